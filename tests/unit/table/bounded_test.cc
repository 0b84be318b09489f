// SPDX-License-Identifier: GPL-3.0-or-later
// Tables whose borders bound them without dividing them.
#include <gtest/gtest.h>

#include "page_builder.h"
#include "table/bounds.h"
#include "table/table_finder.h"

namespace kehoach::table {
namespace {

const std::vector<float> kColumns = {50, 85, 280, 400, 520};
const char* const kHeader = "STT | Nội dung | Chủ trì | Thời hạn";
const Look kRules{.verticals = false};
const Look kVerticals{.horizontals = false};
const Look kFrame{.verticals = false, .horizontals = false, .outer = true};

TEST(BoundsTest, ToldByWhatIsDrawn) {
  PageBuilder page(1);
  page.Table(kColumns, 100, {kHeader, "1 | a | b | c"}, kRules);
  page.Table(kColumns, 300, {kHeader, "1 | a | b | c"}, kFrame);
  page.Table(kColumns, 500, {kHeader, "1 | a | b | c"}, kVerticals);
  page.Table(kColumns, 700, {kHeader, "1 | a | b | c"});  // divided: no bounds
  const std::vector<Bounds> found = FindBounds(SnapEdges(page.page().rulings));
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].rules.size(), 3u);
  EXPECT_FALSE(found[0].frame);
  EXPECT_TRUE(found[1].frame);
  EXPECT_TRUE(found[1].verticals.empty());
  EXPECT_EQ(found[2].Columns(), (std::vector<float>{85, 280, 400}));
  for (const Bounds& bounds : found) {
    EXPECT_FLOAT_EQ(bounds.sides.from, 50);
    EXPECT_FLOAT_EQ(bounds.sides.to, 520);
  }
}

TEST(BoundsTest, AnInterruptedLineTellsTheBordersOfItsRow) {
  PageBuilder page(1);
  page.Vertical(50, 100, 300).Vertical(85, 100, 300).Vertical(400, 100, 300);
  page.Vertical(200, 100, 150).Vertical(200, 190, 300);
  const std::vector<Bounds> found = FindBounds(SnapEdges(page.page().rulings));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].Breaks(), (std::vector<float>{150, 190}));
  EXPECT_TRUE(found[0].Divides(200, 100, 150));
  EXPECT_FALSE(found[0].Divides(200, 150, 190));
}

TEST(BoundedTest, ARowBetweenRulesIsCutByThePageEnd) {
  PageBuilder first(1);
  first.Table(kColumns, 700, {kHeader, "1 | Rà soát các | Văn phòng, | Quý I"},
              {.verticals = false, .open_bottom = true});
  PageBuilder second(2);
  const float end = second.Table(
      kColumns, 60, {"| Quy trình/nội bộ | Thanh tra |", "2 | Tập huấn | Thanh tra | Quý II"},
      {.verticals = false, .open_top = true});
  second.Text(60, end + 25, "Văn phòng có trách nhiệm theo dõi việc thực hiện kế hoạch này");
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát các/Quy trình/nội bộ | Văn phòng,/Thanh tra | Quý I\n"
            "2 | Tập huấn | Thanh tra | Quý II");
}

TEST(BoundedTest, TheHeadingBeforeTheNextHeaderIsInNoTable) {
  PageBuilder page(1);
  const float end = page.Table(kColumns, 100, {kHeader, "1 | a | b | c", "2 | d | e | f"}, kRules);
  page.Text(60, end + 20, "2. Mục tiêu 2: hài lòng đạt từ chín mươi hai phần trăm trở lên");
  page.Table(kColumns, end + 40, {kHeader, "1 | g | h | i", "2 | k | l | m"}, kRules);
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 2u);
  EXPECT_EQ(found.tables[0].rows, 3);
  EXPECT_EQ(found.tables[1].rows, 3);
  EXPECT_NE(FreeText(page.page(), found.free_words[0]).find("Mục tiêu 2"), std::string::npos);
}

TEST(BoundedTest, NothingBelowTheFrameBelongsToTheTable) {
  PageBuilder page(1);
  const float end = page.Table(
      kColumns, 100, {kHeader, "1 | Rà soát | Văn phòng | Quý I", "2 | Sơ kết | | "}, kFrame);
  page.Text(55, end + 15, "III.").Text(90, end + 15, "Tổ chức thực hiện");
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát | Văn phòng | Quý I\n"
            "2 | Sơ kết |  | ");
}

TEST(BoundedTest, AFrameGoesOnWithNumbersInTheMiddle) {
  Look middle = kFrame;
  middle.middle = true;
  PageBuilder first(1);
  first.Table(kColumns, 600,
              {kHeader, "1 | Rà soát toàn/bộ các/quy trình | Văn phòng | Quý I",
               "2 | Tập huấn/nghiệp vụ/cho công chức | Thanh tra | Quý II"},
              middle);
  PageBuilder second(2);
  second.Table(kColumns, 60,
               {"3 | Sơ kết/công tác/năm nay | Thanh tra | Quý III",
                "4 | Kiểm tra/công vụ/định kỳ | Văn phòng | Quý IV"},
               middle);
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát toàn/bộ các/quy trình | Văn phòng | Quý I\n"
            "2 | Tập huấn/nghiệp vụ/cho công chức | Thanh tra | Quý II\n"
            "3 | Sơ kết/công tác/năm nay | Thanh tra | Quý III\n"
            "4 | Kiểm tra/công vụ/định kỳ | Văn phòng | Quý IV");
}

