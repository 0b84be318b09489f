// SPDX-License-Identifier: GPL-3.0-or-later
// What is written is read again by libpng's own simple interface.
#include "image/png.h"

#include <cstdlib>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>
#include <png.h>

namespace kehoach::image {
namespace {

PageImage Picture(int channels, bool bilevel) {
  PageImage image;
  image.width = 13;
  image.height = 7;
  image.channels = channels;
  image.bilevel = bilevel;
  image.dpi_x = 200;
  image.dpi_y = 100;
  image.stride = static_cast<std::size_t>(image.width) * channels + 5;
  image.pixels = Pixels(static_cast<std::uint8_t*>(std::calloc(image.stride * image.height, 1)));
  for (int y = 0; y < image.height; ++y) {
    for (int i = 0; i < image.width * channels; ++i) {
      const int value = y * 31 + i * 7;
      image.Row(y)[i] = static_cast<std::uint8_t>(bilevel ? (value % 3 == 0 ? 0 : 255) : value);
    }
  }
  return image;
}

std::vector<std::uint8_t> Decode(const std::string& bytes, int channels, int* width, int* height) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  EXPECT_TRUE(png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()));
  png.format = channels == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(png));
  EXPECT_TRUE(png_image_finish_read(&png, nullptr, pixels.data(), 0, nullptr)) << png.message;
  *width = static_cast<int>(png.width);
  *height = static_cast<int>(png.height);
  return pixels;
}

TEST(PngTest, GivesBackThePixels) {
  for (const auto& [channels, bilevel] : {std::pair{1, false}, {3, false}, {1, true}}) {
    const PageImage image = Picture(channels, bilevel);
    const std::string bytes = EncodePng(image);
    int width = 0, height = 0;
    const std::vector<std::uint8_t> pixels = Decode(bytes, channels, &width, &height);
    ASSERT_EQ(width, image.width);
    ASSERT_EQ(height, image.height);
    for (int y = 0; y < height; ++y) {
      for (int i = 0; i < width * channels; ++i) {
        ASSERT_EQ(pixels[static_cast<std::size_t>(y * width * channels + i)], image.Row(y)[i]);
      }
    }
    EXPECT_EQ(EncodePng(image), bytes);
  }
}

// Byte 24 of a PNG is the bit depth (ISO/IEC 15948, 11.2.2).
TEST(PngTest, OneBitIsEnoughForBlackAndWhiteOnly) {
  PageImage image = Picture(1, true);
  EXPECT_EQ(EncodePng(image)[24], 1);
  image.Row(3)[3] = 10;
  EXPECT_EQ(EncodePng(image)[24], 8) << "a stencil mask painted in dark gray";
  EXPECT_EQ(EncodePng(Picture(1, false))[24], 8);
}

TEST(PngTest, StatesTheResolution) {
  const std::string bytes = EncodePng(Picture(1, false));
  const std::size_t at = bytes.find("pHYs");
  ASSERT_NE(at, std::string::npos);
  // 200 and 100 dots per inch are 7874 and 3937 a metre.
  EXPECT_EQ(bytes.substr(at + 4, 9), std::string("\x00\x00\x1E\xC2\x00\x00\x0F\x61\x01", 9));
}

TEST(PngTest, NoPixelsIsNoPicture) { EXPECT_THROW(EncodePng(PageImage{}), std::runtime_error); }

}  // namespace
}  // namespace kehoach::image
