// SPDX-License-Identifier: GPL-3.0-or-later
// How the program ends. Part of its interface: do not change the values. README.md, "Exit codes".
#ifndef KEHOACH_CLI_EXIT_CODE_H_
#define KEHOACH_CLI_EXIT_CODE_H_

#include <stdexcept>
#include <string>

namespace kehoach::cli {

enum class ExitCode : int {
  kDone = 0,             // also when there was nothing new
  kSomeFailed = 1,       // done, but some documents cannot be used or some checks do not hold
  kUsage = 2,            // the call is wrong: options, paths, no such document
  kMissing = 3,          // something required is missing or broken: rules, a protection
  kArchiveUnusable = 4,  // locked, damaged, no permission, disk full
  kStopped = 130,        // by the user; the same call goes on where it stopped
};

// Ends the run with one line on standard error. Caught in main().
class Stop : public std::runtime_error {
 public:
  Stop(ExitCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  ExitCode code() const { return code_; }

 private:
  ExitCode code_;
};

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_EXIT_CODE_H_
