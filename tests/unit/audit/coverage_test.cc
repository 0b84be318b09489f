// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/coverage.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

CoverageEntry Entry(const char* issuer, const char* province, std::optional<int> year,
                    std::optional<int> year_to = {}) {
  CoverageEntry entry;
  if (*issuer != '\0') entry.issuer = issuer;
  if (*province != '\0') entry.province = province;
  entry.year = year;
  entry.year_to = year_to;
  entry.objectives = 2;
  entry.tasks = 10;
  return entry;
}

Coverage Of(const std::vector<CoverageEntry>& entries, CoverageOptions options = {}) {
  CoverageBuilder builder(std::move(options));
  for (const CoverageEntry& entry : entries) builder.Add(entry);
  return builder.Finish();
}

std::vector<std::string> Names(const Coverage& coverage) {
  std::vector<std::string> names;
  for (const CoverageRow& row : coverage.rows) {
    names.push_back(row.issuer.value_or("-") + "|" + row.province.value_or("-"));
  }
  return names;
}

TEST(CoverageTest, CountsByProvinceAndYear) {
  const Coverage c = Of({Entry("Sở A", "Hà Nam", 2022), Entry("Sở B", "Hà Nam", 2022),
                         Entry("Sở A", "Đắk Lắk", 2023)});
  EXPECT_THAT(Names(c), ElementsAre("-|Đắk Lắk", "-|Hà Nam"));  // đ sorts as d
  EXPECT_EQ(c.rows[1].years.at(2022), (CoverageCount{2, 4, 20, 0}));
  EXPECT_EQ(c.years.at(2023), (CoverageCount{1, 2, 10, 0}));
  EXPECT_EQ(c.total, (CoverageCount{3, 6, 30, 0}));
  EXPECT_EQ(c.span, std::make_pair(2022, 2023));
}

TEST(CoverageTest, APlanOfSeveralYearsCountsInEachAndOnceInTheTotal) {
  const Coverage c = Of({Entry("", "Tây Ninh", 2026, 2030)});
  EXPECT_EQ(c.rows[0].years.size(), 5u);
  EXPECT_EQ(c.rows[0].years.at(2030).plans, 1);
  EXPECT_EQ(c.total.plans, 1);
  EXPECT_THAT(c.rows[0].gaps, IsEmpty());
}

TEST(CoverageTest, AMisprintedSpanCountsInItsFirstYear) {
  const Coverage c = Of({Entry("", "Hà Nam", 2021, 2205), Entry("", "Hà Nam", 2024, 2020)});
  EXPECT_EQ(c.span, std::make_pair(2021, 2024));
  EXPECT_EQ(c.years.size(), 2u);
}

TEST(CoverageTest, YearsBetweenTwoWithPlansAreGaps) {
  const Coverage c =
      Of({Entry("", "Hà Nam", 2018), Entry("", "Hà Nam", 2021), Entry("", "Hà Nam", 2022),
          Entry("", "Hà Nam", 2024), Entry("", "Sơn La", 2017), Entry("", "Sơn La", 2018)});
  EXPECT_THAT(c.rows[0].gaps, ElementsAre(2019, 2020, 2023));
  EXPECT_THAT(c.rows[1].gaps, IsEmpty());
}

TEST(CoverageTest, NothingWithoutProvinceYearOrTextIsHidden) {
  CoverageEntry scan;
  scan.usable = false;
  const Coverage c = Of({Entry("Sở A", "", 2022), Entry("Sở A", "Hà Nam", {}), scan});
  EXPECT_THAT(Names(c), ElementsAre("-|Hà Nam", "-|-"));
  EXPECT_EQ(c.rows[0].without_year, (CoverageCount{1, 2, 10, 0}));
  EXPECT_EQ(c.rows[1].total, (CoverageCount{1, 2, 10, 1}));
  EXPECT_EQ(c.total, (CoverageCount{2, 4, 20, 1}));
}

