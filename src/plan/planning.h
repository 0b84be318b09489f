// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents, and which parts of them, plan anything. Pure.
#ifndef KEHOACH_PLAN_PLANNING_H_
#define KEHOACH_PLAN_PLANNING_H_

#include <vector>

#include "kehoach/rules.h"
#include "plan/parts.h"

namespace kehoach::plan {

// Which parts plan something: those headed as a plan, programme, statement of objectives or
// project, and parts without a heading (annexes) of a document that is or issues one. Elsewhere
// (decisions, notices, reports, letters) lists under "Mục tiêu" and tables of work speak of
// something else.
std::vector<bool> PlanningParts(const std::vector<Part>& parts, const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_PLANNING_H_
