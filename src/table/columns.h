// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two pieces have the same columns, by the positions of their edges alone. Pure.
#ifndef KEHOACH_TABLE_COLUMNS_H_
#define KEHOACH_TABLE_COLUMNS_H_

#include <optional>
#include <vector>

namespace kehoach::table {

struct ColumnMatch {
  std::vector<float> edges;    // of both, in the coordinates of the first
  std::vector<int> first_map;  // edge of the first -> index in `edges`
  std::vector<int> later_map;  // edge of the later piece -> index in `edges`
  bool same_count = false;
  float deviation = 0;  // largest distance of matched edges, in points
  bool exact() const { return same_count && deviation <= 1.5f; }
};

// Matches edges after moving the later piece to the left edge of the first (mirrored margins),
// or, where the widths differ (another paper size, another scale), relative to them. Where one
// has columns that the other lacks (all its rows are merged there) the outer edges and all edges
// of the smaller one must match.
std::optional<ColumnMatch> MatchColumns(const std::vector<float>& first,
                                        const std::vector<float>& later);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_COLUMNS_H_
