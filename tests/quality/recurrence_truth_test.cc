// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/recurrence_truth.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace kehoach::testing {
namespace {

RecurrenceItem Item(std::uint64_t meaning, Variation variation = Variation::kVerbatim) {
  RecurrenceItem item;
  item.meaning = meaning;
  item.variation = variation;
  return item;
}

TEST(RecurrenceTruthTest, SetIsTheSameEveryTimeAndHoldsEveryClass) {
  RecurrenceTruthOptions options;
  options.items = 5000;
  const std::vector<RecurrenceItem> items = MakeRecurrenceTruth(options);
  ASSERT_EQ(items.size(), options.items);
  const std::vector<RecurrenceItem> again = MakeRecurrenceTruth(options);
  std::set<Variation> variations;
  std::set<NearMiss> near;
  for (std::size_t i = 0; i < items.size(); ++i) {
    EXPECT_EQ(items[i].text, again[i].text);
    EXPECT_GE(items[i].year, 2012);
    EXPECT_LE(items[i].year, 2026);
    variations.insert(items[i].variation);
    if (items[i].near) near.insert(*items[i].near);
  }
  EXPECT_EQ(variations.size(), static_cast<std::size_t>(kVariations));
  EXPECT_EQ(near.size(), static_cast<std::size_t>(kNearMisses));
}

TEST(RecurrenceTruthTest, SameWordsAreNeverTwoMeanings) {
  RecurrenceTruthOptions options = HardRecurrenceTruth();
  options.items = 30000;
  std::map<std::string, std::uint64_t> meaning_of;
  for (const RecurrenceItem& item : MakeRecurrenceTruth(options)) {
    const auto [at, added] = meaning_of.try_emplace(item.text, item.meaning);
    EXPECT_EQ(at->second, item.meaning) << item.text;
  }
}

TEST(RecurrenceTruthTest, NearMissesStandBesideTheMeaningThatTheyResemble) {
  RecurrenceTruthOptions options;
  options.items = 5000;
  const std::vector<RecurrenceItem> items = MakeRecurrenceTruth(options);
  std::set<std::uint64_t> meanings;
  for (const RecurrenceItem& item : items) meanings.insert(item.meaning);
  for (const RecurrenceItem& item : items) {
    EXPECT_EQ(item.near.has_value(), item.near_of != 0);
    if (!item.near) continue;
    EXPECT_NE(item.near_of, item.meaning);
    EXPECT_EQ(meanings.count(item.near_of), 1U);
  }
}

TEST(RecurrenceTruthTest, TruthItselfScoresFull) {
  RecurrenceTruthOptions options;
  options.items = 2000;
  const std::vector<RecurrenceItem> items = MakeRecurrenceTruth(options);
  std::vector<std::uint64_t> group;
  for (const RecurrenceItem& item : items) group.push_back(item.meaning);
  const RecurrenceScore score = ScoreRecurrence(items, group);
  EXPECT_EQ(score.all.Precision(), 1);
  EXPECT_EQ(score.all.Recall(), 1);
  EXPECT_GT(score.all.right, 1000U);
  for (const PairCounts& counts : score.by_variation) EXPECT_EQ(counts.Recall(), 1);
  for (const PairCounts& counts : score.by_near_miss) EXPECT_EQ(counts.Precision(), 1);
}

TEST(RecurrenceTruthTest, ScoreCountsPairs) {
  // Meaning 1 four times, meaning 2 twice; the last of 1 stands with 2.
  std::vector<RecurrenceItem> items = {
      Item(1), Item(1), Item(1, Variation::kSmall), Item(1, Variation::kOcr), Item(2), Item(2)};
  for (std::size_t i = 4; i < 6; ++i) {
    items[i].near = NearMiss::kTwin;
    items[i].near_of = 1;
  }
  const RecurrenceScore score = ScoreRecurrence(items, {7, 7, 7, 9, 9, 9});
  EXPECT_EQ(score.all.right, 3U + 1U);
  EXPECT_EQ(score.all.wrong, 2U);
  EXPECT_EQ(score.all.missed, 3U);
  const auto of = [&](Variation v) { return score.by_variation[static_cast<std::size_t>(v)]; };
  EXPECT_EQ(of(Variation::kVerbatim).right, 2U);
  EXPECT_EQ(of(Variation::kSmall).Recall(), 1);
  EXPECT_EQ(of(Variation::kOcr).right, 0U);
  EXPECT_EQ(of(Variation::kOcr).missed, 2U);
  const PairCounts twin = score.by_near_miss[static_cast<std::size_t>(NearMiss::kTwin)];
  EXPECT_EQ(twin.wrong, 2U);
  EXPECT_EQ(twin.right, 6U);
}

}  // namespace
}  // namespace kehoach::testing
