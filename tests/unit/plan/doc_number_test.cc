// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/doc_number.h"

#include <string>

#include <gtest/gtest.h>

#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

struct NumberCase {
  const char* line;
  const char* expected;  // "number symbol", "- symbol" for a blank one, "" for none
};

TEST(DocNumberTest, OwnNumberAndSymbol) {
  const NumberCase cases[] = {
      {"Số: 91 /KH-SVHTT", "91 KH-SVHTT"},
      {"Số:     /KH-SVHTTDL", "- KH-SVHTTDL"},
      {"Số: /KH-SVHTTDL", "- KH-SVHTTDL"},
      {"Số 12/2020/KH-STTTT", "12/2020 KH-STTTT"},
      {"Số: ……/KH-UBND", "- KH-UBND"},
      {"Số:…../KH-SNN", "- KH-SNN"},
      {"Số: ____/KH-UBND", "- KH-UBND"},
      {"Số: .../2024/KH-SYT", "- KH-SYT"},
      {"Số: 05/KH-SVHTT&DL", "05 KH-SVHTT&DL"},
      {"Số: 2968/QĐ-BKH&CN", "2968 QĐ-BKH&CN"},
      {"30/2020/NĐ-CP", "30/2020 NĐ-CP"},
      {"Số: 2231/SNV-CCHC&PC", "2231 SNV-CCHC&PC"},
      {"Số 15-CV/TU", "15 CV/TU"},
      {"Số 15-KH/TU", "15 KH/TU"},
      {"Số       -CTr/HU", "- CTr/HU"},
      {"Số: 91 /KH - SVHTT", "91 KH-SVHTT"},
      {"Số: 91/KH–SVHTT", "91 KH-SVHTT"},
      {"SỐ: 12/KH-UBND", "12 KH-UBND"},
      {"Số : 12 / KH-UBND", "12 KH-UBND"},
      {"Số: 12a/KH-UBND", "12a KH-UBND"},
      {"Số: 02/CTr-UBND", "02 CTr-UBND"},
      {"Số: 45/KH-BanDT", "45 KH-BanDT"},
      {"Số: 123/KH-BCĐ389", "123 KH-BCĐ389"},
      {"Số: 91/KH-UBND-VX", "91 KH-UBND-VX"},
      {"Số: 202/2025/QH15", "202/2025 QH15"},
  };
  for (const NumberCase& one : cases) {
    const std::optional<DocNumber> found = ReadDocNumber(one.line, ProjectRules());
    ASSERT_TRUE(found.has_value()) << one.line;
    EXPECT_EQ(found->number.value_or("-") + " " + found->symbol, one.expected) << one.line;
    EXPECT_FALSE(found->rule.empty()) << one.line;
  }
}

TEST(DocNumberTest, AddressesAndHalfNumbersAreNone) {
  for (const char* line :
       {"Số 10 đường Trần Phú", "Số 12/5 đường Lê Lợi", "Số 10/A2 Trần Phú", "Số 1253, CMT8",
        "Số: /", "Số: 15", "Số: /KH-", "Số lượng: 15/KH-A", "Số: 45/kh-ubnd", "", "Số",
        "Căn cứ Kế hoạch số 91/KH-SVHTT", "91/KH-SVHTT của Sở", "15/3 - 20/3", "24/7"}) {
    EXPECT_FALSE(ReadDocNumber(line, ProjectRules()).has_value()) << line;
  }
}

TEST(DocNumberTest, TheRestOfTheLineStaysOut) {
  const std::string line = "Số: 91 /KH-SVHTT Huế, ngày 11 tháng 01 năm 2022";
  const std::optional<DocNumber> found = ReadDocNumber(line, ProjectRules());
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(line.substr(found->begin, found->end - found->begin), "Số: 91 /KH-SVHTT");
}

std::string Cited(const char* paragraph) {
  std::string said;
  for (const Basis& basis : ReadBases(paragraph, ProjectRules())) {
    if (!said.empty()) said += "; ";
    said += basis.number + " " + basis.date.value_or("-");
  }
  return said;
}

TEST(CitationTest, NumbersWithTheirDates) {
  const NumberCase cases[] = {
      {"Căn cứ Kế hoạch số 6991/KH-UBND ngày 30 tháng 12 năm 2022 của Ủy ban nhân dân tỉnh;",
       "6991/KH-UBND 2022-12-30"},
      {"Căn cứ Kế hoạch số 90 /KH-SVHTT ngày 11/01/2022", "90/KH-SVHTT 2022-01-11"},
      {"Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
       "30/2020/NĐ-CP 2020-03-05"},
      {"Nghị quyết số 76/NQ-CP của Chính phủ ngày 15 tháng 7 năm 2021", "76/NQ-CP 2021-07-15"},
      {"Nghị quyết 76/NQ-CP", "76/NQ-CP -"},
      {"Luật số 76/2015/QH13", "76/2015/QH13 -"},
      {"Luật Xử lý vi phạm hành chính, đã được sửa đổi, bổ sung tại Nghị định số 154/2020/NĐ-CP "
       "ngày 31 tháng 12 năm 2020",
       "154/2020/NĐ-CP 2020-12-31"},
      {"Thông tư liên tịch số 01/2012/TTLT-BTP-BKHCN, ngày 05/3/2012",
       "01/2012/TTLT-BTP-BKHCN 2012-03-05"},
      {"Kế hoạch số 15-KH/TU ngày 10/3/2023 và Quyết định số 12/QĐ-UBND ngày 5/4/2023",
       "15-KH/TU 2023-03-10; 12/QĐ-UBND 2023-04-05"},
      {"Quyết định số 12/QĐ-UBND ngày 5/4/2023; thực hiện Quyết định số 12/QĐ-UBND",
       "12/QĐ-UBND 2023-04-05"},
      {"Nghị quyết số 76/NQ-CP ngày 13/6/2013 và Nghị quyết số 76/NQ-CP ngày 15/7/2021",
       "76/NQ-CP 2013-06-13; 76/NQ-CP 2021-07-15"},
      {"Quyết định số 12/QĐ-UBND ngày     tháng 4 năm 2023", "12/QĐ-UBND -"},
      {"Quyết định số 12/QĐ-UBND ngày 31/02/2023", "12/QĐ-UBND -"},
  };
  for (const NumberCase& one : cases) EXPECT_EQ(Cited(one.line), one.expected) << one.line;
}

TEST(CitationTest, WhatHasNoNumberIsNoCitation) {
  for (const char* paragraph :
       {"Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Áp dụng TCVN ISO 9001:2015, ISO/IEC 17025:2017", "từ ngày 10/12/2022 đến 15-20/3",
        "kiểm tra 2 lần/năm và/hoặc 24/7", "Quyết định số     /QĐ-UBND ngày 5/4/2023", ""}) {
    EXPECT_EQ(Cited(paragraph), "") << paragraph;
  }
}

TEST(CitationTest, TheDateOfANeighbourIsNotTaken) {
  EXPECT_EQ(Cited("Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh về việc họp ngày 5/4/2023"),
            "12/QĐ-UBND -");
}

TEST(CitationTest, RangesPointAtTheNumber) {
  const std::string paragraph = "Căn cứ Kế hoạch số 90 /KH-SVHTT ngày 11/01/2022";
  const std::vector<Citation> found = ReadCitations(paragraph, ProjectRules());
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(paragraph.substr(found[0].begin, found[0].end - found[0].begin), "90 /KH-SVHTT");
}

}  // namespace
}  // namespace kehoach::plan
