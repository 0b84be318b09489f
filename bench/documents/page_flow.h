// SPDX-License-Identifier: GPL-3.0-or-later
// Sets text in lines, and lines and tables on pages, one below the other. The whole of what a
// plan needs and no more: no hyphenation, no footnotes, no kerning.
#ifndef KEHOACH_BENCH_DOCUMENTS_PAGE_FLOW_H_
#define KEHOACH_BENCH_DOCUMENTS_PAGE_FLOW_H_

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "documents/drawing.h"

namespace kehoach::bench {

struct Span {
  std::string text;  // UTF-8; '\n' ends a line
  const Face* face;
};
using Spans = std::vector<Span>;

struct SetWord {
  const Face* face = nullptr;
  std::vector<std::pair<std::uint16_t, char32_t>> glyphs;
  int width = 0;  // thousandths of the size
};
struct SetLine {
  std::vector<SetWord> words;
  int width = 0;      // with one space between two words
  bool last = false;  // of its paragraph: never stretched
};

// `width` and `indent` (of the first line) in points. A word that is wider than the line is cut
// between letters.
std::vector<SetLine> BreakLines(const Spans& spans, float size, float width, float indent = 0);
// Width of the widest word, in points.
float WidestWord(const Spans& spans, float size);
float WidthOf(const Spans& spans, float size);  // on one line

enum class Align { kLeft, kCentre, kRight, kJustified };

struct ParagraphStyle {
  float size = 13;
  Align align = Align::kLeft;
  float indent = 0;  // of the first line
  float left = 0;    // of all lines
  float before = 0;  // space above it
};

struct Margins {
  float left = 85, right = 48, top = 57, bottom = 57;
};

class PageFlow {
 public:
  PageFlow(Drawing& drawing, float width, float height, const Margins& margins, float leading)
      : drawing_(drawing), width_(width), height_(height), margins_(margins), leading_(leading) {
    NewPage(false);
  }

  // Lying pages keep their margins by side as held.
  void NewPage(bool lying, bool turned = false);
  DrawnPage& page() { return drawing_.pages.back(); }
  bool lying() const { return lying_; }
  float left() const { return margins_.left; }
  float right() const { return page_width() - margins_.right; }
  float text_width() const { return right() - left(); }
  float bottom() const { return (lying_ ? width_ : height_) - margins_.bottom; }
  float top() const { return margins_.top; }
  float LineHeight(float size) const { return size * leading_; }

  float y = 0;  // of the top of the next line

  void Paragraph(const Spans& spans, const ParagraphStyle& style);
  // A line whose top is at `top`, between `left` and `left + width`.
  void PutLine(const SetLine& line, float size, float left, float width, Align align, float top);
  // Several in one column; returns the y below them. Does not break pages or move `y`.
  float PutBlock(const Spans& spans, float size, float left, float width, Align align, float top);
  // On a new page unless so much room is left.
  void Need(float room);

 private:
  float page_width() const { return lying_ ? height_ : width_; }

  Drawing& drawing_;
  float width_, height_;
  Margins margins_;
  float leading_;
  bool lying_ = false, turned_ = false;
};

// ---- tables ---------------------------------------------------------------------------------

enum class Grid { kFull, kLevel, kOuter, kNone };  // which borders are drawn

struct TableCell {
  Spans text;
  Align align = Align::kLeft;
  int columns = 1;
};
using TableRow = std::vector<TableCell>;

struct TableStyle {
  float size = 12, padding = 4, border = 0.5F;
  Grid grid = Grid::kFull;
  Borders borders = Borders::kStrokes;
  bool repeat_header = true;
  bool split_rows = true;  // a page end may cut a row
  bool open_ends = false;  // no border below a row that is cut
  bool middle = false;     // texts of whole rows stand in their middle
};

struct TableContent {
  std::vector<float> widths;  // of the columns, in points
  // Rows of the header. `below`: caption above columns [first, last], whose own labels stand
  // under it.
  TableRow header;
  std::string caption;
  const Face* caption_face = nullptr;
  int caption_first = 0, caption_last = 0;
  TableRow numbers;  // a row of column numbers below the header; empty = none
  std::vector<TableRow> rows;
};

void SetTable(PageFlow& flow, const TableContent& table, const TableStyle& style);

}  // namespace kehoach::bench

#endif  // KEHOACH_BENCH_DOCUMENTS_PAGE_FLOW_H_
