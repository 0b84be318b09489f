// SPDX-License-Identifier: GPL-3.0-or-later
// Rows without horizontal rulings: from row numbers, and from gaps wider than the pitch of
// lines. Pure.
#ifndef KEHOACH_TABLE_ROWS_H_
#define KEHOACH_TABLE_ROWS_H_

#include <optional>
#include <vector>

#include "kehoach/page.h"
#include "table/gutters.h"
#include "table/numbering.h"

namespace kehoach::table {

// One line of a table region, reduced to what tells rows apart.
struct RowLine {
  float height = 0;                 // PageWords::Height of its words
  float size = 0;                   // font size
  std::vector<char> filled;         // per column: has words
  std::optional<RowNumber> number;  // in the number column
  bool starts_small = false;        // begins with a small letter, as no row does
  bool spans = false;               // runs across columns: a heading inside the table
};

// How numbers stand against the text of their rows.
enum class NumberAlignment { kTop, kMiddle };

struct RowSplit {
  std::vector<std::size_t> first_lines;  // index of the first line of each row; starts with 0
  NumberAlignment alignment = NumberAlignment::kTop;
};

// Columns of a line: filled where a word's middle lies between two edges.
RowLine MakeRowLine(const Page& page, const WordLine& line, const std::vector<float>& edges,
                    int number_column);

// The first column whose words are row numbers; -1 when there is none.
int FindNumberColumn(const Page& page, const std::vector<WordLine>& lines,
                     const std::vector<float>& edges);

// `after_header`: the lines start below a header, so text above the first number means numbers
// in the middle of their rows, not the rest of a row from the page before. `prefer_top`: where
// the lines tell nothing, numbers stand at the top (as on the page before). `known_middle`: they
// stand in the middle, whatever these lines tell.
RowSplit SplitRows(const std::vector<RowLine>& lines, bool after_header, bool prefer_top = false,
                   bool known_middle = false);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_ROWS_H_
