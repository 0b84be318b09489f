// SPDX-License-Identifier: GPL-3.0-or-later
// One page: which borders and texts make a table, and what its cells hold.
#include "table/table_finder.h"

#include <gtest/gtest.h>

#include "page_builder.h"

namespace kehoach::table {
namespace {

const std::vector<float> kColumns = {50, 85, 300, 420, 540};
const char* const kHeader = "STT | Nội dung | Chủ trì | Thời hạn";

TEST(FindTablesTest, FullBordersGiveRowsAndCells) {
  PageBuilder page(1);
  page.Text(60, 80, "II. Nội dung thực hiện");
  page.Table(kColumns, 100,
             {kHeader, "1 | Rà soát/quy trình | Văn phòng | Quý I", "2 | Tập huấn | | Quý II"});
  const TablesOfDocument found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát/quy trình | Văn phòng | Quý I\n"
            "2 | Tập huấn |  | Quý II");
  EXPECT_EQ(found.tables[0].kind, TableKind::kRuled);
  EXPECT_EQ(found.tables[0].header_rows, 1);
  EXPECT_EQ(found.tables[0].column_edges.size(), 5u);
  EXPECT_EQ(FreeText(page.page(), found.free_words[0]), "II. Nội dung thực hiện");
}

TEST(FindTablesTest, SkippedWordsAreInNoCellAndNotFree) {
  PageBuilder page(1);
  page.Table(kColumns, 100, {kHeader, "1 | Rà soát | Văn phòng | Quý I"});
  page.Text(60, 800, "Trang sau");
  const std::uint32_t last = static_cast<std::uint32_t>(page.page().words.size()) - 1;
  const TablesOfDocument found =
      FindTables({page.page()}, {{0, last - 1, last, 1'000'000}}, {IsTestHeader});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_TRUE(found.tables[0].cells[0].lines.empty());
  EXPECT_TRUE(found.free_words[0].empty());
}

TEST(FindTablesTest, ATextThatRunsOverItsBorderStaysWhereItsLineStarts) {
  PageBuilder page(1);
  page.Table(kColumns, 100,
             {kHeader, "1 | dichvucongtructuyenbinhdinhgovvnthutuchanh | Sở | Quý I",
              "2 | Rà soát | Văn phòng | Quý II", "3 | Sơ kết | Văn phòng | Quý III"});
  const TablesOfDocument found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]).find("govvnthutuchanh Sở"), std::string::npos);
  PageBuilder wide(1);
  wide.Table(kColumns, 100, {kHeader, "1 | | Văn phòng | Quý I"});
  wide.Text(90, 138, "Theo dõi việc thực hiện kế hoạch của các cơ quan", 10);
  const TablesOfDocument over = Find({wide.page()});
  ASSERT_EQ(over.tables.size(), 1u);
}

TEST(FindTablesTest, WordsBehindACrossedBorderFollowTheirLine) {
  PageBuilder page(1);
  const std::vector<float> ys = {100, 120, 150, 170};
  page.Borders({50, 100, 200, 300}, ys);
  page.Text(55, 114, "STT").Text(105, 114, "Nội dung").Text(205, 114, "Ai");
  page.Text(55, 138, "1").Text(105, 138, "Công khai thủ tục hành chính");  // to about x = 246
  page.Text(55, 164, "2").Text(105, 164, "Sơ kết").Text(205, 164, "Sở");
  const TablesOfDocument found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Ai\n1 | Công khai thủ tục hành chính | \n2 | Sơ kết | Sở");
}

TEST(FindTablesTest, MergedCellsAreSpans) {
  PageBuilder page(1);
  const std::vector<float> xs = {50, 85, 250, 350, 450};
  page.Borders({50, 450}, {100, 240});
  page.Vertical(85, 100, 240).Vertical(250, 100, 240).Vertical(350, 120, 240);
  page.Horizontal(120, 250, 450).Horizontal(140, 50, 450).Horizontal(170, 50, 450);
  page.Horizontal(200, 50, 250).Horizontal(200, 350, 450);
  page.Text(55, 124, "STT").Text(90, 124, "Nội dung").Text(280, 114, "Tổ chức thực hiện");
  page.Text(255, 134, "Chủ trì").Text(355, 134, "Phối hợp");
  page.Text(55, 155, "1")
      .Text(90, 155, "Rà soát")
      .Text(255, 155, "Văn phòng")
      .Text(355, 155, "Các phòng");
  page.Text(55, 185, "2")
      .Text(90, 185, "Tập huấn")
      .Text(255, 185, "Thanh tra")
      .Text(355, 185, "Sở");
  page.Text(55, 215, "3").Text(90, 215, "Sơ kết").Text(355, 215, "Ban");
  const TablesOfDocument found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "v2 STT | v2 Nội dung | >2 Tổ chức thực hiện\n"
            "Chủ trì | Phối hợp\n"
            "1 | Rà soát | Văn phòng | Các phòng\n"
            "2 | Tập huấn | v2 Thanh tra | Sở\n"
            "3 | Sơ kết | Ban");
  EXPECT_EQ(found.tables[0].header_rows, 2);
}