TEST(CoverageTest, TonePlacementAndCaseAreOneNameAccentsAreNot) {
  CoverageOptions options;
  options.by = CoverageBy::kIssuer;
  const Coverage c =
      Of({Entry("UBND xã Hoà An", "Hà Nam", 2022), Entry("UBND xã Hòa An", "Hà Nam", 2023),
          Entry("UBND XÃ HÒA AN", "Hà Nam", 2023), Entry("UBND xã Hòa An", "Hà Nam", 2023),
          Entry("UBND xã Hóa An", "Hà Nam", 2023)},
         options);
  EXPECT_THAT(Names(c), ElementsAre("UBND xã Hòa An|Hà Nam", "UBND xã Hóa An|Hà Nam"));
}

TEST(CoverageTest, TheKeyOfAnAgencyMakesItsSpellingsOne) {
  CoverageEntry full = Entry("Ủy ban nhân dân xã Tân Lập", "Hà Nam", 2022);
  CoverageEntry shorter = Entry("UBND xã Tân Lập", "Hà Nam", 2023);
  full.agency = shorter.agency = "ubnd-xa-tan-lap.ha-nam";
  CoverageOptions options;
  options.by = CoverageBy::kIssuer;
  const Coverage c = Of({full, shorter, shorter}, options);
  EXPECT_THAT(Names(c), ElementsAre("UBND xã Tân Lập|Hà Nam"));
  EXPECT_EQ(c.rows[0].years.size(), 2u);
}

TEST(CoverageTest, OneNameInTwoProvincesIsTwoAgencies) {
  CoverageOptions options;
  options.by = CoverageBy::kIssuer;
  const Coverage c =
      Of({Entry("Sở Nội vụ", "Hà Nam", 2022), Entry("Sở Nội vụ", "Huế", 2022)}, options);
  EXPECT_EQ(c.rows.size(), 2u);
}

TEST(CoverageTest, SuccessorsAreNamedOrMerged) {
  CoverageOptions options;
  options.successors = {{"ha nam", "Ninh Bình"}, {"nam dinh", "Ninh Bình"}};
  const std::vector<CoverageEntry> entries = {
      Entry("", "Hà Nam", 2020), Entry("", "Nam Định", 2023), Entry("", "Ninh Bình", 2024)};
  const Coverage printed = Of(entries, options);
  ASSERT_EQ(printed.rows.size(), 3u);
  EXPECT_EQ(printed.rows[0].successor, "Ninh Bình");
  EXPECT_EQ(printed.rows[2].successor, std::nullopt);
  options.merge = true;
  const Coverage merged = Of(entries, options);
  ASSERT_EQ(merged.rows.size(), 1u);
  EXPECT_EQ(merged.rows[0].province, "Ninh Bình");
  EXPECT_THAT(merged.rows[0].former, ElementsAre("Hà Nam", "Nam Định"));
  EXPECT_THAT(merged.rows[0].gaps, ElementsAre(2021, 2022));
}

TEST(CoverageTest, OnlyTheYearsAskedFor) {
  CoverageOptions options;
  options.years = {2027, 2028};
  const Coverage c = Of({Entry("", "Tây Ninh", 2026, 2030)}, options);
  EXPECT_EQ(c.span, std::make_pair(2027, 2028));
}

TEST(CoverageTest, TheOrderOfAddingDoesNotMatter) {
  std::vector<CoverageEntry> entries = {Entry("Sở A", "Hà Nam", 2022),
                                        Entry("SỞ A", "Hà Nam", 2023), Entry("Sở B", "", 2021),
                                        Entry("", "", {}), Entry("Sở Á", "Hà Nam", 2022)};
  CoverageOptions options;
  options.by = CoverageBy::kIssuer;
  const std::vector<std::string> names = Names(Of(entries, options));
  std::reverse(entries.begin(), entries.end());
  EXPECT_EQ(Names(Of(entries, options)), names);
}

TEST(CoverageTest, AnEmptyArchiveHasNoRows) {
  const Coverage c = Of({});
  EXPECT_THAT(c.rows, IsEmpty());
  EXPECT_EQ(c.span, std::nullopt);
}

}  // namespace
}  // namespace kehoach::audit
