// SPDX-License-Identifier: GPL-3.0-or-later
// Recognisers that fail and pictures that cannot be pages: a reason or an empty page, no crash.
#include <cmath>
#include <limits>
#include <memory>
#include <stdexcept>

#include <gtest/gtest.h>

#include "drawn_page.h"
#include "ocr/engine.h"
#include "ocr/ocr.h"

namespace kehoach::ocr {
namespace {

using Words = std::vector<EngineWord>;

// A recogniser that does what a test says.
template <typename Act>
class Double : public TextEngine {
 public:
  explicit Double(Act act) : act_(std::move(act)) {}
  bool Recognize(PIX* block, double, BlockKind, const Deadline& deadline, Words& out) override {
    return act_(block, deadline, out);
  }

 private:
  Act act_;
};

template <typename Act>
Engine That(Act act) {
  return Engine(std::make_unique<Double<Act>>(std::move(act)));
}

Engine ThatReads(const std::string& text, Box2 box = {10, 10, 40, 30}, float confidence = 0.9f) {
  return That([=](PIX*, const Deadline&, Words& out) {
    out.push_back({text, confidence, box, static_cast<float>(box.bottom), 0, {}});
    return true;
  });
}

PageImage PageWithText() {
  DrawnPage page;
  page.Letters(60, 80, 12).Letters(60, 100, 12);
  return page.Take();
}

TEST(EngineFaultsTest, WordThatIsReadIsOnThePage) {
  Engine engine = ThatReads("kế");
  const Result<Recognition> read = RecognizePage(PageWithText(), engine);
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read->page.words.size(), 1u);
  EXPECT_EQ(read->page.words[0].text, "kế");
  EXPECT_EQ(read->page.words[0].origin, Origin::kOcr);
}

TEST(EngineFaultsTest, WordWhoseBoxCoversTheNextOneOfItsLineStays) {
  Engine engine = That([](PIX*, const Deadline&, Words& out) {
    out.push_back({"tháng", 0.9f, {10, 10, 60, 30}, 28, 0, {}});
    out.push_back({"3", 0.97f, {45, 10, 52, 30}, 28, 0, {}});
    return true;
  });
  const Result<Recognition> read = RecognizePage(PageWithText(), engine);
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read->page.words.size(), 2u);
  EXPECT_EQ(read->page.words[0].text, "tháng");
  EXPECT_LT(read->page.words[0].box.right, read->page.words[1].box.left);
}

TEST(EngineFaultsTest, ThrowCostsThePageAndIsTheReason) {
  Engine engine =
      That([](PIX*, const Deadline&, Words&) -> bool { throw std::runtime_error("no such dawg"); });
  Options options;
  options.number = 7;
  const Result<Recognition> read = RecognizePage(PageWithText(), engine, options);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::kInternal);
  EXPECT_EQ(read.error().page, 7);
  EXPECT_NE(read.error().message.find("no such dawg"), std::string::npos);
}

TEST(EngineFaultsTest, ThrowOfAnythingIsCaught) {
  Engine engine = That([](PIX*, const Deadline&, Words&) -> bool { throw 3; });
  EXPECT_FALSE(RecognizePage(PageWithText(), engine).ok());
}

TEST(EngineFaultsTest, FailureIsNotAskedAgain) {
  int calls = 0;
  Engine engine = That([&calls](PIX*, const Deadline&, Words&) {
    ++calls;
    return false;
  });
  DrawnPage page;
  page.Letters(60, 80, 12).Letters(60, 180, 12).Letters(60, 280, 12);
  Options options;
  options.find_turn = false;
  const Result<Recognition> read = RecognizePage(page.image(), engine, options);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::kInternal);
  EXPECT_EQ(calls, 1);
}

TEST(EngineFaultsTest, EndlessReadingEndsAtTheDeadline) {
  Engine engine = That([](PIX*, const Deadline& deadline, Words&) {
    while (!deadline.Passed()) {
    }
    return false;
  });
  Options options;
  options.deadline_ms = 300;
  const Result<Recognition> read = RecognizePage(PageWithText(), engine, options);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::kOutOfTime);
}

TEST(EngineFaultsTest, NothingReadIsAPageWithoutWords) {
  Engine engine = That([](PIX*, const Deadline&, Words&) { return true; });
  const Result<Recognition> read = RecognizePage(PageWithText(), engine);
  ASSERT_TRUE(read.ok());
  EXPECT_TRUE(read->page.words.empty());
  EXPECT_EQ(read->page.quality.verdict, TextVerdict::kNoText);
}

TEST(EngineFaultsTest, WhatCannotBePrintIsDropped) {
  const std::string bad[] = {
      "\xC3", "k\xE1\xBA", "\xF5\x80\x80\x80", "a\xED\xA0\x80", std::string("a\0b", 3), "a\x1B[2J",
      "",     " \n ",      "\xC2\x85"};
  for (const std::string& text : bad) {
    Engine engine = ThatReads(text);
    const Result<Recognition> read = RecognizePage(PageWithText(), engine);
    ASSERT_TRUE(read.ok()) << testing::PrintToString(text);
    EXPECT_TRUE(read->page.words.empty()) << testing::PrintToString(text);
  }
}

