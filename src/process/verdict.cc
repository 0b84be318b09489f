// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/verdict.h"

#include <csignal>
#include <cstring>

#include <fmt/format.h>
#include <sys/wait.h>

#include "process/units.h"

namespace kehoach::process {
namespace {

// Poppler's words before it gives up, and those of the C++ library.
bool SpeaksOfMemory(std::string_view text) {
  for (const std::string_view words : {"ut of memory", "bad_alloc", "annot allocate memory"}) {
    if (text.find(words) != std::string_view::npos) return true;
  }
  return false;
}

std::string SignalText(int signal) {
  const char* name = sigabbrev_np(signal);
  return name ? fmt::format("signal {} (SIG{})", signal, name) : fmt::format("signal {}", signal);
}

}  // namespace

std::string MemoryText(const Limits& limits) {
  return fmt::format("more than {} of memory", BytesText(limits.memory_bytes));
}

std::string LastLine(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  const std::size_t end = text.rfind('\n');
  if (end != std::string_view::npos) text.remove_prefix(end + 1);
  constexpr std::size_t kLongest = 200;
  std::string out;
  for (const char c : text.substr(0, kLongest)) out += (c >= ' ' && c <= '~') ? c : '?';
  return out;
}

Verdict JudgeExit(int status, std::string_view errors, bool memory_refused, const Limits& limits) {
  Verdict out;
  const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  if (signal == SIGXCPU) {
    out.end = End::kOutOfTime;
    out.detail = fmt::format("more than {} of processor time", DurationText(limits.job_cpu));
    return out;
  }
  if (signal == SIGKILL) {
    out.detail = SignalText(signal) + ", killed from outside, maybe for want of memory";
    return out;
  }
  out.detail = signal != 0 ? SignalText(signal)
                           : fmt::format("its worker ended with exit code {}", WEXITSTATUS(status));
  // What gives up in an orderly way says why; other lines may follow on its way out.
  const bool orderly = signal == 0 || signal == SIGABRT;
  if ((orderly && SpeaksOfMemory(errors)) || memory_refused) {
    out.end = End::kOutOfMemory;
    out.detail = fmt::format("{} ({})", MemoryText(limits), out.detail);
  } else if (const std::string line = LastLine(errors); !line.empty()) {
    out.detail += "; it said: " + line;
  }
  return out;
}

}  // namespace kehoach::process
