// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the built program (KEHOACH_PROGRAM of the environment) in a folder of its own.
#ifndef KEHOACH_TESTS_PROGRAM_PROGRAM_CASE_H_
#define KEHOACH_TESTS_PROGRAM_PROGRAM_CASE_H_

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/types.h>

namespace kehoach::program {

struct Outcome {
  int code = -1;  // 128 + signal when a signal ended it
  std::string out, err;
};

// For failure texts: the whole outcome.
std::ostream& operator<<(std::ostream& os, const Outcome& outcome);

// A folder that is removed at the end; the program runs in it.
class ProgramCase : public ::testing::Test {
 protected:
  ProgramCase();
  ~ProgramCase() override;

  struct RunOptions {
    std::string input;       // standard input
    bool interrupt = false;  // SIGINT as soon as it says something on standard error
    // SIGINT as soon as it has written something to standard output, which is a pipe that nobody
    // reads before: the program is held up while it writes.
    bool interrupt_output = false;
    bool refuse_seccomp = false;  // as a kernel without it
  };
  Outcome Run(const std::vector<std::string>& arguments) const { return Run(arguments, {}); }
  Outcome Run(const std::vector<std::string>& arguments, const RunOptions& options) const;

  // The same in two steps, for what is to happen between them. At most one of a `name` at a time.
  pid_t Start(const std::vector<std::string>& arguments, const RunOptions& options,
              const std::string& name) const;
  Outcome Finish(pid_t process, const std::string& name) const;
  // What it has written to standard error until now.
  std::string Said(const std::string& name) const;

  std::filesystem::path folder() const { return folder_; }
  // Writes a file under folder() and gives its path.
  std::string Put(const std::string& name, const std::string& content) const;

 private:
  std::filesystem::path folder_;
};

std::string ReadAll(const std::filesystem::path& path);
std::vector<std::string> Lines(const std::string& text);

// corpus/ of the sources, and the PDFs in it, sorted.
std::filesystem::path Corpus();
std::vector<std::filesystem::path> CorpusPdfs();
// The smallest PDF of the corpus with other bytes for each `variant`: as many documents of the
// same content as a test needs.
std::string SmallPdf(int variant);

}  // namespace kehoach::program

#endif  // KEHOACH_TESTS_PROGRAM_PROGRAM_CASE_H_
