// SPDX-License-Identifier: GPL-3.0-or-later
// A report over an archive as one page of HTML, in Vietnamese, that stands alone: no script, no
// font, no image from anywhere, which its Content-Security-Policy also forbids. Made for reading on
// a screen, light or dark, and for printing on A4 in black and white. What the figures are is up to
// the caller; all text is escaped here. Pure; thread-safe.
#ifndef KEHOACH_EXPORT_HTML_REPORT_H_
#define KEHOACH_EXPORT_HTML_REPORT_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "export/heat_map.h"
#include "export/svg_chart.h"

namespace kehoach::exporter {

// Text that may lead to an original. A target that is neither relative nor a file is left out.
struct ReportLink {
  std::string text;
  std::string target;
};

// A stretch of a wording beside the one before it. `before` alone was taken out, `after` alone
// was put in; both and not changed: kept (`after` is shown).
struct WordingPiece {
  bool changed = false;
  std::string before, after;
};

struct ReportOccurrence {
  std::string year;  // may be empty
  std::string agency;
  ReportLink document;  // "KH 12/KH-SNV, trang 3"
  bool first = false;   // of its agency in the group: nothing to compare it with
  // Against the occurrence before; of a first one a single kept piece.
  std::vector<WordingPiece> wording;
  // What changed, in words: "95 % → 97 %".
  std::vector<std::string> changes;
};

// Objectives or tasks that say the same.
struct ReportGroup {
  std::string text;  // a wording that stands for all
  std::string kind;  // "mục tiêu"
  std::int64_t occurrences = 0, agencies = 0;
  // For each year from the first to the last: how often.
  std::vector<std::pair<int, std::int64_t>> years;
  std::vector<ReportOccurrence> shown;  // at most `occurrences`
};

struct ReportTarget {
  std::string title;  // what is counted
  std::string agency;
  std::string unit;
  LineChart chart;
};

struct ReportUnit {
  std::string name;
  std::int64_t lead = 0, support = 0;  // tasks
};

struct ReportFinding {
  std::string title, meaning;
  std::int64_t findings = 0, documents = 0;
};

struct ReportDocument {
  std::string year, agency, province, title;
  ReportLink number;
  std::int64_t objectives = 0, tasks = 0, findings = 0;
};

// A list that may be longer than what is shown of it.
template <typename T>
struct ReportList {
  std::vector<T> shown;
  std::int64_t all = 0;
};

struct Report {
  std::string title;
  std::string scope;    // which documents: a sentence without its full stop
  std::string as_of;    // "31/01/2026"
  std::string program;  // "kehoach 1.0"
  std::vector<std::pair<std::string, std::int64_t>> figures;
  std::vector<BarChart> charts;  // their titles are headings
  HeatMap coverage;
  std::vector<std::string> coverage_notes;
  ReportList<ReportGroup> groups;
  ReportList<ReportTarget> targets;
  ReportList<ReportUnit> units;
  std::vector<ReportFinding> findings;
  ReportList<ReportDocument> documents;
};

using HtmlSink = std::function<void(std::string_view)>;
void WriteHtmlReport(const Report& report, const HtmlSink& sink);

// Whether a link may stand in a page: relative, or file:.
bool IsSafeTarget(std::string_view target);

}  // namespace kehoach::exporter

#endif  // KEHOACH_EXPORT_HTML_REPORT_H_
