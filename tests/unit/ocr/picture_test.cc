// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/picture.h"

#include <cmath>

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace kehoach::ocr {
namespace {

DrawnPage TextPage(double dpi = 200) {
  DrawnPage page(dpi);
  for (int line = 0; line < 14; ++line) page.Letters(40, 60 + 18 * line, 34);
  return page;
}

int InkIn(const Picture& picture, double left, double top, double right, double bottom,
          const PixPtr& pixels) {
  BOX* box = boxCreate(picture.Px(left), picture.Px(top), picture.Px(right - left),
                       picture.Px(bottom - top));
  PixPtr clip(pixClipRectangle(pixels.get(), box, nullptr));
  boxDestroy(&box);
  int count = 0;
  pixCountPixels(clip.get(), &count, nullptr);
  return count;
}

int InkIn(const Picture& picture, double left, double top, double right, double bottom) {
  return InkIn(picture, left, top, right, bottom, picture.binary);
}

TEST(PrepareTest, SkewIsTakenAway) {
  for (const double skew : {-1.2, 0.5, 2.0}) {
    DrawnPage page = TextPage();
    page.Rotate(skew);
    const Result<Picture> picture = Prepare(page.image(), {});
    ASSERT_TRUE(picture.ok());
    EXPECT_NEAR(std::abs(picture->skew), std::abs(skew), 0.1) << skew;
    // Between two lines of text there is white again.
    EXPECT_EQ(InkIn(*picture, 60, 61.5, 200, 68), 0) << skew;
  }
}

TEST(PrepareTest, StraightPageIsLeftAlone) {
  DrawnPage page = TextPage();
  const Result<Picture> picture = Prepare(page.image(), {});
  ASSERT_TRUE(picture.ok());
  EXPECT_NEAR(picture->skew, 0, 0.1);
  EXPECT_EQ(picture->turns, 0);
}

TEST(PrepareTest, LowResolutionIsDoubled) {
  DrawnPage page = TextPage(100);
  const Result<Picture> picture = Prepare(page.image(), {});
  ASSERT_TRUE(picture.ok());
  EXPECT_NEAR(picture->dpi, 200, 0.5);
  EXPECT_NEAR(picture->X(pixGetWidth(picture->gray.get())), 300, 1);
}

TEST(PrepareTest, UnequalResolutionsBecomeOne) {
  DrawnPage page = TextPage();
  PageImage image = page.Take();
  image.dpi_y = 400;
  image.box.bottom = static_cast<float>(image.height * 72 / image.dpi_y);
  const Result<Picture> picture = Prepare(image, {});
  ASSERT_TRUE(picture.ok());
  EXPECT_NEAR(picture->Y(pixGetHeight(picture->gray.get())), image.box.bottom, 1);
}

TEST(PrepareTest, RedInkBecomesPaperAndPrintUnderItStays) {
  DrawnPage page(200, 300, 400, 3);
  for (int line = 0; line < 14; ++line) page.Letters(40, 60 + 18 * line, 34);
  page.ColorBox(200, 330, 260, 380, 215, 60, 60);
  page.ColorBox(220, 350, 240, 360, 60, 20, 20);
  const Result<Picture> picture = Prepare(page.image(), {});
  ASSERT_TRUE(picture.ok());
  EXPECT_EQ(InkIn(*picture, 203, 333, 217, 377), 0);
  EXPECT_GT(InkIn(*picture, 222, 352, 238, 358), 0);
}

TEST(PrepareTest, ShadowIsEvenedOut) {
  DrawnPage page(200);
  for (int x = 0; x < 300; ++x) page.Box(x, 0, x + 1, 400, 130 + x * 125 / 300);
  for (int line = 0; line < 14; ++line) page.Letters(40, 60 + 18 * line, 34);
  const Result<Picture> picture = Prepare(page.image(), {});
  ASSERT_TRUE(picture.ok());
  EXPECT_EQ(InkIn(*picture, 5, 5, 38, 395), 0);
  EXPECT_GT(InkIn(*picture, 40, 50, 60, 62), 0);
}

TEST(PrepareTest, FoldLeavesNoFaintInk) {
  DrawnPage page(200);
  // The fold of a book, darkest in its middle; its grain is that of the paper.
  for (int y = 0; y < 400; ++y) {
    const int depth = static_cast<int>(100 * std::exp(-std::pow((y - 200) / 22.0, 2)));
    for (int x = 0; x < 300; x += 2) {
      page.Box(x, y, x + 1, y + 1, 246 - depth - (x * 7 + y * 5) % 7);
      page.Box(x + 1, y, x + 2, y + 1, 246 - depth - (x * 3 + y * 13) % 7);
    }
  }
  for (int line = 0; line < 14; ++line) page.Letters(40, 60 + 18 * line, 34);
  const Result<Picture> picture = Prepare(page.image(), {});
  ASSERT_TRUE(picture.ok());
  EXPECT_EQ(InkIn(*picture, 2, 150, 38, 250, picture->faint), 0);
  EXPECT_GT(InkIn(*picture, 40, 185, 60, 205), 0);
}

}  // namespace
}  // namespace kehoach::ocr