TEST(FindTablesTest, ARowOfColumnNumbersBelongsToTheHeader) {
  PageBuilder page(1);
  page.Table(kColumns, 100, {kHeader, "(1) | (2) | (3) | (4)", "1 | Rà soát | Văn phòng | Quý I"});
  EXPECT_EQ(Find({page.page()}).tables.at(0).header_rows, 2);
}

TEST(FindTablesTest, SeveralTablesStayApartWhenTextStandsBetween) {
  PageBuilder page(1);
  const float end = page.Table(kColumns, 100, {kHeader, "1 | Rà soát | Văn phòng | Quý I"});
  page.Text(60, end + 20, "2. Mục tiêu 2: giảm thời gian giải quyết");
  page.Table(kColumns, end + 30, {kHeader, "1 | Tập huấn | Văn phòng | Quý II"});
  EXPECT_EQ(Find({page.page()}).tables.size(), 2u);
}

TEST(FindTablesTest, FramesLetterheadsAndHeadingRulesAreNoTables) {
  PageBuilder page(1);
  page.Text(60, 60, "UBND TỈNH").Text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  page.Text(60, 76, "SỞ TƯ PHÁP").Text(330, 76, "Độc lập - Tự do - Hạnh phúc");
  page.Horizontal(80, 80, 120).Horizontal(80, 340, 480);
  page.Borders({60, 530}, {200, 260}).Text(70, 230, "Một đoạn văn có khung bao quanh");
  page.Borders({60, 300, 530}, {500, 600});
  page.Text(70, 520, "Nơi nhận:").Text(320, 520, "GIÁM ĐỐC");
  page.Horizontal(720, 60, 200).Text(60, 740, "Chú thích ở chân trang", 10);
  const TablesOfDocument found = Find({page.page()});
  EXPECT_TRUE(found.tables.empty());
  EXPECT_EQ(found.free_words[0].size(), page.page().words.size());
}

TEST(FindTablesTest, TextBesideATableStaysFree) {
  PageBuilder page(1);
  page.Table({50, 85, 200, 280}, 100, {"STT | Nội dung | Ai", "1 | Rà soát | Sở"});
  page.Text(320, 130, "bên cạnh bảng");
  const TablesOfDocument found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(FreeText(page.page(), found.free_words[0]), "bên cạnh bảng");
}

TEST(FindTablesTest, ABoxInsideTheTableIsNoTableOfItsOwn) {
  PageBuilder page(1);
  page.Table(kColumns, 100, {kHeader, "1 | Rà soát//// | Văn phòng | Quý I"});
  page.Borders({95, 200, 280}, {150, 175});
  EXPECT_EQ(Find({page.page()}).tables.size(), 1u);
}

TEST(FindTablesTest, PlacesTellPageAndBoxOfEveryCell) {
  PageBuilder page(3);
  page.Table(kColumns, 100, {kHeader, "1 | Rà soát | Văn phòng | Quý I"});
  const Table table = Find({page.page()}).tables.at(0);
  const Cell& cell = table.cells.at(5);
  ASSERT_EQ(cell.places.size(), 1u);
  EXPECT_EQ(cell.places[0].page, 3);
  EXPECT_EQ(cell.places[0].box, (Rect{85, 122, 300, 144}));
  EXPECT_EQ(table.places, (std::vector<Place>{{3, {50, 100, 540, 144}}}));
}

TEST(FindTablesTest, NoPagesNoWordsNoRulesGiveNothing) {
  EXPECT_TRUE(Find({}).tables.empty());
  const TablesOfDocument found = Find({PageBuilder(1).page()});
  EXPECT_TRUE(found.tables.empty());
  EXPECT_TRUE(found.free_words.at(0).empty());
  EXPECT_TRUE(FindTables({PageBuilder(1).page()}, {}, {}).tables.empty());
}

}  // namespace
}  // namespace kehoach::table
