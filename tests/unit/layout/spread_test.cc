// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/spread.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::layout {
namespace {

// A lying sheet with words in four columns: two that begin at 60 and 200, and two of the caller's.
Page Sheet(float third, float fourth, float width = 842, float height = 595) {
  Page page;
  page.number = 1;
  page.width = width;
  page.height = height;
  for (float top = 60; top < 540; top += 16) {
    for (const float left : {60.0F, 200.0F, third, fourth}) {
      Word word;
      word.text = "việc";
      word.box = {left, top, left + 60, top + 12};
      word.baseline = top + 10;
      word.size = 9;
      word.origin = Origin::kOcr;
      page.words.push_back(word);
    }
  }
  return page;
}

Page Book() { return Sheet(480, 620); }

TEST(FindFoldTest, AnOpenBookHasOneInItsMiddle) {
  const std::optional<float> fold = FindFold(Book());
  ASSERT_TRUE(fold.has_value());
  EXPECT_FLOAT_EQ(*fold, 421);
}

TEST(FindFoldTest, WhatTheRecogniserDoesNotBelieveMayStandInTheFold) {
  Page page = Book();
  page.words[0].box = {410, 100, 430, 110};
  EXPECT_FALSE(FindFold(page).has_value());
  page.words[0].confidence = 0.1F;
  EXPECT_TRUE(FindFold(page).has_value());
}

TEST(FindFoldTest, TextOrBordersOverTheMiddleMakeOnePage) {
  EXPECT_FALSE(FindFold(Sheet(400, 620)).has_value());
  Page ruled = Book();
  ruled.rulings.push_back({Axis::kHorizontal, 100, 50, 780, 0.5F});
  EXPECT_FALSE(FindFold(ruled).has_value());
}

TEST(FindFoldTest, ColumnsOfATableAreNoPages) {
  Page page = Book();
  for (Word& word : page.words) {
    if (word.box.left == 200) word.box = {405, word.box.top, 415, word.box.bottom};
    if (word.box.left == 480) word.box = {435, word.box.top, 520, word.box.bottom};
  }
  EXPECT_FALSE(FindFold(page).has_value());
}

TEST(FindFoldTest, AnUprightPageIsOne) {
  Page upright = Book();
  std::swap(upright.width, upright.height);
  EXPECT_FALSE(FindFold(upright).has_value());
}

TEST(FindFoldTest, PagesOfWhichOneIsAlmostEmptyAreNotParted) {
  Page page = Book();
  std::erase_if(page.words, [](const Word& word) { return word.box.left > 421; });
  EXPECT_FALSE(FindFold(page).has_value());
}

TEST(FindFoldTest, EmbeddedTextIsNotParted) {
  Page page = Book();
  for (Word& word : page.words) word.origin = Origin::kEmbedded;
  EXPECT_FALSE(FindFold(page).has_value());
}

TEST(PartSpreadsTest, DocumentsWithoutSpreadsAreNotCopied) {
  EXPECT_FALSE(PartSpreads({Sheet(400, 620)}).has_value());
  EXPECT_FALSE(PartSpreads({}).has_value());
}

TEST(PartSpreadsTest, HalvesAreNumberedPagesOfTheSizeOfA4) {
  Page single = Sheet(400, 620);
  single.number = 2;
  const std::optional<PartedPages> parted = PartSpreads({Book(), single});
  ASSERT_TRUE(parted.has_value());
  ASSERT_EQ(parted->pages.size(), 3U);
  const Page& right = parted->pages[1];
  EXPECT_EQ(right.number, 2);
  EXPECT_FLOAT_EQ(right.height, 842);
  EXPECT_NEAR(right.width, 595.8, 0.1);
  EXPECT_EQ(right.words.size(), Book().words.size() / 2);
  EXPECT_NEAR(right.words[0].size, 12.7, 0.1);
  EXPECT_EQ(parted->pages[2].number, 3);
  EXPECT_EQ(parted->pages[2].words, single.words);
}

TEST(PartSpreadsTest, ALargeSheetKeepsItsSize) {
  const std::optional<PartedPages> parted = PartSpreads({Sheet(680, 900, 1191, 842)});
  ASSERT_TRUE(parted.has_value());
  EXPECT_FLOAT_EQ(parted->pages[0].height, 842);
  EXPECT_FLOAT_EQ(parted->pages[0].words[0].size, 9);
}

TEST(PartSpreadsTest, RulingsGoWithTheirHalf) {
  Page page = Book();
  page.rulings.push_back({Axis::kHorizontal, 100, 450, 800, 0.5F});
  page.rulings.push_back({Axis::kVertical, 450, 100, 500, 0.5F});
  page.rulings.push_back({Axis::kVertical, 60, 100, 500, 0.5F});
  const std::optional<PartedPages> parted = PartSpreads({page});
  ASSERT_TRUE(parted.has_value());
  EXPECT_EQ(parted->pages[0].rulings.size(), 1U);
  ASSERT_EQ(parted->pages[1].rulings.size(), 2U);
  EXPECT_NEAR(parted->pages[1].rulings[0].from, (450 - 421) * 842 / 595.0, 0.1);
  EXPECT_NEAR(parted->pages[1].rulings[1].position, (450 - 421) * 842 / 595.0, 0.1);
}

TEST(PartSpreadsTest, PlacesAreFoundAgainInTheDocument) {
  const Page book = Book();
  const std::optional<PartedPages> parted = PartSpreads({book});
  ASSERT_TRUE(parted.has_value());
  for (std::size_t half = 0; half < 2; ++half) {
    const Word& word = parted->pages[half].words[3];
    const Place place = parted->InDocument({static_cast<int>(half) + 1, word.box});
    EXPECT_EQ(place.page, 1);
    const auto there = [&](const Word& other) {
      return std::abs(other.box.left - place.box.left) < 0.01 &&
             std::abs(other.box.top - place.box.top) < 0.01;
    };
    EXPECT_TRUE(std::any_of(book.words.begin(), book.words.end(), there));
  }
  EXPECT_EQ(parted->InDocument({0, {}}), (Place{0, {}}));
}

}  // namespace
}  // namespace kehoach::layout
