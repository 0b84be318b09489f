// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/import.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "base/sha256.h"
#include "batch/document.h"
#include "batch/file.h"
#include "batch/recurrence_index.h"

namespace kehoach::batch {
namespace {

int CountTasks(const Plan& plan) {
  std::ptrdiff_t tasks = 0;
  for (const PlanTable& table : plan.tables) {
    tasks += std::count_if(table.rows.begin(), table.rows.end(),
                           [](const PlanRow& row) { return row.kind == RowKind::kTask; });
  }
  return static_cast<int>(tasks);
}

// An open batch of the archive that ends itself by count and time.
class Group {
 public:
  Group(store::Archive& archive, const ImportOptions& options)
      : archive_(archive), options_(options) {}

  void Open() {
    if (open_) return;
    archive_.Begin();
    open_ = true;
    documents_ = 0;
    started_ = std::chrono::steady_clock::now();
  }
  void DocumentDone() {
    if (!open_) return;
    ++documents_;
    if (documents_ >= options_.group_documents ||
        std::chrono::steady_clock::now() - started_ >= options_.group_time) {
      Close();
    }
  }
  void Close() {
    if (!open_) return;
    open_ = false;
    UpdateRecurrence(archive_);
    archive_.Commit();
  }

 private:
  store::Archive& archive_;
  const ImportOptions& options_;
  bool open_ = false;
  int documents_ = 0;
  std::chrono::steady_clock::time_point started_;
};

class Importer {
 public:
  Importer(store::Archive& archive, const Rules& rules, const ImportOptions& options)
      : archive_(archive), rules_(rules), options_(options), group_(archive, options) {}

  FileReport Import(const std::string& path) {
    FileReport report;
    report.path = path;
    try {
      Look(path, report);
    } catch (const std::bad_alloc&) {
      // Only reading the file itself can get here: ReadPdf() never throws.
      Fail(report, {ErrorCode::kOutOfMemory, path, 0, "needs more memory than there is"});
    }
    group_.DocumentDone();
    return report;
  }

  void Finish() {
    group_.Close();
    CatchUpRecurrence(archive_);
  }

 private:
  static void Fail(FileReport& report, Error error) {
    report.verdict = Verdict::kFailed;
    report.error = std::move(error);
  }

  // True when the document needs no reading; the report then says why.
  bool IsSettled(const std::string& sha256, Verdict when_read, FileReport& report) const {
    const auto status = archive_.FindStatus(sha256);
    if (!status) return false;
    if (*status == store::DocumentStatus::kRead) {
      report.sha256 = sha256;
      report.verdict = when_read;
      return true;
    }
    const auto failure = archive_.FindFailure(sha256);
    if (!failure || IsTriedAgain({failure->error.code, failure->versions.program, failure->limits},
                                 options_.versions.program, options_.limits, options_.retry)) {
      return false;
    }
    report.sha256 = sha256;
    report.verdict = Verdict::kFailedBefore;
    report.error = failure->error;
    report.error->source = report.path;
    return true;
  }

  void Look(const std::string& path, FileReport& report) {
    const Result<FileState> state = StatFile(path);
    if (!state) return Fail(report, state.error());
    const std::string absolute = std::filesystem::absolute(path).lexically_normal().string();
    const auto same = archive_.FindUnchanged(absolute, state->size, state->mtime_ns);
    if (same && IsSettled(*same, Verdict::kUnchanged, report)) return;

    const Result<FileContent> file = ReadFile(path, options_.limits.file_bytes);
    if (!file) return Fail(report, file.error());
    const std::string sha256 = Sha256Hex(file->bytes);
    const store::PathRecord place{absolute, file->state.size, file->state.mtime_ns, store::Now()};
    if (IsSettled(sha256, Verdict::kKnown, report)) {
      group_.Open();
      archive_.NotePath(sha256, place);
      return;
    }
    Read(*file, sha256, place, report);
  }

  // When a copy cannot be stored (a full disk), the group holds nothing of its document yet: what
  // it does hold has been reported as imported, and is kept if that can still be done.
  void StoreOriginal(const std::string& sha256, const std::string& bytes) {
    try {
      archive_.StoreOriginal(sha256, bytes);
    } catch (const store::ArchiveError&) {
      group_.Close();
      throw;
    }
  }

  void Read(const FileContent& file, const std::string& sha256, const store::PathRecord& place,
            FileReport& report) {
    const auto started = std::chrono::steady_clock::now();
    const Result<DocumentReading> reading = ReadPdf(file.bytes, report.path, rules_);
    report.sha256 = sha256;
    report.attempts = 1;
    report.wall = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - started);
    const auto size = static_cast<std::int64_t>(file.bytes.size());
    if (!reading) {
      group_.Open();
      // Only a scan is worth a copy: a version that can read it will need the file.
      if (reading.error().code == ErrorCode::kNoText) StoreOriginal(sha256, file.bytes);
      archive_.StoreFailure({sha256, size, reading.error(), options_.versions,
                             LimitsText(reading.error().code, options_.limits), place.seen});
      archive_.NotePath(sha256, place);
      return Fail(report, reading.error());
    }
    const std::vector<store::PackedPage> packed = store::PackPages(reading->pages);
    group_.Open();
    StoreOriginal(sha256, file.bytes);
    archive_.StoreDocument(
        {sha256, size, reading->producer, store::TextSourceOf(reading->pages), place.seen}, packed,
        reading->plan, options_.versions);
    archive_.NotePath(sha256, place);
    report.verdict = Verdict::kImported;
    report.warnings = reading->warnings;
    report.pages = static_cast<int>(reading->pages.size());
    report.objectives = static_cast<int>(reading->plan.objectives.size());
    report.tasks = CountTasks(reading->plan);
    report.findings = static_cast<int>(reading->plan.findings.size());
  }

  store::Archive& archive_;
  const Rules& rules_;
  const ImportOptions& options_;
  Group group_;
};

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
                          const Rules& rules, const ImportOptions& options, const OnFile& on_file,
                          const StopRequest& stop) {
  Importer importer(archive, rules, options);
  ImportSummary summary;
  for (const std::string& path : files) {
    if (stop.soon) {
      summary.stopped = true;
      break;
    }
    const FileReport report = importer.Import(path);
    Count(report, summary);
    if (on_file) on_file(report);
  }
  importer.Finish();
  return summary;
}

}  // namespace kehoach::batch
