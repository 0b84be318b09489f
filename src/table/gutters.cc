// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/gutters.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kehoach::table {
namespace {

// What is left of a gutter when texts on both sides all but touch (points).
constexpr float kNarrowest = 2.5f;
// Texts that start this near to each other (points) start together.
constexpr float kSameStart = 1.5f;
// So many starts are no chance.
constexpr int kEnoughStarts = 4;

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

float TextGapOf(const Page& page) {
  constexpr float kLeast = 0.05f, kMost = 0.8f, kLargest = 0.5f;  // em
  std::vector<float> gaps;
  for (std::size_t i = 1; i < page.words.size(); ++i) {
    const Word &before = page.words[i - 1], &word = page.words[i];
    if (std::abs(before.baseline - word.baseline) > 0.5f) continue;
    const float gap = (word.box.left - before.box.right) / word.size;
    if (gap > kLeast && gap < kMost) gaps.push_back(gap);
  }
  if (gaps.size() < 20) return kTextGap;
  std::nth_element(gaps.begin(), gaps.begin() + gaps.size() / 2, gaps.end());
  return std::clamp(1.25f * gaps[gaps.size() / 2], kTextGap, kLargest);
}

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
  for (const Interval& segment : segments) starts_.push_back(segment.from);
}

int Gutters::StartsAt(float x) const {
  return static_cast<int>(std::count_if(starts_.begin(), starts_.end(), [x](float start) {
    return std::abs(start - x) <= kSameStart;
  }));
}

std::vector<Interval> Gutters::Widest() const {
  std::vector<Interval> best;
  for (const auto& white : gutters_) {
    const Interval* chosen = &white.front();
    int most = StartsAt(chosen->to);
    for (const Interval& other : white) {
      if (&other == chosen) continue;
      const int starts = StartsAt(other.to);
      const bool clearly = starts >= kEnoughStarts && starts >= 2 * most;
      const bool less = most >= kEnoughStarts && most >= 2 * starts;
      if (clearly || (!less && other.length() > chosen->length())) {
        chosen = &other;
        most = starts;
      }
    }
    best.push_back(*chosen);
  }
  return best;
}

}  // namespace kehoach::table
