// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of finding (docs/findings.md): present where it should be, absent where not.
#include "plan/findings.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/grid_builder.h"
#include "support/page_builder.h"
#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Grid;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::PageBuilder;

Value Text(std::string text) {
  Value value;
  value.text = std::move(text);
  value.evidence.places = {{1, {85, 100, 200, 115}}};
  return value;
}

// A plan that leaves nothing to look at.
Plan Sound() {
  Plan plan;
  plan.document.type = Text("KH");
  plan.document.number = Text("57");
  plan.document.symbol = Text("KH-STC");
  plan.document.date_text = Text("ngày 05 tháng 02 năm 2021");
  plan.document.date = Text("2021-02-05");
  plan.document.year = 2021;
  Signer signer;
  signer.authority = Text("GIÁM ĐỐC");
  plan.document.signers = {signer};
  return plan;
}

// A task table of STT, content, lead, deadline; an empty string is an absent value.
struct Row {
  std::string number, content, lead, deadline, path;
};
void AddTable(Plan& plan, const std::vector<Row>& rows) {
  PlanTable table;
  table.columns = {"number", "content", "lead", "deadline"};
  table.labels = {"STT", "Nội dung", "Chủ trì", "Thời hạn"};
  table.places = {{1, {85, 90, 545, 300}}};
  for (const Row& row : rows) {
    PlanRow out;
    for (const std::string& text : {row.number, row.content, row.lead, row.deadline}) {
      out.cells.push_back(text.empty() ? Value{} : Text(text));
    }
    if (!row.number.empty()) out.number = row.number;
    if (!row.path.empty() || !row.number.empty())
      out.path = row.path.empty() ? row.number : row.path;
    table.rows.push_back(std::move(out));
  }
  plan.tables.push_back(std::move(table));
}

HeaderReading KnownHeader() {
  HeaderReading header;
  header.rows = 1;
  header.roles = {"number", "content", "lead", "deadline"};
  header.labels = {"STT", "Nội dung", "Chủ trì", "Thời hạn"};
  header.known = {true, true, true, true};
  header.is_task_table = true;
  return header;
}

std::vector<Finding> Find(Plan plan, const std::vector<Page>& pages = {}) {
  const std::vector<HeaderReading> headers(plan.tables.size(), KnownHeader());
  AddFindings(headers, plan);
  AddPageFindings(pages, plan);
  return plan.findings;
}

std::vector<std::string> Kinds(const Plan& plan, const std::vector<Page>& pages = {}) {
  std::vector<std::string> kinds;
  for (const Finding& finding : Find(plan, pages)) kinds.push_back(finding.kind);
  return kinds;
}

TEST(FindingsTest, SoundPlanHasNone) {
  Plan plan = Sound();
  plan.objectives = {{1, Text("Tiết kiệm 5% chi thường xuyên"), {}}, {2, Text("Số hóa hồ sơ"), {}}};
  AddTable(plan,
           {{"1", "Rà soát", "Phòng A", "Quý I", ""}, {"2", "Báo cáo", "Phòng B", "Quý II", ""}});
  EXPECT_THAT(Kinds(plan, {PageBuilder().Text(85, 100, "chữ").Build()}), IsEmpty());
}

TEST(FindingsTest, NothingElseOfThePlanIsChanged) {
  Plan plan = Sound();
  plan.document.number = {};
  AddTable(plan, {{"1", "Rà soát", "", "", ""}});
  Plan after = plan;
  AddFindings({KnownHeader()}, after);
  EXPECT_FALSE(after.findings.empty());
  after.findings.clear();
  EXPECT_EQ(after, plan);
}

// ---- pages
// -----------------------------------------------------------------------------------------

TEST(PageFindingTest, PageThatCannotBeTrustedNeedsOcr) {
  const Page page = PageBuilder(3).Covered().Judged(TextVerdict::kNoText, "scan").Build();
  const std::vector<Finding> findings = Find(Sound(), {page});
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].kind, "needs_ocr");
  EXPECT_THAT(findings[0].message, HasSubstr("Trang 3"));
  ASSERT_EQ(findings[0].places.size(), 1u);
  EXPECT_EQ(findings[0].places[0].page, 3);
}

TEST(PageFindingTest, JunkTextNeedsOcr) {
  const Page page =
      PageBuilder().Text(85, 100, "xqz").Judged(TextVerdict::kImplausible, "junk").Build();
  EXPECT_THAT(Kinds(Sound(), {page}), ElementsAre("needs_ocr"));
}

TEST(PageFindingTest, EmptyPageIsBlank) {
  EXPECT_THAT(Kinds(Sound(), {PageBuilder().Judged(TextVerdict::kNoText, "empty").Build()}),
              ElementsAre("blank_page"));
}

// ---- document
// ----------------------------------------------------------------------------------------