TEST(BoundedTest, OneColumnsTextUnderTheRepeatedHeaderIsTheRestOfARow) {
  for (const Look& look : {kRules, kFrame}) {
    PageBuilder first(1);
    first.Table(kColumns, 700,
                {kHeader, "1 | Sơ kết | Thanh tra | Quý I", "2 | Rà soát các | Văn phòng | Quý II"},
                look);
    PageBuilder second(2);
    second.Table(kColumns, 60, {kHeader, "| quy trình/nội bộ | |"}, look);
    const auto found = Find({first.page(), second.page()});
    ASSERT_EQ(found.tables.size(), 1u);
    EXPECT_EQ(Show(found.tables[0]),
              "STT | Nội dung | Chủ trì | Thời hạn\n"
              "1 | Sơ kết | Thanh tra | Quý I\n"
              "2 | Rà soát các/quy trình/nội bộ | Văn phòng | Quý II");
  }
}

TEST(BoundedTest, ANumberAloneBelowTheLastRuleBeginsTheNextPagesRow) {
  PageBuilder first(1);
  const float end = first.Table(
      kColumns, 700, {kHeader, "1 | Sơ kết | Thanh tra | Quý I", "2 | Rà soát | | Quý II"}, kRules);
  first.Text(55, end + 15, "3");
  PageBuilder second(2);
  second.Table(kColumns, 60, {kHeader, "| Tập huấn | Thanh tra | Quý III", "4 | Kiểm tra | | "},
               kRules);
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Sơ kết | Thanh tra | Quý I\n"
            "2 | Rà soát |  | Quý II\n"
            "3 | Tập huấn | Thanh tra | Quý III\n"
            "4 | Kiểm tra |  | ");
}

TEST(BoundedTest, AFramesFirstLineMayBeOneLabelOverLabelsOfDifferentHeights) {
  PageBuilder page(1);
  page.Bold(true).Text(340, 115, "Tổ chức thực hiện");
  page.Text(55, 135, "STT").Text(95, 135, "Nội dung");
  page.Text(405, 139, "Cơ quan phối").Text(285, 146, "Cơ quan chủ trì").Text(425, 153, "hợp");
  page.Bold(false);
  const float end = page.Table(
      kColumns, 165, {"1 | Rà soát | Văn phòng | Các đơn vị", "2 | Sơ kết | Thanh tra | "},
      {.verticals = false, .horizontals = false});
  page.Borders({50, 520}, {100, end});
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "v2 STT | v2 Nội dung | >2 Tổ chức thực hiện\n"
            "Cơ quan chủ trì | Cơ quan phối/hợp\n"
            "1 | Rà soát | Văn phòng | Các đơn vị\n"
            "2 | Sơ kết | Thanh tra | ");
}

TEST(BoundedTest, ARepeatedHeaderAboveTheFirstRuleIsNoRowThatThePageEndCut) {
  const Look bare{.verticals = false, .horizontals = false};
  const auto header_line = [](PageBuilder& page, float y) { page.Horizontal(y, 50, 520); };
  PageBuilder first(1), second(2);
  float end = first.Table(kColumns, 700, {kHeader, "1 | Rà soát | Văn phòng | Quý I"}, bare);
  header_line(first, 722);
  end = second.Table(kColumns, 60,
                     {kHeader, "2 | Tập huấn/nghiệp vụ | Thanh tra | Quý II",
                      "3 | Sơ kết/công tác | Văn phòng | Quý II"},
                     bare);
  header_line(second, 82);
  second.Text(60, end + 30, "2. Mục tiêu 2: nâng cao chất lượng tham mưu của các phòng thuộc Sở");
  second.Table(kColumns, end + 50, {kHeader, "1 | Kiểm tra | Văn phòng | Quý III"}, bare);
  header_line(second, end + 72);
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 2u);
  EXPECT_EQ(Show(found.tables[0]),
            std::string(kHeader) +
                "\n1 | Rà soát | Văn phòng | Quý I\n2 | Tập huấn/nghiệp vụ | Thanh tra | Quý II\n3 "
                "| Sơ kết/công tác | Văn phòng | Quý II");
  EXPECT_EQ(Show(found.tables[1]), std::string(kHeader) + "\n1 | Kiểm tra | Văn phòng | Quý III");
}

