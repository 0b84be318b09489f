// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the benchmarks' corpus:  vary_corpus SOURCE-FOLDER TARGET-FOLDER PAGES
// Copies of all PDFs of a folder, each copy's pages moved by another small step, until there are
// at least PAGES pages. No two files have the same bytes, nor two pages the same boxes.
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "measure.h"
#include "varied_copy.h"

namespace {

// Points. Small, so that all copies are laid out as the original is.
constexpr double kStep = 0.05;

int Run(const std::string& source, const std::string& target, int wanted) {
  const std::vector<std::string> files = kehoach::bench::PdfsOf(source);
  if (files.empty()) {
    fmt::print(stderr, "vary_corpus: no PDF in {}\n", source);
    return 2;
  }
  std::filesystem::create_directories(target);
  int pages = 0, documents = 0;
  for (int copy = 1; pages < wanted; ++copy) {
    for (const std::string& file : files) {
      const std::filesystem::path to =
          std::filesystem::path(target) /
          fmt::format("{}-{}.pdf", std::filesystem::path(file).stem().string(), copy);
      pages += kehoach::bench::WriteShifted(file, to.string(), kStep * copy, -kStep * copy);
      ++documents;
    }
  }
  fmt::print("{} documents, {} pages\n", documents, pages);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: vary_corpus SOURCE-FOLDER TARGET-FOLDER PAGES\n");
    return 2;
  }
  try {
    return Run(argv[1], argv[2], std::atoi(argv[3]));
  } catch (const std::exception& e) {
    fmt::print(stderr, "vary_corpus: {}\n", e.what());
    return 1;
  }
}
