// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/reextract.h"

#include <exception>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "batch/recurrence_index.h"
#include "plan/plan_reader.h"

namespace kehoach::batch {
namespace {

// Plans are small; more of them than documents of an import fit into one transaction.
constexpr int kGroup = 256;

// The plan that the stored pages give under these rules.
Result<Plan> ReadAgain(const store::Archive& archive, std::int64_t document, const Rules& rules) {
  const Result<std::vector<Page>> pages = archive.LoadPages(document);
  if (!pages) return pages.error();
  try {
    return plan::ReadPlan(*pages, rules).plan;
  } catch (const std::exception& e) {
    return Error{ErrorCode::kInternal, "", 0,
                 fmt::format("internal error, please report it with the file: {}", e.what())};
  }
}

ReextractReport Redo(store::Archive& archive, std::int64_t document, const Rules& rules,
                     const ReextractOptions& options) {
  ReextractReport report;
  report.document = document;
  Result<Plan> after = ReadAgain(archive, document, rules);
  if (!after) {
    report.error = after.error();
    return report;
  }
  // A stored plan that does not decode is mended by the new one: all of its values are gained.
  const Result<Plan> stored = archive.LoadPlan(document);
  const Plan before = stored ? *stored : Plan{};
  report.changed = !(before == *after);
  if (report.changed) report.changes = ComparePlans(before, *after);
  if (options.dry_run) return report;
  if (stored && !report.changed) {
    archive.KeepPlan(document, options.versions);
  } else {
    archive.ReplacePlan(document, *after, options.versions);
  }
  return report;
}

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

void Commit(store::Archive& archive) {
  UpdateRecurrence(archive);
  archive.Commit();
}

}  // namespace

ReextractSummary Reextract(store::Archive& archive, const Rules& rules,
                           const ReextractOptions& options,
                           const std::function<void(const ReextractReport&)>& on_document,
                           const std::atomic<bool>& stop) {
  ReextractSummary summary;
  const std::vector<std::int64_t> documents = archive.ReadDocuments();
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (stop) {
      summary.stopped = true;
      break;
    }
    const bool first_of_group = i % kGroup == 0;
    if (first_of_group && !options.dry_run) {
      if (i > 0) Commit(archive);
      archive.Begin();
    }
    const ReextractReport report = Redo(archive, documents[i], rules, options);
    Add(report, summary);
    if (on_document) on_document(report);
  }
  if (summary.documents > 0 && !options.dry_run) {
    // A complete run also mends what does not agree with the objectives.
    if (!summary.stopped) RebuildRecurrence(archive);
    Commit(archive);
  }
  return summary;
}

}  // namespace kehoach::batch
