// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/drawn_path.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kehoach::pdf {
namespace {

// Two ends of a "straight" edge may differ by this much (points): rounding of producers that
// write coordinates with one decimal.
constexpr float kSkew = 0.3f;
// A bar must be this many times longer than thick to have a direction.
constexpr float kMinAspect = 2;
// A stroke thicker than kMaxRulingThickness is still a line (a heavy rule) when this much longer.
constexpr float kHeavyAspect = 20;
constexpr float kMaxHeavyThickness = 6;

Rect Box(const PathPoint* begin, const PathPoint* end) {
  Rect box{begin->x, begin->y, begin->x, begin->y};
  for (const PathPoint* p = begin + 1; p != end; ++p) {
    box.left = std::min(box.left, p->x);
    box.right = std::max(box.right, p->x);
    box.top = std::min(box.top, p->y);
    box.bottom = std::max(box.bottom, p->y);
  }
  return box;
}

// The part of `box` inside `clip`. A box without width or height stays one: only what lies wholly
// outside is nothing.
std::optional<Rect> Cut(const Rect& box, const Rect& clip) {
  const Rect cut{std::max(box.left, clip.left), std::max(box.top, clip.top),
                 std::min(box.right, clip.right), std::min(box.bottom, clip.bottom)};
  if (cut.right < cut.left || cut.bottom < cut.top) return std::nullopt;
  return cut;
}

Ruling Along(Axis axis, const Rect& box) {
  if (axis == Axis::kHorizontal) {
    return {axis, box.center_y(), box.left, box.right, box.height()};
  }
  return {axis, box.center_x(), box.top, box.bottom, box.width()};
}

// A dot of a dotted border belongs to a horizontal or a vertical row of dots; alone it cannot
// say which, so it is given to both.
void AddDot(const Rect& box, GlyphCapture* capture) {
  if (box.width() > 0) capture->strokes.push_back(Along(Axis::kHorizontal, box));
  if (box.height() > 0) capture->strokes.push_back(Along(Axis::kVertical, box));
}

void AddBar(const Rect& box, std::uint32_t rgb, GlyphCapture* capture) {
  const float thickness = std::min(box.width(), box.height());
  const float length = std::max(box.width(), box.height());
  if (length <= 0) return;
  if (length <= kMaxRulingThickness && length < kMinAspect * thickness) {
    AddDot(box, capture);
  } else if (thickness <= kMaxRulingThickness && length >= kMinAspect * thickness) {
    const bool wide = box.width() >= box.height();
    capture->strokes.push_back(Along(wide ? Axis::kHorizontal : Axis::kVertical, box));
  } else {
    capture->fills.push_back({box, rgb});
  }
}

// One side of a frame. A clip that leaves the far end of a side only (the mitred corner that
// another side's clip lets through) shows no line in this direction.
void AddSide(Axis axis, const Rect& side, std::uint32_t rgb, const Rect& clip,
             GlyphCapture* capture) {
  const auto cut = Cut(side, clip);
  if (!cut) return;
  const Ruling ruling = Along(axis, *cut);
  const Ruling whole = Along(axis, side);
  const float length = ruling.to - ruling.from;
  if (whole.thickness > kMaxRulingThickness) {
    if (!cut->empty()) capture->fills.push_back({*cut, rgb});
    return;
  }
  const bool shortened = length < 0.5f * (whole.to - whole.from);
  if (length <= 0 || (shortened && length < kMinAspect * whole.thickness)) return;
  capture->strokes.push_back(ruling);
}

void AddFrame(const Rect& outer, const Rect& inner, std::uint32_t rgb, const Rect& clip,
              GlyphCapture* capture) {
  // A side without thickness is not painted: the outer and inner edges coincide there.
  const auto horizontal = [&](float top, float bottom) {
    if (bottom <= top) return;
    AddSide(Axis::kHorizontal, {outer.left, top, outer.right, bottom}, rgb, clip, capture);
  };
  const auto vertical = [&](float left, float right) {
    if (right <= left) return;
    AddSide(Axis::kVertical, {left, outer.top, right, outer.bottom}, rgb, clip, capture);
  };
  horizontal(outer.top, inner.top);
  horizontal(inner.bottom, outer.bottom);
  vertical(outer.left, inner.left);
  vertical(inner.right, outer.right);
}

bool Holds(const Rect& outer, const Rect& inner) {
  constexpr float kSlack = 0.01f;
  return inner.left >= outer.left - kSlack && inner.right <= outer.right + kSlack &&
         inner.top >= outer.top - kSlack && inner.bottom <= outer.bottom + kSlack;
}

// A rectangle with room inside, so that its outline and not its area is what is seen.
bool IsFrame(const Rect& outer, const Rect& inner) {
  return Holds(outer, inner) && inner.width() > kMaxRulingThickness &&
         inner.height() > kMaxRulingThickness;
}

struct Rectangle {
  Rect box;
  bool clockwise = false;
};

// The subpath as an axis-parallel rectangle; a curved one only when it is as small as a dot.
std::optional<Rectangle> AsRectangle(const PathPoint* begin, const PathPoint* end) {
  if (end - begin < 2) return std::nullopt;
  const Rect box = Box(begin, end);
  const bool curved = std::any_of(begin, end, [](const PathPoint& p) { return p.curve; });
  if (curved) {
    if (std::max(box.width(), box.height()) > kMaxRulingThickness) return std::nullopt;
    return Rectangle{box, false};
  }
  // Every corner of the outline must be a corner of the box, and every edge run along a side.
  const float skew_x = std::min(kSkew, 0.25f * box.width());
  const float skew_y = std::min(kSkew, 0.25f * box.height());
  double doubled_area = 0;
  bool corners[2][2] = {};
  const PathPoint* previous = end - 1;
  for (const PathPoint* p = begin; p != end; previous = p++) {
    const bool at_left = p->x - box.left <= skew_x, at_right = box.right - p->x <= skew_x;
    const bool at_top = p->y - box.top <= skew_y, at_bottom = box.bottom - p->y <= skew_y;
    if (!(at_left || at_right) || !(at_top || at_bottom)) return std::nullopt;
    const float dx = std::abs(p->x - previous->x), dy = std::abs(p->y - previous->y);
    if (dx > skew_x && dy > skew_y) return std::nullopt;
    corners[at_right && !at_left][at_bottom && !at_top] = true;
    doubled_area += double{previous->x} * p->y - double{p->x} * previous->y;
  }
  const bool flat = box.width() <= 0 || box.height() <= 0;
  const bool all_corners = corners[0][0] && corners[0][1] && corners[1][0] && corners[1][1];
  if (!flat && !all_corners) return std::nullopt;
  return Rectangle{box, doubled_area > 0};
}

void AddSegment(PathPoint a, PathPoint b, const Pen& pen, const Rect& clip, GlyphCapture* capture) {
  const float dx = std::abs(a.x - b.x), dy = std::abs(a.y - b.y);
  const bool horizontal = dy <= kSkew && dx > dy * 10;
  const bool vertical = dx <= kSkew && dy > dx * 10;
  if (!horizontal && !vertical) return;
  const float thickness = horizontal ? pen.across_horizontal : pen.across_vertical;
  const float half = thickness / 2;
  Rect bar;
  if (horizontal) {
    const float y = (a.y + b.y) / 2;
    bar = {std::min(a.x, b.x), y - half, std::max(a.x, b.x), y + half};
  } else {
    const float x = (a.x + b.x) / 2;
    bar = {x - half, std::min(a.y, b.y), x + half, std::max(a.y, b.y)};
  }
  const auto cut = Cut(bar, clip);
  if (!cut) return;
  const float length = horizontal ? cut->width() : cut->height();
  if (length <= 0) return;
  const bool heavy = thickness > kMaxRulingThickness;
  if (heavy && (thickness > kMaxHeavyThickness || length < kHeavyAspect * thickness)) {
    capture->fills.push_back({*cut, pen.rgb});
    return;
  }
  capture->strokes.push_back(Along(horizontal ? Axis::kHorizontal : Axis::kVertical, *cut));
}

}  // namespace

