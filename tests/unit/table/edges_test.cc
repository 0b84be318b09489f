// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/edges.h"

#include <limits>

#include <gtest/gtest.h>

namespace kehoach::table {
namespace {

Ruling H(float y, float from, float to) { return {Axis::kHorizontal, y, from, to, 0.5f}; }
Ruling V(float x, float from, float to) { return {Axis::kVertical, x, from, to, 0.5f}; }

TEST(SnapEdgesTest, PiecesDrawnCellByCellBecomeOneEdge) {
  const Edges edges = SnapEdges({H(100, 50, 100), H(100.4f, 101, 200), H(99.8f, 202, 300)});
  ASSERT_EQ(edges.horizontal.size(), 1u);
  EXPECT_FLOAT_EQ(edges.horizontal[0].from, 50);
  EXPECT_FLOAT_EQ(edges.horizontal[0].to, 300);
  EXPECT_NEAR(edges.horizontal[0].at, 100, 0.5);
}

TEST(SnapEdgesTest, AGapWiderThanACornerKeepsTwoEdges) {
  EXPECT_EQ(SnapEdges({H(100, 50, 100), H(100, 110, 200)}).horizontal.size(), 2u);
}

TEST(SnapEdgesTest, LinesOfADoubleBorderStayApart) {
  EXPECT_EQ(SnapEdges({V(50, 0, 100), V(52.5f, 0, 100)}).vertical.size(), 2u);
}

TEST(SnapEdgesTest, CloseHatchingDoesNotCollapseIntoOneLine) {
  std::vector<Ruling> hatching;
  for (int i = 0; i < 100; ++i) hatching.push_back(V(50 + 0.9f * static_cast<float>(i), 0, 100));
  EXPECT_GT(SnapEdges(hatching).vertical.size(), 20u);
}

TEST(SnapEdgesTest, ShortEmptyReversedAndEndlessRulingsAreDropped) {
  const float endless = std::numeric_limits<float>::infinity();
  const float nothing = std::numeric_limits<float>::quiet_NaN();
  const Edges edges = SnapEdges({H(10, 50, 53), H(20, 80, 80), H(30, 90, 40), H(nothing, 0, 100),
                                 H(40, -endless, 100), V(1e9f, 0, 100)});
  EXPECT_TRUE(edges.horizontal.empty());
  EXPECT_TRUE(edges.vertical.empty());
}

TEST(SnapEdgesTest, EdgesComeSortedByPosition) {
  const Edges edges = SnapEdges({V(300, 0, 90), V(100, 0, 90), V(200, 0, 90)});
  ASSERT_EQ(edges.vertical.size(), 3u);
  EXPECT_LT(edges.vertical[0].at, edges.vertical[1].at);
  EXPECT_LT(edges.vertical[1].at, edges.vertical[2].at);
}

}  // namespace
}  // namespace kehoach::table
