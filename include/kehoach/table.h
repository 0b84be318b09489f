// SPDX-License-Identifier: GPL-3.0-or-later
// Tables and lines of text as geometry sees them, before anything is understood.
#ifndef KEHOACH_TABLE_H_
#define KEHOACH_TABLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "kehoach/geometry.h"

namespace kehoach {

// Words on one baseline, in reading order, joined by single spaces.
struct TextLine {
  std::string text;
  int page = 0;  // 1-based
  Rect box;
  float baseline = 0;
  float size = 0;                    // of most of its letters
  bool bold = false;                 // every letter
  bool italic = false;               // every letter
  float confidence = 1;              // lowest of its words
  std::vector<std::uint32_t> words;  // indices into Page::words of that page

  friend bool operator==(const TextLine&, const TextLine&) = default;
};

struct Cell {
  int row = 0, column = 0;  // 0-based, of the top left grid slot
  int row_span = 1, column_span = 1;
  std::vector<TextLine> lines;  // top to bottom, over pages
  std::vector<Place> places;    // one per page the cell stands on

  friend bool operator==(const Cell&, const Cell&) = default;
};

enum class TableKind { kRuled, kPartlyRuled, kBorderless };

// Why two pieces on consecutive pages (or on one) were taken for one table.
struct TableJoin {
  int page = 0;                  // page of the later piece
  int row = 0;                   // first row of the later piece
  bool header_repeated = false;  // and dropped
  bool row_continued = false;    // its first row went on with the last one before it
  std::string evidence;          // English, for people: "same 5 columns; STT 3 -> 4"
};

struct Table {
  TableKind kind = TableKind::kRuled;
  int rows = 0, columns = 0;
  int header_rows = 0;              // at the top, as far as the header test knows them; 0 = none
  std::vector<Cell> cells;          // row-major by (row, column); spans leave no hole
  std::vector<float> column_edges;  // columns + 1 x positions on the first page
  std::vector<Place> places;        // one per page
  std::vector<TableJoin> joins;
};

}  // namespace kehoach

#endif  // KEHOACH_TABLE_H_
