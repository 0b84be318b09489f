// SPDX-License-Identifier: GPL-3.0-or-later
// From pages to a Plan: the domain. Pure function of its arguments, thread-safe.
#ifndef KEHOACH_PLAN_PLAN_READER_H_
#define KEHOACH_PLAN_PLAN_READER_H_

#include <string>
#include <vector>

#include "kehoach/page.h"
#include "kehoach/plan.h"
#include "kehoach/rules.h"

namespace kehoach::plan {

// What became of one line of the document, for `kehoach rules explain`.
struct LineTrace {
  int page = 0;
  Rect box;
  std::string text;
  std::vector<std::string> rules;  // names of the rules that matched, strongest first
  std::string became;              // "objective 3", "measure", "table 2, row 4", "running head"
  std::string why;                 // one English clause
};

struct Reading {
  Plan plan;
  std::vector<LineTrace> trace;  // empty unless asked for
};

struct ReadOptions {
  bool trace = false;
};

// Reads one document. Pages whose quality verdict is not kUsable give no text (their words are
// not trusted) and leave a finding "needs_ocr".
Reading ReadPlan(const std::vector<Page>& pages, const Rules& rules,
                 const ReadOptions& options = {});

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_PLAN_READER_H_
