// SPDX-License-Identifier: GPL-3.0-or-later
// Lets the built program import hostile files among good ones, and looks from outside at what came
// of it: a verdict for each, the good ones unharmed, nothing touched that is not the program's.
#ifndef KEHOACH_TESTS_HOSTILE_SIEGE_H_
#define KEHOACH_TESTS_HOSTILE_SIEGE_H_

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace kehoach::hostile {

struct SiegeOptions {
  std::string program;           // path of kehoach
  std::filesystem::path folder;  // exists and is empty; everything happens in it
  std::uint64_t seed = 1;
  bool attacks = true;                           // the named ones
  bool paths = true;                             // odd names, links, pipes, files that change
  int mutations = 0;                             // damaged copies of the documents below
  std::vector<std::filesystem::path> originals;  // PDFs; none: documents made for this
  std::string only;                              // attacks whose name begins so; empty: all
  std::vector<std::string> arguments;            // more of the import: limits, jobs
  // Also attacks that only limits of time and memory stop. Under sanitizers there is no limit of
  // memory.
  bool costly = true;
  std::chrono::seconds patience{900};                // the import must end in this time
  std::function<void(const std::string&)> say = {};  // told what is going on
};

// How one file ended.
struct AttackEnd {
  std::string name, about;
  std::string verdict;                // "imported", an error class, or "left out"
  std::vector<std::string> expected;  // empty: any, as long as there is one
  bool held = false;
  std::string message;
  std::int64_t milliseconds = 0;  // processor time
  std::int64_t peak_memory = 0;   // bytes; 0 = not known
};

struct Check {
  std::string about;  // "good documents are imported as if they were alone"
  bool held = false;
  std::string detail;  // why not; or figures
};

struct SiegeReport {
  std::vector<AttackEnd> attacks;  // in order of their names; mutations behind
  std::vector<Check> checks;
  double seconds = 0;            // of the import
  std::int64_t peak_memory = 0;  // bytes, of the largest of its processes
  bool Held() const;
};

// Throws std::exception when the siege cannot be laid (no room, no program).
SiegeReport Besiege(const SiegeOptions& options);

}  // namespace kehoach::hostile

#endif  // KEHOACH_TESTS_HOSTILE_SIEGE_H_
