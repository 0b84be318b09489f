// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/export_command.h"

#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "cli/export_tables.h"
#include "cli/filter_options.h"
#include "cli/output.h"
#include "cli/rules_folder.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "export/json.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

using Format = ExitCode (*)(const ExportRun&);

const std::map<std::string, Format>& Formats() {
  static const std::map<std::string, Format> formats = {
      {"jsonl", ExportJsonLines}, {"csv", ExportCsv}, {"xlsx", ExportXlsx}, {"html", ExportHtml}};
  return formats;
}

// What is asked for, or what the name of the output says.
std::string FormatOf(const ExportArguments& arguments) {
  if (!arguments.format.empty()) return arguments.format;
  std::string extension = std::filesystem::path(arguments.output).extension().string();
  if (!extension.empty()) extension.erase(0, 1);
  return Formats().contains(extension) ? extension : "jsonl";
}

void CheckCsvOptions(const ExportArguments& arguments, const std::string& format) {
  if (format == "csv") return;
  if (!arguments.table.empty()) {
    throw Stop(ExitCode::kUsage, fmt::format("--table is for --format csv, not {}", format));
  }
}

ExitCode Export(const Common& common, const ExportArguments& arguments) {
  const std::string format = FormatOf(arguments);
  CheckCsvOptions(arguments, format);
  const store::Archive archive = OpenToRead(common);
  NoteOlderPlans(archive, common);
  store::Filter filter = arguments.filter;
  if (filter.unit) ResolveUnit(LoadRules(common.rules), filter);
  const store::ArchiveRows rows(archive, filter);
  ExportRun run{common, arguments, archive, rows};
  // On standard output a stop waits for the end of the row, so that lines are whole. A file is
  // whole or not there, so nothing has to be waited for.
  if (!arguments.output.empty() && arguments.output != "-") StopAtOnceOnSignal();
  run.documents = rows.CountDocuments();
  if (run.documents == 0) Message("no document matches");
  return Formats().at(format)(run);
}

}  // namespace

ExportOutput::ExportOutput(const std::string& path) {
  if (!path.empty() && path != "-") file_ = std::make_unique<OutputFile>(path);
}

void ExportOutput::Write(std::string_view data) {
  if (file_) {
    file_->Write(data);
  } else {
    cli::Write(data);
  }
}

void ExportOutput::Finish() {
  if (file_) file_->Finish();
}

void ExportOutput::Commit() {
  if (file_) {
    file_->Commit();
  } else {
    FlushOutput();
  }
}

ExitCode ExportJsonLines(const ExportRun& run) {
  ExportOutput out(run.arguments.output);
  exporter::JsonOptions options;
  options.style = exporter::JsonStyle::kCompact;
  ExitCode code = ExitCode::kDone;
  Progress progress(static_cast<std::size_t>(run.documents), run.common.quiet);
  std::int64_t plans = 0;
  run.rows.HeadsByPath([&](const store::DocumentHead& head, const std::string& path) {
    StopIfWanted();
    progress.Advance();
    std::optional<store::DocumentSummary> document = run.archive.GetDocument(head.document);
    if (!document) return;
    document->path = path;
    const Result<Plan> plan = run.archive.LoadPlan(head.document);
    if (!plan) {
      Message(Describe(About(*document, plan.error())));
      code = ExitCode::kSomeFailed;
      return;
    }
    out.Write(exporter::PlanToJson(*plan, SourceOf(*document), options) + "\n");
    ++plans;
  });
  out.Commit();
  if (!out.is_standard() && !run.common.quiet) {
    Message(fmt::format("{}: {} plans", run.arguments.output, plans));
  }
  return code;
}

std::string FilterInWords(const store::Filter& filter) {
  std::string words;
  const auto add = [&words](std::string_view name, const std::string& value) {
    words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", name, value);
  };
  if (filter.province) add("tỉnh, thành phố", *filter.province);
  if (filter.issuer) add("cơ quan", *filter.issuer);
  if (filter.type) add("loại văn bản", *filter.type);
  if (filter.years) {
    add("năm", filter.years->from == filter.years->to
                   ? std::to_string(filter.years->from)
                   : fmt::format("{}–{}", filter.years->from, filter.years->to));
  }
  if (filter.kind) {
    constexpr const char* kNames[] = {"văn bản", "mục tiêu", "nhiệm vụ"};
    add("chỉ lấy", kNames[static_cast<std::size_t>(*filter.kind)]);
  }
  if (filter.unit) add("đơn vị chủ trì hoặc phối hợp", *filter.unit);
  if (filter.due_from) add("hạn từ ngày", DayInWords(*filter.due_from));
  if (filter.due_to) add("hạn đến ngày", DayInWords(*filter.due_to));
  return words;
}

std::string DayInWords(std::string_view time) {
  if (time.size() < 10) return std::string(time);
  return fmt::format("{}/{}/{}", time.substr(8, 2), time.substr(5, 2), time.substr(0, 4));
}

void AddExportCommand(CLI::App& app, CommandLine& line) {
  auto arguments = std::make_shared<ExportArguments>();
  CLI::App* command =
      AddCommand(app, line, "export", "Write plans and their rows for other programs",
                 "  kehoach export --format jsonl > plans.jsonl\n"
                 "  kehoach export --format csv --table tasks --year 2024 > tasks.csv\n"
                 "  kehoach export --output plans.xlsx --province Huế\n",
                 arguments, Export);
  command
      ->add_option("--format", arguments->format,
                   "jsonl: one plan a line (default); csv: one table; xlsx: all tables as sheets; "
                   "html: a report to read and print. Without it, the name of --output decides")
      ->check(CLI::IsMember({"jsonl", "csv", "xlsx", "html"}));
  std::vector<std::string> tables;
  for (const ExportTable& table : ExportTables()) tables.push_back(table.spec.key);
  command
      ->add_option("--table", arguments->table,
                   "Table of csv; without it, all of them into the folder that --output names")
      ->check(CLI::IsMember(tables));
  command
      ->add_option("-o,--output", arguments->output,
                   "File to write, whole or not at all; default: standard output")
      ->type_name("PATH");
  command
      ->add_option("--dialect", arguments->dialect,
                   "csv for excel (labels, guarded text) or plain (keys, text as it is)")
      ->check(CLI::IsMember({"excel", "plain"}))
      ->capture_default_str();
  command
      ->add_option("--separator", arguments->separator,
                   "Between the values of csv: comma, semicolon (with a decimal comma) or tab")
      ->check(CLI::IsMember({"comma", "semicolon", "tab"}))
      ->capture_default_str();
  command
      ->add_option(
          "--links", arguments->links,
          "Links of xlsx and html to the originals: relative to the file, absolute, or none")
      ->check(CLI::IsMember({"relative", "absolute", "none"}))
      ->capture_default_str();
  AddRowFilters(*command, arguments->filter);
}

}  // namespace kehoach::cli
