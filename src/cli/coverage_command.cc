// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

#include "audit/coverage.h"
#include "cli/audit_commands.h"
#include "cli/coverage_view.h"
#include "cli/filter_options.h"
#include "cli/output.h"
#include "cli/rules_folder.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "export/json_writer.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

using exporter::ToScalar;

struct CoverageArguments {
  store::Filter filter;
  audit::CoverageBy by = audit::CoverageBy::kProvince;
  CoverageFigure figure = CoverageFigure::kPlans;
  bool successors = false;
};

audit::CoverageOptions Options(const Common& common, const CoverageArguments& arguments) {
  audit::CoverageOptions options;
  options.by = arguments.by;
  options.merge = arguments.successors;
  if (arguments.filter.years) {
    options.years = {arguments.filter.years->from, arguments.filter.years->to};
  }
  const Rules rules = LoadRules(common.rules);
  for (const auto& [former, today] : rules.Map("province-successors")) {
    options.successors.emplace(former, today);
  }
  return options;
}

audit::CoverageEntry EntryOf(const store::DocumentOutline& d, bool merge) {
  audit::CoverageEntry entry;
  entry.usable = d.status == store::DocumentStatus::kRead && d.text != store::TextSource::kNone;
  entry.issuer = d.issuer;
  entry.province = d.province;
  entry.agency = d.agency;
  // Behind the dot stands the province as printed; merged rows are told apart by today's.
  if (entry.agency && merge) entry.agency->resize(std::min(d.agency->find('.'), d.agency->size()));
  entry.year = d.year;
  entry.year_to = d.year_to;
  entry.objectives = d.objectives;
  entry.tasks = d.tasks;
  return entry;
}

exporter::Record ToRecord(const audit::CoverageCount& count) {
  return {{"plans", count.plans},
          {"objectives", count.objectives},
          {"tasks", count.tasks},
          {"unusable", count.unusable}};
}

void WriteYears(exporter::JsonWriter& json, const std::map<int, audit::CoverageCount>& years) {
  json.Key("years");
  json.BeginArray();
  for (const auto& [year, count] : years) {
    exporter::Record record = {{"year", std::int64_t{year}}};
    for (auto& member : ToRecord(count)) record.push_back(std::move(member));
    json.Object(record);
  }
  json.End();
}

void WriteCounts(exporter::JsonWriter& json, const audit::CoverageCount& total,
                 const audit::CoverageCount& without_year) {
  for (const auto& [key, value] : ToRecord(total)) json.Member(key, value);
  json.Key("without_year");
  json.Object(ToRecord(without_year));
}

void WriteJson(const audit::Coverage& coverage) {
  exporter::JsonWriter json(Write);
  const bool by_issuer = coverage.by == audit::CoverageBy::kIssuer;
  json.BeginObject();
  json.Member("by", std::string(by_issuer ? "issuer" : "province"));
  std::optional<int> first, last;
  if (coverage.span) std::tie(first, last) = std::pair(coverage.span->first, coverage.span->second);
  json.Member("first_year", ToScalar(first));
  json.Member("last_year", ToScalar(last));
  WriteCounts(json, coverage.total, coverage.without_year);
  WriteYears(json, coverage.years);
  json.Key("rows");
  json.BeginArray();
  for (const audit::CoverageRow& row : coverage.rows) {
    json.BeginObject();
    if (by_issuer) json.Member("issuer", ToScalar(row.issuer));
    json.Member("province", ToScalar(row.province));
    json.Member("successor", ToScalar(row.successor));
    json.Key("former");
    json.BeginArray();
    for (const std::string& name : row.former) json.Value(name);
    json.End();
    WriteCounts(json, row.total, row.without_year);
    json.Key("gaps");
    json.BeginArray();
    for (const int year : row.gaps) json.Value(std::int64_t{year});
    json.End();
    WriteYears(json, row.years);
    json.End();
  }
  json.End();
  json.End();
}

ExitCode ShowCoverage(const Common& common, const CoverageArguments& arguments) {
  const store::Archive archive = OpenToRead(common);
  audit::CoverageBuilder builder(Options(common, arguments));
  {
    Progress progress(static_cast<std::size_t>(archive.CountDocuments()), common.quiet);
    archive.ForEachOutline(arguments.filter, [&](const store::DocumentOutline& document) {
      builder.Add(EntryOf(document, arguments.successors));
      progress.Advance();
    });
  }
  const audit::Coverage coverage = builder.Finish();
  if (common.json) {
    WriteJson(coverage);
  } else if (coverage.rows.empty()) {
    Message("no document matches");
  } else {
    Write(CoverageView(coverage, arguments.figure, OutputColumns()));
  }
  return ExitCode::kDone;
}

}  // namespace

void AddCoverageCommand(CLI::App& audit, CommandLine& line) {
  auto arguments = std::make_shared<CoverageArguments>();
  CLI::App* command = AddCommand(
      audit, line, "coverage", "Show what the archive holds: provinces or agencies by years",
      "  kehoach audit coverage\n  kehoach audit coverage --by issuer --province 'Hồ Chí Minh'\n"
      "  kehoach audit coverage --successors --count tasks --json\n",
      arguments, ShowCoverage);
  const std::map<std::string, audit::CoverageBy> rows = {{"province", audit::CoverageBy::kProvince},
                                                         {"issuer", audit::CoverageBy::kIssuer}};
  command->add_option("--by", arguments->by, "A row for each province or issuer")
      ->transform(CLI::CheckedTransformer(rows).description(""))
      ->type_name("province|issuer");
  const std::map<std::string, CoverageFigure> figures = {
      {"plans", CoverageFigure::kPlans},
      {"objectives", CoverageFigure::kObjectives},
      {"tasks", CoverageFigure::kTasks}};
  command->add_option("--count", arguments->figure, "What the matrix counts; JSON has all three")
      ->transform(CLI::CheckedTransformer(figures).description(""))
      ->type_name("plans|objectives|tasks");
  command->add_flag("--successors", arguments->successors,
                    "Count plans of former provinces in those of today that they became part of");
  AddPlanFilters(*command, arguments->filter);
}

}  // namespace kehoach::cli
