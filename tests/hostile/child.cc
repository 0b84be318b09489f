// SPDX-License-Identifier: GPL-3.0-or-later
#include "child.h"

#include <cerrno>
#include <csignal>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kehoach::hostile {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void Become(const std::string& program, const std::vector<std::string>& arguments,
                         const ChildOptions& options, int input) {
  const auto open_out = [](const std::filesystem::path& path) {
    return ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  };
  ::dup2(input, STDIN_FILENO);
  ::dup2(open_out(options.out), STDOUT_FILENO);
  ::dup2(open_out(options.err), STDERR_FILENO);
  ::setenv("HOME", options.folder.c_str(), 1);
  ::setenv("TMPDIR", options.folder.c_str(), 1);
  ::setpgid(0, 0);
  std::vector<char*> argv = {const_cast<char*>(program.c_str())};
  for (const std::string& a : arguments) argv.push_back(const_cast<char*>(a.c_str()));
  argv.push_back(nullptr);
  if (::chdir(options.folder.c_str()) == 0) ::execv(program.c_str(), argv.data());
  ::_exit(127);
}

int StatusCode(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Processes whose parent ended become children of a subreaper: whoever the program left behind is
// found among ours.
class Subreaper {
 public:
  Subreaper() { ::prctl(PR_SET_CHILD_SUBREAPER, 1); }
  ~Subreaper() { ::prctl(PR_SET_CHILD_SUBREAPER, 0); }
  Subreaper(const Subreaper&) = delete;
  Subreaper& operator=(const Subreaper&) = delete;
};

// Children of this process that still run, from /proc; those in `before` do not count.
std::vector<pid_t> Children() {
  std::vector<pid_t> out;
  const std::string self = std::to_string(::getpid());
  std::ifstream in("/proc/" + self + "/task/" + self + "/children");
  for (pid_t child; in >> child;) out.push_back(child);
  return out;
}

int ReapOrphans(const std::vector<pid_t>& before) {
  // One that has been told to end may need a moment.
  constexpr auto kGrace = std::chrono::seconds(2);
  const auto end = Clock::now() + kGrace;
  std::vector<pid_t> left;
  for (;;) {
    left.clear();
    for (const pid_t child : Children()) {
      bool ours = false;
      for (const pid_t known : before) ours = ours || known == child;
      if (ours) continue;
      if (::waitpid(child, nullptr, WNOHANG) == 0) left.push_back(child);
    }
    if (left.empty() || Clock::now() > end) break;
    ::usleep(10'000);
  }
  for (const pid_t child : left) {
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }
  return static_cast<int>(left.size());
}

}  // namespace

std::string ReadWhole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

ChildOutcome RunChild(const std::string& program, const std::vector<std::string>& arguments,
                      const ChildOptions& options) {
  const Subreaper subreaper;
  const std::vector<pid_t> before = Children();
  const std::filesystem::path in = options.out.string() + ".in";
  std::ofstream(in, std::ios::binary) << options.input;
  const int input = ::open(in.c_str(), O_RDONLY | O_CLOEXEC);
  const auto start = Clock::now();
  ChildOutcome outcome;
  const pid_t process = ::fork();
  if (process == 0) Become(program, arguments, options, input);
  ::close(input);
  if (process < 0) throw std::system_error(errno, std::generic_category(), "fork");

  int status = 0;
  rusage usage{};
  while (::wait4(process, &status, WNOHANG, &usage) == 0) {
    if (outcome.in_time && Clock::now() - start > options.patience) {
      outcome.in_time = false;
      ::kill(-process, SIGKILL);
      ::kill(process, SIGKILL);
    }
    ::usleep(5'000);
  }
  outcome.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  outcome.code = StatusCode(status);
  outcome.peak_memory = std::int64_t{usage.ru_maxrss} << 10;
  outcome.left_behind = ReapOrphans(before);
  outcome.out = ReadWhole(options.out);
  outcome.err = ReadWhole(options.err);
  std::error_code ignored;  // scratch
  std::filesystem::remove(in, ignored);
  return outcome;
}

}  // namespace kehoach::hostile
