// SPDX-License-Identifier: GPL-3.0-or-later
// Brings files into an archive. One document never ends the batch: what is wrong with it is
// remembered with its class. Only an archive that cannot be used ends it (store::ArchiveError).
#ifndef KEHOACH_BATCH_IMPORT_H_
#define KEHOACH_BATCH_IMPORT_H_

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "batch/file.h"
#include "kehoach/result.h"
#include "kehoach/rules.h"
#include "store/store.h"

namespace kehoach::batch {

enum class Verdict {
  kImported,      // read and stored
  kKnown,         // the same bytes are in the archive: this path was noted
  kUnchanged,     // path, size and time are as when it was imported: not even opened
  kFailed,        // cannot be used; remembered, unless the file could not even be read
  kFailedBefore,  // not tried again: neither the file nor program, rules or limits have changed
};

// What became of one file.
struct FileReport {
  std::string path;
  Verdict verdict = Verdict::kImported;
  std::optional<Error> error;                              // of kFailed and kFailedBefore
  std::vector<Error> warnings;                             // pages that could not be read
  int pages = 0, objectives = 0, tasks = 0, findings = 0;  // of kImported
};

struct ImportOptions {
  store::Versions versions;   // of this program and of the rules
  bool retry_failed = false;  // try all that failed before
  std::int64_t max_file_bytes = kMaxFileBytes;
  // Documents are committed in groups: a crash loses at most one group, which the next import
  // reads again. Whichever limit is reached first ends a group.
  int group_documents = 64;
  std::chrono::milliseconds group_time{2000};
};

struct ImportSummary {
  int imported = 0, known = 0, unchanged = 0, failed = 0, failed_before = 0;
  bool stopped = false;  // by `stop`: the files after it were not looked at

  int Unusable() const { return failed + failed_before; }
};

// Called after each file, in order.
using OnFile = std::function<void(const FileReport&)>;

// Imports `files` in order into an archive opened for writing. Looks at `stop` before each file;
// the document in flight is finished and everything is committed. Throws store::ArchiveError.
ImportSummary ImportFiles(const std::vector<std::string>& files, store::Archive& archive,
                          const Rules& rules, const ImportOptions& options, const OnFile& on_file,
                          const std::atomic<bool>& stop);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_IMPORT_H_
