// SPDX-License-Identifier: GPL-3.0-or-later
// What the search index holds of one plan (docs/search.md, "The index"): a function of the plan
// alone, so that the rows of a plan that goes can be taken out of an index that keeps no texts,
// and so that workers can compute it. Pure; thread-safe.
#ifndef KEHOACH_STORE_SEARCH_ROWS_H_
#define KEHOACH_STORE_SEARCH_ROWS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kehoach/plan.h"
#include "store/filter.h"
#include "text/search_tokens.h"

namespace kehoach::store {

// Changes with every change to what SearchRowsOf gives; the next writer then builds the index of
// an archive anew.
inline constexpr int kSearchRowsVersion = 2 * 100 + text::kSearchTokensVersion;

// Groups of columns, in the order of the index: what is done, by whom, what comes out, the rest.
inline constexpr std::size_t kSearchGroups = 4;
// Stands between two texts of a group, so that no phrase runs from one to the next.
inline constexpr std::string_view kTextBoundary = "|";

struct SearchRow {
  ItemKind kind = ItemKind::kDocument;
  std::int64_t ordinal = 0;  // as in row_id.h
  // Tokens parted by ' ' (text/search_tokens.h). `typed` is over all groups.
  std::string typed;
  std::array<std::string, kSearchGroups> spelled, folded;
};

// One of the texts of a row: which column of the views it is, and its group.
struct SearchText {
  std::string_view field;
  std::size_t group = 0;
  std::string_view text;  // lives as long as the plan or its own storage
};

// The texts of a document's own row, of an objective and of a task row, in the order in which the
// index takes them. `storage` holds those that are put together.
void DocumentTexts(const Plan& plan, std::vector<std::string>& storage,
                   std::vector<SearchText>& texts);
void ObjectiveTexts(const Objective& objective, std::vector<SearchText>& texts);
void TaskTexts(const PlanTable& table, const PlanRow& row, std::vector<SearchText>& texts);

// The document's own row, its objectives, its task rows.
std::vector<SearchRow> SearchRowsOf(const Plan& plan);

// The last day of each task row's due date: days since 1990-01-01, 0 = none. In the order of the
// rows; empty when no row has one.
std::vector<std::uint16_t> DueDaysOf(const Plan& plan);
// Of an ISO day (also "2022-01" and "2022": the first); nullopt when it is none or out of range.
std::optional<std::uint16_t> DayNumber(std::string_view iso);

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_SEARCH_ROWS_H_
