// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/finding_counts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::audit {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(FindingTallyTest, CountsFindingsAndTheDocumentsThatHaveThem) {
  FindingTally tally(FindingsBy::kIssuer);
  tally.Add({1, "no_owner", "Sở Y tế", "Hà Nam", 2022});
  tally.Add({1, "no_owner", "Sở Y tế", "Hà Nam", 2022});
  tally.Add({1, "no_date", "Sở Y tế", "Hà Nam", 2022});
  tally.Add({2, "no_owner", "SỞ Y TẾ", "Hà Nam", 2023});
  EXPECT_EQ(tally.total(), (FindingCount{4, 2}));
  EXPECT_THAT(tally.Kinds(), ElementsAre(Pair("no_owner", FindingCount{3, 2}),
                                         Pair("no_date", FindingCount{1, 1})));
  const auto groups = tally.Groups();
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0].count, (FindingCount{4, 2}));
  EXPECT_EQ(groups[0].kinds.at("no_owner"), 3);
}

TEST(FindingTallyTest, TheKeyOfAnAgencyMakesItsSpellingsOne) {
  FindingTally tally(FindingsBy::kIssuer);
  tally.Add({1, "no_date", "UBND xã Tân Lập", "Hà Nam", 2022, "ubnd-xa-tan-lap.ha-nam"});
  tally.Add({2, "no_date", "Ủy ban nhân dân xã Tân Lập", "Hà Nam", 2023, "ubnd-xa-tan-lap.ha-nam"});
  ASSERT_EQ(tally.Groups().size(), 1u);
  EXPECT_EQ(tally.Groups()[0].issuer, "UBND xã Tân Lập");
}

TEST(FindingTallyTest, GroupsByYearWithTheUnknownLast) {
  FindingTally tally(FindingsBy::kYear);
  tally.Add({1, "no_date", {}, {}, {}});
  tally.Add({2, "no_date", "Sở A", {}, 2023});
  tally.Add({3, "no_date", "Sở B", {}, 2021});
  const auto groups = tally.Groups();
  ASSERT_EQ(groups.size(), 3u);
  EXPECT_EQ(groups[0].year, 2021);
  EXPECT_EQ(groups[1].year, 2023);
  EXPECT_EQ(groups[2].year, std::nullopt);
}

TEST(FindingTallyTest, GroupsByProvinceWhateverTheAgency) {
  FindingTally tally(FindingsBy::kProvince);
  tally.Add({1, "no_date", "Sở A", "Sơn La", 2020});
  tally.Add({2, "no_date", "Sở B", "Sơn La", 2021});
  tally.Add({3, "no_date", "Sở B", "Hà Nam", 2021});
  const auto groups = tally.Groups();
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].province, "Hà Nam");
  EXPECT_EQ(groups[1].count, (FindingCount{2, 2}));
}

}  // namespace
}  // namespace kehoach::audit
