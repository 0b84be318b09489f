// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/numbering.h"

#include <gtest/gtest.h>

#include "drawn_page.h"
#include "ocr/picture.h"

namespace kehoach::ocr {
namespace {

std::vector<RawWord> Words(const std::vector<std::string>& texts) {
  std::vector<RawWord> words(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    words[i].text = texts[i];
    words[i].confidence = 0.9f;
  }
  return words;
}

std::vector<std::string> Texts(const std::vector<RawWord>& words) {
  std::vector<std::string> texts;
  for (const RawWord& word : words) texts.push_back(word.text);
  return texts;
}

using Strings = std::vector<std::string>;

TEST(NumberOfTest, TakesPlainNumbersOnly) {
  EXPECT_EQ(NumberOf("12"), 12);
  EXPECT_EQ(NumberOf("3."), 3);
  EXPECT_EQ(NumberOf("4)"), 4);
  for (const char* text : {"", ".", "1.2", "a", "II", "99999", "-1", "1a"})
    EXPECT_EQ(NumberOf(text), 0) << text;
}

TEST(IsOtherNumberTest, KnowsWhatANumberingColumnHolds) {
  for (const char* text : {"1.2", "II.", "a)", "đ", "-", "A", "2.1.3"})
    EXPECT_TRUE(IsOtherNumber(text)) << text;
  for (const char* text : {"", "Bi", "lễ", "ST", "Đi"}) EXPECT_FALSE(IsOtherNumber(text)) << text;
}

TEST(IsNumberingHeadTest, KnowsTheUsualHeads) {
  for (const char* text : {"STT", "S T T", "TT", "Số TT", "Số thứ tự"})
    EXPECT_TRUE(IsNumberingHead(text)) << text;
  for (const char* text : {"", "SFF", "Nữ", "TT1", "Nội dung"})
    EXPECT_FALSE(IsNumberingHead(text)) << text;
}

TEST(UseDigitsTest, TakesWhatCarriesOnTheSequence) {
  auto words = Words({"1", "h", "3"});
  UseDigits(words, Words({"1", "2", "3"}), {1, 1, 1});
  EXPECT_EQ(Texts(words), (Strings{"1", "2", "3"}));
}

TEST(UseDigitsTest, KeepsLettersThatTheSequenceDoesNotContradict) {
  auto words = Words({"1", "a", "b", "2"});
  UseDigits(words, Words({"1", "8", "6", "2"}), {1, 1, 1, 1});
  EXPECT_EQ(Texts(words), (Strings{"1", "a", "b", "2"}));
}

TEST(UseDigitsTest, NeighboursOfAnotherTableDoNotCount) {
  auto words = Words({"1", "a"});
  UseDigits(words, Words({"1", "2"}), {1, 2});
  EXPECT_EQ(Texts(words), (Strings{"1", "a"}));
}

TEST(UseDigitsTest, DigitsTakeThePlaceOfWhatIsNoNumber) {
  auto words = Words({"Đi", "Bi"});
  UseDigits(words, Words({"7", ""}), {1, 1});
  EXPECT_EQ(Texts(words), (Strings{"7", "Bi"}));
}

// The shape of what `draw` draws within 100..130 x 50..60 points.
GlyphShape ShapeOf(DrawnPage& page) {
  Options options;
  options.find_turn = false;
  const Result<Picture> picture = Prepare(page.image(), options);
  EXPECT_TRUE(picture.ok());
  return MeasureShape(picture->binary.get(), {278, 138, 361, 167});
}

void Stem(DrawnPage& page, double x, bool serifs) {
  page.Box(x, 50, x + 1.4, 60);
  if (serifs) page.Box(x - 1, 50, x + 2.4, 50.8).Box(x - 1, 59.2, x + 2.4, 60);
}

TEST(ShapeTest, StrokesWithSerifsAreRoman) {
  DrawnPage page;
  Stem(page, 102, true);
  Stem(page, 106, true);
  const GlyphShape shape = ShapeOf(page);
  EXPECT_EQ(shape.stems, 2);
  EXPECT_FALSE(shape.flagged);
  EXPECT_EQ(FitToShape("H", shape), "II");
}

TEST(ShapeTest, CrossbarIsNoStroke) {
  DrawnPage page;
  Stem(page, 102, true);
  Stem(page, 107, true);
  page.Box(102, 54.6, 108, 55.4);
  EXPECT_EQ(ShapeOf(page).stems, 0);
  EXPECT_EQ(FitToShape("H", ShapeOf(page)), "H");
}

TEST(ShapeTest, SerifsThatTouchLeaveStrokesAsTheyAre) {
  DrawnPage page;
  Stem(page, 102, true);
  Stem(page, 105, true);
  EXPECT_EQ(ShapeOf(page).letters.size(), 1U);
  EXPECT_EQ(ShapeOf(page).stems, 2);
}

TEST(ShapeTest, SidesOfAZeroAreNoStrokes) {
  DrawnPage page;
  // Round at its top and its foot, but hardly: letters of few pixels are.
  page.Box(102, 51, 103.4, 59).Box(106, 51, 107.4, 59);
  page.Box(102.2, 50.4, 107.2, 51.4).Box(102.2, 58.6, 107.2, 59.6);
  page.Box(103.6, 50, 105.8, 50.6).Box(103.6, 59.4, 105.8, 60);
  page.Box(112, 50, 113.4, 60).Box(111, 59.2, 114.4, 60).Box(111, 50.6, 112, 51.4);
  const GlyphShape shape = ShapeOf(page);
  EXPECT_EQ(shape.letters.size(), 2U);
  EXPECT_EQ(shape.stems, 0);
  EXPECT_EQ(FitToShape("01", shape), "01");
}

TEST(ShapeTest, ALetterThatIsOpenAtItsUpperRightIsNoCapital) {
  DrawnPage small;
  small.Box(102, 50, 103.4, 60).Box(103, 53.5, 106, 54.5).Box(103, 59, 106, 60);
  small.Box(106, 54, 107.4, 59.6);
  EXPECT_TRUE(ShapeOf(small).backed);
  EXPECT_EQ(FitToShape("Đ)", ShapeOf(small)), "b)");
  EXPECT_EQ(FitToShape("Đ", ShapeOf(small)), "b");
  DrawnPage capital;
  capital.Box(102, 50, 103.4, 60).Box(103, 50, 106, 51).Box(103, 59, 106, 60);
  capital.Box(106, 50.6, 107.4, 59.6).Box(101, 54.6, 105, 55.4);
  EXPECT_FALSE(ShapeOf(capital).backed);
  EXPECT_EQ(FitToShape("Đ)", ShapeOf(capital)), "Đ)");
}

TEST(ShapeTest, FullStopsGoBetweenTheirDigits) {
  DrawnPage page;
  // Two boxes with a hole stand for digits that are no strokes.
  for (const double x : {102.0, 112.0}) {
    page.Box(x, 50, x + 5, 60);
    page.Box(x + 1.4, 51.4, x + 3.6, 58.6, 255);
  }
  page.Box(108.8, 58.6, 110.2, 60);
  const GlyphShape shape = ShapeOf(page);
  EXPECT_EQ(shape.stems, 0);
  EXPECT_EQ(FitToShape("22", shape), "2.2");
  EXPECT_EQ(FitToShape("2.2", shape), "2.2");
  EXPECT_EQ(FitToShape("222", shape), "222");
  // A stop that was read as a figure.
  EXPECT_EQ(FitToShape("242", shape), "2.2");
  EXPECT_EQ(FitToShape("2.42", shape), "2.2");
  EXPECT_EQ(FitToShape("a)", shape), "a)");
}

TEST(ShapeTest, AStopBesideFiguresThatTouchIsNoFigure) {
  DrawnPage page;
  page.Box(102, 50, 113, 60).Box(103.4, 51.4, 106, 58.6, 255).Box(109, 51.4, 111, 58.6, 255);
  page.Box(114.5, 58.6, 115.9, 60);
  page.Box(118, 50, 123, 60).Box(119.4, 51.4, 121.6, 58.6, 255);
  EXPECT_EQ(FitToShape("143", ShapeOf(page)), "143");
}

TEST(ShapeTest, AStrokeWithADotIsTheLetterI) {
  DrawnPage page;
  page.Box(102, 53.5, 103.4, 60).Box(101.4, 59.2, 104, 60).Box(102, 50, 103.4, 51.4);
  const GlyphShape shape = ShapeOf(page);
  EXPECT_TRUE(shape.dotted);
  EXPECT_EQ(FitToShape("¡", shape), "i");
  EXPECT_EQ(FitToShape("I)", shape), "i)");
  EXPECT_EQ(FitToShape("2", shape), "2");
}

TEST(ShapeTest, LettersThatTouchAreTooWideForAFigure) {
  DrawnPage page;
  page.Box(102, 50, 122, 52).Box(106, 50, 108, 60).Box(116, 50, 118, 60);
  EXPECT_TRUE(IsTooWide("1", ShapeOf(page)));
  EXPECT_FALSE(IsTooWide("T", ShapeOf(page)));
  EXPECT_FALSE(IsTooWide("10", ShapeOf(page)));
}

TEST(ShapeTest, SignsThatLookLikeACAreOne) {
  const GlyphShape shape;
  for (const char* text : {"€", "©", "C€"}) EXPECT_EQ(FitToShape(text, shape), "C") << text;
  EXPECT_EQ(FitToShape("c€)", shape), "c)");
  for (const char* text : {"C", "1€", "CC"}) EXPECT_EQ(FitToShape(text, shape), text);
}

TEST(ShapeTest, AFigureThatThinPrintBrokeIsOne) {
  DrawnPage page;
  page.Box(102, 50, 107, 54.5).Box(102.5, 55.5, 107, 60);
  EXPECT_EQ(ShapeOf(page).letters.size(), 1u);
}

}  // namespace
}  // namespace kehoach::ocr
