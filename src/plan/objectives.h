// SPDX-License-Identifier: GPL-3.0-or-later
// Objectives and follow-up measures from the body of a document, and which objective each table
// stands under (docs/output.md: objectives, measures, tables.objective). Pure.
#ifndef KEHOACH_PLAN_OBJECTIVES_H_
#define KEHOACH_PLAN_OBJECTIVES_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kehoach/plan.h"
#include "kehoach/rules.h"
#include "plan/parts.h"

namespace kehoach::plan {

// What a paragraph became, for the trace.
struct ParagraphUse {
  const Paragraph* paragraph = nullptr;  // lives as long as the parts
  std::string became, rule, why;
};

struct BodyReading {
  std::vector<Objective> objectives;  // headed and listed, merged by number
  std::vector<Value> measures;
  std::map<std::size_t, int> table_objective;  // table index -> objective number
  std::vector<ParagraphUse> uses;
};

// `task_tables[i]`: whether table i is a task table.
BodyReading ReadBody(const std::vector<Part>& parts, const std::vector<bool>& task_tables,
                     const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_OBJECTIVES_H_
