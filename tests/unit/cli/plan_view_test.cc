// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/plan_view.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Value At(const char* text, int first, int last) {
  Value value{text, {}};
  for (int page = first; page <= last; ++page) value.evidence.places.push_back({page, {}});
  return value;
}

Plan Sample() {
  Plan plan;
  plan.document.type_text = At("KẾ HOẠCH", 1, 1);
  plan.document.symbol = At("KH-SABC", 1, 1);
  plan.document.year = 2026;
  plan.document.year_to = 2030;
  plan.objectives = {{3, At("Đúng hạn 100%", 2, 3), At("Nói cách khác", 5, 5)}};
  PlanTable table;
  table.objective = 3;
  table.columns = {"number", "content", "deadline"};
  table.labels = {"TT", "Nội dung", "Thời gian"};
  PlanRow group, task;
  group.kind = RowKind::kGroup;
  group.cells = {At("I", 2, 2), At("Việc chung", 2, 2), {}};
  task.cells = {At("1", 2, 2), At("Rà soát", 2, 2), At("Hàng tháng", 2, 2)};
  task.due = Due{DueKind::kRecurring, {}, {}, "", 0};
  table.rows = {group, task};
  plan.tables = {table};
  plan.findings = {{"blank_number", "Chưa ghi số văn bản.", {}, {}, {{1, {}}}}};
  return plan;
}

TEST(PlanViewTest, ShowsWhatTheDocumentSaysAndWhere) {
  store::DocumentSummary document;
  document.id = 7;
  document.path = "a.pdf";
  const std::string text = PlanView(document, Sample(), 100);
  EXPECT_THAT(text, AllOf(HasSubstr("VĂN BẢN 7  a.pdf"), HasSubstr("…/KH-SABC"),
                          HasSubstr("2026–2030"), HasSubstr("3. Đúng hạn 100% [tr. 2–3]"),
                          HasSubstr("nêu lại: Nói cách khác [tr. 5]"),
                          HasSubstr("BẢNG 1 – mục tiêu 3"), HasSubstr("\nI  Việc chung\n"),
                          HasSubstr("định kỳ"), HasSubstr("! Chưa ghi số văn bản. [tr. 1]")));
  EXPECT_THAT(text, Not(HasSubstr("Căn cứ")));  // the document has none
}

TEST(PlanViewTest, MarksDoubtfulValuesAndSaysWhy) {
  Plan plan = Sample();
  plan.tables[0].rows[1].cells[1].evidence.doubts = {
      {DoubtReason::kUnclear, {"Rà"}, "", ""},
      {DoubtReason::kDisagreement, {"Rà"}, "Rà soát lại", "measures[0]"}};
  plan.objectives[0].text.evidence.doubts = {{DoubtReason::kUnclear, {"hạn"}, "", ""}};
  const std::string text = PlanView({}, plan, 100);
  EXPECT_THAT(text, AllOf(HasSubstr("3. Đúng hạn 100% (?) [tr. 2–3]"), HasSubstr("Rà soát (?)"),
                          HasSubstr("(?) 2 giá trị nhận dạng chưa chắc chắn: chữ mờ hoặc đọc chưa "
                                    "chắc (2); chỗ khác"),
                          HasSubstr("? \"Rà soát\" – có thể là \"Rà soát lại\" [tr. 2]")));
  EXPECT_THAT(PlanView({}, Sample(), 100), Not(HasSubstr("(?)")));
}

TEST(PlanViewTest, SaysWhenThereIsNothing) {
  EXPECT_THAT(PlanView({}, {}, 80), HasSubstr("Không có mục tiêu"));
  EXPECT_EQ(TablesView({}, 80), "");
}

}  // namespace
}  // namespace kehoach::cli
