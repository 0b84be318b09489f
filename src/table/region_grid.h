// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a region -> a piece: its columns from gutters, its rows from rulings where every
// row has them, else from the lines themselves. Pure but for the words it takes.
#ifndef KEHOACH_TABLE_REGION_GRID_H_
#define KEHOACH_TABLE_REGION_GRID_H_

#include <vector>

#include "table/bounds.h"
#include "table/edges.h"
#include "table/header_search.h"
#include "table/piece.h"
#include "table/region.h"

namespace kehoach::table {

struct RegionInput {
  const Region& region;
  const HeaderLines* header = nullptr;  // above the region; null = none
  const std::vector<WordLine>& lines;   // those that `header` speaks of
  const Edges& edges;
  const Bounds* bounds = nullptr;  // what is drawn around the region; null = nothing sure
  bool may_be_middle = false;      // text above the first number can belong to it
  bool prefer_top = false;         // as in rows.h
  bool known_middle = false;       // as in rows.h
};

// Whether some line has text in two columns.
bool HasRow(const Page& page, const Region& region);

// The piece (its page is not set), with its words taken.
Piece BuildRegion(const RegionInput& input, PageWords& words);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_REGION_GRID_H_
