// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that count something, however they are written. Pure.
#ifndef KEHOACH_PLAN_ORDINAL_H_
#define KEHOACH_PLAN_ORDINAL_H_

#include <optional>
#include <string>
#include <string_view>

#include "kehoach/rules.h"

namespace kehoach::plan {

// Number that "3", "IV", "b" or "đ" stands for; 0 = none. Letters count in the order of
// enumerations (a b c d đ e g h i k …).
int OrdinalOf(const std::string& text);

// A number written out ("nhất", "hai"; map "number-words" of the rules), else nothing.
std::optional<int> NumberOfWord(std::string_view word, const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_ORDINAL_H_
