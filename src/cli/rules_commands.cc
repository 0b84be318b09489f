// SPDX-License-Identifier: GPL-3.0-or-later
// Commands about the rules themselves.
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "batch/document_codec.h"
#include "batch/file.h"
#include "batch/language.h"
#include "batch/reader_pool.h"
#include "cli/command_line.h"
#include "cli/output.h"
#include "cli/rules_folder.h"
#include "cli/terminal.h"
#include "export/records_json.h"
#include "plan/plan_reader.h"
#include "plan/scopes.h"
#include "plan/units.h"
#include "process/shared_bytes.h"
#include "store/page_codec.h"

namespace kehoach::cli {
namespace {

struct CheckArguments {
  std::string folder;  // empty: the one in use
};

struct ExplainArguments {
  std::string file;
  int page = 0;  // 0 = all
};

// Far beyond any document; a bound that a message can state.
constexpr int kMostPages = 1'000'000;

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

ExitCode CheckRules(const Common& common, const CheckArguments& arguments) {
  const RulesFolder used =
      FindRulesFolder(arguments.folder.empty() ? common.rules : arguments.folder);
  const Rules rules = LoadRules(used);
  std::vector<std::string> failures = rules.Check();
  for (std::string& failure : plan::CheckSplits(rules)) failures.push_back(std::move(failure));
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

// The pages of a file, by a worker: nobody looks into it here. What is explained follows from them.
std::vector<Page> ReadApart(const std::string& bytes, const std::string& path, const Rules& rules) {
  batch::ReaderOptions options;
  options.workers = 1;
  if (!batch::FindLanguage()) options.limits.ocr = batch::OcrMode::kOff;
  batch::ReaderPool reader(rules, options);
  reader.SubmitPdf(0, process::SharedBytes::Copy(bytes));
  std::vector<batch::ReaderOutcome> done;
  while (done.empty()) {
    StopIfWanted();
    done = reader.Wait(std::chrono::seconds(1));
  }
  if (done.front().error) {
    Error error = *done.front().error;
    error.source = path;
    throw Stop(ExitCode::kSomeFailed, Describe(error));
  }
  const Result<batch::StoredReading> reading = batch::DecodeReading(done.front().reply, path);
  if (!reading) throw Stop(ExitCode::kSomeFailed, Describe(reading.error()));
  std::vector<Page> pages;
  for (const store::PackedPage& packed : reading->pages) {
    Result<Page> page = store::DecodePage(packed.blob);
    if (!page) throw Stop(ExitCode::kSomeFailed, Describe(page.error()));
    pages.push_back(std::move(page).value());
  }
  return pages;
}

ExitCode ExplainRules(const Common& common, const ExplainArguments& arguments) {
  const Rules rules = LoadRules(common.rules);
  const Result<batch::FileContent> file = batch::ReadFile(arguments.file);
  if (!file) throw Stop(ExitCode::kSomeFailed, Describe(file.error()));
  const std::vector<Page> read = ReadApart(file->bytes, arguments.file, rules);
  plan::ReadOptions options;
  options.trace = true;
  const plan::Reading reading = plan::ReadPlan(read, rules, options);
  const int pages = static_cast<int>(read.size());
  if (arguments.page > pages) {
    throw Stop(ExitCode::kUsage,
               fmt::format("{}: has {} pages, no page {}", arguments.file, pages, arguments.page));
  }
  std::vector<exporter::Record> records;
  for (const plan::LineTrace& line : reading.trace) {
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

}  // namespace

void AddRulesCommands(CLI::App& app, CommandLine& line) {
  CLI::App* rules = app.add_subcommand("rules", "Check the rules and see what they do");
  rules->require_subcommand(1);
  rules->footer("Examples:\n  kehoach rules check\n  kehoach rules explain plan.pdf --page 2\n");

  auto check = std::make_shared<CheckArguments>();
  AddCommand(*rules, line, "check", "Run every rule's own examples",
             "  kehoach rules check\n  kehoach rules check my-rules/\n", check, CheckRules)
      ->add_option("DIR", check->folder, "Folder of rules; default: the ones in use");

  auto explain = std::make_shared<ExplainArguments>();
  CLI::App* command =
      AddCommand(*rules, line, "explain", "Show for each line of a PDF what it became and why",
                 "  kehoach rules explain plan.pdf --page 2\n", explain, ExplainRules);
  command->add_option("FILE", explain->file, "A PDF")->required();
  command->add_option("--page", explain->page, "Only this page")->check(CLI::Range(1, kMostPages));
}

}  // namespace kehoach::cli
