// SPDX-License-Identifier: GPL-3.0-or-later
// What the reading of plans asks of the rules. Pure, thread-safe.
#ifndef KEHOACH_PLAN_SCOPES_H_
#define KEHOACH_PLAN_SCOPES_H_

#include <string>
#include <vector>

#include "kehoach/rules.h"

namespace kehoach::plan {

// One sentence for each rule whose scope no step asks for (a slip of the pen, most likely): it can
// match nothing. "FILE:LINE: rule 'x': …".
std::vector<std::string> RulesNeverAsked(const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_SCOPES_H_
