// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/text.h"

namespace kehoach::text {
namespace {

TEST(FoldTest, FoldsVietnameseToAscii) {
  struct Case {
    const char* in;
    const char* out;
  };
  const Case kCases[] = {
      {"Đường phấn đấu", "duong phan dau"},
      {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "cong hoa xa hoi chu nghia viet nam"},
      {"  Kế\u00A0 hoạch\t\n số ", "ke hoach so"},
      {"Quý I – III — ‑ − -", "quy i - iii - - - -"},
      {"“Ba không”, ‘một’ …", "\"ba khong\", 'mot' ..."},
      {"he\u0302\u0323 thu\u031Bo\u031B\u0300ng", "he thuong"},
      {"đƣợc Ðộc", "duoc doc"},
      {"\u00AD\u200Bphòng\u00AD \u200B ban\u200B", "phong ban"},
      {"• ● ▪ mục", "- - - muc"},
      {"ﬁle ø Ł ß æ", "file o l ß æ"},
      {"ЖУРНАЛ Ωα 中", "журнал ωα 中"},
      {"ISO 9001:2015, 100% (A&B)/C_d", "iso 9001:2015, 100% (a&b)/c_d"},
      {"ă Ắ ơ Ợ ư Ự ỹ Ỵ ĩ ũ", "a a o o u u y y i u"},
      {"", ""},
      {" \u00A0\t", ""},
  };
  for (const Case& test : kCases) EXPECT_EQ(FoldForRules(test.in), test.out) << test.in;
}

TEST(FoldTest, EveryVietnameseLetterHasAnAsciiBase) {
  const std::u32string kLetters = U"ăâđêôơưĂÂĐÊÔƠƯàảãáạÀẢÃÁẠèẻẽéẹìỉĩíịòỏõóọùủũúụỳỷỹýỵ";
  for (const char32_t letter : kLetters) {
    std::string utf8 = Repair({&letter, 1});
    EXPECT_EQ(FoldForRules(utf8).size(), 1u) << utf8;
  }
  for (char32_t letter = 0x1EA0; letter <= 0x1EF9; ++letter) {
    const std::string utf8 = Repair({&letter, 1});
    const std::string folded = FoldForRules(utf8);
    ASSERT_EQ(folded.size(), 1u) << utf8;
    EXPECT_NE(std::string("aeiouy").find(folded), std::string::npos) << utf8;
  }
}

TEST(FoldWithOriginTest, PointsBackToTheSource) {
  const std::string source = "  Số:  91 /KH";
  const Folded folded = FoldWithOrigin(source);
  ASSERT_EQ(folded.text, "so: 91 /kh");
  ASSERT_EQ(folded.origin.size(), folded.text.size() + 1);
  const auto from = folded.origin[folded.text.find("so")];
  const auto to = folded.origin[folded.text.find(" 91")];
  EXPECT_EQ(source.substr(from, to - from), "Số:");
  EXPECT_EQ(source.substr(folded.origin[folded.text.find("91")], 2), "91");
  EXPECT_EQ(folded.origin.back(), source.size());
}

TEST(FoldWithOriginTest, AMatchTakesItsMarksAndNoTrailingSpace) {
  const std::string source = "he\u0302\u0323  ";
  const Folded folded = FoldWithOrigin(source);
  ASSERT_EQ(folded.text, "he");
  EXPECT_EQ(source.substr(folded.origin[0], folded.origin[2] - folded.origin[0]), "he\u0302\u0323");
}

TEST(FoldWithOriginTest, AllBytesOfAReplacementPointToOneCharacter) {
  const Folded folded = FoldWithOrigin("a…b");
  ASSERT_EQ(folded.text, "a...b");
  EXPECT_EQ(folded.origin, (std::vector<std::uint32_t>{0, 1, 1, 1, 4, 5}));
}

TEST(FoldWithOriginTest, OffsetsAreMonotoneForAnyBytes) {
  std::mt19937 random(20221);
  const std::string kPieces[] = {"ế",
                                 "Đ",
                                 " ",
                                 "\u00A0",
                                 "\u0323",
                                 "…",
                                 "\xE1",
                                 "\xBA",
                                 "\xFF",
                                 "a",
                                 "-",
                                 "\u200B",
                                 "中",
                                 "\xF0\x9F",
                                 "ﬁ",
                                 "\xC0",
                                 std::string(1, '\0')};
  std::uniform_int_distribution<std::size_t> length(0, 40), piece(0, std::size(kPieces) - 1);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 20000; ++round) {
    std::string source;
    for (std::size_t n = length(random); n > 0; --n) {
      if (round % 2 == 0) {
        source += kPieces[piece(random)];
      } else {
        source.push_back(static_cast<char>(byte(random)));
      }
    }
    const Folded folded = FoldWithOrigin(source);
    ASSERT_EQ(folded.text, FoldForRules(source));
    ASSERT_EQ(folded.origin.size(), folded.text.size() + 1);
    for (std::size_t i = 0; i + 1 < folded.origin.size(); ++i) {
      ASSERT_LE(folded.origin[i], folded.origin[i + 1]);
      ASSERT_LT(folded.origin[i], source.size());
    }
    ASSERT_LE(folded.origin.back(), source.size());
    // Folding is a fixed point: keys of keys are keys.
    ASSERT_EQ(FoldForRules(folded.text), folded.text);
  }
}

}  // namespace
}  // namespace kehoach::text
