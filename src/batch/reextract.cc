// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/reextract.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "batch/document_codec.h"
#include "batch/recurrence_index.h"

namespace kehoach::batch {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

// A group ends at either. Plans are small; more of them than documents of an import fit into one.
constexpr int kGroup = 256;
constexpr auto kGroupTime = 2s;
// Documents that may be done before the one whose turn it is to be written.
constexpr std::size_t kMostAhead = 512;
constexpr std::size_t kMostAheadBytes = std::size_t{64} << 20;
// Of RunRecord::outcomes: documents that a run before this one has done.
constexpr const char* kContinued = "continued";

void Add(const ReextractReport& report, ReextractSummary& summary) {
  ++summary.documents;
  summary.failed += report.error ? 1 : 0;
  summary.changed += report.changed ? 1 : 0;
  for (const ValueChange& change : report.changes) {
    ++(!change.before  ? summary.values_gained
       : !change.after ? summary.values_lost
                       : summary.values_changed);
  }
}

void Add(const ReextractReport& report, store::RunRecord& run) {
  ++run.documents;
  ++run.outcomes[report.error ? "failed" : report.changed ? "changed" : "unchanged"];
  if (report.error) ++run.failures[ErrorName(report.error->code)];
}

class Redoer {
 public:
  Redoer(store::Archive& archive, ReaderPool& readers, const ReextractOptions& options,
         const std::function<void(const ReextractReport&)>& on_document)
      : archive_(archive),
        readers_(readers),
        options_(options),
        on_document_(on_document),
        documents_(archive.ReadDocuments()) {
    if (options.dry_run) return;
    if (!options.all) {
      const auto done = static_cast<std::size_t>(DoneByInterruptedRun(archive, options.versions));
      written_ = next_ = std::min(done, documents_.size());
      summary_.continued = static_cast<int>(written_);
    }
    run_.kind = store::RunKind::kReextract;
    run_.versions = options.versions;
    run_.options = options.run_options;
    if (written_ > 0) run_.outcomes[kContinued] = static_cast<std::int64_t>(written_);
    run_.id = archive.StartRun(run_);
    committed_run_ = run_;
  }

  ReextractSummary Run(const StopRequest& stop) {
    try {
      while (!stop.now) {
        while (next_ < documents_.size() && !stop.soon && HasRoom()) Submit();
        if (readers_.InFlight() > 0) {
          for (ReaderOutcome& outcome : readers_.Wait(250ms)) Land(std::move(outcome));
        }
        WriteWhatIsNext();
        if (written_ == next_ && (stop.soon || next_ == documents_.size())) break;
      }
      if (stop.now) readers_.Kill();
      summary_.stopped = written_ < documents_.size();
      End(stop.now);
    } catch (const store::ArchiveError& error) {
      TellFailure(error.what());
      throw;
    }
    return summary_;
  }

 private:
  bool HasRoom() const {
    return readers_.HasRoom() && next_ - written_ < kMostAhead && ahead_bytes_ < kMostAheadBytes;
  }

  void Submit() {
    const std::size_t index = next_++;
    Result<std::vector<std::string>> blobs = archive_.LoadPageBlobs(documents_[index]);
    if (!blobs) {
      Keep(index, blobs.error());
      return;
    }
    try {
      readers_.SubmitPages(index, process::SharedBytes::Copy(EncodeBlobs(*blobs)));
    } catch (const std::system_error& e) {
      if (e.code() != std::errc::not_enough_memory) throw;
      Keep(index, {ErrorCode::kOutOfMemory, "", 0, "needs more memory than there is"});
    }
  }

  void Keep(std::size_t index, Error error) {
    ReaderOutcome outcome;
    outcome.id = index;
    outcome.error = std::move(error);
    Land(std::move(outcome));
  }

  void Land(ReaderOutcome outcome) {
    outcome.input = {};
    ahead_bytes_ += outcome.reply.size();
    ahead_.emplace(static_cast<std::size_t>(outcome.id), std::move(outcome));
  }

  void WriteWhatIsNext() {
    for (auto found = ahead_.find(written_); found != ahead_.end(); found = ahead_.find(written_)) {
      const ReaderOutcome outcome = std::move(found->second);
      ahead_.erase(found);
      ahead_bytes_ -= outcome.reply.size();
      Open();
      const ReextractReport report = Write(documents_[written_], outcome);
      ++written_;
      Add(report, summary_);
      Add(report, run_);
      if (++in_group_ >= kGroup || Clock::now() - group_opened_ >= kGroupTime) Close(true);
      if (on_document_) on_document_(report);
    }
    // Also while a long document is waited for.
    if (open_ && Clock::now() - group_opened_ >= kGroupTime) Close(true);
  }

