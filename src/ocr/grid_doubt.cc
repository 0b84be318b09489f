// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/grid_doubt.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace kehoach::ocr {
namespace {

// Points. An end this near to a border meets it; ends this level end together.
constexpr float kMeets = 3, kLevel = 2.5f;
// Of all ends of borders in tables: more loose ones than this share are no accident.
constexpr double kMostLoose = 0.12;
// Blocks of text lower than this are no column (a page number, a line of a letterhead).
constexpr double kColumnHeight = 40;

bool Crosses(const Ruling& a, const Ruling& b) {
  return a.axis != b.axis && b.position >= a.from - kMeets && b.position <= a.to + kMeets &&
         a.position >= b.from - kMeets && a.position <= b.to + kMeets;
}

}  // namespace

std::string LooseEnds(const std::vector<Ruling>& rulings) {
  int ends = 0, loose = 0;
  for (const Ruling& ruling : rulings) {
    const auto crossings = std::count_if(rulings.begin(), rulings.end(), [&](const Ruling& other) {
      return Crosses(ruling, other);
    });
    // Underlines and separators are no part of a table.
    if (crossings == 0) continue;
    for (const float end : {ruling.from, ruling.to}) {
      ++ends;
      const bool meets = std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& other) {
        return Crosses(ruling, other) && std::abs(other.position - end) <= kMeets;
      });
      const bool level = std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& other) {
        return &other != &ruling && other.axis == ruling.axis &&
               (std::abs(other.from - end) <= kLevel || std::abs(other.to - end) <= kLevel);
      });
      if (!meets && !level) ++loose;
    }
  }
  if (loose < 2 || loose <= kMostLoose * ends) return {};
  return fmt::format("{} of {} ends of borders meet no other", loose, ends);
}

std::string UnruledColumns(const std::vector<Box2>& blocks, double dpi) {
  const int least = static_cast<int>(kColumnHeight * dpi / 72);
  for (const Box2& block : blocks) {
    if (block.height() < least) continue;
    const auto beside = std::count_if(blocks.begin(), blocks.end(), [&](const Box2& other) {
      const int shared = std::min(block.bottom, other.bottom) - std::max(block.top, other.top);
      return other.height() >= least && 2 * shared > std::min(block.height(), other.height()) &&
             (other.left >= block.right || other.right <= block.left);
    });
    if (beside >= 2) return "text in columns without borders";
  }
  return {};
}

}  // namespace kehoach::ocr
