// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/gutters.h"

#include <algorithm>
#include <utility>

namespace kehoach::table {
namespace {

// What is left of a gutter when texts on both sides all but touch (points).
constexpr float kNarrowest = 2.5f;

std::vector<Interval> Subtract(const std::vector<Interval>& white,
                               const std::vector<Interval>& covered) {
  std::vector<Interval> left;
  for (Interval rest : white) {
    for (const Interval& cover : covered) {
      if (cover.to <= rest.from || cover.from >= rest.to) continue;
      if (cover.from - rest.from >= kNarrowest) left.push_back({rest.from, cover.from});
      rest.from = std::max(rest.from, cover.to);
      if (rest.from >= rest.to) break;
    }
    if (rest.length() >= kNarrowest) left.push_back(rest);
  }
  return left;
}

}  // namespace

std::vector<Interval> Segments(const Page& page, const WordLine& line, float gap) {
  std::vector<Interval> segments;
  for (const std::uint32_t index : line) {
    const Word& word = page.words[index];
    if (!segments.empty() && word.box.left - segments.back().to <= gap * word.size) {
      segments.back().to = std::max(segments.back().to, word.box.right);
    } else {
      segments.push_back({word.box.left, word.box.right});
    }
  }
  return segments;
}

Gutters::Gutters(const std::vector<Interval>& columns) {
  for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
    gutters_.push_back({{columns[i].to, columns[i + 1].from}});
  }
}

Gutters Gutters::Known(std::vector<Interval> gutters) {
  Gutters known;
  for (const Interval& gutter : gutters) known.gutters_.push_back({gutter});
  return known;
}

int Gutters::Crossed(const std::vector<Interval>& segments) const {
  int crossed = 0;
  for (const auto& white : gutters_) crossed += Subtract(white, segments).empty() ? 1 : 0;
  return crossed;
}

void Gutters::Narrow(const std::vector<Interval>& segments) {
  for (auto& white : gutters_) {
    std::vector<Interval> rest = Subtract(white, segments);
    if (!rest.empty()) white = std::move(rest);
  }
}

std::vector<Interval> Gutters::Widest() const {
  std::vector<Interval> widest;
  for (const auto& white : gutters_) {
    widest.push_back(*std::max_element(
        white.begin(), white.end(),
        [](const Interval& a, const Interval& b) { return a.length() < b.length(); }));
  }
  return widest;
}

}  // namespace kehoach::table
