// SPDX-License-Identifier: GPL-3.0-or-later
// First step from rulings to tables: straight edges, one per drawn border. Pure, thread-safe.
#ifndef KEHOACH_TABLE_EDGES_H_
#define KEHOACH_TABLE_EDGES_H_

#include <vector>

#include "kehoach/page.h"

namespace kehoach::table {

// One border line: y (horizontal) or x (vertical) in points and its extent along the axis.
struct Edge {
  float at = 0;
  float from = 0, to = 0;  // from < to

  float length() const { return to - from; }
  friend bool operator==(const Edge&, const Edge&) = default;
};

struct Edges {
  std::vector<Edge> horizontal, vertical;  // each by (at, from)
};

// Rulings that lie on one line within `kSnap` get one position; pieces that overlap or leave
// only a small gap (a corner that is not drawn, a border drawn cell by cell) become one edge.
// What is shorter than any cell is dropped, as are values that are not finite.
Edges SnapEdges(const std::vector<Ruling>& rulings);

// Collinear within this many points. Below the distance of the two lines of a double border:
// those stay apart here and become one line of a grid (grid.h).
inline constexpr float kSnap = 1.0f;

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_EDGES_H_
