// SPDX-License-Identifier: GPL-3.0-or-later
// How alike two wordings are. Pure.
#ifndef KEHOACH_PLAN_LIKENESS_H_
#define KEHOACH_PLAN_LIKENESS_H_

#include <cstddef>
#include <string>

namespace kehoach::plan {

// Share of syllables two texts have in common (Dice coefficient over folded syllables), 0..1.
double Likeness(const std::string& a, const std::string& b);

// Bytes that must be added, taken away or changed to make one text of the other (Levenshtein).
std::size_t EditDistance(const std::string& a, const std::string& b);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_LIKENESS_H_
