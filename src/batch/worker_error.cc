// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/worker_error.h"

#include <algorithm>

#include <fmt/format.h>

namespace kehoach::batch {

Error ErrorOf(const process::Outcome& outcome, const char* job_time_option) {
  Error error;
  switch (outcome.end) {
    case process::End::kOutOfTime: {
      // The pool's words for the two budgets: "page 3 took more than …", "more than …".
      const bool whole = outcome.detail.starts_with("more than");
      error.code = ErrorCode::kOutOfTime;
      error.message = fmt::format("{}{}; the limit is {}", whole ? "took " : "", outcome.detail,
                                  whole ? job_time_option : kPageTimeOption);
      break;
    }
    case process::End::kStalled:
      error.code = ErrorCode::kOutOfTime;
      error.message = fmt::format("stalled: {}; the limit is {}", outcome.detail, kStallTimeOption);
      break;
    case process::End::kOutOfMemory:
      error.code = ErrorCode::kOutOfMemory;
      error.message = fmt::format("needs {}; the limit is {}", outcome.detail, kMemoryOption);
      break;
    case process::End::kCrashed:
    case process::End::kDone:
      error.code = ErrorCode::kCrashed;
      error.message = fmt::format(
          "the process that read it crashed ({}); please report it with the file", outcome.detail);
      break;
  }
  return error;
}

Error ErrorOfPage(process::Outcome& outcome) {
  // "…; it was at page 1": of the job, not of the document.
  outcome.detail.resize(std::min(outcome.detail.size(), outcome.detail.find("; it was at")));
  return ErrorOf(outcome, kPageTimeOption);
}

}  // namespace kehoach::batch
