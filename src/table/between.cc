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

}  // namespace kehoach::table
