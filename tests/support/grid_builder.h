// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as geometry gives them (kehoach/table.h), written as rows of text.
#ifndef KEHOACH_TESTS_SUPPORT_GRID_BUILDER_H_
#define KEHOACH_TESTS_SUPPORT_GRID_BUILDER_H_

#include <string>
#include <vector>

#include "kehoach/table.h"

namespace kehoach::testing {

// One string a row, cells parted by "|", lines of a cell by "//". A cell ">" is merged with the one
// to its left, "^" with the one above; "*" before a text sets it in bold. Columns are 100 points
// wide, rows 40 points high, on page 1.
Table Grid(const std::vector<std::string>& rows);

}  // namespace kehoach::testing

#endif  // KEHOACH_TESTS_SUPPORT_GRID_BUILDER_H_
