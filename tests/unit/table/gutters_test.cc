// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/gutters.h"

#include <gtest/gtest.h>

namespace kehoach::table {
namespace {

TEST(GuttersTest, LinesNarrowTheWhiteBetweenLabels) {
  Gutters gutters({{50, 70}, {150, 190}, {300, 340}});
  gutters.Narrow({{55, 60}, {85, 260}, {290, 350}});
  gutters.Narrow({{85, 240}, {290, 330}});
  EXPECT_EQ(gutters.Widest(), (std::vector<Interval>{{70, 85}, {260, 290}}));
}

TEST(GuttersTest, ALineAcrossAGutterIsCountedAndTakesNothing) {
  Gutters gutters({{50, 70}, {150, 190}, {300, 340}});
  gutters.Narrow({{55, 60}, {85, 260}, {290, 350}});
  const std::vector<Interval> across = {{55, 400}};
  EXPECT_EQ(gutters.Crossed(across), 2);
  gutters.Narrow(across);
  EXPECT_EQ(gutters.Widest(), (std::vector<Interval>{{70, 85}, {260, 290}}));
}

TEST(GuttersTest, WhiteOnBothSidesOfAShortLineStaysOpen) {
  Gutters gutters({{50, 70}, {300, 340}});
  gutters.Narrow({{100, 120}});
  EXPECT_EQ(gutters.Crossed({{70, 110}}), 0);
  EXPECT_EQ(gutters.Crossed({{60, 299}}), 1);
  EXPECT_EQ(gutters.Widest(), (std::vector<Interval>{{120, 300}}));
}

}  // namespace
}  // namespace kehoach::table
