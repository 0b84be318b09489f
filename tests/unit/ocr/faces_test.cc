// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/faces.h"

#include <gtest/gtest.h>

#include "ocr/pix.h"

namespace kehoach::ocr {
namespace {

constexpr int kBaseline = 60;
constexpr float kSize = 40;

// A stem of `height` pixels on the baseline, in the place of a word's first letter.
PixPtr Letter(int height) {
  PixPtr page(pixCreate(100, 100, 1));
  pixRasterop(page.get(), 12, kBaseline - height, 4, height, PIX_SET, nullptr, 0, 0);
  return page;
}

std::string Settled(PIX* page, const std::string& text) {
  RawWord word;
  word.text = text;
  word.box = {10, 5, 60, 70};
  word.baseline = kBaseline;
  word.size = kSize;
  std::vector<RawWord> words{word};
  SettleCase(page, words);
  return words[0].text;
}

TEST(SettleCaseTest, HeightOfTheFirstLetterTellsCapitalFromSmall) {
  EXPECT_EQ(Settled(Letter(18).get(), "Vụ"), "vụ");
  EXPECT_EQ(Settled(Letter(27).get(), "vụ"), "Vụ");
  EXPECT_EQ(Settled(Letter(27).get(), "Vụ"), "Vụ");
  EXPECT_EQ(Settled(Letter(18).get(), "vụ"), "vụ");
}

TEST(SettleCaseTest, InkThatStandsApartAboveDoesNotMakeACapital) {
  PixPtr page = Letter(18);
  pixRasterop(page.get(), 13, kBaseline - 27, 4, 4, PIX_SET, nullptr, 0, 0);
  EXPECT_EQ(Settled(page.get(), "vị"), "vị");
}

TEST(SettleCaseTest, LettersWithMarksMayOnlyBecomeSmall) {
  EXPECT_EQ(Settled(Letter(18).get(), "Ứng"), "ứng");
  EXPECT_EQ(Settled(Letter(27).get(), "Ứng"), "Ứng");
  EXPECT_EQ(Settled(Letter(27).get(), "ứng"), "ứng");
}

TEST(SettleCaseTest, LettersOfTwoShapesStay) {
  EXPECT_EQ(Settled(Letter(18).get(), "Đơn"), "Đơn");
  EXPECT_EQ(Settled(Letter(27).get(), "đơn"), "đơn");
}

RawWord Stroked(float stroke, int line) {
  RawWord word;
  word.text = "năm";
  word.stroke = stroke;
  word.line = line;
  return word;
}

TEST(FindBoldTest, ADashHasTheWeightOfTheWordsBesideIt) {
  const float plain = 0.06f, bold = 0.09f;
  const std::vector<RawWord> words{Stroked(plain, 0), Stroked(plain, 0), Stroked(plain, 0),
                                   Stroked(plain, 0), Stroked(bold, 1),  Stroked(0, 1),
                                   Stroked(bold, 1),  Stroked(0, 1),     Stroked(plain, 2)};
  EXPECT_EQ(FindBold(words), (std::vector<char>{0, 0, 0, 0, 1, 1, 1, 0, 0}));
}

}  // namespace
}  // namespace kehoach::ocr
