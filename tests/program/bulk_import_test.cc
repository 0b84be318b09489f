// SPDX-License-Identifier: GPL-3.0-or-later
// What an archive holds after an import depends neither on the number of workers, nor on the order
// of the files, nor on what was killed on the way.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "program_case.h"

namespace kehoach::program {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kCopies = 1;
#else
constexpr int kCopies = 2;
#endif

// ---- processes ---------------------------------------------------------------------------------

// Parent of each process, by proc_pid_stat(5); what has ended but is not waited for is left out.
std::map<pid_t, pid_t> LivingProcesses() {
  std::map<pid_t, pid_t> parents;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string stat = ReadAll(entry.path() / "stat");
    const std::size_t name_end = stat.rfind(')');  // the name may hold anything
    if (name_end == std::string::npos) continue;
    std::istringstream rest(stat.substr(name_end + 1));
    char state = 0;
    pid_t parent = 0;
    if (rest >> state >> parent && state != 'Z') parents[std::stoi(name)] = parent;
  }
  return parents;
}

std::vector<pid_t> Descendants(pid_t of) {
  const std::map<pid_t, pid_t> parents = LivingProcesses();
  std::vector<pid_t> found = {of};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const auto& [process, parent] : parents) {
      if (parent == found[i]) found.push_back(process);
    }
  }
  found.erase(found.begin());
  return found;
}

