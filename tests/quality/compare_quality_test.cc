// SPDX-License-Identifier: GPL-3.0-or-later
// How well two years of one agency are compared, on generated plans: their truth was made for
// recurrence, and nothing of the comparison was chosen on it.
#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "audit/compare.h"
#include "support/generated_plans.h"

namespace kehoach {
namespace {

using Meanings = std::map<std::pair<std::size_t, std::size_t>, std::uint64_t>;  // of tasks by place

struct Score {
  int expected = 0, found = 0, right = 0;
  void Print(const char* name) const {
    fmt::print("{}: precision {:.3f} ({} of {}), recall {:.3f} ({} of {})\n", name, Precision(),
               right, found, Recall(), right, expected);
  }
  double Precision() const { return static_cast<double>(right) / std::max(found, 1); }
  double Recall() const { return static_cast<double>(right) / std::max(expected, 1); }
};

std::uint64_t MeaningOf(const testing::GeneratedPlan& plan, const audit::PlanItem& item) {
  return item.kind == audit::ItemKind::kObjective ? plan.objectives[item.row].meaning
                                                  : plan.tasks[item.table][item.row].meaning;
}

int Shared(const testing::GeneratedPlan& before, const testing::GeneratedPlan& after,
           const audit::Comparison& c, audit::ItemKind kind) {
  std::map<std::uint64_t, int> left;
  for (const audit::PlanItem& item : c.before) {
    if (item.kind == kind) ++left[MeaningOf(before, item)];
  }
  int shared = 0;
  for (const audit::PlanItem& item : c.after) {
    if (item.kind == kind && left[MeaningOf(after, item)]-- > 0) ++shared;
  }
  return shared;
}

TEST(CompareQualityTest, TwoYearsOfAnAgency) {
  constexpr std::uint64_t kYearsOfASeries = 15, kSeries = 60;
  const testing::PlanGenerator generator;
  Score objectives, tasks;
  for (std::uint64_t series = 0; series < kSeries; ++series) {
    const std::uint64_t year = series * kYearsOfASeries + series % (kYearsOfASeries - 1);
    const testing::GeneratedPlan before = generator.At(year), after = generator.At(year + 1);
    ASSERT_EQ(before.agency, after.agency);
    const audit::Comparison c =
        audit::Compare(audit::ItemsOf(before.plan, 1), audit::ItemsOf(after.plan, 2));
    objectives.expected += Shared(before, after, c, audit::ItemKind::kObjective);
    tasks.expected += Shared(before, after, c, audit::ItemKind::kTask);
    for (const audit::ComparedPair& pair : c.pairs) {
      if (!pair.before || !pair.after) continue;
      const audit::PlanItem &a = c.before[*pair.before], &b = c.after[*pair.after];
      Score& score = a.kind == audit::ItemKind::kObjective ? objectives : tasks;
      ++score.found;
      score.right += MeaningOf(before, a) == MeaningOf(after, b) ? 1 : 0;
    }
  }
  objectives.Print("objectives");
  tasks.Print("tasks");
  EXPECT_GT(objectives.expected, 100);
  EXPECT_GE(objectives.Precision(), 0.98);
  EXPECT_GE(objectives.Recall(), 0.97);
  EXPECT_GE(tasks.Precision(), 0.97);
  EXPECT_GE(tasks.Recall(), 0.97);
}

}  // namespace
}  // namespace kehoach
