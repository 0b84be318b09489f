// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/compare_view.h"

#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/terminal.h"

namespace kehoach::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

audit::PlanItem Item(audit::ItemKind kind, std::size_t row, const std::string& text, int year) {
  audit::PlanItem item;
  item.kind = kind;
  item.document = year;
  item.row = row;
  item.year = year;
  item.text = text;
  item.number = std::to_string(row + 1);
  return item;
}

Target AtLeast(double percent) {
  Target target;
  target.comparator = Comparator::kAtLeast;
  target.value = percent;
  target.unit = "%";
  return target;
}

audit::Comparison Sample() {
  using enum audit::ItemKind;
  std::vector<audit::PlanItem> before = {
      Item(kObjective, 0, "Tỷ lệ hồ sơ giải quyết đúng hạn đạt tối thiểu 95%", 2022),
      Item(kObjective, 1, "Trồng cây xanh dọc các tuyến đường nội thị", 2022),
      Item(kObjective, 2, "Tiếp công dân vào ngày 15 hằng tháng", 2022),
      Item(kTask, 0, "Nạo vét kênh mương nội đồng", 2022)};
  std::vector<audit::PlanItem> after = {
      Item(kObjective, 0, "Tỷ lệ hồ sơ giải quyết đúng hạn đạt tối thiểu 97,5%", 2023),
      Item(kObjective, 1, "Phun thuốc diệt muỗi ở khu dân cư", 2023),
      Item(kObjective, 2, "Tiếp công dân vào ngày 15 hằng tháng", 2023),
      Item(kTask, 0, "Nạo vét kênh mương nội đồng", 2023)};
  before[0].targets = {AtLeast(95)};
  after[0].targets = {AtLeast(97.5)};
  before[3].lead = "Phòng Kinh tế";
  after[3].lead = "Phòng Kinh tế và Hạ tầng";
  return audit::Compare(before, after);
}

std::string View(const CompareViewOptions& options) {
  return CompareView(Sample(), {"KẾ HOẠCH 2022"}, {"KẾ HOẠCH 2023"}, options);
}

TEST(CompareViewTest, SaysWhatBecameOfEachItem) {
  const std::string text = View({});
  EXPECT_THAT(text,
              AllOf(HasSubstr("A: KẾ HOẠCH 2022\nB: KẾ HOẠCH 2023\n"), HasSubstr("~ 1 (sửa lời)\n"),
                    HasSubstr("đạt tối thiểu [-95%-]\n"), HasSubstr("đạt tối thiểu {+97,5%+}\n"),
                    HasSubstr("chỉ tiêu: ≥ 95 % → ≥ 97,5 % (tăng, yêu cầu cao hơn)\n")));
  EXPECT_THAT(text, AllOf(HasSubstr("- 2 (bỏ)\n  A: Trồng cây xanh"),
                          HasSubstr("+ 2 (mới)\n  B: Phun thuốc diệt muỗi"),
                          HasSubstr("= 3  Tiếp công dân vào ngày 15 hằng tháng\n"),
                          HasSubstr("chủ trì: Phòng Kinh tế → Phòng Kinh tế và Hạ tầng\n")));
  EXPECT_THAT(text, Not(HasSubstr("\x1b[")));
}

TEST(CompareViewTest, OnlyWhatChanged) {
  CompareViewOptions options;
  options.changes = true;
  EXPECT_THAT(View(options), AllOf(Not(HasSubstr("Tiếp công dân")), HasSubstr("Nạo vét")));
}

TEST(CompareViewTest, WideTerminalsGetTwoColumnsNarrowOnesOneBelowTheOther) {
  CompareViewOptions options;
  options.columns = 120;
  EXPECT_THAT(View(options), AllOf(HasSubstr(" │ "), Not(HasSubstr("  A: Trồng"))));
  options.columns = 60;
  EXPECT_THAT(View(options), AllOf(Not(HasSubstr(" │ ")), HasSubstr("  A: Trồng"),
                                   HasSubstr("\n    chỉ tiêu: ≥ 95 %")));
}

TEST(CompareViewTest, NoLineIsWiderThanTheTerminal) {
  for (const int columns : {50, 80, 100, 140}) {
    CompareViewOptions options;
    options.columns = columns;
    std::istringstream in(View(options));
    for (std::string line; std::getline(in, line);) EXPECT_LE(TextWidth(line), columns) << line;
  }
}

TEST(CompareViewTest, ColoursStandBesideTheMarks) {
  CompareViewOptions options;
  options.colours = true;
  const std::string text = View(options);
  EXPECT_THAT(text, AllOf(HasSubstr("[-\x1b[31m95%\x1b[0m-]"),
                          HasSubstr("\x1b[31mTrồng cây xanh dọc các tuyến đường nội thị\x1b[0m")));
}

TEST(CompareViewTest, SeveralDocumentsAreNamedAtTheirItems) {
  CompareViewOptions options;
  options.documents = true;
  EXPECT_THAT(View(options), HasSubstr("~ [2022] 1 → [2023] 1 (sửa lời)"));
}

TEST(TargetTextTest, ShowsComparatorValueUnitAndPeriod) {
  EXPECT_EQ(TargetText(AtLeast(97.5)), "≥ 97,5 %");
  Target target = AtLeast(1);
  target.comparator = Comparator::kAtMost;
  target.unit = "lần";
  target.per = "P1Y";
  EXPECT_EQ(TargetText(target), "≤ 1 lần/năm");
  target.comparator = Comparator::kRange;
  target.value2 = 3;
  target.per.reset();
  EXPECT_EQ(TargetText(target), "1–3 lần");
  target.comparator = Comparator::kEqual;
  target.value = 1200000;
  target.value2.reset();
  EXPECT_EQ(TargetText(target), "1.200.000 lần");
  Target grade;
  grade.comparator = Comparator::kAtLeast;
  grade.grade = "Khá";
  EXPECT_EQ(TargetText(grade), "Khá trở lên");
}

}  // namespace
}  // namespace kehoach::cli