bool IsWhite(std::uint32_t rgb) {
  constexpr std::uint32_t kNearWhite = 0xF8;
  return (rgb >> 16 & 0xFF) >= kNearWhite && (rgb >> 8 & 0xFF) >= kNearWhite &&
         (rgb & 0xFF) >= kNearWhite;
}

void AddStroke(const DrawnPath& path, const Pen& pen, const Rect& clip, GlyphCapture* capture) {
  std::uint32_t begin = 0;
  for (std::uint32_t end : path.ends) {
    const PathPoint* first = path.points.data() + begin;
    const PathPoint* last = path.points.data() + end;
    begin = end;
    if (last == first) continue;
    const Rect box = Box(first, last);
    if (box.width() <= 0 && box.height() <= 0) {
      const float half_x = pen.across_vertical / 2, half_y = pen.across_horizontal / 2;
      const auto dot =
          Cut({box.left - half_x, box.top - half_y, box.left + half_x, box.top + half_y}, clip);
      if (pen.projecting_cap && dot && half_x <= kMaxRulingThickness) AddDot(*dot, capture);
      continue;
    }
    for (const PathPoint* p = first; p + 1 < last; ++p) {
      // Both ends of a straight edge are on-curve points; a curve stands between two of them.
      if (!p->curve && !p[1].curve) AddSegment(*p, p[1], pen, clip, capture);
    }
  }
}

void AddFill(const DrawnPath& path, const Paint& paint, const Rect& clip, GlyphCapture* capture) {
  std::optional<Rectangle> pending;  // a rectangle that the next subpath may make a frame
  const auto flush = [&] {
    if (!pending) return;
    if (const auto cut = Cut(pending->box, clip)) AddBar(*cut, paint.rgb, capture);
    pending.reset();
  };
  std::uint32_t begin = 0;
  for (std::uint32_t end : path.ends) {
    const auto next = AsRectangle(path.points.data() + begin, path.points.data() + end);
    begin = end;
    if (!next) {
      flush();
      continue;
    }
    // ISO 32000-1, 8.5.3.3: with the nonzero rule a hole needs the opposite direction.
    const bool hole = pending && (paint.even_odd || pending->clockwise != next->clockwise);
    if (hole && IsFrame(pending->box, next->box)) {
      AddFrame(pending->box, next->box, paint.rgb, clip, capture);
      pending.reset();
    } else if (hole && IsFrame(next->box, pending->box)) {
      AddFrame(next->box, pending->box, paint.rgb, clip, capture);
      pending.reset();
    } else {
      flush();
      pending = next;
    }
  }
  flush();
}

}  // namespace kehoach::pdf
