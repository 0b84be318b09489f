// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/plan_items.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Value Text(const std::string& text, int page = 1) { return {text, {{{page, {}}}, "x", 1}}; }

PlanRow Row(RowKind kind, const std::string& path, const std::string& content,
            const std::string& lead = {}) {
  PlanRow row;
  row.kind = kind;
  row.path = path;
  row.cells = {Text(path, 2), content.empty() ? Value() : Text(content, 3),
               lead.empty() ? Value() : Text(lead)};
  return row;
}

Plan Sample() {
  Plan plan;
  plan.document.year = 2023;
  plan.objectives = {{1, Text("Đúng hạn", 1), Text("Giải quyết đúng hạn", 4)},
                     {2, {}, {}},
                     {3, Text("Hài lòng", 2), {}}};
  PlanTable table;
  table.columns = {"number", "content", "lead"};
  table.rows = {Row(RowKind::kGroup, "I", "Cải cách thể chế"),
                Row(RowKind::kTask, "I.1", "Rà soát văn bản", "Văn phòng"),
                Row(RowKind::kGroup, "I.2", "Kiểm tra"),
                Row(RowKind::kTask, "I.2.a", "Kiểm tra các phòng", "Thanh tra"),
                Row(RowKind::kTask, "I.3", ""),
                Row(RowKind::kGroup, "II", "Cải cách bộ máy"),
                Row(RowKind::kTask, "II.1", "Sắp xếp các phòng")};
  plan.tables = {table};
  return plan;
}

TEST(ItemsOfTest, GivesObjectivesAndTasksWithWords) {
  const auto items = ItemsOf(Sample(), 7);
  std::vector<std::string> texts;
  for (const PlanItem& item : items) texts.push_back(item.text);
  EXPECT_THAT(texts, ElementsAre("Đúng hạn", "Hài lòng", "Rà soát văn bản", "Kiểm tra các phòng",
                                 "Sắp xếp các phòng"));
  EXPECT_EQ(items[0].kind, ItemKind::kObjective);
  EXPECT_EQ(items[0].restated, "Giải quyết đúng hạn");
  EXPECT_EQ(items[0].document, 7);
  EXPECT_EQ(items[0].year, 2023);
  EXPECT_EQ(items[1].number, "3");
  EXPECT_EQ(items[2].kind, ItemKind::kTask);
  EXPECT_EQ(items[2].lead, "Văn phòng");
  EXPECT_EQ(items[4].lead, std::nullopt);
  EXPECT_EQ(items[3].row, 3u);
}

TEST(ItemsOfTest, TasksStandUnderTheTitlesOfTheirGroups) {
  const auto items = ItemsOf(Sample(), 1);
  EXPECT_EQ(items[2].heading, "Cải cách thể chế");
  EXPECT_EQ(items[3].heading, "Cải cách thể chế / Kiểm tra");
  EXPECT_EQ(items[4].heading, "Cải cách bộ máy");
}

TEST(ItemsOfTest, PositionsRunFromFirstToLastOfAKind) {
  const auto items = ItemsOf(Sample(), 1);
  EXPECT_EQ(items[0].position, 0);
  EXPECT_EQ(items[1].position, 1);
  EXPECT_EQ(items[3].position, 0.5);
}

TEST(ItemsOfTest, TargetsStandWithTheirItem) {
  Plan plan = Sample();
  Target of_objective, of_task, of_restated;
  of_objective.value = 95;
  of_objective.objective = 2;
  of_task.value = 4;
  of_task.text = TargetText::kTask;
  of_task.table = 0;
  of_task.row = 3;
  of_restated.value = 90;
  of_restated.text = TargetText::kRestated;
  of_restated.objective = 0;
  plan.targets = {of_restated, of_objective, of_task};
  const auto items = ItemsOf(plan, 1);
  EXPECT_THAT(items[0].targets, IsEmpty());  // the other wording would count it twice
  EXPECT_THAT(items[1].targets, ElementsAre(of_objective));
  EXPECT_THAT(items[3].targets, ElementsAre(of_task));
}

TEST(ItemsOfTest, UnitsAreKeysOfTheirRole) {
  Plan plan = Sample();
  UnitMention office, inspectors, again;
  office.key = "van phong";
  inspectors.key = "thanh tra";
  inspectors.role = UnitRole::kSupport;
  again = office;
  again.column = UnitRole::kSupport;
  plan.tables[0].rows[1].units = {office, inspectors, again};
  const auto items = ItemsOf(plan, 1);
  EXPECT_THAT(items[2].lead_units, ElementsAre("van phong"));
  EXPECT_THAT(items[2].support_units, ElementsAre("thanh tra"));
}

TEST(ItemsOfTest, AnEmptyPlanHasNone) { EXPECT_THAT(ItemsOf({}, 1), IsEmpty()); }

}  // namespace
}  // namespace kehoach::audit
