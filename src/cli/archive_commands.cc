// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that read an archive and change nothing.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/filter_options.h"
#include "cli/find_document.h"
#include "cli/output.h"
#include "cli/plan_view.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "export/json.h"
#include "export/records_json.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

struct ListArguments {
  store::Filter filter;
};

struct ShowArguments {
  std::string document;
  bool table = false;  // the task tables only
};

struct StatusArguments {
  bool failed = false;
};

using exporter::ToScalar;

std::string YearText(const store::DocumentSummary& d) {
  if (!d.year) return {};
  return d.year_to ? fmt::format("{}–{}", *d.year, *d.year_to) : std::to_string(*d.year);
}

std::string NumberText(const store::DocumentSummary& d) {
  if (!d.symbol) return d.number.value_or("");
  return d.number.value_or("…") + "/" + *d.symbol;
}

exporter::Record ToRecord(const store::DocumentSummary& d) {
  return {{"id", d.id},
          {"sha256", d.sha256},
          {"path", d.path},
          {"pages", std::int64_t{d.pages}},
          {"text", std::string(store::TextSourceName(d.text))},
          {"year", ToScalar(d.year)},
          {"year_to", ToScalar(d.year_to)},
          {"type", ToScalar(d.type)},
          {"title", ToScalar(d.title)},
          {"number", ToScalar(d.number)},
          {"symbol", ToScalar(d.symbol)},
          {"issuer", ToScalar(d.issuer)},
          {"province", ToScalar(d.province)},
          {"date", ToScalar(d.date)},
          {"objectives", std::int64_t{d.objectives}},
          {"tables", std::int64_t{d.tables}},
          {"tasks", std::int64_t{d.tasks}},
          {"measures", std::int64_t{d.measures}},
          {"findings", std::int64_t{d.findings}}};
}

std::string DocumentTable(const std::vector<store::DocumentSummary>& documents, int columns) {
  const std::vector<TextColumn> header = {
      {"id", true, false},         {"year", false, false},  {"type", false, false},
      {"number", false, false},    {"issuer", false, true}, {"province", false, true},
      {"objectives", true, false}, {"tasks", true, false},  {"findings", true, false}};
  std::vector<std::vector<std::string>> rows;
  for (const store::DocumentSummary& d : documents) {
    rows.push_back({std::to_string(d.id), YearText(d), d.type.value_or(""), NumberText(d),
                    d.issuer.value_or(""), d.province.value_or(""), std::to_string(d.objectives),
                    std::to_string(d.tasks), std::to_string(d.findings)});
  }
  return RenderTable(header, rows, columns, Overflow::kShorten);
}

std::vector<store::DocumentSummary> FailedDocuments(const store::Archive& archive) {
  store::DocumentFilter filter;
  filter.status = store::DocumentStatus::kFailed;
  return archive.ListDocuments(filter);
}

ExitCode StatusOfFailed(const Common& common, const store::Archive& archive) {
  const std::vector<store::DocumentSummary> failed = FailedDocuments(archive);
  if (common.json) {
    std::vector<exporter::Record> records;
    for (const store::DocumentSummary& d : failed) {
      records.push_back({{"id", d.id},
                         {"path", d.path},
                         {"sha256", d.sha256},
                         {"class", std::string(ErrorName(d.failure->code))},
                         {"message", d.failure->message}});
    }
    Write(exporter::RecordsToJson(records));
    return ExitCode::kDone;
  }
  if (failed.empty()) {
    Message("every document can be used");
    return ExitCode::kDone;
  }
  std::vector<std::vector<std::string>> rows;
  for (const store::DocumentSummary& d : failed) {
    rows.push_back({std::to_string(d.id), ErrorName(d.failure->code), d.path, d.failure->message});
  }
  Write(
      RenderTable({{"id", true, false}, {"class"}, {"path", false, true}, {"reason", false, true}},
                  rows, OutputColumns(), Overflow::kWrap));
  return ExitCode::kDone;
}

ExitCode List(const Common& common, const ListArguments& arguments) {
  const store::Archive archive = OpenToRead(common);
  const std::vector<store::DocumentSummary> documents =
      archive.ListDocuments(ReadDocumentsThat(arguments.filter));
  if (common.json) {
    std::vector<exporter::Record> records;
    for (const store::DocumentSummary& d : documents) records.push_back(ToRecord(d));
    Write(exporter::RecordsToJson(records));
  } else if (!documents.empty()) {
    Write(DocumentTable(documents, OutputColumns()));
  } else {
    Message("no document matches");
  }
  const std::size_t failed = FailedDocuments(archive).size();
  if (failed > 0 && !common.quiet) {
    Message(fmt::format("{} documents cannot be used; kehoach status --failed says why", failed));
  }
  return ExitCode::kDone;
}

