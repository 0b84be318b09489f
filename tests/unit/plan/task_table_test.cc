// SPDX-License-Identifier: GPL-3.0-or-later
// Task tables (docs/output.md, tables): roles of columns, headers, rows, groups, numbers, paths.
#include "plan/task_table.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reading.h"
#include "support/grid_builder.h"
#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

using ::testing::ElementsAre;
using testing::Grid;

// ---- roles
// -----------------------------------------------------------------------------------------

TEST(RoleOfLabelTest, EveryRoleIsKnownByItsLabels) {
  struct Case {
    const char* label;
    const char* role;
  };
  const Case kCases[] = {
      {"STT", "number"},
      {"TT", "number"},
      {"Số thứ tự", "number"},
      {"S T T", "number"},
      {"Nội dung công việc", "content"},
      {"NHIỆM VỤ", "content"},
      {"Nội dung, nhiệm vụ", "content"},
      {"Đơn vị chủ trì", "lead"},
      {"Trách nhiệm thực hiện", "lead"},
      {"Đơn vị thực hiện", "lead"},
      {"Đơn vị chủ trì/phối hợp", "lead"},
      {"Đơn vị phối hợp", "support"},
      {"Phối hợp", "support"},
      {"Thời gian hoàn thành", "deadline"},
      {"Thời hạn", "deadline"},
      {"Tiến độ", "deadline"},
      {"Sản phẩm", "output"},
      {"Kết quả", "output"},
      {"Ghi chú", "note"},
      {"Mục tiêu", "objective"},
      {"Biện pháp", "method"},
      {"Giải pháp", "method"},
      {"Chỉ tiêu", "target"},
      {"Kinh phí", "budget"},
      {"Họ và tên", "veto"},
      {"Đơn giá", "veto"},
      {"Tổ chức thực hiện", "span"},
      {"(3)", "column-number"},
      {"Địa điểm", ""},
      {"", ""},
  };
  for (const Case& test : kCases) {
    EXPECT_EQ(RoleOfLabel(test.label, ProjectRules()), test.role) << test.label;
  }
}

TEST(RoleOfLabelTest, CaseAccentsAndBreaksDoNotMatter) {
  for (const char* label :
       {"ĐƠN VỊ CHỦ TRÌ", "đơn vị chủ trì", "Don vi chu tri", "Đơn v ị chủ trì"}) {
    EXPECT_EQ(RoleOfLabel(label, ProjectRules()), "lead") << label;
  }
}

