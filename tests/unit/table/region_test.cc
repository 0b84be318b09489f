// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/region.h"

#include <gtest/gtest.h>

#include "page_builder.h"

namespace kehoach::table {
namespace {

const std::vector<float> kColumns = {50, 80, 280, 400, 520};
const std::vector<std::string> kRows = {"STT|Nội dung|Chủ trì|Thời hạn",
                                        "1|Rà soát|Văn phòng|Quý I", "2|Tập huấn|Thanh tra|Quý II"};
constexpr Look kBare{.verticals = false, .horizontals = false};

Options EndsAt(const std::string& wanted) {
  Options options;
  options.is_header = IsTestHeader;
  options.ends_table = [wanted](const std::string& text, bool) { return text == wanted; };
  return options;
}

TEST(RegionTest, TextThatEndsATableByItsWordsIsNoRowThoughItKeepsToTheGutters) {
  PageBuilder page(1);
  const float end = page.Table(kColumns, 100, kRows, kBare);
  page.Text(90, end + 14, "MT 2: Giữ vững");
  page.Text(90, end + 36, "chất lượng");
  const auto found = FindTables({page.page()}, {}, EndsAt("MT 2: Giữ vững"));
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 3);
  EXPECT_EQ(FreeText(page.page(), found.free_words[0]), "MT 2: Giữ vững chất lượng");
}

TEST(RegionTest, OnePieceOfALineMayEndTheTable) {
  PageBuilder page(1);
  const float end = page.Table(kColumns, 100, kRows, kBare);
  page.Text(52, end + 14, "Nơi nhận:").Text(405, end + 14, "GIÁM ĐỐC");
  const auto found = FindTables({page.page()}, {}, EndsAt("Nơi nhận:"));
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 3);
}

TEST(RegionTest, TheSameWordsInARowOfSeveralColumnsEndNothing) {
  PageBuilder page(1);
  std::vector<std::string> rows = kRows;
  rows.push_back("3|Sơ kết|Văn phòng|Quý IV");
  page.Table(kColumns, 100, rows, kBare);
  const auto found = FindTables({page.page()}, {}, EndsAt("3 Sơ kết Văn phòng Quý IV"));
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 4);
}

TEST(RegionTest, AJustifiedLineWhoseGapsFallOnTheGuttersIsNoRow) {
  PageBuilder page(1);
  const float end = page.Table(kColumns, 100, kRows, kBare);
  // Words 8 points apart all along: each gutter is wide enough to hold a gap.
  float x = 60;
  for (const char* word :
       {"Các", "phòng", "chuyên", "môn", "nghiêm", "túc", "thực", "hiện", "kế", "hoạch", "này"}) {
    page.Text(x, end + 14, word);
    x += PageBuilder::WidthOf(word) + 8;
  }
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(found.tables[0].rows, 3);
}

}  // namespace
}  // namespace kehoach::table
