// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/between.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>

namespace kehoach::table {
namespace {

constexpr float kNoLimit = std::numeric_limits<float>::max();
// Share of the page's height, at its top and foot, where a line of digits is a page number.
constexpr float kNumberMargin = 0.1f;
// Running text keeps 20 mm from the paper's edge (Decree 30/2020/ND-CP, appendix I); what stands
// nearer, with its baseline, is no heading (points).
constexpr float kTopMargin = 48;
constexpr float kFootMargin = 42;
// No line of running text begins above it: 20 mm, as above.
constexpr float kTextTop = 56.5f;
// A copy stands at the same place on its line.
constexpr float kSamePlace = 1.0f;
// Lines that can touch a border are this near to it (points).
constexpr float kReach = 30;

bool IsPageNumber(const Page& page, const Word& word) {
  if (word.baseline > kNumberMargin * page.height &&
      word.baseline < (1 - kNumberMargin) * page.height) {
    return false;
  }
  return std::string_view(word.text).find_first_not_of("0123456789-–/.|") == std::string_view::npos;
}

Between InBand(const PageWords& words, float top, float bottom) {
  const Page& page = words.page();
  Between found = Between::kNothing;
  for (const std::uint32_t index : words.FreeBetween(top, bottom)) {
    const Word& word = page.words[index];
    if (IsPageNumber(page, word)) continue;
    const bool margin = word.baseline < kTopMargin || word.baseline > page.height - kFootMargin;
    if (!margin) return Between::kText;
    found = Between::kMargin;
  }
  return found;
}

bool RowIsOpen(const Piece& piece, int row, bool top) {
  for (int column = 0; column < piece.columns(); ++column) {
    const GridCell& slot = piece.At(row, column).slot;
    if (!(top ? slot.open_top : slot.open_bottom)) return false;
  }
  return true;
}

std::vector<std::uint32_t> Across(const PageWords& words, float y) {
  std::vector<std::uint32_t> across = words.Between(y - kReach, y + kReach);
  std::erase_if(across, [&](std::uint32_t index) {
    const Rect& box = words.page().words[index].box;
    return box.top >= y || box.bottom <= y;
  });
  return across;
}

// Takes the free ones among `words` when each has its like among `others`.
void TakeCopies(PageWords& page, const std::vector<std::uint32_t>& words, const PageWords& other,
                const std::vector<std::uint32_t>& others) {
  std::vector<std::uint32_t> free = words;
  std::erase_if(free, [&](std::uint32_t word) { return !page.free(word); });
  const bool copies = std::all_of(free.begin(), free.end(), [&](std::uint32_t index) {
    const Word& word = page.page().words[index];
    return std::any_of(others.begin(), others.end(), [&](std::uint32_t like) {
      const Word& twin = other.page().words[like];
      return twin.text == word.text && std::abs(twin.box.left - word.box.left) <= kSamePlace;
    });
  });
  if (!copies) return;
  for (const std::uint32_t word : free) page.Take(word);
}

float Baseline(const Page& page, const std::vector<std::uint32_t>& line) {
  return page.words[line.front()].baseline;
}

bool IsCopy(const Page& page, const std::vector<std::uint32_t>& line, const Page& other,
            const std::vector<std::uint32_t>& like) {
  return std::equal(
      line.begin(), line.end(), like.begin(), like.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Word &word = page.words[a], &twin = other.words[b];
        return word.text == twin.text && std::abs(word.box.left - twin.box.left) <= kSamePlace;
      });
}

// Whether all vertical borders that come near the line end above it.
bool IsBelowVerticals(const Page& page, const std::vector<std::uint32_t>& line) {
  const float height = PageWords::Height(page.words[line.front()]);
  bool any = false;
  for (const Ruling& ruling : page.rulings) {
    if (ruling.axis != Axis::kVertical || ruling.to < height - kReach) continue;
    if (ruling.to > height) return false;
    any = true;
  }
  return any;
}

}  // namespace

Between WhatStandsBetween(const Piece& former, const Piece& later,
                          const std::vector<PageWords>& words) {
  if (former.page == later.page) {
    return InBand(words[former.page], former.ys.back(), later.ys.front());
  }
  return std::max(InBand(words[former.page], former.ys.back(), kNoLimit),
                  InBand(words[later.page], -kNoLimit, later.ys.front()));
}

void DropClippedCopies(const Piece& former, const Piece& later, std::vector<PageWords>& words) {
  if (later.page != former.page + 1) return;
  if (!RowIsOpen(former, former.rows() - 1, false) || !RowIsOpen(later, 0, true)) return;
  PageWords& upper = words[former.page];
  PageWords& lower = words[later.page];
  const std::vector<std::uint32_t> above = Across(upper, former.ys.back());
  const std::vector<std::uint32_t> below = Across(lower, later.ys.front());
  TakeCopies(lower, below, upper, above);
  TakeCopies(upper, above, lower, below);
}

void DropLinesOnBothPages(PageWords& former, PageWords& later) {
  const Page& upper = former.page();
  const Page& lower = later.page();
  const float reach = kTextTop + kReach;
  const auto above = Baselines(upper, former.FreeBetween(upper.height - reach, kNoLimit));
  const auto below = Baselines(lower, later.FreeBetween(-kNoLimit, reach));
  for (std::size_t count = std::min(above.size(), below.size()); count > 0; --count) {
    const std::size_t first = above.size() - count;
    if (lower.words[below.front().front()].box.top >= kTextTop) return;
    bool copies = true;
    for (std::size_t i = 0; i < count && copies; ++i) {
      copies = IsCopy(upper, above[first + i], lower, below[i]) &&
               std::abs(Baseline(upper, above[first + i]) - Baseline(upper, above[first]) -
                        (Baseline(lower, below[i]) - Baseline(lower, below[0]))) <= kSamePlace;
    }
    if (!copies) continue;
    for (std::size_t i = 0; i < count; ++i) {
      const bool outside = IsBelowVerticals(upper, above[first + i]);
      for (const std::uint32_t word : outside ? above[first + i] : below[i])
        (outside ? former : later).Take(word);
    }
    return;
  }
}

}  // namespace kehoach::table
