// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "batch/find_files.h"
#include "batch/import.h"
#include "cli/command_line.h"
#include "cli/events_file.h"
#include "cli/import_report.h"
#include "cli/limit_options.h"
#include "cli/output.h"
#include "cli/rules_folder.h"
#include "cli/search_index.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "export/records_json.h"
#include "process/sandbox.h"
#include "process/sanitized.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

struct ImportArguments {
  std::vector<std::string> paths;
  std::string list_file;  // "-" = standard input
  std::string retry;      // empty: no; "true": all; else names of classes
  std::string events;     // file; "-" = standard output; empty = none
  batch::ReadLimits limits;
  bool require_sandbox = false;
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
  paths.insert(paths.end(), std::make_move_iterator(listed.begin()),
               std::make_move_iterator(listed.end()));
  return paths;
}

batch::RetryChoice RetryOf(const ImportArguments& arguments) {
  batch::RetryChoice retry;
  if (arguments.retry.empty()) return retry;
  // What a flag without a value gives.
  retry.all = arguments.retry == "true";
  if (retry.all) {
    // "--retry-failed damaged": the class is taken for a path.
    for (const std::string& path : arguments.paths) {
      if (ParseFailureClasses(path) && !std::filesystem::exists(path)) {
        throw Stop(
            ExitCode::kUsage,
            fmt::format("there is no file '{0}'; the class is written --retry-failed={0}", path));
      }
    }
    return retry;
  }
  const auto classes = ParseFailureClasses(arguments.retry);
  if (!classes) {
    throw Stop(ExitCode::kUsage, fmt::format("--retry-failed={}: no such class; the classes are {}",
                                             arguments.retry, FailureClassNames()));
  }
  retry.classes = *classes;
  return retry;
}

// Where the failures that are to be tried again were last seen.
std::vector<std::string> PathsOfFailures(const Common& common, const batch::RetryChoice& retry) {
  const store::Archive archive = OpenToRead(common);
  std::vector<std::string> paths;
  const auto take = [&](const store::ListedFailure& failure) {
    if (!failure.path.empty()) paths.push_back(failure.path);
  };
  if (retry.all) archive.ForEachFailure({}, take);
  for (const ErrorCode code : retry.classes) archive.ForEachFailure({code}, take);
  return paths;
}

// What there is to import, and what that said; none when nothing is to be tried again.
std::optional<batch::FoundFiles> FindWhatToImport(const Common& common,
                                                  const ImportArguments& arguments,
                                                  const batch::RetryChoice& retry) {
  std::vector<std::string> paths = NamedPaths(arguments);
  if (paths.empty() && arguments.list_file.empty() && !arguments.retry.empty()) {
    paths = PathsOfFailures(common, retry);
    if (paths.empty()) {
      if (!common.quiet) Message("nothing to try again: no such failure in the archive");
      return {};
    }
  }
  if (paths.empty()) {
    throw Stop(ExitCode::kUsage, arguments.list_file.empty()
                                     ? "name the files or folders to import, or use --list-file"
                                     : arguments.list_file + ": names no file");
  }
  batch::FoundFiles found = batch::FindFiles(paths, common.archive);
  for (const Error& problem : found.problems) Message(cli::Describe(problem));
  if (common.verbose > 0) {
    for (const Error& left_out : found.left_out) {
      Message(fmt::format("{}: left out: {}", left_out.source, left_out.message));
    }
  }
  const std::string left_out = LeftOutLine(found);
  if (found.files.empty()) {
    constexpr std::size_t kNamed = 3;
    const std::size_t more = paths.size() - std::min(paths.size(), kNamed);
    if (more > 0) paths.resize(kNamed);
    const std::string where = fmt::format("no PDF found in {}{}{}", fmt::join(paths, ", "),
                                          more > 0 ? fmt::format(" and {} more", more) : "",
                                          left_out.empty() ? "" : "; " + left_out);
    throw Stop(ExitCode::kUsage, found.problems.empty() ? where : "nothing to import");
  }
  if (!left_out.empty() && !common.quiet) Message(left_out);
  return found;
}

// What is said while files go by.
class Teller {
 public:
  Teller(const Common& common, EventsFile& events) : common_(common), events_(events) {}

