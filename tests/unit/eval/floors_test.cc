// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/floors.h"

#include <gtest/gtest.h>

namespace kehoach::eval {
namespace {

Score Sample() {
  Score score;
  score.figures[static_cast<std::size_t>(Figure::kMeta)] = {9, 10, 9, 1, 0, 9.5};
  return score;
}

TEST(FloorsTest, HoldWhenReached) {
  const auto floors = ParseFloors(R"({"least":{"meta":0.9},"most_wrong":{"meta":1}})");
  ASSERT_TRUE(floors.ok());
  EXPECT_TRUE(BelowFloors(Sample(), *floors).empty());
}

TEST(FloorsTest, NameTheFigureThatFallsBelow) {
  const auto floors = ParseFloors(R"({"least":{"meta":0.91,"rows":1},"most_wrong":{"meta":0}})");
  ASSERT_TRUE(floors.ok());
  const auto below = BelowFloors(Sample(), *floors);
  ASSERT_EQ(below.size(), 2u);
  EXPECT_EQ(below[0], "meta 0.9000 is below 0.91");
  EXPECT_EQ(below[1], "1 wrong values of 'meta', at most 0 allowed");
}

TEST(FloorsTest, RefuseWhatTheyDoNotKnow) {
  for (const char* bad :
       {"", "[]", "{\"least\":3}", R"({"least":{"speed":1}})", R"({"least":{"meta":1.5}})",
        R"({"least":{"meta":"high"}})", R"({"most":{"meta":1}})", R"({"most_wrong":{"meta":-1}})",
        R"({"most_wrong":{"meta":0.5}})"}) {
    EXPECT_FALSE(ParseFloors(bad).ok()) << bad;
  }
}

TEST(FloorsTest, KnowsTheSharesOfDoubts) {
  const Result<Floors> floors =
      ParseFloors(R"({"least":{"wrong_doubted":0.8,"undoubted_right":0.99}})");
  ASSERT_TRUE(floors.ok());
  Score score;
  EXPECT_TRUE(BelowFloors(score, *floors).empty());
  score.doubts.right = 97;
  score.doubts.wrong = 4;
  score.doubts.wrong_doubted = 3;
  const std::vector<std::string> below = BelowFloors(score, *floors);
  ASSERT_EQ(below.size(), 2u);
  EXPECT_EQ(below[0], "undoubted_right 0.9898 is below 0.99");
  EXPECT_EQ(below[1], "wrong_doubted 0.7500 is below 0.8");
  EXPECT_FALSE(ParseFloors(R"({"most_wrong":{"wrong_doubted":1}})").ok());
}

}  // namespace
}  // namespace kehoach::eval
