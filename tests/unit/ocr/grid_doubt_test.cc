// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/grid_doubt.h"

#include <gtest/gtest.h>

namespace kehoach::ocr {
namespace {

Ruling H(float at, float from, float to) { return {Axis::kHorizontal, at, from, to, 1}; }
Ruling V(float at, float from, float to) { return {Axis::kVertical, at, from, to, 1}; }

std::vector<Ruling> WholeGrid() {
  return {H(100, 50, 300), H(130, 50, 300),  H(160, 50, 300),
          V(50, 100, 160), V(120, 100, 160), V(300, 100, 160)};
}

TEST(LooseEndsTest, WholeGridIsNotDoubted) { EXPECT_EQ(LooseEnds(WholeGrid()), ""); }

TEST(LooseEndsTest, UnderlinesAreNoBorders) {
  auto rulings = WholeGrid();
  for (int i = 0; i < 5; ++i) rulings.push_back(H(20.0f + 5 * static_cast<float>(i), 80, 120));
  EXPECT_EQ(LooseEnds(rulings), "");
}

TEST(LooseEndsTest, BordersThatEndTogetherAreDrawnSo) {
  EXPECT_EQ(LooseEnds({H(100, 50, 300), H(200, 50, 300), V(50, 100, 200), V(300, 100, 200),
                       V(120, 100, 140), V(200, 100, 140), V(120, 160, 200), V(200, 160, 200)}),
            "");
}

TEST(LooseEndsTest, BordersThatEndInTheMiddleAreDoubted) {
  auto rulings = WholeGrid();
  rulings.push_back(V(180, 100, 112));
  rulings.push_back(V(240, 147, 160));
  EXPECT_NE(LooseEnds(rulings), "");
}

TEST(UnruledColumnsTest, LetterheadIsNoTable) {
  EXPECT_EQ(UnruledColumns({{50, 50, 250, 200}, {300, 50, 600, 200}, {50, 220, 600, 900}}, 200),
            "");
}

TEST(UnruledColumnsTest, ThreeColumnsAreDoubted) {
  EXPECT_NE(UnruledColumns({{50, 50, 200, 400}, {300, 50, 450, 400}, {500, 60, 600, 380}}, 200),
            "");
}

}  // namespace
}  // namespace kehoach::ocr
