// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/import.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "base/sha256.h"
#include "batch/file.h"
#include "batch/find_files.h"
#include "batch/import_writer.h"

namespace kehoach::batch {
namespace {

using namespace std::chrono_literals;

// Bytes of files that are held at once, on their way to a worker, in it, or from it to the archive;
// a single larger file is held alone.
constexpr std::size_t kMostBytes = std::size_t{96} << 20;
// Each holds a descriptor.
constexpr std::size_t kMostWaiting = 64;
// Files that need no reading are gone through so many at a time between two looks at the workers.
constexpr int kFilesPerLook = 64;

void Count(const FileReport& report, ImportSummary& summary) {
  if (report.error) ++summary.classes[report.error->code];
  summary.pages += report.pages;
  switch (report.verdict) {
    case Verdict::kImported:
      ++summary.imported;
      break;
    case Verdict::kKnown:
      ++summary.known;
      break;
    case Verdict::kUnchanged:
      ++summary.unchanged;
      break;
    case Verdict::kFailed:
      ++summary.failed;
      break;
    case Verdict::kFailedBefore:
      ++summary.failed_before;
      break;
  }
}

// Goes through the files, hands documents to workers and what they give to the writer. What an
// archive knows is asked over a connection of its own, so that neither waits for the other.
class Importer {
 public:
  Importer(store::Archive& archive, ReaderPool& readers, const ImportOptions& options,
           const OnFile& on_file)
      : readers_(readers),
        options_(options),
        on_file_(on_file),
        known_(store::Archive::Open(archive.directory(), store::Mode::kRead)),
        writer_(archive, options) {
    known_.ForEachFailure({}, [this](const store::ListedFailure& failure) {
      if (!failure.document) unread_.insert(failure.path);
    });
  }

  ImportSummary Run(const std::vector<std::string>& files, const StopRequest& stop) {
    std::size_t next = 0;
    while (!stop.now) {
      // Asked before what it has done is taken: that may give it more to do.
      const bool writer_was_idle = writer_.waiting() == 0;
      TakeStored();
      const bool more = next < files.size() && !stop.soon;
      bool held_up = false;
      for (int n = 0; more && n < kFilesPerLook && next < files.size() && !stop.soon; ++n) {
        held_up = !HasRoom() || !Look(files[next]);
        if (held_up) break;
        ++next;
      }
      if (!more && flights_.empty() && writer_was_idle && writer_.waiting() == 0) break;
      // Also where nothing is waited for: limits are held while somebody waits.
      const auto patience = held_up || !more ? 250ms : 0ms;
      if (patience > 0ms || readers_.InFlight() > 0) {
        for (ReaderOutcome& outcome : readers_.Wait(patience, writer_.ready())) Land(outcome);
      }
      if (options_.on_recognition) options_.on_recognition(readers_.PagesWaiting());
    }
    if (stop.now) {
      readers_.Kill();
      writer_.Drop();
    } else {
      writer_.Finish(next < files.size());
    }
    TakeStored();
    TakeStored();  // throws what ended the writer
    summary_.stopped = next < files.size() || (stop.now && !flights_.empty());
    return summary_;
  }

 private:
  // A file on its way.
  struct Flight {
    FileReport report;
    store::PathRecord place;
  };
  // A document that the archive does not show yet.
  struct Fresh {
    std::uint64_t ticket = 0;    // 0: still at a worker
    bool stored = false;         // the writer has said what became of it
    std::optional<Error> error;  // of `stored`
    std::vector<Flight> twins;   // files of the same bytes that wait for this
  };

  bool HasRoom() const { return readers_.HasRoom() && writer_.waiting() < kMostWaiting; }

  void Report(const FileReport& report) {
    Count(report, summary_);
    if (on_file_) on_file_(report);
  }

  // For a file of which nothing has to be stored.
  void Tell(const FileReport& report) {
    writer_.Count(report);
    Report(report);
  }

  void Push(StoreTask::Kind kind, Flight flight, process::SharedBytes bytes = {},
            std::string reply = {}) {
    StoreTask task;
    task.kind = kind;
    task.ticket = ++last_ticket_;
    task.report = std::move(flight.report);
    task.place = std::move(flight.place);
    task.bytes = std::move(bytes);
    task.reply = std::move(reply);
    writer_.Push(std::move(task));
  }

  void FailUnread(Flight flight, Error error) {
    flight.report.verdict = Verdict::kFailed;
    flight.report.error = std::move(error);
    // What is not there (any more) is nothing to come back to.
    std::error_code unknown;
    if (std::filesystem::symlink_status(flight.report.path, unknown).type() ==
        std::filesystem::file_type::not_found) {
      return Tell(flight.report);
    }
    Push(StoreTask::Kind::kUnread, std::move(flight));
  }

  // True when the document needs no reading; the report then says why.
  bool IsSettled(const std::string& sha256, Verdict when_read, FileReport& report) const {
    const auto status = known_.FindStatus(sha256);
    if (!status) return false;
    // To be read again, whatever the archive has of it; its files of the same bytes need not be.
    if (options_.limits.ocr == OcrMode::kForce && !tried_.contains(sha256)) return false;
    if (*status == store::DocumentStatus::kRead) {
      report.verdict = when_read;
      return true;
    }
    const auto failure = known_.FindFailure(sha256);
    if (!failure) return false;
    if (!tried_.contains(sha256) &&
        IsTriedAgain({failure->error.code, failure->versions.program, failure->limits},
                     options_.versions.program, options_.limits, options_.retry)) {
      return false;
    }
    SetFailedBefore(failure->error, report);
    return true;
  }

  static void SetFailedBefore(const Error& error, FileReport& report) {
    report.verdict = Verdict::kFailedBefore;
    report.error = error;
    report.error->source = report.path;
  }

