// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/assignment.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace kehoach::audit {
namespace {

using Partners = std::vector<std::optional<std::size_t>>;

// Steps of the Hungarian method that are still taken: below two seconds.
constexpr double kMostSteps = 4e8;

class Parts {
 public:
  explicit Parts(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t Of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void Join(std::size_t a, std::size_t b) {
    parent_[std::max(Of(a), Of(b))] = std::min(Of(a), Of(b));
  }

 private:
  std::vector<std::size_t> parent_;
};

// One part: its things renumbered from 0 on both sides.
class Part {
 public:
  explicit Part(std::vector<PossiblePair> pairs) : pairs_(std::move(pairs)) {
    for (const PossiblePair& pair : pairs_) {
      left_.push_back(pair.left);
      right_.push_back(pair.right);
    }
    for (std::vector<std::size_t>* side : {&left_, &right_}) {
      std::sort(side->begin(), side->end());
      side->erase(std::unique(side->begin(), side->end()), side->end());
    }
  }

  void Solve(Partners& partners) const {
    const double n = static_cast<double>(std::min(left_.size(), right_.size()));
    const double m = static_cast<double>(left_.size() + right_.size());
    if (n * n * m <= kMostSteps) {
      Hungarian(partners);
    } else {
      Greedy(partners);
    }
  }

 private:
  static std::size_t IndexOf(const std::vector<std::size_t>& side, std::size_t thing) {
    return static_cast<std::size_t>(std::lower_bound(side.begin(), side.end(), thing) -
                                    side.begin());
  }

  void Greedy(Partners& partners) const {
    std::vector<PossiblePair> sorted = pairs_;
    std::sort(sorted.begin(), sorted.end(), [](const PossiblePair& a, const PossiblePair& b) {
      return std::make_tuple(-a.weight, a.left, a.right) <
             std::make_tuple(-b.weight, b.left, b.right);
    });
    std::vector<bool> taken(right_.size());
    for (const PossiblePair& pair : sorted) {
      const std::size_t right = IndexOf(right_, pair.right);
      if (partners[pair.left] || taken[right]) continue;
      partners[pair.left] = pair.right;
      taken[right] = true;
    }
  }

  // Rows are the left things; each may also stay alone, in a column of its own with no weight. So
  // every row has a column, and the columns are as many as both sides together.
  void Hungarian(Partners& partners) const {
    const std::size_t n = left_.size(), m = right_.size() + n;
    constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max() / 4;
    std::vector<std::vector<std::int64_t>> cost(n, std::vector<std::int64_t>(right_.size(), kFar));
    for (const PossiblePair& pair : pairs_) {
      std::int64_t& cell = cost[IndexOf(left_, pair.left)][IndexOf(right_, pair.right)];
      cell = std::min(cell, -pair.weight);
    }
    const auto cost_of = [&](std::size_t row, std::size_t column) {
      if (column < right_.size()) return cost[row][column];
      return column - right_.size() == row ? std::int64_t{0} : kFar;
    };
    // Potentials and matching count from 1; row 0 and column 0 stand for "none".
    std::vector<std::int64_t> u(n + 1), v(m + 1);
    std::vector<std::size_t> row_of(m + 1), way(m + 1);
    for (std::size_t row = 1; row <= n; ++row) {
      row_of[0] = row;
      std::size_t column = 0;
      std::vector<std::int64_t> least(m + 1, kFar);
      std::vector<bool> used(m + 1);
      do {
        used[column] = true;
        const std::size_t r = row_of[column];
        std::int64_t delta = kFar;
        std::size_t next = 0;
        for (std::size_t c = 1; c <= m; ++c) {
          if (used[c]) continue;
          const std::int64_t price = cost_of(r - 1, c - 1);
          if (price < kFar) {
            const std::int64_t reduced = price - u[r] - v[c];
            if (reduced < least[c]) {
              least[c] = reduced;
              way[c] = column;
            }
          }
          if (least[c] < delta) {
            delta = least[c];
            next = c;
          }
        }
        for (std::size_t c = 0; c <= m; ++c) {
          if (used[c]) {
            u[row_of[c]] += delta;
            v[c] -= delta;
          } else if (least[c] < kFar) {
            least[c] -= delta;
          }
        }
        column = next;
      } while (row_of[column] != 0);
      while (column != 0) {
        row_of[column] = row_of[way[column]];
        column = way[column];
      }
    }
    for (std::size_t c = 1; c <= right_.size(); ++c) {
      if (row_of[c] != 0) partners[left_[row_of[c] - 1]] = right_[c - 1];
    }
  }

  std::vector<PossiblePair> pairs_;
  std::vector<std::size_t> left_, right_;  // sorted
};

}  // namespace

Partners BestPairs(std::size_t left, std::size_t right, std::vector<PossiblePair> pairs) {
  std::sort(pairs.begin(), pairs.end(), [](const PossiblePair& a, const PossiblePair& b) {
    return std::make_tuple(a.left, a.right, a.weight) < std::make_tuple(b.left, b.right, b.weight);
  });
  Parts parts(left + right);
  for (const PossiblePair& pair : pairs) parts.Join(pair.left, left + pair.right);
  std::map<std::size_t, std::vector<PossiblePair>> by_part;
  for (const PossiblePair& pair : pairs) by_part[parts.Of(pair.left)].push_back(pair);
  Partners partners(left);
  for (auto& [part, of_part] : by_part) Part(std::move(of_part)).Solve(partners);
  return partners;
}

}  // namespace kehoach::audit
