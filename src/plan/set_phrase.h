// SPDX-License-Identifier: GPL-3.0-or-later
// Types and offices in capitals, also where a recogniser has spoiled a letter, a mark or a space of
// them ("KẾ HOACH", "GLÁM ĐỐC", "KT: GIÁM ĐỐC"). What they are is told; their text stays as it was
// read, for the doubts to speak of. Pure, thread-safe.
#ifndef KEHOACH_PLAN_SET_PHRASE_H_
#define KEHOACH_PLAN_SET_PHRASE_H_

#include <optional>

#include "kehoach/rules.h"
#include "kehoach/table.h"

namespace kehoach::plan {

// The rule of scope "type" for a line that begins with a type in capitals. Of a spoiled one, which
// must be all of a recognised line, the hit is the whole line.
std::optional<RuleHit> TypeHit(const TextLine& line, const Rules& rules);

// The rule of scope "signature" for a line in capitals.
std::optional<RuleHit> SignatureHit(const TextLine& line, const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_SET_PHRASE_H_
