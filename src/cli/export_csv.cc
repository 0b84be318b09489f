// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "cli/export_command.h"
#include "cli/export_tables.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "export/csv.h"

namespace kehoach::cli {
namespace {

exporter::CsvOptions OptionsOf(const ExportArguments& arguments) {
  exporter::CsvOptions options;
  if (arguments.dialect == "plain") options.dialect = exporter::CsvDialect::kPlain;
  if (arguments.separator == "semicolon") options.separator = ';';
  if (arguments.separator == "tab") options.separator = '\t';
  return options;
}

// Returns the number of rows.
std::int64_t WriteTable(const ExportRun& run, const ExportTable& table, ExportOutput& out,
                        Progress& progress) {
  exporter::CsvWriter csv(table.spec, OptionsOf(run.arguments),
                          [&out](std::string_view data) { out.Write(data); });
  std::int64_t rows = 0;
  table.read(
      run.rows, {},
      [&](std::span<const exporter::Cell> cells) {
        csv.Row(cells);
        ++rows;
      },
      [&] {
        StopIfWanted();
        progress.Advance();
      });
  return rows;
}

ExitCode WriteOne(const ExportRun& run, const ExportTable& table, const std::string& path) {
  ExportOutput out(path);
  std::int64_t rows = 0;
  {
    Progress progress(static_cast<std::size_t>(run.documents), run.common.quiet);
    rows = WriteTable(run, table, out, progress);
  }
  out.Commit();
  if (!out.is_standard() && !run.common.quiet) Message(fmt::format("{}: {} rows", path, rows));
  return ExitCode::kDone;
}

// All files appear together, at the end.
ExitCode WriteAll(const ExportRun& run) {
  OutputFolder folder(run.arguments.output);
  std::vector<std::unique_ptr<ExportOutput>> outputs;
  std::string summary;
  {
    Progress progress(static_cast<std::size_t>(run.documents) * ExportTables().size(),
                      run.common.quiet);
    for (const ExportTable& table : ExportTables()) {
      const std::string path = folder.File(table.spec.key + ".csv");
      outputs.push_back(std::make_unique<ExportOutput>(path));
      const std::int64_t rows = WriteTable(run, table, *outputs.back(), progress);
      summary += fmt::format("{}{} {}", summary.empty() ? "" : ", ", rows, table.spec.key);
    }
  }
  for (const std::unique_ptr<ExportOutput>& out : outputs) out->Finish();
  {
    const SignalsWait wait;
    for (const std::unique_ptr<ExportOutput>& out : outputs) out->Commit();
    folder.Keep();
  }
  if (!run.common.quiet) Message(fmt::format("{}: {}", run.arguments.output, summary));
  return ExitCode::kDone;
}

}  // namespace

ExitCode ExportCsv(const ExportRun& run) {
  const ExportArguments& a = run.arguments;
  const bool to_file = !a.output.empty() && a.output != "-";
  if (a.table.empty()) {
    if (!to_file) {
      throw Stop(ExitCode::kUsage,
                 "CSV holds one table: name it with --table, or a folder for all of them with "
                 "--output DIR/");
    }
    return WriteAll(run);
  }
  const ExportTable& table = *FindExportTable(a.table);
  if (!to_file || !NamesFolder(a.output)) return WriteOne(run, table, a.output);
  OutputFolder folder(a.output);
  const ExitCode code = WriteOne(run, table, folder.File(a.table + ".csv"));
  folder.Keep();
  return code;
}

}  // namespace kehoach::cli
