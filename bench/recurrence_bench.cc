// SPDX-License-Identifier: GPL-3.0-or-later
// How well and how fast objectives that say the same are found:
//   recurrence_bench quality          precision and recall by threshold, on seeds of their own
//   recurrence_bench scale [N…]       archives of N generated objectives (default 10000 100000
//                                     1000000): grouping all, then an import of 100 plans more
//   recurrence_bench near-misses [N…] N contents, no two the same, each with 999 others that differ
//   in
//                                     one word: buckets are as full as they get (in memory)
//   recurrence_bench order N          groups of N objectives, in order and reversed: the same?
// Times are of the machine; the ratios printed with them are not.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "audit/recurrence.h"
#include "base/sha256.h"
#include "batch/recurrence_index.h"
#include "measure.h"
#include "quality/recurrence_truth.h"
#include "store/recurrence_tables.h"
#include "store/store.h"
#include "support/generated_plans.h"

namespace {

using kehoach::Sha256Hex;
using kehoach::audit::Grouper;
using kehoach::audit::NodeId;
using kehoach::bench::CpuSeconds;
using kehoach::store::Archive;
namespace audit = kehoach::audit;
namespace batch = kehoach::batch;
namespace store = kehoach::store;
namespace testing = kehoach::testing;

class Timer {
 public:
  double Wall() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - wall_).count();
  }
  double Cpu() const { return CpuSeconds() - cpu_; }

 private:
  std::chrono::steady_clock::time_point wall_ = std::chrono::steady_clock::now();
  double cpu_ = CpuSeconds();
};

// ---- quality -----------------------------------------------------------------------------

testing::RecurrenceScore Score(const std::vector<testing::RecurrenceItem>& items,
                               const audit::Thresholds& thresholds) {
  Grouper grouper(thresholds);
  std::vector<std::int64_t> nodes;
  for (const testing::RecurrenceItem& item : items) {
    const audit::Wording wording = audit::Normalise(item.text);
    nodes.push_back(wording.content.empty() ? -1 : grouper.Add(wording.content));
  }
  batch::GroupOnThreads(grouper, 0);
  std::vector<std::uint64_t> groups;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    groups.push_back(nodes[i] < 0 ? (std::uint64_t{1} << 40) + i
                                  : grouper.Leader(static_cast<std::uint32_t>(nodes[i])));
  }
  return testing::ScoreRecurrence(items, groups);
}

void Quality() {
  struct Set {
    const char* name;
    testing::RecurrenceTruthOptions options;
  };
  std::vector<Set> sets = {{"objectives", {}},
                           {"tasks", {}},
                           {"hard objectives", testing::HardRecurrenceTruth()},
                           {"hard tasks", testing::HardRecurrenceTruth()}};
  std::uint64_t seed = 201;
  for (Set& set : sets) {
    set.options.seed = seed++;
    set.options.items = 20'000;
    set.options.objectives = std::string_view(set.name).find("tasks") == std::string_view::npos;
    const auto items = testing::MakeRecurrenceTruth(set.options);
    fmt::print("{} (seed {}, {} items)\nthreshold  precision  recall\n", set.name, set.options.seed,
               items.size());
    for (const double same : {0.60, 0.70, 0.75, 0.80, 0.82, 0.84, 0.86, 0.88, 0.90, 0.95}) {
      const testing::RecurrenceScore score = Score(items, {same, same - 0.14});
      fmt::print("{:9.2f}  {:9.4f}  {:6.4f}{}\n", same, score.all.Precision(), score.all.Recall(),
                 same == audit::kSameObjective ? "  <- in use" : "");
    }
    fmt::print("{}\n", testing::Report(Score(items, {})));
  }
}

// ---- scale -------------------------------------------------------------------------------

const store::Versions kVersions{"bench", "none"};

testing::GeneratorOptions ObjectivesOnly() {
  testing::GeneratorOptions options;
  options.tasks_min = options.tasks_max = 1;
  options.evidence = false;
  return options;
}

// Stores generated plans, their objectives only, from number `from` on. Returns the number after
// the last one.
std::uint64_t Fill(Archive& archive, const testing::PlanGenerator& generator, std::uint64_t from,
                   std::uint64_t plans, std::int64_t& objectives) {
  for (std::uint64_t i = from; i < from + plans; ++i) {
    testing::GeneratedPlan made = generator.At(i);
    made.plan.tables.clear();
    made.plan.findings.clear();
    store::DocumentRecord record;
    record.sha256 = Sha256Hex(fmt::format("plan {}", i));
    record.seen = "2026-01-01T00:00:00Z";
    objectives += static_cast<std::int64_t>(made.plan.objectives.size());
    archive.StoreDocument(record, {}, made.plan, kVersions);
  }
  return from + plans;
}

