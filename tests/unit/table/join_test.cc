// SPDX-License-Identifier: GPL-3.0-or-later
// Tables over page ends: what joins, what does not, and which row goes on.
#include <gtest/gtest.h>

#include "page_builder.h"
#include "table/table_finder.h"

namespace kehoach::table {
namespace {

const std::vector<float> kColumns = {50, 85, 300, 420, 540};
const char* const kHeader = "STT | Nội dung | Chủ trì | Thời hạn";

// Two pages: rows at the foot of the first, rows at the top of the second.
struct TwoPages {
  PageBuilder first{1};
  PageBuilder second{2};
  TwoPages(const std::vector<std::string>& upper, const std::vector<std::string>& lower,
           const Look& upper_look = {}, const Look& lower_look = {}) {
    first.Table(kColumns, 600, upper, upper_look);
    second.Table(kColumns, 60, lower, lower_look);
  }
  TablesOfDocument Run() const { return Find({first.page(), second.page()}); }
};

TEST(JoinTest, RepeatedHeaderIsDroppedAndNumbersGoOn) {
  const auto found = TwoPages({kHeader, "1 | Rà soát | Văn phòng | Quý I"},
                              {kHeader, "2 | Tập huấn | Thanh tra | Quý II"})
                         .Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát | Văn phòng | Quý I\n"
            "2 | Tập huấn | Thanh tra | Quý II");
  ASSERT_EQ(found.tables[0].joins.size(), 1u);
  const TableJoin& join = found.tables[0].joins[0];
  EXPECT_EQ(join.page, 2);
  EXPECT_EQ(join.row, 2);
  EXPECT_TRUE(join.header_repeated);
  EXPECT_FALSE(join.row_continued);
  EXPECT_NE(join.evidence.find("header repeated"), std::string::npos);
  EXPECT_EQ(found.tables[0].places.size(), 2u);
  EXPECT_TRUE(found.free_words[1].empty());
}

TEST(JoinTest, WithoutARepeatedHeaderTheNumbersAreEvidence) {
  const auto found =
      TwoPages({kHeader, "1 | Rà soát | Văn phòng | Quý I"}, {"2 | Tập huấn | Thanh tra | Quý II"})
          .Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 3);
  EXPECT_FALSE(found.tables[0].joins[0].header_repeated);
}

TEST(JoinTest, AHeadingBetweenForbidsJoining) {
  TwoPages pages({kHeader, "1 | Rà soát | Văn phòng | Quý I"}, {});
  pages.second.Text(60, 60, "2. Mục tiêu 2: nâng cao chất lượng");
  pages.second.Table(kColumns, 80, {kHeader, "2 | Tập huấn | Thanh tra | Quý II"});
  EXPECT_EQ(pages.Run().tables.size(), 2u);

  TwoPages below({kHeader, "1 | Rà soát | Văn phòng | Quý I"},
                 {kHeader, "2 | Tập huấn | Sở | Quý II"});
  below.first.Text(60, 700, "2. Mục tiêu 2: nâng cao chất lượng");
  EXPECT_EQ(below.Run().tables.size(), 2u);
}

TEST(JoinTest, APageNumberBetweenIsNothing) {
  TwoPages pages({kHeader, "1 | Rà soát | Văn phòng | Quý I"}, {"2 | Tập huấn | Sở | Quý II"});
  pages.second.Text(290, 40, "2");
  pages.first.Text(290, 810, "1/12");
  EXPECT_EQ(pages.Run().tables.size(), 1u);
}

TEST(JoinTest, AnotherHeaderInTheSameColumnsIsAnotherTable) {
  const auto found = TwoPages({kHeader, "1 | Rà soát | Văn phòng | Quý I"},
                              {"TT | Họ và tên | Chức vụ | Đơn vị", "2 | Võ An | Sở | Sở"})
                         .Run();
  EXPECT_EQ(found.tables.size(), 2u);
}

