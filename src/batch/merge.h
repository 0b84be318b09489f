// SPDX-License-Identifier: GPL-3.0-or-later
// Folds archives into another (docs/merge.md). Copies what is stored; opens no PDF. A damaged
// document of a source is left out and reported; the rest goes in.
#ifndef KEHOACH_BATCH_MERGE_H_
#define KEHOACH_BATCH_MERGE_H_

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kehoach/result.h"
#include "store/archive_merge.h"
#include "store/store.h"

namespace kehoach::batch {

// What became of one document of a source.
struct MergeReport {
  std::string archive;  // the source's folder, as it was named
  std::string sha256;
  store::MergeVerdict verdict = store::MergeVerdict::kKnown;
  int pages = 0;               // that were taken
  std::optional<Error> error;  // source = archive and document
};

struct MergeOptions {
  store::Versions versions;  // of this program, for the list of runs
  // Documents are committed in groups: a crash loses at most one, which the same call takes again.
  int group_documents = 256;
  std::chrono::milliseconds group_time{2000};
};

struct MergeSummary {
  std::int64_t added = 0, replaced = 0, known = 0, failures = 0, damaged = 0;
  std::int64_t pages = 0;  // of those added or replaced
  bool stopped = false;

  std::int64_t Documents() const { return added + replaced + known + failures + damaged; }
};

struct MergeProgress {
  // The sources are sound, and hold so many documents together.
  std::function<void(std::int64_t documents)> on_checked;
  std::function<void(const MergeReport&)> on_document;
};

// Takes `sources` (folders of archives) into `target`, which is open for writing. All of them are
// opened and checked before anything is written. Once `stop` is set it ends between two documents
// and keeps what is done; the same call goes on. Throws store::ArchiveError: of a source that
// cannot be used, of another schema (kOlder, kNewer), damaged (kDamaged), or of the target; and
// store::Interrupted while sources are checked.
MergeSummary Merge(const std::vector<std::string>& sources, store::Archive& target,
                   const MergeOptions& options, const MergeProgress& progress,
                   const std::atomic<bool>& stop);

// Whether two names are the same archive, whatever links lead there.
bool IsSameArchive(const std::string& a, const std::string& b);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_MERGE_H_