void Scale(std::span<const std::int64_t> sizes) {
  fmt::print(
      "objectives     all: wall  CPU s  µs each  peak MiB   groups  "
      "100 plans: wall s  CPU s  share of all\n");
  double last = 0;
  for (const std::int64_t size : sizes) {
    const kehoach::bench::TemporaryFolder folder;
    const testing::PlanGenerator generator(ObjectivesOnly());
    Archive archive = Archive::Open(folder.path() + "/a", store::Mode::kCreate);
    std::int64_t objectives = 0;
    std::uint64_t plans = 0;
    while (objectives < size) {
      archive.Begin();
      plans = Fill(archive, generator, plans, 500, objectives);
      archive.Commit();
    }
    double wall = 0, cpu = 0;
    const auto rebuild = [&] {
      const Timer timer;
      archive.Begin();
      batch::RebuildRecurrence(archive);
      archive.Commit();
      wall = timer.Wall();
      cpu = timer.Cpu();
    };
    rebuild();
    const double peak = kehoach::bench::PeakMib();
    // As an import does it: two batches of some documents, each with its update.
    double more_wall = 0, more_cpu = 0;
    for (int part = 0; part < 2; ++part) {
      archive.Begin();
      plans = Fill(archive, generator, plans + 7'000'000, 50, objectives);
      const Timer timer;
      batch::UpdateRecurrence(archive);
      more_wall += timer.Wall();
      more_cpu += timer.Cpu();
      archive.Commit();
    }
    std::int64_t groups = 0;
    NodeId leader = 0;
    std::vector<NodeId> leaders;
    store::RecurrenceTables(archive).ForEachMember(
        [&](std::int64_t, std::int64_t of) { leaders.push_back(of); });
    std::ranges::sort(leaders);
    for (const NodeId of : leaders) groups += std::exchange(leader, of) != of ? 1 : 0;
    fmt::print("{:10}  {:12.2f} {:6.2f} {:8.1f} {:9.0f} {:8}  {:17.3f} {:6.3f} {:13.4f}\n",
               objectives, wall, cpu, 1e6 * cpu / static_cast<double>(objectives), peak, groups,
               more_wall, more_cpu, more_cpu / cpu);
    if (last > 0) fmt::print("            {:.1f} × the CPU time of the size before\n", cpu / last);
    last = cpu;
  }
}

// ---- near misses ---------------------------------------------------------------------------

void NearMisses(std::span<const std::int64_t> sizes) {
  fmt::print("  contents  CPU s  µs each  peak MiB   groups\n");
  double last = 0;
  for (const std::int64_t size : sizes) {
    // Ordinary words: the weight stands above the letters (wording.h).
    const auto word = [](testing::Random& random, std::uint32_t of) {
      return (std::uint64_t{1} << 62) | (random.Below(of) + 100'000);
    };
    const Timer timer;
    Grouper grouper;
    std::vector<audit::ContentWord> content(11);
    for (std::int64_t frame = 0; frame * 1000 < size; ++frame) {
      testing::Random random(static_cast<std::uint64_t>(frame) + 1);
      for (audit::ContentWord& w : content) w = word(random, 3000);
      for (std::uint64_t filler = 0; filler < 1000; ++filler) {
        content[5] = (std::uint64_t{1} << 62) | (200'000 + filler);
        grouper.Add(content);
      }
    }
    batch::GroupOnThreads(grouper, 0);
    std::int64_t groups = 0;
    for (std::uint32_t node = 0; node < grouper.size(); ++node) {
      groups += grouper.Leader(node) == node ? 1 : 0;
    }
    const double cpu = timer.Cpu();
    fmt::print("{:10} {:6.2f} {:8.1f} {:9.0f} {:8}\n", grouper.size(), cpu,
               1e6 * cpu / static_cast<double>(grouper.size()), kehoach::bench::PeakMib(), groups);
    if (last > 0) fmt::print("            {:.1f} × the CPU time of the size before\n", cpu / last);
    last = cpu;
  }
}

// ---- order -------------------------------------------------------------------------------

std::vector<NodeId> GroupsOf(const std::vector<std::string>& texts, bool reversed) {
  Grouper grouper;
  std::vector<std::int64_t> nodes(texts.size(), -1);
  for (std::size_t k = 0; k < texts.size(); ++k) {
    const std::size_t i = reversed ? texts.size() - 1 - k : k;
    const audit::Wording wording = audit::Normalise(texts[i]);
    if (!wording.content.empty()) nodes[i] = grouper.Add(wording.content);
  }
  batch::GroupOnThreads(grouper, reversed ? 1 : 0);
  std::vector<NodeId> groups;
  for (const std::int64_t node : nodes) {
    groups.push_back(node < 0 ? -1 : grouper.Id(grouper.Leader(static_cast<std::uint32_t>(node))));
  }
  return groups;
}

int Order(std::int64_t size) {
  const testing::PlanGenerator generator(ObjectivesOnly());
  std::vector<std::string> texts;
  for (std::uint64_t i = 0; static_cast<std::int64_t>(texts.size()) < size; ++i) {
    for (const kehoach::Objective& o : generator.At(i).plan.objectives) {
      if (o.text.text) texts.push_back(*o.text.text);
    }
  }
  const bool same = GroupsOf(texts, false) == GroupsOf(texts, true);
  fmt::print("{} objectives: {}\n", texts.size(), same ? "the same groups" : "OTHER GROUPS");
  return same ? 0 : 1;
}

int Run(std::span<char*> arguments) {
  const std::string_view what = arguments.size() > 1 ? arguments[1] : "";
  std::vector<std::int64_t> sizes;
  for (std::size_t i = 2; i < arguments.size(); ++i) sizes.push_back(std::atoll(arguments[i]));
  if (what == "quality") {
    Quality();
  } else if (what == "scale") {
    if (sizes.empty()) sizes = {10'000, 100'000, 1'000'000};
    Scale(sizes);
  } else if (what == "near-misses") {
    if (sizes.empty()) sizes = {10'000, 100'000, 1'000'000};
    NearMisses(sizes);
  } else if (what == "order" && !sizes.empty()) {
    return Order(sizes.front());
  } else {
    fmt::print(stderr,
               "usage: recurrence_bench quality | scale [N…] | near-misses [N…] | order N\n");
    return 2;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return Run({argv, static_cast<std::size_t>(argc)});
  } catch (const std::exception& error) {
    fmt::print(stderr, "recurrence_bench: {}\n", error.what());
    return 1;
  }
}