TEST(JoinTest, OtherColumnsAreAnotherTable) {
  PageBuilder first(1);
  PageBuilder second(2);
  first.Table(kColumns, 600, {kHeader, "1 | Rà soát | Văn phòng | Quý I"});
  second.Table({50, 150, 300, 540}, 60, {"2 | Tập huấn | Sở"});
  EXPECT_EQ(Find({first.page(), second.page()}).tables.size(), 2u);
}

TEST(JoinTest, ANewStartBehindAHalfEmptyPageIsAnotherTable) {
  PageBuilder first(1);
  PageBuilder second(2);
  first.Table(kColumns, 100, {kHeader, "1 | Rà soát | Văn phòng | Quý I"});
  second.Table(kColumns, 60, {kHeader, "1 | Tập huấn | Sở | Quý II"});
  EXPECT_EQ(Find({first.page(), second.page()}).tables.size(), 2u);
}

TEST(JoinTest, AWiderPageIsComparedByProportion) {
  PageBuilder first(1);
  PageBuilder second(2, 842, 595);
  first.Table(kColumns, 600, {kHeader, "1 | Rà soát | Văn phòng | Quý I"});
  second.Table({60, 112.5f, 435, 615, 795}, 60, {kHeader, "2 | Tập huấn | Sở | Quý II"});
  EXPECT_EQ(Find({first.page(), second.page()}).tables.size(), 1u);
}

TEST(JoinTest, AMirroredMarginMovesTheTableNotItsColumns) {
  PageBuilder first(1);
  PageBuilder second(2);
  first.Table(kColumns, 600, {kHeader, "1 | Rà soát | Văn phòng | Quý I"});
  second.Table({30, 65, 280, 400, 520}, 60, {"2 | Tập huấn | Sở | Quý II"});
  EXPECT_EQ(Find({first.page(), second.page()}).tables.size(), 1u);
}

TEST(JoinTest, ARowCutOpenGoesOnInSeveralColumns) {
  Look open_below;
  open_below.open_bottom = true;
  Look open_above;
  open_above.open_top = true;
  const auto found =
      TwoPages({kHeader, "1 | Rà soát quy trình/đã ban hành | Văn phòng | Trước ngày"},
               {"| Và báo cáo | Sở | 15/6", "2 | Tập huấn | Thanh tra | Quý II"}, open_below,
               open_above)
          .Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát quy trình/đã ban hành/Và báo cáo | Văn phòng/Sở | Trước ngày/15/6\n"
            "2 | Tập huấn | Thanh tra | Quý II");
  EXPECT_TRUE(found.tables[0].joins[0].row_continued);
  EXPECT_EQ(found.tables[0].joins[0].row, 1);
  const Cell& cell = found.tables[0].cells[5];
  ASSERT_EQ(cell.places.size(), 2u);
  EXPECT_EQ(cell.places[1].page, 2);
  EXPECT_EQ(cell.lines.back().page, 2);
}

TEST(JoinTest, ARowCutWithBordersDrawnIsKnownByItsText) {
  const auto found =
      TwoPages({kHeader, "1 | Rà soát quy trình | Văn phòng, | Quý I"},
               {kHeader, "| đã ban hành | Thanh tra | ", "2 | Tập huấn | Sở | Quý II"})
          .Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 3);
  EXPECT_EQ(found.tables[0].cells[5].lines.size(), 2u);
}

TEST(JoinTest, AFragmentInOneColumnGoesOn) {
  const auto found = TwoPages({kHeader, "1 | Rà soát. | - Văn phòng Sở. | Quý I"},
                              {"| | - Thanh tra Sở. | ", "2 | Tập huấn | Sở | Quý II"})
                         .Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]).find("1 | Rà soát. | - Văn phòng Sở./- Thanh tra Sở. | Quý I") !=
                std::string::npos,
            true)
      << Show(found.tables[0]);
}

