// SPDX-License-Identifier: GPL-3.0-or-later
// What reading plans costs beside reading text:
//   import_bench KEHOACH RULES-FOLDER PDF-FOLDER [ROUNDS]
// Does the same files by these ways in turn, ROUNDS times, and prints the median CPU time (user
// and system) of each and its ratio to the first:
//   pdftotext    `pdftotext -layout`, one process a file, output thrown away
//   text         the same text by libpoppler in one process: without 200 starts of a program
//   import       `kehoach import` into a new archive, one process: all of it, start included
//   import again the same call on the archive that is there: what nothing new costs
//   reextract    `kehoach reextract` of that archive
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include "measure.h"

namespace {

using kehoach::bench::Median;
using kehoach::bench::RunForked;
using kehoach::bench::RunProgram;

void PhysicalText(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    const std::unique_ptr<poppler::document> document(poppler::document::load_from_file(file));
    if (!document) throw std::runtime_error(file + ": cannot be opened");
    for (int number = 0; number < document->pages(); ++number) {
      const std::unique_ptr<poppler::page> page(document->create_page(number));
      if (page) page->text(poppler::rectf(), poppler::page::physical_layout).to_utf8();
    }
  }
}

struct Way {
  const char* name;
  std::function<double()> run;  // returns CPU seconds
  std::vector<double> seconds = {};
};

int Run(const std::string& program, const std::string& rules, const std::string& folder,
        int rounds) {
  const std::vector<std::string> files = kehoach::bench::PdfsOf(folder);
  if (files.empty()) throw std::runtime_error(folder + ": no PDF in it");
  const kehoach::bench::TemporaryFolder temporary;
  const std::string archive = temporary.path() + "/archive";
  const auto kehoach = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), program);
    arguments.insert(arguments.end(), {"--quiet", "--rules", rules, "--archive", archive});
    return RunProgram(arguments).seconds;
  };

  // The archive's three ways go together in their order, as each needs what the one before left.
  std::vector<Way> ways;
  ways.push_back({"pdftotext", [&] {
                    double seconds = 0;
                    for (const std::string& file : files) {
                      seconds += RunProgram({"pdftotext", "-layout", file, "/dev/null"}).seconds;
                    }
                    return seconds;
                  }});
  ways.push_back({"text", [&] { return RunForked([&] { PhysicalText(files); }).seconds; }});
  ways.push_back({"import", [&] {
                    std::filesystem::remove_all(archive);
                    return kehoach({"import", folder});
                  }});
  ways.push_back({"import again", [&] { return kehoach({"import", folder}); }});
  ways.push_back({"reextract", [&] { return kehoach({"reextract"}); }});

  // Interleaved, so that a change of the machine's speed meets all ways alike. The first round
  // only warms caches.
  for (int round = 0; round <= rounds; ++round) {
    for (Way& way : ways) {
      const double seconds = way.run();
      if (round > 0) way.seconds.push_back(seconds);
    }
  }

  fmt::print("{} files, {} rounds\n{:<14} {:>9} {:>11} {:>8}\n", files.size(), rounds, "way",
             "CPU ms", "/pdftotext", "/text");
  const double first = Median(ways[0].seconds), second = Median(ways[1].seconds);
  for (const Way& way : ways) {
    const double median = Median(way.seconds);
    fmt::print("{:<14} {:>9.1f} {:>11.3f} {:>8.3f}\n", way.name, median * 1e3, median / first,
               median / second);
  }
  fmt::print("reextract: {:.0f} documents per CPU second, start included\n",
             static_cast<double>(files.size()) / Median(ways.back().seconds));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4 || argc > 5) {
    fmt::print(stderr, "usage: import_bench KEHOACH RULES-FOLDER PDF-FOLDER [ROUNDS]\n");
    return 2;
  }
  try {
    return Run(argv[1], argv[2], argv[3], argc == 5 ? std::max(1, std::atoi(argv[4])) : 5);
  } catch (const std::exception& e) {
    fmt::print(stderr, "import_bench: {}\n", e.what());
    return 1;
  }
}
