// SPDX-License-Identifier: GPL-3.0-or-later
// What recognising a page costs, beside the tesseract command on the same pictures:
//   ocr_bench KEHOACH RULES-FOLDER PDF-FOLDER SCAN-FOLDER [ROUNDS] [PAGES]
// 1. PAGES pages (3) that are mostly a table and as many without any, of different documents of
//    PDF-FOLDER, drawn at 200 and 300 dots per inch. `RecognizePage` with the engine loaded before,
//    and `tesseract PICTURE stdout -l vie` with one thread, in turn page by page in each of ROUNDS
//    rounds (3; 0: without this part); medians of each page, summed. The command's start (program,
//    language, an empty small picture) is in its time; so there is a ratio with and one without it.
//    Pictures are PNM: reading them costs the command next to nothing.
// 2. `kehoach import` of SCAN-FOLDER into a new archive with --jobs 1 and --jobs 2, once each: time
//    by the clock, CPU time of all processes, most memory of a worker (--events).
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "layout/layout.h"
#include "measure.h"
#include "ocr/ocr.h"
#include "pdf/pdf.h"
#include "table/table_finder.h"
#include "watched_run.h"

namespace {

namespace fs = std::filesystem;
using kehoach::Page;
using kehoach::PageImage;
using kehoach::Result;
using kehoach::bench::Median;
using kehoach::bench::WatchedRun;

constexpr double kCpuTarget = 1.1, kJobsTarget = 1.8, kMemoryTarget = 300;
constexpr int kResolutions[] = {200, 300};

template <typename T>
T Need(Result<T> result, const std::string& what) {
  if (!result) throw std::runtime_error(what + ": " + result.error().message);
  return std::move(*result);
}

enum Kind { kTable, kText, kKinds };
constexpr const char* kKindNames[kKinds] = {"table", "text"};

struct Chosen {
  std::string file;
  int page = 0;
};

// The kind of each page; kKinds: of no use here. A table page has a table over half its height, a
// text page none, and as many words as a page of running text.
std::vector<Kind> KindsOf(const std::vector<Page>& pages) {
  constexpr float kMostly = 0.5F;
  constexpr std::size_t kFull = 250;
  std::vector<float> covered(pages.size(), 0);
  for (const kehoach::Table& table :
       kehoach::table::FindTables(pages, std::vector<std::vector<std::uint32_t>>(pages.size()), {})
           .tables) {
    for (const kehoach::Place& place : table.places) {
      covered[std::size_t(place.page - 1)] += place.box.bottom - place.box.top;
    }
  }
  std::vector<Kind> kinds;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const bool table = covered[i] > kMostly * pages[i].height;
    const bool text = covered[i] <= 0 && pages[i].words.size() >= kFull;
    kinds.push_back(table ? kTable : text ? kText : kKinds);
  }
  return kinds;
}

std::string Pnm(const PageImage& image) {
  std::string out =
      fmt::format("P{}\n{} {}\n255\n", image.channels == 3 ? 6 : 5, image.width, image.height);
  for (int y = 0; y < image.height; ++y) {
    out.append(reinterpret_cast<const char*>(image.Row(y)),
               std::size_t(image.width) * std::size_t(image.channels));
  }
  return out;
}

PageImage ReadPnm(const std::string& path, double dpi) {
  const std::string bytes = kehoach::bench::ReadAll(path);
  PageImage image;
  char kind = 0;
  int at = 0;
  if (std::sscanf(bytes.c_str(), "P%c %d %d 255%n", &kind, &image.width, &image.height, &at) != 3) {
    throw std::runtime_error(path + ": is no picture");
  }
  image.channels = kind == '6' ? 3 : 1;
  image.stride = std::size_t(image.width) * std::size_t(image.channels);
  const std::size_t size = image.stride * std::size_t(image.height);
  if (bytes.size() != std::size_t(at) + 1 + size) throw std::runtime_error(path + ": cut off");
  image.pixels.reset(static_cast<std::uint8_t*>(std::malloc(size)));
  if (!image.pixels) throw std::bad_alloc();
  std::memcpy(image.pixels.get(), bytes.data() + at + 1, size);
  image.dpi_x = image.dpi_y = dpi;
  image.box = {0, 0, static_cast<float>(image.width * 72 / dpi),
               static_cast<float>(image.height * 72 / dpi)};
  return image;
}

