// SPDX-License-Identifier: GPL-3.0-or-later
// Lines from words, and lines of a cell joined into one text.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/layout.h"
#include "support/page_builder.h"

namespace kehoach::layout {
namespace {

using testing::AllWords;
using testing::Bold;
using ::testing::ElementsAre;
using testing::Face;
using ::testing::IsEmpty;
using testing::LineOf;
using testing::PageBuilder;
using testing::WidthOf;

std::vector<std::string> Lines(const Page& page) {
  std::vector<std::string> texts;
  for (const TextLine& line : BuildLines(page, AllWords(page))) texts.push_back(line.text);
  return texts;
}

TEST(BuildLinesTest, WordsOnOneBaselineAreOneLineJoinedBySpaces) {
  const Page page = PageBuilder().Text(85, 100, "Phòng Nghiệp vụ").Build();
  const std::vector<TextLine> lines = BuildLines(page, AllWords(page));
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].text, "Phòng Nghiệp vụ");
  EXPECT_EQ(lines[0].page, 1);
  EXPECT_EQ(lines[0].baseline, 100);
  EXPECT_EQ(lines[0].size, 13);
  EXPECT_FLOAT_EQ(lines[0].box.left, 85);
  EXPECT_THAT(lines[0].words, ElementsAre(0u, 1u, 2u));
}

TEST(BuildLinesTest, LinesComeFromTopToBottom) {
  const Page page =
      PageBuilder().Text(85, 140, "ba").Text(85, 100, "một").Text(85, 120, "hai").Build();
  EXPECT_THAT(Lines(page), ElementsAre("một", "hai", "ba"));
}

TEST(BuildLinesTest, WideGapPartsColumns) {
  const Page page = PageBuilder().Text(85, 100, "cột trái").Text(350, 100, "cột phải").Build();
  EXPECT_THAT(Lines(page), ElementsAre("cột trái", "cột phải"));
}

TEST(BuildLinesTest, GapOfJustifiedLinePartsNothing) {
  const float end = 85 + WidthOf("Đơn vị", 13);
  const Page page =
      PageBuilder().Text(85, 100, "Đơn vị").Text(end + 1.5f * 13, 100, "thực hiện").Build();
  EXPECT_THAT(Lines(page), ElementsAre("Đơn vị thực hiện"));
}

TEST(BuildLinesTest, TextFarBehindItsMarkerStaysOnItsLine) {
  for (const char* marker : {"1.", "a)", "-", "+", "1.2."}) {
    const Page page = PageBuilder().Text(85, 100, marker).Text(150, 100, "Kiểm tra").Build();
    EXPECT_THAT(Lines(page), ElementsAre(std::string(marker) + " Kiểm tra"));
  }
}

TEST(BuildLinesTest, SmallPrintOfAStampIsNoPartOfLetterheadLines) {
  const Page page =
      PageBuilder().Text(85, 100, "VĂN PHÒNG").Text(120, 101, "Thời gian ký", {7}).Build();
  EXPECT_THAT(Lines(page), ElementsAre("VĂN PHÒNG", "Thời gian ký"));
}

TEST(BuildLinesTest, TwinFontALittleOffTheBaselineIsTheSameLine) {
  const Page page = PageBuilder().Text(85, 100, "Chuyển").Text(130, 102, "đổi").Build();
  EXPECT_THAT(Lines(page), ElementsAre("Chuyển đổi"));
}

TEST(BuildLinesTest, TightlySetLinesStayApart) {
  const Page page = PageBuilder().Text(85, 100, "một").Text(85, 112, "hai").Build();
  EXPECT_THAT(Lines(page), ElementsAre("một", "hai"));
}

TEST(BuildLinesTest, OnlyTheWordsAskedForAreUsed) {
  const Page page = PageBuilder().Text(85, 100, "một hai ba").Build();
  const std::vector<TextLine> lines = BuildLines(page, {0, 2});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].text, "một ba");
  EXPECT_THAT(BuildLines(page, {}), IsEmpty());
}

TEST(BuildLinesTest, LineIsBoldOrItalicWhenAllItsWordsAre) {
  const Page bold = PageBuilder().Text(85, 100, "Mục lục", Bold()).Build();
  EXPECT_TRUE(BuildLines(bold, AllWords(bold))[0].bold);
  const Page mixed = PageBuilder().Text(85, 100, "Mục", Bold()).Text(115, 100, "lục").Build();
  EXPECT_FALSE(BuildLines(mixed, AllWords(mixed))[0].bold);
  EXPECT_FALSE(BuildLines(mixed, AllWords(mixed))[0].italic);
}

TEST(BuildLinesTest, MarkBehindItsWordJoinsItWithoutASpace) {
  const float end = 85 + WidthOf("đúng hạn", 13);
  const Page page = PageBuilder().Text(85, 100, "đúng hạn").Raised(end, 95, "1").Build();
  const std::vector<TextLine> lines = BuildLines(page, AllWords(page));
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].text, "đúng hạn1");
  EXPECT_EQ(lines[0].size, 13);
  EXPECT_EQ(lines[0].baseline, 100);
}

