// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/columns.h"

#include <gtest/gtest.h>

namespace kehoach::table {
namespace {

TEST(MatchColumnsTest, EqualEdgesAreExact) {
  const auto match = MatchColumns({50, 85, 300, 540}, {50.4f, 85, 301, 540});
  ASSERT_TRUE(match);
  EXPECT_TRUE(match->exact());
  EXPECT_EQ(match->later_map, (std::vector<int>{0, 1, 2, 3}));
}

TEST(MatchColumnsTest, AMovedTableKeepsItsColumns) {
  const auto match = MatchColumns({50, 85, 300, 540}, {70, 105, 320, 560});
  ASSERT_TRUE(match);
  EXPECT_TRUE(match->exact());
}

TEST(MatchColumnsTest, AScaledTableMatchesByProportion) {
  const auto match = MatchColumns({0, 100, 300, 500}, {0, 150, 450, 750});
  ASSERT_TRUE(match);
  EXPECT_TRUE(match->same_count);
}

TEST(MatchColumnsTest, FewerColumnsMatchWhenAllTheirEdgesDo) {
  const auto fewer = MatchColumns({50, 85, 300, 420, 540}, {50, 85, 540});
  ASSERT_TRUE(fewer);
  EXPECT_FALSE(fewer->exact());
  EXPECT_EQ(fewer->later_map, (std::vector<int>{0, 1, 4}));
  const auto more = MatchColumns({50, 85, 540}, {50, 85, 300, 420, 540});
  ASSERT_TRUE(more);
  EXPECT_EQ(more->first_map, (std::vector<int>{0, 1, 4}));
  EXPECT_EQ(more->edges.size(), 5u);
}

TEST(MatchColumnsTest, OtherEdgesDoNotMatch) {
  EXPECT_FALSE(MatchColumns({50, 85, 300, 540}, {50, 150, 300, 540}));
  EXPECT_FALSE(MatchColumns({50, 85, 300, 540}, {50, 150, 540}));
  EXPECT_FALSE(MatchColumns({50, 540}, {}));
  EXPECT_FALSE(MatchColumns({50, 50}, {50, 50}));
}

}  // namespace
}  // namespace kehoach::table
