// SPDX-License-Identifier: GPL-3.0-or-later
// Whole documents, from pages to a Plan.
#include "plan/plan_reader.h"

#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.h"
#include "support/page_builder.h"
#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::PageBuilder;
using testing::SetPages;

constexpr char kWhole[] = R"(
c* KẾ HOẠCH
c* Nâng cao chất lượng phục vụ năm 2021
_ 14
p Căn cứ Quyết định số 34/QĐ-UBND ngày 11 tháng 01 năm 2021 của Ủy ban nhân dân tỉnh về việc giao dự toán, Sở Tài chính ban hành kế hoạch như sau:
p* I. MỤC TIÊU
p* 1. Mục tiêu 1: Trả kết quả đúng hạn cho 98% hồ sơ.
T 85 120 330 440 545
| STT | Nội dung | Chủ trì | Thời hạn |
| 1 | Lập sổ theo dõi | Văn phòng | Quý I |
| 2 | Tổng hợp số liệu | | Quý II/2019 |
| 4 | Họp rà soát | Văn phòng | Hàng quý |
_ 10
p* II. BIỆN PHÁP THEO DÕI
p 1. Báo cáo hằng quý về Văn phòng.
p 2. Họp rà soát sáu tháng một lần.
_ 20
t*/ Nơi nhận:
s=* GIÁM ĐỐC
t- - Như trên;
t- - Lưu: VT.
_ 40
s* Phan Quốc Tuấn
)";

std::vector<std::string> Kinds(const Plan& plan) {
  std::vector<std::string> kinds;
  for (const Finding& finding : plan.findings) kinds.push_back(finding.kind);
  return kinds;
}

TEST(ReadPlanTest, WholePlan) {
  const Plan plan = PlanOf(std::string(kLetterhead) + kWhole);
  EXPECT_EQ(Shown(plan.document.type), "KH");
  EXPECT_EQ(plan.document.year, 2021);
  ASSERT_EQ(plan.document.bases.size(), 1u);
  ASSERT_EQ(plan.document.signers.size(), 1u);
  EXPECT_THAT(Shown(plan.document.recipients), ElementsAre("Như trên", "Lưu: VT"));
  EXPECT_THAT(Shown(plan.objectives), ElementsAre("1: Trả kết quả đúng hạn cho 98% hồ sơ."));
  EXPECT_THAT(Shown(plan.measures),
              ElementsAre("Báo cáo hằng quý về Văn phòng.", "Họp rà soát sáu tháng một lần."));
  ASSERT_EQ(plan.tables.size(), 1u);
  EXPECT_EQ(plan.tables[0].objective, 1);
  EXPECT_EQ(plan.tables[0].rows.size(), 3u);
  EXPECT_THAT(Kinds(plan), ElementsAre("no_owner", "year_mismatch", "number_gap"));
}

TEST(ReadPlanTest, DeadlinesAreReadWithThePlansYear) {
  const Plan plan = PlanOf(std::string(kLetterhead) + kWhole);
  ASSERT_EQ(plan.tables.size(), 1u);
  const std::vector<PlanRow>& rows = plan.tables[0].rows;
  ASSERT_EQ(rows.size(), 3u);
  ASSERT_TRUE(rows[0].due.has_value());
  EXPECT_EQ(rows[0].due->from, "2021-01-01");
  EXPECT_EQ(rows[0].due->to, "2021-03-31");
  ASSERT_TRUE(rows[1].due.has_value());
  EXPECT_EQ(rows[1].due->other_year, 2019);
  ASSERT_TRUE(rows[2].due.has_value());
  EXPECT_EQ(rows[2].due->kind, DueKind::kRecurring);
}

TEST(ReadPlanTest, TableCutByAPageEndIsOne) {
  const Plan plan = PlanOf(std::string(kLetterhead) + R"(
c* KẾ HOẠCH
c* Kiểm kê tài sản năm 2021
_ 14
p Sở phân công như sau:
_ 400
T 85 120 330 440 545
| STT | Nội dung | Chủ trì | Thời hạn |
| 1 | Lập danh mục | Văn phòng | Quý I |
| 2 | Đối chiếu sổ sách | Phòng Kế toán | Quý II |
~
T 85 120 330 440 545
| STT | Nội dung | Chủ trì | Thời hạn |
| 3 | Lập biên bản | Văn phòng | Quý III |
p Các phòng báo cáo về Văn phòng Sở.
)");
  ASSERT_EQ(plan.tables.size(), 1u);
  EXPECT_EQ(plan.tables[0].rows.size(), 3u);
  EXPECT_EQ(plan.tables[0].joins.size(), 1u);
  EXPECT_EQ(plan.tables[0].places.size(), 2u);
}

