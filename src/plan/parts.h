// SPDX-License-Identifier: GPL-3.0-or-later
// A document's lines and tables in reading order, cut into parts (a plan, an appended list of
// objectives, …), each with letterhead, heading, body and closing.
#ifndef KEHOACH_PLAN_PARTS_H_
#define KEHOACH_PLAN_PARTS_H_

#include <optional>
#include <string>
#include <vector>

#include "kehoach/page.h"
#include "kehoach/rules.h"
#include "kehoach/table.h"
#include "table/table_finder.h"

namespace kehoach::plan {

enum class MarkerKind { kNone, kUpper, kRoman, kNumber, kLetter, kDash, kPlus };

struct Marker {
  MarkerKind kind = MarkerKind::kNone;
  std::string text;        // "II", "1.2", "đ", "-"
  int depth = 0;           // of a number: dots + 1
  bool bracketed = false;  // "1)" or "(1)"
  std::string rest;        // the text behind it
};

// The marker a text begins with, by the rules of scope "marker".
Marker ReadMarker(const std::string& text, const Rules& rules);
// Place in the ladder of plans (A > I > 1 > 1.1 > 1) > a > - > +): smaller is higher; 100 = no
// marker.
int RankOf(const Marker& marker);

struct Paragraph {
  std::vector<TextLine> lines;
  std::string text;
  Marker marker;
  bool bold = false, italic = false, upper = false, centred = false;
  int page() const { return lines.front().page; }
};

// A paragraph or a table (index into TablesOfDocument::tables).
struct Element {
  std::optional<Paragraph> paragraph;
  std::optional<std::size_t> table;
};

struct Part {
  std::vector<TextLine> letterhead;  // as they stand, both columns
  std::string type;                  // "KH", "MTCL", …; empty without a heading
  std::string type_rule;
  std::vector<TextLine> heading;  // the type's line, and the rest of it for MTCL
  std::size_t type_end = 0;       // bytes of heading[0].text that are the type's words
  std::vector<TextLine> title;    // summary
  std::vector<Element> body;
  std::vector<TextLine> closing;  // recipients and signatures
};

// Text area of a page, from the lines on it.
struct TextArea {
  float left = 0, right = 0;
};

std::vector<Part> BuildParts(const std::vector<Page>& pages, const table::TablesOfDocument& tables,
                             const Rules& rules);

// The page with this number. REQUIRES: `pages` is not empty and numbered without gaps; a number
// outside of it gives the first page.
const Page& PageNumbered(const std::vector<Page>& pages, int number);

// Cuts a line before its word number `word` (0 < word < line.words.size()).
std::pair<TextLine, TextLine> SplitLine(const Page& page, const TextLine& line, std::size_t word);
// Where a line of the closing runs over two columns ("Nơi nhận: … KT. GIÁM ĐỐC", two signers side by
// side): the number of the word that begins the right one; 0 = it does not.
std::size_t ClosingColumn(const Page& page, const TextLine& line, const Rules& rules);

// Number of the word of `line` that holds byte `offset` of its text.
std::size_t WordAt(const Page& page, const TextLine& line, std::size_t offset);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_PARTS_H_
