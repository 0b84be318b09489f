// SPDX-License-Identifier: GPL-3.0-or-later
// Which column of task_t holds a cell: the closed list of roles has columns of its own, all else
// is in the JSON object `more`.
#ifndef KEHOACH_STORE_PLAN_COLUMNS_H_
#define KEHOACH_STORE_PLAN_COLUMNS_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach::store {

// In the order of the columns of task_t. The printed number has a column apart from the row's
// number, which is without its closing "." or ")".
inline constexpr std::array<std::string_view, 12> kRoleColumns = {
    "number", "content",   "lead",   "support", "deadline", "output",
    "note",   "objective", "method", "target",  "budget",   "other"};

// Where one column of a PlanTable is kept.
struct CellSlot {
  int column = -1;       // index into kRoleColumns; -1 = in `more`
  std::string more_key;  // "other2"; "lead#5" for a second lead, in the fifth column
};

std::vector<CellSlot> SlotsOf(const std::vector<std::string>& columns);

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_PLAN_COLUMNS_H_
