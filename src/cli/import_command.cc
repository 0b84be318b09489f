// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "batch/find_files.h"
#include "batch/import.h"
#include "cli/command_line.h"
#include "cli/output.h"
#include "cli/rules_folder.h"
#include "cli/search_index.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "export/records_json.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

struct ImportArguments {
  std::vector<std::string> paths;
  std::string list_file;  // "-" = standard input
  bool retry_failed = false;
};

// One path a line; a line may end in CR LF, and the first begin with a byte order mark (Windows
// editors). A list that holds NUL has its paths parted by NUL instead (find -print0): they may
// hold line ends, and read as one line all but the first would be lost.
std::vector<std::string> ReadList(std::istream& in) {
  std::string list{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (list.starts_with(kByteOrderMark)) list.erase(0, kByteOrderMark.size());
  const bool by_nul = list.find('\0') != std::string::npos;
  std::istringstream items(std::move(list));
  std::vector<std::string> paths;
  for (std::string path; std::getline(items, path, by_nul ? '\0' : '\n');) {
    if (!by_nul && !path.empty() && path.back() == '\r') path.pop_back();
    if (!path.empty()) paths.push_back(std::move(path));
  }
  return paths;
}

std::vector<std::string> NamedPaths(const ImportArguments& arguments) {
  std::vector<std::string> paths = arguments.paths;
  if (arguments.list_file.empty()) return paths;
  std::vector<std::string> listed;
  if (arguments.list_file == "-") {
    listed = ReadList(std::cin);
  } else {
    std::ifstream in(arguments.list_file);
    if (!in) {
      throw Stop(ExitCode::kUsage,
                 fmt::format("{}: the list of files cannot be read", arguments.list_file));
    }
    listed = ReadList(in);
  }
  paths.insert(paths.end(), listed.begin(), listed.end());
  return paths;
}

std::string Describe(const batch::FileReport& report) {
  switch (report.verdict) {
    case batch::Verdict::kImported:
      return fmt::format("{}: imported: {} pages, {} objectives, {} tasks, {} findings",
                         report.path, report.pages, report.objectives, report.tasks,
                         report.findings);
    case batch::Verdict::kKnown:
      return fmt::format("{}: already in the archive under another path or time", report.path);
    case batch::Verdict::kUnchanged:
      return fmt::format("{}: already in the archive", report.path);
    case batch::Verdict::kFailed:
      return cli::Describe(*report.error);
    case batch::Verdict::kFailedBefore:
      return cli::Describe(*report.error) + "; failed before, tried again with --retry-failed";
  }
  return {};
}

void Tell(const Common& common, const batch::FileReport& report) {
  // What failed is said even with -q: it is why the exit code is not 0.
  // A line for each of 50,000 that are well would hide them: the bar or the line a minute counts.
  if (report.error || common.verbose > 0) Message(Describe(report));
  for (const Error& warning : report.warnings) Message(cli::Describe(warning));
}

exporter::Record ToRecord(const Error& error) {
  return {{"path", error.source},
          {"class", std::string(ErrorName(error.code))},
          {"message", error.message}};
}

std::string Summary(const batch::ImportSummary& s) {
  std::string out = fmt::format("{} imported, {} already there", s.imported, s.known + s.unchanged);
  if (s.Unusable() > 0) out += fmt::format(", {} cannot be used", s.Unusable());
  if (s.stopped) out += "; stopped, the same call goes on from here";
  return out;
}

ExitCode Import(const Common& common, const ImportArguments& arguments) {
  const std::vector<std::string> paths = NamedPaths(arguments);
  if (paths.empty()) {
    throw Stop(ExitCode::kUsage, arguments.list_file.empty()
                                     ? "name the files or folders to import, or use --list-file"
                                     : arguments.list_file + ": names no file");
  }
  const batch::FoundFiles found = batch::FindFiles(paths, common.archive);
  std::vector<exporter::Record> failures;
  for (const Error& problem : found.problems) {
    Message(cli::Describe(problem));
    failures.push_back(ToRecord(problem));
  }
  if (found.files.empty()) {
    throw Stop(ExitCode::kUsage, found.problems.empty()
                                     ? fmt::format("no PDF found in {}", fmt::join(paths, ", "))
                                     : "nothing to import");
  }
  const Rules rules = LoadRules(common.rules);
  store::Archive archive = store::Archive::Open(common.archive, store::Mode::kCreate);
  CompleteSearchIndex(common, archive);

  batch::ImportOptions options;
  options.versions = VersionsWith(rules);
  options.retry.all = arguments.retry_failed;
  batch::ImportSummary summary;
  {
    Progress progress({found.files.size(), common.quiet, "documents",
                       "stopping when the documents in flight are done"});
    const auto on_file = [&](const batch::FileReport& report) {
      Tell(common, report);
      if (report.error) failures.push_back(ToRecord(*report.error));
      progress.Advance(
          {report.verdict == batch::Verdict::kImported || report.verdict == batch::Verdict::kFailed,
           report.error.has_value(), report.pages});
    };
    try {
      summary = batch::ImportFiles(found.files, archive, rules, options, on_file, StopInTwoSteps());
    } catch (const store::ArchiveError& e) {
      // Documents are committed in groups: the newest were reported before they were safe.
      throw store::ArchiveError(
          e.kind(), fmt::format("{}; what was imported last may be lost, the same call reads it "
                                "again",
                                e.what()));
    }
  }
  if (!common.quiet) Message(Summary(summary));
  if (common.json) {
    Write(exporter::ReportToJson({{"imported", std::int64_t{summary.imported}},
                                  {"known", std::int64_t{summary.known}},
                                  {"unchanged", std::int64_t{summary.unchanged}},
                                  {"failed", std::int64_t{summary.failed}},
                                  {"failed_before", std::int64_t{summary.failed_before}},
                                  {"stopped", summary.stopped}},
                                 {{"failures", failures}}));
  }
  if (summary.stopped) return ExitCode::kStopped;
  return summary.Unusable() > 0 || !found.problems.empty() ? ExitCode::kSomeFailed
                                                           : ExitCode::kDone;
}

}  // namespace

void AddImportCommand(CLI::App& app, CommandLine& line) {
  auto arguments = std::make_shared<ImportArguments>();
  CLI::App* import = AddCommand(app, line, "import", "Read PDF files and folders into the archive",
                                "  kehoach import plans/ more/plan.pdf\n"
                                "  find /data -name '*.pdf' | kehoach import --list-file -\n",
                                arguments, Import);
  import->add_option("PATH", arguments->paths, "Files, and folders to walk for *.pdf");
  import->add_option("--list-file", arguments->list_file,
                     "File with one path a line, or parted by NUL; - is standard input");
  import->add_flag("--retry-failed", arguments->retry_failed,
                   "Try again what could not be used before");
}

}  // namespace kehoach::cli
