// SPDX-License-Identifier: GPL-3.0-or-later
// From painted paths to rulings and filled rectangles. Knows geometry, not PDF objects. Pure
// functions; thread-safe. Coordinates: those of the page (geometry.h).
#ifndef KEHOACH_PDF_DRAWN_PATH_H_
#define KEHOACH_PDF_DRAWN_PATH_H_

#include <cstdint>
#include <vector>

#include "kehoach/capture.h"
#include "kehoach/geometry.h"

namespace kehoach::pdf {

struct PathPoint {
  float x = 0, y = 0;
  bool curve = false;  // a control point of a Bézier curve, which ends at the next non-curve point
};

// One path under the current transformation. Kept by the caller and refilled, so that painting
// allocates nothing.
struct DrawnPath {
  std::vector<PathPoint> points;
  std::vector<std::uint32_t> ends;  // one past the last point of each subpath

  void Clear() {
    points.clear();
    ends.clear();
  }
};

struct Pen {
  float across_horizontal = 0;  // thickness of a horizontal stroke
  float across_vertical = 0;    // thickness of a vertical stroke
  bool projecting_cap = false;  // round or square caps: a stroke without length is still a dot
  std::uint32_t rgb = 0;
};

struct Paint {
  bool even_odd = false;
  std::uint32_t rgb = 0;  // 0xRRGGBB
};

// The widest bar that counts as a line and not as an area, in points. Measured on files of Word,
// LibreOffice, Chromium and WeasyPrint: borders are at most 3 pt, shaded cells at least 8 pt high.
inline constexpr float kMaxRulingThickness = 3.2f;

// Adds to capture.strokes every straight axis-parallel piece of a stroked path that lies within
// `clip`; a pen too broad for a ruling adds to capture.fills. Curves are left out.
void AddStroke(const DrawnPath& path, const Pen& pen, const Rect& clip, GlyphCapture* capture);

// Adds the axis-parallel rectangles of a filled path, cut to `clip`: thin ones as strokes, frames
// (a rectangle with a rectangular hole) as four strokes, others as fills.
void AddFill(const DrawnPath& path, const Paint& paint, const Rect& clip, GlyphCapture* capture);

// True of white and of what no reader can tell from white paper.
bool IsWhite(std::uint32_t rgb);

}  // namespace kehoach::pdf

#endif  // KEHOACH_PDF_DRAWN_PATH_H_