TEST(JoinTest, TextsThatFellOnDifferentSidesAreOneRow) {
  const auto found =
      TwoPages({kHeader, "1 | | | Quý I"},
               {kHeader, "| Phân loại hồ sơ | Văn phòng | ", "2 | Tập huấn | Sở | Quý II"})
          .Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 3);
}

TEST(JoinTest, ARowWithItsOwnNumberIsNew) {
  const auto found = TwoPages({kHeader, "1 | Rà soát quy trình | Văn phòng, | Quý I"},
                              {"2 | tập huấn | thanh tra | quý II"})
                         .Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 3);
  EXPECT_FALSE(found.tables[0].joins[0].row_continued);
}

TEST(JoinTest, ANumberCentredInACutRowMayStandOnTheSecondPage) {
  Look open;
  open.open_bottom = true;
  const auto found = TwoPages({kHeader, "1 | Rà soát | Văn phòng | Quý I",
                               "| Tập huấn cho cán bộ | Thanh tra | Quý II"},
                              {"2 | và công chức các phòng | | ", "3 | Sơ kết | Sở | Quý IV"}, open)
                         .Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát | Văn phòng | Quý I\n"
            "2 | Tập huấn cho cán bộ/và công chức các phòng | Thanh tra | Quý II\n"
            "3 | Sơ kết | Sở | Quý IV");
}

TEST(JoinTest, ARowOfItsOwnWithoutANumberStaysARow) {
  const auto found =
      TwoPages({kHeader, "1 | Rà soát. | Văn phòng. | Quý I."},
               {kHeader, "| Đào tạo | Thanh tra | Quý II", "2 | Sơ kết | Sở | Quý IV"})
          .Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 4);
}

TEST(JoinTest, AHeaderAloneAtThePageEndIsNotARowToGoOnWith) {
  const auto found =
      TwoPages({kHeader}, {kHeader, "| Phần chung | | ", "1 | Rà soát | Sở | Quý I"}).Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 3);
}

TEST(JoinTest, AMergedCellThatIsNotClosedSpansThePageEnd) {
  PageBuilder first(1);
  PageBuilder second(2);
  first.Table(kColumns, 700, {kHeader, "1 | Rà soát | Văn phòng | Quý I"}, {.open_bottom = true});
  first.Horizontal(744, 50, 300).Horizontal(744, 420, 540);  // all but "Chủ trì" is closed
  second.Table(kColumns, 60, {"2 | Tập huấn | | Quý II"});
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát | v2 Văn phòng | Quý I\n"
            "2 | Tập huấn | Quý II");
}

TEST(JoinTest, ABlankCellWithItsOwnBordersIsSimplyEmpty) {
  const auto found =
      TwoPages({kHeader, "1 | Rà soát | Văn phòng | Quý I"}, {kHeader, "2 | Tập huấn | | Quý II"})
          .Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_NE(Show(found.tables[0]).find("2 | Tập huấn |  | Quý II"), std::string::npos);
}

TEST(JoinTest, ABlankCellMergedOverRowsIsTheRestOfTheOneAbove) {
  PageBuilder first(1);
  PageBuilder second(2);
  first.Table(kColumns, 700, {kHeader, "1 | Rà soát | Văn phòng | Quý I"});
  second.Table(kColumns, 60, {"2 | Tập huấn | | Quý II", "3 | Sơ kết | | Quý IV"},
               {.horizontals = false});
  second.Horizontal(60, 50, 540)
      .Horizontal(82, 50, 300)
      .Horizontal(82, 420, 540)
      .Horizontal(104, 50, 540);
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_NE(Show(found.tables[0]).find("v3 Văn phòng"), std::string::npos) << Show(found.tables[0]);
}

