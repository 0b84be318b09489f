// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/import_writer.h"

#include <algorithm>
#include <csignal>
#include <new>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "batch/document_codec.h"
#include "batch/recurrence_index.h"

namespace kehoach::batch {
namespace {

using Clock = std::chrono::steady_clock;

int CountTasks(const Plan& plan) {
  std::ptrdiff_t tasks = 0;
  for (const PlanTable& table : plan.tables) {
    tasks += std::count_if(table.rows.begin(), table.rows.end(),
                           [](const PlanRow& row) { return row.kind == RowKind::kTask; });
  }
  return static_cast<int>(tasks);
}

std::size_t SizeOf(const StoreTask& task) { return task.bytes.size() + task.reply.size(); }

process::UniqueFd MakeEvent() {
  process::UniqueFd event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!event) throw std::system_error(errno, std::generic_category(), "eventfd");
  return event;
}

// Signals for the program go to the thread that looks at them.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

 private:
  sigset_t before_{};
};

void AddTo(store::RunRecord& run, const FileReport& report) {
  ++run.documents;
  ++run.outcomes[VerdictName(report.verdict)];
  if (report.error) ++run.failures[ErrorName(report.error->code)];
  run.pages += report.pages;
}

}  // namespace

// An open batch of the archive.
class ImportWriter::Group {
 public:
  bool open = false;
  int documents = 0;
  Clock::time_point started;
  std::uint64_t last_ticket = 0;

  void Open(store::Archive& archive) {
    if (open) return;
    archive.Begin();
    open = true;
    documents = 0;
    started = Clock::now();
  }
};

ImportWriter::ImportWriter(store::Archive& archive, const ImportOptions& options)
    : archive_(archive), options_(options), started_(Clock::now()), ready_(MakeEvent()) {
  run_.kind = store::RunKind::kImport;
  run_.versions = options.versions;
  run_.options = options.run_options;
  run_.id = archive.StartRun(run_);
  committed_run_ = run_;
  const SignalsBlocked blocked;
  thread_ = std::thread([this] { Work(); });
}

ImportWriter::~ImportWriter() { EndWith(End::kFailed); }

// ---- the other thread's side -------------------------------------------------------------------

std::size_t ImportWriter::waiting_bytes() const {
  const std::lock_guard lock(mutex_);
  return waiting_bytes_;
}

std::size_t ImportWriter::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_;
}

void ImportWriter::Push(StoreTask task) {
  {
    const std::lock_guard lock(mutex_);
    waiting_bytes_ += SizeOf(task);
    ++waiting_;
    tasks_.push_back(std::move(task));
  }
  changed_.notify_one();
}

void ImportWriter::Count(const FileReport& report) {
  const std::lock_guard lock(mutex_);
  AddTo(run_, report);
}

std::vector<ImportWriter::Done> ImportWriter::Take() {
  const std::lock_guard lock(mutex_);
  if (done_.empty() && error_) std::rethrow_exception(error_);
  return std::exchange(done_, {});
}

void ImportWriter::SayReady() {
  const std::uint64_t one = 1;
  // Full means that it can be read already.
  static_cast<void>(!::write(ready_.get(), &one, sizeof one));
}

void ImportWriter::ClearReady() {
  std::uint64_t count = 0;
  static_cast<void>(!::read(ready_.get(), &count, sizeof count));
}

void ImportWriter::Finish(bool stopped) { EndWith(stopped ? End::kStopped : End::kDone); }

void ImportWriter::Drop() { EndWith(End::kDropped); }

