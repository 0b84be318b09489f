// SPDX-License-Identifier: GPL-3.0-or-later
#include "program_case.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
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

Outcome ProgramCase::Run(const std::vector<std::string>& arguments,
                         const RunOptions& options) const {
  const fs::path in = folder_ / ".streams/in", out = folder_ / ".streams/out",
                 err = folder_ / ".streams/err";
  std::ofstream(in, std::ios::binary) << options.input;
  fs::remove(out);
  fs::remove(err);
  if (options.interrupt_output) {
    EXPECT_EQ(::mkfifo(out.c_str(), 0600), 0);
  }
  const std::string program = Program();
  const pid_t process = ::fork();
  if (process == 0) Become(program, arguments, folder_, in, out, err);
  if (options.interrupt) {
    WaitForContent(err, process);
    ::kill(process, SIGINT);
  }
  Outcome outcome;
  if (options.interrupt_output) outcome.out = ReadAndInterrupt(out, process);
  int status = 0;
  ::waitpid(process, &status, 0);
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (!options.interrupt_output) outcome.out = ReadAll(out);
  outcome.err = ReadAll(err);
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
