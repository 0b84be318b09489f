// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that look after an archive.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "batch/reextract.h"
#include "cli/command_line.h"
#include "cli/output.h"
#include "cli/rules_folder.h"
#include "cli/search_index.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "export/records_json.h"
#include "store/store.h"
#include "store/verify.h"

namespace kehoach::cli {
namespace {

struct ReextractArguments {
  bool dry_run = false;
  bool all = false;
};

struct VerifyArguments {
  bool quick = false;  // sizes of the originals instead of their SHA-256
};

std::string ChangeText(const batch::ValueChange& change) {
  if (!change.before) return fmt::format("  + {}: {}", change.where, *change.after);
  if (!change.after) return fmt::format("  - {}: {}", change.where, *change.before);
  return fmt::format("  * {}: {} -> {}", change.where, *change.before, *change.after);
}

void Tell(const Common& common, const store::Archive& archive,
          const batch::ReextractReport& report) {
  if (!report.error && (common.verbose == 0 || !report.changed)) return;
  const auto document = archive.GetDocument(report.document);
  const std::string name =
      fmt::format("document {} ({})", report.document, document ? document->path : "");
  if (report.error) {
    Message(fmt::format("{}: {} ({})", name, report.error->message, ErrorName(report.error->code)));
    return;
  }
  Message(fmt::format("{}: {}", name,
                      report.changes.empty()
                          ? "evidence changed, values did not"
                          : fmt::format("{} values differ", report.changes.size())));
  for (const batch::ValueChange& change : report.changes) Message(ChangeText(change));
}

ExitCode Reextract(const Common& common, const ReextractArguments& arguments) {
  const Rules rules = LoadRules(common.rules);
  // Before the archive is opened: workers must have no part in it.
  batch::ReadLimits limits;
  limits.ocr = batch::OcrMode::kOff;  // what was recognised is kept
  batch::ReaderPool readers(rules, {common.jobs, limits});
  store::Archive archive = store::Archive::Open(
      common.archive, arguments.dry_run ? store::Mode::kRead : store::Mode::kWrite);
  if (!arguments.dry_run) CompleteSearchIndex(common, archive);
  batch::ReextractOptions options;
  options.versions = VersionsWith(rules);
  options.dry_run = arguments.dry_run;
  options.all = arguments.all;
  options.run_options =
      fmt::format("{{\"jobs\":{},\"all\":{}}}", common.jobs, arguments.all ? "true" : "false");
  std::int64_t done = 0;
  if (!options.dry_run && !options.all) {
    done = batch::DoneByInterruptedRun(archive, options.versions);
  }
  if (done > 0 && !common.quiet) {
    Message(fmt::format(
        "goes on behind the first {} documents, which the interrupted run has done (--all begins "
        "anew)",
        done));
  }
  batch::ReextractSummary s;
  {
    const auto all = static_cast<std::int64_t>(archive.ReadDocuments().size());
    Progress progress(static_cast<std::size_t>(std::max<std::int64_t>(0, all - done)),
                      common.quiet);
    const auto on_document = [&](const batch::ReextractReport& report) {
      Tell(common, archive, report);
      progress.Advance();
    };
    s = batch::Reextract(archive, readers, options, on_document, StopInTwoSteps());
  }
  if (common.json) {
    Write(exporter::ReportToJson({{"documents", std::int64_t{s.documents}},
                                  {"continued", std::int64_t{s.continued}},
                                  {"changed", std::int64_t{s.changed}},
                                  {"values_changed", std::int64_t{s.values_changed}},
                                  {"values_gained", std::int64_t{s.values_gained}},
                                  {"values_lost", std::int64_t{s.values_lost}},
                                  {"failed", std::int64_t{s.failed}},
                                  {"dry_run", options.dry_run},
                                  {"stopped", s.stopped}}));
  } else {
    Write(fmt::format("{} documents {}, {} of them {}: {} values changed, {} gained, {} lost{}\n",
                      s.documents, options.dry_run ? "looked at" : "read again", s.changed,
                      options.dry_run ? "would change" : "changed", s.values_changed,
                      s.values_gained, s.values_lost,
                      s.failed > 0 ? fmt::format("; {} failed", s.failed) : ""));
  }
  if (s.stopped) return ExitCode::kStopped;
  return s.failed > 0 ? ExitCode::kSomeFailed : ExitCode::kDone;
}

ExitCode Verify(const Common& common, const VerifyArguments& arguments) {
  std::int64_t errors = 0, notes = 0;
  std::vector<exporter::Record> records;
  std::optional<Progress> progress;
  std::int64_t shown = 0;
  store::VerifyOptions options;
  options.hash_originals = !arguments.quick;
  const int cores =
      common.jobs > 0 ? common.jobs : static_cast<int>(std::thread::hardware_concurrency());
  options.threads = std::max(1, cores - 1);
  options.progress = [&](std::int64_t done, std::int64_t all) {
    if (!progress) {
      progress.emplace(
          ProgressOptions{static_cast<std::size_t>(all), common.quiet, "documents", ""});
    }
    for (; shown < done; ++shown) progress->Advance();
  };
  options.stop = &StopOnSignal();
  store::VerifyArchive(common.archive, options, [&](const store::VerifyProblem& problem) {
    ++(problem.error ? errors : notes);
    if (common.json) {
      records.push_back({{"error", problem.error},
                         {"kind", problem.kind},
                         {"subject", problem.subject},
                         {"message", problem.message}});
    } else if (problem.error || common.verbose > 0) {
      Write(fmt::format("{}: {}: {}: {}\n", problem.error ? "error" : "note", problem.kind,
                        Printable(problem.subject), Printable(problem.message)));
    }
  });
  progress.reset();
  if (common.json) {
    Write(exporter::ReportToJson({{"errors", errors}}, {{"problems", records}}));
  } else if (!common.quiet) {
    Message(errors == 0 ? fmt::format("{}: all is well ({} notes)", common.archive, notes)
                        : fmt::format("{}: {} errors, {} notes", common.archive, errors, notes));
  }
  return errors == 0 ? ExitCode::kDone : ExitCode::kArchiveUnusable;
}

}  // namespace

void AddCareCommands(CLI::App& app, CommandLine& line) {
  auto reextract = std::make_shared<ReextractArguments>();
  CLI::App* command =
      AddCommand(app, line, "reextract",
                 "Rebuild all plans from the stored pages, with the rules as they are now",
                 "  kehoach reextract --dry-run -v\n  kehoach reextract\n", reextract, Reextract);
  command->add_flag("--dry-run", reextract->dry_run, "Say what would change, change nothing");
  command->add_flag("--all", reextract->all,
                    "Begin anew, also where an interrupted run could go on");

  auto verify = std::make_shared<VerifyArguments>();
  AddCommand(app, line, "verify", "Check that nothing in the archive is lost or changed",
             "  kehoach verify\n  kehoach verify --quick\n", verify, Verify)
      ->add_flag("--quick", verify->quick, "Compare sizes of the originals, not their content");
}

}  // namespace kehoach::cli