TEST(RoleOfLabelTest, ALongTextIsNoLabelAndCostsNoMoreThanOneLook) {
  std::string text;
  while (text.size() < 500'000) text += "rà soát ";
  EXPECT_EQ(RoleOfLabel(text, ProjectRules()), "");
}

TEST(RoleOfLabelTest, YearAndRemarkBehindALabelDoNotMatter) {
  EXPECT_EQ(RoleOfLabel("Chỉ tiêu năm 2021", ProjectRules()), "target");
  EXPECT_EQ(RoleOfLabel("Kinh phí (tỷ đồng)", ProjectRules()), "budget");
  EXPECT_EQ(RoleOfLabel("Địa điểm (dự kiến)", ProjectRules()), "");
}

// ---- headers
// ---------------------------------------------------------------------------------------

HeaderReading Header(const std::vector<std::string>& rows) {
  return ReadHeader(Grid(rows), ProjectRules());
}

TEST(LooksLikeHeaderTest, TellsHeadersFromRows) {
  struct Case {
    std::vector<std::string> cells;
    bool header;
  };
  const Case kCases[] = {
      {{"STT", "Nội dung", "Chủ trì", "Thời gian"}, true},
      {{"TT", "Nhiệm vụ", "", "Tiến độ"}, true},
      {{"STT", "Địa điểm", "Loại xe", "Biển hiệu"}, false},
      {{"1", "Rà soát hồ sơ", "Phòng Tổng hợp", "Quý II"}, false},
      {{"STT", "Họ và tên", "Chức danh"}, false},
      {{"", "giản hóa thủ tục hành chính", "kết quả", "kết quả", ""}, false},
      {{"", ""}, false},
      {{}, false},
  };
  for (const Case& test : kCases) {
    EXPECT_EQ(LooksLikeHeader(test.cells, ProjectRules()), test.header)
        << (test.cells.empty() ? "" : test.cells[0] + "|" + test.cells.back());
  }
}

TEST(ReadHeaderTest, OneRowGivesRolesAndLabelsAsPrinted) {
  const HeaderReading header = Header({"TT | Nội dung // công việc | Chủ trì | Thời hạn",
                                       "1 | Rà soát hồ sơ | Phòng Tổng hợp | Quý II"});
  EXPECT_EQ(header.rows, 1);
  EXPECT_THAT(header.roles, ElementsAre("number", "content", "lead", "deadline"));
  EXPECT_THAT(header.labels, ElementsAre("TT", "Nội dung công việc", "Chủ trì", "Thời hạn"));
  EXPECT_THAT(header.known, ElementsAre(true, true, true, true));
  EXPECT_TRUE(header.is_task_table);
  EXPECT_FALSE(header.vetoed);
}

TEST(ReadHeaderTest, TwoRowsGiveTheRolesOfTheLowestCells) {
  const HeaderReading header = Header({"STT | Nhiệm vụ | Tổ chức thực hiện | > | Thời gian",
                                       "^ | ^ | Đơn vị chủ trì | Đơn vị phối hợp | ^",
                                       "1 | Rà soát hồ sơ | Phòng Tổng hợp | Văn phòng | Quý II"});
  EXPECT_EQ(header.rows, 2);
  EXPECT_THAT(header.roles, ElementsAre("number", "content", "lead", "support", "deadline"));
  EXPECT_THAT(header.labels,
              ElementsAre("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"));
}

TEST(ReadHeaderTest, RowOfColumnNumbersBelongsToTheHeader) {
  const std::vector<std::string> forms[] = {
      {"(1)", "(2)", "(3)"}, {"1", "2", "3"}, {"A", "B", "1"}};
  for (const auto& form : forms) {
    const Table table = Grid({"STT | Nội dung | Chủ trì", form[0] + "|" + form[1] + "|" + form[2],
                              "1 | Rà soát hồ sơ | Phòng Tổng hợp"});
    const HeaderReading header = ReadHeader(table, ProjectRules());
    EXPECT_EQ(header.rows, 2) << form[0];
    EXPECT_EQ(ReadTaskTable(table, header, ProjectRules()).rows.size(), 1u) << form[0];
  }
}

TEST(ReadHeaderTest, FirstRowOfTasksIsNoRowOfColumnNumbers) {
  EXPECT_EQ(Header({"STT | Nội dung | Chủ trì", "1 | Rà soát | "}).rows, 1);
}

TEST(ReadHeaderTest, UnknownColumnsAreOtherAndNumbered) {
  const HeaderReading header =
      Header({"STT | Nội dung | Địa điểm | Chủ trì | Phương tiện", "1 | Họp | Hà Nội | Sở | Xe"});
  EXPECT_THAT(header.roles, ElementsAre("number", "content", "other", "lead", "other2"));
  EXPECT_THAT(header.known, ElementsAre(true, true, false, true, false));
  EXPECT_THAT(header.labels[2], "Địa điểm");
}

TEST(ReadHeaderTest, ALabelThatWasRecognisedWithOneLetterWrongHasItsRole) {
  const std::vector<std::string> rows = {"STT|Nội dung|Đơn vị chủ trì|Phi hợp|Thời gan|Bảo cáo",
                                         "1|Rà soát|Phòng A|Phòng B|Quý I|x"};
  Table table = Grid(rows);
  // What a file itself says is another label.
  EXPECT_THAT(ReadHeader(table, ProjectRules()).roles,
              ElementsAre("number", "content", "lead", "other", "other2", "other3"));
  for (Cell& cell : table.cells) {
    for (TextLine& line : cell.lines) line.confidence = 0.9f;
  }
  const HeaderReading header = ReadHeader(table, ProjectRules());
  EXPECT_THAT(header.roles,
              ElementsAre("number", "content", "lead", "support", "deadline", "other"));
  EXPECT_EQ(header.labels[3], "Phi hợp");  // as printed
}

TEST(ReadHeaderTest, SecondColumnOfARoleIsOther) {
  const HeaderReading header =
      Header({"STT | Nội dung | Thời gian | Thời hạn | Chủ trì", "1 | Họp | Quý I | Quý II | Sở"});
  EXPECT_THAT(header.roles, ElementsAre("number", "content", "deadline", "other", "lead"));
}

TEST(ReadHeaderTest, CaptionInsideTheGridBelongsToTheHeader) {
  const HeaderReading header = Header(
      {"Biểu phân công | > | >", "STT | Nội dung | Chủ trì", "1 | Rà soát hồ sơ | Phòng Tổng hợp"});
  EXPECT_EQ(header.rows, 2);
  EXPECT_THAT(header.roles, ElementsAre("number", "content", "lead"));
}

TEST(ReadHeaderTest, FirstColumnWithoutALabelHoldsNumbers) {
  EXPECT_THAT(Header({" | Nội dung | Chủ trì", "1 | Họp | Sở"}).roles,
              ElementsAre("number", "content", "lead"));
}

TEST(ReadHeaderTest, TablesOfOtherThingsAreNoTaskTables) {
  struct Case {
    const char* what;
    std::vector<std::string> rows;
  };
  const Case kCases[] = {
      {"people",
       {"STT | Họ và tên | Nhiệm vụ | Đơn vị thực hiện", "1 | Lê Văn Bình | Tổ trưởng | Sở"}},
      {"prices", {"STT | Nội dung | Đơn giá | Thời gian", "1 | In ấn | 500 | Quý I"}},
      {"statistics", {"STT | Đơn vị | Số lượng", "1 | Phòng A | 15"}},
      {"contents without anyone or any time", {"STT | Nội dung | Ghi chú", "1 | In ấn | "}},
      {"times of nothing", {"STT | Chủ trì | Thời gian", "1 | Phòng A | Quý I"}},
      {"one row", {"STT | Nội dung | Chủ trì"}},
      {"one column", {"Nội dung", "In ấn"}},
      {"no header", {"1 | In ấn tài liệu | Phòng A", "2 | Phát tài liệu | Phòng B"}},
  };
  for (const Case& test : kCases) EXPECT_FALSE(Header(test.rows).is_task_table) << test.what;
}

TEST(ReadHeaderTest, ObjectivesWithTheirMeasuresAreATaskTable) {
  EXPECT_TRUE(
      Header({"TT | Mục tiêu | Biện pháp", "1 | Đúng hạn 98% | Theo dõi sổ"}).is_task_table);
}

// ---- rows
// ------------------------------------------------------------------------------------------

PlanTable Read(std::vector<std::string> rows,
               std::string header = "STT | Nội dung | Chủ trì | Thời hạn") {
  rows.insert(rows.begin(), std::move(header));
  const Table table = Grid(rows);
  return ReadTaskTable(table, ReadHeader(table, ProjectRules()), ProjectRules());
}

// "task 1 path 1 | 1 | content | …"
std::string Show(const PlanRow& row) {
  std::string shown = row.kind == RowKind::kGroup ? "group " : "task ";
  shown += row.number.value_or("-") + " " + row.path.value_or("-");
  for (const Value& cell : row.cells) shown += " | " + Shown(cell);
  return shown;
}

std::vector<std::string> Show(const PlanTable& table) {
  std::vector<std::string> shown;
  for (const PlanRow& row : table.rows) shown.push_back(Show(row));
  return shown;
}

TEST(ReadTaskTableTest, RowIsOneTaskWithItsCells) {
  EXPECT_THAT(Show(Read({"1. | Rà soát // hồ sơ | Phòng Tổng hợp | Quý II/ // 2021"})),
              ElementsAre("task 1 1 | 1 | Rà soát hồ sơ | Phòng Tổng hợp | Quý II/2021"));
}

TEST(ReadTaskTableTest, EmptyCellIsNull) {
  EXPECT_THAT(Show(Read({"1 | Rà soát hồ sơ | | Quý II"})),
              ElementsAre("task 1 1 | 1 | Rà soát hồ sơ | (null) | Quý II"));
}

TEST(ReadTaskTableTest, BlankRowIsLeftOut) {
  EXPECT_EQ(Read({"1 | Rà soát | Sở | Quý I", " | | | ", "2 | Báo cáo | Sở | Quý I"}).rows.size(),
            2u);
}

TEST(ReadTaskTableTest, NumbersLoseTheirClosingMarks) {
  struct Case {
    const char* printed;
    const char* number;
  };
  const Case kCases[] = {{"1", "1"},       {"2.", "2"},          {"3)", "3"}, {"(4)", "4"},
                         {"1.2.", "1.2"},  {"a)", "a"},          {"đ.", "đ"}, {"II.", "II"},
                         {"I // I", "II"}, {"2. // 10", "2.10"}, {"05", "05"}};
  for (const Case& test : kCases) {
    const PlanTable table = Read({std::string(test.printed) + " | Họp | Sở | Quý I"});
    ASSERT_EQ(table.rows.size(), 1u) << test.printed;
    EXPECT_EQ(table.rows[0].number, test.number) << test.printed;
    EXPECT_EQ(Shown(table.rows[0].cells[0]), test.number) << test.printed;
  }
}

TEST(ReadTaskTableTest, CellMergedOverRowsHoldsForEach) {
  EXPECT_THAT(Show(Read({"1 | Rà soát | Phòng A | Quý I", "2 | Báo cáo | ^ | Quý II"})),
              ElementsAre("task 1 1 | 1 | Rà soát | Phòng A | Quý I",
                          "task 2 2 | 2 | Báo cáo | Phòng A | Quý II"));
}

TEST(ReadTaskTableTest, CellMergedOverColumnsHoldsForEachOfTheirRoles) {
  EXPECT_THAT(Show(Read({"1 | Rà soát | Theo phân công | >"})),
              ElementsAre("task 1 1 | 1 | Rà soát | Theo phân công | Theo phân công"));
}

TEST(ReadTaskTableTest, SubRowsUnderOneMergedNumberShareNumberAndPath) {
  EXPECT_THAT(Show(Read({"1 | Rà soát | Phòng A | Quý I", "^ | Báo cáo | Phòng B | Quý II"})),
              ElementsAre("task 1 1 | 1 | Rà soát | Phòng A | Quý I",
                          "task 1 1 | 1 | Báo cáo | Phòng B | Quý II"));
}

TEST(ReadTaskTableTest, BlankMergedCellIsNullInEachRow) {
  EXPECT_THAT(Show(Read({"1 | Rà soát | | Quý I", "2 | Báo cáo | ^ | Quý II"})),
              ElementsAre("task 1 1 | 1 | Rà soát | (null) | Quý I",
                          "task 2 2 | 2 | Báo cáo | (null) | Quý II"));
}

TEST(ReadTaskTableTest, ColumnNumbersRepeatedOnTheNextPageAreNoTask) {
  Table table = Grid({"STT | Nội dung | Chủ trì", "(1) | (2) | (3)", "1 | Rà soát | Sở",
                      "(1) | (2) | (3)", "2 | Báo cáo | Sở"});
  const HeaderReading header = ReadHeader(table, ProjectRules());
  EXPECT_EQ(ReadTaskTable(table, header, ProjectRules()).rows.size(), 3u);
  TableJoin join;
  join.page = 2;
  join.row = 3;
  table.joins = {join};
  EXPECT_EQ(ReadTaskTable(table, header, ProjectRules()).rows.size(), 2u);
}

TEST(ReadTaskTableTest, BulletsStayInTheirCell) {
  EXPECT_EQ(Shown(Read({"1 | - Rà soát; // - Báo cáo. | Sở | Quý I"}).rows[0].cells[1]),
            "- Rà soát; - Báo cáo.");
}

TEST(ReadTaskTableTest, ValuesKnowWhereTheyStand) {
  const PlanTable table = Read({"1 | Rà soát | Sở | Quý I"});
  const Evidence& evidence = table.rows[0].cells[1].evidence;
  ASSERT_EQ(evidence.places.size(), 1u);
  EXPECT_EQ(evidence.places[0].page, 1);
  EXPECT_GE(evidence.places[0].box.left, 100);
  EXPECT_LE(evidence.places[0].box.right, 200);
  EXPECT_EQ(evidence.rule, "table.cell");
}

TEST(ReadTaskTableTest, GroupRowsAreHeadingsInsideTheTable) {
  struct Case {
    const char* situation;
    const char* row;
    const char* shown;
  };
  const Case kCases[] = {
      {"title merged over the other columns", "I | Công tác chỉ đạo | > | >",
       "group I I | I | Công tác chỉ đạo | (null) | (null)"},
      {"number and title in one cell over all columns", "I. Công tác chỉ đạo | > | > | >",
       "group I I | I | Công tác chỉ đạo | (null) | (null)"},
      {"capital letter", "A. Công tác chỉ đạo | > | > | >",
       "group A A | A | Công tác chỉ đạo | (null) | (null)"},
      {"title without a number over all columns", "Công tác chỉ đạo | > | > | >",
       "group - - | (null) | Công tác chỉ đạo | (null) | (null)"},
      {"title without a number alone in bold", " | *Công tác chỉ đạo | | ",
       "group - - | (null) | Công tác chỉ đạo | (null) | (null)"},
      {"text without a number alone in regular type", " | Công tác chỉ đạo | | ",
       "task - - | (null) | Công tác chỉ đạo | (null) | (null)"},
      {"a task without owner but with a time", "1 | Rà soát | | Quý I",
       "task 1 1 | 1 | Rà soát | (null) | Quý I"},
  };
  for (const Case& test : kCases) {
    EXPECT_THAT(Show(Read({test.row})), ElementsAre(test.shown)) << test.situation;
  }
}

TEST(ReadTaskTableTest, NumberAndTitleAloneAreAGroupWhereTheyHeadRows) {
  const PlanTable table = Read({"I | Công tác chỉ đạo | | ", "1 | Họp giao ban | Sở | Quý I"});
  EXPECT_EQ(Show(table.rows[0]), "group I I | I | Công tác chỉ đạo | (null) | (null)");
}

TEST(ReadTaskTableTest, NumberAndTitleAloneBesideSiblingsAreATaskWithEmptyCells) {
  const PlanTable table = Read({"1 | Rà soát | | ", "2 | Báo cáo | Sở | Quý I"});
  EXPECT_EQ(Show(table.rows[0]), "task 1 1 | 1 | Rà soát | (null) | (null)");
}

TEST(ReadTaskTableTest, BoldTextAloneBesideAMergedNumberIsATaskOfThatNumber) {
  const PlanTable table = Read({"1 | Rà soát | Sở | Quý I", "^ | *Báo cáo | | "});
  EXPECT_EQ(Show(table.rows[1]), "task 1 1 | 1 | Báo cáo | (null) | (null)");
}

TEST(ReadTaskTableTest, RowsUnderGroupsStartTheirPathWithTheirs) {
  EXPECT_THAT(
      Show(Read({"I | Chỉ đạo | > | >", "1 | Họp | Sở | Quý I", "a | Chuẩn bị | Sở | Quý I",
                 "II | Giám sát | > | >", "1 | Đi cơ sở | Sở | Quý II"})),
      ElementsAre("group I I | I | Chỉ đạo | (null) | (null)", "task 1 I.1 | 1 | Họp | Sở | Quý I",
                  "task a I.1.a | a | Chuẩn bị | Sở | Quý I",
                  "group II II | II | Giám sát | (null) | (null)",
                  "task 1 II.1 | 1 | Đi cơ sở | Sở | Quý II"));
}

// ---- paths
// -----------------------------------------------------------------------------------------

TEST(SetPathsTest, NumbersStandUnderTheOnesAbove) {
  struct Case {
    const char* situation;
    std::vector<std::string> numbers;  // "*" before a group's, "" = a row without one
    std::vector<std::string> paths;
  };
  const Case kCases[] = {
      {"plain numbers", {"1", "2", "3"}, {"1", "2", "3"}},
      {"dotted numbers say their place",
       {"1", "1.1", "1.2", "2", "2.1"},
       {"1", "1.1", "1.2", "2", "2.1"}},
      {"dotted numbers under another's", {"1", "2.1"}, {"1", "2.1"}},
      {"dotted numbers without their parent", {"1.1", "1.2", "2.1"}, {"1.1", "1.2", "2.1"}},
      {"letters", {"1", "a", "b", "2", "a"}, {"1", "1.a", "1.b", "2", "2.a"}},
      {"letters under dotted numbers", {"1.4", "a", "đ"}, {"1.4", "1.4.a", "1.4.đ"}},
      {"letters alone", {"a", "b"}, {"a", "b"}},
      {"roman groups", {"*I", "1", "2", "*II", "1"}, {"I", "I.1", "I.2", "II", "II.1"}},
      {"numbers that run on through groups",
       {"*I", "1", "2", "*II", "3"},
       {"I", "I.1", "I.2", "II", "II.3"}},
      {"dotted numbers under roman groups",
       {"*I", "1", "1.1", "a", "*II", "1"},
       {"I", "I.1", "I.1.1", "I.1.1.a", "II", "II.1"}},
      {"three levels of dots",
       {"*I", "1.1", "1.1.1", "1.1.2"},
       {"I", "I.1.1", "I.1.1.1", "I.1.1.2"}},
      {"capital letters over roman groups",
       {"*A", "*I", "1", "*II", "1", "*B", "*I", "1"},
       {"A", "A.I", "A.I.1", "A.II", "A.II.1", "B", "B.I", "B.I.1"}},
      {"numbers that restart under numbered groups",
       {"*1", "1", "2", "*2", "1"},
       {"1", "1.1", "1.2", "2", "2.1"}},
      {"a row without a number", {"1", "", "2"}, {"1", "-", "2"}},
      {"a bullet has no path", {"1", "-", "2"}, {"1", "-", "2"}},
      {"a letter after a group", {"*I", "a", "b"}, {"I", "I.a", "I.b"}},
      {"nothing", {}, {}},
  };
  for (const Case& test : kCases) {
    std::vector<PlanRow> rows;
    for (std::string number : test.numbers) {
      PlanRow row;
      if (!number.empty() && number[0] == '*') {
        row.kind = RowKind::kGroup;
        number.erase(0, 1);
      }
      if (!number.empty()) row.number = number;
      rows.push_back(std::move(row));
    }
    SetPaths(rows);
    std::vector<std::string> paths;
    for (const PlanRow& row : rows) paths.push_back(row.path.value_or("-"));
    EXPECT_EQ(paths, test.paths) << test.situation;
  }
}

}  // namespace
}  // namespace kehoach::plan
