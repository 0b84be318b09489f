// SPDX-License-Identifier: GPL-3.0-or-later
// The row at a page end: is the first row of the next page the rest of it, or a new row, perhaps
// under cells that are merged over the page end? Pure, thread-safe.
#ifndef KEHOACH_TABLE_SEAM_H_
#define KEHOACH_TABLE_SEAM_H_

#include <string>

#include "table/columns.h"
#include "table/growing.h"

namespace kehoach::table {

// `dropped` rows at the top of `later` repeat the header. `number_column` is -1 when the table
// has none. The reason of a continued row or cell is appended to `evidence`.
Seam DecideSeam(const Growing& table, const Piece& later, const ColumnMatch& match, int dropped,
                int number_column, std::string& evidence);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_SEAM_H_
