// SPDX-License-Identifier: GPL-3.0-or-later
// Where the time of an import and of a reextract goes:
//   stage_bench RULES-FOLDER PDF-FOLDER [ROUNDS]
// Does what batch::ImportFiles and batch::Reextract do, step by step in this process, and prints
// the CPU time of each step per page and its share. The steps inside of plan::ReadPlan are run once
// more by themselves; "fields" is what remains of it.
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/sha256.h"
#include "batch/file.h"
#include "layout/layout.h"
#include "measure.h"
#include "pdf/pdf.h"
#include "plan/furniture.h"
#include "plan/plan_reader.h"
#include "plan/task_table.h"
#include "store/store.h"
#include "table/table_finder.h"

namespace {

using kehoach::GlyphCapture;
using kehoach::Page;
using kehoach::Plan;
using kehoach::Result;
using kehoach::Rules;
namespace store = kehoach::store;

// As many as an import commits at once.
constexpr std::size_t kGroup = 64;
const store::Versions kVersions{"bench", "bench"};

enum Step {
  kRead,
  kOpen,
  kCapture,
  kWords,
  kFurniture,
  kTables,
  kFields,
  kPack,
  kOriginal,
  kInsert,
  kCommit,
  kImportSteps,  // number of the steps above
  kUnpack = kImportSteps,
  kAgain,
  kSelect,
  kKeep,
  kSteps
};
constexpr const char* kNames[kSteps] = {
    "read file, SHA-256", "open PDF",        "capture glyphs", "build words",
    "furniture",          "tables",          "fields, rows",   "encode, zstd",
    "copy original",      "insert",          "commit",         "decode pages",
    "read plan",          "select old plan", "compare, keep"};

// CPU seconds of each step in one round.
class Clock {
 public:
  // What went by since the last call belongs to `step`.
  void Lap(Step step) {
    const double now = kehoach::bench::CpuSeconds();
    seconds_[step] += now - last_;
    last_ = now;
  }
  void Restart() { last_ = kehoach::bench::CpuSeconds(); }
  void Move(Step from, Step to, double seconds) {
    seconds_[from] -= seconds;
    seconds_[to] += seconds;
  }
  double of(Step step) const { return seconds_[step]; }

 private:
  double seconds_[kSteps] = {};
  double last_ = kehoach::bench::CpuSeconds();
};

std::vector<Page> ReadPages(const std::string& bytes, const std::string& file, Clock& clock) {
  Result<kehoach::pdf::Document> document = kehoach::pdf::Document::Open(bytes, file);
  if (!document) throw std::runtime_error(file + ": " + document.error().message);
  clock.Lap(kOpen);
  std::vector<Page> pages;
  for (int number = 1; number <= document->pages(); ++number) {
    const Result<GlyphCapture> capture = document->Capture(number);
    clock.Lap(kCapture);
    if (!capture) throw std::runtime_error(file + ": " + capture.error().message);
    pages.push_back(kehoach::layout::BuildPage(*capture));
    clock.Lap(kWords);
  }
  return pages;
}

// Returns the CPU seconds of ReadPlan's furniture and tables.
std::pair<double, double> InsideOfPlan(const std::vector<Page>& pages, const Rules& rules) {
  const double start = kehoach::bench::CpuSeconds();
  const kehoach::plan::Furniture furniture = kehoach::plan::FindFurniture(pages, rules);
  const double middle = kehoach::bench::CpuSeconds();
  kehoach::table::Options options;
  options.is_header = [&](const std::vector<std::string>& cells) {
    return kehoach::plan::LooksLikeHeader(cells, rules);
  };
  static_cast<void>(kehoach::table::FindTables(pages, furniture.words, options));
  return {middle - start, kehoach::bench::CpuSeconds() - middle};
}

int ImportOne(const std::string& file, const Rules& rules, store::Archive& archive, Clock& clock) {
  clock.Restart();
  const Result<kehoach::batch::FileContent> content = kehoach::batch::ReadFile(file);
  if (!content) throw std::runtime_error(file + ": " + content.error().message);
  const std::string sha256 = kehoach::Sha256Hex(content->bytes);
  clock.Lap(kRead);
  const std::vector<Page> pages = ReadPages(content->bytes, file, clock);
  const auto [furniture, tables] = InsideOfPlan(pages, rules);
  clock.Restart();
  const Plan plan = kehoach::plan::ReadPlan(pages, rules).plan;
  clock.Lap(kFields);
  clock.Move(kFields, kFurniture, furniture);
  clock.Move(kFields, kTables, tables);
  const std::vector<store::PackedPage> packed = store::PackPages(pages);
  clock.Lap(kPack);
  archive.StoreOriginal(sha256, content->bytes);
  clock.Lap(kOriginal);
  const auto size = static_cast<std::int64_t>(content->bytes.size());
  archive.StoreDocument({sha256, size, "", store::TextSourceOf(pages), store::Now()}, packed, plan,
                        kVersions);
  archive.NotePath(sha256, {file, size, content->state.mtime_ns, store::Now()});
  clock.Lap(kInsert);
  return static_cast<int>(pages.size());
}

int Import(const std::vector<std::string>& files, const Rules& rules, store::Archive& archive,
           Clock& clock) {
  int pages = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (i % kGroup == 0) archive.Begin();
    pages += ImportOne(files[i], rules, archive, clock);
    if (i % kGroup != kGroup - 1 && i + 1 != files.size()) continue;
    clock.Restart();
    archive.Commit();
    clock.Lap(kCommit);
  }
  return pages;
}

