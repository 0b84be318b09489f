// SPDX-License-Identifier: GPL-3.0-or-later
// What is in an archive, what was done to it, and what cannot be used.
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/output.h"
#include "cli/status_view.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "export/records_json.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

struct StatusArguments {
  const CLI::Option* failed_option = nullptr;
  std::string failed_class;  // empty: all
  bool print0 = false;
  int runs = 3;

  bool failed() const { return failed_option->count() > 0; }
};

using exporter::Record;
using exporter::ToScalar;

store::FailureFilter FilterOf(const StatusArguments& arguments) {
  store::FailureFilter filter;
  if (arguments.failed_class.empty()) return filter;
  filter.code = FailureClass(arguments.failed_class);
  if (!filter.code) {
    throw Stop(ExitCode::kUsage,
               fmt::format("no class of failures '{}'; docs/errors.md lists them, and kehoach "
                           "status those of this archive",
                           arguments.failed_class));
  }
  return filter;
}

Record ToRecord(const store::ListedFailure& f) {
  using exporter::Scalar;
  return {{"id", f.document ? Scalar(*f.document) : Scalar()},
          {"path", f.path},
          {"sha256", f.sha256.empty() ? Scalar() : Scalar(f.sha256)},
          {"class", std::string(ErrorName(f.error.code))},
          {"message", f.error.message},
          {"page", f.error.page == 0 ? Scalar() : Scalar(std::int64_t{f.error.page})},
          {"attempts", std::int64_t{f.attempts}},
          {"seen", f.seen},
          {"limits", f.limits},
          {"program", f.versions.program}};
}

// A pipe of two commands, so that it is these files that are tried again, wherever they are.
std::string TryAgain(const Common& common, const StatusArguments& arguments) {
  const std::string archive =
      common.archive == Common().archive ? "" : " --archive " + ShellWord(common.archive);
  const std::string name =
      arguments.failed_class.empty() ? "" : " " + ShellWord(arguments.failed_class);
  return fmt::format(
      "kehoach status{0} --failed{1} --print0 | kehoach import{0} --retry-failed "
      "--list-file -",
      archive, name);
}

ExitCode StatusOfFailed(const Common& common, const StatusArguments& arguments,
                        const store::Archive& archive) {
  const store::FailureFilter filter = FilterOf(arguments);
  if (arguments.print0) {
    archive.ForEachFailure(filter, [](const store::ListedFailure& f) {
      if (!f.path.empty()) Write(f.path + '\0');
    });
    return ExitCode::kDone;
  }
  if (common.json) {
    std::vector<Record> records;
    archive.ForEachFailure(filter,
                           [&](const store::ListedFailure& f) { records.push_back(ToRecord(f)); });
    Write(exporter::RecordsToJson(records));
    return ExitCode::kDone;
  }
  std::vector<std::vector<std::string>> rows;
  std::map<std::string, std::int64_t> classes;
  archive.ForEachFailure(filter, [&](const store::ListedFailure& f) {
    const std::string reason = f.error.page == 0
                                   ? f.error.message
                                   : fmt::format("page {}: {}", f.error.page, f.error.message);
    rows.push_back(
        {f.document ? std::to_string(*f.document) : "-", ErrorName(f.error.code), f.path, reason});
    ++classes[ErrorName(f.error.code)];
  });
  if (rows.empty()) {
    Message(arguments.failed_class.empty()
                ? "every document can be used"
                : fmt::format("no document failed with {}", arguments.failed_class));
    return ExitCode::kDone;
  }
  Write(
      RenderTable({{"id", true, false}, {"class"}, {"path", false, true}, {"reason", false, true}},
                  rows, OutputColumns(), Overflow::kWrap));
  if (common.quiet) return ExitCode::kDone;
  std::string counts;
  for (const auto& [name, count] : classes) {
    counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", name, count);
  }
  Message(fmt::format("{} cannot be used ({})", rows.size(), counts));
  Message("try again: " + TryAgain(common, arguments));
  return ExitCode::kDone;
}

std::vector<Record> CountRecords(const std::map<std::string, std::int64_t>& counts,
                                 const char* key) {
  std::vector<Record> out;
  for (const auto& [name, count] : counts) out.push_back({{key, name}, {"documents", count}});
  return out;
}

double Rounded(double value) { return std::round(value * 1000) / 1000; }

