// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/job_clock.h"

#include <algorithm>

#include <fmt/format.h>

#include "process/units.h"

namespace kehoach::process {
namespace {

using std::chrono::milliseconds;

// Backstop for a worker that makes a show of progress without working: multiples of job_cpu.
constexpr int kWallFactor = 20;
// Stalls that are forgiven to a process that happens to be runnable when it is looked at: one that
// does next to nothing can be, too, for once.
constexpr int kGraces = 5;

// Processor time that a process uses now and then while it waits for something.
JobClock::Nanoseconds HardlyAny(const Limits& limits) {
  return std::min<JobClock::Nanoseconds>(milliseconds(100), limits.stall / 50);
}

}  // namespace

void JobClock::Start(Nanoseconds cpu, std::uint64_t steps) {
  *this = JobClock();
  cpu_at_start_ = cpu_at_step_ = cpu_at_idle_ = cpu;
  steps_ = steps;
}

void JobClock::Progress(Nanoseconds cpu) {
  idle_ = Nanoseconds(0);
  cpu_at_idle_ = cpu;
  waited_at_half_.reset();
}

// It wants to run, but the machine has no processor for it: that is no stall.
bool JobClock::Starved(const Machine& machine, const Limits& limits) {
  const std::optional<Nanoseconds> now = machine.waited();
  if (now && waited_at_half_) return *now - *waited_at_half_ > limits.stall / 20;
  return machine.runnable() && ++graces_ <= kGraces;
}

std::optional<Verdict> JobClock::Look(Nanoseconds gap, Nanoseconds cpu, std::uint64_t steps,
                                      const Machine& machine, const Limits& limits,
                                      const std::string& step_name) {
  watched_ += gap;
  idle_ += gap;
  if (steps != steps_) {
    steps_ = steps;
    cpu_at_step_ = cpu;
    Progress(cpu);
  } else if (cpu - cpu_at_idle_ >= HardlyAny(limits)) {
    Progress(cpu);
  } else if (idle_ > limits.stall / 2 && !waited_at_half_) {
    waited_at_half_ = machine.waited();
  }
  const std::string step = fmt::format("{} {}", step_name, (steps & 0xffffffff) + 1);
  if (cpu - cpu_at_step_ > limits.step_cpu) {
    return Verdict{End::kOutOfTime, fmt::format("{} took more than {} of processor time", step,
                                                DurationText(limits.step_cpu))};
  }
  if (cpu - cpu_at_start_ > limits.job_cpu) {
    return Verdict{End::kOutOfTime, fmt::format("more than {} of processor time; it was at {}",
                                                DurationText(limits.job_cpu), step)};
  }
  if (idle_ > limits.stall) {
    if (Starved(machine, limits)) {
      Progress(cpu);
      return std::nullopt;
    }
    return Verdict{End::kStalled,
                   fmt::format("{} did nothing for {}", step, DurationText(limits.stall))};
  }
  if (watched_ > kWallFactor * Nanoseconds(limits.job_cpu) + limits.stall) {
    const auto wall = std::chrono::duration_cast<milliseconds>(watched_);
    return Verdict{End::kStalled,
                   fmt::format("not done after {}; it was at {}", DurationText(wall), step)};
  }
  return std::nullopt;
}

}  // namespace kehoach::process
