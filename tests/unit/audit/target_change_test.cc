// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/target_change.h"

#include <ostream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::audit {
namespace {

using testing::IsEmpty;

Target Of(Comparator comparator, double value, const char* unit = "%", const char* key = "",
          std::optional<double> value2 = {}) {
  Target target;
  target.comparator = comparator;
  target.value = value;
  target.value2 = value2;
  target.unit = unit;
  target.key = key;
  return target;
}

Target Grade(Comparator comparator, const char* grade) {
  Target target;
  target.comparator = comparator;
  target.grade = grade;
  return target;
}

struct ChangeCase {
  const char* name;
  Target before, after;
  Movement movement;
  Demand demand;
};

TEST(ChangeOfTest, SaysDirectionAndWhatTheComparatorsTell) {
  using enum Comparator;
  const ChangeCase cases[] = {
      {"ít nhất 95% -> ít nhất 97%", Of(kAtLeast, 95), Of(kAtLeast, 97), Movement::kRaised,
       Demand::kStricter},
      {"trên 90% -> trên 85%", Of(kMoreThan, 90), Of(kMoreThan, 85), Movement::kLowered,
       Demand::kLooser},
      {"tối đa 5 ngày -> tối đa 3 ngày", Of(kAtMost, 5, "ngày"), Of(kAtMost, 3, "ngày"),
       Movement::kLowered, Demand::kStricter},
      {"dưới 3% -> dưới 4%", Of(kLessThan, 3), Of(kLessThan, 4), Movement::kRaised,
       Demand::kLooser},
      {"đạt 90% -> đạt 95%: neither", Of(kEqual, 90), Of(kEqual, 95), Movement::kRaised,
       Demand::kUnknown},
      {"khoảng 50 -> khoảng 40: neither", Of(kAbout, 50, "lượt"), Of(kAbout, 40, "lượt"),
       Movement::kLowered, Demand::kUnknown},
      {"ít nhất 95% -> trên 95%", Of(kAtLeast, 95), Of(kMoreThan, 95), Movement::kSame,
       Demand::kStricter},
      {"đạt 95% -> ít nhất 95%", Of(kEqual, 95), Of(kAtLeast, 95), Movement::kSame,
       Demand::kLooser},
      {"ít nhất 90% -> tối đa 95%: not to be compared", Of(kAtLeast, 90), Of(kAtMost, 95),
       Movement::kRaised, Demand::kUnknown},
      {"80-90% -> 85-95%", Of(kRange, 80, "%", "", 90), Of(kRange, 85, "%", "", 95),
       Movement::kRaised, Demand::kUnknown},
      {"80-90% -> 82-88%: narrower", Of(kRange, 80, "%", "", 90), Of(kRange, 82, "%", "", 88),
       Movement::kOther, Demand::kStricter},
      {"02 lần -> 2%: another unit", Of(kAtLeast, 2, "lần"), Of(kAtLeast, 3, "%"), Movement::kOther,
       Demand::kUnknown},
      {"Khá trở lên -> Tốt trở lên", Grade(kAtLeast, "Khá"), Grade(kAtLeast, "tốt"),
       Movement::kRaised, Demand::kStricter},
      {"a grade that is not known", Grade(kAtLeast, "A"), Grade(kAtLeast, "B"), Movement::kOther,
       Demand::kUnknown},
  };
  for (const ChangeCase& c : cases) {
    const auto change = ChangeOf(c.before, c.after);
    ASSERT_TRUE(change.has_value()) << c.name;
    EXPECT_STREQ(MovementName(change->movement), MovementName(c.movement)) << c.name;
    EXPECT_STREQ(DemandName(change->demand), DemandName(c.demand)) << c.name;
    // The other way round all turns.
    const auto back = ChangeOf(c.after, c.before);
    const Demand turned = c.demand == Demand::kStricter ? Demand::kLooser
                          : c.demand == Demand::kLooser ? Demand::kStricter
                                                        : Demand::kUnknown;
    EXPECT_STREQ(DemandName(back->demand), DemandName(turned)) << c.name;
  }
}

TEST(ChangeOfTest, NothingWhereTheSameIsAskedFor) {
  EXPECT_FALSE(ChangeOf(Of(Comparator::kAtLeast, 95), Of(Comparator::kAtLeast, 95)));
  EXPECT_FALSE(ChangeOf(Of(Comparator::kEqual, 2, "Lớp"), Of(Comparator::kEqual, 2, "lớp")));
  EXPECT_FALSE(ChangeOf(Grade(Comparator::kAtLeast, "Khá"), Grade(Comparator::kAtLeast, "khá")));
}

TEST(ChangeOfTest, APeriodIsPartOfTheMeasure) {
  Target monthly = Of(Comparator::kAtLeast, 1, "lần"), yearly = monthly;
  monthly.per = "P1M";
  yearly.per = "P1Y";
  ASSERT_TRUE(ChangeOf(yearly, monthly));
  EXPECT_EQ(ChangeOf(yearly, monthly)->movement, Movement::kOther);
}

TEST(TargetChangesTest, PairsWhatCountsTheSameThing) {
  using enum Comparator;
  const auto changes =
      TargetChanges({Of(kAtLeast, 90, "%", "ho so dung han"), Of(kAtLeast, 80, "%", "hai long")},
                    {Of(kAtLeast, 85, "%", "hai long"), Of(kAtLeast, 95, "%", "ho so dung han")});
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].before->value, 80);
  EXPECT_EQ(changes[0].after->value, 85);
  EXPECT_EQ(changes[1].before->value, 90);
}

TEST(TargetChangesTest, UnchangedTargetsArePairedBeforeChangedOnes) {
  using enum Comparator;
  const auto changes = TargetChanges({Of(kEqual, 100), Of(kAtLeast, 90)}, {Of(kAtLeast, 90)});
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].movement, Movement::kRemoved);
  EXPECT_EQ(changes[0].before->value, 100);
}

TEST(TargetChangesTest, WhatHasNoPartnerIsAddedOrRemoved) {
  const auto changes =
      TargetChanges({Of(Comparator::kEqual, 2, "lớp")}, {Of(Comparator::kAtLeast, 95, "%")});
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].movement, Movement::kAdded);
  EXPECT_EQ(changes[1].movement, Movement::kRemoved);
  EXPECT_THAT(TargetChanges({}, {}), IsEmpty());
}

}  // namespace
}  // namespace kehoach::audit
