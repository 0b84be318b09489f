// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/grid.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace kehoach::table {
namespace {

// Edges whose ends are this near to each other meet.
constexpr float kCorner = 3.5f;
// Lines of a grid nearer than this are one line: a double border, never a row or column of text.
constexpr float kNarrowest = 4.5f;
// How far edges must reach past the outermost crossing line to be an open row or column rather
// than a border that overshoots its corner.
constexpr float kOpenRow = 7.0f;
constexpr float kOpenColumn = 12.0f;
// Share of a slot's side that must be drawn to count as a border.
constexpr float kCovered = 0.55f;
// More pairs of edges than any page of tables has; keeps drawings from taking a second each.
constexpr std::size_t kMostPairs = 4'000'000;
constexpr std::size_t kMostSlots = 400'000;

class Disjoint {
 public:
  explicit Disjoint(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0); }
  int Find(int i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void Join(int a, int b) {
    a = Find(a);
    b = Find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<int> parent_;
};

// Vertical edges that touch nothing but run beside each other over one height: the borders of a
// row that fills its page.
void JoinParallelVerticals(const Edges& edges, const std::vector<char>& touched, Disjoint& sets) {
  const int first = static_cast<int>(edges.horizontal.size());
  int last = -1;
  for (int i = 0; i < static_cast<int>(edges.vertical.size()); ++i) {
    if (touched[first + i]) continue;
    const Edge& edge = edges.vertical[i];
    if (last >= 0 && std::abs(edges.vertical[last].from - edge.from) <= kCorner &&
        std::abs(edges.vertical[last].to - edge.to) <= kCorner) {
      sets.Join(first + last, first + i);
    }
    last = i;
  }
}

// Positions nearer than kNarrowest to the first of their run become one, at the mean.
std::vector<float> Lines(std::vector<float> positions) {
  std::sort(positions.begin(), positions.end());
  std::vector<float> lines;
  for (std::size_t begin = 0; begin < positions.size();) {
    std::size_t end = begin;
    double sum = 0;
    while (end < positions.size() && positions[end] - positions[begin] < kNarrowest) {
      sum += positions[end++];
    }
    lines.push_back(static_cast<float>(sum / static_cast<double>(end - begin)));
    begin = end;
  }
  return lines;
}

int Nearest(const std::vector<float>& lines, float at) {
  const auto it = std::lower_bound(lines.begin(), lines.end(), at);
  if (it == lines.end()) return static_cast<int>(lines.size()) - 1;
  if (it != lines.begin() && at - *(it - 1) < *it - at)
    return static_cast<int>(it - lines.begin()) - 1;
  return static_cast<int>(it - lines.begin());
}

// Adds a line on either side where edges of at least two positions, and `share` of all
// positions, reach past the outermost crossing line.
void AddOpenEnds(const std::vector<Edge>& along, const std::vector<int>& group, float margin,
                 float share, std::vector<float>& lines) {
  const bool bare = lines.empty();
  float from = bare ? along[group.front()].from : lines.front();
  float to = bare ? along[group.front()].to : lines.back();
  const float low = from;
  const float high = to;
  std::vector<float> all;
  std::vector<float> before;
  std::vector<float> after;
  for (const int i : group) {
    const Edge& edge = along[i];
    all.push_back(edge.at);
    if (bare || edge.from < low - margin) {
      from = std::min(from, edge.from);
      before.push_back(edge.at);
    }
    if (bare || edge.to > high + margin) {
      to = std::max(to, edge.to);
      after.push_back(edge.at);
    }
  }
  const auto positions = static_cast<float>(Lines(std::move(all)).size());
  const auto enough = [&](std::vector<float>& reaching) {
    const auto count = static_cast<float>(Lines(std::move(reaching)).size());
    return count >= 2 && count >= share * positions;
  };
  if (enough(before)) lines.insert(lines.begin(), from);
  if (enough(after)) lines.push_back(to);
}

// For each line of one axis and each interval between lines of the other: how much is drawn.
// covered[line * intervals + interval] is true where the border counts as drawn.
std::vector<char> Coverage(const std::vector<Edge>& edges, const std::vector<int>& group,
                           const std::vector<float>& lines, const std::vector<float>& across) {
  const std::size_t intervals = across.size() - 1;
  std::vector<float> drawn(lines.size() * intervals, 0.0f);
  for (const int i : group) {
    const Edge& edge = edges[i];
    const std::size_t line = static_cast<std::size_t>(Nearest(lines, edge.at));
    auto interval = static_cast<std::size_t>(
        std::upper_bound(across.begin(), across.end(), edge.from) - across.begin());
    interval = interval == 0 ? 0 : interval - 1;
    for (; interval < intervals && across[interval] < edge.to; ++interval) {
      const float overlap = Overlap(edge.from, edge.to, across[interval], across[interval + 1]);
      if (overlap > 0) drawn[line * intervals + interval] += overlap;
    }
  }
  std::vector<char> covered(drawn.size(), 0);
  for (std::size_t line = 0; line < lines.size(); ++line) {
    for (std::size_t k = 0; k < intervals; ++k) {
      const float length = across[k + 1] - across[k];
      covered[line * intervals + k] = drawn[line * intervals + k] >= kCovered * length;
    }
  }
  return covered;
}

// Slots -> cells: the largest rectangles, from top left, that no ruling divides. A region that
// is no rectangle (a border left out by mistake) becomes several cells, never an overlap.
class CellBuilder {
 public:
  CellBuilder(Grid& grid, const std::vector<char>& horizontal, const std::vector<char>& vertical)
      : grid_(grid), horizontal_(horizontal), vertical_(vertical) {}

  void Run() {
    grid_.owner.assign(static_cast<std::size_t>(grid_.rows()) * grid_.columns(), -1);
    for (int row = 0; row < grid_.rows(); ++row) {
      for (int column = 0; column < grid_.columns(); ++column) {
        if (grid_.OwnerAt(row, column) < 0) Grow(row, column);
      }
    }
  }

 private:
  bool Above(int row, int column) const {  // ruling on the upper side of the slot
    return horizontal_[row * grid_.columns() + column] != 0;
  }
  bool Left(int row, int column) const { return vertical_[column * grid_.rows() + row] != 0; }

  void Grow(int row, int column) {
    GridCell cell{row, column, 1, 1, !Above(row, column), false};
    int right = column + 1;
    while (right < grid_.columns() && !Left(row, right) && grid_.OwnerAt(row, right) < 0) ++right;
    int bottom = row + 1;
    while (bottom < grid_.rows() && Extends(bottom, column, right)) ++bottom;
    cell.column_span = right - column;
    cell.row_span = bottom - row;
    cell.open_bottom = true;
    for (int c = column; c < right; ++c) {
      if (Above(bottom, c)) cell.open_bottom = false;
      if (Above(row, c)) cell.open_top = false;
    }
    const int index = static_cast<int>(grid_.cells.size());
    for (int r = row; r < bottom; ++r) {
      for (int c = column; c < right; ++c) grid_.owner[r * grid_.columns() + c] = index;
    }
    grid_.cells.push_back(cell);
  }

  // Whether the run of slots [column, right) goes on into `row` undivided and ends there alike.
  bool Extends(int row, int column, int right) const {
    for (int c = column; c < right; ++c) {
      if (Above(row, c) || grid_.OwnerAt(row, c) >= 0) return false;
      if (c > column && Left(row, c)) return false;
    }
    return right == grid_.columns() || Left(row, right);
  }

  Grid& grid_;
  const std::vector<char>& horizontal_;
  const std::vector<char>& vertical_;
};

}  // namespace

std::vector<EdgeGroup> GroupEdges(const Edges& edges) {
  const std::size_t horizontals = edges.horizontal.size();
  const std::size_t verticals = edges.vertical.size();
  if (horizontals + verticals == 0 || horizontals * verticals > kMostPairs) return {};
  Disjoint sets(horizontals + verticals);
  std::vector<char> touched(horizontals + verticals, 0);
  for (std::size_t h = 0; h < horizontals; ++h) {
    const Edge& edge = edges.horizontal[h];
    auto it = std::lower_bound(edges.vertical.begin(), edges.vertical.end(), edge.from - kCorner,
                               [](const Edge& v, float x) { return v.at < x; });
    for (; it != edges.vertical.end() && it->at <= edge.to + kCorner; ++it) {
      if (edge.at < it->from - kCorner || edge.at > it->to + kCorner) continue;
      const auto v = horizontals + static_cast<std::size_t>(it - edges.vertical.begin());
      sets.Join(static_cast<int>(h), static_cast<int>(v));
      touched[h] = touched[v] = 1;
    }
  }
  JoinParallelVerticals(edges, touched, sets);

  std::vector<EdgeGroup> groups;
  std::vector<int> group_of(horizontals + verticals, -1);
  for (std::size_t i = 0; i < horizontals + verticals; ++i) {
    int& group = group_of[sets.Find(static_cast<int>(i))];
    if (group < 0) {
      group = static_cast<int>(groups.size());
      groups.emplace_back();
    }
    if (i < horizontals) {
      groups[group].horizontal.push_back(static_cast<int>(i));
    } else {
      groups[group].vertical.push_back(static_cast<int>(i - horizontals));
    }
  }
  return groups;
}

Grid BuildGrid(const Edges& edges, const EdgeGroup& group) {
  Grid grid;
  std::vector<float> xs;
  std::vector<float> ys;
  for (const int i : group.vertical) xs.push_back(edges.vertical[i].at);
  for (const int i : group.horizontal) ys.push_back(edges.horizontal[i].at);
  xs = Lines(std::move(xs));
  ys = Lines(std::move(ys));
  if (!group.horizontal.empty()) {
    AddOpenEnds(edges.horizontal, group.horizontal, kOpenColumn, 0.5f, xs);
  }
  if (!group.vertical.empty()) AddOpenEnds(edges.vertical, group.vertical, kOpenRow, 0.3f, ys);
  if (xs.size() < 2 || ys.size() < 2 || (xs.size() - 1) * (ys.size() - 1) > kMostSlots) {
    return grid;
  }
  grid.xs = std::move(xs);
  grid.ys = std::move(ys);
  const std::vector<char> horizontal =
      Coverage(edges.horizontal, group.horizontal, grid.ys, grid.xs);
  const std::vector<char> vertical = Coverage(edges.vertical, group.vertical, grid.xs, grid.ys);
  CellBuilder(grid, horizontal, vertical).Run();
  return grid;
}

}  // namespace kehoach::table
