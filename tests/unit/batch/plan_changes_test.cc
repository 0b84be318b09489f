// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/plan_changes.h"

#include <optional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::batch {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Value Text(const char* text) { return {text, {}}; }

PlanRow Row(const char* path, const char* content) {
  PlanRow row;
  row.number = path;
  row.path = path;
  row.cells = {Text(path), Text(content)};
  return row;
}

Plan Sample() {
  Plan plan;
  plan.document.title = Text("Kế hoạch A");
  plan.document.year = 2024;
  plan.objectives = {{1, Text("một"), {}}, {2, Text("hai"), {}}};
  PlanTable table;
  table.columns = {"number", "content"};
  table.rows = {Row("1", "việc một"), Row("2", "việc hai")};
  plan.tables = {table};
  plan.measures = {Text("họp")};
  return plan;
}

TEST(ComparePlansTest, SamePlanHasNoChanges) {
  EXPECT_THAT(ComparePlans(Sample(), Sample()), IsEmpty());
}

TEST(ComparePlansTest, EvidenceAloneIsNoChange) {
  Plan after = Sample();
  after.document.title.evidence.rule = "another";
  EXPECT_THAT(ComparePlans(Sample(), after), IsEmpty());
}

TEST(ComparePlansTest, TellsChangedGainedAndLost) {
  Plan after = Sample();
  after.document.title = Text("Kế hoạch B");
  after.document.number = Text("7");
  after.document.year.reset();
  EXPECT_THAT(ComparePlans(Sample(), after),
              ElementsAre(ValueChange{"document.title", "Kế hoạch A", "Kế hoạch B"},
                          ValueChange{"document.number", std::nullopt, "7"},
                          ValueChange{"document.year", "2024", std::nullopt}));
}

TEST(ComparePlansTest, ANewRowDoesNotChangeTheRowsBelowIt) {
  Plan after = Sample();
  auto& rows = after.tables[0].rows;
  rows.insert(rows.begin(), Row("0", "việc mới"));
  EXPECT_THAT(ComparePlans(Sample(), after),
              ElementsAre(ValueChange{"table 1 row 0 kind", std::nullopt, "task"},
                          ValueChange{"table 1 row 0 number", std::nullopt, "0"},
                          ValueChange{"table 1 row 0 content", std::nullopt, "việc mới"}));
}

TEST(ComparePlansTest, RowsWithTheSamePathAreToldApart) {
  Plan before = Sample();
  before.tables[0].rows[1] = Row("1", "việc hai");
  Plan after = before;
  after.tables[0].rows[1].cells[1] = Text("việc ba");
  EXPECT_THAT(ComparePlans(before, after),
              ElementsAre(ValueChange{"table 1 row 1 (2) content", "việc hai", "việc ba"}));
}

TEST(ComparePlansTest, MeasuresAreToldByTheirText) {
  Plan after = Sample();
  after.measures = {Text("kiểm tra"), Text("họp")};
  EXPECT_THAT(ComparePlans(Sample(), after),
              ElementsAre(ValueChange{"measure 'kiểm tra'", std::nullopt, "kiểm tra"}));
}

}  // namespace
}  // namespace kehoach::batch
