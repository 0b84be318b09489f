// SPDX-License-Identifier: GPL-3.0-or-later
// A plan as text for people, with Vietnamese labels. Pure, thread-safe.
#ifndef KEHOACH_CLI_PLAN_VIEW_H_
#define KEHOACH_CLI_PLAN_VIEW_H_

#include <string>

#include "kehoach/plan.h"
#include "store/store.h"

namespace kehoach::cli {

// `columns` = width of the terminal; 0: as wide as need be.
std::string PlanView(const store::DocumentSummary& document, const Plan& plan, int columns);
// The task tables only.
std::string TablesView(const Plan& plan, int columns);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_PLAN_VIEW_H_
