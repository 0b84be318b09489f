// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/number_sequence.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace kehoach::ocr {
namespace {

using Strings = std::vector<std::string>;

// The ink of a number as it is printed, 24 pixels high.
GlyphShape InkOf(const std::string& printed) {
  GlyphShape shape;
  shape.height = 24;
  shape.widest = 14;
  int x = 10;
  for (std::size_t at = 0; at < printed.size(); x += 16) {
    const char32_t c = text::NextCodePoint(printed, at);
    (c == '.' ? shape.stops : shape.letters).push_back(x);
  }
  const std::string bare = printed.substr(0, printed.find_last_not_of(".)") + 1);
  const bool low = bare.size() == 1 && std::string("acemnorsuvx").find(bare) != std::string::npos;
  shape.first_height = low ? 16 : 24;
  for (const char stroke : {'I', '1'}) {
    if (bare.find_first_not_of(stroke) != std::string::npos) continue;
    shape.stems = static_cast<int>(bare.size());
    shape.flagged = stroke == '1';
  }
  shape.dotted = printed == "i";
  return shape;
}

// What becomes of numbers that were printed so and read so, "3" or "3=8" (printed, read).
Strings Followed(const Strings& column, int grid_from = 1000) {
  std::vector<NumberLine> lines;
  for (const std::string& cell : column) {
    const std::size_t equals = cell.find('=');
    const std::string printed = cell.substr(0, equals);
    NumberLine& line = lines.emplace_back();
    line.text = equals == std::string::npos ? printed : cell.substr(equals + 1);
    line.other = {line.text};
    line.confidence = 0.95F;
    line.shape = InkOf(printed);
    line.grid = static_cast<int>(lines.size()) > grid_from ? 2 : 1;
  }
  FollowSequence(lines);
  Strings out;
  for (const NumberLine& line : lines) out.push_back(line.text);
  return out;
}

TEST(FollowSequenceTest, LeavesWhatFits) {
  const Strings columns[] = {
      {"1", "2", "3", "4"},
      {"I", "1", "2", "II", "1", "2", "3"},
      {"1", "1.1", "1.2", "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "1.3", "2"},
      {"01", "02", "03"},
      {"A", "I", "1", "2", "B", "I", "1"},
      {"a)", "b)", "c)"},
      {"1.", "2.", "3."},
      {"9", "10", "11", "12"},
  };
  for (const Strings& column : columns) EXPECT_EQ(Followed(column), column);
}

TEST(FollowSequenceTest, LeavesWhatTheDocumentItselfCountsOtherwise) {
  const Strings columns[] = {
      {"1", "2", "2", "4"},                 // a number twice
      {"1", "3", "4", "7"},                 // gaps
      {"4", "5", "1", "2", "3", "1", "2"},  // counted anew under headings without a number
      {"1", "1", "1"},
      {"-", "-", "1", "-"},
      {"a", "c", "g"},
      {"5", "10", "11"},
  };
  for (const Strings& column : columns) EXPECT_EQ(Followed(column), column);
}

TEST(FollowSequenceTest, FiguresUnderALargerNumberAreNoLetters) {
  std::vector<NumberLine> lines(5);
  const Strings texts{"I", "1", "2", "3", "4"};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].text = texts[i];
    lines[i].other = {texts[i]};
    lines[i].confidence = 0.95F;
    lines[i].shape = InkOf(texts[i]);
    lines[i].grid = 1;
  }
  lines[0].shape.first_height = lines[0].shape.height = 32;
  FollowSequence(lines);
  Strings out;
  for (const NumberLine& line : lines) out.push_back(line.text);
  EXPECT_EQ(out, texts);
}

