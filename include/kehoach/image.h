// SPDX-License-Identifier: GPL-3.0-or-later
// PageImage: a page as a picture, what recognition reads and people look at. Rows from top to
// bottom as the page is shown (after /Rotate). Moves only: a page of A4 at 300 dots per inch has
// 26 MB in colour.
#ifndef KEHOACH_IMAGE_H_
#define KEHOACH_IMAGE_H_

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <utility>

#include "kehoach/geometry.h"

namespace kehoach {

// How a PageImage came about. Stored in the archive: do not change the values.
enum class ImageOrigin : std::uint8_t {
  kRendered = 0,  // the page was drawn
  kImage = 1,     // the samples of the image, or the strips of one, that cover the page
};

// Bytes from malloc, not set to anything.
struct FreePixels {
  void operator()(std::uint8_t* pixels) const { std::free(pixels); }
};
using Pixels = std::unique_ptr<std::uint8_t[], FreePixels>;

struct PageImage {
  int width = 0, height = 0;  // pixels
  int channels = 1;           // 1: gray, 0 is black; 3: red, green, blue
  std::size_t stride = 0;     // bytes from one row to the next, at least width * channels
  Pixels pixels;              // stride * height bytes
  double dpi_x = 0, dpi_y = 0;
  ImageOrigin origin = ImageOrigin::kRendered;
  // What the pixels show of the page, in points (geometry.h). The whole page when rendered; an
  // image may leave a margin, which is white and has no pixels.
  Rect box;
  bool bilevel = false;  // every sample was one of two values: needs no threshold any more
  // Rows for which the image had no data (cut off): white, at the end of the image or of a strip.
  int missing_rows = 0;
  // A font could be had neither from the file nor from the system: its text is not in the picture.
  bool missing_text = false;

  PageImage() = default;
  PageImage(PageImage&&) = default;
  PageImage& operator=(PageImage&&) = default;

  const std::uint8_t* Row(int y) const { return pixels.get() + stride * std::size_t(y); }
  std::uint8_t* Row(int y) { return pixels.get() + stride * std::size_t(y); }

  // Between pixels (of their corners) and the page.
  float ToPageX(double x) const { return static_cast<float>(box.left + x * 72 / dpi_x); }
  float ToPageY(double y) const { return static_cast<float>(box.top + y * 72 / dpi_y); }
  double FromPageX(double x) const { return (x - box.left) * dpi_x / 72; }
  double FromPageY(double y) const { return (y - box.top) * dpi_y / 72; }
};

}  // namespace kehoach

#endif  // KEHOACH_IMAGE_H_
