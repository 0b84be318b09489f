// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/canvas.h"

#include <array>
#include <cstdlib>

#include <gtest/gtest.h>

namespace kehoach::image {
namespace {

PageImage Gray(int width, int height, std::uint8_t value) {
  PageImage image;
  image.width = width;
  image.height = height;
  image.channels = 1;
  image.stride = static_cast<std::size_t>(width) + 3;  // rows may have padding
  image.pixels = Pixels(static_cast<std::uint8_t*>(std::malloc(image.stride * height)));
  for (std::size_t i = 0; i < image.stride * height; ++i) image.pixels[i] = value;
  return image;
}

Color At(const PageImage& image, int x, int y) {
  const std::uint8_t* pixel = image.Row(y) + std::ptrdiff_t{x} * 3;
  return {pixel[0], pixel[1], pixel[2]};
}

constexpr Color kPaper{200, 200, 200}, kRed{255, 0, 0}, kWhite{255, 255, 255};

int Count(const PageImage& image, const Color& color) {
  int count = 0;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) count += At(image, x, y) == color ? 1 : 0;
  }
  return count;
}

TEST(CanvasTest, ACopyHasColoursAndRoomAbove) {
  const PageImage copy = ColorCopy(Gray(4, 3, 200), 2);
  EXPECT_EQ(copy.channels, 3);
  EXPECT_EQ(copy.height, 5);
  EXPECT_EQ(At(copy, 3, 1), kWhite);
  EXPECT_EQ(At(copy, 0, 2), kPaper);
  EXPECT_EQ(Count(copy, kWhite), 8);
  EXPECT_EQ(Count(ColorCopy(copy), kPaper), 12);
}

TEST(CanvasTest, AFrameLiesWithinItsBox) {
  PageImage image = ColorCopy(Gray(20, 20, 200));
  Frame(image, {5, 5, 15, 12}, 2, kRed);
  EXPECT_EQ(Count(image, kRed), 10 * 7 - 6 * 3);
  EXPECT_EQ(At(image, 5, 5), kRed);
  EXPECT_EQ(At(image, 14, 11), kRed);
  EXPECT_EQ(At(image, 15, 11), kPaper);
  EXPECT_EQ(At(image, 7, 7), kPaper);
}

TEST(CanvasTest, WhatReachesBeyondThePictureIsCut) {
  PageImage image = ColorCopy(Gray(10, 10, 200));
  Frame(image, {-100, -100, 1000, 1000}, 3, kRed);
  EXPECT_EQ(Count(image, kRed), 0);
  Fill(image, {8, 8, 1000, 1000}, kRed);
  EXPECT_EQ(Count(image, kRed), 4);
  Frame(image, {4, 4, 4, 9}, 1, kRed);
  Frame(image, {9, 9, 2, 2}, 1, kRed);
  EXPECT_EQ(Count(image, kRed), 4) << "a box without extent";
  Text(image, -3, 6, "abc", 2, kRed);
  Text(image, 500, 500, "abc", 2, kRed);
}

TEST(CanvasTest, TintLeavesInkAsItIs) {
  PageImage image = ColorCopy(Gray(4, 1, 255));
  Fill(image, {0, 0, 1, 1}, {0, 0, 0});
  Tint(image, {0, 0, 2, 1}, {255, 230, 128});
  EXPECT_EQ(At(image, 0, 0), (Color{0, 0, 0}));
  EXPECT_EQ(At(image, 1, 0), (Color{255, 230, 128}));
  EXPECT_EQ(At(image, 2, 0), kWhite);
}

TEST(CanvasTest, LettersOfAKindDifferFromEachOther) {
  const std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789.,:-/()";
  std::vector<std::vector<std::uint8_t>> seen;
  for (const char letter : letters) {
    PageImage image = ColorCopy(Gray(6, kLetterHeight, 255));
    Text(image, 0, 0, std::string_view(&letter, 1), 1, kRed);
    EXPECT_GE(Count(image, kRed), 4) << letter;
    const std::uint8_t* pixels = image.pixels.get();
    std::vector<std::uint8_t> bytes(pixels, pixels + image.stride * image.height);
    for (const auto& other : seen) EXPECT_NE(bytes, other) << letter;
    seen.push_back(std::move(bytes));
  }
}

TEST(CanvasTest, LettersGrowWithTheScaleAndUnknownOnesTakeRoom) {
  PageImage small = ColorCopy(Gray(60, 20, 255)), large = ColorCopy(Gray(60, 20, 255));
  Text(small, 0, 0, "a\xC3\xA9z", 1, kRed);
  Text(large, 0, 0, "az", 2, kRed);
  EXPECT_EQ(Count(large, kRed), 4 * Count(small, kRed));
  EXPECT_EQ(TextWidth("az", 2), 24);
}

}  // namespace
}  // namespace kehoach::image
