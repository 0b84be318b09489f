// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::text {
namespace {

std::u32string Bytes(std::string_view bytes) {
  std::u32string out;
  for (const char byte : bytes) out.push_back(static_cast<unsigned char>(byte));
  return out;
}

std::u32string Symbol(std::u32string text) {
  for (char32_t& c : text) c += 0xF000;
  return text;
}

std::string Decoded(Charset charset, std::u32string_view run) {
  return Repair(DecodeLegacy(charset, run));
}

TEST(CharsetOfFontTest, ReadsTheNamesPromise) {
  struct Case {
    const char* name;
    Charset charset;
  };
  const Case kCases[] = {
      {".VnTime", Charset::kTcvn3},
      {"ABCDEF+.VnTime,Bold", Charset::kTcvn3},
      {".VnTimeH", Charset::kTcvn3Upper},
      {"QWERTY+.VnTimeH-BoldItalic", Charset::kTcvn3Upper},
      {".VnArial NarrowH Bold", Charset::kTcvn3Upper},
      {".VnBook-AntiquaH", Charset::kTcvn3Upper},
      {".VnBook-Antiqua", Charset::kTcvn3},
      {".VNTIME", Charset::kTcvn3},
      {"VnTime", Charset::kTcvn3},
      {"VNI-Times", Charset::kVni},
      {"ABCDEF+VNI-Helve,Bold", Charset::kVni},
      {"vni-times", Charset::kVni},
      {"Times New Roman", Charset::kUnicode},
      {"TimesNewRomanPSMT", Charset::kUnicode},
      {"Vnet", Charset::kUnicode},
      {"ABCDEF+", Charset::kUnicode},
      {".Vn", Charset::kUnicode},
      {"", Charset::kUnicode},
  };
  for (const Case& test : kCases) EXPECT_EQ(CharsetOfFont(test.name), test.charset) << test.name;
}

TEST(DecodeTest, Tcvn3) {
  EXPECT_EQ(Decoded(Charset::kTcvn3, Bytes("\x51\x75\x79\xD5\x74\x20\xAE\xDE\x6E\x68")),
            "Quyết định");
  EXPECT_EQ(Decoded(Charset::kTcvn3, U"tr\u00ADëng"), "trưởng");
  EXPECT_EQ(Decoded(Charset::kTcvn3, U"B¸o c¸o tµi chÝnh"), "Báo cáo tài chính");
  EXPECT_EQ(Decoded(Charset::kTcvn3, U"QuyÕt ®Þnh cña Bé tr\u00ADëng"), "Quyết định của Bộ trưởng");
  EXPECT_EQ(Decoded(Charset::kTcvn3, Symbol(U"QuyÕt ®Þnh")), "Quyết định");
}

TEST(DecodeTest, UpperCaseFontDrawsCapitals) {
  EXPECT_EQ(Decoded(Charset::kTcvn3Upper, U"QuyÕt ®Þnh"), "QUYẾT ĐỊNH");
  EXPECT_EQ(Decoded(Charset::kTcvn3Upper, U"ban"), "BAN");
}

TEST(DecodeTest, HornedUDrawnAsWinAnsiHyphen) {
  EXPECT_EQ(Decoded(Charset::kTcvn3, U"Bé tr-ëng nh- h-íng"), "Bộ trưởng như hướng");
  for (const char32_t* kept :
       {U"CNTT-TT", U"Ban - Phßng", U"QD-UBND", U"- Nội", U"2016-2020", U"a-b"}) {
    EXPECT_NE(Decoded(Charset::kTcvn3, kept).find('-'), std::string::npos) << ToUtf8(kept);
  }
}

TEST(DecodeTest, Vni) {
  EXPECT_EQ(Decoded(Charset::kVni, U"Ñoäc laäp - Töï do - Haïnh phuùc"),
            "Độc lập - Tự do - Hạnh phúc");
  EXPECT_EQ(Decoded(Charset::kVni, U"Coäng hoøa xaõ hoäi chuû nghóa"), "Cộng hòa xã hội chủ nghĩa");
  EXPECT_EQ(Decoded(Charset::kVni, U"kyõ chæ thò"), "kỹ chỉ thị");
  EXPECT_EQ(Decoded(Charset::kVni, U"COÄNG HOØA XAÕ HOÄI"), "CỘNG HÒA XÃ HỘI");
  EXPECT_EQ(Decoded(Charset::kVni, U"ñöôøng söû Öu Tyû leä"), "đường sử Ưu Tỷ lệ");
}

TEST(DecodeTest, PunctuationOfWindows1252) {
  EXPECT_EQ(Decoded(Charset::kTcvn3, U"\u0096 \u2013 \u0093a\u0094 \uF096"), "– – “a” –");
  EXPECT_EQ(Decoded(Charset::kVni, U"\u0085"), "…");
}

TEST(DecodeTest, UnicodeIsLeftAlone) {
  EXPECT_EQ(DecodeLegacy(Charset::kUnicode, U"¸\u00AD"), U"¸\u00AD");
}

// Each vowel and its encodings in the order of tones 0..5; from the published tables, not from
// the decoder's.
struct Vowel {
  const char32_t* letters;
  const char* tcvn3;
  const char32_t* vni_base;
  const char32_t* vni_marks;  // '.' for none
};
const Vowel kVowels[] = {
    {U"aáàảãạ", "a\xB8\xB5\xB6\xB7\xB9", U"a", U".ùøûõï"},
    {U"ăắằẳẵặ", "\xA8\xBE\xBB\xBC\xBD\xC6", U"a", U"êéèúüë"},
    {U"âấầẩẫậ", "\xA9\xCA\xC7\xC8\xC9\xCB", U"a", U"âáàåãä"},
    {U"eéèẻẽẹ", "e\xD0\xCC\xCE\xCF\xD1", U"e", U".ùøûõï"},
    {U"êếềểễệ", "\xAA\xD5\xD2\xD3\xD4\xD6", U"e", U"âáàåãä"},
    {U"iíìỉĩị", "i\xDD\xD7\xD8\xDC\xDE", nullptr, U"iíìæóò"},
    {U"oóòỏõọ", "o\xE3\xDF\xE1\xE2\xE4", U"o", U".ùøûõï"},
    {U"ôốồổỗộ", "\xAB\xE8\xE5\xE6\xE7\xE9", U"o", U"âáàåãä"},
    {U"ơớờởỡợ", "\xAC\xED\xEA\xEB\xEC\xEE", U"ô", U".ùøûõï"},
    {U"uúùủũụ", "u\xF3\xEF\xF1\xF2\xF4", U"u", U".ùøûõï"},
    {U"ưứừửữự", "\xAD\xF8\xF5\xF6\xF7\xF9", U"ö", U".ùøûõï"},
    {U"yýỳỷỹ", "y\xFD\xFA\xFB\xFC", U"y", U".ùøûõ"},
    {U"ỵ", "\xFE", nullptr, U"î"},
    {U"đ", "\xAE", nullptr, U"ñ"},
};

TEST(DecodeTest, EveryTcvn3LetterDecodes) {
  for (const Vowel& vowel : kVowels) {
    const std::u32string letters = vowel.letters;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      const char32_t byte = static_cast<unsigned char>(vowel.tcvn3[i]);
      const std::u32string letter(1, letters[i]);
      EXPECT_EQ(DecodeLegacy(Charset::kTcvn3, {&byte, 1}), letter) << ToUtf8(letter);
      EXPECT_EQ(ToUtf8(DecodeLegacy(Charset::kTcvn3Upper, {&byte, 1})), ToUpper(ToUtf8(letter)));
      const char32_t wrapped = byte + 0xF000;
      EXPECT_EQ(DecodeLegacy(Charset::kTcvn3, {&wrapped, 1}), letter) << ToUtf8(letter);
    }
  }
  EXPECT_EQ(DecodeLegacy(Charset::kTcvn3, Bytes("\xA1\xA2\xA3\xA4\xA5\xA6\xA7")), U"ĂÂÊÔƠƯĐ");
}

