// SPDX-License-Identifier: GPL-3.0-or-later
// Second step: edges that touch -> grids of slots -> cells, merged where no ruling separates
// slots. Nothing here needs a closed cell: a row cut by the page end has no bottom border, and
// the grid ends where its vertical edges end. Pure, thread-safe.
#ifndef KEHOACH_TABLE_GRID_H_
#define KEHOACH_TABLE_GRID_H_

#include <vector>

#include "kehoach/geometry.h"
#include "table/edges.h"

namespace kehoach::table {

struct GridCell {
  int row = 0, column = 0;
  int row_span = 1, column_span = 1;
  bool open_top = false, open_bottom = false;  // no ruling on that side

  friend bool operator==(const GridCell&, const GridCell&) = default;
};

struct Grid {
  std::vector<float> xs, ys;    // columns + 1 and rows + 1 positions, ascending
  std::vector<GridCell> cells;  // row-major by top left slot; every slot is in exactly one
  std::vector<int> owner;       // index into `cells` of slot row * columns() + column

  int rows() const { return static_cast<int>(ys.size()) - 1; }
  int columns() const { return static_cast<int>(xs.size()) - 1; }
  int OwnerAt(int row, int column) const { return owner[row * columns() + column]; }
  Rect box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
  Rect CellBox(const GridCell& cell) const {
    return {xs[cell.column], ys[cell.row], xs[cell.column + cell.column_span],
            ys[cell.row + cell.row_span]};
  }
};

// A connected set of edges, as indices into Edges.
struct EdgeGroup {
  std::vector<int> horizontal, vertical;
};

// Groups of edges that touch or cross, with tolerance for corners that are not quite drawn.
// Vertical edges of equal extent that no horizontal one touches (a cell that fills a page) are
// one group. Every edge is in exactly one group. A page whose edges are too many to be tables
// (a drawing, a map) gives none.
std::vector<EdgeGroup> GroupEdges(const Edges& edges);

// The grid of one group; without slots (rows() or columns() < 1) when it spans no area.
Grid BuildGrid(const Edges& edges, const EdgeGroup& group);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_GRID_H_
