// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/similarity.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::eval {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

// Values of difflib.SequenceMatcher(None, a, b, autojunk=False).ratio(), the common form of
// this measure.
TEST(SimilarityTest, AgreesWithTheCommonForm) {
  const struct {
    const char *a, *b;
    double ratio;
  } cases[] = {
      {"", "", 1},
      {"", "x", 0},
      {"abcd", "bcde", 0.75},
      {"aaa", "aa", 0.8},
      {"Rà soát quy trình", "Rà soát các quy trình", 0.8947368421052632},
      {"private Thread currentThread;", "private volatile Thread currentThread;",
       0.8656716417910447},
      {"xaybzc", "abcxyz", 0.5},
      {"đường", "duong", 0.4},
  };
  for (const auto& c : cases) {
    EXPECT_DOUBLE_EQ(Similarity(c.a, c.b), c.ratio) << c.a << " | " << c.b;
  }
}

TEST(SimilarityTest, TakesAnyBytes) {
  EXPECT_LT(Similarity("\xFF\xFE\x80", "\xE1\xBB"), 1);
  EXPECT_DOUBLE_EQ(Similarity(std::string("\xE1", 1), ""), 0);
}

TEST(PairUpTest, PairsInOrderAsManyAsPossible) {
  const std::string expected = "abcde", actual = "xbdce";
  const auto pairs = PairUp(5, 5, [&](int i, int j) {
    return expected[static_cast<std::size_t>(i)] == actual[static_cast<std::size_t>(j)];
  });
  EXPECT_EQ(pairs.size(), 3u);
  for (std::size_t k = 1; k < pairs.size(); ++k) {
    EXPECT_LT(pairs[k - 1].first, pairs[k].first);
    EXPECT_LT(pairs[k - 1].second, pairs[k].second);
  }
  EXPECT_THAT(pairs.front(), Pair(1, 1));
  EXPECT_THAT(pairs.back(), Pair(4, 4));
}

TEST(PairUpTest, EmptyListsHaveNoPairs) {
  const auto never = [](int, int) { return true; };
  EXPECT_THAT(PairUp(0, 3, never), IsEmpty());
  EXPECT_THAT(PairUp(3, 0, never), IsEmpty());
  EXPECT_THAT(PairUp(1, 1, never), ElementsAre(Pair(0, 0)));
}

}  // namespace
}  // namespace kehoach::eval
