// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a job that did not end with a reply.
#ifndef KEHOACH_PROCESS_VERDICT_H_
#define KEHOACH_PROCESS_VERDICT_H_

#include <string>
#include <string_view>

#include "process/limits.h"
#include "process/pool.h"

namespace kehoach::process {

struct Verdict {
  End end = End::kCrashed;
  std::string detail;  // one line for people

  bool operator==(const Verdict&) const = default;
};

// What the end of a process says about the job that it had: `status` of wait(2), the end of what it
// wrote to standard error, whether memory was refused to it during the job. Pure.
Verdict JudgeExit(int status, std::string_view errors, bool memory_refused, const Limits& limits);

// "more than 1 GiB of memory". Pure.
std::string MemoryText(const Limits& limits);

// The last line of what a worker wrote, or of any text of its making: at most 200 characters, all
// of them printable ASCII, because it may have written anything and this goes to a terminal. Pure.
std::string LastLine(std::string_view text);

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_VERDICT_H_
