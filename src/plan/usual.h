// SPDX-License-Identifier: GPL-3.0-or-later
// How plans write two words that stand side by side. Thread-safe.
#ifndef KEHOACH_PLAN_USUAL_H_
#define KEHOACH_PLAN_USUAL_H_

#include <string>

namespace kehoach::plan {

enum class Usage {
  kUnknown,    // a pair that the list does not have
  kUsual,      // just as plans write it
  kOtherwise,  // plans have these two with other marks: "đê nghị" for "đề nghị"
};
// Of two words as text::KeyPlacement gives them.
Usage UsageOf(const std::string& first, const std::string& second);
// Whether plans write a word with other marks between these two: "chế chi tiêu" for "chế chỉ
// tiêu", where "chỉ tiêu" alone is usual.
bool FitsOtherwise(const std::string& left, const std::string& word, const std::string& right);
// Of one: kOtherwise where the list has it with other marks alone.
Usage UsageOf(const std::string& word);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_USUAL_H_