TEST(JoinTest, APageWhoseRowsAllMergeTwoColumnsStillMatches) {
  PageBuilder first(1);
  PageBuilder second(2);
  first.Table(kColumns, 600, {kHeader, "1 | Rà soát | Văn phòng | Quý I"});
  second.Table({50, 85, 300, 540}, 60, {"2 | Tập huấn | Các phòng, đơn vị"});
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].columns, 4);
  EXPECT_NE(Show(found.tables[0]).find("2 | Tập huấn | >2 Các phòng, đơn vị"), std::string::npos);
}

TEST(JoinTest, ARowMayRunOverThreePages) {
  PageBuilder first(1);
  PageBuilder second(2);
  PageBuilder third(3);
  first.Table(kColumns, 700, {kHeader, "1 | Rà soát | Văn phòng | Quý I"}, {.open_bottom = true});
  second.Table(kColumns, 60, {"| quy trình | |"}, {.open_top = true, .open_bottom = true});
  third.Table(kColumns, 60, {"| nội bộ | |", "2 | Tập huấn | Sở | Quý II"}, {.open_top = true});
  const auto found = Find({first.page(), second.page(), third.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 3);
  EXPECT_NE(Show(found.tables[0]).find("Rà soát/quy trình/nội bộ"), std::string::npos);
}

TEST(JoinTest, AMergedCellThatThePageEndClosesIsKnownByItsColumn) {
  // "Chủ trì" has a merged cell on the first page and no blank one anywhere but at the seam.
  PageBuilder first(1);
  PageBuilder second(2);
  first.Table(kColumns, 600,
              {kHeader, "1 | Rà soát | Thanh tra | Quý I", "2 | Tập huấn | | Quý I",
               "3 | Sơ kết | Văn phòng | Quý II"},
              {.horizontals = false});
  for (const float y : {600.f, 622.f, 666.f, 688.f}) first.Horizontal(y, 50, 540);
  first.Horizontal(644, 50, 300).Horizontal(644, 420, 540);
  second.Table(kColumns, 60,
               {kHeader, "4 | Kiểm tra | | Quý III", "5 | Báo cáo | Các phòng | Quý IV"});
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát | v2 Thanh tra | Quý I\n"
            "2 | Tập huấn | Quý I\n"
            "3 | Sơ kết | v2 Văn phòng | Quý II\n"
            "4 | Kiểm tra | Quý III\n"
            "5 | Báo cáo | Các phòng | Quý IV");
}

TEST(JoinTest, AColumnThatHasBlankCellsTellsNothingOfABlankAtTheSeam) {
  PageBuilder first(1);
  PageBuilder second(2);
  first.Table(kColumns, 600,
              {kHeader, "1 | Rà soát | Thanh tra | Quý I", "2 | Tập huấn | | Quý I",
               "3 | Sơ kết | Văn phòng | Quý II"},
              {.horizontals = false});
  for (const float y : {600.f, 622.f, 666.f, 688.f}) first.Horizontal(y, 50, 540);
  first.Horizontal(644, 50, 300).Horizontal(644, 420, 540);
  second.Table(kColumns, 60, {kHeader, "4 | Kiểm tra | | Quý III", "5 | Báo cáo | | Quý IV"});
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_NE(Show(found.tables[0]).find("4 | Kiểm tra |  | Quý III"), std::string::npos);
}

TEST(JoinTest, TwoCapitalFragmentsGoOnWhereEveryRowHasANumber) {
  const auto found = TwoPages({kHeader, "1 | Rà soát | Sở | Quý I",
                               "2 | Tập huấn. Công khai kết quả. | Trung tâm | Quý II"},
                              {kHeader, "| Đơn vị chậm phải giải trình. | Kiểm định | ",
                               "3 | Sơ kết | Sở | Quý IV"})
                         .Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 4);
}