void ImportWriter::EndWith(End end) {
  {
    const std::lock_guard lock(mutex_);
    if (end_ == End::kNone) end_ = end;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

// ---- the thread --------------------------------------------------------------------------------

void ImportWriter::Work() {
  try {
    WorkThrough();
  } catch (...) {
    const std::lock_guard lock(mutex_);
    error_ = std::current_exception();
    tasks_.clear();
  }
  SayReady();
}

void ImportWriter::WorkThrough() {
  Group group;
  try {
    std::unique_lock lock(mutex_);
    while (!Drops(end_)) {
      if (tasks_.empty()) {
        if (end_ != End::kNone) break;
        const auto something = [&] { return !tasks_.empty() || end_ != End::kNone; };
        if (!group.open) {
          changed_.wait(lock, something);
        } else if (!changed_.wait_until(lock, group.started + options_.group_time, something)) {
          lock.unlock();
          CommitGroup(group, true);
          lock.lock();
        }
        continue;
      }
      StoreTask task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      const std::size_t size = SizeOf(task);
      Done done{task.ticket, Store(task, group)};
      group.last_ticket = task.ticket;
      if (++group.documents >= options_.group_documents ||
          Clock::now() - group.started >= options_.group_time) {
        CommitGroup(group, true);
      }
      task = {};
      lock.lock();
      waiting_bytes_ -= size;
      --waiting_;
      done_.push_back(std::move(done));
      SayReady();
    }
    const End end = end_;
    lock.unlock();
    // To stop at once leaves the groups of objectives to the next import.
    CommitGroup(group, !Drops(end));
    if (!Drops(end)) CatchUpRecurrence(archive_);
    WriteRun(end == End::kDone     ? store::RunState::kDone
             : end == End::kFailed ? store::RunState::kFailed
                                   : store::RunState::kStopped,
             {});
  } catch (const store::ArchiveError& error) {
    try {
      archive_.Rollback();
      {
        // What was counted since the last commit is not in the archive.
        const std::lock_guard lock(mutex_);
        run_ = committed_run_;
      }
      WriteRun(store::RunState::kFailed, error.what());
    } catch (const store::ArchiveError&) {  // NOLINT: the first one says why
    }
    throw;
  }
}

FileReport ImportWriter::Store(StoreTask& task, Group& group) {
  FileReport report = std::move(task.report);
  group.Open(archive_);
  switch (task.kind) {
    case StoreTask::Kind::kPath:
      archive_.NotePath(report.sha256, task.place);
      break;
    case StoreTask::Kind::kUnread:
      archive_.StoreUnread({task.place.path, *report.error, options_.versions,
                            LimitsText(report.error->code, options_.limits), task.place.seen});
      break;
    case StoreTask::Kind::kReading:
      StoreReading(task, group, report);
      archive_.NotePath(report.sha256, task.place);
      break;
  }
  const std::lock_guard lock(mutex_);
  AddTo(run_, report);
  return report;
}

void ImportWriter::StoreReading(StoreTask& task, Group& group, FileReport& report) {
  if (report.error) return StoreFailed(task, *report.error, report);
  std::optional<Error> failure;
  try {
    const Result<StoredReading> reading = DecodeReading(task.reply, report.path);
    if (reading) {
      StoreOriginal(report.sha256, task.bytes.view(), group);
      archive_.StoreDocument({report.sha256, static_cast<std::int64_t>(task.bytes.size()),
                              reading->producer, reading->text, task.place.seen},
                             reading->pages, reading->plan, options_.versions);
      report.verdict = Verdict::kImported;
      report.warnings = reading->warnings;
      report.pages = static_cast<int>(reading->pages.size());
      report.objectives = static_cast<int>(reading->plan.objectives.size());
      report.tasks = CountTasks(reading->plan);
      report.findings = static_cast<int>(reading->plan.findings.size());
      return;
    }
    failure = reading.error();
  } catch (const store::ArchiveError&) {
    throw;
  } catch (const std::bad_alloc&) {
    failure = Error{ErrorCode::kOutOfMemory, report.path, 0, "needs more memory than there is"};
  } catch (const std::exception& e) {
    // Stored whole or not at all: a plan that the archive refuses has left nothing behind.
    failure = Error{ErrorCode::kInternal, report.path, 0,
                    fmt::format("internal error, please report it with the file: {}", e.what())};
  }
  // Only a scan is worth a copy: a version that can read it will need the file.
  if (failure->code == ErrorCode::kNoText) StoreOriginal(report.sha256, task.bytes.view(), group);
  StoreFailed(task, *failure, report);
}

void ImportWriter::StoreFailed(const StoreTask& task, const Error& error, FileReport& report) {
  store::FailureRecord failure;
  failure.sha256 = report.sha256;
  failure.bytes = static_cast<std::int64_t>(task.bytes.size());
  failure.error = error;
  failure.versions = options_.versions;
  failure.limits = LimitsText(error.code, options_.limits);
  failure.seen = task.place.seen;
  failure.attempts = std::max(1, report.attempts);
  archive_.StoreFailure(failure);
  report.verdict = Verdict::kFailed;
  report.error = error;
}

// When a copy cannot be stored (a full disk), the group holds nothing of its document yet: what it
// does hold has been reported as imported, and is kept if that can still be done.
void ImportWriter::StoreOriginal(const std::string& sha256, std::string_view bytes, Group& group) {
  try {
    archive_.StoreOriginal(sha256, bytes);
  } catch (const store::ArchiveError&) {
    CommitGroup(group, true);
    throw;
  }
}

void ImportWriter::CommitGroup(Group& group, bool with_recurrence) {
  if (!group.open) return;
  group.open = false;
  if (with_recurrence) UpdateRecurrence(archive_);
  store::RunRecord run = WriteRun(store::RunState::kRunning, {});
  archive_.Commit();
  committed_run_ = std::move(run);
  committed_ = group.last_ticket;
}

store::RunRecord ImportWriter::WriteRun(store::RunState state, const std::string& message) {
  store::RunRecord run;
  {
    const std::lock_guard lock(mutex_);
    run = run_;
  }
  run.state = state;
  run.message = message;
  run.seconds = std::chrono::duration<double>(Clock::now() - started_).count();
  archive_.UpdateRun(run.id, run);
  return run;
}

}  // namespace kehoach::batch
