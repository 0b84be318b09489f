// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program and watches it and all processes below it until it ends: time, memory by what a
// process is, and how the archive that it fills grows. Linux only (/proc). Not thread-safe.
#ifndef KEHOACH_BENCH_WATCHED_RUN_H_
#define KEHOACH_BENCH_WATCHED_RUN_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kehoach::bench {

// By its place below the program: itself, what it started, what those started.
enum class Role { kParent = 0, kZygote = 1, kWorker = 2 };
constexpr std::size_t kRoles = 3;

struct Growth {
  double wall = 0, cpu = 0;  // seconds since the start; cpu of all processes
  std::int64_t documents = 0;
  double parent_mib = 0;
};

struct WatchedRun {
  int status = 0;                    // exit code; 128 + N when signal N ended it
  double wall = 0, cpu = 0;          // seconds; cpu of all processes, user and system
  double seen_cpu = 0;               // the same as seen in /proc: never much more than `cpu`
  std::array<double, kRoles> rss{};  // most resident MiB that one process of the role had
  std::array<double, kRoles> pss{};  // the same, with shared pages divided by their users
  double pss_together = 0;           // most of all processes at one time
  int workers = 0;                   // most at one time
  std::vector<Growth> growth;        // one for each change of the number of documents
};

struct WatchOptions {
  std::string archive;  // whose documents are counted; empty = none
  bool one_core = false;
};

// Output of the program is thrown away. Throws std::runtime_error when it cannot be run.
WatchedRun Watch(const std::vector<std::string>& arguments, const WatchOptions& options = {});

// Seconds of wall or CPU time between document `from` and document `to`, by steps of the growth;
// nothing where the run was too short.
std::optional<Growth> Between(const std::vector<Growth>& growth, std::int64_t from,
                              std::int64_t to);

}  // namespace kehoach::bench

#endif  // KEHOACH_BENCH_WATCHED_RUN_H_
