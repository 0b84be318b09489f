// SPDX-License-Identifier: GPL-3.0-or-later
#include "image/png.h"

#include <cmath>
#include <cstdint>
#include <new>
#include <stdexcept>
#include <vector>

#include <png.h>

namespace kehoach::image {
namespace {

void Append(png_structp png, png_bytep data, png_size_t size) {
  auto* out = static_cast<std::string*>(png_get_io_ptr(png));
  out->append(reinterpret_cast<const char*>(data), size);
}

void Flush(png_structp) {}

// libpng is C: exceptions may pass through it, as Debian's is compiled with unwind tables.
[[noreturn]] void Fail(png_structp, png_const_charp message) {
  throw std::runtime_error(std::string("PNG: ") + message);
}

void Ignore(png_structp, png_const_charp) {}

class Writer {
 public:
  Writer() : png_(png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, Fail, Ignore)) {
    if (png_ == nullptr) throw std::bad_alloc();
    info_ = png_create_info_struct(png_);
    if (info_ == nullptr) {
      png_destroy_write_struct(&png_, nullptr);
      throw std::bad_alloc();
    }
  }
  ~Writer() { png_destroy_write_struct(&png_, &info_); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  png_structp png() { return png_; }
  png_infop info() { return info_; }

 private:
  png_structp png_;
  png_infop info_ = nullptr;
};

// Whether one bit a pixel says it all.
bool IsBilevel(const PageImage& image) {
  if (!image.bilevel || image.channels != 1) return false;
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* row = image.Row(y);
    for (int x = 0; x < image.width; ++x) {
      if (row[x] != 0 && row[x] != 255) return false;
    }
  }
  return true;
}

}  // namespace

std::string EncodePng(const PageImage& image) {
  if (image.width <= 0 || image.height <= 0) throw std::runtime_error("PNG: no pixels");
  std::string out;
  Writer writer;
  png_structp png = writer.png();
  png_set_write_fn(png, &out, Append, Flush);
  // Text on white: the fast level gives files a little larger in a third of the time.
  constexpr int kLevel = 3;
  png_set_compression_level(png, kLevel);
  const bool bilevel = IsBilevel(image);
  png_set_IHDR(png, writer.info(), static_cast<png_uint_32>(image.width),
               static_cast<png_uint_32>(image.height), bilevel ? 1 : 8,
               image.channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  constexpr double kInchesPerMeter = 1 / 0.0254;
  const auto per_meter = [](double dpi) {
    return static_cast<png_uint_32>(std::lround(dpi * kInchesPerMeter));
  };
  png_set_pHYs(png, writer.info(), per_meter(image.dpi_x), per_meter(image.dpi_y),
               PNG_RESOLUTION_METER);
  png_write_info(png, writer.info());
  std::vector<std::uint8_t> packed(bilevel ? (static_cast<std::size_t>(image.width) + 7) / 8 : 0);
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* row = image.Row(y);
    if (bilevel) {
      packed.assign(packed.size(), 0);
      for (int x = 0; x < image.width; ++x) {
        if (row[x] != 0) packed[static_cast<std::size_t>(x) / 8] |= 0x80U >> (x % 8);
      }
      row = packed.data();
    }
    png_write_row(png, row);
  }
  png_write_end(png, nullptr);
  return out;
}

}  // namespace kehoach::image
