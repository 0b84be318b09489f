// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <vector>

#include "layout/layout.h"
#include "layout/placed.h"

namespace kehoach::layout {
namespace {

// Strokes this close across their axis are one drawn line: producers draw the borders of two
// neighbouring cells side by side. A double line (2-3 pt apart) stays two rulings.
constexpr float kSamePosition = 1.0f;
// Largest gap that joins two collinear pieces whatever their length: cell spacing of HTML tables
// and the gaps at cell corners.
constexpr float kCornerGap = 2.5f;
// Dashes are joined when the gap is not much longer than the dash itself. A piece longer than a
// dash can be is a border of its own: two tables may stand only a few points apart.
constexpr float kLongestDash = 9.0f;
constexpr float kLargestDashGap = 7.0f;
// A ruling shorter than a letter is high is no border: a typed dot, a drawn bullet.
constexpr float kShortest = 5.0f;

bool Joins(const Ruling& last, float last_piece, const Ruling& next) {
  const float gap = next.from - last.to;
  if (gap <= kCornerGap) return true;
  const float dash = std::min(last_piece, next.to - next.from);
  return gap <= std::min(kLargestDashGap, 1.6f * dash) && dash <= kLongestDash &&
         next.to - next.from <= kLongestDash;
}

// Joins pieces of one position, sorted by `from`.
void JoinCollinear(std::vector<Ruling>& pieces, std::vector<Ruling>& out) {
  std::sort(pieces.begin(), pieces.end(), [](const Ruling& a, const Ruling& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  });
  Ruling current = pieces.front();
  float last_piece = current.to - current.from;
  auto flush = [&] {
    if (current.to - current.from >= kShortest) out.push_back(current);
  };
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const Ruling& next = pieces[i];
    if (Joins(current, last_piece, next)) {
      current.to = std::max(current.to, next.to);
      current.thickness = std::max(current.thickness, next.thickness);
      last_piece = next.to - next.from;
    } else {
      flush();
      current = next;
      last_piece = current.to - current.from;
    }
  }
  flush();
}

float ClipTo(float value, float limit) { return std::clamp(value, 0.0f, limit); }

}  // namespace

std::vector<Ruling> MergeStrokes(const std::vector<Ruling>& strokes, float width, float height) {
  std::vector<Ruling> out;
  for (const Axis axis : {Axis::kHorizontal, Axis::kVertical}) {
    const float along = axis == Axis::kHorizontal ? width : height;
    const float across = axis == Axis::kHorizontal ? height : width;
    std::vector<Ruling> pieces;
    for (const Ruling& stroke : strokes) {
      if (stroke.axis != axis || !IsPlaced(stroke.position) || !IsPlaced(stroke.thickness))
        continue;
      if (stroke.position < 0 || stroke.position > across) continue;
      Ruling piece = stroke;
      piece.from = ClipTo(piece.from, along);
      piece.to = ClipTo(piece.to, along);
      if (piece.to > piece.from) pieces.push_back(piece);
    }
    std::sort(pieces.begin(), pieces.end(),
              [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
    std::vector<Ruling> same;
    for (std::size_t i = 0; i < pieces.size();) {
      same.clear();
      double sum = 0, weight = 0;
      const float first = pieces[i].position;
      // Bounded by the first piece, so that a shaded area drawn as many thin strips does not
      // collapse into one line.
      for (; i < pieces.size() && pieces[i].position - first <= kSamePosition; ++i) {
        const double length = pieces[i].to - pieces[i].from;
        sum += pieces[i].position * length;
        weight += length;
        same.push_back(pieces[i]);
      }
      const float position = weight > 0 ? static_cast<float>(sum / weight) : first;
      for (Ruling& piece : same) piece.position = position;
      JoinCollinear(same, out);
    }
  }
  return out;
}

}  // namespace kehoach::layout
