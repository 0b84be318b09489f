// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <ctime>

#include "cli/exit_code.h"

namespace kehoach::cli {
namespace {

batch::StopRequest wish;
static_assert(std::atomic<bool>::is_always_lock_free, "set in a signal handler");

extern "C" void OnSignal(int) { wish.soon = true; }

// timeout(1) sends its signal to the process and to its group: both arrive, and are one wish.
constexpr std::int64_t kOneWish = 500;       // ms
std::atomic<std::int64_t> wish_began_at{0};  // ms of the monotonic clock
static_assert(std::atomic<std::int64_t>::is_always_lock_free, "set in a signal handler");

// The second wish leaves the third to the system.
extern "C" void OnSignalInSteps(int) {
  struct timespec time {};
  ::clock_gettime(CLOCK_MONOTONIC, &time);  // async-signal-safe (POSIX 2.4.3)
  const std::int64_t ms = static_cast<std::int64_t>(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
  if (!wish.soon.exchange(true)) {
    wish_began_at = ms;
    return;
  }
  if (ms - wish_began_at < kOneWish) return;
  wish.now = true;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

void Handle(void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

[[noreturn]] void CannotWrite() {
  throw Stop(ExitCode::kSomeFailed, "standard output cannot be written (is the disk full?)");
}

}  // namespace

void Write(std::string_view data) {
  if (std::fwrite(data.data(), 1, data.size(), stdout) != data.size()) CannotWrite();
}

void FlushOutput() {
  if (std::fflush(stdout) != 0) CannotWrite();
}

const std::atomic<bool>& StopOnSignal() {
  Handle(OnSignal, static_cast<int>(SA_RESETHAND | SA_RESTART));
  return wish.soon;
}

const batch::StopRequest& StopInTwoSteps() {
  Handle(OnSignalInSteps, SA_RESTART);
  return wish;
}

void StopIfWanted() {
  if (wish.soon.load(std::memory_order_relaxed)) throw Stop(ExitCode::kStopped, "stopped");
}

bool StopIsWanted() { return wish.soon.load(std::memory_order_relaxed); }

}  // namespace kehoach::cli