  void Tell(const batch::FileReport& report) {
    events_.Add(EventOf(report, store::Now()));
    if (common_.json && report.error) failures_.push_back(ToRecord(*report.error));
    // A line for each of 50,000 that are well would hide the others: the bar or the line a minute
    // counts them. What failed is said even with -q: it is why the exit code is not 0.
    if (report.verdict == batch::Verdict::kFailedBefore && common_.verbose == 0 &&
        ++failed_before_ > kMostOld) {
      return;
    }
    if (report.error || common_.verbose > 0) Message(DescribeFile(report));
    std::size_t told = 0;
    for (const Error& warning : report.warnings) {
      if (++told > kMostWarnings && common_.verbose == 0) {
        Message(fmt::format("{}: {} more pages (-v names them)", report.path,
                            report.warnings.size() - kMostWarnings));
        break;
      }
      Message(cli::Describe(warning));
    }
  }
  // Named paths that led to no file.
  void TellProblem(const Error& problem) {
    batch::FileReport report;
    report.path = problem.source;
    report.verdict = batch::Verdict::kFailed;
    report.error = problem;
    events_.Add(EventOf(report, store::Now()));
    if (common_.json) failures_.push_back(ToRecord(problem));
  }
  void End() const {
    if (failed_before_ > kMostOld) {
      Message(fmt::format("{} more failed before (-v names them)",
                          CountText(failed_before_ - kMostOld)));
    }
  }
  const std::vector<exporter::Record>& failures() const { return failures_; }

 private:
  static exporter::Record ToRecord(const Error& error) {
    return {{"path", error.source},
            {"class", std::string(ErrorName(error.code))},
            {"message", error.message}};
  }

  // Nobody reads the same thousand lines each night, nor a line for each page of a book.
  static constexpr int kMostOld = 20;
  static constexpr std::size_t kMostWarnings = 5;
  const Common& common_;
  EventsFile& events_;
  std::vector<exporter::Record> failures_;
  int failed_before_ = 0;
};

// For the list of runs.
std::string RunOptions(const Common& common, const ImportArguments& arguments) {
  const batch::ReadLimits& limits = arguments.limits;
  std::string line = exporter::RecordToLine(
      {{"jobs", std::int64_t{common.jobs}},
       {"page_milliseconds", std::int64_t{limits.page_time.count()}},
       {"document_milliseconds", std::int64_t{limits.document_time.count()}},
       {"stall_milliseconds", std::int64_t{limits.stall_time.count()}},
       {"memory_bytes", limits.memory_bytes},
       {"max_file_bytes", limits.file_bytes},
       {"ocr", std::string(OcrModeName(limits.ocr))},
       {"require_sandbox", arguments.require_sandbox},
       {"retry_failed", arguments.retry.empty()     ? exporter::Scalar(false)
                        : arguments.retry == "true" ? exporter::Scalar(true)
                                                    : exporter::Scalar(arguments.retry)}});
  line.pop_back();  // the line end
  return line;
}

void WriteJson(const ImportEnd& end, const batch::FoundFiles& found, const Teller& teller) {
  const batch::ImportSummary& s = end.summary;
  std::vector<exporter::Record> classes;
  for (const auto& [code, count] : s.classes) {
    classes.push_back(
        {{"class", std::string(ErrorName(code))}, {"documents", std::int64_t{count}}});
  }
  Write(exporter::ReportToJson({{"imported", std::int64_t{s.imported}},
                                {"known", std::int64_t{s.known}},
                                {"unchanged", std::int64_t{s.unchanged}},
                                {"failed", std::int64_t{s.failed}},
                                {"failed_before", std::int64_t{s.failed_before}},
                                {"bad_paths", static_cast<std::int64_t>(end.bad_paths)},
                                {"left_out", static_cast<std::int64_t>(found.left_out.size())},
                                {"other_files", static_cast<std::int64_t>(found.other_files)},
                                {"pages", s.pages},
                                {"seconds", std::int64_t{end.taken.count()}},
                                {"stopped", s.stopped}},
                               {{"classes", classes}, {"failures", teller.failures()}}));
}

// Without a protection that matters, says so once, or ends when it is required.
void CheckProtections(const process::Protections& protections, bool required) {
  std::string missing;
  for (const process::Protection& protection : protections.all) {
    if (!protection.essential || protection.active) continue;
    missing +=
        fmt::format("{}{} ({})", missing.empty() ? "" : ", ", protection.name, protection.reason);
  }
  if (missing.empty()) return;
  if (required) {
    throw Stop(
        ExitCode::kMissing,
        fmt::format("--require-sandbox: this machine does not give {}; kehoach doctor says more",
                    missing));
  }
  // A build with sanitizers is for tests, which know what it lacks.
  if (process::kSanitized) return;
  Message(
      fmt::format("this machine does not give all that holds hostile documents in: {}; going on "
                  "without (kehoach doctor says more, --require-sandbox ends instead)",
                  missing));
}

