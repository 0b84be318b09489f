// SPDX-License-Identifier: GPL-3.0-or-later
// Fills an archive with generated plans, as an import would, but without files and pages:
//   generate_archive DIR --tasks N | --objectives N | --documents N [--seed S] [--rules RULES]
//                    [--print]
// Stops after the document that reaches the number. --rules: with the units and targets that the
// reader finds by these rules; without it there are none. --print writes the statements instead,
// one a line: meaning, variation, year, issuer, kind and text, separated by tabs; DIR is not
// touched.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "kehoach/rules.h"
#include "plan/targets.h"
#include "plan/units.h"
#include "store/store.h"
#include "support/generated_plans.h"

namespace {

using kehoach::testing::GeneratedPlan;
using kehoach::testing::GeneratorOptions;
using kehoach::testing::PlanGenerator;

// What an import keeps together.
constexpr int kBatch = 64;

struct Goal {
  std::uint64_t tasks = 0, objectives = 0, documents = 0;
  bool print = false;
  std::string rules;  // folder; empty = no units and targets
};

// What the reader adds to a plan whose texts are known.
void Complete(kehoach::Plan& plan, const kehoach::Rules& rules) {
  const kehoach::DocumentFields& fields = plan.document;
  kehoach::plan::UnitReader reader(*fields.issuer.text, *fields.province.text, rules);
  plan.document.agency = reader.agency();
  for (kehoach::PlanTable& table : plan.tables) {
    kehoach::plan::SetUnits(reader, rules, table);
  }
  kehoach::plan::AddTargets(rules, plan);
}

struct Done {
  std::uint64_t tasks = 0, objectives = 0, documents = 0;
  bool Reaches(const Goal& goal) const {
    return (goal.tasks > 0 && tasks >= goal.tasks) ||
           (goal.objectives > 0 && objectives >= goal.objectives) ||
           (goal.documents > 0 && documents >= goal.documents);
  }
};

void Print(const GeneratedPlan& generated) {
  const kehoach::Plan& plan = generated.plan;
  const auto line = [&](const kehoach::testing::StatementTruth& truth, const char* kind,
                        const kehoach::Value& text) {
    fmt::print("{:x}\t{}\t{}\t{}\t{}\t{}\n", truth.meaning,
               kehoach::testing::VariationName(truth.variation), *plan.document.year,
               *plan.document.issuer.text, kind, *text.text);
  };
  for (std::size_t i = 0; i < plan.objectives.size(); ++i) {
    line(generated.objectives[i], "objective", plan.objectives[i].text);
  }
  for (std::size_t t = 0; t < plan.tables.size(); ++t) {
    for (std::size_t r = 0; r < plan.tables[t].rows.size(); ++r) {
      if (generated.tasks[t][r].meaning == 0) continue;
      line(generated.tasks[t][r], "task", plan.tables[t].rows[r].cells[1]);
    }
  }
}

class Filler {
 public:
  explicit Filler(const std::string& directory)
      : archive_(kehoach::store::Archive::Open(directory, kehoach::store::Mode::kCreate)) {
    archive_.Begin();
  }
  void Add(const GeneratedPlan& generated) {
    kehoach::store::DocumentRecord record;
    // No file stands behind it: a number of the right form that tells documents apart.
    record.sha256 = fmt::format("{:016x}{:048x}", kehoach::testing::Mix(generated.index, 3),
                                generated.index + 1);
    record.bytes = 100000;
    record.text = kehoach::store::TextSource::kEmbedded;
    record.seen = "2026-01-31T08:15:30Z";
    archive_.StoreDocument(record, {}, generated.plan, {"0.1.0", "generated"});
    archive_.NotePath(record.sha256, {fmt::format("/generated/{:08}.pdf", generated.index),
                                      record.bytes, 0, record.seen});
    if (++in_batch_ < kBatch) return;
    archive_.Commit();
    archive_.Begin();
    in_batch_ = 0;
  }
  void Finish() { archive_.Commit(); }

 private:
  kehoach::store::Archive archive_;
  int in_batch_ = 0;
};

int Run(const std::string& directory, const Goal& goal, std::uint64_t seed) {
  GeneratorOptions options;
  options.seed = seed;
  const PlanGenerator generator(options);
  Done done;
  if (goal.print) {
    while (!done.Reaches(goal)) {
      const GeneratedPlan plan = generator.At(done.documents++);
      done.tasks += static_cast<std::uint64_t>(plan.task_count());
      done.objectives += plan.objectives.size();
      Print(plan);
    }
    return 0;
  }
  std::optional<kehoach::Rules> rules;
  if (!goal.rules.empty()) {
    kehoach::Result<kehoach::Rules> loaded = kehoach::Rules::Load(goal.rules);
    if (!loaded.ok()) throw std::runtime_error(loaded.error().message);
    rules = std::move(loaded).value();
  }
  const auto start = std::chrono::steady_clock::now();
  Filler filler(directory);
  std::chrono::duration<double> generating{}, completing{};
  while (!done.Reaches(goal)) {
    const auto before = std::chrono::steady_clock::now();
    GeneratedPlan plan = generator.At(done.documents++);
    const auto generated = std::chrono::steady_clock::now();
    generating += generated - before;
    if (rules) Complete(plan.plan, *rules);
    completing += std::chrono::steady_clock::now() - generated;
    done.tasks += static_cast<std::uint64_t>(plan.task_count());
    done.objectives += plan.objectives.size();
    filler.Add(plan);
  }
  filler.Finish();
  const std::chrono::duration<double> all = std::chrono::steady_clock::now() - start;
  const auto rows = static_cast<double>(done.tasks + done.objectives);
  fmt::print(
      "{} documents, {} objectives, {} tasks in {:.1f} s: {:.0f} rows/s stored, "
      "{:.0f} rows/s generated\n",
      done.documents, done.objectives, done.tasks, all.count(), rows / all.count(),
      rows / generating.count());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Goal goal;
  std::uint64_t seed = 1;
  bool good = argc >= 2;
  for (int i = 2; i < argc; ++i) {
    const std::string_view option = argv[i];
    if (option == "--print") {
      goal.print = true;
      continue;
    }
    if (option == "--rules" && i + 1 < argc) {
      goal.rules = argv[++i];
      continue;
    }
    const std::uint64_t number = i + 1 < argc ? std::strtoull(argv[i + 1], nullptr, 10) : 0;
    ++i;
    if (option == "--tasks") {
      goal.tasks = number;
    } else if (option == "--objectives") {
      goal.objectives = number;
    } else if (option == "--documents") {
      goal.documents = number;
    } else if (option == "--seed") {
      seed = number;
    } else {
      good = false;
    }
  }
  if (!good || goal.tasks + goal.objectives + goal.documents == 0) {
    fmt::print(stderr,
               "usage: generate_archive DIR --tasks N | --objectives N | --documents N "
               "[--seed S] [--rules RULES] [--print]\n");
    return 2;
  }
  try {
    return Run(argv[1], goal, seed);
  } catch (const std::exception& e) {
    fmt::print(stderr, "generate_archive: {}\n", e.what());
    return 1;
  }
}