bool AllEnd(const std::vector<pid_t>& processes) {
  for (int round = 0; round < 1000; ++round) {
    const std::map<pid_t, pid_t> living = LivingProcesses();
    if (std::none_of(processes.begin(), processes.end(),
                     [&](pid_t process) { return living.contains(process); })) {
      return true;
    }
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

// The program at work; killed at the end if it has not ended.
class Running {
 public:
  Running(const std::vector<std::string>& arguments, const fs::path& folder) {
    std::vector<std::string> words = arguments;
    words.insert(words.begin(), std::getenv("KEHOACH_PROGRAM"));
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const std::string out = (folder / ".streams/running").string();
    process_ = ::fork();
    if (process_ == 0) {
      const int file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      ::dup2(file, STDOUT_FILENO);
      ::dup2(file, STDERR_FILENO);
      if (::chdir(folder.c_str()) == 0) ::execv(argv[0], argv.data());
      ::_exit(127);
    }
  }
  ~Running() {
    Kill(SIGKILL);
    Wait();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  pid_t process() const { return process_; }
  void Kill(int signal) const {
    if (!code_) ::kill(process_, signal);
  }
  int Wait() {
    if (!code_) {
      int status = 0;
      ::waitpid(process_, &status, 0);
      code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    return *code_;
  }
  // Until so many files stand under a folder, or the program has ended.
  void WaitForFiles(const fs::path& under, std::size_t count) const {
    for (;;) {
      std::error_code error;
      std::size_t found = 0;
      for (auto at = fs::recursive_directory_iterator(under, error);
           !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        ++found;
      }
      siginfo_t info{};
      const bool ended =
          ::waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
          info.si_pid != 0;
      if (found >= count || ended) return;
      std::this_thread::sleep_for(1ms);
    }
  }

 private:
  pid_t process_ = 0;
  std::optional<int> code_;
};

// ---- tests -------------------------------------------------------------------------------------

class BulkImportTest : public ProgramCase {
 protected:
  // Documents of all kinds, some of them at two places, and files that cannot be used.
  std::vector<std::string> PutFiles(int copies = kCopies) {
    std::vector<std::string> files;
    const std::vector<fs::path> pdfs = CorpusPdfs();
    for (std::size_t i = 0; i < pdfs.size(); ++i) {
      const std::string bytes = ReadAll(pdfs[i]);
      for (int copy = 0; copy < copies; ++copy) {
        const std::string name = std::to_string(i) + "-" + std::to_string(copy) + ".pdf";
        // A comment behind the end changes the bytes and nothing else.
        const std::string variant = bytes + "\n% " + name + "\n%%EOF\n";
        files.push_back(Put("in/" + name, variant));
        if ((i + static_cast<std::size_t>(copy)) % 7 == 0) {
          files.push_back(Put("in/again-" + name, variant));
        }
      }
      if (i % 4 == 0)
        files.push_back(Put("in/cut" + std::to_string(i) + ".pdf", bytes.substr(0, 99)));
    }
    files.push_back(Put("in/empty.pdf", ""));
    files.push_back(Put("in/again-empty.pdf", ""));
    files.push_back(Put("in/text.pdf", "no PDF"));
    return files;
  }

  std::string Export(const std::string& archive) const {
    const Outcome outcome = Run({"export", "--format", "jsonl", "--archive", archive});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.out;
  }

  // Class and hash of all that cannot be used. Not the paths: of several with the same bytes the
  // one that was seen last is listed.
  std::vector<std::string> Failures(const std::string& archive) const {
    const json listed = json::parse(Run({"status", "--failed", "--json", "--archive", archive}).out,
                                    nullptr, false);
    std::vector<std::string> failures;
    for (const json& failure : listed.is_array() ? listed : listed["failures"]) {
      failures.push_back(failure["class"].get<std::string>() + " " +
                         failure["sha256"].get<std::string>());
    }
    std::sort(failures.begin(), failures.end());
    return failures;
  }

  void ExpectSound(const std::string& archive) const {
    const Outcome verified = Run({"verify", "--archive", archive});
    EXPECT_EQ(verified.code, 0) << verified;
    for (const auto& entry : fs::directory_iterator(folder() / archive / "originals")) {
      EXPECT_TRUE(entry.is_directory()) << "left over: " << entry.path();
    }
  }
};

TEST_F(BulkImportTest, WorkersAndOrderDoNotShowInTheArchive) {
  std::vector<std::string> files = PutFiles(1);
  const Outcome one = Run({"import", "in", "--archive", "one", "--jobs", "1", "-q"});
  EXPECT_EQ(one.code, 1) << one;
  const Outcome four = Run({"import", "in", "--archive", "four", "--jobs", "4", "-q"});
  EXPECT_EQ(four.code, 1) << four;
  std::shuffle(files.begin(), files.end(), std::mt19937(3));
  std::string list;
  for (const std::string& file : files) list += file + "\n";
  Put("list", list);
  const Outcome shuffled =
      Run({"import", "--list-file", "list", "--archive", "shuffled", "--jobs", "3", "-q"});
  EXPECT_EQ(shuffled.code, 1) << shuffled;

  const std::string expected = Export("one");
  ASSERT_GT(Lines(expected).size(), 16u);
  EXPECT_TRUE(Export("four") == expected);
  EXPECT_TRUE(Export("shuffled") == expected);
  const std::vector<std::string> failures = Failures("one");
  EXPECT_GE(failures.size(), 5u);
  EXPECT_EQ(Failures("four"), failures);
  EXPECT_EQ(Failures("shuffled"), failures);
  for (const char* archive : {"one", "four", "shuffled"}) ExpectSound(archive);
}

TEST_F(BulkImportTest, TheSameBytesInFlightAreReadOnce) {
  constexpr int kTwins = 12;
  for (int i = 0; i < kTwins; ++i) {
    Put("in/good" + std::to_string(i) + ".pdf", SmallPdf(1));
    Put("in/bad" + std::to_string(i) + ".pdf", "no PDF");
  }
  for (const bool retry : {false, true}) {
    std::vector<std::string> call = {"import", "in", "--json", "-q", "--jobs", "4"};
    if (retry) call.push_back("--retry-failed");
    const Outcome outcome = Run(call);
    const json summary = json::parse(outcome.out, nullptr, false);
    ASSERT_TRUE(summary.is_object()) << outcome;
    EXPECT_EQ(summary["imported"], retry ? 0 : 1) << outcome;
    EXPECT_EQ(summary["known"].get<int>() + summary["unchanged"].get<int>(),
              kTwins - (retry ? 0 : 1));
    EXPECT_EQ(summary["failed"], 1);
    EXPECT_EQ(summary["failed_before"], kTwins - 1);
  }
  EXPECT_EQ(Lines(Export("archive")).size(), 1u);
}

// The program, or one of its processes, is killed at random moments; the next call goes on.
TEST_F(BulkImportTest, KillsDoNotShowInTheArchive) {
  PutFiles();
  ASSERT_EQ(Run({"import", "in", "--archive", "quiet", "-q"}).code, 1);
  std::mt19937 random(20);
  constexpr int kKills = 20;
  int killed = 0, of_program = 0;
  for (int round = 0; round < 10 * kKills && killed < kKills; ++round) {
    Running import({"import", "in", "--archive", "killed", "--jobs", "3", "-q"}, folder());
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + random() % 300));
    const std::vector<pid_t> family = Descendants(import.process());
    const bool whole = random() % 2 == 0 || family.empty();
    const pid_t victim = whole ? import.process() : family[random() % family.size()];
    if (::kill(victim, SIGKILL) == 0) ++killed;
    const int code = import.Wait();
    if (whole) {
      of_program += code == 128 + SIGKILL ? 1 : 0;
    } else {
      EXPECT_THAT(code, AnyOf(0, 1)) << ReadAll(folder() / ".streams/running");
    }
    EXPECT_TRUE(AllEnd(family)) << "a process outlived the program";
    if (code == 1) fs::remove_all(folder() / "killed");  // it came to its end: once more
  }
  EXPECT_EQ(killed, kKills);
  EXPECT_GT(of_program, 0);
  const Outcome last = Run({"import", "in", "--archive", "killed", "-q"});
  EXPECT_EQ(last.code, 1) << last;
  EXPECT_TRUE(Export("killed") == Export("quiet"));
  EXPECT_EQ(Failures("killed"), Failures("quiet"));
  ExpectSound("killed");
}

TEST_F(BulkImportTest, TheSecondSignalStopsAtOnce) {
  PutFiles();
  Running import({"import", "in", "--jobs", "2", "-q"}, folder());
  import.WaitForFiles(folder() / "archive/originals", 2);
  const std::vector<pid_t> family = Descendants(import.process());
  import.Kill(SIGINT);
  import.Kill(SIGTERM);
  EXPECT_EQ(import.Wait(), 130) << ReadAll(folder() / ".streams/running");
  EXPECT_TRUE(AllEnd(family));
  ExpectSound("archive");
  EXPECT_EQ(Run({"import", "in", "-q"}).code, 1);
  Run({"import", "in", "-q", "--archive", "other"});
  EXPECT_TRUE(Export("archive") == Export("other"));
}

TEST_F(BulkImportTest, AFullDiskEndsTheRunAndLeavesASoundArchive) {
  PutFiles(1);
  rlimit former{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &former), 0);
  const rlimit small{1'500'000, former.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);  // the program inherits it
  const Outcome full = Run({"import", "in", "-q"});
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &former), 0);
  EXPECT_EQ(full.code, 4) << full;
  EXPECT_THAT(full.err, HasSubstr("the same call reads it again"));
  ExpectSound("archive");
  EXPECT_EQ(Run({"import", "in", "-q"}).code, 1);
  Run({"import", "in", "-q", "--archive", "other"});
  EXPECT_TRUE(Export("archive") == Export("other"));
}

