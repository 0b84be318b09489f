// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/zygote.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <exception>
#include <map>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process/control.h"
#include "process/sandbox.h"
#include "process/worker.h"

extern char** environ;

namespace kehoach::process {
namespace {

// The kernel kills this process when the one that forked it ends. The check closes the gap between
// the fork and the call.
void DieWith(pid_t parent) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || getppid() != parent) _exit(1);
}

// Signals that ask a program to end are for the parent, which lets the jobs in flight be finished:
// a service manager sends them to all processes at once. All others do what they do by default.
void ResetSignals() {
  for (int signal = 1; signal < NSIG; ++signal) {
    const bool ignored = signal == SIGINT || signal == SIGTERM || signal == SIGHUP ||
                         signal == SIGQUIT || signal == SIGPIPE;
    struct sigaction action {};
    action.sa_handler = ignored ? SIG_IGN : SIG_DFL;
    sigaction(signal, &action, nullptr);  // some cannot be set, and need not be
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

// When the machine runs out of memory, the kernel ends these processes before others. Not vital.
void GoFirstWhenMemoryEnds() {
  const UniqueFd fd(open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC));
  if (fd) [[maybe_unused]]
    const ssize_t n = write(fd.get(), "500", 3);
}

// Variables that libraries read; passwords and tokens are among the others.
bool Harmless(std::string_view variable) {
  constexpr std::array<std::string_view, 17> kPrefixes = {
      "LANG=",         "LANGUAGE=",     "LC_",
      "TZ=",           "HOME=",         "XDG_CACHE_HOME=",
      "XDG_CONFIG",    "XDG_DATA",      "FONTCONFIG_",
      "TESSDATA_",     "OMP_",          "MALLOC_",
      "GLIBC_",        "ASAN_OPTIONS=", "UBSAN_OPTIONS=",
      "TSAN_OPTIONS=", "LSAN_OPTIONS="};
  return std::any_of(kPrefixes.begin(), kPrefixes.end(),
                     [&](std::string_view prefix) { return variable.starts_with(prefix); });
}

// Overwrites the others where they stand, so that no worker has them in its memory.
void WipeEnvironment() {
  if (!environ) return;
  char** kept = environ;
  for (char** at = environ; *at; ++at) {
    if (Harmless(*at)) {
      *kept++ = *at;
    } else {
      std::memset(*at, 0, std::strlen(*at));
    }
  }
  *kept = nullptr;
}

// Closes all but the standard descriptors and one, which keeps its number.
void CloseOthers(int kept) {
  for (int fd = 3; fd < kept; ++fd) close(fd);
  closefrom(std::max(kept + 1, 3));  // or ends the process
}

UniqueFd ChildSignals() {
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, nullptr);
  return UniqueFd(signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK));
}

