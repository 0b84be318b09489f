// SPDX-License-Identifier: GPL-3.0-or-later
// Words from glyphs. The texts are invented; what matters is where the glyphs stand.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/layout.h"
#include "support/page_builder.h"

namespace kehoach::layout {
namespace {

using testing::CaptureBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Texts(const Page& page) {
  std::vector<std::string> texts;
  for (const Word& word : page.words) texts.push_back(word.text);
  return texts;
}

std::vector<std::string> Words(const CaptureBuilder& builder) {
  return Texts(BuildPage(builder.capture));
}

// ---- gaps --------------------------------------------------------------------------------------

TEST(WordGapTest, EmittedSpacesPartWords) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"Phòng Tổ chức");
  EXPECT_THAT(Words(builder), ElementsAre("Phòng", "Tổ", "chức"));
}

TEST(WordGapTest, GapsPartWordsWithoutEmittedSpaces) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"Phòng Tổ chức", {.emit_spaces = false});
  EXPECT_THAT(Words(builder), ElementsAre("Phòng", "Tổ", "chức"));
}

TEST(WordGapTest, EmittedSpaceWithoutWidthPartsNothing) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"Phò ng", {.space = 0});
  EXPECT_THAT(Words(builder), ElementsAre("Phòng"));
}

TEST(WordGapTest, NarrowSpaceOfJustifiedLinePartsWordsWhenEmitted) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"Tổ chức", {.space = 0.09f});
  EXPECT_THAT(Words(builder), ElementsAre("Tổ", "chức"));
}

TEST(WordGapTest, KerningInsideWordPartsNothing) {
  for (const float kerning : {-1.5f, -0.5f, 0.5f, 0.9f}) {
    CaptureBuilder builder;
    builder.Draw(80, 100, U"kiểm tra", {.letter_spacing = kerning, .space = 0.4f});
    EXPECT_THAT(Words(builder), ElementsAre("kiểm", "tra")) << kerning;
  }
}

TEST(WordGapTest, LetterSpacedHeadingIsReadAsWords) {
  // Every letter stands 3 points from the next, wider than the space of a plain line.
  CaptureBuilder builder;
  builder.Draw(80, 100, U"KẾ HOẠCH", {.letter_spacing = 3, .space = 0.5f, .emit_spaces = false});
  EXPECT_THAT(Words(builder), ElementsAre("KẾ", "HOẠCH"));
}

TEST(WordGapTest, LetterSpacedHeadingWithEmittedSpacesIsReadAsWords) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"QUYẾT ĐỊNH", {.letter_spacing = 3, .space = 0.25f});
  EXPECT_THAT(Words(builder), ElementsAre("QUYẾT", "ĐỊNH"));
}

TEST(WordGapTest, NonBreakingAndThinSpacesPartWords) {
  CaptureBuilder builder;
  float x = builder.Draw(80, 100, U"quý");
  x += builder.DrawGlyph(x, 100, U"\u00A0", {.advance = 0.25f});
  x = builder.Draw(x, 100, U"III");
  x += builder.DrawGlyph(x, 100, U"\u2009", {.advance = 0.2f});
  builder.Draw(x, 100, U"này");
  EXPECT_THAT(Words(builder), ElementsAre("quý", "III", "này"));
}

TEST(WordGapTest, DrawingOrderDoesNotMatter) {
  CaptureBuilder builder;
  builder.Draw(200, 120, U"sau");
  builder.Draw(200, 100, U"phải");
  builder.Draw(80, 100, U"trái");
  EXPECT_THAT(Words(builder), ElementsAre("trái", "phải", "sau"));
}

TEST(WordGapTest, TextOnAnotherBaselineIsAnotherWord) {
  CaptureBuilder builder;
  const float x = builder.Draw(80, 100, U"trên");
  builder.Draw(x, 106, U"dưới");
  EXPECT_THAT(Words(builder), ElementsAre("trên", "dưới"));
}

