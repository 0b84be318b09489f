// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/numbering.h"

#include <gtest/gtest.h>

namespace kehoach::table {
namespace {

TEST(RowNumberTest, ReadsTheFormsThatAreInUse) {
  const struct {
    const char* text;
    std::vector<std::string> parts;
  } cases[] = {
      {"1", {"1"}},
      {"1.", {"1"}},
      {"07", {"7"}},
      {"1.4", {"1", "4"}},
      {"2.10.", {"2", "10"}},
      {"(3)", {"3"}},
      {"a)", {"a"}},
      {"đ", {"đ"}},
      {"IV.", {"IV"}},
      {"XII", {"XII"}},
      {"1.4.a", {"1", "4", "a"}},
      {" 5 ", {"5"}},
  };
  for (const auto& test : cases) {
    const auto number = ParseRowNumber(test.text);
    ASSERT_TRUE(number) << test.text;
    EXPECT_EQ(number->parts, test.parts) << test.text;
  }
}

TEST(RowNumberTest, LeavesOtherTextAlone) {
  for (const char* text : {"", "STT", "-", "Văn phòng", "Quý I", "12/2023", "2024 - 2026", "100%",
                           "IIII", "1 2", "...", "MMXX"}) {
    EXPECT_FALSE(ParseRowNumber(text)) << text;
  }
}

bool Next(const char* last, const char* next) {
  return Follows(*ParseRowNumber(last), *ParseRowNumber(next));
}

TEST(OrdinalOfTest, NumbersLettersAndRomans) {
  struct Case {
    const char* part;
    int ordinal;
  };
  const Case kCases[] = {
      {"1", 1},       {"12", 12},   {"05", 5},   {"a", 1},  {"c", 3}, {"d", 4},  {"đ", 5},
      {"e", 6},       {"g", 7},     {"h", 8},    {"k", 10}, {"I", 1}, {"IV", 4}, {"IX", 9},
      {"XII", 12},    {"iv", 4},    {"i", 9},    {"", 0},   {"?", 0}, {"w", 0},  {"mục", 0},
      {"2025", 2025}, {"20251", 0}, {"IIII", 0}, {"VX", 0}, {"A", 0},
  };
  for (const Case& test : kCases) EXPECT_EQ(OrdinalOf(test.part), test.ordinal) << test.part;
}

TEST(FollowsTest, NextNumberOnALevelFirstBelowAndNextAbove) {
  const char* good[][2] = {{"1", "2"},  {"9", "10"}, {"1.9", "1.10"}, {"1", "1.1"}, {"1.7", "2"},
                           {"a", "b"},  {"d", "đ"},  {"đ", "e"},      {"e", "g"},   {"i", "k"},
                           {"I", "II"}, {"II", "1"}, {"1.4", "a"},    {"e", "f"},   {"IX", "X"}};
  for (const auto& pair : good) EXPECT_TRUE(Next(pair[0], pair[1])) << pair[0] << " " << pair[1];
  const char* bad[][2] = {{"1", "3"}, {"2", "1"},   {"1.1", "1.3"},
                          {"a", "d"}, {"I", "III"}, {"4", "4"}};
  for (const auto& pair : bad) EXPECT_FALSE(Next(pair[0], pair[1])) << pair[0] << " " << pair[1];
}

TEST(NumberSequenceTest, GoesBackToTheLevelAboveAfterLetters) {
  NumberSequence sequence;
  for (const char* text : {"1", "1.4", "a", "b"}) sequence.Add(*ParseRowNumber(text));
  EXPECT_TRUE(sequence.Expects(*ParseRowNumber("1.5")));
  EXPECT_TRUE(sequence.Expects(*ParseRowNumber("c")));
  EXPECT_TRUE(sequence.Expects(*ParseRowNumber("2")));
  EXPECT_FALSE(sequence.Expects(*ParseRowNumber("1.7")));
  EXPECT_FALSE(sequence.Expects(*ParseRowNumber("4")));
}

TEST(NumberSequenceTest, CapitalsAndSmallLettersAreDifferentLevels) {
  NumberSequence sequence;
  for (const char* text : {"A", "I", "1", "a", "b", "2", "II", "1", "B", "I", "1"}) {
    const RowNumber number = *ParseRowNumber(text);
    EXPECT_TRUE(sequence.empty() || sequence.Expects(number)) << text;
    sequence.Add(number);
  }
  EXPECT_FALSE(sequence.Expects(*ParseRowNumber("D")));
}

TEST(ColumnNumbersTest, ARowOfThemIsToldFromARowOfData) {
  EXPECT_TRUE(IsColumnNumbers({"(1)", "(2)", "(3)", "(4)"}));
  EXPECT_TRUE(IsColumnNumbers({"1", "2", "3"}));
  EXPECT_TRUE(IsColumnNumbers({"A", "B", "1", "2"}));
  EXPECT_FALSE(IsColumnNumbers({"1", "Lập danh sách", "2"}));
  EXPECT_FALSE(IsColumnNumbers({"1", "", ""}));
  EXPECT_FALSE(IsColumnNumbers({"3", "7", "9"}));
}

}  // namespace
}  // namespace kehoach::table
