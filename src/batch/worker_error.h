// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a document whose worker process ended without an answer.
#ifndef KEHOACH_BATCH_WORKER_ERROR_H_
#define KEHOACH_BATCH_WORKER_ERROR_H_

#include "batch/limits.h"
#include "kehoach/result.h"
#include "process/pool.h"

namespace kehoach::batch {

// kOutOfTime, kOutOfMemory or kCrashed, without source; the message names the option that sets the
// limit; `job_time_option` is the one for the time of a whole job. REQUIRES: outcome.end is not
// kDone.
Error ErrorOf(const process::Outcome& outcome, const char* job_time_option = kDocumentTimeOption);

// The same of a job that is one page: kPageTimeOption, and no word of where the job was.
Error ErrorOfPage(process::Outcome& outcome);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_WORKER_ERROR_H_
