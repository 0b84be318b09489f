// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/plan_columns.h"

#include <algorithm>

#include <fmt/format.h>

namespace kehoach::store {

std::vector<CellSlot> SlotsOf(const std::vector<std::string>& columns) {
  std::vector<CellSlot> slots(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto here = columns.begin() + static_cast<std::ptrdiff_t>(i);
    const bool repeated = std::find(columns.begin(), here, columns[i]) != here;
    const auto role = std::find(kRoleColumns.begin(), kRoleColumns.end(), columns[i]);
    if (repeated) {
      slots[i].more_key = fmt::format("{}#{}", columns[i], i + 1);
    } else if (role == kRoleColumns.end()) {
      slots[i].more_key = columns[i];
    } else {
      slots[i].column = static_cast<int>(role - kRoleColumns.begin());
    }
  }
  return slots;
}

}  // namespace kehoach::store