TEST(FollowSequenceTest, TakesALetterForTheOneItIsMistakenFor) {
  EXPECT_EQ(Followed({"a)", "b)=h)", "c)=e)", "d)", "đ)=d)", "e)"}),
            (Strings{"a)", "b)", "c)", "d)", "đ)", "e)"}));
  EXPECT_EQ(Followed({"đ", "e", "g=5", "h", "i=¡", "k"}), (Strings{"đ", "e", "g", "h", "i", "k"}));
  EXPECT_EQ(Followed({"1.2", "a", "b", "c", "d", "đ=1", "1.3"}).at(5), "đ");
  EXPECT_EQ(Followed({"g=5", "h", "i"}), (Strings{"g", "h", "i"}));
  // Also where it would carry on the numbers above.
  EXPECT_EQ(Followed({"4", "a", "b", "c", "d", "đ", "e", "g=5", "h"}).at(7), "g");
}

TEST(FollowSequenceTest, ACapitalDWithStrokeIsTheLetterThatIsAskedFor) {
  EXPECT_EQ(Followed({"2", "a)", "b)=Đ)", "III", "1", "a)"}),
            (Strings{"2", "a)", "b)", "III", "1", "a)"}));
  EXPECT_EQ(Followed({"1.2", "a", "b=Đ", "2", "2.1"}), (Strings{"1.2", "a", "b", "2", "2.1"}));
  EXPECT_EQ(Followed({"c", "d=Đ", "đ", "e"}), (Strings{"c", "d", "đ", "e"}));
  EXPECT_EQ(Followed({"C", "1", "D", "1", "Đ", "1"}), (Strings{"C", "1", "D", "1", "Đ", "1"}));
}

TEST(FollowSequenceTest, AFigureIsNotAsLowAsALetter) {
  EXPECT_EQ(Followed({"1.", "a)=4)", "b)", "c)=C)", "2.", "a)=3)"}),
            (Strings{"1.", "a)", "b)", "c)", "2.", "a)"}));
  EXPECT_EQ(Followed({"3", "a=4", "b"}), (Strings{"3", "a", "b"}));
  EXPECT_EQ(Followed({"a)=a4)", "b)", "c)=c€)", "2."}), (Strings{"a)", "b)", "c)", "2."}));
  EXPECT_EQ(Followed({"A", "I", "1", "C", "2"}), (Strings{"A", "I", "1", "C", "2"}));
}

TEST(FollowSequenceTest, WhatIsChangedIsBelievedLess) {
  std::vector<NumberLine> lines(3);
  const Strings texts = {"d", "d", "e"};
  for (std::size_t i = 0; i < 3; ++i) {
    lines[i].text = texts[i];
    lines[i].confidence = 0.97F;
    lines[i].shape = InkOf(texts[i]);
  }
  FollowSequence(lines);
  EXPECT_EQ(lines[1].text, "đ");
  EXPECT_LT(lines[1].confidence, 0.7F);
  EXPECT_FLOAT_EQ(lines[0].confidence, 0.97F);
}

TEST(FollowSequenceTest, GlyphsThatTheInkHasNotAreNone) {
  EXPECT_EQ(Followed({"1", "2", "3=23", "4"}), (Strings{"1", "2", "3", "4"}));
  EXPECT_EQ(Followed({"e", "g=5đ", "h"}), (Strings{"e", "g", "h"}));
  EXPECT_EQ(Followed({"b", "c=ộc", "d"}), (Strings{"b", "c", "d"}));
}

TEST(FollowSequenceTest, StrokesAreAHeadingWhereNumbersBeginAgain) {
  EXPECT_EQ(Followed({"I", "1", "2", "II=11", "1", "2"}), (Strings{"I", "1", "2", "II", "1", "2"}));
  // The heading before it stands on the page before.
  EXPECT_EQ(Followed({"4", "II=H", "1", "2"}), (Strings{"4", "II", "1", "2"}));
  EXPECT_EQ(Followed({"II", "1", "2", "b)", "III.=HL", "1."}).at(4), "III.");
  EXPECT_EQ(Followed({"9", "10", "11", "12"}).at(2), "11");
}

