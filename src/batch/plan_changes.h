// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between two readings of one document, value by value. Pure, thread-safe.
#ifndef KEHOACH_BATCH_PLAN_CHANGES_H_
#define KEHOACH_BATCH_PLAN_CHANGES_H_

#include <optional>
#include <string>
#include <vector>

#include "kehoach/plan.h"

namespace kehoach::batch {

struct ValueChange {
  std::string where;  // "document.title", "objective 3", "table 1 row 1.4.a lead"
  std::optional<std::string> before, after;

  friend bool operator==(const ValueChange&, const ValueChange&) = default;
};

// In the order of `after`, then what only `before` had. Objectives are told apart by number, rows
// by table and path, so that a new row does not make all rows below it look changed; measures,
// recipients and findings by their text. Evidence (boxes, rules) is not compared.
std::vector<ValueChange> ComparePlans(const Plan& before, const Plan& after);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_PLAN_CHANGES_H_
