// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/edges.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace kehoach::table {
namespace {

// A border drawn cell by cell leaves up to its own thickness at each corner.
constexpr float kGap = 3.0f;
// Shorter than the height of one line of the smallest text: no side of a cell.
constexpr float kShortest = 6.0f;
// Coordinates beyond this are damage, not paper (a PDF page is at most 14,400 units).
constexpr float kFarthest = 1e5f;

bool Usable(const Ruling& ruling) {
  const bool finite =
      std::isfinite(ruling.position) && std::isfinite(ruling.from) && std::isfinite(ruling.to);
  return finite && ruling.from < ruling.to && std::abs(ruling.position) < kFarthest &&
         std::abs(ruling.from) < kFarthest && std::abs(ruling.to) < kFarthest;
}

// Joins the pieces of one line, edges[begin, end), and appends what is long enough.
void MergeCollinear(std::vector<Edge>& edges, std::size_t begin, std::size_t end,
                    std::vector<Edge>& out) {
  double weighted = 0;
  double length = 0;
  for (std::size_t i = begin; i < end; ++i) {
    weighted += static_cast<double>(edges[i].at) * edges[i].length();
    length += edges[i].length();
  }
  const float at = length > 0 ? static_cast<float>(weighted / length) : edges[begin].at;
  std::sort(edges.begin() + static_cast<std::ptrdiff_t>(begin),
            edges.begin() + static_cast<std::ptrdiff_t>(end),
            [](const Edge& a, const Edge& b) { return a.from < b.from; });
  Edge current{at, edges[begin].from, edges[begin].to};
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (edges[i].from <= current.to + kGap) {
      current.to = std::max(current.to, edges[i].to);
      continue;
    }
    if (current.length() >= kShortest) out.push_back(current);
    current = {at, edges[i].from, edges[i].to};
  }
  if (current.length() >= kShortest) out.push_back(current);
}

std::vector<Edge> Snap(std::vector<Edge> edges) {
  std::vector<Edge> out;
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
  for (std::size_t begin = 0; begin < edges.size();) {
    // Chained by neighbours but bounded, so that a skewed hatching cannot become one line.
    std::size_t end = begin + 1;
    while (end < edges.size() && edges[end].at - edges[end - 1].at <= kSnap &&
           edges[end].at - edges[begin].at <= 2 * kSnap) {
      ++end;
    }
    MergeCollinear(edges, begin, end, out);
    begin = end;
  }
  return out;
}

}  // namespace

Edges SnapEdges(const std::vector<Ruling>& rulings) {
  std::vector<Edge> horizontal;
  std::vector<Edge> vertical;
  for (const Ruling& ruling : rulings) {
    if (!Usable(ruling)) continue;
    (ruling.axis == Axis::kHorizontal ? horizontal : vertical)
        .push_back({ruling.position, ruling.from, ruling.to});
  }
  return {Snap(std::move(horizontal)), Snap(std::move(vertical))};
}

}  // namespace kehoach::table
