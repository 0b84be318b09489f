// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/overflow.h"

#include <gtest/gtest.h>

#include "page_builder.h"

namespace kehoach::table {
namespace {

// Four columns, two rows; the second row's third cell has no border below it.
PageBuilder OpenThirdCell() {
  PageBuilder page(1);
  page.Vertical(50, 90, 200).Vertical(80, 90, 200).Vertical(280, 90, 200);
  page.Vertical(400, 90, 200).Vertical(520, 90, 200);
  page.Horizontal(90, 50, 520).Horizontal(120, 50, 520);
  page.Horizontal(200, 50, 280).Horizontal(200, 400, 520);
  page.Text(55, 110, "STT")
      .Text(90, 110, "Nội dung")
      .Text(285, 110, "Chủ trì")
      .Text(405, 110, "Thời hạn");
  page.Text(60, 140, "1").Text(90, 140, "Rà soát").Text(405, 140, "Quý I");
  page.Text(285, 168, "Văn phòng,").Text(285, 182, "Thanh tra,").Text(285, 196, "Trung tâm");
  return page;
}

TEST(OverflowTest, TextOfAnOpenCellBelowTheLastBorderStaysWithTheCell) {
  PageBuilder page = OpenThirdCell();
  page.Text(285, 210, "Tin học,").Text(285, 224, "Đoàn Thanh niên");
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(Show(found.tables[0]),
            "STT | Nội dung | Chủ trì | Thời hạn\n"
            "1 | Rà soát | Văn phòng,/Thanh tra,/Trung tâm/Tin học,/Đoàn Thanh niên | Quý I");
  EXPECT_EQ(FreeText(page.page(), found.free_words[0]), "");
}

TEST(OverflowTest, AParagraphBelowTheTableStaysFreeThoughACellIsOpen) {
  PageBuilder page = OpenThirdCell();
  page.Text(60, 214, "Trên đây là Kế hoạch của Sở, đề nghị các phòng thực hiện.");
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(FreeText(page.page(), found.free_words[0]),
            "Trên đây là Kế hoạch của Sở, đề nghị các phòng thực hiện.");
}

TEST(OverflowTest, TextFarBelowAnOpenCellStaysFree) {
  PageBuilder page = OpenThirdCell();
  page.Text(285, 260, "GIÁM ĐỐC");
  const auto found = Find({page.page()});
  ASSERT_EQ(found.tables.size(), 1u);
  EXPECT_EQ(FreeText(page.page(), found.free_words[0]), "GIÁM ĐỐC");
}

}  // namespace
}  // namespace kehoach::table
