// SPDX-License-Identifier: GPL-3.0-or-later
// Tables whose columns or rows no ruling divides.
#include <gtest/gtest.h>

#include "page_builder.h"
#include "table/table_finder.h"

namespace kehoach::table {
namespace {

const std::vector<float> kColumns = {50, 85, 280, 400, 520};
const char* const kHeader = "STT | Nội dung | Chủ trì | Thời hạn";
const char* const kExpected =
    "STT | Nội dung | Chủ trì | Thời hạn\n"
    "1 | Rà soát toàn bộ/các quy trình | Văn phòng | Quý I\n"
    "2 | Tập huấn nghiệp vụ | Thanh tra/tỉnh | Quý II\n"
    "3 | Sơ kết công tác |  | Quý IV";
const std::vector<std::string> kRows = {
    kHeader, "1 | Rà soát toàn bộ/các quy trình | Văn phòng | Quý I",
    "2 | Tập huấn nghiệp vụ | Thanh tra/tỉnh | Quý II", "3 | Sơ kết công tác | | Quý IV"};
const Look kBare{.verticals = false, .horizontals = false};

TEST(UnruledTest, NoBordersAtAll) {
  PageBuilder page(1);
  page.Text(60, 80, "1. Mục tiêu 1: giảm thời gian giải quyết hồ sơ cho người dân và doanh nghiệp");
  const float end = page.Table(kColumns, 100, kRows, kBare);
  page.Text(60, end + 30,
            "2. Mục tiêu 2: nâng cao chất lượng tham mưu của các phòng chuyên môn thuộc Sở");
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]), kExpected);
  EXPECT_EQ(found.tables[0].kind, TableKind::kBorderless);
  EXPECT_EQ(found.tables[0].header_rows, 1);
  EXPECT_EQ(FreeText(page.page(), found.free_words[0]).find("Rà"), std::string::npos);
  EXPECT_NE(FreeText(page.page(), found.free_words[0]).find("Mục tiêu 2"), std::string::npos);
}

TEST(UnruledTest, RowsWithoutPaddingAreToldByTheirNumbers) {
  Look tight = kBare;
  tight.row_gap = 0;
  PageBuilder page(1);
  page.Table(kColumns, 100, kRows, tight);
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]), kExpected);
}

TEST(UnruledTest, NumbersInTheMiddleOfTheirRows) {
  Look middle = kBare;
  middle.middle = true;
  PageBuilder page(1);
  page.Table(kColumns, 100, kRows, middle);
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]), kExpected);
}

TEST(UnruledTest, HorizontalRulesOnly) {
  PageBuilder page(1);
  page.Table(kColumns, 100, kRows, {.verticals = false});
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]), kExpected);
  EXPECT_EQ(found.tables[0].kind, TableKind::kPartlyRuled);
}

TEST(UnruledTest, OuterFrameOnly) {
  PageBuilder page(1);
  page.Table(kColumns, 100, kRows, {.verticals = false, .horizontals = false, .outer = true});
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]), kExpected);
  EXPECT_EQ(found.tables[0].kind, TableKind::kPartlyRuled);
}

TEST(UnruledTest, VerticalsOnlyAndALineUnderTheHeader) {
  PageBuilder page(1);
  const float end = page.Table(kColumns, 100, kRows, {.horizontals = false});
  page.Horizontal(100, 50, 520).Horizontal(122, 50, 520).Horizontal(end, 50, 520);
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]), kExpected);
}

TEST(UnruledTest, BordersAroundTheHeaderOnly) {
  PageBuilder page(1);
  page.Table(kColumns, 100, kRows, kBare);
  page.Borders(kColumns, {100, 122});
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]), kExpected);
}

TEST(UnruledTest, AFrameWhoseHeaderAloneHasVerticals) {
  PageBuilder page(1);
  const float end = page.Table(kColumns, 100, kRows, kBare);
  page.Borders(kColumns, {100, 122}).Borders({50, 520}, {100, end});
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]), kExpected);
}

TEST(UnruledTest, AStackedHeaderWithATwoColumnLabel) {
  PageBuilder page(1);
  page.Text(55, 114, "STT").Text(90, 114, "Nội dung").Text(300, 107, "Tổ chức thực hiện");
  page.Text(285, 121, "Chủ trì").Text(405, 121, "Phối hợp");
  page.Text(55, 145, "1")
      .Text(90, 145, "Rà soát")
      .Text(285, 145, "Văn phòng")
      .Text(405, 145, "Các phòng");
  page.Text(55, 167, "2").Text(90, 167, "Sơ kết").Text(285, 167, "Thanh tra").Text(405, 167, "Sở");
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].columns, 4);
  EXPECT_NE(Show(found.tables[0]).find("1 | Rà soát | Văn phòng | Các phòng"), std::string::npos)
      << Show(found.tables[0]);
}

