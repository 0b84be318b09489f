// SPDX-License-Identifier: GPL-3.0-or-later
// Brings files into an archive. One document never ends the batch: what is wrong with it is
// remembered with its class. Only an archive that cannot be used ends it (store::ArchiveError).
#ifndef KEHOACH_BATCH_IMPORT_H_
#define KEHOACH_BATCH_IMPORT_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "batch/failure_policy.h"
#include "batch/limits.h"
#include "batch/reader_pool.h"
#include "batch/stop_request.h"
#include "kehoach/result.h"
#include "store/store.h"

namespace kehoach::batch {

enum class Verdict {
  kImported,      // read and stored
  kKnown,         // the same bytes are in the archive: this path was noted
  kUnchanged,     // path, size and time are as when it was imported: not even opened
  kFailed,        // cannot be used; remembered
  kFailedBefore,  // not tried again: neither the file nor what it failed on has changed
};
const char* VerdictName(Verdict verdict);  // "imported", "known", "unchanged", "failed", …

// What became of one file.
struct FileReport {
  std::string path;
  std::string sha256;  // empty: the file could not be read, or need not be
  Verdict verdict = Verdict::kImported;
  std::optional<Error> error;                              // of kFailed and kFailedBefore
  std::vector<Error> warnings;                             // pages that could not be read
  int pages = 0, objectives = 0, tasks = 0, findings = 0;  // of kImported
  // Of a document that was read in this run, whether it failed or not:
  int attempts = 0;                        // a worker that ended costs its document one more
  std::chrono::milliseconds wall{0};       // in workers, all attempts
  std::chrono::milliseconds processor{0};  // processor time, the same
  std::int64_t peak_memory = 0;            // resident bytes of the worker; 0 = not measured
};

struct ImportOptions {
  store::Versions versions;  // of this program and of the rules
  // Those of the ReaderPool, and of files. With OcrMode::kForce documents are read again that the
  // archive has, each once a call.
  ReadLimits limits;
  RetryChoice retry;
  std::string run_options = "{}";  // JSON object for the list of runs: what was asked for
  // Documents are committed in groups: a crash loses at most one group, which the next import
  // reads again. Whichever limit is reached first ends a group.
  int group_documents = 64;
  std::chrono::milliseconds group_time{2000};
  // Told often, in the calling thread: how many pages are being recognised or wait for it.
  std::function<void(std::size_t pages)> on_recognition;
};

struct ImportSummary {
  int imported = 0, known = 0, unchanged = 0, failed = 0, failed_before = 0;
  std::map<ErrorCode, int> classes;  // of the files that cannot be used, both kinds
  std::int64_t pages = 0;            // of imported
  bool stopped = false;              // files after it were not looked at

  int Unusable() const { return failed + failed_before; }
  int Files() const { return imported + known + unchanged + Unusable(); }
};

// Called after each file, in the thread that called ImportFiles(), in the order in which they are
// done with. A document may still be lost to a crash until its group is committed.
using OnFile = std::function<void(const FileReport&)>;

// Imports `files` into an archive opened for writing: workers read, one thread writes, the calling
// thread hands out. What the archive then holds depends neither on the number of workers nor on the
// order of the files. The same bytes at several paths are read once. The readers' limits are those
// of the options. Throws store::ArchiveError, and std::runtime_error when workers cannot be kept
// alive; what was committed before stays.
ImportSummary ImportFiles(const std::vector<std::string>& files, store::Archive& archive,
                          ReaderPool& readers, const ImportOptions& options, const OnFile& on_file,
                          const StopRequest& stop);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_IMPORT_H_