std::string PicturePath(const std::string& folder, Kind kind, int dpi, std::size_t i) {
  return fmt::format("{}/{}-{}-{}.pnm", folder, kKindNames[kind], dpi, i);
}

// Draws the first pages of each kind, at most one a document, and notes which they are.
void DrawPages(const std::string& corpus, const std::string& folder, std::size_t wanted) {
  std::vector<Chosen> chosen[kKinds];
  for (const std::string& file : kehoach::bench::PdfsOf(corpus)) {
    const std::string bytes = kehoach::bench::ReadAll(file);
    auto document = Need(kehoach::pdf::Document::Open(bytes, file), file);
    std::vector<Page> pages;
    for (int number = 1; number <= document.pages(); ++number) {
      pages.push_back(kehoach::layout::BuildPage(Need(document.Capture(number), file)));
    }
    const std::vector<Kind> kinds = KindsOf(pages);
    for (const Kind kind : {kTable, kText}) {
      const auto found = std::find(kinds.begin(), kinds.end(), kind);
      if (found == kinds.end() || chosen[kind].size() == wanted) continue;
      const int number = static_cast<int>(found - kinds.begin()) + 1;
      for (const int dpi : kResolutions) {
        const PageImage image = Need(document.Render(number, {.dpi = double(dpi)}), file);
        std::ofstream(PicturePath(folder, kind, dpi, chosen[kind].size()), std::ios::binary)
            << Pnm(image);
      }
      chosen[kind].push_back({fs::path(file).stem().string(), number});
    }
  }
  for (const Kind kind : {kTable, kText}) {
    if (chosen[kind].size() < wanted) {
      throw std::runtime_error(fmt::format("{}: too few {} pages", corpus, kKindNames[kind]));
    }
    for (const Chosen& page : chosen[kind]) {
      fmt::print("  {:<6} {} page {}\n", kKindNames[kind], page.file, page.page);
    }
  }
  std::fflush(stdout);
}

// CPU seconds of RecognizePage alone, with a new engine that is loaded already. In a process of its
// own, so that what one page leaves in memory does not meet the next.
double Recognise(const std::string& picture, int dpi, const std::string& note) {
  kehoach::bench::RunForked([&] {
    auto engine = Need(kehoach::ocr::Engine::Load(), "engine");
    const PageImage image = ReadPnm(picture, dpi);
    kehoach::ocr::Options options;
    options.deadline_ms = 600'000;
    const double start = kehoach::bench::CpuSeconds();
    const auto read = Need(kehoach::ocr::RecognizePage(image, engine, options), picture);
    const double seconds = kehoach::bench::CpuSeconds() - start;
    if (read.page.words.empty()) throw std::runtime_error(picture + ": nothing was read");
    std::ofstream(note) << fmt::format("{}", seconds);
  });
  double seconds = 0;
  std::ifstream(note) >> seconds;
  return seconds;
}

double Tesseract(const std::string& picture, int dpi) {
  return kehoach::bench::RunProgram(
             {"tesseract", picture, "stdout", "-l", "vie", "--dpi", std::to_string(dpi)})
      .seconds;
}

void PrintPages(const std::string& corpus, int rounds, std::size_t pages) {
  const kehoach::bench::TemporaryFolder temporary;
  const std::string& folder = temporary.path();
  fmt::print("Pages, {} rounds\n", rounds);
  std::fflush(stdout);
  kehoach::bench::RunForked([&] { DrawPages(corpus, folder, pages); });
  const std::string empty = folder + "/empty.pnm", note = folder + "/seconds";
  std::ofstream(empty, std::ios::binary) << "P5\n64 64\n255\n" << std::string(64 * 64, '\xff');
  // The command reads this when it is loaded; our engine needs no such thing.
  ::setenv("OMP_THREAD_LIMIT", "1", 1);

  std::vector<double> starts;
  std::vector<std::vector<double>> ours(kKinds * std::size(kResolutions) * pages);
  std::vector<std::vector<double>> theirs(ours.size());
  for (int round = 0; round < rounds; ++round) {
    starts.push_back(Tesseract(empty, kResolutions[0]));
    std::size_t at = 0;
    for (const Kind kind : {kTable, kText}) {
      for (const int dpi : kResolutions) {
        for (std::size_t i = 0; i < pages; ++i, ++at) {
          const std::string picture = PicturePath(folder, kind, dpi, i);
          ours[at].push_back(Recognise(picture, dpi, note));
          theirs[at].push_back(Tesseract(picture, dpi));
        }
      }
    }
  }
  const double start = Median(starts);
  fmt::print("  start of tesseract {:.3f} CPU s\n\n", start);
  fmt::print("{:<24} {:>9} {:>10} {:>7} {:>14} {:>8}\n", "CPU s a page", "kehoach", "tesseract",
             "ratio", "without start", "target");
  std::size_t at = 0;
  for (const Kind kind : {kTable, kText}) {
    for (const int dpi : kResolutions) {
      double our = 0, their = 0;
      for (std::size_t i = 0; i < pages; ++i, ++at) {
        our += Median(ours[at]) / double(pages);
        their += Median(theirs[at]) / double(pages);
      }
      fmt::print("{:<24} {:>9.2f} {:>10.2f} {:>7.2f} {:>14.2f} {:>8}\n",
                 fmt::format("{} pages at {}", kKindNames[kind], dpi), our, their, our / their,
                 our / (their - start), fmt::format("<= {}", kCpuTarget));
    }
  }
}