TEST(UnruledTest, AHeadingInsideTheTableIsARow) {
  PageBuilder page(1);
  page.Table(kColumns, 100,
             {kHeader, "", "1 | Rà soát | Văn phòng | Quý I", "", "1 | Sơ kết | Sở | Quý IV"},
             kBare);
  page.Text(55, 137, "I.").Text(90, 137, "Cải cách thể chế và nâng cao chất lượng văn bản");
  page.Text(55, 181, "II.").Text(90, 181, "Cải cách thủ tục hành chính ở các xã và huyện");
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 5) << Show(found.tables[0]);
  EXPECT_NE(Show(found.tables[0]).find("I. | >3 Cải cách thể chế"), std::string::npos)
      << Show(found.tables[0]);
}

TEST(UnruledTest, GoesOnOnTheNextPageWithoutAHeader) {
  PageBuilder first(1);
  PageBuilder second(2);
  first.Table(kColumns, 650, kRows, kBare);
  const float end =
      second.Table(kColumns, 60, {"| quý cuối năm | |", "4 | Kiểm tra | Sở | Tháng 12"}, kBare);
  second.Text(
      60, end + 30,
      "Trên đây là Kế hoạch của Sở, đề nghị các phòng nghiêm túc thực hiện, báo cáo kết quả./.");
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát toàn bộ/các quy trình | Văn phòng | Quý I\n"
            "2 | Tập huấn nghiệp vụ | Thanh tra/tỉnh | Quý II\n"
            "3 | Sơ kết công tác/quý cuối năm |  | Quý IV\n"
            "4 | Kiểm tra | Sở | Tháng 12");
}

TEST(UnruledTest, GoesOnOnTheNextPageUnderItsHeader) {
  PageBuilder first(1);
  PageBuilder second(2);
  first.Table(kColumns, 650, kRows, kBare);
  second.Table(kColumns, 60, {kHeader, "4 | Kiểm tra việc giải quyết | Sở | Tháng 12"}, kBare);
  const auto found = Find({first.page(), second.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 5);
  EXPECT_TRUE(found.tables[0].joins[0].header_repeated);
}

TEST(UnruledTest, AnInterruptedRuleMergesCells) {
  PageBuilder page(1);
  page.Table(kColumns, 100,
             {kHeader, "1 | Rà soát | Văn phòng | Quý I", "2 | Tập huấn | | Quý II",
              "3 | Sơ kết | Thanh tra | Quý IV"},
             kBare);
  for (const float y : {100.f, 122.f, 166.f, 188.f}) page.Horizontal(y, 50, 520);
  page.Horizontal(144, 50, 280).Horizontal(144, 400, 520);
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát | v2 Văn phòng | Quý I\n"
            "2 | Tập huấn | Quý II\n"
            "3 | Sơ kết | Thanh tra | Quý IV");
}

TEST(UnruledTest, ALabelBrokenByItsNarrowColumnIsOneLabel) {
  PageBuilder page(1);
  page.Bold(true).Text(57, 111, "TT").Text(90, 111, "Nội dung").Text(285, 111, "Đơn vị chủ");
  page.Text(405, 111, "Thời hạn").Text(60, 125, "(T)").Text(285, 125, "trì").Bold(false);
  page.Text(285, 147, "tỉnh và huyện");  // the rest of a row of the page before
  page.Text(55, 169, "3")
      .Text(90, 169, "Rà soát")
      .Text(285, 169, "Văn phòng")
      .Text(405, 169, "Quý I");
  const auto is_header = [](const std::vector<std::string>& cells) {
    return cells.size() == 4 && cells[0].starts_with("TT");
  };
  const auto found = FindTables({page.page()}, {}, {is_header});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "TT/(T) | Nội dung | Đơn vị chủ/trì | Thời hạn\n"
            " |  | tỉnh và huyện | \n"
            "3 | Rà soát | Văn phòng | Quý I");
}

