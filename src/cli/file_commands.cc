// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that read PDF files and need no archive.
#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "batch/read_files.h"
#include "cli/command_line.h"
#include "cli/limit_options.h"
#include "cli/output.h"
#include "cli/rules_folder.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "eval/floors.h"
#include "eval/folder.h"
#include "eval/report.h"
#include "export/json.h"
#include "export/records_json.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

struct ExtractArguments {
  std::string file;
  batch::OcrMode ocr = batch::OcrMode::kAuto;
};

struct EvalArguments {
  std::string folder;
  std::string floors;
  batch::OcrMode ocr = batch::OcrMode::kAuto;
  bool diff = false;
};

// The JSON of what was read from a file. Messages about single pages go to standard error.
Result<std::string> PlanJson(const std::string& path, const batch::FileReading& file,
                             const store::Versions& versions,
                             const exporter::JsonOptions& options) {
  if (!file.reading) return file.reading.error();
  const batch::StoredReading& reading = *file.reading;
  for (const Error& warning : reading.warnings) Message(Describe(warning));
  exporter::SourceInfo source;
  source.path = path;
  source.sha256 = file.sha256;
  source.pages = static_cast<int>(reading.pages.size());
  source.text = store::TextSourceName(reading.text);
  source.program_version = versions.program;
  source.rules_version = versions.rules;
  return exporter::PlanToJson(reading.plan, source, options);
}

// What PlanJson() makes of each file, in the order of the files.
std::vector<Result<std::string>> PlansJson(const std::vector<std::string>& paths,
                                           const Rules& rules, int jobs, batch::OcrMode ocr,
                                           const exporter::JsonOptions& options) {
  const store::Versions versions = VersionsWith(rules);
  std::vector<Result<std::string>> out(paths.size(), std::string());
  batch::ReadLimits limits;
  limits.ocr = ocr;
  batch::ReaderPool readers(rules, {jobs, limits});
  batch::ReadFiles(paths, readers, [&](const batch::FileReading& file) {
    out[file.index] = PlanJson(paths[file.index], file, versions, options);
  });
  return out;
}

std::string ReadTextFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in) throw Stop(ExitCode::kUsage, path + ": cannot be read");
  return out.str();
}

ExitCode Extract(const Common& common, const ExtractArguments& arguments) {
  RequireLanguage(arguments.ocr);
  const Rules rules = LoadRules(common.rules);
  // Of one document only recognition can use more than one core.
  const int jobs = arguments.ocr == batch::OcrMode::kOff ? 1 : common.jobs;
  const Result<std::string> json =
      PlansJson({arguments.file}, rules, jobs, arguments.ocr, {}).front();
  if (!json) {
    Message(Describe(json.error()));
    return ExitCode::kSomeFailed;
  }
  Write(*json);
  return ExitCode::kDone;
}

ExitCode Eval(const Common& common, const EvalArguments& arguments) {
  RequireLanguage(arguments.ocr);
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
  const Result<std::vector<std::string>> files = eval::FindScored(arguments.folder);
  if (!files) throw Stop(ExitCode::kUsage, Describe(files.error()));
  std::map<std::string, Result<std::string>> plans;
  std::vector<Result<std::string>> read =
      PlansJson(*files, rules, common.jobs, arguments.ocr, options);
  for (std::size_t i = 0; i < read.size(); ++i) plans.emplace((*files)[i], std::move(read[i]));
  const Result<eval::Evaluation> evaluation =
      eval::EvaluateFolder(arguments.folder, [&](const std::string& path) -> Result<std::string> {
        const auto found = plans.find(path);
        if (found != plans.end()) return found->second;
        return Error{ErrorCode::kUnreadable, path, 0, "was put there while others were read"};
      });
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
    const std::string doubts = eval::DoubtLine(evaluation->total);
    if (!doubts.empty()) Write("\n" + doubts + "\n");
  }
  for (const std::string& sentence : below) Message(sentence);
  return below.empty() && all_read ? ExitCode::kDone : ExitCode::kSomeFailed;
}

}  // namespace

void AddFileCommands(CLI::App& app, CommandLine& line) {
  auto extract = std::make_shared<ExtractArguments>();
  CLI::App* one = AddCommand(app, line, "extract", "Print what one PDF says, as JSON",
                             "  kehoach extract plan.pdf > plan.json\n", extract, Extract);
  one->add_option("FILE", extract->file, "A PDF")->required();
  AddOcrOption(*one, extract->ocr);

  auto eval = std::make_shared<EvalArguments>();
  CLI::App* command =
      AddCommand(app, line, "eval", "Score a folder that has expected JSON beside its PDFs",
                 "  kehoach eval corpus\n"
                 "  kehoach eval corpus --diff --floors corpus/floors.json\n",
                 eval, Eval);
  command->add_option("DIR", eval->folder, "Folder with x.json beside x.pdf")->required();
  command->add_option("--floors", eval->floors, "JSON file of figures that must be reached");
  AddOcrOption(*command, eval->ocr);
  command->add_flag("--diff", eval->diff, "Show every value that differs");
}

}  // namespace kehoach::cli
