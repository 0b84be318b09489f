// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/rows.h"

#include <string_view>

#include <gtest/gtest.h>

namespace kehoach::table {
namespace {

// Lines of a region: height, filled columns ("x" or "."), number or "".
struct Line {
  float height;
  const char* filled;
  const char* number;
  bool small = false;
};

RowSplit Split(const std::vector<Line>& lines, bool after_header = true) {
  std::vector<RowLine> rows;
  for (const Line& line : lines) {
    RowLine row;
    row.height = line.height;
    row.size = 12;
    for (const char c : std::string_view(line.filled)) row.filled.push_back(c == 'x' ? 1 : 0);
    row.number = ParseRowNumber(line.number);
    row.starts_small = line.small;
    rows.push_back(row);
  }
  return SplitRows(rows, after_header);
}

using Starts = std::vector<std::size_t>;

TEST(SplitRowsTest, ANumberStartsARow) {
  const RowSplit split =
      Split({{0, "xxx", "1"}, {14, ".x.", ""}, {28, "xxx", "2"}, {42, "xx.", "3"}});
  EXPECT_EQ(split.first_lines, (Starts{0, 2, 3}));
  EXPECT_EQ(split.alignment, NumberAlignment::kTop);
}

TEST(SplitRowsTest, TextAboveTheFirstNumberMeansNumbersInTheMiddle) {
  const RowSplit split = Split({{0, ".x.", ""},
                                {7, "x.x", "1"},
                                {14, ".x.", ""},
                                {36, ".x.", ""},
                                {50, "xxx", "2"},
                                {64, ".x.", ""}});
  EXPECT_EQ(split.first_lines, (Starts{0, 3}));
  EXPECT_EQ(split.alignment, NumberAlignment::kMiddle);
}

TEST(SplitRowsTest, RowsThatGapsPartTellWhereNumbersStand) {
  // The first row's number stands on its first line, and a rest of a row comes first.
  const std::vector<Line> middle = {{0, ".x.", ""},    {22, "xx.", "1"}, {44, ".x.", ""},
                                    {58, "xxx", "2"},  {72, ".x.", ""},  {94, ".x.", ""},
                                    {101, "x.x", "3"}, {108, ".x.", ""}};
  EXPECT_EQ(Split(middle, false).alignment, NumberAlignment::kMiddle);
  EXPECT_EQ(Split(middle, false).first_lines, (Starts{0, 1, 2, 5}));
  const std::vector<Line> top = {{0, ".x.", ""},   {14, "xxx", "1"}, {28, ".x.", ""},
                                 {50, "xxx", "2"}, {64, ".x.", ""},  {86, "xxx", "3"},
                                 {100, ".x.", ""}};
  EXPECT_EQ(Split(top).alignment, NumberAlignment::kTop);
}

TEST(SplitRowsTest, APageEndCutsARowWithMiddleNumbers) {
  // Above its number, which the next page has.
  EXPECT_EQ(Split({{0, ".x.", ""}, {14, "xxx", "1"}, {28, ".x.", ""}, {50, ".xx", ""}}).first_lines,
            (Starts{0, 3}));
  // Below it: what is left of the row has its number on top.
  const RowSplit split =
      Split({{0, ".x.", ""}, {14, "xxx", "1"}, {28, ".x.", ""}, {50, "xxx", "2"}, {64, ".x.", ""}});
  EXPECT_EQ(split.first_lines, (Starts{0, 3}));
  EXPECT_EQ(split.alignment, NumberAlignment::kMiddle);
}

TEST(SplitRowsTest, MiddleNumbersWithoutGapsAreMirrored) {
  const RowSplit split = Split({{0, ".x.", ""},
                                {14, "xxx", "1"},
                                {28, ".x.", ""},
                                {42, ".x.", ""},
                                {56, "xxx", "2"},
                                {70, ".x.", ""}});
  EXPECT_EQ(split.first_lines, (Starts{0, 3}));
}

TEST(SplitRowsTest, UnderARepeatedHeaderTheRestOfARowIsARowOfItsOwn) {
  const RowSplit split = Split({{0, ".xx", ""},
                                {14, ".x.", ""},
                                {36, "xxx", "4"},
                                {50, ".x.", ""},
                                {72, "xxx", "5"},
                                {86, ".x.", ""},
                                {108, "xxx", "6"}});
  EXPECT_EQ(split.first_lines, (Starts{0, 2, 4, 6}));
  EXPECT_EQ(split.alignment, NumberAlignment::kTop);
}

TEST(SplitRowsTest, AClearGapWithTextInSeveralColumnsStartsARowWithoutANumber) {
  EXPECT_EQ(Split({{0, "xxx", "1"}, {14, ".x.", ""}, {40, ".xx", ""}, {54, ".x.", ""}}).first_lines,
            (Starts{0, 2}));
  // A paragraph of a cell is set apart alike, but stands alone.
  EXPECT_EQ(Split({{0, "xxx", "1"}, {14, ".x.", ""}, {40, ".x.", ""}, {54, ".x.", ""}}).first_lines,
            (Starts{0}));
}

TEST(SplitRowsTest, LinesMovedOffThePageEndStayInTheirRow) {
  EXPECT_EQ(
      Split({{0, "xxx", "1"}, {14, ".xx", ""}, {43, ".xx", "", true}, {57, ".x.", ""}}).first_lines,
      (Starts{0}));
}

TEST(SplitRowsTest, WithoutNumbersGapsDecide) {
  EXPECT_EQ(Split({{0, "xx", ""}, {14, "x.", ""}, {36, "xx", ""}, {58, "xx", ""}}).first_lines,
            (Starts{0, 2, 3}));
}

TEST(SplitRowsTest, NoLinesNoRows) { EXPECT_TRUE(Split({}).first_lines.empty()); }

}  // namespace
}  // namespace kehoach::table
