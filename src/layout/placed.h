// SPDX-License-Identifier: GPL-3.0-or-later
// Coordinates that something on a page can have. A file may state any: infinite ones, and ones
// that are not a number, would go through every comparison of the stages behind. Pure.
#ifndef KEHOACH_LAYOUT_PLACED_H_
#define KEHOACH_LAYOUT_PLACED_H_

#include <cmath>

#include "kehoach/capture.h"

namespace kehoach::layout {

// Points; the largest page that is read has a side of 20,000. Far below what a float can add up
// without loss of whole points.
inline constexpr float kFarthest = 1e6f;

// Written so that a NaN fails.
inline bool IsPlaced(float value) { return std::abs(value) <= kFarthest; }
inline bool IsPlaced(const Rect& box) {
  return IsPlaced(box.left) && IsPlaced(box.top) && IsPlaced(box.right) && IsPlaced(box.bottom);
}
inline bool IsPlaced(const Glyph& glyph) {
  return IsPlaced(glyph.x) && IsPlaced(glyph.baseline) && IsPlaced(glyph.advance) &&
         IsPlaced(glyph.size);
}

}  // namespace kehoach::layout

#endif  // KEHOACH_LAYOUT_PLACED_H_
