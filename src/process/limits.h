// SPDX-License-Identifier: GPL-3.0-or-later
// What a job may use. Time is processor time, so that a busy machine gives the same verdicts as a
// quiet one; only a stall, when nothing happens at all, is told by the wall clock.
#ifndef KEHOACH_PROCESS_LIMITS_H_
#define KEHOACH_PROCESS_LIMITS_H_

#include <chrono>
#include <cstdint>

namespace kehoach::process {

struct Limits {
  std::chrono::milliseconds step_cpu{20'000};  // processor time between two steps
  std::chrono::milliseconds job_cpu{300'000};  // processor time of a job
  std::chrono::milliseconds stall{60'000};  // wall time without a step and without processor time
  std::int64_t memory_bytes = std::int64_t{1} << 30;  // address space, above what a worker starts
                                                      // with and the size of its input

  bool operator==(const Limits&) const = default;
};

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_LIMITS_H_
