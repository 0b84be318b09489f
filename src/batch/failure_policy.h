// SPDX-License-Identifier: GPL-3.0-or-later
// Which failures that an archive remembers are tried again. Pure, thread-safe.
#ifndef KEHOACH_BATCH_FAILURE_POLICY_H_
#define KEHOACH_BATCH_FAILURE_POLICY_H_

#include <set>
#include <string>
#include <string_view>

#include "batch/limits.h"
#include "kehoach/result.h"

namespace kehoach::batch {

// What the user asks to be tried again, whatever else holds.
struct RetryChoice {
  bool all = false;
  std::set<ErrorCode> classes;

  bool Any() const { return all || !classes.empty(); }
};

// The limits that a failure of this class ran into, as text; empty for a class that depends on no
// limit that can be set. Stored with the failure: limits that give another text are changed ones.
std::string LimitsText(ErrorCode code, const ReadLimits& limits);

// A failure that is remembered.
struct PastFailure {
  ErrorCode code = ErrorCode::kInternal;
  std::string_view program;  // version that met it
  std::string_view limits;   // LimitsText() of then
};

// Whether a document that failed is read once more: when it is asked for; when a limit that it ran
// into is another one now; and when another version of the program may do better. What is wrong
// with the file itself (no PDF, needs a password, …) stays wrong. Rules have no say: they decide
// what a text means, not whether there is one.
bool IsTriedAgain(const PastFailure& failure, std::string_view program, const ReadLimits& limits,
                  const RetryChoice& retry);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_FAILURE_POLICY_H_
