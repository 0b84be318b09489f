// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on the pages of a document, before a producer writes it as PDF. Plain values.
// Points, origin top left, y down.
#ifndef KEHOACH_BENCH_DOCUMENTS_DRAWING_H_
#define KEHOACH_BENCH_DOCUMENTS_DRAWING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "documents/face.h"

namespace kehoach::bench {

struct PlacedGlyph {
  std::uint16_t glyph = 0;  // in its face
  char32_t code = 0;
  float x = 0;        // of its origin
  float advance = 0;  // of the face, at this size; a justified space is wider than that
};

// A run of one face on one line.
struct TextRun {
  const Face* face = nullptr;
  float size = 0, y = 0;  // y of the baseline
  std::vector<PlacedGlyph> glyphs;
};

struct DrawnLine {
  float x0, y0, x1, y1, width;
};

// How borders are drawn, as producers do it.
enum class Borders {
  kStrokes,    // lines of full length
  kFills,      // thin filled rectangles, one for each side of each cell
  kLongFills,  // thin filled rectangles of full length
  kDotted,     // lines with a dash pattern
  kDots,       // each dot a small filled rectangle
};

struct DrawnPage {
  float width = 0, height = 0;  // as shown
  bool turned = false;          // stored upright, shown by /Rotate 90
  std::vector<TextRun> texts;
  std::vector<DrawnLine> borders;  // of tables, horizontal or vertical
  std::vector<DrawnLine> rules;    // below the letterhead and the title
};

struct Drawing {
  std::vector<DrawnPage> pages;
  Borders borders = Borders::kStrokes;
  std::string title, date;  // date as ISO 8601, for the document's information
};

}  // namespace kehoach::bench

#endif  // KEHOACH_BENCH_DOCUMENTS_DRAWING_H_
