// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the program under attack as a process of its own and looks at it from outside.
#ifndef KEHOACH_TESTS_HOSTILE_CHILD_H_
#define KEHOACH_TESTS_HOSTILE_CHILD_H_

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kehoach::hostile {

struct ChildOptions {
  std::filesystem::path folder;    // it runs in; HOME and TMPDIR, too
  std::filesystem::path out, err;  // files its output goes to, outside of `folder`
  std::string input;               // standard input
  std::chrono::seconds patience{600};
};

struct ChildOutcome {
  int code = -1;  // 128 + signal when a signal ended it
  bool in_time = true;
  std::string out, err;
  double seconds = 0;
  std::int64_t peak_memory = 0;  // bytes resident, of the largest of its processes
  int left_behind = 0;           // processes of it that were still there when it had ended
};

// Runs `program` and waits. What outlasts `patience` is killed. REQUIRES: the caller has no other
// child processes that may end meanwhile.
ChildOutcome RunChild(const std::string& program, const std::vector<std::string>& arguments,
                      const ChildOptions& options);

std::string ReadWhole(const std::filesystem::path& path);

}  // namespace kehoach::hostile

#endif  // KEHOACH_TESTS_HOSTILE_CHILD_H_
