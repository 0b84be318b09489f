// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/assignment.h"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::audit {
namespace {

using Partners = std::vector<std::optional<std::size_t>>;

std::int64_t WeightOf(const Partners& partners, const std::vector<PossiblePair>& pairs) {
  std::int64_t sum = 0;
  for (const PossiblePair& pair : pairs) {
    if (partners[pair.left] == pair.right) sum += pair.weight;
  }
  return sum;
}

// The highest sum of all ways, by trying them.
std::int64_t Best(std::size_t left, std::size_t lefts, std::vector<bool>& taken,
                  const std::vector<PossiblePair>& pairs) {
  if (left == lefts) return 0;
  std::int64_t best = Best(left + 1, lefts, taken, pairs);
  for (const PossiblePair& pair : pairs) {
    if (pair.left != left || taken[pair.right]) continue;
    taken[pair.right] = true;
    best = std::max(best, pair.weight + Best(left + 1, lefts, taken, pairs));
    taken[pair.right] = false;
  }
  return best;
}

TEST(BestPairsTest, TakesTheBestSumNotTheBestPair) {
  const auto partners = BestPairs(2, 2, {{0, 0, 10}, {0, 1, 9}, {1, 0, 9}});
  EXPECT_EQ(partners, (Partners{1, 0}));
}

TEST(BestPairsTest, LeavesAloneWhatHasNoPair) {
  EXPECT_EQ(BestPairs(3, 1, {{1, 0, 5}, {2, 0, 4}}), (Partners{std::nullopt, 0, std::nullopt}));
  EXPECT_EQ(BestPairs(2, 0, {}), (Partners{std::nullopt, std::nullopt}));
}

TEST(BestPairsTest, AgreesWithTryingAllWays) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::size_t left = 1 + random() % 5, right = 1 + random() % 5;
    std::vector<PossiblePair> pairs;
    for (std::size_t l = 0; l < left; ++l) {
      for (std::size_t r = 0; r < right; ++r) {
        if (random() % 3 != 0) pairs.push_back({l, r, static_cast<std::int64_t>(1 + random() % 9)});
      }
    }
    std::vector<bool> taken(right);
    const std::int64_t best = Best(0, left, taken, pairs);
    const Partners partners = BestPairs(left, right, pairs);
    EXPECT_EQ(WeightOf(partners, pairs), best);
    std::vector<bool> used(right);
    for (const auto& partner : partners) {
      if (!partner) continue;
      EXPECT_FALSE(used[*partner]);
      used[*partner] = true;
    }
    std::shuffle(pairs.begin(), pairs.end(), random);
    EXPECT_EQ(BestPairs(left, right, pairs), partners);
  }
}

TEST(BestPairsTest, APartTooLargeForTheBestStillGetsOneToOnePairs) {
  constexpr std::size_t kSize = 800;
  std::vector<PossiblePair> pairs;
  for (std::size_t l = 0; l < kSize; ++l) {
    for (std::size_t r = 0; r < kSize; ++r) pairs.push_back({l, r, l == r ? 2 : 1});
  }
  const Partners partners = BestPairs(kSize, kSize, pairs);
  for (std::size_t l = 0; l < kSize; ++l) EXPECT_EQ(partners[l], l);
}

}  // namespace
}  // namespace kehoach::audit
