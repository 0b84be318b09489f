// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include <csignal>
#include <cstdio>

#include "cli/exit_code.h"

namespace kehoach::cli {
namespace {

std::atomic<bool> stop_wanted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "set in a signal handler");

extern "C" void OnSignal(int) { stop_wanted = true; }

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
  struct sigaction action {};
  action.sa_handler = OnSignal;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  return stop_wanted;
}

void StopIfWanted() {
  if (stop_wanted.load(std::memory_order_relaxed)) throw Stop(ExitCode::kStopped, "stopped");
}

}  // namespace kehoach::cli