TEST(DocumentFindingTest, MissingNumber) {
  Plan plan = Sound();
  plan.document.number = {};
  const std::vector<Finding> findings = Find(plan);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].kind, "no_number");
  EXPECT_EQ(findings[0].places, plan.document.symbol.evidence.places);
}

TEST(DocumentFindingTest, DatesByHowFarTheyAreFilledIn) {
  struct Case {
    const char* situation;
    std::optional<std::string> text, date;
    std::vector<std::string> kinds;
  };
  const Case kCases[] = {
      {"a full date", "ngày 05 tháng 02 năm 2021", "2021-02-05", {}},
      {"no day", "ngày … tháng 02 năm 2021", "2021-02", {"blank_day"}},
      {"neither day nor month", "ngày … tháng … năm 2021", "2021", {"blank_day"}},
      {"a day that does not exist", "ngày 30 tháng 02 năm 2021", std::nullopt, {"bad_date"}},
      {"no dateline", std::nullopt, std::nullopt, {"no_date"}},
  };
  for (const Case& test : kCases) {
    Plan plan = Sound();
    plan.document.date_text = test.text ? Text(*test.text) : Value{};
    plan.document.date = test.date ? Text(*test.date) : Value{};
    EXPECT_EQ(Kinds(plan), test.kinds) << test.situation;
  }
}

TEST(DocumentFindingTest, MissingSignature) {
  Plan plan = Sound();
  plan.document.signers.clear();
  EXPECT_THAT(Kinds(plan), ElementsAre("no_signature"));
}

TEST(DocumentFindingTest, DocumentWithoutAHeadingIsNotBlamedForItsFields) {
  EXPECT_THAT(Kinds(Plan{}), IsEmpty());
}

// ---- objectives
// ----------------------------------------------------------------------------------------

TEST(ObjectiveFindingTest, GapsAndRepeatedNumbersAndWordings) {
  struct Case {
    const char* situation;
    std::vector<std::pair<int, const char*>> objectives;
    std::vector<std::string> kinds;
  };
  const Case kCases[] = {
      {"in order", {{1, "một"}, {2, "hai"}, {3, "ba"}}, {}},
      {"one left out", {{1, "một"}, {3, "ba"}}, {"number_gap"}},
      {"not from 1 on", {{3, "ba"}, {4, "bốn"}}, {}},
      {"a number twice", {{1, "một"}, {1, "khác"}}, {"duplicate_number"}},
      {"one wording twice", {{1, "một"}, {2, "một"}}, {"duplicate_objective"}},
  };
  for (const Case& test : kCases) {
    Plan plan = Sound();
    for (const auto& [number, text] : test.objectives)
      plan.objectives.push_back({number, Text(text), {}});
    EXPECT_EQ(Kinds(plan), test.kinds) << test.situation;
  }
}

// ---- rows
// ------------------------------------------------------------------------------------------------

TEST(RowFindingTest, MissingOwnerAndDeadlinePointAtTheirRow) {
  Plan plan = Sound();
  AddTable(plan, {{"1", "Rà soát", "Phòng A", "Quý I", ""}, {"2", "Báo cáo", "", "", ""}});
  const std::vector<Finding> findings = Find(plan);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].kind, "no_owner");
  EXPECT_EQ(findings[1].kind, "no_deadline");
  for (const Finding& finding : findings) {
    EXPECT_EQ(finding.table, 0);
    EXPECT_EQ(finding.row, 1);
    EXPECT_THAT(finding.message, HasSubstr("Dòng 2"));
    EXPECT_FALSE(finding.places.empty());
  }
}

TEST(RowFindingTest, GroupRowsNeedNeitherOwnerNorDeadline) {
  Plan plan = Sound();
  AddTable(plan, {{"I", "Chỉ đạo", "", "", ""}});
  plan.tables[0].rows[0].kind = RowKind::kGroup;
  EXPECT_THAT(Kinds(plan), IsEmpty());
}

TEST(RowFindingTest, TableWithoutSuchColumnsNeedsNone) {
  Plan plan = Sound();
  AddTable(plan, {{"1", "Rà soát", "", "", ""}});
  plan.tables[0].columns = {"number", "content", "output", "note"};
  EXPECT_THAT(Kinds(plan), IsEmpty());
}

TEST(RowFindingTest, YearThatIsNotThePlansIsFlagged) {
  Plan plan = Sound();
  AddTable(plan, {{"1", "Rà soát", "Phòng A", "Quý I/2019", ""}});
  Due due;
  due.other_year = 2019;
  plan.tables[0].rows[0].due = due;
  const std::vector<Finding> findings = Find(plan);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].kind, "year_mismatch");
  EXPECT_THAT(findings[0].message, HasSubstr("2019"));
}

