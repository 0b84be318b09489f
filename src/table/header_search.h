// SPDX-License-Identifier: GPL-3.0-or-later
// Finds a table's header among lines of text that no ruling divides. Pure.
#ifndef KEHOACH_TABLE_HEADER_SEARCH_H_
#define KEHOACH_TABLE_HEADER_SEARCH_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "kehoach/page.h"
#include "table/gutters.h"
#include "table/table_finder.h"

namespace kehoach::table {

struct HeaderLines {
  std::size_t begin = 0, end = 0;  // lines of the header
  std::vector<Interval> columns;   // x extent of each column's label
  // Labels over several columns, and the number of lines (from `begin`) that hold them.
  std::vector<Interval> spans;
  std::size_t span_lines = 0;
  bool bold = false;  // every word
};

bool AnyBold(const Page& page, const WordLine& line);

// The header that begins at line `begin`: up to a few lines, stacked, whose labels the test
// knows; the longest such stack. At least three columns. `is_top`: borders tell that the line is
// the first of a table or of one of its rows; else its own gaps must.
std::optional<HeaderLines> HeaderAt(const Page& page, const std::vector<WordLine>& lines,
                                    std::size_t begin, const HeaderTest& is_header,
                                    bool is_top = false);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_HEADER_SEARCH_H_
