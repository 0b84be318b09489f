// SPDX-License-Identifier: GPL-3.0-or-later
// Columns without vertical rulings: white gaps that go on from line to line. Pure.
#ifndef KEHOACH_TABLE_GUTTERS_H_
#define KEHOACH_TABLE_GUTTERS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "kehoach/page.h"
#include "table/piece.h"

namespace kehoach::table {

using WordLine = std::vector<std::uint32_t>;  // words of one baseline, left to right

// Words of one cell's line are nearer than this (em): a space is 0.25 em, and cells are seldom
// justified.
inline constexpr float kTextGap = 0.3f;

// The same for a page whose face has wide spaces, or whose lines are justified: a little more than
// what usually stands between two words there, kTextGap at least.
float TextGapOf(const Page& page);

// The parts of a line that are nearer to each other than `gap` (em), as x intervals.
std::vector<Interval> Segments(const Page& page, const WordLine& line, float gap);

// White space between neighbouring columns, narrowed line by line.
class Gutters {
 public:
  // One gutter between each two neighbouring labels of a header.
  explicit Gutters(const std::vector<Interval>& columns);
  // Gutters that are known already, e.g. from the page before; as far as they reach.
  static Gutters Known(std::vector<Interval> gutters);

  // How many gutters the line would close.
  int Crossed(const std::vector<Interval>& segments) const;
  // Takes what the line covers out of every gutter that it does not close.
  void Narrow(const std::vector<Interval>& segments);
  // The white interval of each gutter: the one behind which texts start time and again (gaps of
  // justified lines that happen to lie below each other do not have that), else the widest.
  std::vector<Interval> Widest() const;
  std::size_t size() const { return gutters_.size(); }

 private:
  Gutters() = default;
  int StartsAt(float x) const;

  std::vector<std::vector<Interval>> gutters_;  // white intervals of each, ascending
  std::vector<float> starts_;                   // of all segments that have narrowed them
};

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_GUTTERS_H_