TEST(EngineFaultsTest, BoxOutsideTheBlockIsDropped) {
  const int far = std::numeric_limits<int>::max();
  const Box2 bad[] = {{-5, 10, 20, 30}, {10, 10, far, 30}, {10, -far, 20, 30},
                      {20, 10, 10, 30}, {10, 30, 20, 30},  {far - 1, far - 1, far, far}};
  for (const Box2& box : bad) {
    Engine engine = ThatReads("kế", box);
    const Result<Recognition> read = RecognizePage(PageWithText(), engine);
    ASSERT_TRUE(read.ok());
    EXPECT_TRUE(read->page.words.empty()) << box.left << " " << box.top;
  }
}

TEST(EngineFaultsTest, ConfidenceAndBaselineOfNoMeaningAreBroughtIntoRange) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const float value : {nan, std::numeric_limits<float>::infinity(), 1e30f, 95.0f}) {
    Engine engine = That([value](PIX*, const Deadline&, Words& out) {
      out.push_back({"một", value, {10, 10, 60, 30}, value, 0, {}});
      out.push_back({"hai", 0.9f, {70, 10, 120, 30}, 30, 0, {}});
      out.push_back({"ba", 0.9f, {130, 10, 160, 30}, 30, 0, {}});
      return true;
    });
    const Result<Recognition> read = RecognizePage(PageWithText(), engine);
    ASSERT_TRUE(read.ok());
    for (const Word& word : read->page.words) {
      EXPECT_GE(word.confidence, 0);
      EXPECT_LE(word.confidence, 1);
      EXPECT_TRUE(std::isfinite(word.baseline));
      EXPECT_LE(word.baseline, read->page.height);
    }
  }
}

TEST(PictureFaultsTest, TooManyPixelsAreAReason) {
  Engine engine = ThatReads("kế");
  PageImage image;
  image.width = image.height = 60'000;
  image.stride = 60'000;
  image.dpi_x = image.dpi_y = 300;
  // The limit comes first: nobody looks at these pixels.
  image.pixels.reset(static_cast<std::uint8_t*>(std::malloc(1)));
  const Result<Recognition> read = RecognizePage(image, engine);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::kTooLarge);
}

TEST(PictureFaultsTest, NoResolutionThatCanBeRightIsAReason) {
  Engine engine = ThatReads("kế");
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double dpi : {0.0, -200.0, nan, std::numeric_limits<double>::infinity(), 1e9}) {
    PageImage image = PageWithText();
    image.dpi_x = image.dpi_y = dpi;
    const Result<Recognition> read = RecognizePage(image, engine);
    ASSERT_FALSE(read.ok()) << dpi;
    EXPECT_EQ(read.error().code, ErrorCode::kDamaged) << dpi;
  }
}

TEST(PictureFaultsTest, NoPixelsAreAReason) {
  Engine engine = ThatReads("kế");
  const Result<Recognition> read = RecognizePage(PageImage{}, engine);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::kDamaged);
}

TEST(PictureFaultsTest, PicturesWithoutTextGiveNoWords) {
  Engine engine = ThatReads("kế");
  DrawnPage tiny(200, 0.3, 0.3);
  DrawnPage one_row(200, 300, 0.3);
  DrawnPage one_column(200, 0.3, 300);
  DrawnPage white;
  DrawnPage black;
  black.Box(0, 0, 300, 400);
  DrawnPage gray;
  gray.Box(0, 0, 300, 400, 128);
  for (DrawnPage* page : {&tiny, &one_row, &one_column, &white, &gray}) {
    const Result<Recognition> read = RecognizePage(page->image(), engine);
    ASSERT_TRUE(read.ok()) << page->image().width << " x " << page->image().height;
    EXPECT_TRUE(read->page.words.empty()) << page->image().width << " x " << page->image().height;
  }
  EXPECT_TRUE(RecognizePage(black.image(), engine).ok());
}

TEST(PictureFaultsTest, MissingRowsAreWhite) {
  Engine engine = ThatReads("kế");
  PageImage image = PageWithText();
  image.missing_rows = image.height / 2;
  const Result<Recognition> read = RecognizePage(image, engine);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->page.words.size(), 1u);
}

TEST(PictureFaultsTest, BlankCellsAreNotAskedAbout) {
  Engine engine = ThatReads("kế");
  DrawnPage page;
  for (const double y : {100, 130, 160}) page.Horizontal(y, 50, 250);
  for (const double x : {50, 150, 250}) page.Vertical(x, 100, 160);
  page.Letters(60, 120, 12);
  const Result<Recognition> read = RecognizePage(page.image(), engine);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->cells, 4);
  EXPECT_EQ(read->blank_cells, 3);
  EXPECT_EQ(read->calls, 1);
  EXPECT_EQ(read->page.words.size(), 1u);
}

TEST(PictureFaultsTest, SpecksOfTheScanAreNoText) {
  Engine engine = ThatReads("kế");
  DrawnPage page;
  for (int i = 0; i < 40; ++i) page.Box(13 + 7 * i, 20 + 9 * i, 13.7 + 7 * i, 20.7 + 9 * i);
  const Result<Recognition> read = RecognizePage(page.image(), engine);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->calls, 0);
}

}  // namespace
}  // namespace kehoach::ocr
