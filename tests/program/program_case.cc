// SPDX-License-Identifier: GPL-3.0-or-later
#include "program_case.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kehoach::program {
namespace {

namespace fs = std::filesystem;

std::string Program() {
  const char* program = std::getenv("KEHOACH_PROGRAM");
  EXPECT_NE(program, nullptr) << "KEHOACH_PROGRAM is not set; run by ctest";
  return program ? program : "";
}

// What a kernel without seccomp answers to seccomp(2) and to prctl(PR_SET_SECCOMP).
void RefuseSeccomp() {
  constexpr std::uint32_t kRefused = SECCOMP_RET_ERRNO | EINVAL;
  sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_seccomp, 3, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_prctl, 0, 3),
      // The lower half of the first argument, on a little-endian machine.
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PR_SET_SECCOMP, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, kRefused),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog program = {sizeof filter / sizeof filter[0], filter};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) {
    ::_exit(126);
  }
}

// In the child: never returns.
[[noreturn]] void Become(const std::string& program, const std::vector<std::string>& arguments,
                         const fs::path& folder, const fs::path& in, const fs::path& out,
                         const fs::path& err) {
  const int input = ::open(in.c_str(), O_RDONLY);
  const int output = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int error = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(input, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(error, STDERR_FILENO);
  std::vector<char*> argv = {const_cast<char*>(program.c_str())};
  for (const std::string& a : arguments) argv.push_back(const_cast<char*>(a.c_str()));
  argv.push_back(nullptr);
  if (::chdir(folder.c_str()) == 0) ::execv(program.c_str(), argv.data());
  ::_exit(127);
}

// Waits until the file has some content or the process has ended.
void WaitForContent(const fs::path& file, pid_t process) {
  for (;;) {
    std::error_code error;
    if (fs::exists(file, error) && fs::file_size(file, error) > 0) return;
    siginfo_t info{};
    if (::waitid(P_PID, static_cast<id_t>(process), &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
        info.si_pid != 0) {
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

// Sends SIGINT after the first bytes, and reads the rest.
std::string ReadAndInterrupt(const fs::path& pipe, pid_t process) {
  std::string content;
  const int input = ::open(pipe.c_str(), O_RDONLY);  // waits for the program to open it
  char buffer[4096];
  for (;;) {
    const ssize_t got = ::read(input, buffer, sizeof buffer);
    if (got <= 0) break;
    if (content.empty()) ::kill(process, SIGINT);
    content.append(buffer, static_cast<std::size_t>(got));
  }
  ::close(input);
  return content;
}

}  // namespace

std::ostream& operator<<(std::ostream& os, const Outcome& outcome) {
  return os << "exit code " << outcome.code << "\nstandard output:\n"
            << outcome.out << "\nstandard error:\n"
            << outcome.err;
}

ProgramCase::ProgramCase() {
  std::string pattern = (fs::temp_directory_path() / "kehoach-program-XXXXXX").string();
  folder_ = ::mkdtemp(pattern.data());
  fs::create_directory(folder_ / ".streams");
}

ProgramCase::~ProgramCase() {
  std::error_code ignored;  // a leftover in the temporary folder is no failure
  fs::remove_all(folder_, ignored);
}

std::string ProgramCase::Put(const std::string& name, const std::string& content) const {
  const fs::path path = folder_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
  return path.string();
}

pid_t ProgramCase::Start(const std::vector<std::string>& arguments, const RunOptions& options,
                         const std::string& name) const {
  const fs::path streams = folder_ / ".streams", in = streams / (name + "in"),
                 out = streams / (name + "out"), err = streams / (name + "err");
  std::ofstream(in, std::ios::binary) << options.input;
  fs::remove(out);
  fs::remove(err);
  if (options.interrupt_output) {
    EXPECT_EQ(::mkfifo(out.c_str(), 0600), 0);
  }
  const std::string program = Program();
  const pid_t process = ::fork();
  if (process == 0) {
    if (options.refuse_seccomp) RefuseSeccomp();
    Become(program, arguments, folder_, in, out, err);
  }
  return process;
}

Outcome ProgramCase::Finish(pid_t process, const std::string& name) const {
  Outcome outcome;
  int status = 0;
  ::waitpid(process, &status, 0);
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  const fs::path out = folder_ / ".streams" / (name + "out");
  if (fs::is_regular_file(out)) outcome.out = ReadAll(out);
  outcome.err = Said(name);
  return outcome;
}

std::string ProgramCase::Said(const std::string& name) const {
  return ReadAll(folder_ / ".streams" / (name + "err"));
}

Outcome ProgramCase::Run(const std::vector<std::string>& arguments,
                         const RunOptions& options) const {
  const pid_t process = Start(arguments, options, "");
  if (options.interrupt) {
    WaitForContent(folder_ / ".streams/err", process);
    ::kill(process, SIGINT);
  }
  std::string interrupted;
  if (options.interrupt_output) interrupted = ReadAndInterrupt(folder_ / ".streams/out", process);
  Outcome outcome = Finish(process, "");
  if (options.interrupt_output) outcome.out = interrupted;
  return outcome;
}

std::string ReadAll(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

fs::path Corpus() { return fs::path(KEHOACH_SOURCE_DIR) / "corpus"; }

std::vector<fs::path> CorpusPdfs() {
  std::vector<fs::path> pdfs;
  for (const auto& entry : fs::recursive_directory_iterator(Corpus())) {
    if (entry.path().extension() == ".pdf") pdfs.push_back(entry.path());
  }
  std::sort(pdfs.begin(), pdfs.end());
  return pdfs;
}

std::string SmallPdf(int variant) {
  const std::vector<fs::path> pdfs = CorpusPdfs();
  const fs::path smallest = *std::min_element(
      pdfs.begin(), pdfs.end(),
      [](const fs::path& a, const fs::path& b) { return fs::file_size(a) < fs::file_size(b); });
  // A comment behind the end changes the bytes and nothing else (ISO 32000-1, 7.2.3, 7.5.5).
  return ReadAll(smallest) + "\n% " + std::to_string(variant) + "\n%%EOF\n";
}

}  // namespace kehoach::program