TEST(BuildLinesTest, StopBehindALeftOutMarkBelongsToTheWordBefore) {
  const float end = 85 + WidthOf("hạn", 13);
  const Page page =
      PageBuilder().Text(85, 100, "hạn").Raised(end, 95, "2").Text(end + 4, 100, ".").Build();
  std::vector<std::uint32_t> without_mark;
  for (std::uint32_t i = 0; i < page.words.size(); ++i) {
    if (!page.words[i].superscript) without_mark.push_back(i);
  }
  const std::vector<TextLine> lines = BuildLines(page, without_mark);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].text, "hạn.");
}

TEST(BuildLinesTest, LineIsAsSureAsItsLeastSureWord) {
  Page page = PageBuilder().Text(85, 100, "một hai").Build();
  page.words[1].confidence = 0.4f;
  EXPECT_FLOAT_EQ(BuildLines(page, AllWords(page))[0].confidence, 0.4f);
}

// ---- JoinLines ---------------------------------------------------------------------------------

// Lines of a cell 85..`right`, each at the left padding.
std::string Join(const std::vector<std::string>& texts, float right = 185) {
  std::vector<TextLine> lines;
  float y = 100;
  for (const std::string& text : texts) {
    lines.push_back(LineOf(90, y, text, Face{12}));
    y += 15;
  }
  return JoinLines(lines, 85, right);
}

TEST(JoinLinesTest, LinesJoinByOneSpaceOrNone) {
  struct Case {
    const char* situation;
    std::vector<std::string> lines;
    std::string joined;
  };
  const Case kCases[] = {
      {"nothing", {}, ""},
      {"one line", {"Văn phòng"}, "Văn phòng"},
      {"words", {"Văn phòng", "Sở"}, "Văn phòng Sở"},
      {"a slash at the end", {"Quý III/", "2021"}, "Quý III/2021"},
      {"a slash in a symbol", {"số 15/", "QĐ-SNV"}, "số 15/QĐ-SNV"},
      {"a slash alone", {"Tuần /", "tháng"}, "Tuần / tháng"},
      {"a hyphen inside a symbol", {"15/KH-", "SNV"}, "15/KH-SNV"},
      {"a dash between words", {"Tổ chức -", "Hành chính"}, "Tổ chức - Hành chính"},
      {"bullets", {"- Phòng A;", "- Phòng B."}, "- Phòng A; - Phòng B."},
      {"a web address", {"https://dichvu.", "example.gov.vn"}, "https://dichvu.example.gov.vn"},
      {"an e-mail address", {"vanthu@noivu.", "example.vn"}, "vanthu@noivu.example.vn"},
      {"a word behind an address", {"www.example.vn", "và bản giấy"}, "www.example.vn và bản giấy"},
      {"a telephone number", {"0251.3822.", "999"}, "0251.3822.999"},
      {"a date", {"trước ngày 25/1", "2/2021"}, "trước ngày 25/12/2021"},
      {"two dates", {"ngày 25/11", "2/2021"}, "ngày 25/11 2/2021"},
      {"a share is no telephone number", {"đạt mức 0.", "500 hồ sơ"}, "đạt mức 0. 500 hồ sơ"},
      {"a sum is no telephone number", {"Cả năm 12.", "500 hồ sơ"}, "Cả năm 12. 500 hồ sơ"},
      {"syllables of a narrow column", {"Ban", "Tổ", "chức"}, "Ban Tổ chức"},
  };
  for (const Case& test : kCases) EXPECT_EQ(Join(test.lines), test.joined) << test.situation;
}

TEST(JoinLinesTest, WordBrokenAtTheEdgeOfItsCellIsOneWord) {
  // The cell is only as wide as the first part.
  const float right = 90 + WidthOf("nghiê", 12) + 5;
  EXPECT_EQ(Join({"nghiê", "m"}, right), "nghiêm");
}

TEST(JoinLinesTest, PartsOfAWordStayApartWhereTheLineHadRoom) {
  EXPECT_EQ(Join({"nghiê", "m"}, 300), "nghiê m");
}

TEST(JoinLinesTest, SyllablesStayApartEvenWhereTheLineIsFull) {
  const float right = 90 + WidthOf("Thanh", 12) + 5;
  EXPECT_EQ(Join({"Thanh", "tra"}, right), "Thanh tra");
}

TEST(JoinLinesTest, WithoutAWidthNoWordIsTakenForBroken) {
  std::vector<TextLine> lines = {LineOf(90, 100, "nghiê"), LineOf(90, 115, "m")};
  EXPECT_EQ(JoinLines(lines, 0, 0), "nghiê m");
}

}  // namespace
}  // namespace kehoach::layout