Record ToRecord(const store::RunRecord& run) {
  using exporter::Scalar;
  const auto rate = [&](std::int64_t count) {
    return run.seconds > 0 ? Scalar(Rounded(static_cast<double>(count) / run.seconds)) : Scalar();
  };
  const bool running = run.state == store::RunState::kRunning;
  return {{"run", run.id},
          {"kind", std::string(RunKindName(run.kind))},
          {"state", std::string(RunStateName(run.state))},
          {"started", run.started},
          {"ended", running ? Scalar() : Scalar(run.updated)},
          {"updated", run.updated},
          {"process", run.pid},
          {"program", run.versions.program},
          {"rules", run.versions.rules},
          {"options", run.options},
          {"seconds", Rounded(run.seconds)},
          {"documents", run.documents},
          {"documents_per_second", rate(run.documents)},
          {"pages", run.pages},
          {"pages_per_second", rate(run.pages)},
          {"outcomes", ToScalar(CountRecords(run.outcomes, "outcome"))},
          {"failures", ToScalar(CountRecords(run.failures, "class"))},
          {"message", run.message.empty() ? Scalar() : Scalar(run.message)}};
}

ExitCode Status(const Common& common, const StatusArguments& arguments) {
  if (arguments.print0 && !arguments.failed()) {
    throw Stop(ExitCode::kUsage, "--print0 is for --failed");
  }
  const store::Archive archive = OpenToRead(common);
  if (arguments.failed()) return StatusOfFailed(common, arguments, archive);
  const store::ArchiveCounts c = archive.Count();
  const std::vector<store::RunRecord> runs = archive.Runs(arguments.runs);
  const std::vector<std::pair<std::string, std::int64_t>> figures = {
      {"documents", c.documents},
      {"read", c.read},
      {"failed", c.failed},
      {"unread", c.unread},
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
  std::vector<Record> versions;
  for (const auto& [version, plans] : c.plans_by_version) {
    versions.push_back({{"program", version.program}, {"rules", version.rules}, {"plans", plans}});
  }
  if (common.json) {
    Record head;
    for (const auto& [name, value] : figures) head.emplace_back(name, value);
    std::vector<Record> findings, run_records;
    for (const auto& [kind, count] : c.findings_by_kind) {
      findings.push_back({{"kind", kind}, {"findings", count}});
    }
    for (const store::RunRecord& run : runs) run_records.push_back(ToRecord(run));
    Write(exporter::ReportToJson(head, {{"failures", CountRecords(c.failures_by_class, "class")},
                                        {"findings_by_kind", findings},
                                        {"plans_by_version", versions},
                                        {"runs", run_records}}));
    return ExitCode::kDone;
  }
  for (const auto& [name, value] : figures) Write(fmt::format("{:<20}{:>14}\n", name, value));
  for (const auto& [name, count] : c.failures_by_class) {
    Write(fmt::format("failed: {:<14}{:>12}\n", name, count));
  }
  for (const auto& [kind, count] : c.findings_by_kind) {
    Write(fmt::format("finding: {:<24}{:>1}\n", kind, count));
  }
  for (const auto& [version, plans] : c.plans_by_version) {
    Write(fmt::format("plans made by {} with rules {}: {}\n", version.program,
                      version.rules.substr(0, 12), plans));
  }
  for (const store::RunRecord& run : runs) Write(RunText(run));
  return ExitCode::kDone;
}

}  // namespace

void AddStatusCommand(CLI::App& app, CommandLine& line) {
  auto status = std::make_shared<StatusArguments>();
  CLI::App* command =
      AddCommand(app, line, "status", "Count what is in the archive, and list what was done to it",
                 "  kehoach status\n  kehoach status --failed\n"
                 "  kehoach status --failed encrypted --print0 | xargs -0 ls -l\n",
                 status, Status);
  CLI::Option* failed = command->add_option(
      "--failed", status->failed_class,
      "What cannot be used, and why; with a class (encrypted, out_of_time, …) only that");
  failed->expected(0, 1)->type_name("[CLASS]");
  status->failed_option = failed;
  command->add_flag("--print0", status->print0,
                    "With --failed: only the paths, each ended by NUL, for import --list-file -");
  command->add_option("--runs", status->runs, "Runs to list, the newest first")
      ->check(CLI::Range(0, 1000000))
      ->capture_default_str();
}

}  // namespace kehoach::cli
