// SPDX-License-Identifier: GPL-3.0-or-later
// The objectives and tasks of a plan, each with all that a comparison looks at. Pure, thread-safe.
#ifndef KEHOACH_AUDIT_PLAN_ITEMS_H_
#define KEHOACH_AUDIT_PLAN_ITEMS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kehoach/plan.h"

namespace kehoach::audit {

enum class ItemKind { kObjective, kTask };
const char* ItemKindName(ItemKind kind);  // "objective", "task"

struct PlanItem {
  ItemKind kind = ItemKind::kObjective;
  std::int64_t document = 0;  // whose item it is; chosen by the caller
  // Place in the document: the objective's, or table and row. 0-based.
  std::size_t table = 0, row = 0;
  int page = 0;                         // where it begins; 0 = not known
  std::optional<int> year;              // that its plan is for
  std::string text;                     // what is to be reached or done; never empty
  std::optional<std::string> restated;  // the other wording of an objective
  std::optional<std::string> number;    // as the plan numbers it: "2", "I.3.a"
  std::string heading;                  // of a task: titles of the groups it stands under
  double position = 0;                  // 0..1, first to last of its kind in the document
  // Of tasks:
  std::optional<std::string> lead, support, deadline;  // as printed
  std::vector<std::string> lead_units, support_units;  // keys, sorted; empty: none could be read
  std::optional<Due> due;
  std::vector<Target> targets;  // in the order of the text
};

// Objectives first, then tasks, in the order of the document. Rows that say nothing of what is to
// be done are left out, as are groups.
std::vector<PlanItem> ItemsOf(const Plan& plan, std::int64_t document);

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_PLAN_ITEMS_H_
