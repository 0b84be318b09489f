// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include <string>

#include <gtest/gtest.h>

namespace kehoach::cli {
namespace {

TEST(TextWidthTest, CountsLettersNotBytes) {
  const struct {
    const char* text;
    int width;
  } cases[] = {
      {"", 0},
      {"abc", 3},
      {"Ủy ban nhân dân", 15},
      {"đường", 5},
      {"u\xCC\x9B\xCC\x89y", 2},  // u, horn, hook above, y: decomposed "ửy"
      {"x\xCC\x81", 1},           // no composed letter exists for x with acute
      {"…/KH-SVHTT", 10},
  };
  for (const auto& c : cases) EXPECT_EQ(TextWidth(c.text), c.width) << c.text;
}

TEST(ShortenTest, EndsInAnEllipsisWhenCut) {
  EXPECT_EQ(Shorten("Sở Nội vụ", 9), "Sở Nội vụ");
  EXPECT_EQ(Shorten("Sở Nội vụ", 8), "Sở Nội…");  // the space before the cut goes, too
  EXPECT_EQ(Shorten("Sở Nội vụ", 5), "Sở N…");
  EXPECT_EQ(Shorten("Sở Nội vụ", 1), "…");
  EXPECT_EQ(Shorten("Sở Nội vụ", 0), "");
}

TEST(PadTest, FillsToTheWidth) {
  EXPECT_EQ(PadRight("đ", 3), "đ  ");
  EXPECT_EQ(PadLeft("đ", 3), "  đ");
  EXPECT_EQ(PadLeft("đường", 3), "đường");
}

TEST(PrintableTest, TextCannotTurnTheDirectionOfTheLine) {
  EXPECT_EQ(Printable("a\u202Eb\u2066c\u2069d"), "a   b   c   d");
  EXPECT_EQ(Printable("“Kế hoạch” – 5…"), "“Kế hoạch” – 5…");
}

TEST(PrintableTest, TextCannotSteerTheTerminal) {
  EXPECT_EQ(Printable("a\x1b[2Jb\r\nc\x7f"), "a [2Jb  c ");
  EXPECT_EQ(Printable("\xC2\x9B"
                      "31mà"),
            "  31mà");
}

TEST(DescribeTest, NamesFilePageAndClass) {
  EXPECT_EQ(Describe(Error{ErrorCode::kDamaged, "a.pdf", 3, "is cut off"}),
            "a.pdf, page 3: is cut off (damaged)");
  EXPECT_EQ(Describe(Error{ErrorCode::kEmpty, "", 0, "has no bytes"}), "has no bytes (empty)");
}

}  // namespace
}  // namespace kehoach::cli