TEST(ReadPlanTest, RowsOfATableOfObjectivesAreObjectives) {
  const Plan plan = PlanOf(std::string(kLetterhead) + R"(
c* KẾ HOẠCH
c* Nâng cao chất lượng phục vụ năm 2021
_ 14
p Sở thực hiện các nội dung tại bảng dưới đây.
T 85 120 330 440 545
| TT | Mục tiêu | Biện pháp | Thời hạn |
| 1 | Trả kết quả đúng hạn | Nhắc hạn | Cả năm |
| 2 | Số hóa hồ sơ lưu trữ | Quét hồ sơ | Quý IV |
)");
  EXPECT_THAT(Shown(plan.objectives),
              ElementsAre("1: Trả kết quả đúng hạn", "2: Số hóa hồ sơ lưu trữ"));
  ASSERT_EQ(plan.tables.size(), 1u);
}

TEST(ReadPlanTest, ObjectiveMergedOverSeveralRowsIsOne) {
  const testing::Face face{12};
  PageBuilder page;
  page.Centred(315, 90, "KẾ HOẠCH", testing::Bold())
      .Centred(315, 110, "Nâng cao chất lượng phục vụ năm 2021", testing::Bold())
      .Text(113, 150, "Sở thực hiện các nội dung tại bảng dưới đây.");
  const float rows[] = {200, 230, 260, 290, 320};
  const char* const kCells[][4] = {{"TT", "Mục tiêu", "Biện pháp", "Thời hạn"},
                                   {"1", "Trả kết quả đúng hạn", "Nhắc hạn", "Cả năm"},
                                   {"", "", "Lập sổ theo dõi", "Quý I"},
                                   {"2", "Số hóa hồ sơ lưu trữ", "Quét hồ sơ", "Quý IV"}};
  const float columns[] = {85, 120, 300, 440, 545};
  for (int r = 0; r < 4; ++r) {
    for (int c = 0; c < 4; ++c) page.Text(columns[c] + 5, rows[r] + 18, kCells[r][c], face);
  }
  for (int r = 0; r <= 4; ++r) page.Horizontal(rows[r], r == 2 ? 300 : 85, 545);
  for (const float x : columns) page.Vertical(x, 200, 320);
  const Plan plan = ReadPlan({page.Build()}, ProjectRules()).plan;
  ASSERT_EQ(plan.tables.size(), 1u);
  EXPECT_EQ(plan.tables[0].rows.size(), 3u);
  EXPECT_THAT(Shown(plan.objectives),
              ElementsAre("1: Trả kết quả đúng hạn", "2: Số hóa hồ sơ lưu trữ"));
}

TEST(ReadPlanTest, OtherTablesAreNoTaskTables) {
  const Plan plan = PlanOf(std::string(kLetterhead) + R"(
c* KẾ HOẠCH
c* Kiểm kê tài sản năm 2021
_ 14
p Tổ kiểm kê gồm các thành viên sau:
T 85 120 330 440 545
| STT | Họ và tên | Chức vụ | Nhiệm vụ |
| 1 | Lê Văn Bình | Chánh Văn phòng | Tổ trưởng |
)");
  EXPECT_THAT(plan.tables, IsEmpty());
  EXPECT_THAT(Kinds(plan), Not(Contains("unknown_header")));
}

TEST(ReadPlanTest, TableUnderUnknownLabelsIsReportedNotRead) {
  const std::string script = std::string(kLetterhead) + R"(
c* KẾ HOẠCH
c* Kiểm kê tài sản năm 2021
_ 14
p Sở phân công như sau:
T 85 130 330 440 545
| Hạng | Đề mục | Ai lo | Mốc |
| 1 | Lập danh mục | Văn phòng | Quý I |
| 2 | Đối chiếu sổ sách | Phòng Kế toán | Quý II |
)";
  const Plan plan = PlanOf(script);
  EXPECT_THAT(plan.tables, IsEmpty());
  EXPECT_THAT(Kinds(plan), Contains("unknown_header"));
}

TEST(ReadPlanTest, DocumentsThatPlanNothingHaveNoTasksAndNoObjectives) {
  const std::string body = R"(
_ 14
p 1. Mục tiêu 1 của đợt họp là thống nhất nội dung.
T 85 120 330 440 545
| STT | Nội dung | Chủ trì | Thời gian |
| 1 | Khai mạc | Văn phòng | 08 giờ 00 |
| 2 | Thảo luận | Phòng Kế toán | 09 giờ 00 |
)";
  for (const char* type : {"THÔNG BÁO", "GIẤY MỜI", "BÁO CÁO"}) {
    const Plan plan =
        PlanOf(std::string(kLetterhead) + "c* " + type + "\nc* Về việc họp giao ban\n" + body);
    EXPECT_THAT(plan.tables, IsEmpty()) << type;
    EXPECT_THAT(plan.objectives, IsEmpty()) << type;
    EXPECT_THAT(Kinds(plan), Not(Contains("unknown_header"))) << type;
  }
}

TEST(ReadPlanTest, PageThatCannotBeTrustedGivesNoTextAndAFinding) {
  std::vector<Page> pages = SetPages(std::string(kLetterhead) + kWhole);
  pages[0].quality.verdict = TextVerdict::kImplausible;
  const Plan plan = ReadPlan(pages, ProjectRules()).plan;
  EXPECT_FALSE(plan.document.type.has_value());
  EXPECT_THAT(plan.tables, IsEmpty());
  EXPECT_THAT(Kinds(plan), ElementsAre("needs_ocr"));
}