TEST(DecodeTest, EveryVniLetterDecodesInBothCases) {
  for (const Vowel& vowel : kVowels) {
    const std::u32string letters = vowel.letters;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      std::u32string code = vowel.vni_base ? vowel.vni_base : U"";
      if (vowel.vni_marks[i] != U'.') code.push_back(vowel.vni_marks[i]);
      const std::u32string letter(1, letters[i]);
      EXPECT_EQ(DecodeLegacy(Charset::kVni, code), letter) << ToUtf8(code);
      const std::u32string upper_code = ToUtf32(ToUpper(ToUtf8(code)));
      EXPECT_EQ(ToUtf8(DecodeLegacy(Charset::kVni, upper_code)), ToUpper(ToUtf8(letter)));
      EXPECT_EQ(DecodeLegacy(Charset::kVni, Symbol(code)), letter) << ToUtf8(code);
    }
  }
}

TEST(DecodeTest, SurvivesAnyCodePoints) {
  std::mt19937 random(3);
  std::uniform_int_distribution<char32_t> any(0, 0x110100), wrapped(0xF000, 0xF100), byte(0, 0xFF);
  std::uniform_int_distribution<int> length(0, 20);
  for (int round = 0; round < 20000; ++round) {
    std::u32string run;
    for (int n = length(random); n > 0; --n) {
      run.push_back(n % 3 == 0 ? any(random) : n % 3 == 1 ? wrapped(random) : byte(random));
    }
    for (const Charset charset : {Charset::kTcvn3, Charset::kTcvn3Upper, Charset::kVni}) {
      LooksEncoded(charset, run);
      const std::u32string decoded = DecodeLegacy(charset, run);
      ASSERT_LE(decoded.size(), run.size());
      const std::string repaired = Repair(decoded);
      ASSERT_EQ(ToNfc(repaired), repaired);
    }
  }
}

