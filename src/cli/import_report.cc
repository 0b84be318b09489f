// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/import_report.h"

#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "cli/events_file.h"
#include "cli/progress_meter.h"
#include "cli/status_view.h"
#include "cli/terminal.h"

namespace kehoach::cli {
namespace {

exporter::Record ToRecord(const Error& error) {
  return {
      {"page", error.page > 0 ? exporter::Scalar(std::int64_t{error.page}) : exporter::Scalar()},
      {"class", std::string(ErrorName(error.code))},
      {"reason", error.message}};
}

std::string ClassCounts(const std::map<ErrorCode, int>& classes) {
  std::string out;
  for (const auto& [code, count] : classes) {
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", CountText(count), ErrorName(code));
  }
  return out;
}

}  // namespace

std::vector<ErrorCode> FailureClasses() {
  using enum ErrorCode;
  return {kEmpty,  kNotPdf,     kDamaged,  kEncrypted,   kTooLarge,  kNoPages,
          kNoText, kUnreadable, kInternal, kOutOfMemory, kOutOfTime, kCrashed};
}

std::string FailureClassNames() {
  std::string out;
  for (const ErrorCode code : FailureClasses()) {
    out += fmt::format("{}{}", out.empty() ? "" : ", ", ErrorName(code));
  }
  return out;
}

std::optional<std::set<ErrorCode>> ParseFailureClasses(std::string_view names) {
  std::set<ErrorCode> out;
  for (std::size_t begin = 0; begin <= names.size();) {
    const std::size_t end = std::min(names.find(',', begin), names.size());
    const std::string_view name = names.substr(begin, end - begin);
    const std::size_t known = out.size();
    for (const ErrorCode code : FailureClasses()) {
      if (name == ErrorName(code)) out.insert(code);
    }
    if (out.size() == known) return {};
    begin = end + 1;
  }
  return out;
}

std::string DescribeFile(const batch::FileReport& report) {
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
      return Describe(*report.error);
    case batch::Verdict::kFailedBefore:
      return Describe(*report.error) + "; failed before, tried again with --retry-failed";
  }
  return {};
}

exporter::Record EventOf(const batch::FileReport& report, const std::string& time) {
  using exporter::Scalar;
  const bool was_read = report.attempts > 0, imported = report.verdict == batch::Verdict::kImported;
  const auto when = [](bool known, std::int64_t value) { return known ? Scalar(value) : Scalar(); };
  exporter::Record event = {{"time", time}};
  AddPath(batch::AbsolutePath(report.path), event);
  event.emplace_back("hash", report.sha256.empty() ? Scalar() : Scalar(report.sha256));
  event.emplace_back("outcome", std::string(batch::VerdictName(report.verdict)));
  const Error none;
  const Error& error = report.error ? *report.error : none;
  event.emplace_back("class", report.error ? Scalar(std::string(ErrorName(error.code))) : Scalar());
  event.emplace_back("reason", report.error ? Scalar(error.message) : Scalar());
  event.emplace_back("page", when(error.page > 0, error.page));
  event.emplace_back("milliseconds", when(was_read, report.wall.count()));
  event.emplace_back("processor_milliseconds", when(was_read, report.processor.count()));
  event.emplace_back("peak_memory", when(report.peak_memory > 0, report.peak_memory));
  event.emplace_back("attempts", std::int64_t{report.attempts});
  event.emplace_back("pages", when(imported, report.pages));
  event.emplace_back("objectives", when(imported, report.objectives));
  event.emplace_back("tasks", when(imported, report.tasks));
  event.emplace_back("findings", when(imported, report.findings));
  std::vector<exporter::Record> warnings;
  for (const Error& warning : report.warnings) warnings.push_back(ToRecord(warning));
  event.emplace_back("warnings", exporter::ToScalar(std::move(warnings)));
  return event;
}

std::vector<std::string> SummaryLines(const ImportEnd& end) {
  const batch::ImportSummary& s = end.summary;
  std::string counts = fmt::format("{} imported, {} already there", CountText(s.imported),
                                   CountText(s.known + s.unchanged));
  if (s.Unusable() > 0) {
    counts +=
        fmt::format(", {} cannot be used: {}", CountText(s.Unusable()), ClassCounts(s.classes));
  }
  if (s.stopped) counts += "; stopped, the same call goes on from here";
  std::vector<std::string> lines = {std::move(counts)};
  if (end.bad_paths > 0) {
    lines.push_back(fmt::format("{} of the paths could not be read",
                                CountText(static_cast<std::int64_t>(end.bad_paths))));
  }
  if (s.failed_before > 0) {
    lines.push_back(
        fmt::format("{} of those that cannot be used failed before and were not tried "
                    "again; --retry-failed does",
                    CountText(s.failed_before)));
  }
  // A short run needs no figures.
  if (end.taken >= std::chrono::seconds(10) && s.pages > 0) {
    lines.push_back(fmt::format(
        "{} pages in {}: {} pages/s", CountText(s.pages), DurationText(end.taken),
        RateText(static_cast<double>(s.pages) / static_cast<double>(end.taken.count()))));
  }
  if (s.Unusable() > 0) {
    lines.push_back(
        fmt::format("which and why: kehoach status --failed --archive {}", ShellWord(end.archive)));
  }
  return lines;
}

std::string LeftOutLine(const batch::FoundFiles& found) {
  std::string out;
  if (!found.left_out.empty()) {
    out = fmt::format("{} that are links to folders or no files at all (-v names them)",
                      CountText(static_cast<std::int64_t>(found.left_out.size())));
  }
  if (found.other_files > 0) {
    out += fmt::format("{}{} not named *.pdf", out.empty() ? "" : ", ",
                       CountText(static_cast<std::int64_t>(found.other_files)));
  }
  return out.empty() ? out : "left out of the folders: " + out;
}

}  // namespace kehoach::cli
