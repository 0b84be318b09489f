// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace kehoach::table {
namespace {

constexpr float kNear = 2.5f;            // points, after moving
constexpr float kNearRelative = 0.012f;  // of the width, after scaling

// For each edge of `some` the index of the edge of `all` within `tolerance`; nothing when one
// has none. Both ascend.
std::optional<std::vector<int>> Within(const std::vector<float>& some,
                                       const std::vector<float>& all, float tolerance,
                                       float& deviation) {
  std::vector<int> map;
  std::size_t j = 0;
  for (const float edge : some) {
    while (j + 1 < all.size() && std::abs(all[j + 1] - edge) <= std::abs(all[j] - edge)) ++j;
    const float distance = std::abs(all[j] - edge);
    if (distance > tolerance || (!map.empty() && map.back() == static_cast<int>(j))) {
      return std::nullopt;
    }
    deviation = std::max(deviation, distance);
    map.push_back(static_cast<int>(j));
  }
  if (map.front() != 0 || map.back() + 1 != static_cast<int>(all.size())) return std::nullopt;
  return map;
}

std::vector<int> Identity(std::size_t n) {
  std::vector<int> map(n);
  for (std::size_t i = 0; i < n; ++i) map[i] = static_cast<int>(i);
  return map;
}

std::optional<ColumnMatch> Compare(const std::vector<float>& first, const std::vector<float>& later,
                                   float tolerance) {
  ColumnMatch match;
  match.same_count = first.size() == later.size();
  const bool first_has_all = first.size() >= later.size();
  const std::vector<float>& all = first_has_all ? first : later;
  const std::vector<float>& some = first_has_all ? later : first;
  const auto map = Within(some, all, tolerance, match.deviation);
  if (!map) return std::nullopt;
  match.edges = all;
  match.first_map = first_has_all ? Identity(first.size()) : *map;
  match.later_map = first_has_all ? *map : Identity(later.size());
  // The first piece's own edges stay where they are.
  for (std::size_t i = 0; i < first.size(); ++i) match.edges[match.first_map[i]] = first[i];
  return match;
}

}  // namespace

std::optional<ColumnMatch> MatchColumns(const std::vector<float>& first,
                                        const std::vector<float>& later) {
  if (first.size() < 2 || later.size() < 2) return std::nullopt;
  const float width = first.back() - first.front();
  const float later_width = later.back() - later.front();
  if (!(width > 0) || !(later_width > 0)) return std::nullopt;
  std::vector<float> moved = later;
  for (float& edge : moved) edge += first.front() - later.front();
  if (auto match = Compare(first, moved, kNear)) return match;
  for (std::size_t i = 0; i < later.size(); ++i) {
    moved[i] = first.front() + (later[i] - later.front()) * width / later_width;
  }
  return Compare(first, moved, std::max(kNear, kNearRelative * width));
}

}  // namespace kehoach::table