TEST(WordGapTest, WordsOfUnlikeSizesStayApart) {
  CaptureBuilder builder;
  const float x = builder.Draw(80, 100, U"Sở", {.size = 14});
  builder.Draw(x, 100, U"nhỏ", {.size = 7});
  EXPECT_THAT(Words(builder), ElementsAre("Sở", "nhỏ"));
}

// ---- fonts -------------------------------------------------------------------------------------

TEST(WordFontTest, OneWordInTwoFontsIsOneWordInItsFirstFont) {
  CaptureBuilder builder;
  const std::uint16_t twin = builder.Font("Times New Roman Twin");
  float x = builder.Draw(80, 100, U"tr");
  x = builder.Draw(x, 100, U"ườ", {.font = twin});
  builder.Draw(x, 100, U"ng");
  const Page page = BuildPage(builder.capture);
  ASSERT_THAT(Texts(page), ElementsAre("trường"));
  EXPECT_EQ(page.words[0].font, 0);
}

TEST(WordFontTest, EveryLetterInAnotherFontIsStillOneWord) {
  CaptureBuilder builder;
  const std::uint16_t twin = builder.Font("Twin");
  float x = 80;
  std::uint16_t font = 0;
  for (const char32_t& c : std::u32string_view(U"nghiệm")) {
    x = builder.Draw(x, 100, {&c, 1}, {.font = font});
    font = font == 0 ? twin : std::uint16_t{0};
  }
  EXPECT_THAT(Words(builder), ElementsAre("nghiệm"));
}

TEST(WordFontTest, FacesAreKeptOnThePage) {
  CaptureBuilder builder;
  const std::uint16_t bold = builder.Font("Times New Roman Bold", true, false);
  builder.Draw(80, 100, U"đậm", {.font = bold});
  const Page page = BuildPage(builder.capture);
  ASSERT_EQ(page.words.size(), 1u);
  EXPECT_TRUE(page.fonts[page.words[0].font].bold);
  EXPECT_FALSE(page.fonts[page.words[0].font].italic);
}

TEST(WordBoxTest, BoxIsAscentToDescentAroundTheBaseline) {
  CaptureBuilder builder;
  builder.capture.fonts[0].ascent = 0.75f;
  builder.capture.fonts[0].descent = -0.25f;
  builder.Draw(80, 100, U"ab");
  const Page page = BuildPage(builder.capture);
  ASSERT_EQ(page.words.size(), 1u);
  EXPECT_EQ(page.words[0].box, (Rect{80, 91, 92, 103}));
  EXPECT_EQ(page.words[0].baseline, 100);
  EXPECT_EQ(page.words[0].size, 12);
  EXPECT_EQ(page.words[0].origin, Origin::kEmbedded);
  EXPECT_EQ(page.words[0].confidence, 1);
}

// ---- letters in parts ---------------------------------------------------------------------------

TEST(WordTextTest, DecomposedLettersAreComposed) {
  CaptureBuilder decomposed;
  float x = 80;
  for (const std::u32string_view cluster : {U"h", U"o", U"a\u0323", U"t"}) {
    x += decomposed.DrawGlyph(x, 100, cluster);
  }
  EXPECT_THAT(Words(decomposed), ElementsAre("hoạt"));
}

TEST(WordTextTest, CombiningMarkAsGlyphOfItsOwnJoinsItsLetter) {
  CaptureBuilder builder;
  float x = builder.Draw(80, 100, U"tiê");
  builder.DrawGlyph(x, 100, U"\u0301", {.advance = 0});
  builder.Draw(x, 100, U"n");
  EXPECT_THAT(Words(builder), ElementsAre("tiến"));
}

TEST(WordTextTest, SpacingAccentDrawnOverLetterBecomesItsMark) {
  // In a font of its own, after the word, over its middle letter.
  for (const auto& [accent, expected] : std::vector<std::pair<char32_t, std::string>>{
           {U'\u00B4', "lá"}, {U'`', "là"}, {U'\u02DC', "lã"}}) {
    CaptureBuilder builder;
    const std::uint16_t marks = builder.Font("Marks");
    const float x = builder.Draw(80, 100, U"la");
    builder.DrawGlyph(x - 6, 100, {&accent, 1}, {.font = marks, .advance = 0.4f});
    EXPECT_THAT(Words(builder), ElementsAre(expected));
  }
}

