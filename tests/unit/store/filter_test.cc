// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filter.h"

#include <gtest/gtest.h>

namespace kehoach::store {
namespace {

TEST(FilterTest, WordsOfAnIssuerCountWhateverTheirAccentsAndDashes) {
  Filter filter;
  filter.issuer = "so van hoa";
  const PlanFilter plans(filter);
  EXPECT_TRUE(plans.PassesIssuer("Sở Văn hoá, Thể thao và Du lịch"));
  EXPECT_TRUE(plans.PassesIssuer("Sở Văn hóa và Thể thao"));
  EXPECT_FALSE(plans.PassesIssuer("Sở Văn hoát"));
  EXPECT_FALSE(plans.PassesIssuer("Sở Nội vụ"));
  EXPECT_FALSE(plans.PassesIssuer(std::nullopt));
}

TEST(FilterTest, APlanOverSeveralYearsPassesForEachOfThem) {
  Filter filter;
  filter.years = Years{2025, 2026};
  const PlanFilter plans(filter);
  EXPECT_TRUE(plans.PassesYears(2021, 2025));
  EXPECT_TRUE(plans.PassesYears(2026, std::nullopt));
  EXPECT_FALSE(plans.PassesYears(2021, 2024));
  EXPECT_FALSE(plans.PassesYears(std::nullopt, std::nullopt));
}

TEST(FilterTest, UnsetMembersLetEverythingPass) {
  EXPECT_TRUE(PlanFilter({}).Passes({}, {}, {}, {}, {}));
}

TEST(FilterTest, YearsAreOneOrARange) {
  EXPECT_EQ(ParseYears("2022"), (Years{2022, 2022}));
  EXPECT_EQ(ParseYears("2021-2024"), (Years{2021, 2024}));
  EXPECT_EQ(ParseYears("2021–2024"), (Years{2021, 2024}));
  for (const char* bad : {"", "22", "2024-2021", "2021-", "-2021", "2021-2022-2023", "năm 2022"}) {
    EXPECT_FALSE(ParseYears(bad)) << bad;
  }
}

TEST(FilterTest, DaysAreReadAsVietnameseOrIsoAndMustExist) {
  EXPECT_EQ(ParseDay("2024-06-30", DayEnd::kFirst), "2024-06-30");
  EXPECT_EQ(ParseDay("30/6/2024", DayEnd::kFirst), "2024-06-30");
  EXPECT_EQ(ParseDay("2024-02", DayEnd::kLast), "2024-02-29");
  EXPECT_EQ(ParseDay("2/2023", DayEnd::kLast), "2023-02-28");
  EXPECT_EQ(ParseDay("2024", DayEnd::kFirst), "2024-01-01");
  EXPECT_EQ(ParseDay("2024", DayEnd::kLast), "2024-12-31");
  for (const char* bad : {"", "31/2/2024", "2024-13", "0/2024", "1/1/24", "6-30-2024", "quý I"}) {
    EXPECT_FALSE(ParseDay(bad, DayEnd::kFirst)) << bad;
  }
}

}  // namespace
}  // namespace kehoach::store