void Unblock() {
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

// Waits until the socket or a child has news. False: the socket has them.
bool ChildHasNews(int socket, int signals) {
  for (;;) {
    std::array<pollfd, 2> wait = {{{socket, POLLIN, 0}, {signals, POLLIN, 0}}};
    if (poll(wait.data(), wait.size(), -1) < 0) continue;
    // Children first: their ends are told before anything new is begun.
    if (wait[1].revents != 0) {
      signalfd_siginfo drop;
      while (read(signals, &drop, sizeof drop) > 0) {
      }
      return true;
    }
    if (wait[0].revents != 0) return false;
  }
}

class Zygote {
 public:
  Zygote(const PoolOptions& options, UniqueFd control)
      : options_(options), control_(std::move(control)), signals_(ChildSignals()) {}

  [[noreturn]] void Run() {
    Greet();
    for (;;) {
      if (ChildHasNews(control_.get(), signals_.get())) {
        Reap();
        continue;
      }
      ControlMessage message;
      std::vector<UniqueFd> fds;
      if (ReceiveControl(control_.get(), message, fds) != Received::kMessage) End();
      if (message.what == Control::kSpawn && fds.size() == 3) Spawn(message.serial, fds);
    }
  }

 private:
  void Greet() {
    ControlMessage message;
    try {
      PrepareSandbox(options_.profile);
      if (options_.warm_up) options_.warm_up();
    } catch (const std::exception& error) {
      message.what = Control::kWarmUpFailed;
      message.SetText(error.what());
      SendControl(control_.get(), message, {});
      _exit(1);
    }
    const UniqueFd self = OpenProcess(getpid());
    message.what = Control::kReady;
    message.pid = getpid();
    Send(message, self);
  }

  void Send(const ControlMessage& message, const UniqueFd& process) {
    const int fd = process.get();
    const std::span<const int> fds(&fd, process ? 1 : 0);
    if (!SendControl(control_.get(), message, fds)) End();
  }

  void Spawn(std::uint64_t serial, std::vector<UniqueFd>& fds) {
    const pid_t self = getpid();
    const pid_t pid = fork();
    if (pid == 0) {
      DieWith(self);
      Unblock();
      RunWorker(options_, std::move(fds[0]), std::move(fds[1]), std::move(fds[2]));
    }
    ControlMessage message;
    message.serial = serial;
    if (pid < 0) {
      message.what = Control::kSpawnFailed;
      message.error = errno;
      Send(message, UniqueFd());
      return;
    }
    workers_[pid] = serial;
    message.what = Control::kStarted;
    message.pid = pid;
    Send(message, OpenProcess(pid));
  }

  void Reap() {
    for (;;) {
      int status = 0;
      rusage usage{};
      const pid_t pid = wait4(-1, &status, WNOHANG, &usage);
      if (pid <= 0) return;
      const auto at = workers_.find(pid);
      if (at == workers_.end()) continue;
      ControlMessage message;
      message.what = Control::kExited;
      message.serial = at->second;
      message.pid = pid;
      message.status = status;
      const auto nanoseconds = [](const timeval& t) {
        return (std::int64_t{t.tv_sec} * 1'000'000 + t.tv_usec) * 1000;
      };
      message.cpu_ns = nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime);
      message.resident_bytes = std::int64_t{usage.ru_maxrss} * 1024;
      workers_.erase(at);
      Send(message, UniqueFd());
    }
  }

  // The parent wants no more workers.
  [[noreturn]] void End() {
    for (const auto& [pid, serial] : workers_) kill(pid, SIGKILL);
    while (waitpid(-1, nullptr, 0) > 0 || errno == EINTR) {
    }
    _exit(0);
  }

  const PoolOptions& options_;
  UniqueFd control_;
  UniqueFd signals_;
  std::map<pid_t, std::uint64_t> workers_;
};

[[noreturn]] void RunZygote(const PoolOptions& options, UniqueFd control) noexcept {
  CloseOthers(control.get());
  tzset();  // reads its file now, as workers cannot
  Zygote(options, std::move(control)).Run();
}

// Reaps whatever has ended; `zygote` becomes 0 when it was among them.
void ReapAny(pid_t& zygote) {
  for (;;) {
    const pid_t pid = waitpid(-1, nullptr, WNOHANG);
    if (pid <= 0) return;
    if (pid == zygote) zygote = 0;
  }
}

[[noreturn]] void EndKeeper(pid_t zygote) {
  // The zygote has noticed too, and is ending its workers; it gets two seconds for it.
  constexpr int kTries = 200;
  for (int i = 0; i < kTries && zygote != 0; ++i) {
    ReapAny(zygote);
    if (zygote != 0) usleep(10'000);
  }
  if (zygote != 0) kill(zygote, SIGKILL);
  // Its workers became children of this process, and die with it.
  while (waitpid(-1, nullptr, 0) > 0 || errno == EINTR) {
  }
  _exit(0);
}

[[noreturn]] void RunKeeper(const PoolOptions& options, UniqueFd socket) noexcept {
  ResetSignals();
  setsid();  // no terminal; Ctrl-C is for the parent alone
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  CloseOthers(socket.get());
  GoFirstWhenMemoryEnds();
  WipeEnvironment();
  const UniqueFd signals = ChildSignals();
  pid_t zygote = 0;
  for (;;) {
    if (ChildHasNews(socket.get(), signals.get())) {
      ReapAny(zygote);
      continue;
    }
    ControlMessage message;
    std::vector<UniqueFd> fds;
    if (ReceiveControl(socket.get(), message, fds) != Received::kMessage) EndKeeper(zygote);
    if (message.what != Control::kStartZygote || fds.size() != 1) continue;
    const pid_t self = getpid();
    const pid_t pid = fork();
    if (pid == 0) {
      DieWith(self);
      Unblock();
      RunZygote(options, std::move(fds.front()));
    }
    // A failure shows as the end of the socket that nobody has then.
    if (pid > 0) zygote = pid;
  }
}

}  // namespace

Keeper StartKeeper(const PoolOptions& options) {
  SocketPair pair = MakeSocketPair(SOCK_SEQPACKET);
  const pid_t self = getpid();
  const pid_t pid = fork();
  if (pid < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (pid == 0) {
    DieWith(self);
    pair.ours.Reset();
    RunKeeper(options, std::move(pair.theirs));
  }
  return {std::move(pair.ours), pid};
}

}  // namespace kehoach::process