void Reextract(const Rules& rules, store::Archive& archive, Clock& clock) {
  archive.Begin();
  for (const std::int64_t document : archive.ReadDocuments()) {
    clock.Restart();
    const Result<std::vector<Page>> pages = archive.LoadPages(document);
    clock.Lap(kUnpack);
    if (!pages) throw std::runtime_error(pages.error().message);
    const Plan plan = kehoach::plan::ReadPlan(*pages, rules).plan;
    clock.Lap(kAgain);
    const Result<Plan> stored = archive.LoadPlan(document);
    clock.Lap(kSelect);
    if (!stored || !(*stored == plan)) throw std::runtime_error("another plan than imported");
    archive.KeepPlan(document, kVersions);
    clock.Lap(kKeep);
  }
  archive.Commit();
}

void Print(const char* title, const std::vector<Clock>& rounds, Step begin, Step end, int pages) {
  std::vector<double> medians;
  double sum = 0;
  for (int step = begin; step < end; ++step) {
    std::vector<double> values;
    for (const Clock& clock : rounds) values.push_back(clock.of(static_cast<Step>(step)));
    medians.push_back(kehoach::bench::Median(values));
    sum += medians.back();
  }
  fmt::print("{:<20} {:>9} {:>7}\n", title, "us/page", "share");
  for (int step = begin; step < end; ++step) {
    const double seconds = medians[static_cast<std::size_t>(step - begin)];
    fmt::print("  {:<18} {:>9.1f} {:>6.1f}%\n", kNames[step], seconds * 1e6 / pages,
               100 * seconds / sum);
  }
  fmt::print("  {:<18} {:>9.1f}\n", "sum", sum * 1e6 / pages);
}

int Run(const std::string& rules_folder, const std::string& folder, int rounds) {
  const std::vector<std::string> files = kehoach::bench::PdfsOf(folder);
  if (files.empty()) throw std::runtime_error(folder + ": no PDF in it");
  const double before_rules = kehoach::bench::CpuSeconds();
  const Result<Rules> rules = Rules::Load(rules_folder);
  if (!rules) throw std::runtime_error(rules.error().source + ": " + rules.error().message);
  const double rules_seconds = kehoach::bench::CpuSeconds() - before_rules;
  std::vector<Clock> clocks;
  int pages = 0;
  for (int round = 0; round <= rounds; ++round) {
    const kehoach::bench::TemporaryFolder temporary;
    store::Archive archive = store::Archive::Open(temporary.path(), store::Mode::kCreate);
    Clock clock;
    pages = Import(files, *rules, archive, clock);
    Reextract(*rules, archive, clock);
    if (round > 0) clocks.push_back(clock);  // the first round only warms caches
  }
  fmt::print("{} files, {} pages, {} rounds; loading the rules: {:.1f} ms once\n", files.size(),
             pages, rounds, rules_seconds * 1e3);
  Print("import", clocks, kRead, kImportSteps, pages);
  Print("reextract", clocks, kUnpack, kSteps, pages);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc > 4) {
    fmt::print(stderr, "usage: stage_bench RULES-FOLDER PDF-FOLDER [ROUNDS]\n");
    return 2;
  }
  try {
    return Run(argv[1], argv[2], argc == 4 ? std::max(1, std::atoi(argv[3])) : 5);
  } catch (const std::exception& e) {
    fmt::print(stderr, "stage_bench: {}\n", e.what());
    return 1;
  }
}
