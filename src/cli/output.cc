// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include <csignal>
#include <cstdio>

#include "cli/exit_code.h"

namespace kehoach::cli {
namespace {

batch::StopRequest wish;
static_assert(std::atomic<bool>::is_always_lock_free, "set in a signal handler");

extern "C" void OnSignal(int) { wish.soon = true; }

// The second of them leaves the third to the system.
extern "C" void OnSignalInSteps(int) {
  if (!wish.soon.exchange(true)) return;
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

}  // namespace kehoach::cli