TEST(WordTextTest, SpacingAccentBehindWordStaysWhatItIs) {
  CaptureBuilder builder;
  const std::uint16_t marks = builder.Font("Marks");
  const float x = builder.Draw(80, 100, U"la");
  builder.DrawGlyph(x, 100, U"`", {.font = marks});
  EXPECT_THAT(Words(builder), ElementsAre("la`"));
}

TEST(WordTextTest, LettersVietnameseDoesNotHaveAreRepaired) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"chƣơng Ðội");
  EXPECT_THAT(Words(builder), ElementsAre("chương", "Đội"));
}

TEST(WordTextTest, TextDrawnTwiceForBoldStandsOnce) {
  for (const float shift : {0.0f, 0.3f, 1.0f}) {
    CaptureBuilder builder;
    builder.Draw(80, 100, U"SỞ");
    builder.Draw(80 + shift, 100, U"SỞ");
    EXPECT_THAT(Words(builder), ElementsAre("SỞ")) << shift;
  }
}

TEST(WordTextTest, RepeatedWordBesideItselfIsNotDrawnTwice) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"xa xa");
  EXPECT_THAT(Words(builder), ElementsAre("xa", "xa"));
}

TEST(WordTextTest, GlyphsWithoutUnicodeValuePartTheWordAndAreCounted) {
  CaptureBuilder builder;
  float x = builder.Draw(80, 100, U"hai");
  x += builder.DrawGlyph(x, 100, U"");
  builder.Draw(x, 100, U"ba");
  const Page page = BuildPage(builder.capture);
  EXPECT_THAT(Texts(page), ElementsAre("hai", "ba"));
  EXPECT_EQ(page.quality.unmapped, 1);
}

// ---- legacy fonts
// --------------------------------------------------------------------------------

TEST(LegacyFontTest, Tcvn3RunIsDecoded) {
  CaptureBuilder builder;
  const std::uint16_t font = builder.Font(".VnTime");
  builder.Draw(80, 100, U"QuyÕt ®Þnh cña Bé tr\u00ADëng", {.font = font});
  EXPECT_THAT(Words(builder), ElementsAre("Quyết", "định", "của", "Bộ", "trưởng"));
}

TEST(LegacyFontTest, Tcvn3CapitalFontGivesCapitals) {
  CaptureBuilder builder;
  const std::uint16_t font = builder.Font(".VnTimeH");
  builder.Draw(80, 100, U"KÕ ho¹ch", {.font = font});
  EXPECT_THAT(Words(builder), ElementsAre("KẾ", "HOẠCH"));
}

TEST(LegacyFontTest, VniRunIsDecodedAcrossGlyphs) {
  CaptureBuilder builder;
  const std::uint16_t font = builder.Font("VNI-Times");
  builder.Draw(80, 100, U"Ñoäc laäp - Töï do", {.font = font});
  EXPECT_THAT(Words(builder), ElementsAre("Độc", "lập", "-", "Tự", "do"));
}

TEST(LegacyFontTest, UnicodeTextInFontThatPromisesTcvn3IsLeftAlone) {
  CaptureBuilder builder;
  const std::uint16_t font = builder.Font(".VnTime");
  builder.Draw(80, 100, U"Quyết định của Bộ trưởng về công tác", {.font = font});
  EXPECT_THAT(Words(builder),
              ElementsAre("Quyết", "định", "của", "Bộ", "trưởng", "về", "công", "tác"));
}

TEST(LegacyFontTest, LegacyAndUnicodeRunsOfOneWordAreDecodedEachForItself) {
  CaptureBuilder builder;
  const std::uint16_t font = builder.Font(".VnTime");
  float x = builder.Draw(80, 100, U"Bé tr\u00ADëng ®Þnh", {.font = font});
  x += 6;
  x = builder.Draw(x, 100, U"®Þnh", {.font = font});
  builder.Draw(x, 100, U"ợ");
  EXPECT_THAT(Words(builder), ElementsAre("Bộ", "trưởng", "định", "địnhợ"));
}

