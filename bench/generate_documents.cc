// SPDX-License-Identifier: GPL-3.0-or-later
// Makes plan documents as PDF files, for the benchmarks of import:
//   generate_documents FOLDER --documents N [--from I] [--seed S] [--jobs J] [--truth] [--looks]
// The texts come from the tests' generator of plans (tests/support/generated_plans.h), the looks
// from what real plans look like: fonts, margins, letterheads, tables over page ends with all
// kinds of borders, lying pages, and four ways of writing a PDF, one of them cairo's. About five
// pages each. The same seed and number give the same bytes, however many are made and by however
// many threads. --truth writes beside each PDF what a reader should find, as `kehoach eval`
// expects it; --looks prints how each document was set. Folders of 500 documents.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "documents/face.h"
#include "documents/pdf_writer.h"
#include "documents/plan_pages.h"
#include "export/json.h"
#include "support/generated_plans.h"

namespace {

namespace fs = std::filesystem;
using kehoach::bench::Dialect;
using kehoach::bench::Family;
using kehoach::bench::PlanPages;
using kehoach::testing::GeneratorOptions;
using kehoach::testing::Mix;
using kehoach::testing::PlanGenerator;
using kehoach::testing::Random;

constexpr std::uint64_t kInFolder = 500;

struct Order {
  std::string folder;
  std::uint64_t documents = 0, from = 0, seed = 1;
  unsigned jobs = 1;
  bool truth = false, looks = false;
};

struct Written {
  std::string pdf, producer;
};

Written Write(const kehoach::bench::Drawing& drawing, Random random) {
  const std::uint32_t way = random.Below(100);
  const bool packed = random.Chance(0.4);
  if (way < 25) return {kehoach::bench::WriteWithCairo(drawing), "cairo"};
  const Dialect dialect = way < 55   ? Dialect::kLines
                          : way < 80 ? Dialect::kBytes
                                     : Dialect::kGlyphs;
  static constexpr const char* kNames[] = {"lines", "bytes", "glyphs"};
  return {kehoach::bench::WritePdf(drawing, {dialect, packed}),
          std::string(kNames[static_cast<int>(dialect)]) + (packed ? ",packed" : "")};
}

void Save(const fs::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::runtime_error(path.string() + ": cannot be written");
}

// The plan's JSON without what is judged apart or follows from the rest.
std::string TruthOf(const kehoach::Plan& plan) {
  auto json = nlohmann::ordered_json::parse(
      kehoach::exporter::PlanToJson(plan, {}, {kehoach::exporter::JsonStyle::kCompact, false}));
  for (const char* key : {"targets", "findings", "source", "made_by"}) json.erase(key);
  json["document"].erase("agency");
  return json.dump(1) + "\n";
}

struct Totals {
  std::atomic<std::uint64_t> pages{0}, bytes{0}, objectives{0}, tasks{0};
};

class Maker {
 public:
  Maker(const Order& order, Totals& totals) : order_(order), totals_(totals) {
    GeneratorOptions options;
    options.seed = order.seed;
    options.recognised = 0;  // born digital
    options.evidence = false;
    options.tasks_min = 14;
    options.tasks_max = 52;
    generator_ = PlanGenerator(options);
  }

  // Returns how it was set.
  std::string Make(std::uint64_t index) {
    const kehoach::testing::GeneratedPlan generated = generator_.At(index);
    const std::uint64_t seed = Mix(Mix(order_.seed, 9), index);
    const PlanPages pages = kehoach::bench::SetPlan(generated.plan, seed, families_);
    const Written written = Write(pages.drawing, Random(Mix(seed, 3)));
    const fs::path folder = fs::path(order_.folder) / fmt::format("{:04}", index / kInFolder);
    const std::string name = fmt::format("ke-hoach-{:06}", index);
    Save(folder / (name + ".pdf"), written.pdf);
    if (order_.truth) Save(folder / (name + ".json"), TruthOf(pages.truth));
    totals_.pages += pages.drawing.pages.size();
    totals_.bytes += written.pdf.size();
    totals_.objectives += generated.plan.objectives.size();
    totals_.tasks += static_cast<std::uint64_t>(generated.task_count());
    return fmt::format("{} pages={} producer={} {}", name, pages.drawing.pages.size(),
                       written.producer, pages.look);
  }

 private:
  const Order& order_;
  Totals& totals_;
  PlanGenerator generator_;
  std::vector<Family> families_ = kehoach::bench::LoadFamilies();
};

int Run(const Order& order) {
  const std::uint64_t end = order.from + order.documents;
  for (std::uint64_t folder = order.from / kInFolder; folder * kInFolder < end; ++folder) {
    fs::create_directories(fs::path(order.folder) / fmt::format("{:04}", folder));
  }
  const auto start = std::chrono::steady_clock::now();
  Totals totals;
  std::atomic<std::uint64_t> next{order.from};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      Maker maker(order, totals);
      for (std::uint64_t index = next++; index < end; index = next++) {
        const std::string look = maker.Make(index);
        if (!order.looks) continue;
        const std::lock_guard lock(mutex);
        fmt::print("{}\n", look);
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      failure = std::current_exception();
      next = end;
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < order.jobs; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  fmt::print(stderr, "{} documents, {} pages, {} objectives, {} tasks, {:.1f} MB in {:.1f} s\n",
             order.documents, totals.pages.load(), totals.objectives.load(), totals.tasks.load(),
             static_cast<double>(totals.bytes.load()) * 1e-6, seconds.count());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Order order;
  order.jobs = std::max(1U, std::thread::hardware_concurrency());
  bool good = argc >= 2;
  if (good) order.folder = argv[1];
  for (int i = 2; i < argc && good; ++i) {
    const std::string_view option = argv[i];
    if (option == "--truth") {
      order.truth = true;
    } else if (option == "--looks") {
      order.looks = true;
    } else if (i + 1 < argc) {
      const std::uint64_t number = std::strtoull(argv[++i], nullptr, 10);
      if (option == "--documents") {
        order.documents = number;
      } else if (option == "--from") {
        order.from = number;
      } else if (option == "--seed") {
        order.seed = number;
      } else if (option == "--jobs") {
        order.jobs = static_cast<unsigned>(std::clamp<std::uint64_t>(number, 1, 64));
      } else {
        good = false;
      }
    } else {
      good = false;
    }
  }
  if (!good || order.documents == 0) {
    fmt::print(stderr,
               "usage: generate_documents FOLDER --documents N [--from I] [--seed S] [--jobs J] "
               "[--truth] [--looks]\n");
    return 2;
  }
  try {
    return Run(order);
  } catch (const std::exception& e) {
    fmt::print(stderr, "generate_documents: {}\n", e.what());
    return 1;
  }
}
