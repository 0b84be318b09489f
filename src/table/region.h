// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a table that has no vertical rulings: gathered one by one as long as they keep to
// the white gutters between its columns. Pure.
#ifndef KEHOACH_TABLE_REGION_H_
#define KEHOACH_TABLE_REGION_H_

#include <cstddef>
#include <string>
#include <vector>

#include "table/gutters.h"
#include "table/table_finder.h"

namespace kehoach::table {

// Text further below (em) has nothing to do with the table.
inline constexpr float kFarBelow = 3.0f;

// Lines of a table region and what was seen while they were gathered.
struct Region {
  std::vector<WordLine> lines;
  std::vector<char> spans;  // per line: runs across gutters, a heading inside the table
  std::vector<Interval> gutters;
};

// Height and font size of a line, by its first word.
float HeightOf(const Page& page, const WordLine& line);
float SizeOf(const Page& page, const WordLine& line);

// In how many columns the segments' middles lie.
int ColumnsFilled(const std::vector<Interval>& gutters, const std::vector<Interval>& segments);

struct RegionStart {
  std::size_t line = 0;   // first line that may belong to the table
  float last_height = 0;  // of the header's last line; 0 = none
  Interval sides;         // outer edges of the columns, as far as they are known
  bool bold_header = false;
  std::string number_label;  // of the header's first column ("TT"); may be empty
};

// `gutters` are narrowed on the way. Ends before a new header, a line across columns that is no
// heading inside the table, text that ends a table by its words, and text far below.
Region GatherRegion(const Page& page, const std::vector<WordLine>& lines, Gutters gutters,
                    const RegionStart& start, const Options& options);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_REGION_H_
