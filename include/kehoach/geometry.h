// SPDX-License-Identifier: GPL-3.0-or-later
// Rectangles on a page. Unit: PDF point (1/72 inch); origin top left, x right, y down,
// after /Rotate and with the crop box's corner as origin.
#ifndef KEHOACH_GEOMETRY_H_
#define KEHOACH_GEOMETRY_H_

#include <algorithm>

namespace kehoach {

struct Rect {
  float left = 0, top = 0, right = 0, bottom = 0;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  float center_x() const { return (left + right) / 2; }
  float center_y() const { return (top + bottom) / 2; }
  bool empty() const { return right <= left || bottom <= top; }
  bool Contains(float x, float y) const {
    return x >= left && x <= right && y >= top && y <= bottom;
  }

  friend bool operator==(const Rect&, const Rect&) = default;
};

// Smallest rectangle around both. A default Rect (all zero) counts as nothing.
inline Rect Union(const Rect& a, const Rect& b) {
  if (a == Rect{}) return b;
  if (b == Rect{}) return a;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

// Length of the overlap of [a0,a1] and [b0,b1]; negative is the gap between them.
inline float Overlap(float a0, float a1, float b0, float b1) {
  return std::min(a1, b1) - std::max(a0, b0);
}

// Where a value stands: one box on one page. A value cut by a page end has several.
struct Place {
  int page = 0;  // 1-based
  Rect box;

  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace kehoach

#endif  // KEHOACH_GEOMETRY_H_