TEST_F(BulkImportTest, ReextractIsTheSameWithAnyNumberOfJobsAndAfterKills) {
  PutFiles(1);
  ASSERT_EQ(Run({"import", "in", "-q"}).code, 1);
  const std::string expected = Export("archive");
  // Rules that find less, and the right ones again.
  fs::create_directory(folder() / "rules");
  for (const auto& entry : fs::directory_iterator(fs::path(KEHOACH_SOURCE_DIR) / "rules")) {
    if (entry.path().filename() != "header-labels.toml") {
      fs::copy(entry.path(), folder() / "rules" / entry.path().filename());
    }
  }
  ASSERT_EQ(Run({"reextract", "--rules", "rules", "--jobs", "3", "-q"}).code, 0);
  const std::string less = Export("archive");
  EXPECT_FALSE(less == expected);
  fs::copy(folder() / "archive", folder() / "copy", fs::copy_options::recursive);
  std::mt19937 random(5);
  for (int kill = 0; kill < 5; ++kill) {
    Running reextract({"reextract", "--jobs", "2", "-q", "--archive", "copy"}, folder());
    std::this_thread::sleep_for(std::chrono::milliseconds(50 + random() % 200));
    reextract.Kill(SIGKILL);
    reextract.Wait();
  }
  ASSERT_EQ(Run({"reextract", "-q", "--archive", "copy"}).code, 0);
  ASSERT_EQ(Run({"reextract", "--jobs", "1", "-q"}).code, 0);
  EXPECT_TRUE(Export("archive") == expected);
  EXPECT_TRUE(Export("copy") == expected);
  ExpectSound("copy");
}

}  // namespace
}  // namespace kehoach::program