// The pages side by side on one lying sheet, as recognition gives it.
Page OnOneSheet(const Page& left, const Page& right) {
  Page sheet = left;
  sheet.width = 2 * left.width;
  for (Word word : right.words) {
    word.box.left += left.width;
    word.box.right += left.width;
    sheet.words.push_back(word);
  }
  for (Ruling ruling : right.rulings) {
    const bool across = ruling.axis == Axis::kHorizontal;
    ruling.position += across ? 0 : left.width;
    ruling.from += across ? left.width : 0;
    ruling.to += across ? left.width : 0;
    sheet.rulings.push_back(ruling);
  }
  for (Word& word : sheet.words) word.origin = Origin::kOcr;
  return sheet;
}

TEST(ReadPlanTest, TwoPagesOnOnePictureAreReadOneBehindTheOther) {
  const std::vector<Page> one = SetPages(std::string(kLetterhead) + kWhole);
  const std::vector<Page> other = SetPages(kWhole);
  ASSERT_EQ(one.size(), 1U);
  ASSERT_EQ(other.size(), 1U);
  const Plan plan = ReadPlan({OnOneSheet(one[0], other[0])}, ProjectRules()).plan;
  const Plan first = ReadPlan(one, ProjectRules()).plan;
  EXPECT_EQ(plan.document.title.text, first.document.title.text);
  ASSERT_EQ(plan.tables.size(), 2 * first.tables.size());
  const Value& left = plan.tables[0].rows[0].cells[1];
  const Value& right = plan.tables[1].rows[0].cells[1];
  EXPECT_EQ(left.text, right.text);
  ASSERT_EQ(right.evidence.places.size(), 1U);
  EXPECT_EQ(right.evidence.places[0].page, 1);
  EXPECT_GT(right.evidence.places[0].box.left, one[0].width);
  EXPECT_LT(left.evidence.places[0].box.right, one[0].width);
  for (const Finding& finding : plan.findings) {
    for (const Place& place : finding.places) EXPECT_EQ(place.page, 1) << finding.kind;
  }
}

TEST(ReadPlanTest, NoPagesGiveAnEmptyPlan) { EXPECT_EQ(ReadPlan({}, ProjectRules()).plan, Plan{}); }

TEST(ReadPlanTest, EmptyPagesGiveAnEmptyPlanWithFindings) {
  const Plan plan =
      ReadPlan({PageBuilder().Judged(TextVerdict::kNoText, "").Build()}, ProjectRules()).plan;
  EXPECT_EQ(plan.document, DocumentFields{});
  EXPECT_THAT(Kinds(plan), ElementsAre("blank_page"));
}

TEST(ReadPlanTest, ReadingTwiceGivesTheSame) {
  const std::string script = std::string(kLetterhead) + kWhole;
  EXPECT_EQ(PlanOf(script), PlanOf(script));
}

// ---- the trace
// ------------------------------------------------------------------------------------------

TEST(TraceTest, IsEmptyUnlessAskedFor) {
  EXPECT_THAT(ReadPlan(SetPages(kWhole), ProjectRules()).trace, IsEmpty());
}

TEST(TraceTest, EveryLineOfTextSaysWhatItBecame) {
  const std::vector<Page> pages = SetPages(std::string(kLetterhead) + kWhole + "n 1\n");
  const Reading reading = ReadPlan(pages, ProjectRules(), {.trace = true});
  std::set<std::string> became;
  std::size_t words = 0;
  for (const LineTrace& line : reading.trace) {
    EXPECT_NE(line.became, "") << line.text;
    EXPECT_NE(line.why, "") << line.text;
    EXPECT_FALSE(line.box.empty()) << line.text;
    became.insert(line.became);
    for (const char c : line.text) words += c == ' ' ? 1 : 0;
    ++words;
  }
  std::size_t on_pages = 0;
  for (const Page& page : pages) on_pages += page.words.size();
  EXPECT_EQ(words, on_pages);
  for (const char* what :
       {"letterhead", "type KH", "summary", "objective 1", "measure 1", "measure 2", "closing",
        "page number", "task table 1, row 1, column 1"}) {
    EXPECT_THAT(became, Contains(what));
  }
}

TEST(TraceTest, LinesComeInReadingOrder) {
  const Reading reading =
      ReadPlan(SetPages(std::string(kLetterhead) + kWhole), ProjectRules(), {.trace = true});
  for (std::size_t i = 1; i < reading.trace.size(); ++i) {
    const LineTrace &before = reading.trace[i - 1], &line = reading.trace[i];
    EXPECT_LE(before.page, line.page);
    if (before.page == line.page) {
      EXPECT_LE(before.box.top, line.box.top);
    }
  }
}

}  // namespace
}  // namespace kehoach::plan
