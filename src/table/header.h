// SPDX-License-Identifier: GPL-3.0-or-later
// Header rows of a piece: how many there are, and whether another piece repeats them. Pure.
#ifndef KEHOACH_TABLE_HEADER_H_
#define KEHOACH_TABLE_HEADER_H_

#include <string>
#include <vector>

#include "table/piece.h"
#include "table/table_finder.h"

namespace kehoach::table {

// A caption, two rows of labels and a row of column numbers.
inline constexpr int kMostHeaderRows = 4;

// Texts of the lowest header cell of each column when the first `rows` rows are the header: the
// form in which HeaderTest gets them. A cell merged over columns counts once.
std::vector<std::string> HeaderTexts(const Piece& piece, int rows);

// Number of header rows at the top of the piece, a row of column numbers included; 0 when the
// test knows none (or is empty).
int CountHeaderRows(const Piece& piece, const HeaderTest& is_header);

// How many rows at the top of `later` repeat those of `first`: same cells, same texts with
// spaces left out. Never ends within a merged cell.
int CountRepeatedRows(const Piece& first, const Piece& later);

// Whether two texts are one text read twice: equal without spaces, or (recognised text errs)
// differing in few letters.
bool SameText(const std::string& a, const std::string& b);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_HEADER_H_
