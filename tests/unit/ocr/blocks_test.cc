// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/blocks.h"

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace kehoach::ocr {
namespace {

struct Found {
  Picture picture;
  PixPtr ink;
  std::vector<Box2> blocks;
};

Found FindIn(const DrawnPage& page) {
  Options options;
  options.find_turn = false;
  Result<Picture> picture = Prepare(page.image(), options);
  EXPECT_TRUE(picture.ok());
  Found found;
  found.picture = std::move(*picture);
  found.ink = TakeSpecks(found.picture);
  const Box2 all{0, 0, static_cast<int>(pixGetWidth(found.ink.get())),
                 static_cast<int>(pixGetHeight(found.ink.get()))};
  found.blocks = FindBlocks(found.ink.get(), found.picture, all);
  return found;
}

TEST(FindBlocksTest, WhitePageHasNone) { EXPECT_TRUE(FindIn(DrawnPage()).blocks.empty()); }

TEST(FindBlocksTest, LinesThatFollowEachOtherAreOne) {
  DrawnPage page;
  for (int line = 0; line < 4; ++line) page.Letters(40, 60 + 18 * line, 30);
  EXPECT_EQ(FindIn(page).blocks.size(), 1u);
}

TEST(FindBlocksTest, LetterheadIsTwo) {
  DrawnPage page;
  for (int line = 0; line < 3; ++line) {
    page.Letters(30, 60 + 18 * line, 16);
    page.Letters(170, 60 + 18 * line, 18);
  }
  const auto blocks = FindIn(page).blocks;
  ASSERT_EQ(blocks.size(), 2u);
  EXPECT_LT(blocks[0].right, blocks[1].left);
}

TEST(FindBlocksTest, NumberBeforeATabIsNoColumn) {
  DrawnPage page;
  page.Letters(40, 60, 2).Letters(68, 60, 30);
  EXPECT_EQ(FindIn(page).blocks.size(), 1u);
}

TEST(FindBlocksTest, WideGapParts) {
  DrawnPage page;
  page.Letters(40, 60, 30).Letters(40, 130, 30);
  EXPECT_EQ(FindIn(page).blocks.size(), 2u);
}

TEST(FindBlocksTest, MarkOverACapitalStaysWithIt) {
  DrawnPage page;
  page.Letters(40, 60, 20).Box(52, 47.5, 55, 49.5);
  const auto found = FindIn(page);
  ASSERT_EQ(found.blocks.size(), 1u);
  EXPECT_LE(found.blocks[0].top, found.picture.Px(47.8));
}

TEST(FindLinesTest, GivesEachLineItsInk) {
  DrawnPage page;
  for (int line = 0; line < 3; ++line) page.Letters(40, 60 + 18 * line, 2 + line);
  const auto found = FindIn(page);
  ASSERT_EQ(found.blocks.size(), 1u);
  const auto lines = FindLines(found.ink.get(), found.picture, found.blocks[0]);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_LT(lines[0].width(), lines[2].width());
}

TEST(TakeSpecksTest, FullStopNearPrintStaysAndOneAloneGoes) {
  DrawnPage page;
  page.Letters(40, 60, 6).Box(76, 58.9, 77.1, 60).Box(200, 200, 201.1, 201.1);
  const auto found = FindIn(page);
  ASSERT_EQ(found.blocks.size(), 1u);
  EXPECT_GE(found.blocks[0].right, found.picture.Px(77));
}

}  // namespace
}  // namespace kehoach::ocr
