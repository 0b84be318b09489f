// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/letters.h"

#include <gtest/gtest.h>

namespace kehoach::ocr {
namespace {

TEST(MendLettersTest, CapitalsInsideAWordOfTheSameShapeAreSmall) {
  EXPECT_EQ(MendLetters("xỬ lý"), "xử lý");
  EXPECT_EQ(MendLetters("thuộC"), "thuộc");
  EXPECT_EQ(MendLetters("Sở VHTT"), "Sở VHTT");
  EXPECT_EQ(MendLetters("XỬ LÝ"), "XỬ LÝ");
}

TEST(MendLettersTest, MarkedLettersDoNotStandTwice) {
  EXPECT_EQ(MendLetters("07/QĐÐ-TTT"), "07/QĐ-TTT");
  EXPECT_EQ(MendLetters("XửỬ lý"), "Xử lý");
  EXPECT_EQ(MendLetters("ðường"), "đường");
}

TEST(MendLettersTest, PerMilleIsNoPercentAndLetter) {
  EXPECT_EQ(MendLetters("vượt 4%o"), "vượt 4‰");
}

TEST(MendLettersTest, NoWordBeginsWithGL) {
  EXPECT_EQ(MendLetters("GLÁM ĐỐC"), "GIÁM ĐỐC");
  for (const char* text : {"xã Ia Glôm", "GLOBAL", "NGLÁ"}) EXPECT_EQ(MendLetters(text), text);
}

TEST(MendLettersTest, ToReportIsWrittenInOneWay) {
  for (const char* text : {"(b/©)", "(b/©", "(b/€)", "(b/C)", "(hb/c)"})
    EXPECT_EQ(MendLetters(text), "(b/c)") << text;
  EXPECT_EQ(MendLetters("tỉnh (b/©);"), "tỉnh (b/c);");
  for (const char* text : {"(b/s)", "(b/)", "b/©", "© 2020"}) EXPECT_EQ(MendLetters(text), text);
}

TEST(MendLettersTest, OnlyLettersOfAnotherShapeAreGuessed) {
  const auto guessed = [](const char* text) {
    bool guess = false;
    MendLetters(text, &guess);
    return guess;
  };
  for (const char* text : {"GLÁM", "(b/©)", "(hb/c)"}) EXPECT_TRUE(guessed(text)) << text;
  for (const char* text : {"ðường", "xỬ", "(b/C)", "(b/c)", "GIÁM"})
    EXPECT_FALSE(guessed(text)) << text;
}

TEST(MendLettersTest, WhatCanBeRightStays) {
  for (const char* text :
       {"", "kWh", "110 kV", "xoong", "UBND", "GDvàĐT", "e-Office", "2022", "§ 5"}) {
    EXPECT_EQ(MendLetters(text), text);
  }
}

}  // namespace
}  // namespace kehoach::ocr
