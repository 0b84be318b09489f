// SPDX-License-Identifier: GPL-3.0-or-later
// What a deadline cell means. Patterns: rules/deadline.toml; here only the calendar.
#ifndef KEHOACH_PLAN_DUE_H_
#define KEHOACH_PLAN_DUE_H_

#include <optional>
#include <string_view>

#include "kehoach/plan.h"
#include "kehoach/rules.h"

namespace kehoach::plan {

// `cell` is the whole text of the cell, lines joined. A year that the cell leaves out is
// `plan_year`; a plan for several years (`plan_year_to` set) has no such year, so there a period
// without its own year is not told. Nothing when the wording is unknown, says two things, or
// names a day that does not exist: a due is never guessed. Pure, thread-safe.
std::optional<Due> ReadDue(std::string_view cell, std::optional<int> plan_year,
                           std::optional<int> plan_year_to, const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_DUE_H_
