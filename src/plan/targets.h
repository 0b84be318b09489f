// SPDX-License-Identifier: GPL-3.0-or-later
// Quantified targets (docs/targets.md): which numbers and grades of a text bind the plan, and what
// they speak of. Words: rules/targets.toml. Pure, thread-safe.
#ifndef KEHOACH_PLAN_TARGETS_H_
#define KEHOACH_PLAN_TARGETS_H_

#include <string_view>
#include <vector>

#include "kehoach/plan.h"
#include "kehoach/rules.h"

namespace kehoach::plan {

// What kind of text it is tells which numbers are promises.
enum class TargetSource {
  kStatement,  // objectives and what is to be done: a bare number needs a verb
  kAmount,     // columns of targets and products: a bare number is the amount
  kRemark,     // notes: only what is a share or has a comparator
};

// The targets of one text, in its order. Their bytes are those of `text`, `parent` is an index
// into the result, and nothing is said of where the text stands. What is doubtful is left out.
std::vector<Target> ReadTargets(std::string_view text, TargetSource source, const Rules& rules);

// Fills plan.targets from its objectives and tables. An objective's other wording adds what the
// first does not say.
void AddTargets(const Rules& rules, Plan& plan);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_TARGETS_H_