TEST(FollowSequenceTest, NumbersThatWereNotReadAreToldFromBothSides) {
  EXPECT_EQ(Followed({"1", "2=", "3"}), (Strings{"1", "2", "3"}));
  EXPECT_EQ(Followed({"1.1", "1.2=", "1.3"}), (Strings{"1.1", "1.2", "1.3"}));
  // The ink of "10" is not that of a "2".
  EXPECT_EQ(Followed({"1", "10=", "3"}), (Strings{"1", "", "3"}));
  EXPECT_EQ(Followed({"1", "2=", "7"}), (Strings{"1", "", "7"}));
}

TEST(FollowSequenceTest, WhatIsNoNumberIsMissingRatherThanWrong) {
  EXPECT_EQ(Followed({"1", "7=ộcx", "9"}), (Strings{"1", "", "9"}));
}

TEST(FollowSequenceTest, AFigureThatWasForcedMustFit) {
  std::vector<NumberLine> lines(3);
  const Strings texts = {"12", "2", "1"};
  for (std::size_t i = 0; i < 3; ++i) {
    lines[i].text = texts[i];
    lines[i].confidence = 0.97F;
    lines[i].shape = InkOf(texts[i]);
    lines[i].other = {i == 1 ? "§" : texts[i], texts[i]};
  }
  FollowSequence(lines);
  EXPECT_EQ(lines[1].text, "");
  EXPECT_EQ(lines[2].text, "1");
}

TEST(FollowSequenceTest, ABracketThatWasLostWithTheFirstReadingIsInkAllTheSame) {
  std::vector<NumberLine> lines(4);
  const Strings printed = {"2", "2.1", "a)", "b)"}, texts = {"2", "2.1", "4", "b)"};
  for (std::size_t i = 0; i < 4; ++i) {
    lines[i].text = texts[i];
    lines[i].confidence = 0.97F;
    lines[i].shape = InkOf(printed[i]);
    lines[i].other = {i == 2 ? "a4)" : texts[i], texts[i]};
  }
  FollowSequence(lines);
  EXPECT_EQ(lines[2].text, "a)");
  EXPECT_EQ(lines[3].text, "b)");
}

TEST(FollowSequenceTest, FiguresAreNotLowBesideABracket) {
  std::vector<NumberLine> lines(5);
  const Strings texts = {"1", "I.", "1", "2", "3"};
  for (std::size_t i = 0; i < 5; ++i) {
    lines[i].text = texts[i];
    lines[i].confidence = 0.97F;
    lines[i].shape = InkOf(i == 0 ? "(1)" : texts[i]);
    lines[i].other = {i == 0 ? "(1)" : texts[i]};
  }
  lines[0].shape.first_height = 30;
  FollowSequence(lines);
  EXPECT_EQ(lines[3].text, "2");
  EXPECT_EQ(lines[4].text, "3");
}

TEST(FollowSequenceTest, LettersReadAsFiguresDoNotTellHowHighFiguresAre) {
  std::vector<NumberLine> lines(7);
  const Strings printed = {"3.1", "a)", "b)", "3.2", "a)", "b)", "4"};
  const Strings texts = {"3.1", "4", "b)", "3.2", "4", "b)", "4"};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].text = texts[i];
    lines[i].confidence = 0.97F;
    lines[i].shape = InkOf(printed[i]);
    lines[i].other = {texts[i] == printed[i] ? texts[i] : "a4)", texts[i]};
  }
  FollowSequence(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i].text, printed[i]);
}

TEST(FollowSequenceTest, OtherTablesDoNotCount) {
  EXPECT_EQ(Followed({"a", "b", "c=e"}, 2), (Strings{"a", "b", "e"}));
}

TEST(FollowSequenceTest, LinesOfOneCellAreOneNumber) {
  std::vector<NumberLine> lines(4);
  const Strings texts = {"10.1", "10.1.", "1", "10.2"};
  for (std::size_t i = 0; i < 4; ++i) {
    lines[i].text = texts[i];
    lines[i].confidence = 0.97F;
    lines[i].shape = InkOf(texts[i]);
    lines[i].carries_on = i == 2;
  }
  FollowSequence(lines);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(lines[i].text, texts[i]);
}

}  // namespace
}  // namespace kehoach::ocr
