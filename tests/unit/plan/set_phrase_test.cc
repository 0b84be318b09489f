// SPDX-License-Identifier: GPL-3.0-or-later
// Types and offices that a recogniser has spoiled.
#include "plan/set_phrase.h"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/closing.h"
#include "reading.h"
#include "support/page_builder.h"
#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

using ::testing::ElementsAre;

TextLine Line(const std::string& text, float confidence = 0.92F) {
  TextLine line;
  line.text = text;
  line.confidence = confidence;
  return line;
}

std::string TypeOf(const TextLine& line) {
  const auto hit = TypeHit(line, ProjectRules());
  return hit ? hit->rule->yields : "";
}

bool Signs(const TextLine& line) { return SignatureHit(line, ProjectRules()).has_value(); }

Document Recognised(const std::string& script) {
  std::vector<Page> pages = testing::SetPages(script);
  for (Page& page : pages) {
    for (Word& word : page.words) {
      word.origin = Origin::kOcr;
      word.confidence = 0.92F;
    }
  }
  return Lay(std::move(pages));
}

TEST(TypeHitTest, AHeadingThatLostAMarkASpaceOrALetterIsItsType) {
  for (const char* text : {"KẾ HOẠCH", "KẾ HOACH", "KEHOẠCH", "KÊ HOẠCH", "KẾ HOẠH", "KẾ IHOẠCH"})
    EXPECT_EQ(TypeOf(Line(text)), "type.KH") << text;
  EXPECT_EQ(TypeOf(Line("CHUƠNG TRINH")), "type.CTr");
  EXPECT_EQ(TypeOf(Line("ĐỀ AN")), "type.ĐA");
}

TEST(TypeHitTest, WhatOnlyLooksLikeATypeIsNone) {
  for (const char* text :
       {"Kế hoach", "KẾ HOACH NĂM 2024", "KHOA HỌC", "THÔNG ĐÁO", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "DÂN"})
    EXPECT_EQ(TypeOf(Line(text)), "") << text;
  // A file's own text is as it is.
  EXPECT_EQ(TypeOf(Line("KẾ HOACH", 1)), "");
}

TEST(SignatureHitTest, AnOfficeThatLostALetterSigns) {
  for (const char* text : {"GLÁM ĐỐC", "PHO GIAM ĐOÓC", "KT: GIÁM ĐỐC", "KT. GLÁM ĐỐC", "CHỦ TỊCN"})
    EXPECT_TRUE(Signs(Line(text))) << text;
  for (const char* text : {"Glám đốc", "GIÁM SÁT", "BAN GIÁM ĐỐC", "SỞ Y TẾ", "GIÁM SÁC"})
    EXPECT_FALSE(Signs(Line(text))) << text;
  EXPECT_FALSE(Signs(Line("GLÁM ĐỐC", 1)));
}

TEST(SetPhraseTest, TitleFollowsASpoiledTypeThatStaysAsRead) {
  const Document document = Recognised(std::string(kLetterhead) +
                                       "c* KẾ HOACH\nc* Kiểm kê tài sản năm 2021\n_ 14\n"
                                       "p Sở xây dựng kế hoạch kiểm kê tài sản của cơ quan.\n");
  const Part& part = document.parts.back();
  EXPECT_EQ(part.type, "KH");
  EXPECT_THAT(TextsOf(part.heading), ElementsAre("KẾ HOACH"));
  EXPECT_THAT(TextsOf(part.title), ElementsAre("Kiểm kê tài sản năm 2021"));
}

}  // namespace
}  // namespace kehoach::plan
