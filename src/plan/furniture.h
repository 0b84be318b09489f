// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on a page without being part of the text: running heads and feet, page numbers,
// footnotes, stamps of digital signatures, typed rules.
#ifndef KEHOACH_PLAN_FURNITURE_H_
#define KEHOACH_PLAN_FURNITURE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "kehoach/page.h"
#include "kehoach/rules.h"
#include "kehoach/table.h"

namespace kehoach::plan {

struct FurnitureItem {
  TextLine line;
  std::string
      what;  // "page number", "running head", "footnote", "stamp", "typed rule", "footnote mark"
  std::string rule;  // name of the rule, or "geometry"
};

struct Furniture {
  // Per page: indices of words that are no part of the text, ascending.
  std::vector<std::vector<std::uint32_t>> words;
  std::vector<FurnitureItem> items;
};

// Pure function. `rules` scopes used: "furniture", "header", "letterhead".
Furniture FindFurniture(const std::vector<Page>& pages, const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_FURNITURE_H_
