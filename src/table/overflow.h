// SPDX-License-Identifier: GPL-3.0-or-later
// Text of a merged cell that runs on below the table's last border: browsers close the other cells
// at the page end, but let a cell over several rows go on. Pure but for the words it takes.
#ifndef KEHOACH_TABLE_OVERFLOW_H_
#define KEHOACH_TABLE_OVERFLOW_H_

#include "table/piece.h"

namespace kehoach::table {

// Gives the lines below the piece to the cells of its last row that no ruling closes, when every
// free word down to the page's end stands within such a cell's columns, line below line.
// Otherwise changes nothing.
void TakeOverflow(Piece& piece, PageWords& words);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_OVERFLOW_H_