struct Import {
  WatchedRun run;
  std::int64_t pages = 0;
  double worker_mib = 0;
};

Import ImportScans(const std::string& program, const std::string& rules, const std::string& scans,
                   int jobs) {
  const kehoach::bench::TemporaryFolder temporary;
  const std::string events = temporary.path() + "/events";
  Import import;
  import.run = kehoach::bench::Watch({program, "import", scans, "--quiet", "--rules", rules,
                                      "--archive", temporary.path() + "/archive", "--jobs",
                                      std::to_string(jobs), "--events", events});
  if (import.run.status != 0) {
    throw std::runtime_error(fmt::format("import: status {}", import.run.status));
  }
  std::ifstream lines(events);
  for (std::string line; std::getline(lines, line);) {
    const nlohmann::json event = nlohmann::json::parse(line);
    import.pages += event.value("pages", std::int64_t{0});
    if (event.at("peak_memory").is_null()) continue;
    import.worker_mib =
        std::max(import.worker_mib, event.at("peak_memory").get<double>() / (1 << 20));
  }
  return import;
}

void PrintImport(const std::string& program, const std::string& rules, const std::string& scans) {
  const Import one = ImportScans(program, rules, scans, 1);
  const Import two = ImportScans(program, rules, scans, 2);
  fmt::print("{:<24} {:>9} {:>10} {:>7} {:>14} {:>8}\n", "import of scans", "1 job", "2 jobs",
             "ratio", "", "target");
  fmt::print("{:<24} {:>9.1f} {:>10.1f} {:>7.2f} {:>14} {:>8}\n",
             fmt::format("{} pages, wall s", one.pages), one.run.wall, two.run.wall,
             one.run.wall / two.run.wall, "", fmt::format(">= {}", kJobsTarget));
  fmt::print("{:<24} {:>9.1f} {:>10.1f} {:>7.2f}\n", "all processes, CPU s", one.run.cpu,
             two.run.cpu, one.run.cpu / two.run.cpu);
  // How much of the processors' time the run had: far below the number of jobs on a busy machine.
  fmt::print("{:<24} {:>9.2f} {:>10.2f}\n", "processors in use", one.run.cpu / one.run.wall,
             two.run.cpu / two.run.wall);
  fmt::print("{:<24} {:>9.0f} {:>10.0f} {:>7} {:>14} {:>8}\n", "largest worker, MiB",
             one.worker_mib, two.worker_mib, "", "", fmt::format("<= {:.0f}", kMemoryTarget));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5 || argc > 7) {
    fmt::print(stderr,
               "usage: ocr_bench KEHOACH RULES-FOLDER PDF-FOLDER SCAN-FOLDER [ROUNDS] [PAGES]\n");
    return 2;
  }
  try {
    const int rounds = argc > 5 ? std::max(0, std::atoi(argv[5])) : 3;
    const int pages = argc > 6 ? std::max(1, std::atoi(argv[6])) : 3;
    if (rounds > 0) PrintPages(argv[3], rounds, static_cast<std::size_t>(pages));
    fmt::print("\n");
    std::fflush(stdout);
    PrintImport(argv[1], argv[2], argv[4]);
  } catch (const std::exception& e) {
    fmt::print(stderr, "ocr_bench: {}\n", e.what());
    return 1;
  }
  return 0;
}
