// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/self_check.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process/pool.h"

namespace kehoach::process {
namespace {

// The error that refused it, or nothing when it was done.
using Refusal = std::optional<int>;

Refusal RefusedIf(bool refused) { return refused ? Refusal(errno) : std::nullopt; }

Refusal ReadFile() {
  const int fd = open("/etc/passwd", O_RDONLY | O_CLOEXEC);
  if (fd >= 0) close(fd);
  return RefusedIf(fd < 0);
}

Refusal WriteFile() {
  const std::string path = fmt::format("/tmp/kehoach-self-check-{}", getpid());
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  const Refusal refusal = RefusedIf(fd < 0);
  if (fd >= 0) {
    close(fd);
    unlink(path.c_str());
  }
  return refusal;
}

Refusal RemoveFile() {
  return RefusedIf(unlink("/tmp/kehoach-self-check-of-no-name") != 0 && errno != ENOENT);
}

Refusal ListFolder() {
  DIR* folder = opendir("/");
  const Refusal refusal = RefusedIf(!folder);
  if (folder) closedir(folder);
  return refusal;
}

Refusal OpenSocket(int family, int type) {
  const int fd = socket(family, type, 0);
  if (fd >= 0) close(fd);
  return RefusedIf(fd < 0);
}

Refusal StartProgram() {
  char name[] = "true";
  char* const arguments[] = {name, nullptr};
  char* const environment[] = {nullptr};
  execve("/bin/true", arguments, environment);  // if it is done, nobody is left to answer
  return errno;
}

Refusal Fork() {
  const pid_t pid = fork();
  if (pid == 0) _exit(0);
  const Refusal refusal = RefusedIf(pid < 0);
  if (pid > 0) waitpid(pid, nullptr, 0);
  return refusal;
}

Refusal Trace() {
  const long rc = ptrace(PTRACE_SEIZE, getppid(), nullptr, nullptr);
  const Refusal refusal = RefusedIf(rc != 0);
  if (rc == 0) ptrace(PTRACE_DETACH, getppid(), nullptr, nullptr);
  return refusal;
}

// Signal 0 asks only whether one could be sent.
Refusal SendSignal() { return RefusedIf(kill(getppid(), 0) != 0); }

Refusal RunMemory() {
  constexpr std::size_t kSize = 4096;
  void* at = mmap(nullptr, kSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (at == MAP_FAILED) return std::nullopt;
  const Refusal refusal = RefusedIf(mprotect(at, kSize, PROT_READ | PROT_EXEC) != 0);
  munmap(at, kSize);
  return refusal;
}

struct Try {
  const char* what;
  std::function<Refusal()> attempt;
};

const std::vector<Try>& Tries() {
  static const std::vector<Try> tries = {
      {"read a file of the system", ReadFile},
      {"write a file", WriteFile},
      {"remove a file", RemoveFile},
      {"list a folder", ListFolder},
      {"open a network connection", [] { return OpenSocket(AF_INET, SOCK_STREAM); }},
      {"send to the network", [] { return OpenSocket(AF_INET6, SOCK_DGRAM); }},
      {"reach a local service", [] { return OpenSocket(AF_UNIX, SOCK_STREAM); }},
      {"start a program", StartProgram},
      {"start a process", Fork},
      {"look into another process", Trace},
      {"send a signal to another process", SendSignal},
      {"run what it wrote into memory", RunMemory},
  };
  return tries;
}

// Behind them: attempts that the pool itself must end.
enum : std::uint32_t { kTakeMemory = 1000, kLoop, kCrash };

std::string DoTry(Job& job, std::int64_t memory_bytes) {
  if (job.kind == kTakeMemory) {
    const auto size = static_cast<std::size_t>(memory_bytes) + (std::size_t{16} << 20);
    // Through a pointer that nobody can see through: compilers drop an allocation that is not used.
    char* const volatile block = new char[size];
    delete[] block;
    return {};
  }
  if (job.kind == kLoop) {
    static volatile int turns = 0;
    for (;;) static_cast<void>(turns);
  }
  if (job.kind == kCrash) std::abort();
  const Refusal refusal = Tries().at(job.kind).attempt();
  return refusal ? std::generic_category().message(*refusal) : std::string();
}

Attempt RunTry(Pool& pool, std::uint32_t kind, const char* what, std::optional<End> expected) {
  pool.Submit(0, kind, {}, SharedBytes());
  std::vector<Outcome> out;
  while (out.empty()) out = pool.Wait(std::chrono::milliseconds(1000));
  Attempt attempt;
  attempt.what = what;
  const Outcome& outcome = out.front();
  if (expected) {
    attempt.held = outcome.end == *expected;
    attempt.detail = outcome.end == End::kDone ? "it could" : outcome.detail;
  } else {
    attempt.held = outcome.end == End::kDone && !outcome.reply.empty();
    attempt.detail = attempt.held ? outcome.reply : "it could";
  }
  return attempt;
}

}  // namespace

bool SelfCheck::AllHeld() const {
  return std::all_of(attempts.begin(), attempts.end(), [](const Attempt& a) { return a.held; });
}

SelfCheck CheckSandbox(Profile profile, const Limits& limits, std::vector<std::string> readable) {
  PoolOptions options;
  options.profile = profile;
  options.readable = std::move(readable);
  options.limits = limits;
  options.limits.step_cpu = std::chrono::milliseconds(200);
  options.limits.job_cpu = std::chrono::milliseconds(400);
  options.limits.stall = std::chrono::milliseconds(10'000);
  options.serve = [memory = limits.memory_bytes](Job& job) { return DoTry(job, memory); };
  Pool pool = Pool::Start(std::move(options));

  SelfCheck out;
  out.protections = pool.protections();
  for (std::size_t i = 0; i < Tries().size(); ++i) {
    out.attempts.push_back(
        RunTry(pool, static_cast<std::uint32_t>(i), Tries()[i].what, std::nullopt));
  }
  out.attempts.push_back(
      RunTry(pool, kTakeMemory, "take more memory than the limit", End::kOutOfMemory));
  out.attempts.push_back(RunTry(pool, kLoop, "run for ever", End::kOutOfTime));
  out.attempts.push_back(RunTry(pool, kCrash, "crash", End::kCrashed));
  return out;
}

}  // namespace kehoach::process
