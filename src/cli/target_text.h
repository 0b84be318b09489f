// SPDX-License-Identifier: GPL-3.0-or-later
// Targets as text for people, in Vietnamese. Pure, thread-safe.
#ifndef KEHOACH_CLI_TARGET_TEXT_H_
#define KEHOACH_CLI_TARGET_TEXT_H_

#include <optional>
#include <string>

#include "kehoach/plan.h"

namespace kehoach::cli {

// "97,5", "1.200": as documents write numbers.
std::string NumberText(double value);

// "≥ 95 %", "80–90 %", "≥ 2 lần/năm", "Tốt trở lên"; without a sign where the value is met exactly.
std::string TargetValueText(Comparator comparator, const std::optional<double>& value,
                            const std::optional<double>& value2, const std::string& unit,
                            const std::optional<std::string>& per,
                            const std::optional<std::string>& grade);
std::string TargetValueText(const Target& target);

// What is counted and what holds for it, in the order in which the text has them; of an amount the
// task it belongs to.
std::string TargetWordsText(const std::optional<std::string>& subject,
                            const std::optional<std::string>& predicate, const std::string& raw,
                            const std::string& topic);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_TARGET_TEXT_H_
