// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/unit_counts.h"

#include <gtest/gtest.h>

namespace kehoach::audit {
namespace {

constexpr UnitGroup kOffice = 7, kHealth = 3;

TEST(UnitTallyTest, ATaskCountsOnceForEachRole) {
  UnitTally tally;
  tally.Add({1, 2022, true, {{kOffice, true, false}, {kOffice, true, false}}});
  tally.Add({1, 2022, false, {{kOffice, true, false}, {kOffice, false, true}}});
  const std::vector<UnitCount> counts = tally.Counts();
  ASSERT_EQ(1U, counts.size());
  EXPECT_EQ(2, counts[0].lead);
  EXPECT_EQ(1, counts[0].support);
  EXPECT_EQ(2, counts[0].tasks);
  EXPECT_EQ(1, counts[0].with_deadline);
  EXPECT_EQ(1, counts[0].plans);
  EXPECT_EQ((UnitYear{2, 1}), counts[0].years.at(2022));
}

TEST(UnitTallyTest, PlansAndYearsAreToldApart) {
  UnitTally tally;
  tally.Add({1, 2022, true, {{kHealth, true, false}}});
  tally.Add({2, 2023, true, {{kHealth, false, true}}});
  tally.Add({3, std::nullopt, true, {{kHealth, false, true}}});
  const UnitCount count = tally.Counts().at(0);
  EXPECT_EQ(3, count.plans);
  EXPECT_EQ((UnitYear{1, 0}), count.years.at(2022));
  EXPECT_EQ((UnitYear{0, 1}), count.years.at(2023));
  EXPECT_EQ((UnitYear{0, 1}), count.without_year);
}

TEST(UnitTallyTest, MostTasksComeFirstThenTheLowerGroup) {
  UnitTally tally;
  tally.Add({1, 2022, true, {{kOffice, true, false}, {kHealth, false, true}}});
  tally.Add({1, 2022, true, {{kOffice, true, false}, {9, true, false}}});
  const std::vector<UnitCount> counts = tally.Counts();
  ASSERT_EQ(3U, counts.size());
  EXPECT_EQ(kOffice, counts[0].group);
  EXPECT_EQ(kHealth, counts[1].group);
  EXPECT_EQ(9U, counts[2].group);
}

TEST(UnitTallyTest, ATaskWithoutSuchAUnitIsNotCounted) {
  UnitTally tally;
  tally.Add({1, 2022, true, {}});
  EXPECT_EQ(0, tally.tasks());
  EXPECT_TRUE(tally.Counts().empty());
}

}  // namespace
}  // namespace kehoach::audit
