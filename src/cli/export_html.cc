// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "audit/finding_counts.h"
#include "audit/finding_kinds.h"
#include "cli/export_command.h"
#include "cli/original_links.h"
#include "cli/output.h"
#include "cli/report_data.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "export/html_report.h"

namespace kehoach::cli {
namespace {

using store::DocumentHead;

// More than this nobody reads on paper; the tables hold all of it.
constexpr std::size_t kMostDocuments = 400;
constexpr std::size_t kMostGroups = 40;
constexpr std::size_t kMostMembers = 12;
constexpr std::size_t kMostTargets = 24;
constexpr std::size_t kMostUnits = 20;
// A bar chart as wide as a page.
constexpr int kMostYears = 20;

// The newest documents, at most kMostDocuments.
class NewestDocuments {
 public:
  void Add(const DocumentHead& head, exporter::ReportDocument document) {
    newest_.emplace(std::pair(-head.year.value_or(0), head.document), std::move(document));
    if (newest_.size() > kMostDocuments) newest_.erase(std::prev(newest_.end()));
    ++all_;
  }
  exporter::ReportList<exporter::ReportDocument> Take() {
    exporter::ReportList<exporter::ReportDocument> list;
    for (auto& [order, document] : newest_) list.shown.push_back(std::move(document));
    list.all = all_;
    return list;
  }

 private:
  std::map<std::pair<int, std::int64_t>, exporter::ReportDocument> newest_;
  std::int64_t all_ = 0;
};

// Counts by year, every year from the first to the last; the last kMostYears of them.
exporter::BarChart ByYear(std::string title, const std::map<int, std::int64_t>& counts) {
  exporter::BarChart chart{std::move(title), {}};
  if (counts.empty()) return chart;
  const int last = counts.rbegin()->first;
  for (int year = std::max(counts.begin()->first, last - kMostYears + 1); year <= last; ++year) {
    const auto found = counts.find(year);
    chart.bars.emplace_back(std::to_string(year), found == counts.end() ? 0 : found->second);
  }
  return chart;
}

class ReportBuilder {
 public:
  ReportBuilder(const ExportRun& run)
      : run_(run),
        links_(run.archive, LinkKind(run.arguments), run.arguments.output),
        progress_(static_cast<std::size_t>(run.documents) * kReadings, run.common.quiet) {}

  exporter::Report Build() {
    const std::string filter = FilterInWords(run_.arguments.filter);
    report_.title = "Báo cáo tổng hợp kế hoạch, mục tiêu và nhiệm vụ";
    report_.scope = filter.empty() ? "Phạm vi: toàn bộ văn bản trong kho" : "Phạm vi: " + filter;
    report_.as_of = DayInWords(run_.rows.LastSeen());
    report_.program = std::string("kehoach ") + kProgramVersion;
    ReadDocuments();
    ReadFindings();
    report_.groups = RecurringGroups(
        run_.rows, kMostGroups, kMostMembers,
        [this](const std::string& sha256, int page) { return links_.To(sha256, page); }, Tick());
    report_.targets = TargetCourses(run_.rows, kMostTargets, Tick());
    report_.units = BusiestUnits(run_.rows, kMostUnits, Tick());
    CoverageMap coverage = CoverageOf(run_.rows, run_.arguments.filter, Tick());
    report_.coverage = std::move(coverage.map);
    report_.coverage_notes = std::move(coverage.notes);
    return std::move(report_);
  }

 private:
  static constexpr std::size_t kReadings = 6;

  // A page on standard output stands nowhere that a relative link could begin.
  static std::string LinkKind(const ExportArguments& arguments) {
    const bool standard = arguments.output.empty() || arguments.output == "-";
    return standard && arguments.links == "relative" ? "none" : arguments.links;
  }

  store::ArchiveRows::Tick Tick() {
    return [this] {
      StopIfWanted();
      progress_.Advance();
    };
  }

  void ReadDocuments() {
    NewestDocuments newest;
    std::map<int, std::int64_t> documents_by_year, tasks_by_year;
    std::set<std::pair<std::string, std::string>> agencies;
    std::set<std::string> provinces;
    std::int64_t documents = 0, objectives = 0, tasks = 0, targets = 0;
    run_.rows.Documents(
        [&](const DocumentHead& head, const store::DocumentRow& row) {
          ++documents;
          objectives += row.objectives;
          tasks += row.tasks;
          targets += row.targets;
          if (head.issuer) {
            agencies.emplace(head.province.value_or(""), head.agency.value_or(*head.issuer));
          }
          if (head.province) provinces.insert(*head.province);
          if (head.year) {
            ++documents_by_year[*head.year];
            tasks_by_year[*head.year] += row.tasks;
          }
          newest.Add(head, {YearsOf(head),
                            head.issuer.value_or(""),
                            head.province.value_or(""),
                            head.title.value_or(""),
                            {NameOf(head), links_.To(head.sha256, 0)},
                            row.objectives,
                            row.tasks,
                            row.findings});
        },
        Tick());
    report_.figures = {{"văn bản", documents},
                       {"cơ quan ban hành", std::ssize(agencies)},
                       {"tỉnh, thành phố", std::ssize(provinces)},
                       {"mục tiêu", objectives},
                       {"nhiệm vụ", tasks},
                       {"chỉ tiêu định lượng", targets}};
    report_.charts = {ByYear("Số văn bản theo năm", documents_by_year),
                      ByYear("Số nhiệm vụ theo năm", tasks_by_year)};
    report_.documents = newest.Take();
  }

  void ReadFindings() {
    audit::FindingTally tally(audit::FindingsBy::kYear);
    run_.rows.Findings(
        [&](const DocumentHead& head, const store::FindingRow& row) {
          tally.Add({head.document, row.kind, head.issuer, head.province, head.year});
        },
        Tick());
    for (const auto& [kind, count] : tally.Kinds()) {
      const audit::FindingKind known = audit::FindingKindOf(kind);
      report_.findings.push_back(
          {std::string(known.title), std::string(known.meaning), count.findings, count.documents});
    }
    report_.figures.emplace_back("điểm cần xem lại", tally.total().findings);
  }

  const ExportRun& run_;
  OriginalLinks links_;
  Progress progress_;
  exporter::Report report_;
};

}  // namespace

ExitCode ExportHtml(const ExportRun& run) {
  ExportOutput out(run.arguments.output);
  const exporter::Report report = ReportBuilder(run).Build();
  exporter::WriteHtmlReport(report, [&out](std::string_view data) { out.Write(data); });
  out.Commit();
  if (!out.is_standard() && !run.common.quiet) {
    Message(fmt::format("{}: report on {} documents", run.arguments.output, run.documents));
  }
  return ExitCode::kDone;
}

}  // namespace kehoach::cli