TEST(RowFindingTest, NumbersOfOneLevelRunOn) {
  struct Case {
    const char* situation;
    std::vector<std::string> paths;  // the number is the path's last part unless dotted as printed
    std::vector<std::string> kinds;
  };
  const Case kCases[] = {
      {"in order", {"1", "2", "3"}, {}},
      {"one left out", {"1", "3"}, {"number_gap"}},
      {"a dotted one left out", {"3.1", "3.2", "3.4"}, {"number_gap"}},
      {"letters in order over đ", {"1.c", "1.d", "1.đ", "1.e"}, {}},
      {"a letter left out", {"1.a", "1.c"}, {"number_gap"}},
      {"a Roman left out", {"I", "III"}, {"number_gap"}},
      {"a restart under each group", {"I", "I.1", "I.2", "II", "II.1", "II.2"}, {}},
      {"numbers that run on through groups", {"I", "I.1", "I.2", "II", "II.3"}, {}},
      {"a number twice", {"1", "1", "2"}, {}},
      {"an end and a new start", {"1", "2", "1", "2"}, {}},
  };
  for (const Case& test : kCases) {
    Plan plan = Sound();
    std::vector<Row> rows;
    for (const std::string& path : test.paths) {
      rows.push_back({path.substr(path.rfind('.') + 1), "Việc", "Phòng A", "Quý I", path});
    }
    AddTable(plan, rows);
    EXPECT_EQ(Kinds(plan), test.kinds) << test.situation;
  }
}

TEST(RowFindingTest, GapNamesBothNumbers) {
  Plan plan = Sound();
  AddTable(plan, {{"3.2", "Việc", "A", "Quý I", ""}, {"3.4", "Việc", "A", "Quý I", ""}});
  const std::vector<Finding> findings = Find(plan);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_THAT(findings[0].message, HasSubstr("từ 3.2 sang 3.4"));
  EXPECT_EQ(findings[0].row, 1);
}

// ---- headers
// -----------------------------------------------------------------------------------------------

TEST(HeaderFindingTest, LabelThatNoRuleKnows) {
  Plan plan = Sound();
  AddTable(plan, {{"1", "Rà soát", "Phòng A", "Quý I", ""}});
  plan.tables[0].labels[3] = "Địa điểm";
  plan.tables[0].columns[3] = "other";
  HeaderReading header = KnownHeader();
  header.known[3] = false;
  AddFindings({header}, plan);
  ASSERT_EQ(plan.findings.size(), 1u);
  EXPECT_EQ(plan.findings[0].kind, "unknown_label");
  EXPECT_THAT(plan.findings[0].message, HasSubstr("\"Địa điểm\""));
  EXPECT_EQ(plan.findings[0].table, 0);
}

TEST(HeaderFindingTest, TablesThatMayHoldTasksUnderUnknownLabels) {
  struct Case {
    const char* situation;
    std::vector<std::string> rows;
    bool unknown;
  };
  const Case kCases[] = {
      {"no label is known",
       {"Hạng | Đề mục | Ai lo | Mốc", "1 | In ấn | Phòng A | Quý I", "2 | Phát | Phòng B | Quý I"},
       true},
      {"the one that matters is not", {"STT | Nội dung | Ai lo", "1 | In ấn | Phòng A"}, true},
      {"a task table", {"STT | Nội dung | Chủ trì", "1 | In ấn | Phòng A"}, false},
      {"people", {"STT | Họ và tên | Biệt danh", "1 | Lê Văn Bình | Năm"}, false},
      {"rows that are not counted", {"Tên xe | Màu | Hãng", "Xe con | Đen | A"}, false},
      {"figures without a header", {"1 | 15 | 20", "2 | 16 | 25"}, false},
      {"every label is known", {"STT | Nội dung | Ghi chú", "1 | In ấn | "}, false},
      {"two columns", {"Hạng | Đề mục", "1 | In ấn"}, false},
  };
  for (const Case& test : kCases) {
    const Table table = Grid(test.rows);
    EXPECT_EQ(HasUnknownHeader(table, ReadHeader(table, ProjectRules())), test.unknown)
        << test.situation;
  }
}

TEST(HeaderFindingTest, UnknownHeaderShowsItsLabelsAndPlace) {
  const Table table = Grid({"Hạng | Đề // mục | Ai lo", "1 | In ấn | Phòng A"});
  const Finding finding = UnknownHeader(table, ReadHeader(table, ProjectRules()));
  EXPECT_EQ(finding.kind, "unknown_header");
  EXPECT_THAT(finding.message, HasSubstr("Hạng | Đề mục | Ai lo"));
  EXPECT_EQ(finding.places, table.places);
  EXPECT_EQ(finding.table, std::nullopt);
}

}  // namespace
}  // namespace kehoach::plan
