// SPDX-License-Identifier: GPL-3.0-or-later
// Plans made by a grammar of administrative Vietnamese, as the reader would have read them, with
// the truth about them: which statements say the same. For tests and benchmarks that need more
// plans than a folder of PDFs holds. Nothing in them is about real persons or real documents.
//
// Deterministic on every platform: the same options and index give the same plan. How truth is
// made, and what it does not show: tests/quality/README.md.
#ifndef KEHOACH_TESTS_SUPPORT_GENERATED_PLANS_H_
#define KEHOACH_TESTS_SUPPORT_GENERATED_PLANS_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "kehoach/plan.h"
#include "support/generated_plans_text.h"

namespace kehoach::testing {

struct GeneratorOptions {
  std::uint64_t seed = 1;
  int objectives_min = 5, objectives_max = 10;  // of a plan
  int tasks_min = 12, tasks_max = 40;           // of a plan, without groups
  // A statement of a series is kept over this many years at most.
  int years_kept = 6;
  double gap = 0.12;      // a kept statement is left out for a year
  double spread = 0.35;   // a statement is one that many agencies have
  int spread_pool = 300;  // different statements that many agencies have, by sector
  // How often a kept statement is worded in each way, by Variation; the rest is verbatim.
  std::array<double, kVariations> variation = {0, 0.12, 0.05, 0.04, 0.05, 0.14, 0.02, 0};
  double recognised = 0.06;     // documents that were scans: all their text has OCR noise
  double new_tone_style = 0.2;  // documents that write "hoà"
  bool evidence = true;         // places and rules of values, as the reader gives them
};

struct StatementTruth {
  std::uint64_t meaning = 0;  // Meaning::id(); 0 = a group row
  Variation variation = Variation::kVerbatim;
  friend bool operator==(const StatementTruth&, const StatementTruth&) = default;
};

struct GeneratedPlan {
  Plan plan;
  std::uint64_t index = 0;
  std::uint64_t agency = 0;  // the same number = the same agency, whatever it is called
  std::vector<StatementTruth> objectives;          // one for each of plan.objectives
  std::vector<std::vector<StatementTruth>> tasks;  // one for each row of plan.tables
  int task_count() const;                          // without groups
};

class PlanGenerator {
 public:
  explicit PlanGenerator(const GeneratorOptions& options = {}) : options_(options) {}
  // Thread-safe. Plans of one series stand together, year after year: 15 from 15 n on.
  GeneratedPlan At(std::uint64_t index) const;
  const GeneratorOptions& options() const { return options_; }

 private:
  GeneratorOptions options_;
};

}  // namespace kehoach::testing

#endif  // KEHOACH_TESTS_SUPPORT_GENERATED_PLANS_H_
