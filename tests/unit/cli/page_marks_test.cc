// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/page_marks.h"

#include <cstdlib>
#include <cstring>
#include <optional>

#include <gtest/gtest.h>

namespace kehoach::cli {
namespace {

Value At(std::vector<Place> places) {
  Value value;
  value.text = "x";
  value.evidence.places = std::move(places);
  return value;
}

PlanRow Row(const char* number, std::vector<Value> cells) {
  PlanRow row;
  row.number = number;
  row.cells = std::move(cells);
  return row;
}

std::vector<Mark> Of(MarkKind kind, const std::vector<Mark>& marks) {
  std::vector<Mark> out;
  for (const Mark& mark : marks) {
    if (mark.kind == kind) out.push_back(mark);
  }
  return out;
}

TEST(PageMarksTest, ShowsWhatStandsOnThePageAndNothingOfOthers) {
  Page page;
  page.number = 2;
  page.words.push_back({"a", {1, 1, 2, 2}});
  page.rulings.push_back({Axis::kHorizontal, 50, 10, 90, 2});
  page.rulings.push_back({Axis::kVertical, 30, 10, 90, 2});
  Plan plan;
  plan.document.issuer = At({{1, {1, 1, 9, 9}}});
  plan.document.date = At({{2, {1, 20, 9, 29}}});
  Objective objective;
  objective.number = 3;
  objective.text = At({{1, {0, 0, 9, 9}}, {2, {0, 30, 9, 39}}});
  plan.objectives.push_back(objective);
  Finding finding;
  finding.places = {{2, {5, 5, 6, 6}}, {3, {5, 5, 6, 6}}};
  plan.findings.push_back(finding);
  const std::vector<Mark> marks = MarksOf(page, plan);
  const std::vector<Mark> expected = {
      {MarkKind::kWord, {1, 1, 2, 2}, ""},         {MarkKind::kLine, {10, 49, 90, 51}, ""},
      {MarkKind::kLine, {29, 10, 31, 90}, ""},     {MarkKind::kField, {1, 20, 9, 29}, "date"},
      {MarkKind::kObjective, {0, 30, 9, 39}, "3"}, {MarkKind::kFinding, {5, 5, 6, 6}, ""},
  };
  EXPECT_EQ(marks, expected);
  const MarkCounts counts = CountMarks(marks);
  EXPECT_EQ(counts[static_cast<std::size_t>(MarkKind::kLine)], 2);
  EXPECT_EQ(counts[static_cast<std::size_t>(MarkKind::kTable)], 0);
}

TEST(PageMarksTest, CellsHaveTheKindOfTheirColumnAndRowsAFrame) {
  Page page;
  page.number = 1;
  Plan plan;
  PlanTable table;
  table.columns = {"number", "content", "lead", "support", "deadline"};
  table.places = {{1, {0, 0, 100, 50}}};
  // The lead's cell is merged over both rows.
  const Place lead{1, {40, 10, 50, 40}};
  table.rows.push_back(Row("1", {At({{1, {0, 10, 9, 20}}}), At({{1, {10, 10, 39, 20}}}), At({lead}),
                                 Value{}, At({{1, {80, 10, 99, 20}}, {2, {80, 0, 99, 9}}})}));
  table.rows.push_back(Row("2", {At({{1, {0, 30, 9, 40}}}), At({{1, {10, 30, 39, 40}}}), At({lead}),
                                 At({{1, {60, 30, 70, 40}}}), Value{}}));
  table.rows.back().kind = RowKind::kGroup;
  table.rows.back().path = "I.2";
  plan.tables.push_back(table);
  const std::vector<Mark> marks = MarksOf(page, plan);
  EXPECT_EQ(Of(MarkKind::kLead, marks), (std::vector<Mark>{{MarkKind::kLead, lead.box, ""}}));
  EXPECT_EQ(Of(MarkKind::kSupport, marks).size(), 1u);
  EXPECT_EQ(Of(MarkKind::kDeadline, marks).size(), 1u);
  EXPECT_EQ(Of(MarkKind::kCell, marks).size(), 4u);
  EXPECT_EQ(Of(MarkKind::kTask, marks),
            (std::vector<Mark>{{MarkKind::kTask, {0, 10, 99, 20}, "1"}}));
  EXPECT_EQ(Of(MarkKind::kGroup, marks),
            (std::vector<Mark>{{MarkKind::kGroup, {0, 30, 70, 40}, "I.2"}}));
}

TEST(PageMarksTest, DrawsAtThePlacesBelowTheLegend) {
  // 200 x 100 points at 144 dots per inch, the picture beginning 10 points from the left.
  PageImage image;
  image.width = 400;
  image.height = 200;
  image.stride = 400;
  image.dpi_x = image.dpi_y = 144;
  image.box = {10, 0, 210, 100};
  image.pixels = Pixels(static_cast<std::uint8_t*>(std::malloc(400 * 200)));
  std::memset(image.pixels.get(), 255, 400 * 200);
  const PageImage drawn = DrawMarks(
      image,
      {{MarkKind::kFinding, {60, 20, 110, 70}, ""}, {MarkKind::kLead, {-50, -50, 20, 10}, ""}},
      "page 1");
  EXPECT_EQ(drawn.width, 400);
  ASSERT_GT(drawn.height, 200);
  const int above = drawn.height - 200;
  const auto is_red = [&](int x, int y) {
    const std::uint8_t* pixel = drawn.Row(y + above) + std::ptrdiff_t{x} * 3;
    return pixel[0] > 150 && pixel[1] < 50 && pixel[2] < 50;
  };
  EXPECT_TRUE(is_red(100, 40));
  EXPECT_TRUE(is_red(199, 139));
  EXPECT_FALSE(is_red(99, 39));
  EXPECT_FALSE(is_red(150, 90)) << "findings are framed, not filled";
  EXPECT_FALSE(is_red(200, 140));
  // The part of the tint that is on the page; above it the legend is untouched.
  const std::uint8_t* tinted = drawn.Row(above) + 10 * 3;
  EXPECT_LT(tinted[0], 255);
  int legend_ink = 0;
  for (int y = 0; y < above; ++y) {
    for (int x = 0; x < 400; ++x) legend_ink += drawn.Row(y)[x * 3] < 100 ? 1 : 0;
  }
  EXPECT_GT(legend_ink, 200) << "title and names of the kinds";
}

TEST(PageMarksTest, NamesOfKindsDiffer) {
  for (std::size_t i = 0; i < kMarkKinds; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_STRNE(MarkName(static_cast<MarkKind>(i)), MarkName(static_cast<MarkKind>(j)));
    }
  }
}

}  // namespace
}  // namespace kehoach::cli