// ---- raised marks
// --------------------------------------------------------------------------------

struct RaisedCase {
  const char* situation;
  std::u32string mark;
  float size, raise, gap;
  bool superscript;
};

TEST(SuperscriptTest, SmallRaisedDigitsBesideWordAreMarks) {
  const RaisedCase kCases[] = {
      {"a small raised digit", U"1", 7, 4, 0, true},
      {"two digits", U"12", 7, 4, 0, true},
      {"in brackets", U"(3)", 7, 4, 0.5f, true},
      {"an asterisk", U"*", 7, 4, 0, true},
      {"a digit of the text's size", U"1", 12, 4, 0, false},
      {"a small digit on the baseline", U"1", 7, 0, 0, false},
      {"a small digit a little above the baseline", U"1", 7, 1, 0, false},
      {"a small digit far to the right", U"1", 7, 4, 30, false},
      {"a small digit of the line above", U"1", 7, 14, 0, false},
      {"small raised letters", U"nd", 7, 4, 0, false},
      {"a long number", U"12345", 7, 4, 0, false},
  };
  for (const RaisedCase& test : kCases) {
    CaptureBuilder builder;
    const float x = builder.Draw(80, 200, U"hạn", {.size = 12});
    builder.Draw(x + test.gap, 200 - test.raise, test.mark, {.size = test.size});
    const Page page = BuildPage(builder.capture);
    bool any = false;
    for (const Word& word : page.words) any = any || word.superscript;
    EXPECT_EQ(any, test.superscript) << test.situation;
  }
}

TEST(SuperscriptTest, MarkThatOpensFootnoteIsOne) {
  CaptureBuilder builder;
  const float x = builder.Draw(80, 196, U"2", {.size = 6});
  builder.Draw(x + 1, 200, U"Theo", {.size = 10});
  const Page page = BuildPage(builder.capture);
  ASSERT_EQ(page.words.size(), 2u);
  EXPECT_TRUE(page.words[0].superscript);
  EXPECT_FALSE(page.words[1].superscript);
}

TEST(SuperscriptTest, SuperiorFigureOfTheFaceIsMarkOfItsOwn) {
  // The face draws its superior 2 on the baseline; only its advance is smaller than the digit's.
  CaptureBuilder builder;
  float x = builder.Draw(80, 200, U"phiếu");
  x += builder.DrawGlyph(x, 200, U"2", {.advance = 0.3f});
  builder.Draw(80, 220, U"20 22 32");
  const Page page = BuildPage(builder.capture);
  ASSERT_GE(page.words.size(), 2u);
  EXPECT_EQ(page.words[0].text, "phiếu");
  EXPECT_EQ(page.words[1].text, "2");
  EXPECT_TRUE(page.words[1].superscript);
  for (std::size_t i = 2; i < page.words.size(); ++i) EXPECT_FALSE(page.words[i].superscript) << i;
}

// ---- directions and annotations -----------------------------------------------------------------

TEST(DirectionTest, SidewaysPageIsTurnedUpright) {
  // Text that runs down the page (1) or up (3) on an upright sheet: the page is turned and reads
  // as a landscape one. The first line is the one that a reader who turns the sheet sees first.
  struct Case {
    int direction;
    float x1, y1, x2, y2;  // where the first and the second line begin on the sheet
  };
  for (const Case& test : {Case{1, 500, 80, 480, 80}, Case{3, 95, 760, 115, 760}}) {
    CaptureBuilder builder(595, 842);
    builder.Draw(test.x1, test.y1, U"dòng một", {.direction = test.direction});
    builder.Draw(test.x2, test.y2, U"dòng hai", {.direction = test.direction});
    const Page page = BuildPage(builder.capture);
    EXPECT_EQ(page.width, 842);
    EXPECT_EQ(page.height, 595);
    ASSERT_THAT(Texts(page), ElementsAre("dòng", "một", "dòng", "hai")) << test.direction;
    EXPECT_LT(page.words[0].box.left, page.words[1].box.left);
    EXPECT_LT(page.words[0].baseline, page.words[2].baseline);
    EXPECT_GT(page.words[0].box.width(), page.words[0].box.height());
  }
}

