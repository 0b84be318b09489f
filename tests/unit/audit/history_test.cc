// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/history.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace kehoach::audit {
namespace {

Occurrence In(int year, const std::string& agency, const std::string& text,
              std::int64_t document = 1) {
  Occurrence o;
  o.document = document;
  o.row = document;
  o.agency = agency;
  o.issuer = agency;
  o.year = year;
  o.text = text;
  return o;
}

std::vector<std::string> Kinds(const WordingChange& change) {
  std::vector<std::string> kinds;
  for (const DiffPiece& piece : change.pieces) {
    if (piece.kind != ChangeKind::kNone) kinds.emplace_back(ChangeKindName(piece.kind));
  }
  return kinds;
}

TEST(HistoryTest, FollowsEachAgencyThroughTheYears) {
  const History history = HistoryOf({In(2023, "A", "đạt 97%", 5), In(2021, "A", "đạt 95%", 1),
                                     In(2021, "B", "đạt 80%", 2), In(2024, "B", "đạt 80%", 6)});
  EXPECT_EQ(history.years, (std::vector<int>{2021, 2023, 2024}));
  EXPECT_FALSE(history.in_a_row);
  EXPECT_EQ(history.documents, 4u);
  EXPECT_EQ(history.wordings, 3u);
  EXPECT_EQ(history.occurrences[history.latest].document, 6);
  ASSERT_EQ(history.agencies.size(), 2u);
  EXPECT_EQ(history.agencies[0].years, (std::vector<int>{2021, 2023}));
  // B begins in 2021 beside A, and keeps its target; A raises its own.
  ASSERT_EQ(history.changes.size(), 2u);
  EXPECT_FALSE(history.changes[0].same_agency);
  EXPECT_TRUE(history.changes[1].same_agency);
  EXPECT_EQ(history.occurrences[history.changes[1].before].document, 1);
  EXPECT_EQ(history.occurrences[history.changes[1].after].document, 5);
  EXPECT_EQ(Kinds(history.changes[1]), std::vector<std::string>{"percentage"});
}

TEST(HistoryTest, OrderOfOccurrencesDoesNotMatter) {
  const std::vector<Occurrence> one = {In(2021, "A", "x", 1), In(2022, "A", "y", 2)};
  const std::vector<Occurrence> other = {one[1], one[0]};
  EXPECT_EQ(HistoryOf(one).occurrences[0].text, HistoryOf(other).occurrences[0].text);
}

TEST(HistoryTest, WithoutAYearNothingIsInARowOrLatest) {
  Occurrence undated = In(0, "A", "x", 9);
  undated.year.reset();
  const History history = HistoryOf({undated, In(2020, "A", "x", 1)});
  EXPECT_EQ(history.years, std::vector<int>{2020});
  EXPECT_TRUE(history.in_a_row);
  EXPECT_EQ(history.occurrences[history.latest].document, 1);
}

TEST(HistoryTest, YearsAreWrittenAsRanges) {
  EXPECT_EQ(YearsText(std::vector<int>{2019, 2020, 2021, 2023}), "2019–2021, 2023");
  EXPECT_EQ(YearsText(std::vector<int>{2022}), "2022");
  EXPECT_EQ(YearsText(std::vector<int>{}), "");
}

}  // namespace
}  // namespace kehoach::audit
