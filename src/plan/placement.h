// SPDX-License-Identifier: GPL-3.0-or-later
// Where lines stand on their page: text area, centring, and lines cut in two.
#ifndef KEHOACH_PLAN_PLACEMENT_H_
#define KEHOACH_PLAN_PLACEMENT_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "kehoach/page.h"
#include "kehoach/table.h"

namespace kehoach::plan {

// The page with this number. REQUIRES: `pages` is not empty and numbered without gaps; a number
// outside of it gives the first page.
const Page& PageNumbered(const std::vector<Page>& pages, int number);

// Cuts a line before its word number `word` (0 < word < line.words.size()).
std::pair<TextLine, TextLine> SplitLine(const Page& page, const TextLine& line, std::size_t word);
// Number of the word of `line` that holds byte `offset` of its text.
std::size_t WordAt(const Page& page, const TextLine& line, std::size_t offset);

struct TextArea {
  float left = 0, right = 0;
};

// Margins of all pages of a document. `pages` must outlive it; thread-safe.
class Placement {
 public:
  // `lines`: the free lines of all pages; the widest of each page size tell its margins.
  Placement(const std::vector<Page>& pages, const std::vector<const TextLine*>& lines);

  const Page& PageOf(const TextLine& line) const { return PageNumbered(pages_, line.page); }
  const TextArea& Area(const TextLine& line) const;
  // Distance of a line's start from the left margin.
  float Indent(const TextLine& line) const { return line.box.left - Area(line).left; }
  // In the middle of the text area or of the page.
  bool Centred(const TextLine& line) const;
  // Clearly set apart from running text: bold, or narrower than the text area on both sides.
  bool Stands(const TextLine& line) const;

 private:
  const std::vector<Page>& pages_;
  std::vector<TextArea> areas_;  // per page
};

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_PLACEMENT_H_
