// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/columns.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "drawn_page.h"
#include "ocr/blocks.h"

namespace kehoach::ocr {
namespace {

constexpr double kLine = 16;  // points from line to line

std::vector<ColumnText> FindIn(const DrawnPage& page, const std::vector<Ruling>& rulings = {}) {
  Options options;
  options.find_turn = false;
  Result<Picture> picture = Prepare(page.image(), options);
  EXPECT_TRUE(picture.ok());
  const PixPtr ink = TakeSpecks(*picture);
  const Box2 all{0, 0, static_cast<int>(pixGetWidth(ink.get())),
                 static_cast<int>(pixGetHeight(ink.get()))};
  return FindColumns(ink.get(), *picture, rulings, all);
}

// Rows of a table without borders from `top` on: a number, a text of three lines whose last is
// short, another of two lines.
void DrawRows(DrawnPage& page, double top, int rows) {
  for (int row = 0; row < rows; ++row) {
    const double y = top + 4 * kLine * row;
    page.Letters(22, y + kLine, 1);
    page.Letters(50, y, 24).Letters(50, y + kLine, 24).Letters(50, y + 2 * kLine, 9);
    page.Letters(206, y, 10).Letters(206, y + kLine, 4);
  }
}

std::ptrdiff_t Count(const std::vector<ColumnText>& stacks, double from, double to) {
  return std::count_if(stacks.begin(), stacks.end(), [&](const ColumnText& stack) {
    return stack.box.left >= from * 200 / 72 && stack.box.right <= to * 200 / 72;
  });
}

TEST(FindColumnsTest, RunningTextHasNone) {
  DrawnPage page;
  for (int line = 0; line < 12; ++line) {
    page.Letters(20, 60 + kLine * line, 7 + line % 3);
    page.Letters(90 + 6 * (line % 3), 60 + kLine * line, 30 - line % 3);
  }
  EXPECT_TRUE(FindIn(page).empty());
}

TEST(FindColumnsTest, LetterheadHasNone) {
  DrawnPage page;
  for (int line = 0; line < 4; ++line) {
    page.Letters(30, 60 + kLine * line, 16).Letters(170, 60 + kLine * line, 18);
  }
  for (int line = 0; line < 6; ++line) page.Letters(20, 160 + kLine * line, 42);
  EXPECT_TRUE(FindIn(page).empty());
}

TEST(FindColumnsTest, ColumnsOfATableStandApart) {
  DrawnPage page;
  DrawRows(page, 80, 4);
  const auto stacks = FindIn(page);
  EXPECT_EQ(Count(stacks, 20, 40), 4);
  EXPECT_GE(Count(stacks, 48, 204), 1);
  EXPECT_GE(Count(stacks, 204, 300), 1);
  EXPECT_EQ(Count(stacks, 0, 300), static_cast<std::ptrdiff_t>(stacks.size()));
}

TEST(FindColumnsTest, NarrowFirstColumnIsNumbering) {
  DrawnPage page;
  DrawRows(page, 80, 4);
  bool first = true;
  for (const ColumnText& stack : FindIn(page)) {
    EXPECT_EQ(stack.numbering, stack.box.right < 45 * 200 / 72);
    EXPECT_EQ(stack.top, stack.numbering && first);
    first = first && !stack.numbering;
  }
}

TEST(FindColumnsTest, TitleAcrossColumnsStandsInNone) {
  DrawnPage page;
  DrawRows(page, 80, 2);
  page.Letters(20, 210, 42);
  DrawRows(page, 236, 2);
  const auto stacks = FindIn(page);
  EXPECT_EQ(Count(stacks, 20, 40), 4);
  for (const ColumnText& stack : stacks) {
    EXPECT_TRUE(stack.box.bottom < 200 * 200 / 72 || stack.box.top > 212 * 200 / 72);
  }
}

TEST(FindColumnsTest, BordersPartColumnsThatAllButTouch) {
  DrawnPage page;
  for (int line = 0; line < 8; ++line) {
    page.Letters(22, 80 + kLine * line, 12).Letters(98, 80 + kLine * line, 12);
    page.Letters(174, 80 + kLine * line, 12);
  }
  EXPECT_TRUE(FindIn(page).empty());
  const auto stacks =
      FindIn(page, {{Axis::kVertical, 95, 60, 210, 1}, {Axis::kVertical, 171, 60, 210, 1}});
  EXPECT_EQ(stacks.size(), 3u);
}

TEST(FindColumnsTest, TextUnderTheTableStandsInNone) {
  DrawnPage page;
  DrawRows(page, 60, 3);
  for (int line = 0; line < 5; ++line) page.Letters(20, 290 + kLine * line, 42);
  for (const ColumnText& stack : FindIn(page)) EXPECT_LT(stack.box.bottom, 280 * 200 / 72);
}

}  // namespace
}  // namespace kehoach::ocr
