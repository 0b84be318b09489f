// SPDX-License-Identifier: GPL-3.0-or-later
#include "watched_run.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <sqlite3.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kehoach::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr auto kPoll = std::chrono::milliseconds(10);
constexpr int kMemoryEvery = 20, kPssEvery = 100;  // polls

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

double ChildrenCpu() {
  rusage used{};
  ::getrusage(RUSAGE_CHILDREN, &used);
  return Seconds(used.ru_utime) + Seconds(used.ru_stime);
}

struct ProcessTimes {
  double own = 0, children = 0;  // seconds; of children that were waited for
};

// /proc/PID/stat, fields 14 to 17 (proc(5)). The name in field 2 may hold spaces.
std::optional<ProcessTimes> TimesOf(pid_t pid) {
  std::ifstream file(fmt::format("/proc/{}/stat", pid));
  std::string line;
  if (!std::getline(file, line)) return std::nullopt;
  const std::size_t name = line.rfind(')');
  if (name == std::string::npos) return std::nullopt;
  std::istringstream fields(line.substr(name + 2));
  std::string skipped;
  for (int i = 3; i < 14; ++i) fields >> skipped;
  double user = 0, system = 0, child_user = 0, child_system = 0;
  fields >> user >> system >> child_user >> child_system;
  const auto tick = static_cast<double>(::sysconf(_SC_CLK_TCK));
  return ProcessTimes{(user + system) / tick, (child_user + child_system) / tick};
}

// A figure of /proc/PID/status or smaps_rollup, MiB.
double MemoryOf(pid_t pid, const char* file_name, const std::string& key) {
  std::ifstream file(fmt::format("/proc/{}/{}", pid, file_name));
  std::string line;
  while (std::getline(file, line)) {
    if (line.compare(0, key.size(), key) == 0) return std::atof(line.c_str() + key.size()) / 1024;
  }
  return 0;
}

std::vector<pid_t> ChildrenOf(pid_t pid) {
  std::vector<pid_t> children;
  std::error_code error;
  for (const auto& task : fs::directory_iterator(fmt::format("/proc/{}/task", pid), error)) {
    std::ifstream file(task.path() / "children");
    std::copy(std::istream_iterator<pid_t>(file), {}, std::back_inserter(children));
  }
  return children;
}

struct Seen {
  pid_t pid;
  Role role;
};

void Collect(pid_t pid, std::size_t depth, std::vector<Seen>& out) {
  out.push_back({pid, static_cast<Role>(std::min(depth, kRoles - 1))});
  for (const pid_t child : ChildrenOf(pid)) Collect(child, depth + 1, out);
}

// Documents that are committed. Ids are given out in order and never used again.
class DocumentCounter {
 public:
  explicit DocumentCounter(std::string archive) : path_(std::move(archive)) {
    if (!path_.empty()) path_ += "/archive.db";
  }
  ~DocumentCounter() { Close(); }
  DocumentCounter(const DocumentCounter&) = delete;
  DocumentCounter& operator=(const DocumentCounter&) = delete;

  std::int64_t Count() {
    if (path_.empty() || (statement_ == nullptr && !Open())) return 0;
    std::int64_t count = 0;
    if (sqlite3_step(statement_) == SQLITE_ROW) count = sqlite3_column_int64(statement_, 0);
    sqlite3_reset(statement_);
    return count;
  }

 private:
  bool Open() {
    if (!fs::exists(path_)) return false;
    if (sqlite3_open_v2(path_.c_str(), &database_, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
        sqlite3_prepare_v2(database_, "SELECT max(id) FROM document_t", -1, &statement_, nullptr) ==
            SQLITE_OK) {
      return true;
    }
    Close();
    return false;
  }
  void Close() {
    sqlite3_finalize(statement_);
    sqlite3_close(database_);
    statement_ = nullptr;
    database_ = nullptr;
  }

  std::string path_;
  sqlite3* database_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

pid_t Start(const std::vector<std::string>& arguments, bool one_core) {
  std::vector<std::string> copy = arguments;
  std::vector<char*> pointers;
  for (std::string& argument : copy) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error(fmt::format("fork: {}", std::strerror(errno)));
  if (child == 0) {
    if (one_core) {
      cpu_set_t set;
      CPU_ZERO(&set);
      CPU_SET(0, &set);
      if (::sched_setaffinity(0, sizeof set, &set) != 0) ::_exit(127);
    }
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; ++fd) ::dup2(nowhere, fd);
    ::execvp(pointers[0], pointers.data());
    ::_exit(127);
  }
  return child;
}

}  // namespace

