// SPDX-License-Identifier: GPL-3.0-or-later
// Draws frames, tints and short labels over a picture. Not a graphics library: what is drawn stands
// on whole pixels, and letters come from a small built-in set, so that the result is the same on
// every machine.
#ifndef KEHOACH_IMAGE_CANVAS_H_
#define KEHOACH_IMAGE_CANVAS_H_

#include <cstdint>
#include <string_view>

#include "kehoach/image.h"

namespace kehoach::image {

struct Color {
  std::uint8_t r = 0, g = 0, b = 0;

  friend bool operator==(const Color&, const Color&) = default;
};

// Pixels [left, right) x [top, bottom); may reach beyond the picture.
struct PixelBox {
  int left = 0, top = 0, right = 0, bottom = 0;
};

// A colour copy of a picture with `rows_above` white rows put before it. Throws std::bad_alloc.
PageImage ColorCopy(const PageImage& image, int rows_above = 0);

// Each takes a picture of three channels. Colours are multiplied with what is there, as ink on
// paper: black stays black.
void Tint(PageImage& image, const PixelBox& box, const Color& color);
// Replaces what is there; `thickness` pixels inwards from the box's edge.
void Frame(PageImage& image, const PixelBox& box, int thickness, const Color& color);
void Fill(PageImage& image, const PixelBox& box, const Color& color);

// The label's size for pixels `scale` times as large; letters other than a-z, digits and " .,:-/()"
// take room and are not drawn.
constexpr int kLetterHeight = 9;
int TextWidth(std::string_view text, int scale);
// (x, y) is the upper left corner.
void Text(PageImage& image, int x, int y, std::string_view text, int scale, const Color& color);

}  // namespace kehoach::image

#endif  // KEHOACH_IMAGE_CANVAS_H_
