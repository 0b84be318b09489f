// SPDX-License-Identifier: GPL-3.0-or-later
// Rebuilds every plan of an archive from its stored pages: how changed rules reach documents
// that were imported before. Opens no PDF.
#ifndef KEHOACH_BATCH_REEXTRACT_H_
#define KEHOACH_BATCH_REEXTRACT_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

#include "batch/plan_changes.h"
#include "kehoach/result.h"
#include "kehoach/rules.h"
#include "store/store.h"

namespace kehoach::batch {

struct ReextractReport {
  std::int64_t document = 0;
  bool changed = false;              // values or their evidence
  std::vector<ValueChange> changes;  // of values only
  std::optional<Error> error;        // stored pages that do not decode: the plan stays as it was
};

struct ReextractSummary {
  int documents = 0;  // looked at
  int changed = 0;    // of them, those with another plan
  int values_changed = 0, values_gained = 0, values_lost = 0;
  int failed = 0;
  bool stopped = false;  // by `stop`: those done so far are kept
};

struct ReextractOptions {
  store::Versions versions;
  bool dry_run = false;  // say what would change, change nothing
};

// All documents that are read, in order of number, in groups as ImportFiles does. Throws
// store::ArchiveError. REQUIRES: an archive opened for writing, unless dry_run.
ReextractSummary Reextract(store::Archive& archive, const Rules& rules,
                           const ReextractOptions& options,
                           const std::function<void(const ReextractReport&)>& on_document,
                           const std::atomic<bool>& stop);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_REEXTRACT_H_
