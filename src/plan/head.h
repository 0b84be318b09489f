// SPDX-License-Identifier: GPL-3.0-or-later
// Document fields from letterhead, heading and opening (Decree 30/2020/NĐ-CP, articles 7-8 and
// appendix I; Circular 01/2011/TT-BNV for older documents). Pure.
#ifndef KEHOACH_PLAN_HEAD_H_
#define KEHOACH_PLAN_HEAD_H_

#include <vector>

#include "kehoach/page.h"
#include "kehoach/plan.h"
#include "kehoach/rules.h"
#include "plan/parts.h"

namespace kehoach::plan {

// The part whose heading names the document: the first with a type, else the first.
std::size_t MainPart(const std::vector<Part>& parts);

// Everything but signers and recipients (closing.h).
DocumentFields ReadHead(const std::vector<Page>& pages, const std::vector<Part>& parts,
                        const Rules& rules);

// Value made of lines joined by a space, with their places.
Value ValueOfLines(const std::vector<TextLine>& lines, std::string text, std::string rule);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_HEAD_H_