batch::ReaderPool StartReaders(const Common& common, const Rules& rules,
                               const ImportArguments& arguments) {
  try {
    batch::ReaderPool readers(rules,
                              {common.jobs, arguments.limits, true, arguments.require_sandbox});
    CheckProtections(readers.protections(), arguments.require_sandbox);
    if (const process::Protections* protections = readers.recognizer_protections()) {
      CheckProtections(*protections, arguments.require_sandbox);
    }
    return readers;
  } catch (const Stop&) {
    throw;
  } catch (const std::runtime_error& e) {  // std::system_error among them
    throw Stop(ExitCode::kMissing,
               fmt::format("the processes that read documents cannot be started: {}", e.what()));
  }
}

ExitCode Import(const Common& common, const ImportArguments& arguments) {
  const batch::RetryChoice retry = RetryOf(arguments);
  if (arguments.events == "-" && common.json) {
    throw Stop(ExitCode::kUsage,
               "--events - and --json both write to standard output; name a file");
  }
  const auto found = FindWhatToImport(common, arguments, retry);
  if (!found) return ExitCode::kDone;
  RequireLanguage(arguments.limits.ocr);
  const Rules rules = LoadRules(common.rules);
  std::optional<EventsFile> events;
  arguments.events.empty() ? events.emplace() : events.emplace(arguments.events);
  // Before the archive is opened: workers must have no part in it.
  batch::ReaderPool readers = StartReaders(common, rules, arguments);
  store::Archive archive = store::Archive::Open(common.archive, store::Mode::kCreate);
  CompleteSearchIndex(common, archive);

  batch::ImportOptions options;
  options.versions = VersionsWith(rules);
  options.limits = arguments.limits;
  options.retry = retry;
  options.run_options = RunOptions(common, arguments);
  Teller teller(common, *events);
  for (const Error& problem : found->problems) teller.TellProblem(problem);
  ImportEnd end;
  end.bad_paths = found->problems.size();
  end.archive = batch::AbsolutePath(common.archive);
  const auto started = std::chrono::steady_clock::now();
  {
    Progress progress(
        {found->files.size(), common.quiet, "documents",
         "stopping when the documents in flight are done; a second time stops at once"});
    const auto on_file = [&](const batch::FileReport& report) {
      teller.Tell(report);
      progress.Advance(
          {report.verdict == batch::Verdict::kImported || report.verdict == batch::Verdict::kFailed,
           report.error.has_value(), report.pages});
    };
    options.on_recognition = [&](std::size_t pages) { progress.SetWaiting(pages); };
    try {
      end.summary =
          batch::ImportFiles(found->files, archive, readers, options, on_file, StopInTwoSteps());
    } catch (const store::ArchiveError& e) {
      // Documents are committed in groups: the newest were reported before they were safe.
      throw store::ArchiveError(
          e.kind(), fmt::format("{}; what was imported last may be lost, the same call reads it "
                                "again",
                                e.what()));
    }
  }
  end.taken =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - started);
  teller.End();
  if (!common.quiet) {
    for (const std::string& line : SummaryLines(end)) Message(line);
  }
  if (common.json) WriteJson(end, *found, teller);
  if (end.summary.stopped) return ExitCode::kStopped;
  return end.summary.Unusable() > 0 || end.bad_paths > 0 || events->broken() ? ExitCode::kSomeFailed
                                                                             : ExitCode::kDone;
}

}  // namespace

void AddImportCommand(CLI::App& app, CommandLine& line) {
  auto arguments = std::make_shared<ImportArguments>();
  CLI::App* import = AddCommand(app, line, "import", "Read PDF files and folders into the archive",
                                "  kehoach import plans/ more/plan.pdf\n"
                                "  kehoach import --retry-failed=damaged,no_text\n"
                                "  find /data -name '*.pdf' | kehoach import --list-file -\n",
                                arguments, Import);
  import->add_option("PATH", arguments->paths, "Files, and folders to walk for *.pdf");
  import->add_option("--list-file", arguments->list_file,
                     "File with one path a line, or parted by NUL; - is standard input");
  import->add_flag("--retry-failed", arguments->retry,
                   "Try again what could not be used before; =CLASS[,CLASS]: only that. Without "
                   "PATH: wherever it was seen");
  import
      ->add_option("--events", arguments->events,
                   "Append one JSON object for each file, one a line; - is standard output")
      ->type_name("FILE");
  import->add_flag("--require-sandbox", arguments->require_sandbox,
                   "End with exit code 3 unless all that holds hostile documents in is active");
  AddReadLimits(*import, arguments->limits);
  AddOcrOption(*import, arguments->limits.ocr);
}

}  // namespace kehoach::cli
