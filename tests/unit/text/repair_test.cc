// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::text {
namespace {

TEST(RepairTest, RestoresLettersAndComposes) {
  struct Case {
    std::u32string in;
    std::string out;
  };
  const Case kCases[] = {
      {U"đƣợc Ƣu tiên", "được Ưu tiên"},
      {U"Ðộc lập", "Độc lập"},
      {U"ðồng ɖiều \u0189ất", "đồng điều Đất"},
      {U"hê\u0323", "hệ"},
      {U"he\u0302\u0323", "hệ"},
      {U"he\u0323\u0302", "hệ"},
      {U"hẹ\u0302", "hệ"},
      {U"thu\u031B\u0301", "thứ"},
      {U"thu\u0301\u031B", "thứ"},
      {U"thư\u0301", "thứ"},
      {U"thƣ\u0300a", "thừa"},
      {U"pho\u0309\u031B", "phở"},
      {U"\uF0B7 \uF0A7 \uF0D8 \uF02D", "- - - -"},
      {U"Quý\u00A0I\u202F\u2007năm\u3000\t2023", "Quý I  năm  2023"},
      {U"tr\u00ADưở\u200Bng\uFEFF", "trưởng"},
      {U"a\u0001b\u0085c\u0090d\u007Fe", "ab cde"},
      {U"", ""},
      {U"“Kế hoạch” – số 91…", "“Kế hoạch” – số 91…"},
      {U"\U0001F600 kế", "\xF0\x9F\x98\x80 kế"},
  };
  for (const Case& test : kCases) EXPECT_EQ(Repair(test.in), test.out) << ToUtf8(test.in);
}

TEST(RepairTest, ComposesOverADeletedCharacter) {
  EXPECT_EQ(Repair(U"e\u200B\u0302"), "ê");
  EXPECT_EQ(Repair(U"hê\u00AD\u0323"), "hệ");
}

TEST(RepairTest, KeepsPrivateUseThatIsNoBullet) { EXPECT_EQ(Repair(U"\uE012"), "\uE012"); }

TEST(RepairTest, ReplacesWhatIsNoCodePoint) {
  EXPECT_EQ(Repair(std::u32string{0xD800, 'a', 0x110000}), "\uFFFDa\uFFFD");
}

TEST(ToNfcTest, ComposesAndKeepsAllElse) {
  EXPECT_EQ(ToNfc("hê\u0323"), "hệ");
  EXPECT_EQ(ToNfc("Kế hoạch – 95 %\u00A0"), "Kế hoạch – 95 %\u00A0");
  EXPECT_EQ(ToNfc("\u212B \u2126"), "Å Ω");
  EXPECT_EQ(ToNfc(""), "");
}

// A letter outside the fast path makes the whole text go through ICU: both ways must agree.
TEST(ToNfcTest, FastPathAgreesWithIcu) {
  const std::string kSlow = "\u0915";
  for (char32_t c = 0; c < 0x30000; ++c) {
    const std::string one = ToUtf8({&c, 1});
    ASSERT_EQ(ToNfc(one) + kSlow, ToNfc(one + kSlow)) << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(Repair({&c, 1}) + kSlow, Repair(std::u32string{c, 0x0915}))
        << std::hex << static_cast<unsigned>(c);
  }
}

TEST(ToNfcTest, ComposesEveryToneOnEveryVowel) {
  const std::u32string kVowels = U"aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
  const std::u32string kMarks = U"\u0301\u0300\u0309\u0303\u0323";
  for (const char32_t vowel : kVowels) {
    for (const char32_t mark : kMarks) {
      const std::string composed = ToNfc(ToUtf8(std::u32string{vowel, mark}));
      EXPECT_EQ(ToUtf32(composed).size(), 1u) << composed;
      EXPECT_EQ(ToNfc(composed), composed);
      EXPECT_EQ(FoldForRules(composed), FoldForRules(ToUtf8(std::u32string{vowel})));
    }
  }
}

TEST(ToNfcTest, ReplacesIllFormedBytes) {
  EXPECT_EQ(ToNfc("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(ToNfc("\xE1\xBA"), "\uFFFD");
  EXPECT_EQ(ToNfc("\uFFFD"), "\uFFFD");
}

}  // namespace
}  // namespace kehoach::text
