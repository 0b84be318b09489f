// SPDX-License-Identifier: GPL-3.0-or-later
// Quantities of a text: numbers with what binds them, their unit and period. Whether one of them
// is a target is told elsewhere (plan/targets.h). Pure, thread-safe.
#ifndef KEHOACH_PLAN_TARGET_QUANTITY_H_
#define KEHOACH_PLAN_TARGET_QUANTITY_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kehoach/plan.h"
#include "kehoach/rules.h"
#include "plan/target_lexicon.h"

namespace kehoach::plan {

struct Quantity {
  std::size_t begin = 0, end = 0;  // with comparator, unit and period; bytes of the folded text
  std::size_t number = 0;          // where its (first) number begins
  std::size_t unit_begin = 0, unit_end = 0;  // unit_begin = unit_end: none is known
  Comparator comparator = Comparator::kEqual;
  bool bound = false;  // has a comparator
  double value = 0;
  std::optional<double> value2;
  bool percent = false;
  std::optional<std::string> per;  // ISO 8601
  // "/hồ sơ": [begin, end)
  std::size_t base_begin = 0, base_end = 0;
  // "trở lên" behind the noun: "từ 95% hộ gia đình trở lên"; [begin, end) of those words
  std::size_t late_begin = 0, late_end = 0;
  bool doubtful = false;  // a rule says that it counts something else, unless it is bound
};

// The quantities of text.folded()[begin, end), in order, without those that no target can be
// (dates, document numbers, standards, what stands in brackets).
std::vector<Quantity> FindQuantities(const FoldedText& text, std::size_t begin, std::size_t end,
                                     const TargetLexicon& words, const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_TARGET_QUANTITY_H_