  // Begins with a file, and ends with it at once unless it needs a worker. False when there is no
  // room for it now.
  bool Look(const std::string& path) {
    Flight flight;
    flight.report.path = path;
    flight.place.path = AbsolutePath(path);
    flight.place.seen = store::Now();
    const Result<FileState> state = StatFile(path);
    if (!state) {
      FailUnread(std::move(flight), state.error());
      return true;
    }
    const auto same = known_.FindUnchanged(flight.place.path, state->size, state->mtime_ns);
    if (same && !unread_.contains(flight.place.path) &&
        IsSettled(*same, Verdict::kUnchanged, flight.report)) {
      flight.report.sha256 = *same;
      Tell(flight.report);
      return true;
    }
    const std::size_t held = held_bytes_ + writer_.waiting_bytes();
    if (held > 0 && held + static_cast<std::size_t>(state->size) > kMostBytes &&
        state->size <= options_.limits.file_bytes) {
      return false;
    }
    Read(std::move(flight));
    return true;
  }

  void Read(Flight flight) {
    Result<SharedFile> file = ReadShared(flight.report.path, options_.limits.file_bytes);
    if (!file) return FailUnread(std::move(flight), file.error());
    const std::string sha256 = Sha256Hex(file->bytes.view());
    flight.report.sha256 = sha256;
    flight.place.size = file->state.size;
    flight.place.mtime_ns = file->state.mtime_ns;
    unread_.erase(flight.place.path);
    if (const auto fresh = fresh_.find(sha256); fresh != fresh_.end()) {
      if (fresh->second.stored) return SettleTwin(fresh->second, std::move(flight));
      fresh->second.twins.push_back(std::move(flight));
      return;
    }
    if (IsSettled(sha256, Verdict::kKnown, flight.report)) {
      return Push(StoreTask::Kind::kPath, std::move(flight));
    }
    fresh_.emplace(sha256, Fresh{});
    held_bytes_ += file->bytes.size();
    const std::uint64_t id = ++last_flight_;
    flights_.emplace(id, std::move(flight));
    readers_.SubmitPdf(id, std::move(file->bytes));
  }

  // A worker is done with a document.
  void Land(ReaderOutcome& outcome) {
    const auto found = flights_.find(outcome.id);
    Flight flight = std::move(found->second);
    flights_.erase(found);
    held_bytes_ -= outcome.input.size();
    flight.report.attempts = outcome.attempts;
    flight.report.wall = outcome.wall;
    flight.report.processor = outcome.processor;
    flight.report.peak_memory = outcome.peak_memory;
    if (outcome.error) {
      flight.report.error = std::move(outcome.error);
      flight.report.error->source = flight.report.path;
    }
    Fresh& fresh = fresh_.at(flight.report.sha256);
    Push(StoreTask::Kind::kReading, std::move(flight), std::move(outcome.input),
         std::move(outcome.reply));
    fresh.ticket = last_ticket_;
  }

  static bool IsOfReading(const FileReport& report) { return report.attempts > 0; }

  // What the writer is done with.
  void TakeStored() {
    writer_.ClearReady();
    for (ImportWriter::Done& done : writer_.Take()) {
      const FileReport& report = done.report;
      Report(report);
      if (!IsOfReading(report)) continue;
      const bool again = options_.limits.ocr == OcrMode::kForce;
      if (again || (report.verdict == Verdict::kFailed && options_.retry.Any())) {
        tried_.insert(report.sha256);
      }
      Fresh& fresh = fresh_.at(report.sha256);
      fresh.stored = true;
      fresh.error = report.error;
      for (Flight& twin : std::exchange(fresh.twins, {})) SettleTwin(fresh, std::move(twin));
      uncommitted_.emplace_back(done.ticket, report.sha256);
    }
    // From here on the archive itself shows them.
    const std::uint64_t committed = writer_.committed();
    while (!uncommitted_.empty() && uncommitted_.front().first <= committed) {
      fresh_.erase(uncommitted_.front().second);
      uncommitted_.pop_front();
    }
  }

  void SettleTwin(const Fresh& fresh, Flight twin) {
    if (fresh.error) {
      SetFailedBefore(*fresh.error, twin.report);
    } else {
      twin.report.verdict = Verdict::kKnown;
    }
    Push(StoreTask::Kind::kPath, std::move(twin));
  }

  ReaderPool& readers_;
  const ImportOptions& options_;
  const OnFile& on_file_;
  const store::Archive known_;
  ImportWriter writer_;
  ImportSummary summary_;
  std::unordered_set<std::string> unread_;  // paths that the archive lists as unread
  std::unordered_set<std::string>
      tried_;  // documents that were read in this run and are not to be read in it again

  std::uint64_t last_flight_ = 0, last_ticket_ = 0;
  std::size_t held_bytes_ = 0;                         // at workers
  std::unordered_map<std::uint64_t, Flight> flights_;  // at workers
  std::unordered_map<std::string, Fresh> fresh_;
  std::deque<std::pair<std::uint64_t, std::string>> uncommitted_;  // tickets of stored documents
};

}  // namespace

const char* VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::kImported:
      return "imported";
    case Verdict::kKnown:
      return "known";
    case Verdict::kUnchanged:
      return "unchanged";
    case Verdict::kFailed:
      return "failed";
    case Verdict::kFailedBefore:
      return "failed_before";
  }
  return "failed";
}

ImportSummary ImportFiles(const std::vector<std::string>& files, store::Archive& archive,
                          ReaderPool& readers, const ImportOptions& options, const OnFile& on_file,
                          const StopRequest& stop) {
  return Importer(archive, readers, options, on_file).Run(files, stop);
}

}  // namespace kehoach::batch
