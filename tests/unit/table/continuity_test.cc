// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/continuity.h"

#include <gtest/gtest.h>

namespace kehoach::table {
namespace {

TEST(ContinuityTest, TextCutInMidSentenceGoesOn) {
  const char* cases[][2] = {
      {"Phòng Văn hóa,", "Thông tin"},  {"kiểm tra, nhắc", "nhở công chức"},
      {"Quyết định số 12/", "QĐ-UBND"}, {"(theo các cách: gửi thư", "Trao đổi trực tiếp)"},
      {"Thời gian", "đến hết tháng 6"}, {"Giám sát", "(định kỳ hàng quý)"},
      {"báo cáo (quý I;", "quý II)"}};
  for (const auto& pair : cases)
    EXPECT_TRUE(GoesOn(pair[0], pair[1])) << pair[0] << " | " << pair[1];
}

TEST(ContinuityTest, ClosedTextsBulletsAndBlanksDoNot) {
  const char* cases[][2] = {{"Rà soát quy trình.", "Tập huấn nghiệp vụ"},
                            {"Rà soát quy trình", "Tập huấn nghiệp vụ"},
                            {"Phòng A,", "- Phòng B"},
                            {"Đã xong;", "các việc khác"},
                            {"", "các việc khác"},
                            {"Rà soát,", ""}};
  for (const auto& pair : cases)
    EXPECT_FALSE(GoesOn(pair[0], pair[1])) << pair[0] << " | " << pair[1];
}

TEST(ContinuityTest, KnowsSmallAndCapitalVietnameseLetters) {
  for (const char* text : {"đến", "ở", "(ưu tiên", "“ông”", "x"})
    EXPECT_TRUE(StartsSmall(text)) << text;
  for (const char* text : {"Đến", "Ở", "(Ưu tiên", "“Ông”", "X"})
    EXPECT_TRUE(StartsCapital(text)) << text;
  for (const char* text : {"12/6", "- đến", "", "…"}) {
    EXPECT_FALSE(StartsSmall(text)) << text;
    EXPECT_FALSE(StartsCapital(text)) << text;
  }
}

}  // namespace
}  // namespace kehoach::table
