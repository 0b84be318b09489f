// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/turn.h"

#include <gtest/gtest.h>

#include "drawn_page.h"

namespace kehoach::ocr {
namespace {

// Reads DrawnPage's letters, which have their crossbar in the upper half, and only upright ones:
// others are capitals and signs to it, as to a real recogniser.
class ReadsUpright : public TextEngine {
 public:
  bool Recognize(PIX* block, double, BlockKind, const Deadline&,
                 std::vector<EngineWord>& out) override {
    ++calls;
    PixPtr binary(pixThresholdToBinary(block, 128));
    const int height = static_cast<int>(pixGetHeight(block));
    int first = -1, last = -1, densest = -1, most = 0;
    for (int y = 0; y < height; ++y) {
      int count = 0;
      pixCountPixelsInRow(binary.get(), y, &count, nullptr);
      if (first >= 0 && count == 0) break;
      if (count == 0) continue;
      if (first < 0) first = y;
      last = y;
      if (count > most) {
        most = count;
        densest = y;
      }
    }
    if (first < 0) return true;
    // The bar stands 0.40 to 0.46 em over the baseline, of 0.68 em.
    const bool upright = densest - first < last - densest;
    out.push_back({upright ? "nhiệm" : "HAÐ", 0.9f, {10, 10, 40, 20}, 20, 0, {}});
    return true;
  }
  int calls = 0;
};

int TurnOf(DrawnPage& page, ReadsUpright& engine, TurnBy by = TurnBy::kShape) {
  const Result<Picture> picture = LoadPicture(page.image(), {});
  EXPECT_TRUE(picture.ok());
  const Deadline deadline(60'000);
  return FindTurn(*picture, by, engine, deadline);
}

DrawnPage TextPage() {
  DrawnPage page;
  for (int line = 0; line < 12; ++line) page.Letters(40, 60 + 18 * line, 34);
  return page;
}

TEST(FindTurnTest, UprightPageStays) {
  DrawnPage page = TextPage();
  ReadsUpright engine;
  EXPECT_EQ(TurnOf(page, engine), 0);
}

TEST(FindTurnTest, PageOnItsHeadIsTurned) {
  DrawnPage page = TextPage();
  page.TurnUpsideDown();
  ReadsUpright engine;
  EXPECT_EQ(TurnOf(page, engine), 2);
}

TEST(FindTurnTest, ByReadingAloneNoShapeIsTrusted) {
  for (const bool on_its_head : {false, true}) {
    DrawnPage page = TextPage();
    if (on_its_head) page.TurnUpsideDown();
    ReadsUpright engine;
    EXPECT_EQ(TurnOf(page, engine, TurnBy::kReading), on_its_head ? 2 : 0);
    EXPECT_GT(engine.calls, 0);
  }
}

TEST(FindTurnTest, PageThatReadsNowhereStays) {
  class Junk : public ReadsUpright {
    bool Recognize(PIX*, double, BlockKind, const Deadline&,
                   std::vector<EngineWord>& out) override {
      out.push_back({"HAÐ", 0.9f, {10, 10, 40, 20}, 20, 0, {}});
      return true;
    }
  };
  DrawnPage page = TextPage();
  page.TurnUpsideDown();
  Junk engine;
  EXPECT_EQ(TurnOf(page, engine), 0);
}

TEST(FindTurnTest, WhitePageIsNotRead) {
  DrawnPage page;
  ReadsUpright engine;
  EXPECT_EQ(TurnOf(page, engine), 0);
  EXPECT_EQ(engine.calls, 0);
}

TEST(TurnTest, BoxesGoWithThePage) {
  DrawnPage page(72, 300, 400);
  page.Box(20, 30, 60, 80);
  Result<Picture> picture = LoadPicture(page.image(), {});
  ASSERT_TRUE(picture.ok());
  picture->box = {10, 20, 310, 420};
  picture->page_width = 320;
  picture->page_height = 440;
  ASSERT_TRUE(Turn(*picture, 1));
  EXPECT_EQ(picture->box, (Rect{20, 10, 420, 310}));
  EXPECT_EQ(picture->page_width, 440);
  ASSERT_TRUE(Turn(*picture, 3));
  EXPECT_EQ(picture->box, (Rect{10, 20, 310, 420}));
  EXPECT_EQ(picture->turns, 0);
}

}  // namespace
}  // namespace kehoach::ocr
