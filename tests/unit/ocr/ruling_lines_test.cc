// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruling_lines.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace kehoach::ocr {
namespace {

std::vector<Ruling> RulingsOf(const DrawnPage& page) {
  Options options;
  options.find_turn = false;
  Result<Picture> picture = Prepare(page.image(), options);
  EXPECT_TRUE(picture.ok());
  return TakeRulings(*picture);
}

int Count(const std::vector<Ruling>& rulings, Axis axis) {
  return static_cast<int>(std::count_if(rulings.begin(), rulings.end(),
                                        [&](const Ruling& r) { return r.axis == axis; }));
}

// Three rows of `step` points and two columns.
DrawnPage Grid(double step, double dpi = 200, double thickness = 0.5, int gray = 0) {
  DrawnPage page(dpi);
  for (int i = 0; i < 4; ++i) page.Horizontal(100 + step * i, 50, 250, thickness, gray);
  for (const double x : {50, 120, 250}) page.Vertical(x, 100, 100 + 3 * step, thickness, gray);
  return page;
}

TEST(TakeRulingsTest, FindsEveryBorderOnce) {
  for (const double dpi : {150.0, 200.0, 300.0}) {
    const auto rulings = RulingsOf(Grid(40, dpi));
    EXPECT_EQ(Count(rulings, Axis::kHorizontal), 4) << dpi;
    EXPECT_EQ(Count(rulings, Axis::kVertical), 3) << dpi;
    for (const Ruling& ruling : rulings) {
      if (ruling.axis == Axis::kVertical) {
        EXPECT_NEAR(ruling.from, 100, 1) << dpi;
        EXPECT_NEAR(ruling.to, 220, 1) << dpi;
      }
    }
  }
}

TEST(TakeRulingsTest, FaintBordersCount) {
  const auto rulings = RulingsOf(Grid(40, 200, 0.36, 150));
  EXPECT_EQ(Count(rulings, Axis::kHorizontal), 4);
  EXPECT_EQ(Count(rulings, Axis::kVertical), 3);
}

TEST(TakeRulingsTest, SidesOfALowRowAreBorders) {
  DrawnPage page(200);
  for (const double y : {100, 114, 180}) page.Horizontal(y, 50, 250);
  page.Vertical(50, 100, 180).Vertical(250, 100, 180).Vertical(150, 100, 114);
  EXPECT_EQ(Count(RulingsOf(page), Axis::kVertical), 3);
}

// The edge of a shadow in one row of a table; the columns go on above and below.
TEST(TakeRulingsTest, StrokeInOneRowAloneIsNoBorder) {
  DrawnPage page(200);
  for (const double y : {100, 130, 180}) page.Horizontal(y, 50, 250);
  for (const double x : {50, 100, 150, 200, 250}) page.Vertical(x, 100, 180);
  const auto columns = Count(RulingsOf(page), Axis::kVertical);
  EXPECT_EQ(columns, 5);
  page.Vertical(175, 102, 128);
  EXPECT_EQ(Count(RulingsOf(page), Axis::kVertical), columns);
}

TEST(TakeRulingsTest, StrokesOfLettersAreNoBorders) {
  DrawnPage page = Grid(40);
  for (int row = 0; row < 3; ++row) page.Letters(126, 125 + 40 * row, 18, 14);
  const auto rulings = RulingsOf(page);
  EXPECT_EQ(Count(rulings, Axis::kHorizontal), 4);
  EXPECT_EQ(Count(rulings, Axis::kVertical), 3);
}

TEST(TakeRulingsTest, StrokeThatMeetsNoBorderIsNone) {
  DrawnPage page = Grid(60);
  page.Vertical(180, 115, 145, 1);
  EXPECT_EQ(Count(RulingsOf(page), Axis::kVertical), 3);
}

TEST(TakeRulingsTest, DottedBordersCount) {
  DrawnPage page(200);
  for (const double y : {100, 220}) page.Horizontal(y, 50, 250);
  for (const double x : {50, 250}) page.Vertical(x, 100, 220);
  for (double x = 50; x < 250; x += 2.2) page.Box(x, 159.6, x + 0.7, 160.3);
  for (double y = 100; y < 220; y += 2.2) page.Box(119.6, y, 120.3, y + 0.7);
  const auto rulings = RulingsOf(page);
  EXPECT_EQ(Count(rulings, Axis::kHorizontal), 3);
  EXPECT_EQ(Count(rulings, Axis::kVertical), 3);
}

TEST(TakeRulingsTest, LeadersAreNoBorders) {
  DrawnPage page(200);
  for (double x = 50; x < 250; x += 3) page.Box(x, 159.2, x + 1, 160.2);
  EXPECT_TRUE(RulingsOf(page).empty());
}

TEST(TakeRulingsTest, TablesOneBelowTheOtherStayApart) {
  DrawnPage page(200);
  for (const double y : {100, 140, 147, 187}) page.Horizontal(y, 50, 250);
  for (const double x : {50, 250}) page.Vertical(x, 100, 140).Vertical(x, 147, 187);
  EXPECT_EQ(Count(RulingsOf(page), Axis::kVertical), 4);
}

TEST(TakeRulingsTest, LinesBrokenInARowOrAtADoubleBorderAreWhole) {
  DrawnPage page(200);
  for (const double y : {100.0, 140.0, 142.5, 190.0}) page.Horizontal(y, 50, 250);
  for (const double x : {50, 250}) page.Vertical(x, 100, 140).Vertical(x, 142.5, 190);
  page.Vertical(150, 100, 120).Vertical(150, 126, 190);
  EXPECT_EQ(Count(RulingsOf(page), Axis::kVertical), 3);
}

TEST(TakeRulingsTest, WhatIsTakenIsWipedOut) {
  DrawnPage page = Grid(40);
  Options options;
  options.find_turn = false;
  Result<Picture> picture = Prepare(page.image(), options);
  ASSERT_TRUE(picture.ok());
  TakeRulings(*picture);
  int ink = 0;
  pixCountPixels(picture->binary.get(), &ink, nullptr);
  EXPECT_EQ(ink, 0);
}

}  // namespace
}  // namespace kehoach::ocr
