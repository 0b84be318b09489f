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

// Which parts plan something: those headed as a plan, programme, statement of objectives or
// project, and parts without a heading (annexes) of a document that is or issues one. Elsewhere
// (decisions, notices, reports, letters) lists under "Mục tiêu" and tables of work speak of
// something else.
std::vector<bool> PlanningParts(const std::vector<Part>& parts, const Rules& rules);

// Number that "3", "IV", "b" or "đ" stands for; 0 = none. Letters count in the order of
// enumerations (a b c d đ e g h i k …).
int OrdinalOf(const std::string& text);

// Share of syllables two texts have in common (Dice coefficient over folded syllables), 0..1.
double Likeness(const std::string& a, const std::string& b);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_OBJECTIVES_H_