ExitCode Show(const Common& common, const ShowArguments& arguments) {
  const store::Archive archive = OpenToRead(common);
  const store::DocumentSummary document = FindDocument(archive, arguments.document);
  if (document.failure) {
    Message(Describe(About(document, *document.failure)));
    return ExitCode::kSomeFailed;
  }
  const Result<Plan> plan = archive.LoadPlan(document.id);
  if (!plan) {
    Message(Describe(About(document, plan.error())));
    return ExitCode::kSomeFailed;
  }
  if (common.json) {
    Write(exporter::PlanToJson(*plan, SourceOf(document)));
  } else if (arguments.table) {
    if (plan->tables.empty()) Message("the document has no task table");
    Write(TablesView(*plan, OutputColumns()));
  } else {
    Write(PlanView(document, *plan, OutputColumns()));
  }
  return ExitCode::kDone;
}

ExitCode Status(const Common& common, const StatusArguments& arguments) {
  const store::Archive archive = OpenToRead(common);
  if (arguments.failed) return StatusOfFailed(common, archive);
  const store::ArchiveCounts c = archive.Count();
  const std::vector<std::pair<std::string, std::int64_t>> figures = {
      {"documents", c.documents},
      {"read", c.read},
      {"failed", c.failed},
      {"paths", c.paths},
      {"pages", c.pages},
      {"pages_without_text", c.pages_without_text},
      {"objectives", c.objectives},
      {"tables", c.tables},
      {"tasks", c.tasks},
      {"groups", c.groups},
      {"measures", c.measures},
      {"findings", c.findings},
      {"database_bytes", c.database_bytes},
      {"original_bytes", c.original_bytes}};
  const auto records = [](const std::map<std::string, std::int64_t>& counts, const char* key) {
    std::vector<exporter::Record> out;
    for (const auto& [name, count] : counts) out.push_back({{key, name}, {"documents", count}});
    return out;
  };
  std::vector<exporter::Record> versions;
  for (const auto& [version, plans] : c.plans_by_version) {
    versions.push_back({{"program", version.program}, {"rules", version.rules}, {"plans", plans}});
  }
  if (common.json) {
    exporter::Record head;
    for (const auto& [name, value] : figures) head.emplace_back(name, value);
    std::vector<exporter::Record> findings;
    for (const auto& [kind, count] : c.findings_by_kind) {
      findings.push_back({{"kind", kind}, {"findings", count}});
    }
    Write(exporter::ReportToJson(head, {{"failures", records(c.failures_by_class, "class")},
                                        {"findings_by_kind", findings},
                                        {"plans_by_version", versions}}));
    return ExitCode::kDone;
  }
  for (const auto& [name, value] : figures) Write(fmt::format("{:<20}{:>14}\n", name, value));
  for (const auto& [name, count] : c.failures_by_class) {
    Write(fmt::format("failed: {:<12}{:>14}\n", name, count));
  }
  for (const auto& [kind, count] : c.findings_by_kind) {
    Write(fmt::format("finding: {:<24}{:>1}\n", kind, count));
  }
  for (const auto& [version, plans] : c.plans_by_version) {
    Write(fmt::format("plans made by {} with rules {}: {}\n", version.program,
                      version.rules.substr(0, 12), plans));
  }
  return ExitCode::kDone;
}

}  // namespace

void AddArchiveCommands(CLI::App& app, CommandLine& line) {
  auto list = std::make_shared<ListArguments>();
  AddPlanFilters(*AddCommand(app, line, "list", "List the documents of the archive",
                             "  kehoach list\n  kehoach list --year 2022 --json\n", list, List),
                 list->filter);

  auto show = std::make_shared<ShowArguments>();
  CLI::App* command = AddCommand(
      app, line, "show", "Show one plan",
      "  kehoach show 3\n  kehoach show 91/KH-SVHTT --table\n  kehoach show plan.pdf --json\n",
      show, Show);
  command
      ->add_option("DOC", show->document,
                   "Number in the list, start of the SHA-256, path, file name, or number and "
                   "symbol of the document")
      ->required();
  command->add_flag("--table", show->table, "Only the task tables");

  auto status = std::make_shared<StatusArguments>();
  AddCommand(app, line, "status", "Count what is in the archive",
             "  kehoach status\n  kehoach status --failed\n", status, Status)
      ->add_flag("--failed", status->failed, "Documents that cannot be used, and why");
}

}  // namespace kehoach::cli