  ReextractReport Write(std::int64_t document, const ReaderOutcome& outcome) {
    ReextractReport report;
    report.document = document;
    if (outcome.error) {
      report.error = outcome.error;
      return report;
    }
    const Result<Plan> after = DecodePlan(outcome.reply);
    if (!after) {
      report.error = after.error();
      return report;
    }
    // A stored plan that does not decode is mended by the new one: all of its values are gained.
    const Result<Plan> stored = archive_.LoadPlan(document);
    const Plan before = stored ? *stored : Plan{};
    report.changed = !(before == *after);
    if (report.changed) report.changes = ComparePlans(before, *after);
    if (options_.dry_run) return report;
    if (stored && !report.changed) {
      archive_.KeepPlan(document, options_.versions);
      return report;
    }
    try {
      archive_.ReplacePlan(document, *after, options_.versions);
    } catch (const store::ArchiveError&) {
      throw;
    } catch (const std::exception& e) {  // a plan that cannot be stored; nothing of it was
      report = {};
      report.document = document;
      report.error =
          Error{ErrorCode::kInternal, "", 0,
                fmt::format("internal error, please report it with the file: {}", e.what())};
    }
    return report;
  }

  void Open() {
    if (open_ || options_.dry_run) return;
    archive_.Begin();
    open_ = true;
    in_group_ = 0;
    group_opened_ = Clock::now();
  }

  void Close(bool with_recurrence) {
    if (!open_) return;
    if (with_recurrence) UpdateRecurrence(archive_);
    WriteRun(store::RunState::kRunning, {});
    open_ = false;
    archive_.Commit();
    committed_run_ = run_;
  }

  void End(bool at_once) {
    if (options_.dry_run) return;
    if (!summary_.stopped && !documents_.empty()) {
      // A complete run also mends what does not agree with the objectives.
      Open();
      RebuildRecurrence(archive_);
    }
    Close(!at_once);
    WriteRun(summary_.stopped ? store::RunState::kStopped : store::RunState::kDone, {});
  }

  void TellFailure(const std::string& message) {
    if (options_.dry_run) return;
    try {
      archive_.Rollback();
      run_ = committed_run_;  // what was counted since is not in the archive
      WriteRun(store::RunState::kFailed, message);
    } catch (const store::ArchiveError&) {  // NOLINT: the first error says why
    }
  }

  void WriteRun(store::RunState state, const std::string& message) {
    run_.state = state;
    run_.message = message;
    run_.seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    archive_.UpdateRun(run_.id, run_);
  }

  store::Archive& archive_;
  ReaderPool& readers_;
  const ReextractOptions& options_;
  const std::function<void(const ReextractReport&)>& on_document_;
  const std::vector<std::int64_t> documents_;
  const Clock::time_point started_ = Clock::now();

  std::size_t next_ = 0;                        // place in documents_ of the next to be submitted
  std::size_t written_ = 0;                     // those before it are done with
  std::map<std::size_t, ReaderOutcome> ahead_;  // by place
  std::size_t ahead_bytes_ = 0;
  bool open_ = false;
  int in_group_ = 0;
  Clock::time_point group_opened_;
  ReextractSummary summary_;
  store::RunRecord run_, committed_run_;
};

}  // namespace

std::int64_t DoneByInterruptedRun(const store::Archive& archive, const store::Versions& versions) {
  constexpr int kMostRuns = 1000;
  for (const store::RunRecord& run : archive.Runs(kMostRuns)) {
    // Another version, or an archive that was folded in, may have brought plans of their own.
    if (!(run.versions == versions) || run.kind == store::RunKind::kMerge) return 0;
    if (run.kind != store::RunKind::kReextract) continue;
    if (run.state == store::RunState::kDone) return 0;
    const auto before = run.outcomes.find(kContinued);
    return run.documents + (before == run.outcomes.end() ? 0 : before->second);
  }
  return 0;
}

ReextractSummary Reextract(store::Archive& archive, ReaderPool& readers,
                           const ReextractOptions& options,
                           const std::function<void(const ReextractReport&)>& on_document,
                           const StopRequest& stop) {
  return Redoer(archive, readers, options, on_document).Run(stop);
}

}  // namespace kehoach::batch