TEST(JoinTest, ARunningHeadInTheMarginIsNoHeading) {
  TwoPages pages({kHeader, "1 | Rà soát | Văn phòng | Quý I"}, {"2 | Tập huấn | Sở | Quý II"});
  pages.second.Text(60, 36, "Kế hoạch năm 2024", 9);
  EXPECT_EQ(pages.Run().tables.size(), 1u);
  // Without evidence of rows and columns even such a line parts tables.
  TwoPages anew({kHeader, "1 | Rà soát | Văn phòng | Quý I"},
                {kHeader, "1 | Tập huấn | Sở | Quý II"});
  anew.second.Text(60, 36, "2. Mục tiêu 2", 9);
  EXPECT_EQ(anew.Run().tables.size(), 2u);
}

TEST(JoinTest, ALineDrawnOnBothPagesCountsOnce) {
  TwoPages pages({kHeader, "1 | Rà soát quy trình | Văn phòng | Quý I"},
                 {"| nội bộ của Sở | | ", "2 | Tập huấn | Sở | Quý II"}, {.open_bottom = true},
                 {.open_top = true});
  // The last line of the first page, cut by its end, again above the second page's rows.
  pages.first.Text(90, 645, "theo tiêu chuẩn");
  pages.second.Text(90, 61, "theo tiêu chuẩn");
  const auto found = pages.Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_NE(Show(found.tables[0]).find("Rà soát quy trình/theo tiêu chuẩn/nội bộ của Sở"),
            std::string::npos)
      << Show(found.tables[0]);
  EXPECT_TRUE(found.free_words[1].empty());
}

TEST(JoinTest, RowsUnderAMergedNumberAreNotTakenForTheRestOfOne) {
  // The second column's text runs on over the page end, as it belongs to the merged number; what
  // tells rows apart stands in the other columns.
  const std::vector<float> xs = {50, 85, 250, 400, 540};
  PageBuilder first(1);
  PageBuilder second(2);
  first.Table(xs, 600,
              {"STT | Mục tiêu | Nội dung | Thời hạn", "1 | Duy trì hệ thống | Rà soát | Quý I",
               "| | Sơ kết | Quý II", "2 | Trả lời kịp thời các/kiến nghị | Thống kê | Tháng 3"},
              {.horizontals = false});
  for (const float y : {600.f, 622.f, 666.f, 702.f}) first.Horizontal(y, 50, 540);
  first.Horizontal(644, 250, 540);
  second.Table(xs, 60,
               {"| của người dân | Trả lời | Tháng 4", "3 | Giảm hồ sơ trễ | Theo dõi | Cả năm"});
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Mục tiêu | Nội dung | Thời hạn\n"
            "v2 1 | v2 Duy trì hệ thống | Rà soát | Quý I\n"
            "Sơ kết | Quý II\n"
            "v2 2 | v2 Trả lời kịp thời các/kiến nghị/của người dân | Thống kê | Tháng 3\n"
            "Trả lời | Tháng 4\n"
            "3 | Giảm hồ sơ trễ | Theo dõi | Cả năm");
}

TEST(JoinTest, TheClosingMarkOfANumberIsNoNumber) {
  const auto found = TwoPages({kHeader, "1. | Rà soát | Sở | Quý I", "28 | Tập huấn | Sở | Thường"},
                              {kHeader, ". | nghiệp vụ | | xuyên", "29. | Sơ kết | Sở | Quý IV"})
                         .Run();
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 4);
}

TEST(JoinTest, EverySlotBelongsToExactlyOneCell) {
  const auto found = TwoPages({kHeader, "1 | Rà soát | Văn phòng | Quý I"},
                              {"2 | Tập huấn | Sở | Quý II", "3 | Sơ kết | Sở | Quý IV"})
                         .Run();
  const Table& table = found.tables.at(0);
  std::vector<int> slots(static_cast<std::size_t>(table.rows) * table.columns, 0);
  for (const Cell& cell : table.cells) {
    for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
      for (int c = cell.column; c < cell.column + cell.column_span; ++c)
        ++slots.at(r * table.columns + c);
    }
  }
  for (const int count : slots) EXPECT_EQ(count, 1);
}

}  // namespace
}  // namespace kehoach::table
