// SPDX-License-Identifier: GPL-3.0-or-later
// How rightly statements are grouped that say the same. Prints its figures; the floors stand
// below. What they mean and do not mean: README.md beside this file.
#include <cstdint>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "audit/recurrence.h"
#include "audit/wording.h"
#include "quality/recurrence_truth.h"

namespace kehoach::testing {
namespace {

constexpr std::size_t kItems = 20000;

RecurrenceScore Measure(RecurrenceTruthOptions options, const char* name) {
  options.items = kItems;
  const std::vector<RecurrenceItem> items = MakeRecurrenceTruth(options);
  audit::Grouper grouper;
  std::vector<std::uint32_t> nodes;
  for (const RecurrenceItem& item : items) {
    nodes.push_back(grouper.Add(audit::Normalise(item.text).content));
  }
  grouper.Prepare();
  const audit::Grouper::Links links = grouper.FindLinks(0, 1);
  grouper.Finish(std::span(&links, 1));
  std::vector<std::uint64_t> groups;
  for (const std::uint32_t node : nodes) groups.push_back(grouper.Leader(node));
  const RecurrenceScore score = ScoreRecurrence(items, groups);
  fmt::print("{}, {}", name, Report(score));
  return score;
}

TEST(RecurrenceQuality, ObjectivesOfOneMeaningAreOneGroup) {
  const RecurrenceScore score = Measure({}, "objectives");
  EXPECT_GE(score.all.Precision(), 0.97);
  EXPECT_GE(score.all.Recall(), 0.95);
}

TEST(RecurrenceQuality, TasksOfOneMeaningAreOneGroup) {
  RecurrenceTruthOptions options;
  options.objectives = false;
  const RecurrenceScore score = Measure(options, "tasks");
  EXPECT_GE(score.all.Precision(), 0.97);
  EXPECT_GE(score.all.Recall(), 0.95);
}

TEST(RecurrenceQuality, HoldsWhereEveryMeaningHasNeighboursAndMoreIsReworded) {
  const RecurrenceScore score = Measure(HardRecurrenceTruth(), "hard");
  EXPECT_GE(score.all.Precision(), 0.97);
  EXPECT_GE(score.all.Recall(), 0.93);
}

// Pairs that people wrote, whose words no list of this project was made for.
TEST(RecurrenceQuality, PairsWrittenByHandAreToldApart) {
  std::ifstream file(KEHOACH_SOURCE_DIR "/tests/quality/statement_pairs.tsv");
  ASSERT_TRUE(file.good());
  PairCounts counts;
  std::string wrong;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t kind = line.find('\t') + 1, first = line.find('\t', kind) + 1,
                      second = line.find('\t', first) + 1;
    ASSERT_TRUE(kind > 0 && first > 0 && second > 0) << line;
    const double similarity =
        audit::Similarity(audit::Normalise(line.substr(first, second - first - 1)),
                          audit::Normalise(line.substr(second)));
    const bool same = line.starts_with("same"), taken = similarity >= audit::kSameObjective;
    if (same && taken) ++counts.right;
    if (same && !taken) ++counts.missed;
    if (!same && taken) ++counts.wrong;
    if (same != taken) wrong += fmt::format("  {:.2f} {}\n", similarity, line);
  }
  fmt::print("by hand, pairs: precision {:.3f}, recall {:.3f} ({} right, {} wrong, {} missed)\n{}",
             counts.Precision(), counts.Recall(), counts.right, counts.wrong, counts.missed, wrong);
  EXPECT_GE(counts.right + counts.missed, 50U);
  EXPECT_GE(counts.Precision(), 0.97);
  EXPECT_GE(counts.Recall(), 0.85);
}

}  // namespace
}  // namespace kehoach::testing