TEST(BoundedTest, ALineDrawnOnBothSidesOfThePageEndIsReadOnce) {
  // The same words at the top of the next page: within its margin, or as a line of its own.
  for (const bool in_margin : {true, false}) {
    PageBuilder first(1);
    const float end = first.Table(
        kColumns, 690, {kHeader, "1 | Sơ kết | Thanh tra | Quý I", "2 | Rà soát các | | Quý II"},
        {.verticals = false, .open_bottom = true});
    first.Text(90, end + 10, "quy trình của sở");
    PageBuilder second(2);
    second.Text(90, in_margin ? 53 : 70, "quy trình của sở");
    second.Table(kColumns, in_margin ? 54 : 71,
                 {"| ban ngành | |", "3 | Tập huấn | Thanh tra | Quý III"},
                 {.verticals = false, .open_top = true});
    const auto found = Find({first.page(), second.page()});
    ASSERT_EQ(found.tables.size(), 1u);
    const std::string copy = in_margin ? "" : "/quy trình của sở";
    EXPECT_EQ(Show(found.tables[0]),
              "STT | Nội dung | Chủ trì | Thời hạn\n"
              "1 | Sơ kết | Thanh tra | Quý I\n"
              "2 | Rà soát các/quy trình của sở" +
                  copy +
                  "/ban ngành |  | Quý II\n"
                  "3 | Tập huấn | Thanh tra | Quý III");
    EXPECT_EQ(FreeText(second.page(), found.free_words[1]), "");
  }
}

TEST(BoundedTest, AFrameGoesOnWithAHeading) {
  PageBuilder first(1);
  first.Table(kColumns, 700,
              {kHeader, "1.1 | Rà soát | Văn phòng | Quý I", "1.2 | Sơ kết | Thanh tra | Quý II"},
              kFrame);
  PageBuilder second(2);
  second.Text(55, 75, "II. Cải cách thủ tục hành chính và chuyển đổi số");
  const float end = second.Table(
      kColumns, 90, {"2.1 | Tập huấn | Thanh tra | Quý III", "2.2 | Kiểm tra | | Quý IV"},
      {.verticals = false, .horizontals = false});
  second.Borders({50, 520}, {60, end});
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1.1 | Rà soát | Văn phòng | Quý I\n"
            "1.2 | Sơ kết | Thanh tra | Quý II\n"
            ">4 II. Cải cách thủ tục hành chính và chuyển đổi số\n"
            "2.1 | Tập huấn | Thanh tra | Quý III\n"
            "2.2 | Kiểm tra |  | Quý IV");
}

TEST(BoundedTest, TextOverAGutterBehindTheFirstColumnsIsNoHeading) {
  PageBuilder page(1);
  const float end = page.Table(kColumns, 100,
                               {kHeader, "1 | Rà soát quy trình | Văn phòng | Quý I",
                                "2 | Tập huấn | |", "3 | Sơ kết | Thanh tra | Quý II"},
                               kFrame);
  page.Text(320, 159, "Các phòng, các đơn vị");
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 4) << Show(found.tables[0]);
  EXPECT_NE(Show(found.tables[0]).find("2 | Tập huấn | Các phòng"), std::string::npos);
  EXPECT_GT(end, 159);
}

TEST(BoundedTest, AHeaderAloneAtThePageEndHasItsRowsOnTheNextPage) {
  PageBuilder first(1);
  first.Table(kColumns, 760, {kHeader}, kVerticals);
  PageBuilder second(2);
  second.Table(kColumns, 60, {"1 | Rà soát/quy trình | Văn phòng | Quý I", "2 | Sơ kết | | Quý II"},
               kVerticals);
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].header_rows, 1);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát/quy trình | Văn phòng | Quý I\n"
            "2 | Sơ kết |  | Quý II");
}

TEST(BoundedTest, VerticalLinesAloneTellTheColumns) {
  PageBuilder first(1);
  first.Table(kColumns, 600,
              {kHeader, "1 | Rà soát/quy trình | Văn phòng | Quý I", "2 | Tập huấn | Thanh tra | "},
              kVerticals);
  PageBuilder second(2);
  second.Table(kColumns, 60, {"3 | Sơ kết | Thanh tra | Quý III", "4 | Kiểm tra | | Quý IV"},
               kVerticals);
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].kind, TableKind::kPartlyRuled);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát/quy trình | Văn phòng | Quý I\n"
            "2 | Tập huấn | Thanh tra | \n"
            "3 | Sơ kết | Thanh tra | Quý III\n"
            "4 | Kiểm tra |  | Quý IV");
}

TEST(BoundedTest, CellsAreMergedWhereAVerticalLineIsInterrupted) {
  PageBuilder page(1);
  page.Text(55, 120, "STT").Text(95, 120, "Nội dung").Text(285, 120, "Chủ trì");
  page.Text(405, 120, "Thời hạn");
  page.Text(55, 150, "I").Text(95, 150, "Cải cách thủ tục hành chính và chuyển đổi số");
  page.Text(55, 180, "1").Text(95, 180, "Rà soát").Text(285, 180, "Văn phòng");
  page.Text(405, 180, "Quý I");
  page.Vertical(50, 100, 200).Vertical(85, 100, 200).Vertical(520, 100, 200);
  for (const float x : {280.0f, 400.0f}) page.Vertical(x, 100, 135).Vertical(x, 165, 200);
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "I | >3 Cải cách thủ tục hành chính và chuyển đổi số\n"
            "1 | Rà soát | Văn phòng | Quý I");
}

}  // namespace
}  // namespace kehoach::table
