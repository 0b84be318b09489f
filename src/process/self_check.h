// SPDX-License-Identifier: GPL-3.0-or-later
// Tries from inside a worker what a hostile document would try, for `doctor`.
#ifndef KEHOACH_PROCESS_SELF_CHECK_H_
#define KEHOACH_PROCESS_SELF_CHECK_H_

#include <string>
#include <vector>

#include "process/limits.h"
#include "process/sandbox.h"

namespace kehoach::process {

struct Attempt {
  std::string what;    // "read a file"
  bool held = false;   // it was refused, or ended as it should
  std::string detail;  // what happened: "Permission denied"

  bool operator==(const Attempt&) const = default;
};

struct SelfCheck {
  Protections protections;        // as a worker says
  std::vector<Attempt> attempts;  // as it turned out, in a fixed order

  bool AllHeld() const;
};

// Starts a pool of one worker and has it try to read, write and list files, reach the network and
// other processes, start programs, make memory executable, take more memory than `limits` allow,
// run for ever and crash. The budgets of time are shortened, so that this takes about a second.
// `readable` as in PoolOptions. Requires and throws what Pool::Start does.
SelfCheck CheckSandbox(Profile profile, const Limits& limits,
                       std::vector<std::string> readable = {});

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_SELF_CHECK_H_
