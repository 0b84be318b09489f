// SPDX-License-Identifier: GPL-3.0-or-later
// Borders that tell where a table stands without dividing all of it: horizontal lines of one
// length, an outer frame, or vertical lines alone. Pure, thread-safe.
#ifndef KEHOACH_TABLE_BOUNDS_H_
#define KEHOACH_TABLE_BOUNDS_H_

#include <vector>

#include "table/edges.h"
#include "table/piece.h"

namespace kehoach::table {

// One such set of borders on a page. Points, as in Edges.
struct Bounds {
  Interval sides;               // outer borders, left and right
  float top = 0, bottom = 0;    // of what is drawn, or of the part that a piece takes
  bool frame = false;           // vertical borders are drawn on both sides
  bool by_rules = false;        // the rules are all borders of rows that there are
  bool open_top = false;        // then: the first row has none above
  bool open_bottom = false;     // the same of the last row, below
  std::vector<float> rules;     // horizontal lines over the whole width, ascending
  std::vector<Edge> verticals;  // inner vertical lines; they end where cells are merged

  // Positions of the inner vertical lines, ascending.
  std::vector<float> Columns() const;
  // Heights at which an inner vertical line ends or begins: borders of rows.
  std::vector<float> Breaks() const;
  // Whether the vertical line at `x` is drawn along most of [top, bottom].
  bool Divides(float x, float from, float to) const;
};

// Sets without a closed cell inside: one has no inner vertical lines, or no horizontal ones
// between its first and last. From top to bottom.
std::vector<Bounds> FindBounds(const Edges& edges);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_BOUNDS_H_
