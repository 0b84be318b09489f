// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/bounds.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "table/grid.h"

namespace kehoach::table {
namespace {

// Ends of borders that belong together differ by less (points).
constexpr float kSameEnd = 3.5f;
// Nearer than this they are one line: a double border (points).
constexpr float kNarrowest = 4.5f;

bool Near(float a, float b) { return std::abs(a - b) <= kSameEnd; }

bool SameExtent(const Edge& a, const Edge& b) { return Near(a.from, b.from) && Near(a.to, b.to); }

void AddPosition(std::vector<float>& positions, float at) {
  if (positions.empty() || at - positions.back() >= kNarrowest) positions.push_back(at);
}

// One edge for each height, from the first to the last part that is drawn there.
std::vector<Edge> WholeLines(std::vector<Edge> edges) {
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
  std::vector<Edge> lines;
  for (const Edge& edge : edges) {
    if (lines.empty() || edge.at - lines.back().at > kSnap) {
      lines.push_back(edge);
      continue;
    }
    lines.back().from = std::min(lines.back().from, edge.from);
    lines.back().to = std::max(lines.back().to, edge.to);
  }
  return lines;
}

// Horizontal lines that touch nothing, by equal extent.
void AddRules(const std::vector<Edge>& loose, std::vector<Bounds>& all) {
  const std::size_t known = all.size();
  for (const Edge& line : WholeLines(loose)) {
    auto it = std::find_if(
        all.begin() + static_cast<std::ptrdiff_t>(known), all.end(), [&](const Bounds& bounds) {
          return Near(bounds.sides.from, line.from) && Near(bounds.sides.to, line.to);
        });
    if (it == all.end()) {
      Bounds bounds;
      bounds.sides = {line.from, line.to};
      bounds.top = line.at;
      all.push_back(std::move(bounds));
      it = all.end() - 1;
    }
    AddPosition(it->rules, line.at);
    it->bottom = line.at;
  }
}

// A box of vertical lines of equal extent and the horizontal ones that touch them.
void AddBox(const std::vector<Edge>& sides, std::vector<Edge> across, std::vector<Bounds>& all) {
  Bounds bounds;
  bounds.frame = true;
  const auto by_place = [](const Edge& a, const Edge& b) { return a.at < b.at; };
  bounds.sides.from = std::min_element(sides.begin(), sides.end(), by_place)->at;
  bounds.sides.to = std::max_element(sides.begin(), sides.end(), by_place)->at;
  if (bounds.sides.length() < kNarrowest) return;
  bounds.top = sides.front().from;
  bounds.bottom = sides.front().to;
  for (const Edge& line : WholeLines(std::move(across))) {
    if (!Near(line.from, bounds.sides.from) || !Near(line.to, bounds.sides.to)) return;
    AddPosition(bounds.rules, line.at);
  }
  all.push_back(std::move(bounds));
}

// Of vertical lines, the largest set of equal extent.
std::vector<Edge> Longest(const std::vector<Edge>& edges) {
  std::vector<Edge> best;
  for (const Edge& edge : edges) {
    if (!best.empty() && edge.length() <= best.front().length() + 2 * kSameEnd) continue;
    std::vector<Edge> alike;
    for (const Edge& other : edges) {
      if (SameExtent(edge, other)) alike.push_back(other);
    }
    if (alike.size() >= 2) best = std::move(alike);
  }
  return best;
}

}  // namespace

std::vector<float> Bounds::Columns() const {
  std::vector<float> all;
  for (const Edge& edge : verticals) all.push_back(edge.at);
  std::sort(all.begin(), all.end());
  std::vector<float> columns;
  for (const float x : all) AddPosition(columns, x);
  return columns;
}

std::vector<float> Bounds::Breaks() const {
  std::vector<float> all;
  for (const Edge& edge : verticals) {
    if (edge.from > top + kSameEnd) all.push_back(edge.from);
    if (edge.to < bottom - kSameEnd) all.push_back(edge.to);
  }
  std::sort(all.begin(), all.end());
  std::vector<float> breaks;
  for (const float y : all) AddPosition(breaks, y);
  return breaks;
}

bool Bounds::Divides(float x, float from, float to) const {
  float drawn = 0;
  for (const Edge& edge : verticals) {
    if (Near(edge.at, x)) drawn += std::max(0.0f, Overlap(edge.from, edge.to, from, to));
  }
  return drawn >= 0.5f * (to - from);
}

std::vector<Bounds> FindBounds(const Edges& edges) {
  std::vector<Bounds> all;
  std::vector<Edge> loose_across;
  std::vector<Edge> loose_down;
  for (const EdgeGroup& group : GroupEdges(edges)) {
    if (group.horizontal.empty()) {
      for (const int i : group.vertical) loose_down.push_back(edges.vertical[i]);
      continue;
    }
    std::vector<Edge> across;
    for (const int i : group.horizontal) across.push_back(edges.horizontal[i]);
    if (group.vertical.empty()) {
      loose_across.insert(loose_across.end(), across.begin(), across.end());
      continue;
    }
    std::vector<Edge> down;
    for (const int i : group.vertical) down.push_back(edges.vertical[i]);
    const std::vector<Edge> sides = Longest(down);
    if (sides.size() == down.size() && !sides.empty()) AddBox(sides, std::move(across), all);
  }
  // Lines that nothing crosses: boxes without a border above and below, largest first.
  std::vector<Edge> rest = loose_down;
  for (std::vector<Edge> sides = Longest(rest); !sides.empty(); sides = Longest(rest)) {
    AddBox(sides, {}, all);
    std::erase_if(rest, [&](const Edge& edge) {
      return edge.from >= sides.front().from - kSameEnd && edge.to <= sides.front().to + kSameEnd;
    });
  }
  for (Bounds& box : all) {
    const auto inside = [&](const Edge& edge) {
      return edge.at > box.sides.from + kNarrowest && edge.at < box.sides.to - kNarrowest &&
             edge.from >= box.top - kSameEnd && edge.to <= box.bottom + kSameEnd;
    };
    std::copy_if(edges.vertical.begin(), edges.vertical.end(), std::back_inserter(box.verticals),
                 inside);
  }
  std::erase_if(all, [](const Bounds& box) {
    return !box.verticals.empty() && std::any_of(box.rules.begin(), box.rules.end(), [&](float y) {
      return y > box.top + kSameEnd && y < box.bottom - kSameEnd;
    });
  });
  AddRules(loose_across, all);
  std::sort(all.begin(), all.end(), [](const Bounds& a, const Bounds& b) { return a.top < b.top; });
  return all;
}

}  // namespace kehoach::table
