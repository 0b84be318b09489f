// SPDX-License-Identifier: GPL-3.0-or-later
// The time that a job uses, against its limits. Fed with what was measured, so it has no clock
// itself.
#ifndef KEHOACH_PROCESS_JOB_CLOCK_H_
#define KEHOACH_PROCESS_JOB_CLOCK_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "process/limits.h"
#include "process/verdict.h"

namespace kehoach::process {

class JobClock {
 public:
  using Nanoseconds = std::chrono::nanoseconds;
  // What the machine says of the process. Asked only when a stall is near.
  struct Machine {
    // How long it has waited, in all, for a processor that others had; nothing when the kernel does
    // not count that.
    std::function<std::optional<Nanoseconds>()> waited;
    // It is running or wants to, at this moment.
    std::function<bool()> runnable;
  };

  // A job begins in a process that has used `cpu` and shows the number `steps`.
  void Start(Nanoseconds cpu, std::uint64_t steps);

  // A look at the job: `gap` of wall time after the last one, the process has used `cpu` in all and
  // shows `steps`, whose lower half counts the steps of the job. Any change of `steps` is progress.
  // What comes back is why the job is over, if it is.
  std::optional<Verdict> Look(Nanoseconds gap, Nanoseconds cpu, std::uint64_t steps,
                              const Machine& machine, const Limits& limits,
                              const std::string& step_name);

  // Processor time of the process when the job began.
  Nanoseconds cpu_at_start() const { return cpu_at_start_; }

 private:
  void Progress(Nanoseconds cpu);
  bool Starved(const Machine& machine, const Limits& limits);

  Nanoseconds watched_{0};  // wall time of the job
  Nanoseconds cpu_at_start_{0};
  Nanoseconds cpu_at_step_{0};
  std::uint64_t steps_ = 0;
  Nanoseconds idle_{0};  // wall time in which nothing happened
  Nanoseconds cpu_at_idle_{0};
  std::optional<Nanoseconds> waited_at_half_;  // taken when half of the stall was over
  int graces_ = 0;                             // stalls forgiven because it was runnable
};

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_JOB_CLOCK_H_
