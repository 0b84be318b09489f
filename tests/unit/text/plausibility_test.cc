// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "text/text.h"

namespace kehoach::text {
namespace {

std::vector<std::string_view> Words(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t from = 0; from < line.size();) {
    const std::size_t to = std::min(line.find(' ', from), line.size());
    if (to > from) words.push_back(line.substr(from, to - from));
    from = to + 1;
  }
  return words;
}

Plausibility Of(std::string_view line) { return Judge(Words(line)); }

TEST(PlausibilityTest, GoodTextIsAllSyllables) {
  const Plausibility p =
      Of("Căn cứ Quyết định số 162/QĐ-UBND ngày 05/3/2020 của Ủy ban nhân dân tỉnh; thực hiện "
         "“cải cách hành chính” (CCHC), phòng Tổ chức-Pháp chế.");
  EXPECT_EQ(p.judged_words, p.syllables);
  EXPECT_GE(p.judged_words, 20);
  EXPECT_GT(p.vietnamese_letters * 100, p.letters * 10);
}

TEST(PlausibilityTest, JunkOfEnglishRecognitionFails) {
  const Plausibility p = Of("CQNG HoA xA H()I CHiJ NGHiA Doc l~p - T\\f do - H~nh phuc");
  EXPECT_LE(p.syllables * 2, p.judged_words);
  EXPECT_EQ(p.vietnamese_letters, 0);
}

TEST(PlausibilityTest, UndecodedLegacyTextFails) {
  for (const char* line : {"B¸o c¸o tµi chÝnh QuyÕt ®Þnh cña Bé tr­ëng",
                           "Coäng hoøa xaõ hoäi chuû nghóa Ñoäc laäp Haïnh phuùc"}) {
    const Plausibility p = Of(line);
    EXPECT_GE(p.judged_words, 7) << line;
    EXPECT_LE(p.syllables * 4, p.judged_words) << line;
  }
}

TEST(PlausibilityTest, AbbreviationsNumbersAndAddressesAreNotJudged) {
  const Plausibility p =
      Of("UBND HĐND TTHC, (CNTT) KH-UBND 6991/KH-UBND I/2023 a@b.vn www.tinh.gov.vn 5a b");
  EXPECT_EQ(p.judged_words, 0);
  EXPECT_GT(p.letters, 30);
}

TEST(PlausibilityTest, PrivateUseSpoilsItsWord) {
  const Plausibility p = Of("Ngh\uE012 quy\uE013t");
  EXPECT_EQ(p.private_use, 2);
  EXPECT_EQ(p.judged_words, 2);
  EXPECT_EQ(p.syllables, 0);
}

TEST(PlausibilityTest, CountsLettersThatOnlyVietnameseHas) {
  const Plausibility p = Of("ăâđêôơưĂÂĐÊÔƠƯ ạỹ àéíóúý abc");
  EXPECT_EQ(p.vietnamese_letters, 16);
  EXPECT_EQ(p.letters, 25);
}

TEST(PlausibilityTest, WordsBrokenIntoPartsFail) {
  const Plausibility p = Of("ĐIỀ U KHO ẢN KI Ệ N");
  EXPECT_LT(p.syllables, p.judged_words);
}

}  // namespace
}  // namespace kehoach::text
