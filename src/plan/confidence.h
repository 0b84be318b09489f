// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of the pages a value of a plan is made of, and how sure the recogniser was of them.
// Pure, thread-safe.
#ifndef KEHOACH_PLAN_CONFIDENCE_H_
#define KEHOACH_PLAN_CONFIDENCE_H_

#include <string>
#include <vector>

#include "kehoach/page.h"
#include "kehoach/plan.h"

namespace kehoach::plan {

// Whether any word of a page was recognised on a picture.
bool AnyRecognised(const std::vector<Page>& pages);

// A value and its words. Points into the plan and the pages.
struct WordedValue {
  std::string name;  // kehoach/plan_values.h
  std::string role;  // the column of a cell, else empty
  const std::string* text = nullptr;
  Evidence* evidence = nullptr;
  // Those of its places that its text holds, in the order of the places; all of them where it holds
  // none, since a date or a type is told from the words and is not made of them.
  std::vector<const Word*> words;
  bool recognised = false;  // one of the words is
};

// The values that are there, in the order of the plan.
std::vector<WordedValue> FindWords(const std::vector<Page>& pages, Plan& plan);

// evidence.confidence of recognised values: at most that of the least certain of their words.
void SetConfidence(const std::vector<WordedValue>& values);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_CONFIDENCE_H_
