// SPDX-License-Identifier: GPL-3.0-or-later
// A grid of cells -> a task table: column roles from the header, rows, groups, numbers and paths.
// Pure.
#ifndef KEHOACH_PLAN_TASK_TABLE_H_
#define KEHOACH_PLAN_TASK_TABLE_H_

#include <optional>
#include <string>
#include <vector>

#include "kehoach/plan.h"
#include "kehoach/rules.h"
#include "kehoach/table.h"

namespace kehoach::plan {

// What the rules make of a table's first rows.
struct HeaderReading {
  int rows = 0;                     // header rows, a row of column numbers included
  std::vector<std::string> roles;   // per grid column: "lead", "other2"
  std::vector<std::string> labels;  // per grid column, as printed
  std::vector<bool> known;          // whether a rule knows the label
  bool vetoed = false;              // lists people, prices, words: no task table
  bool is_task_table = false;
};

// Role of one label ("lead"), "veto", "span" or empty. Line breaks inside a label do not matter.
std::string RoleOfLabel(const std::string& label, const Rules& rules);

HeaderReading ReadHeader(const Table& table, const Rules& rules);

// Whether the texts of one row (or of stacked lines) read as a task table's header; what
// table::Options::is_header asks.
bool LooksLikeHeader(const std::vector<std::string>& cells, const Rules& rules);

// REQUIRES: header.is_task_table. `due` of the rows is left to the caller, who knows the year.
PlanTable ReadTaskTable(const Table& table, const HeaderReading& header, const Rules& rules);

// Sets PlanRow::path of rows in order (docs/output.md, tables): "a" under "1.4" is "1.4.a",
// "3" under the group "I" is "I.3".
void SetPaths(std::vector<PlanRow>& rows);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_TASK_TABLE_H_
