// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/layout.h"
#include "support/page_builder.h"

namespace kehoach::layout {
namespace {

using testing::CaptureBuilder;
using ::testing::IsEmpty;

constexpr float kWidth = 595, kHeight = 842;

Ruling H(float y, float from, float to, float thickness = 0.5f) {
  return {Axis::kHorizontal, y, from, to, thickness};
}
Ruling V(float x, float from, float to) { return {Axis::kVertical, x, from, to, 0.5f}; }

std::vector<Ruling> Merge(const std::vector<Ruling>& strokes) {
  return MergeStrokes(strokes, kWidth, kHeight);
}

// Pieces of `length`, `gap` apart, from x = 100 on.
std::vector<Ruling> Row(int count, float length, float gap) {
  std::vector<Ruling> pieces;
  for (int i = 0; i < count; ++i) {
    const float from = 100 + static_cast<float>(i) * (length + gap);
    pieces.push_back(H(300, from, from + length));
  }
  return pieces;
}

TEST(MergeStrokesTest, LongStrokeStaysWhatItIs) {
  const std::vector<Ruling> merged = Merge({H(300, 100, 500)});
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0], H(300, 100, 500));
}

TEST(MergeStrokesTest, RowsOfPiecesJoinWhenTheirGapsAreSmallAgainstTheirPitch) {
  struct Case {
    const char* situation;
    int count;
    float length, gap;
    std::size_t rulings;
  };
  const Case kCases[] = {
      {"dots of half a point", 200, 0.5f, 1.5f, 1},
      {"dashes as long as their gaps", 60, 3, 3, 1},
      {"long dashes", 30, 6, 5, 1},
      {"pieces split at cell corners", 5, 80, 0.5f, 1},
      {"cell spacing of two points", 5, 80, 2, 1},
      {"underlined blanks far apart", 4, 40, 30, 4},
      {"dots far apart", 20, 0.5f, 12, 0},
  };
  for (const Case& test : kCases) {
    const std::vector<Ruling> merged = Merge(Row(test.count, test.length, test.gap));
    EXPECT_EQ(merged.size(), test.rulings) << test.situation;
    if (test.rulings == 1 && merged.size() == 1) {
      EXPECT_FLOAT_EQ(merged[0].from, 100) << test.situation;
      EXPECT_NEAR(merged[0].to,
                  100 + static_cast<float>(test.count) * (test.length + test.gap) - test.gap, 0.01)
          << test.situation;
    }
  }
}

TEST(MergeStrokesTest, OrderOfPiecesDoesNotMatter) {
  EXPECT_EQ(Merge({H(300, 200, 300), H(300, 100, 200)}),
            Merge({H(300, 100, 200), H(300, 200, 300)}));
}

TEST(MergeStrokesTest, DotsCountOnTheAxisTheirRowRunsAlong) {
  // A dot stands twice in the capture, once per axis.
  std::vector<Ruling> strokes;
  for (int i = 0; i < 50; ++i) {
    const float y = 100 + 2.5f * static_cast<float>(i);
    strokes.push_back(V(200, y, y + 1));
    strokes.push_back(H(y + 0.5f, 199.5f, 200.5f));
  }
  const std::vector<Ruling> merged = Merge(strokes);
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].axis, Axis::kVertical);
  EXPECT_EQ(merged[0].from, 100);
}

TEST(MergeStrokesTest, BordersOfNeighbouringCellsSideBySideAreOne) {
  const std::vector<Ruling> merged = Merge({H(300, 100, 300), H(300.7f, 100, 300)});
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_NEAR(merged[0].position, 300.35f, 0.01f);
}

TEST(MergeStrokesTest, DoubleLineStaysTwo) {
  EXPECT_EQ(Merge({H(300, 100, 300), H(302.5f, 100, 300)}).size(), 2u);
}

TEST(MergeStrokesTest, StripsOfAShadedAreaDoNotCollapse) {
  std::vector<Ruling> strips;
  for (int i = 0; i < 20; ++i) strips.push_back(H(300 + 0.8f * static_cast<float>(i), 100, 300));
  EXPECT_GT(Merge(strips).size(), 5u);
}

TEST(MergeStrokesTest, PiecesShorterThanALetterThatJoinNothingAreDropped) {
  EXPECT_THAT(Merge({H(300, 100, 103), V(200, 50, 52)}), IsEmpty());
  EXPECT_EQ(Merge({H(300, 100, 106)}).size(), 1u);
}

TEST(MergeStrokesTest, StrokesAreClippedToThePage) {
  const std::vector<Ruling> merged = Merge({H(300, -50, 700), V(200, -10, 900)});
  ASSERT_EQ(merged.size(), 2u);
  EXPECT_EQ(merged[0], H(300, 0, kWidth));
  EXPECT_EQ(merged[1], V(200, 0, kHeight));
}

TEST(MergeStrokesTest, StrokesOutsideThePageAreLeftOut) {
  EXPECT_THAT(Merge({H(-5, 100, 300), H(900, 100, 300), V(600, 0, 100), H(300, 600, 700)}),
              IsEmpty());
}

TEST(MergeStrokesTest, ThickestPieceGivesTheThickness) {
  const std::vector<Ruling> merged = Merge({H(300, 100, 200, 0.5f), H(300, 200, 300, 1.5f)});
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].thickness, 1.5f);
}

TEST(MergeStrokesTest, AxesNeverJoin) {
  EXPECT_EQ(Merge({H(300, 100, 200), V(200, 300, 400)}).size(), 2u);
}

// ---- underlines
// ------------------------------------------------------------------------------------

TEST(UnderlineTest, LinesUnderWordsAreNoRulings) {
  struct Case {
    const char* situation;
    float y, from, to, thickness;
    std::size_t rulings;
  };
  // The words stand at 80..170 on the baseline 100, 12 points high.
  const Case kCases[] = {
      {"right below the words", 101.5f, 80, 170, 0.6f, 0},
      {"through the words", 96, 80, 170, 0.6f, 0},
      {"below a part of them", 101.5f, 100, 150, 0.6f, 0},
      {"longer than the words: a border", 101.5f, 40, 400, 0.6f, 1},
      {"far below them: a rule of the letterhead", 108, 100, 150, 0.6f, 1},
      {"thick: a bar", 101.5f, 80, 170, 3, 1},
  };
  for (const Case& test : kCases) {
    CaptureBuilder builder;
    builder.Draw(80, 100, U"Điều khoản chung");
    builder.Stroke(Axis::kHorizontal, test.y, test.from, test.to, test.thickness);
    EXPECT_EQ(BuildPage(builder.capture).rulings.size(), test.rulings) << test.situation;
  }
}

TEST(UnderlineTest, VerticalBesideWordsIsABorder) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"Điều khoản");
  builder.Stroke(Axis::kVertical, 82, 92, 104);
  EXPECT_EQ(BuildPage(builder.capture).rulings.size(), 1u);
}

}  // namespace
}  // namespace kehoach::layout
