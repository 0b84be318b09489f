// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "text/text.h"

namespace kehoach::text {
namespace {

struct Case {
  const char* in;
  const char* out;
};

TEST(KeyExactTest, LowersFoldsSpacesAndPunctuation) {
  const Case kCases[] = {
      {" Ủy  ban\u00A0nhân dân ", "ủy ban nhân dân"},
      {"he\u0302\u0323 thống", "hệ thống"},
      {"Quý I – “III”", "quý i - \"iii\""},
      {"ĐẤT", "đất"},
      {"", ""},
  };
  for (const Case& test : kCases) EXPECT_EQ(KeyExact(test.in), test.out) << test.in;
}

TEST(KeyPlacementTest, MovesTheToneBehindItsSyllable) {
  const Case kCases[] = {
      {"hòa", "hoa2"},
      {"hoà", "hoa2"},
      {"Uỷ ban", "uy3 ban"},
      {"ỦY BAN", "uy3 ban"},
      {"quý", "quy1"},
      {"qúy", "quy1"},
      {"thoả", "thoa3"},
      {"thỏa", "thoa3"},
      {"kỹ", "ky4"},
      {"nặng nề", "năng5 nê2"},
      {"đường", "đương2"},
      {"số 91/KH", "sô1 91/kh"},
      {"hoà, bình", "hoa2, binh2"},
      {"hê\u0323", "hê5"},
      {"đ", "đ"},
  };
  for (const Case& test : kCases) EXPECT_EQ(KeyPlacement(test.in), test.out) << test.in;
}

TEST(KeyPlacementTest, KeepsApartWhatDiffersInToneOrQuality) {
  EXPECT_NE(KeyPlacement("phấn đấu"), KeyPlacement("phần đầu"));
  EXPECT_NE(KeyPlacement("đau"), KeyPlacement("dau"));
  EXPECT_NE(KeyPlacement("tỷ lệ"), KeyPlacement("tỉ lệ"));
  EXPECT_NE(KeyPlacement("cân"), KeyPlacement("căn"));
}

TEST(KeyFoldedTest, JoinsIAndYAfterOneInitialConsonant) {
  const Case kSame[] = {
      {"tỷ lệ", "tỉ lệ"},  {"kỹ thuật", "kĩ thuật"}, {"quý", "quí"},         {"Lý", "lí"},
      {"Mỹ", "mĩ"},        {"bác sỹ", "bác sĩ"},     {"hy vọng", "hi vọng"}, {"Đường", "duong"},
      {"Uỷ ban", "uy ban"}};
  for (const Case& test : kSame) EXPECT_EQ(KeyFolded(test.in), KeyFolded(test.out)) << test.in;
}

TEST(KeyFoldedTest, KeepsOtherY) {
  const Case kCases[] = {{"huy", "huy"},   {"ngày", "ngay"}, {"ý", "y"},       {"yêu", "yeu"},
                         {"thúy", "thuy"}, {"xây", "xay"},   {"(kỹ)", "(ki)"}, {"x-ky", "x-ki"},
                         {"uỷ", "uy"},     {"quy", "qui"}};
  for (const Case& test : kCases) EXPECT_EQ(KeyFolded(test.in), test.out) << test.in;
}

TEST(CaseTest, MapsVietnameseLetters) {
  EXPECT_EQ(ToUpper("Sở Nội vụ, đường ưu ĩ"), "SỞ NỘI VỤ, ĐƯỜNG ƯU Ĩ");
  EXPECT_EQ(ToLower("SỞ NỘI VỤ, ĐƯỜNG ƯU Ĩ"), "sở nội vụ, đường ưu ĩ");
  EXPECT_EQ(ToUpper("he\u0302\u0323 ж"), "HỆ Ж");
}

TEST(CaseTest, UpperMeansALetterAndNoLowerOne) {
  EXPECT_TRUE(IsUpper("KẾ HOẠCH 2023"));
  EXPECT_TRUE(IsUpper("Đ"));
  EXPECT_FALSE(IsUpper("KẾ hOẠCH"));
  EXPECT_FALSE(IsUpper("đ"));
  EXPECT_FALSE(IsUpper("2023"));
  EXPECT_FALSE(IsUpper(""));
}

}  // namespace
}  // namespace kehoach::text
