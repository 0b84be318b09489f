// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/second_look.h"

#include <gtest/gtest.h>

#include "ocr/deadline.h"

namespace kehoach::ocr {
namespace {

// Reads whatever it is shown as these words.
class Reads : public TextEngine {
 public:
  explicit Reads(std::vector<EngineWord> words) : words_(std::move(words)) {}
  bool Recognize(PIX*, double, BlockKind, const Deadline&, std::vector<EngineWord>& out) override {
    ++calls;
    out = words_;
    return true;
  }
  int calls = 0;

 private:
  std::vector<EngineWord> words_;
};

EngineWord Alone(const std::string& text, float confidence) {
  return {text, confidence, {12, 12, 50, 30}, 28, 0, {}};
}

RawWord InLine(const std::string& text, float confidence) {
  RawWord word;
  word.text = text;
  word.confidence = confidence;
  word.box = {40, 40, 90, 60};
  return word;
}

RawWord After(Reads& engine, const RawWord& word) {
  Picture picture;
  picture.gray = PixPtr(pixCreate(200, 100, 8));
  picture.dpi = 200;
  const Deadline deadline(60'000);
  BlockReader reader(engine, picture.gray.get(), picture.dpi, deadline);
  std::vector<RawWord> words{word};
  LookAgain(reader, picture, words);
  return words[0];
}

TEST(LacksToneTest, SyllablesThatEndInAStopNeedOne) {
  for (const char* word : {"HOACH", "thuc", "Hoach", "cac"}) EXPECT_TRUE(LacksTone(word)) << word;
  for (const char* word : {"HOẠCH", "thực", "ban", "UBND", "", "2022", "Q", "đ"})
    EXPECT_FALSE(LacksTone(word)) << word;
}

RawWord Wide(const std::string& text, int width) {
  RawWord word = InLine(text, 0.97f);
  word.size = 20;
  word.box.right = word.box.left + width;
  return word;
}

TEST(IsWiderThanReadTest, OneMoreWordHasNoRoomInAWord) {
  EXPECT_TRUE(IsWiderThanRead(Wide("tế", 60)));
  EXPECT_FALSE(IsWiderThanRead(Wide("tế", 20)));
  EXPECT_FALSE(IsWiderThanRead(Wide("KẾ", 40)));
  EXPECT_FALSE(IsWiderThanRead(Wide("nghiệp", 60)));
  RawWord unmeasured = Wide("tế", 60);
  unmeasured.size = 0;
  EXPECT_FALSE(IsWiderThanRead(unmeasured));
}

TEST(LookAgainTest, AWordInThePlaceOfTwoIsReadAsTwoOrNotBelieved) {
  Reads two({Alone("quốc", 0.95f), Alone("tế", 0.95f)});
  Picture picture;
  picture.gray = PixPtr(pixCreate(200, 100, 8));
  picture.dpi = 200;
  const Deadline deadline(60'000);
  BlockReader reader(two, picture.gray.get(), picture.dpi, deadline);
  std::vector<RawWord> words{Wide("tế", 60)};
  LookAgain(reader, picture, words);
  ASSERT_EQ(words.size(), 2u);
  EXPECT_EQ(words[0].text, "quốc");

  Reads one({Alone("tế", 0.95f)});
  EXPECT_LT(After(one, Wide("tế", 60)).confidence, 0.6f);
}

TEST(LookAgainTest, AWordThatLacksItsToneGetsTheOneThatItHasAlone) {
  Reads engine({Alone("HOẠCH", 0.96f)});
  const RawWord word = After(engine, InLine("HOACH", 0.95f));
  EXPECT_EQ(word.text, "HOẠCH");
  EXPECT_FLOAT_EQ(word.confidence, 0.96f);
  EXPECT_EQ(word.box.left, 40);
}

TEST(LookAgainTest, AWordThatIsBelievedIsNotReadAgain) {
  Reads engine({Alone("khác", 0.99f)});
  EXPECT_EQ(After(engine, InLine("việc", 0.95f)).text, "việc");
  EXPECT_EQ(engine.calls, 0);
}

TEST(LookAgainTest, WhatIsNoBetterAloneStays) {
  Reads unsure({Alone("việc", 0.6f)});
  EXPECT_EQ(After(unsure, InLine("viêc", 0.5f)).text, "viêc");
  Reads two({Alone("vi", 0.95f), Alone("ệc", 0.95f)});
  EXPECT_EQ(After(two, InLine("viêc", 0.5f)).text, "viêc");
  Reads same({Alone("HOACH", 0.95f)});
  EXPECT_FLOAT_EQ(After(same, InLine("HOACH", 0.92f)).confidence, 0.92f);
  Reads nothing({});
  EXPECT_EQ(After(nothing, InLine("viêc", 0.5f)).text, "viêc");
}

}  // namespace
}  // namespace kehoach::ocr