WatchedRun Watch(const std::vector<std::string>& arguments, const WatchOptions& options) {
  // What the program leaves behind comes to us, so that its time is counted as well.
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  WatchedRun run;
  DocumentCounter documents(options.archive);
  std::map<pid_t, double> own;  // CPU seconds of each process when it was last seen
  const double cpu_before = ChildrenCpu();
  const auto started = Clock::now();
  const auto since = [&] { return std::chrono::duration<double>(Clock::now() - started).count(); };
  const pid_t program = Start(arguments, options.one_core);

  const auto look = [&](bool memory, bool pss) {
    std::vector<Seen> processes;
    Collect(program, 0, processes);
    double live = 0, together = 0;
    int workers = 0;
    for (const auto& [pid, role] : processes) {
      const auto times = TimesOf(pid);
      if (!times) continue;
      live += times->own + times->children;
      own[pid] = std::max(own[pid], times->own);
      workers += role == Role::kWorker ? 1 : 0;
      const auto at = static_cast<std::size_t>(role);
      if (memory) run.rss[at] = std::max(run.rss[at], MemoryOf(pid, "status", "VmHWM:"));
      if (pss) {
        const double share = MemoryOf(pid, "smaps_rollup", "Pss:");
        run.pss[at] = std::max(run.pss[at], share);
        together += share;
      }
    }
    run.workers = std::max(run.workers, workers);
    run.pss_together = std::max(run.pss_together, together);
    return live;
  };

  std::int64_t known = 0;
  int status = 0;
  for (int poll = 0;; ++poll) {
    const pid_t ended = ::waitpid(program, &status, WNOHANG);
    if (ended == program) break;
    if (ended < 0 && errno != EINTR) throw std::runtime_error("wait");
    const std::int64_t count = documents.Count();
    const bool grown = count != known;
    if (grown || poll % kMemoryEvery == 0) {
      const double cpu = look(poll % kMemoryEvery == 0, poll % kPssEvery == 0);
      if (grown) {
        run.growth.push_back({since(), cpu, count, MemoryOf(program, "status", "VmRSS:")});
        known = count;
      }
    }
    std::this_thread::sleep_for(kPoll);
  }
  run.wall = since();
  while (::waitpid(-1, nullptr, 0) > 0 || errno == EINTR) {
  }
  run.cpu = ChildrenCpu() - cpu_before;
  for (const auto& [pid, seconds] : own) run.seen_cpu += seconds;
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (run.status == 127) throw std::runtime_error(arguments.front() + ": cannot be run");
  return run;
}

std::optional<Growth> Between(const std::vector<Growth>& growth, std::int64_t from,
                              std::int64_t to) {
  const auto at = [&](std::int64_t documents) -> std::optional<Growth> {
    const auto above = std::find_if(growth.begin(), growth.end(), [&](const Growth& step) {
      return step.documents >= documents;
    });
    if (above == growth.end() || above == growth.begin()) return std::nullopt;
    const Growth& high = *above;
    const Growth& low = *std::prev(above);
    const double share = static_cast<double>(documents - low.documents) /
                         static_cast<double>(high.documents - low.documents);
    return Growth{low.wall + share * (high.wall - low.wall), low.cpu + share * (high.cpu - low.cpu),
                  documents, high.parent_mib};
  };
  const auto begin = at(from), end = at(to);
  if (!begin || !end) return std::nullopt;
  return Growth{end->wall - begin->wall, end->cpu - begin->cpu, to - from, end->parent_mib};
}

}  // namespace kehoach::bench
