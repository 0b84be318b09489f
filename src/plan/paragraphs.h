// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of running text -> paragraphs (docs/layout.md, section 7). Not thread-safe while building.
#ifndef KEHOACH_PLAN_PARAGRAPHS_H_
#define KEHOACH_PLAN_PARAGRAPHS_H_

#include <optional>
#include <string>
#include <vector>

#include "kehoach/rules.h"
#include "kehoach/table.h"
#include "plan/marker.h"
#include "plan/placement.h"

namespace kehoach::plan {

struct Paragraph {
  std::vector<TextLine> lines;
  std::string text;
  Marker marker;
  bool bold = false, italic = false, upper = false, centred = false;
  int page() const { return lines.front().page; }
};

// Takes lines in reading order. A line goes on with the paragraph above it when the line above has
// no room for its first word, and neither indent, marker nor closing punctuation speak against it.
class ParagraphBuilder {
 public:
  // Both must outlive it.
  ParagraphBuilder(const Placement& placement, const Rules& rules)
      : placement_(placement), rules_(rules) {}

  bool empty() const { return lines_.empty(); }
  // Adds a line; gives the paragraph that it ended.
  std::optional<Paragraph> Add(const TextLine& line);
  // Ends the paragraph: something else than text follows.
  std::optional<Paragraph> Flush();

 private:
  bool GoesOn(const TextLine& line) const;
  bool FitsOn(const TextLine& last, const TextLine& line) const;
  bool StandsAsContinuation(const TextLine& line) const;

  const Placement& placement_;
  const Rules& rules_;
  std::vector<TextLine> lines_;
};

// Whether a text's first letter is a capital.
bool StartsUpper(const std::string& text);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_PARAGRAPHS_H_
