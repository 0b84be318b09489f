// SPDX-License-Identifier: GPL-3.0-or-later
// The most memory that reading a document takes:
//   memory_bench KEHOACH RULES-FOLDER PDF-FOLDER [PAGES]
// Runs `kehoach extract` on every PDF of the folder and prints the largest peaks. With PAGES also
// on the document of the largest peak, its pages repeated until it has that many.
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "measure.h"
#include "varied_copy.h"

namespace {

constexpr std::size_t kPrinted = 3;

int Run(const std::string& program, const std::string& rules, const std::string& folder,
        int pages) {
  const auto extract = [&](const std::string& file) {
    return kehoach::bench::RunProgram({program, "extract", file, "--quiet", "--rules", rules});
  };
  std::vector<std::pair<double, std::string>> peaks;
  for (const std::string& file : kehoach::bench::PdfsOf(folder)) {
    peaks.emplace_back(extract(file).peak_mib, file);
  }
  if (peaks.empty()) throw std::runtime_error(folder + ": no PDF in it");
  std::sort(peaks.rbegin(), peaks.rend());
  fmt::print("{:>8}  largest of {} documents\n", "MiB", peaks.size());
  for (std::size_t i = 0; i < std::min(kPrinted, peaks.size()); ++i) {
    fmt::print("{:>8.1f}  {}\n", peaks[i].first,
               std::filesystem::path(peaks[i].second).filename().string());
  }
  if (pages <= 0) return 0;
  const kehoach::bench::TemporaryFolder temporary;
  const std::string repeated = temporary.path() + "/repeated.pdf";
  // In a process of its own: a program that is started inherits the peak of its caller.
  kehoach::bench::RunForked(
      [&] { kehoach::bench::WriteRepeated(peaks.front().second, repeated, pages); });
  const kehoach::bench::Usage used = extract(repeated);
  fmt::print("{:>8.1f}  the first of them repeated to {} pages ({:.2f} CPU ms a page)\n",
             used.peak_mib, pages, used.seconds * 1e3 / pages);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4 || argc > 5) {
    fmt::print(stderr, "usage: memory_bench KEHOACH RULES-FOLDER PDF-FOLDER [PAGES]\n");
    return 2;
  }
  try {
    return Run(argv[1], argv[2], argv[3], argc == 5 ? std::atoi(argv[4]) : 0);
  } catch (const std::exception& e) {
    fmt::print(stderr, "memory_bench: {}\n", e.what());
    return 1;
  }
}
