// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/status_view.h"

#include <cmath>
#include <cstdint>
#include <map>

#include <fmt/format.h>

#include "cli/terminal.h"

namespace kehoach::cli {
namespace {

std::string Listed(const std::map<std::string, std::int64_t>& counts) {
  std::string out;
  for (const auto& [name, count] : counts) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name, count);
  }
  return out;
}

std::string Amount(std::int64_t count, const char* what, double seconds) {
  return seconds > 0
             ? fmt::format("{} {} ({:.1f}/s)", count, what, static_cast<double>(count) / seconds)
             : fmt::format("{} {}", count, what);
}

std::string StateText(const store::RunRecord& run) {
  switch (run.state) {
    case store::RunState::kRunning:
      return fmt::format("running (process {})", run.pid);
    case store::RunState::kInterrupted:
      return fmt::format(
          "interrupted: its process ({}) ended without a word; the same call goes "
          "on from there",
          run.pid);
    case store::RunState::kStopped:
      return "stopped by the user; the same call goes on from there";
    case store::RunState::kFailed:
      return "failed: " + run.message;
    case store::RunState::kDone:
      break;
  }
  return RunStateName(run.state);
}

}  // namespace

std::string ElapsedText(double seconds) {
  if (seconds < 60) return fmt::format("{:.1f} s", seconds);
  const auto whole = static_cast<std::int64_t>(std::llround(seconds));
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole / 60 % 60);
}

std::string RunText(const store::RunRecord& run) {
  const bool running = run.state == store::RunState::kRunning;
  std::string out =
      fmt::format("run {}: {}, {}\n", run.id, RunKindName(run.kind), Printable(StateText(run)));
  out += fmt::format("  started {}, {} {}, {}\n", run.started,
                     running                                      ? "figures of"
                     : run.state == store::RunState::kInterrupted ? "last heard of"
                                                                  : "ended",
                     run.updated, ElapsedText(run.seconds));
  out += fmt::format("  {}, {}\n", Amount(run.documents, "documents", run.seconds),
                     Amount(run.pages, "pages", run.seconds));
  if (!run.outcomes.empty()) {
    out += "  " + Listed(run.outcomes);
    if (!run.failures.empty()) out += fmt::format(" ({})", Listed(run.failures));
    out += '\n';
  }
  out +=
      fmt::format("  kehoach {}{}{}\n", run.versions.program,
                  run.versions.rules.empty() ? "" : ", rules " + run.versions.rules.substr(0, 12),
                  run.options == "{}" ? "" : ", options " + Printable(run.options));
  return out;
}

std::optional<ErrorCode> FailureClass(const std::string& name) {
  constexpr int kLast = static_cast<int>(ErrorCode::kCrashed);
  for (int value = 1; value <= kLast; ++value) {
    const auto code = static_cast<ErrorCode>(value);
    if (name == ErrorName(code)) return code;
  }
  return std::nullopt;
}

std::string ShellWord(const std::string& word) {
  constexpr const char* kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+@%";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace kehoach::cli
