// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that read PDF files and need no archive.
#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/sha256.h"
#include "batch/document.h"
#include "batch/file.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/rules_folder.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "eval/floors.h"
#include "eval/folder.h"
#include "eval/report.h"
#include "export/json.h"
#include "export/records_json.h"
#include "plan/scopes.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

// The JSON of one file's plan. Messages about single pages go to standard error.
Result<std::string> PlanJson(const std::string& path, const Rules& rules,
                             const exporter::JsonOptions& options) {
  const Result<batch::FileContent> file = batch::ReadFile(path);
  if (!file) return file.error();
  const Result<batch::DocumentReading> reading = batch::ReadPdf(file->bytes, path, rules);
  if (!reading) return reading.error();
  for (const Error& warning : reading->warnings) Message(Describe(warning));
  const store::Versions versions = VersionsWith(rules);
  exporter::SourceInfo source;
  source.path = path;
  source.sha256 = Sha256Hex(file->bytes);
  source.pages = static_cast<int>(reading->pages.size());
  source.text = store::TextSourceName(store::TextSourceOf(reading->pages));
  source.program_version = versions.program;
  source.rules_version = versions.rules;
  return exporter::PlanToJson(reading->plan, source, options);
}

std::string ReadTextFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in) throw Stop(ExitCode::kUsage, path + ": cannot be read");
  return out.str();
}

std::string Joined(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string TraceText(const plan::LineTrace& line) {
  std::string out = fmt::format("page {} at {:.0f},{:.0f}  {}\n", line.page, line.box.left,
                                line.box.top, Printable(line.text));
  if (!line.rules.empty()) out += fmt::format("    matched  {}\n", Joined(line.rules));
  out += fmt::format("    became   {}\n", line.became.empty() ? "nothing" : line.became);
  if (!line.why.empty()) out += fmt::format("    because  {}\n", Printable(line.why));
  return out;
}

}  // namespace

ExitCode Extract(const Common& common, const std::string& file) {
  const Rules rules = LoadRules(common.rules);
  const Result<std::string> json = PlanJson(file, rules, {});
  if (!json) {
    Message(Describe(json.error()));
    return ExitCode::kSomeFailed;
  }
  Write(*json);
  return ExitCode::kDone;
}

ExitCode Eval(const Common& common, const EvalArguments& arguments) {
  const Rules rules = LoadRules(common.rules);
  eval::Floors floors;
  if (!arguments.floors.empty()) {
    Result<eval::Floors> parsed = eval::ParseFloors(ReadTextFile(arguments.floors));
    if (!parsed) throw Stop(ExitCode::kUsage, arguments.floors + ": " + parsed.error().message);
    floors = std::move(parsed).value();
  }
  exporter::JsonOptions options;
  options.style = exporter::JsonStyle::kCompact;
  options.evidence = false;
  const Result<eval::Evaluation> evaluation = eval::EvaluateFolder(
      arguments.folder, [&](const std::string& path) { return PlanJson(path, rules, options); });
  if (!evaluation) throw Stop(ExitCode::kUsage, Describe(evaluation.error()));

  bool all_read = true;
  for (const eval::DocumentResult& document : evaluation->documents) {
    if (!document.error) continue;
    Message(Describe(*document.error));
    all_read = false;
  }
  const std::vector<std::string> below = eval::BelowFloors(evaluation->total, floors);
  if (common.json) {
    Write(eval::EvaluationJson(*evaluation, below));
  } else {
    std::size_t width = 16;
    for (const eval::DocumentResult& document : evaluation->documents) {
      width = std::max(width, document.name.size());
    }
    for (const eval::DocumentResult& document : evaluation->documents) {
      if (arguments.diff) {
        for (const std::string& difference : document.score.differences) {
          Write(document.name + "\t" + difference + "\n");
        }
      }
      if (!common.quiet) Write(eval::FigureLine(document.name, document.score, width) + "\n");
    }
    Write(eval::FigureLine(fmt::format("all {} documents", evaluation->documents.size()),
                           evaluation->total, width) +
          "\n\n" + eval::FieldTable(evaluation->total));
  }
  for (const std::string& sentence : below) Message(sentence);
  return below.empty() && all_read ? ExitCode::kDone : ExitCode::kSomeFailed;
}

ExitCode CheckRules(const Common& common, const std::string& folder) {
  const RulesFolder used = FindRulesFolder(folder.empty() ? common.rules : folder);
  const Rules rules = LoadRules(used);
  const std::vector<std::string> failures = rules.Check();
  for (const std::string& sentence : plan::RulesNeverAsked(rules)) Message("note: " + sentence);
  if (common.json) {
    std::vector<exporter::Record> list;
    for (const std::string& failure : failures) list.push_back({{"message", failure}});
    Write(exporter::ReportToJson({{"folder", used.path},
                                  {"version", rules.version()},
                                  {"rules", static_cast<std::int64_t>(rules.All().size())}},
                                 {{"failures", list}}));
  } else {
    for (const std::string& failure : failures) Write(failure + "\n");
    if (!common.quiet) {
      Message(fmt::format("{}: {} rules, {}", used.path, rules.All().size(),
                          failures.empty() ? "all examples hold"
                                           : fmt::format("{} examples fail", failures.size())));
    }
  }
  return failures.empty() ? ExitCode::kDone : ExitCode::kSomeFailed;
}

ExitCode ExplainRules(const Common& common, const ExplainArguments& arguments) {
  const Rules rules = LoadRules(common.rules);
  const Result<batch::FileContent> file = batch::ReadFile(arguments.file);
  if (!file) throw Stop(ExitCode::kSomeFailed, Describe(file.error()));
  plan::ReadOptions options;
  options.trace = true;
  const Result<batch::DocumentReading> reading =
      batch::ReadPdf(file->bytes, arguments.file, rules, options);
  if (!reading) throw Stop(ExitCode::kSomeFailed, Describe(reading.error()));
  const int pages = static_cast<int>(reading->pages.size());
  if (arguments.page > pages) {
    throw Stop(ExitCode::kUsage,
               fmt::format("{}: has {} pages, no page {}", arguments.file, pages, arguments.page));
  }
  std::vector<exporter::Record> records;
  for (const plan::LineTrace& line : reading->trace) {
    if (arguments.page != 0 && line.page != arguments.page) continue;
    if (common.json) {
      records.push_back({{"page", std::int64_t{line.page}},
                         {"text", line.text},
                         {"rules", Joined(line.rules)},
                         {"became", line.became},
                         {"why", line.why}});
    } else {
      Write(TraceText(line));
    }
  }
  if (common.json) Write(exporter::RecordsToJson(records));
  return ExitCode::kDone;
}

}  // namespace kehoach::cli