TEST(DirectionTest, UpsideDownPageIsTurned) {
  CaptureBuilder builder(595, 842);
  builder.Draw(500, 700, U"dòng một", {.direction = 2});
  builder.Draw(500, 680, U"dòng hai", {.direction = 2});
  const Page page = BuildPage(builder.capture);
  EXPECT_EQ(page.width, 595);
  EXPECT_THAT(Texts(page), ElementsAre("dòng", "một", "dòng", "hai"));
}

TEST(DirectionTest, RulingsTurnWithThePage) {
  CaptureBuilder builder(595, 842);
  builder.Draw(500, 80, U"dòng một", {.direction = 1});
  builder.Stroke(Axis::kVertical, 300, 100, 500);
  const Page page = BuildPage(builder.capture);
  ASSERT_EQ(page.rulings.size(), 1u);
  EXPECT_EQ(page.rulings[0].axis, Axis::kHorizontal);
  EXPECT_EQ(page.rulings[0].position, 295);
  EXPECT_EQ(page.rulings[0].from, 100);
  EXPECT_EQ(page.rulings[0].to, 500);
}

TEST(DirectionTest, FewSidewaysLettersOnUprightPageAreLeftOut) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"Nội dung công việc trong năm");
  builder.Draw(20, 400, U"lề", {.direction = 3});
  EXPECT_THAT(Words(builder), ElementsAre("Nội", "dung", "công", "việc", "trong", "năm"));
}

TEST(AnnotationTest, SignatureGlyphsGiveNoWords) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"Lãnh đạo");
  builder.Draw(80, 120, U"Người ký", {.signature = true});
  const Page page = BuildPage(builder.capture);
  EXPECT_THAT(Texts(page), ElementsAre("Lãnh", "đạo"));
  EXPECT_EQ(page.quality.annotation_characters, 8);
}

TEST(AnnotationTest, WordsOfAnnotationsCarryTheirFlagAndJoinNoOthers) {
  CaptureBuilder builder;
  const float x = builder.Draw(80, 100, U"Đã");
  builder.Draw(x, 100, U"xem", {.annotation = true});
  const Page page = BuildPage(builder.capture);
  ASSERT_THAT(Texts(page), ElementsAre("Đã", "xem"));
  EXPECT_FALSE(page.words[0].annotation);
  EXPECT_TRUE(page.words[1].annotation);
}

TEST(InvisibleTextTest, LayerBehindAScanGivesTheWords) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"Phòng Tổng hợp", {.invisible = true});
  builder.Draw(290, 810, U"2");
  EXPECT_THAT(Words(builder), ElementsAre("Phòng", "Tổng", "hợp", "2"));
}

TEST(InvisibleTextTest, HiddenTextOnAVisiblePageGivesNone) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"Phòng Tổng hợp");
  builder.Draw(80, 120, U"ẩn", {.invisible = true});
  EXPECT_THAT(Words(builder), ElementsAre("Phòng", "Tổng", "hợp"));
}

TEST(WordsTest, EmptyCaptureGivesEmptyPage) {
  const CaptureBuilder builder;
  const Page page = BuildPage(builder.capture);
  EXPECT_THAT(page.words, IsEmpty());
  EXPECT_EQ(page.number, 1);
  EXPECT_EQ(page.width, 595);
}

TEST(WordsTest, CoordinatesAreMultiplesOfASixtyFourth) {
  CaptureBuilder builder;
  builder.Draw(80.123f, 100.456f, U"số", {.size = 11.11f});
  const Page page = BuildPage(builder.capture);
  ASSERT_EQ(page.words.size(), 1u);
  for (const float value : {page.words[0].box.left, page.words[0].box.top, page.words[0].box.right,
                            page.words[0].box.bottom, page.words[0].baseline, page.words[0].size}) {
    EXPECT_EQ(value * 64, static_cast<float>(static_cast<int>(value * 64)));
  }
}

}  // namespace
}  // namespace kehoach::layout
