// SPDX-License-Identifier: GPL-3.0-or-later
// What of a plan that was recognised on pictures should be looked at (docs/output.md, "Doubt").
// Pure, thread-safe.
#ifndef KEHOACH_PLAN_DOUBTS_H_
#define KEHOACH_PLAN_DOUBTS_H_

#include <string>
#include <vector>

#include "kehoach/page.h"
#include "kehoach/plan.h"
#include "kehoach/table.h"
#include "plan/confidence.h"

namespace kehoach::plan {

// Sets confidence and doubts of every value that has a recognised word. A plan whose pages have
// none, and every value of embedded text, stays as it is. `pages`: those that the plan was read
// from. `kinds`: how each of the plan's tables is ruled.
void JudgeRecognised(const std::vector<Page>& pages, const std::vector<TableKind>& kinds,
                     Plan& plan);

// Adds to the doubt of that reason, or begins it; the doubts stay in the order of the reasons.
Doubt& DoubtOf(Evidence& evidence, DoubtReason reason);
// The same with a word that it is about, once.
Doubt& AddDoubt(Evidence& evidence, DoubtReason reason, const std::string& word);

// Whether a word as it stands on the page can be no Vietnamese: a part of it is neither a
// syllable, nor an abbreviation in capitals, a number, a code or an address.
bool IsOddWord(const std::string& word);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_DOUBTS_H_
