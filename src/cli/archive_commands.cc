// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that read an archive and change nothing.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/amounts.h"
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
          {"recognised_pages", PageRanges(d.recognised)},
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
  const std::vector<TextColumn> header = {{"id", true, false},         {"year", false, false},
                                          {"type", false, false},      {"number", false, false},
                                          {"issuer", false, true},     {"province", false, true},
                                          {"objectives", true, false}, {"tasks", true, false},
                                          {"findings", true, false},   {"ocr_pages", false, false}};
  std::vector<std::vector<std::string>> rows;
  for (const store::DocumentSummary& d : documents) {
    rows.push_back({std::to_string(d.id), YearText(d), d.type.value_or(""), NumberText(d),
                    d.issuer.value_or(""), d.province.value_or(""), std::to_string(d.objectives),
                    std::to_string(d.tasks), std::to_string(d.findings), PageRanges(d.recognised)});
  }
  return RenderTable(header, rows, columns, Overflow::kShorten);
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
  std::int64_t failed = 0;
  archive.ForEachFailure(
      {}, [&](const store::ListedFailure& failure) { failed += failure.document ? 1 : 0; });
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
}

}  // namespace kehoach::cli
