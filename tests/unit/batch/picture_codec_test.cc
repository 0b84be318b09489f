// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/picture_codec.h"

#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace kehoach::batch {
namespace {

Picture Sample(int channels) {
  Picture picture;
  picture.pages = 7;
  PageImage& image = picture.image.emplace();
  image.width = 5;
  image.height = 4;
  image.channels = channels;
  image.stride = static_cast<std::size_t>(image.width) * channels + 3;
  image.pixels = Pixels(static_cast<std::uint8_t*>(std::malloc(image.stride * image.height)));
  for (std::size_t i = 0; i < image.stride * image.height; ++i) {
    image.pixels[i] = static_cast<std::uint8_t>(i * 37);
  }
  image.dpi_x = 200;
  image.dpi_y = 100;
  image.origin = ImageOrigin::kImage;
  image.box = {1, 2, 3, 4.5};
  image.bilevel = channels == 1;
  image.missing_rows = 2;
  image.missing_text = true;
  return picture;
}

TEST(PictureCodecTest, GivesBackThePicture) {
  for (const int channels : {1, 3}) {
    const Picture given = Sample(channels);
    const Result<Picture> back = DecodePicture(EncodePicture(Sample(channels)), "a.pdf");
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->pages, 7);
    ASSERT_TRUE(back->image.has_value());
    const PageImage &a = *given.image, &b = *back->image;
    EXPECT_EQ(a.width, b.width);
    EXPECT_EQ(a.height, b.height);
    EXPECT_EQ(a.channels, b.channels);
    EXPECT_EQ(a.dpi_x, b.dpi_x);
    EXPECT_EQ(a.dpi_y, b.dpi_y);
    EXPECT_EQ(a.origin, b.origin);
    EXPECT_EQ(a.box, b.box);
    EXPECT_EQ(a.bilevel, b.bilevel);
    EXPECT_EQ(a.missing_rows, b.missing_rows);
    EXPECT_EQ(a.missing_text, b.missing_text);
    for (int y = 0; y < a.height; ++y) {
      for (int i = 0; i < a.width * channels; ++i) EXPECT_EQ(a.Row(y)[i], b.Row(y)[i]);
    }
  }
}

TEST(PictureCodecTest, GivesBackErrorsAndMissingPages) {
  const Result<Picture> error = DecodePicture(
      EncodePicture(Error{ErrorCode::kTooLarge, {}, 3, "the page is too large"}), "a.pdf");
  ASSERT_FALSE(error.ok());
  EXPECT_EQ(error.error(), (Error{ErrorCode::kTooLarge, "a.pdf", 3, "the page is too large"}));
  Picture none;
  none.pages = 4;
  const Result<Picture> missing = DecodePicture(EncodePicture(std::move(none)), "a.pdf");
  ASSERT_TRUE(missing.ok());
  EXPECT_EQ(missing->pages, 4);
  EXPECT_FALSE(missing->image.has_value());
}

TEST(PictureCodecTest, GivesBackTheRequest) {
  PictureRequest request;
  request.page = 12;
  request.options = {.dpi = 96.5,
                     .color = false,
                     .take_image = false,
                     .annotations = false,
                     .max_pixels = 123'456'789'012};
  const std::optional<PictureRequest> back = DecodeRequest(EncodeRequest(request));
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(back->page, 12);
  EXPECT_EQ(back->options.dpi, 96.5);
  EXPECT_FALSE(back->options.color);
  EXPECT_FALSE(back->options.take_image);
  EXPECT_FALSE(back->options.annotations);
  EXPECT_EQ(back->options.max_pixels, 123'456'789'012);
  EXPECT_FALSE(DecodeRequest("").has_value());
  EXPECT_FALSE(DecodeRequest(EncodeRequest(request) + "x").has_value());
}

TEST(PictureCodecTest, BytesOfAnyKindAreAPictureOrAnError) {
  std::mt19937 random(7);
  int pictures = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = EncodePicture(Sample(round % 2 == 0 ? 1 : 3));
    // Mostly the part before the pixels.
    constexpr std::size_t kHead = 60;
    for (int i = 0; i < 2; ++i) bytes[random() % kHead] = static_cast<char>(random());
    if (round % 5 == 0) bytes.resize(random() % bytes.size());
    const Result<Picture> back = DecodePicture(bytes, "a.pdf");
    if (!back) {
      EXPECT_EQ(back.error().source, "a.pdf");
      EXPECT_FALSE(back.error().message.empty());
    } else if (back->image) {
      ++pictures;
      EXPECT_EQ(back->image->stride,
                static_cast<std::size_t>(back->image->width) * back->image->channels);
      EXPECT_GT(back->image->dpi_x, 0);
    }
  }
  EXPECT_GT(pictures, 100) << "otherwise the rounds say little about pictures";
}

TEST(PictureCodecTest, AnErrorIsOneLineOfOurKind) {
  const auto decode = [](const Error& error) {
    return DecodePicture(EncodePicture(error), "a.pdf").error();
  };
  const Error fine{ErrorCode::kDamaged, {}, 0, "the PDF is damaged"};
  EXPECT_EQ(decode(fine).code, ErrorCode::kDamaged);
  for (const std::string& message :
       {std::string(), std::string("two\nlines"), std::string("\x1B[2J"), std::string(5000, 'x')}) {
    const Error back = decode({ErrorCode::kDamaged, {}, 0, message});
    EXPECT_EQ(back.code, ErrorCode::kInternal) << message;
    EXPECT_EQ(back.message, "the picture of the page came back broken");
  }
  std::string bytes = EncodePicture(fine);
  bytes[1] = '\xEE';  // the class
  EXPECT_EQ(DecodePicture(bytes, "a.pdf").error().code, ErrorCode::kInternal);
}

}  // namespace
}  // namespace kehoach::batch
