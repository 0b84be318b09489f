// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader should look at in a plan. Kinds and their meaning: docs/findings.md. Pure.
#ifndef KEHOACH_PLAN_FINDINGS_H_
#define KEHOACH_PLAN_FINDINGS_H_

#include <string>
#include <vector>

#include "kehoach/page.h"
#include "kehoach/plan.h"
#include "plan/task_table.h"

namespace kehoach::plan {

// Add to plan.findings; change nothing else. `headers[i]` is the header of plan.tables[i].
void AddFindings(const std::vector<HeaderReading>& headers, Plan& plan);
// About pages without text that can be used; they come first.
void AddPageFindings(const std::vector<Page>& pages, Plan& plan);

// Whether a table that is none of tasks counts its rows below a label that no rule knows: it may
// be one whose header the rules have yet to learn.
bool HasUnknownHeader(const Table& table, const HeaderReading& header);
// The finding of kind "unknown_header" about it.
Finding UnknownHeader(const Table& table, const HeaderReading& header);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_FINDINGS_H_
