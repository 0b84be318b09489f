// SPDX-License-Identifier: GPL-3.0-or-later
// What a report and a workbook show of an archive as a whole.
#ifndef KEHOACH_CLI_REPORT_DATA_H_
#define KEHOACH_CLI_REPORT_DATA_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "export/heat_map.h"
#include "export/html_report.h"
#include "store/archive_rows.h"

namespace kehoach::cli {

struct CoverageMap {
  exporter::HeatMap map;           // provinces by years
  std::vector<std::string> notes;  // what is not in it, Vietnamese
};
CoverageMap CoverageOf(const store::ArchiveRows& rows, const store::Filter& filter,
                       const store::ArchiveRows::Tick& tick);

// What changed from one wording to the next.
struct WordingChange {
  std::vector<exporter::WordingPiece> pieces;  // of both, aligned
  std::vector<std::string> named;              // numbers, deadlines and units: "95 % → 97 %"
};
WordingChange CompareWordings(std::string_view before, std::string_view after);

// Whether two documents are of one agency, in whatever spelling.
bool SameAgency(const store::DocumentHead& a, const store::DocumentHead& b);

// Groups of objectives that come back, those over the most years first: at most `most` of them
// with at most `most_members` each.
exporter::ReportList<exporter::ReportGroup> RecurringGroups(
    const store::ArchiveRows& rows, std::size_t most, std::size_t most_members,
    const std::function<std::string(const std::string& sha256, int page)>& link,
    const store::ArchiveRows::Tick& tick);

// Targets of one agency that it sets itself in three years or more, and not always the same: those
// over the most years first. Two targets are the same when they count the same thing in the same
// unit and period and bind it the same way. A year in which an agency states two values for one
// of them is left out.
exporter::ReportList<exporter::ReportTarget> TargetCourses(const store::ArchiveRows& rows,
                                                           std::size_t most,
                                                           const store::ArchiveRows::Tick& tick);

// Those that lead and support the most tasks.
exporter::ReportList<exporter::ReportUnit> BusiestUnits(const store::ArchiveRows& rows,
                                                        std::size_t most,
                                                        const store::ArchiveRows::Tick& tick);

// "12/KH-SNV"; the type or the number in the archive where it has none.
std::string NameOf(const store::DocumentHead& head);
// "2024", "2021–2025", or empty.
std::string YearsOf(const store::DocumentHead& head);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_REPORT_DATA_H_
