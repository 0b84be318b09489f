// SPDX-License-Identifier: GPL-3.0-or-later
// What an import says: of each file, in messages and as events, and at the end. Pure, thread-safe.
#ifndef KEHOACH_CLI_IMPORT_REPORT_H_
#define KEHOACH_CLI_IMPORT_REPORT_H_

#include <chrono>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "batch/find_files.h"
#include "batch/import.h"
#include "export/records_json.h"
#include "kehoach/result.h"

namespace kehoach::cli {

// The classes that a document can fail with, in the order of their numbers.
std::vector<ErrorCode> FailureClasses();
// Their names, parted by ", ".
std::string FailureClassNames();
// "damaged" or "damaged,no_text"; nothing when a name is none of them.
std::optional<std::set<ErrorCode>> ParseFailureClasses(std::string_view names);

// One sentence, with the path.
std::string DescribeFile(const batch::FileReport& report);

// One line of --events; docs/import.md says what the members mean. `time`: store::Now().
exporter::Record EventOf(const batch::FileReport& report, const std::string& time);

// What became of the run as a whole.
struct ImportEnd {
  batch::ImportSummary summary;
  std::size_t bad_paths = 0;  // named, but not there or not to be read
  std::chrono::seconds taken{0};
  std::string archive;  // its folder, absolute
};
// Counts, then where to look further: one line each.
std::vector<std::string> SummaryLines(const ImportEnd& end);

// "left out: …"; empty when nothing was.
std::string LeftOutLine(const batch::FoundFiles& found);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_IMPORT_REPORT_H_
