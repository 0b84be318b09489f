// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "cli/command_line.h"
#include "cli/filter_options.h"
#include "cli/output.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "export/json.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

struct ExportArguments {
  std::string format = "jsonl";
  store::Filter filter;
};

ExitCode Export(const Common& common, const ExportArguments& arguments) {
  const store::Archive archive = OpenToRead(common);
  exporter::JsonOptions options;
  options.style = exporter::JsonStyle::kCompact;
  ExitCode code = ExitCode::kDone;
  for (const store::DocumentSummary& document :
       archive.ListDocuments(ReadDocumentsThat(arguments.filter))) {
    const Result<Plan> plan = archive.LoadPlan(document.id);
    if (!plan) {
      Message(Describe(About(document, plan.error())));
      code = ExitCode::kSomeFailed;
      continue;
    }
    Write(exporter::PlanToJson(*plan, SourceOf(document), options) + "\n");
  }
  return code;
}

}  // namespace

void AddExportCommand(CLI::App& app, CommandLine& line) {
  auto arguments = std::make_shared<ExportArguments>();
  CLI::App* command =
      AddCommand(app, line, "export", "Print all plans for other programs",
                 "  kehoach export --format jsonl > plans.jsonl\n", arguments, Export);
  command->add_option("--format", arguments->format, "jsonl: one JSON object a line")
      ->check(CLI::IsMember({"jsonl"}))
      ->capture_default_str();
  AddPlanFilters(*command, arguments->filter);
}

}  // namespace kehoach::cli
