// SPDX-License-Identifier: GPL-3.0-or-later
// Rebuilds every plan of an archive from its stored pages: how changed rules reach documents
// that were imported before. Opens no PDF.
#ifndef KEHOACH_BATCH_REEXTRACT_H_
#define KEHOACH_BATCH_REEXTRACT_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "batch/plan_changes.h"
#include "batch/reader_pool.h"
#include "batch/stop_request.h"
#include "kehoach/result.h"
#include "store/store.h"

namespace kehoach::batch {

struct ReextractReport {
  std::int64_t document = 0;
  bool changed = false;              // values or their evidence
  std::vector<ValueChange> changes;  // of values only
  // Stored pages that do not decode, or a worker that crashed over them or ran over a limit: the
  // plan stays as it was.
  std::optional<Error> error;
};

struct ReextractSummary {
  int documents = 0;  // looked at
  int continued = 0;  // done by an interrupted run before, and not looked at again
  int changed = 0;    // of `documents`, those with another plan
  int values_changed = 0, values_gained = 0, values_lost = 0;
  int failed = 0;
  bool stopped = false;  // by `stop`: those done so far are kept
};

struct ReextractOptions {
  store::Versions versions;
  bool dry_run = false;            // say what would change, change nothing
  bool all = false;                // begin anew, also where a run was interrupted
  std::string run_options = "{}";  // JSON object for the list of runs: what was asked for
};

// How many documents, in order of number, an interrupted run with these versions has done: there
// the next run goes on. 0 when the last run was complete, or anything was done to the archive since
// by other versions.
std::int64_t DoneByInterruptedRun(const store::Archive& archive, const store::Versions& versions);

// All documents that are read, in order of number, in groups as ImportFiles does; or those behind
// the ones that an interrupted run has done, so that one run, with its interruptions, looks at
// every document once. Workers make the plans; the calling thread compares and writes, and calls
// `on_document`. Throws store::ArchiveError. REQUIRES: an archive opened for writing, unless
// dry_run.
ReextractSummary Reextract(store::Archive& archive, ReaderPool& readers,
                           const ReextractOptions& options,
                           const std::function<void(const ReextractReport&)>& on_document,
                           const StopRequest& stop);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_REEXTRACT_H_
