// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/settle.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace kehoach::ocr {
namespace {

constexpr double kDpi = 200;

std::vector<RawWord> Row(const std::vector<std::string>& texts) {
  std::vector<RawWord> words;
  for (const std::string& text : texts) {
    RawWord word;
    word.text = text;
    word.confidence = 0.96f;
    const int left = 100 + 150 * static_cast<int>(words.size());
    word.box = {left, 80, left + 40, 110};
    word.baseline = 106;
    word.size = 36;
    word.in_cell = true;
    words.push_back(word);
  }
  return words;
}

std::string Join(const std::vector<RawWord>& words) {
  std::string all;
  for (const RawWord& word : words) all += (all.empty() ? "" : " ") + word.text;
  return all;
}

TEST(FollowColumnNumbersTest, OneThatIsJunkIsItsPlace) {
  std::vector<RawWord> words = Row({"(1)", "(2)", ")", "(4)", "(5)"});
  FollowColumnNumbers(words, kDpi);
  EXPECT_EQ(Join(words), "(1) (2) (3) (4) (5)");
  EXPECT_LT(words[2].confidence, 0.7f);
}

TEST(FollowColumnNumbersTest, FirstThatIsLittleBelievedIsItsPlace) {
  std::vector<RawWord> words = Row({"3", "@2)", "(3)", "(4)", "(5)"});
  words[0].confidence = 0;
  FollowColumnNumbers(words, kDpi);
  EXPECT_EQ(Join(words), "(1) (2) (3) (4) (5)");
}

TEST(FollowColumnNumbersTest, NumbersThatAreNoRowStay) {
  for (const std::vector<std::string>& texts : {std::vector<std::string>{"12", "x", "7", "20"},
                                                {"1", "2", "ab"},
                                                {"1", "Cả", "năm", "4"}}) {
    std::vector<RawWord> words = Row(texts);
    FollowColumnNumbers(words, kDpi);
    EXPECT_EQ(Join(words), Join(Row(texts)));
  }
}

TEST(IsTextureTest, JunkThatIsNotBelievedIsNoText) {
  std::vector<RawWord> junk = Row({"ssẵsẵẳẵãäễs", "ö", "5ö", "E=", "=ễ", "="});
  for (RawWord& word : junk) word.confidence = 0.3f;
  EXPECT_TRUE(IsTexture(junk));
  for (RawWord& word : junk) word.confidence = 0.9f;
  EXPECT_FALSE(IsTexture(junk));
  std::vector<RawWord> pale = Row({"Kế", "hoạch", "số", "12/KH-UBND", "năm", "2022"});
  for (RawWord& word : pale) word.confidence = 0.3f;
  EXPECT_FALSE(IsTexture(pale));
  EXPECT_FALSE(IsTexture({}));
}

TEST(TightenBoxesTest, EdgesLieAtTheWhiteBetweenWords) {
  const PixPtr ink(pixCreate(400, 200, 1));
  for (const auto& [left, right] : {std::pair{100, 150}, {164, 220}})
    pixRasterop(ink.get(), left, 82, right - left, 24, PIX_SET, nullptr, 0, 0);
  std::vector<RawWord> words = Row({"Chủ", "trì"});
  words[0].box = {100, 80, 143, 106};
  words[1].box = {160, 80, 220, 106};
  TightenBoxes(ink.get(), words);
  EXPECT_EQ(words[0].box.right, 150);
  EXPECT_EQ(words[1].box.left, 164);
}

TEST(DropTwinsTest, TheOneThatIsBelievedMoreStays) {
  std::vector<RawWord> words = Row({"một", "hai"});
  words[1].box = words[0].box;
  words[1].confidence = 0.5f;
  words[1].line = 1;
  DropTwins(words);
  EXPECT_EQ(Join(words), "một");
}

TEST(DropTwinsTest, WordsOfOneLineAreNone) {
  std::vector<RawWord> words = Row({"quốc", "tế"});
  words[1].box = words[0].box;
  DropTwins(words);
  EXPECT_EQ(Join(words), "quốc tế");
}

TEST(PartBoxesTest, AWordEndsWhereTheNextOfItsLineBegins) {
  std::vector<RawWord> words = Row({"quốc", "tế", "Quý", "I"});
  words[0].box = {100, 80, 170, 110};
  words[1].box = {150, 80, 175, 110};
  words[2].box = {300, 80, 400, 110};
  words[3].box = {385, 80, 395, 110};
  PartBoxes(words);
  EXPECT_EQ(words[0].box.right, 149);
  EXPECT_EQ(words[1].box.left, 150);
  EXPECT_EQ(words[2].box.right, 384);
  EXPECT_EQ(words[3].box.right, 395);
}

TEST(PartBoxesTest, LinesMayLieOverEachOther) {
  std::vector<RawWord> words = Row({"quốc", "tế"});
  words[1].box = {110, 80, 130, 110};
  words[1].line = 1;
  PartBoxes(words);
  EXPECT_EQ(words[0].box.right, 140);
}

}  // namespace
}  // namespace kehoach::ocr