TEST(UnruledTest, TheTallestLabelMayBeginAboveTheOthers) {
  PageBuilder page(1);
  page.Bold(true).Text(60, 70, "II. NỘI DUNG THỰC HIỆN");
  page.Text(405, 100, "Thời")
      .Text(55, 114, "STT")
      .Text(90, 114, "Nội dung")
      .Text(285, 114, "Chủ trì");
  page.Text(405, 114, "hạn").Text(405, 128, "xong").Bold(false);
  page.Text(55, 150, "1")
      .Text(90, 150, "Rà soát")
      .Text(285, 150, "Văn phòng")
      .Text(405, 150, "Quý I");
  page.Text(55, 172, "2")
      .Text(90, 172, "Sơ kết")
      .Text(285, 172, "Thanh tra")
      .Text(405, 172, "Quý II");
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời/hạn/xong\n"
            "1 | Rà soát | Văn phòng | Quý I\n"
            "2 | Sơ kết | Thanh tra | Quý II");
  EXPECT_EQ(FreeText(page.page(), found.free_words[0]), "II. NỘI DUNG THỰC HIỆN");
}

TEST(UnruledTest, ParagraphsLetterheadAndSignatureAreNoTable) {
  PageBuilder page(1);
  page.Text(60, 60, "UBND TỈNH").Text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  page.Text(60, 76, "SỞ TƯ PHÁP").Text(330, 76, "Độc lập - Tự do - Hạnh phúc");
  for (int i = 0; i < 12; ++i) {
    page.Text(60, 200 + 14.0f * static_cast<float>(i),
              "các phòng chuyên môn thuộc Sở triển khai kế hoạch bảo đảm đúng tiến độ đã đề ra");
  }
  page.Text(60, 500, "Nơi nhận:").Text(350, 500, "GIÁM ĐỐC");
  page.Text(60, 514, "- Như trên;").Text(340, 560, "Nguyễn Văn A");
  EXPECT_TRUE(Find({page.page()}).tables.empty());
}

TEST(UnruledTest, HeadingsThatInterruptTheVerticalsAreRowsOfTheirOwn) {
  PageBuilder page(1);
  const float top = page.Table(kColumns, 100, {kHeader});
  const std::vector<std::string> numbers = {"A", "I", "1", "2", "II", "1", "B", "I", "1"};
  const float end = top + 20 * static_cast<float>(numbers.size());
  page.Vertical(50, top, end).Vertical(85, top, end).Vertical(520, top, end);
  page.Horizontal(end, 50, 520);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const float y = top + 20 * static_cast<float>(i);
    page.Text(60, y + 14, numbers[i]);
    if (numbers[i] == "1" || numbers[i] == "2") {
      page.Text(90, y + 14, "Rà soát").Text(285, y + 14, "Văn phòng").Text(405, y + 14, "Quý I");
      page.Vertical(280, y, y + 20).Vertical(400, y, y + 20);
    } else {
      page.Text(90, y + 14, "Công tác rà soát, kiểm tra các quy trình của đơn vị");
    }
  }
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  const std::string heading = " | >3 Công tác rà soát, kiểm tra các quy trình của đơn vị\n";
  const std::string task = " | Rà soát | Văn phòng | Quý I\n";
  EXPECT_EQ(Show(found.tables[0]) + "\n", std::string(kHeader) + "\nA" + heading + "I" + heading +
                                              "1" + task + "2" + task + "II" + heading + "1" +
                                              task + "B" + heading + "I" + heading + "1" + task);
}

TEST(UnruledTest, TheSameNumberLabelBeginsAnotherTable) {
  PageBuilder page(1);
  const float end = page.Table(kColumns, 100, kRows, kBare);
  const std::vector<std::string> members = {"STT | Họ và tên | Chức vụ | Nhiệm vụ",
                                            "1 | Người thứ nhất | Trưởng ban | Trưởng đoàn",
                                            "2 | Người thứ hai | Ủy viên | Thư ký"};
  page.Table(kColumns, end + 12, members, kBare);
  const Options knows_one_header{[](const std::vector<std::string>& cells) {
    return cells.size() > 1 && cells[1] == "Nội dung";
  }};
  const auto found = FindTables({page.page()}, {{}}, knows_one_header);
  ASSERT_FALSE(found.tables.empty());
  EXPECT_EQ(Show(found.tables[0]), kExpected);
}

TEST(UnruledTest, TheHeadingBelowIsNotPartOfTheLastRow) {
  PageBuilder page(1);
  const float end = page.Table(kColumns, 100, kRows, kBare);
  page.Text(90, end + 26, "III. THEO DÕI");
  page.Text(60, end + 44,
            "Văn phòng theo dõi, đôn đốc các phòng thực hiện và tổng hợp báo cáo Giám đốc Sở");
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]), kExpected);
}

}  // namespace
}  // namespace kehoach::table
