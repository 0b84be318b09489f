// SPDX-License-Identifier: GPL-3.0-or-later
// The one thread that writes to the archive while an import runs: it decodes what workers answered
// and stores it, in groups.
#ifndef KEHOACH_BATCH_IMPORT_WRITER_H_
#define KEHOACH_BATCH_IMPORT_WRITER_H_

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "batch/import.h"
#include "process/shared_bytes.h"
#include "process/unique_fd.h"
#include "store/store.h"

namespace kehoach::batch {

// What is to be stored of one file.
struct StoreTask {
  enum class Kind {
    kReading,  // bytes and reply, or bytes and error, of a document that was read now
    kPath,     // a path of a document that is stored, or will be by a task before this one
    kUnread,   // a file that could not be read: report.error says why
  };
  Kind kind = Kind::kReading;
  std::uint64_t ticket = 0;
  FileReport report;  // its figures are filled in by the writer
  store::PathRecord place;
  process::SharedBytes bytes;  // kReading: of the file
  std::string reply;  // kReading: of the worker, unless it gave none: report.error says why
};

// Threads: all methods are for the one thread that made it.
class ImportWriter {
 public:
  // A run is begun in the archive, which belongs to the writer until the writer has ended. The
  // thread takes no signals. Throws store::ArchiveError.
  ImportWriter(store::Archive& archive, const ImportOptions& options);
  ImportWriter(const ImportWriter&) = delete;
  ImportWriter& operator=(const ImportWriter&) = delete;
  ~ImportWriter();  // as Drop(), but for the run, which has failed; nothing when it has ended

  // Bytes that wait to be stored, documents that do.
  std::size_t waiting_bytes() const;
  std::size_t waiting() const;

  void Push(StoreTask task);
  // Counts a file that needs nothing to be stored.
  void Count(const FileReport& report);

  struct Done {
    std::uint64_t ticket = 0;
    FileReport report;
  };
  // What was stored since the last call, in the order of Push(). Throws what ended the writer,
  // store::ArchiveError mostly, once nothing is left to take.
  std::vector<Done> Take();
  // Tickets up to this one, itself included, are committed.
  std::uint64_t committed() const { return committed_.load(); }
  // Can be read when there is something to Take().
  int ready() const { return ready_.get(); }
  void ClearReady();

  // Everything is stored and committed, the run ends as done or stopped.
  void Finish(bool stopped);
  // Nothing more is stored. What is stored is committed, if that can be done.
  void Drop();

 private:
  class Group;
  enum class End { kNone, kDone, kStopped, kDropped, kFailed };
  static bool Drops(End end) { return end == End::kDropped || end == End::kFailed; }

  void Work();
  void WorkThrough();
  FileReport Store(StoreTask& task, Group& group);
  void StoreReading(StoreTask& task, Group& group, FileReport& report);
  void StoreFailed(const StoreTask& task, const Error& error, FileReport& report);
  void StoreOriginal(const std::string& sha256, std::string_view bytes, Group& group);
  void CommitGroup(Group& group, bool with_recurrence);
  store::RunRecord WriteRun(store::RunState state, const std::string& message);
  void SayReady();
  void EndWith(End end);

  store::Archive& archive_;
  const ImportOptions& options_;
  const std::chrono::steady_clock::time_point started_;
  process::UniqueFd ready_;
  std::atomic<std::uint64_t> committed_{0};

  mutable std::mutex mutex_;  // over all that follows, up to run_id_
  std::condition_variable changed_;
  std::deque<StoreTask> tasks_;
  std::size_t waiting_bytes_ = 0;  // the task at work included
  std::size_t waiting_ = 0;
  std::vector<Done> done_;
  std::exception_ptr error_;
  End end_ = End::kNone;
  store::RunRecord run_;

  store::RunRecord committed_run_;  // the thread's: as of the last commit

  std::thread thread_;  // last: it uses all of the above
};

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_IMPORT_WRITER_H_
