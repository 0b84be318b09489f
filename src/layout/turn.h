// SPDX-License-Identifier: GPL-3.0-or-later
// Turning a page whose text is written sideways or upside down. Pure.
#ifndef KEHOACH_LAYOUT_TURN_H_
#define KEHOACH_LAYOUT_TURN_H_

#include <algorithm>
#include <array>

#include "kehoach/capture.h"

namespace kehoach::layout {

// The direction most glyphs are written in. A table set sideways on an upright page makes it 1
// or 3; the page is then turned so that it reads upright.
inline int MainDirection(const GlyphCapture& capture) {
  std::array<std::size_t, 4> count{};
  for (const Glyph& glyph : capture.glyphs) ++count[glyph.direction & 3];
  const auto most = std::max_element(count.begin(), count.end());
  return static_cast<int>(most - count.begin());
}

// Maps a point of the page as shown to the page turned so that `direction` reads left to right.
struct Turn {
  int direction;
  float width, height;  // of the page as shown
  float X(float x, float y) const {
    switch (direction) {
      case 1:
        return y;
      case 2:
        return width - x;
      case 3:
        return height - y;
      default:
        return x;
    }
  }
  float Y(float x, float y) const {
    switch (direction) {
      case 1:
        return width - x;
      case 2:
        return height - y;
      case 3:
        return x;
      default:
        return y;
    }
  }
  Rect Box(const Rect& box) const {
    const float x0 = X(box.left, box.top), x1 = X(box.right, box.bottom);
    const float y0 = Y(box.left, box.top), y1 = Y(box.right, box.bottom);
    return {std::min(x0, x1), std::min(y0, y1), std::max(x0, x1), std::max(y0, y1)};
  }
  Ruling Line(const Ruling& ruling) const {
    const bool horizontal = ruling.axis == Axis::kHorizontal;
    const Rect box =
        Box(horizontal ? Rect{ruling.from, ruling.position, ruling.to, ruling.position}
                       : Rect{ruling.position, ruling.from, ruling.position, ruling.to});
    const bool turned = direction == 1 || direction == 3;
    const bool now_horizontal = horizontal != turned;
    return now_horizontal
               ? Ruling{Axis::kHorizontal, box.top, box.left, box.right, ruling.thickness}
               : Ruling{Axis::kVertical, box.left, box.top, box.bottom, ruling.thickness};
  }
};

}  // namespace kehoach::layout

#endif  // KEHOACH_LAYOUT_TURN_H_
