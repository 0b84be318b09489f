// SPDX-License-Identifier: GPL-3.0-or-later
// A generated plan as a document: how it looks is drawn by chance from what real plans look like
// (Decree 30/2020/ND-CP and what agencies make of it), what it says is the plan's.
#ifndef KEHOACH_BENCH_DOCUMENTS_PLAN_PAGES_H_
#define KEHOACH_BENCH_DOCUMENTS_PLAN_PAGES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "documents/drawing.h"
#include "documents/face.h"
#include "kehoach/plan.h"

namespace kehoach::bench {

struct PlanPages {
  Drawing drawing;
  // What a reader should find: the plan as it was printed (numbering of rows, closing marks).
  Plan truth;
  std::string look;  // one line for people: font, borders, table forms
};

// `seed` decides the look. The plan has no evidence (GeneratorOptions::evidence = false).
// Deterministic; thread-safe for different `families`.
PlanPages SetPlan(Plan plan, std::uint64_t seed, const std::vector<Family>& families);

}  // namespace kehoach::bench

#endif  // KEHOACH_BENCH_DOCUMENTS_PLAN_PAGES_H_