TEST(LooksEncodedTest, DecidesOnTextNotOnWords) {
  // "có" may be either; the words around it tell.
  EXPECT_FALSE(LooksEncoded(Charset::kTcvn3, U"cã"));
  EXPECT_TRUE(LooksEncoded(Charset::kTcvn3, U"cã kÕ ho¹ch"));
  EXPECT_FALSE(LooksEncoded(Charset::kTcvn3, U"có kế hoạch"));
  EXPECT_TRUE(LooksEncoded(Charset::kTcvn3, Symbol(U"UBND")));
  EXPECT_TRUE(LooksEncoded(Charset::kTcvn3, Symbol(U"kÕ ho¹ch")));
}

TEST(LooksEncodedTest, TellsEncodedFromUnicode) {
  struct Case {
    Charset charset;
    std::u32string text;
    bool encoded;
  };
  const Case kCases[] = {
      {Charset::kTcvn3, U"B¸o c¸o tµi chÝnh", true},
      {Charset::kTcvn3, U"QuyÕt ®Þnh cña Bé tr\u00ADëng", true},
      {Charset::kTcvn3, U"\u00AD", true},
      {Charset::kTcvn3, U"µ", true},
      {Charset::kTcvn3, U"®", true},
      {Charset::kTcvn3, U"Kế hoạch của Sở", false},
      {Charset::kTcvn3, U"hàng và các", false},
      {Charset::kTcvn3, U"he\u0323", false},
      {Charset::kTcvn3, U"Ke hoach", false},
      {Charset::kTcvn3, U"«ABC» – 95 %", false},
      {Charset::kTcvn3, U"là có", false},
      {Charset::kTcvn3, U"", false},
      {Charset::kTcvn3, U"đƣợc", false},
      {Charset::kTcvn3Upper, U"ban", true},
      {Charset::kTcvn3Upper, U"kÕ ho¹ch", true},
      {Charset::kTcvn3Upper, U"Kế hoạch", false},
      {Charset::kVni, U"Ñoäc laäp - Töï do", true},
      {Charset::kVni, U"Haïnh phuùc", true},
      {Charset::kVni, U"kyõ", true},
      {Charset::kVni, U"ñ", true},
      {Charset::kVni, U"Độc lập", false},
      {Charset::kVni, U"là và có", false},
      {Charset::kVni, U"ban", false},
      {Charset::kUnicode, U"B¸o c¸o", false},
  };
  for (const Case& test : kCases) {
    EXPECT_EQ(LooksEncoded(test.charset, test.text), test.encoded) << ToUtf8(test.text);
    if (test.charset != Charset::kUnicode && test.encoded && test.text.size() > 1) {
      EXPECT_TRUE(LooksEncoded(test.charset, Symbol(test.text))) << ToUtf8(test.text);
    }
  }
}

}  // namespace
}  // namespace kehoach::text
