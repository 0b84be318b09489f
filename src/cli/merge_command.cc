// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "batch/merge.h"
#include "cli/command_line.h"
#include "cli/output.h"
#include "cli/search_index.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "export/records_json.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

struct MergeArguments {
  std::vector<std::string> archives;
};

const char* VerdictText(store::MergeVerdict verdict) {
  switch (verdict) {
    case store::MergeVerdict::kAdded:
      return "added";
    case store::MergeVerdict::kReplaced:
      return "replaced: read by a newer version there";
    case store::MergeVerdict::kKnown:
      return "already there";
    case store::MergeVerdict::kFailure:
      return "cannot be used there either; noted";
    case store::MergeVerdict::kDamaged:
      return "damaged";
  }
  return "";
}

std::string Summary(const batch::MergeSummary& s) {
  std::string out = fmt::format("{} added, {} already there", s.added, s.known);
  if (s.replaced > 0) out += fmt::format(", {} replaced by a newer reading", s.replaced);
  if (s.failures > 0) out += fmt::format(", {} that cannot be used noted", s.failures);
  if (s.damaged > 0) out += fmt::format(", {} damaged and left out", s.damaged);
  if (s.stopped) out += "; stopped, the same call goes on from here";
  return out;
}

ExitCode Merge(const Common& common, const MergeArguments& arguments) {
  for (const std::string& source : arguments.archives) {
    if (batch::IsSameArchive(source, common.archive)) {
      throw Stop(ExitCode::kUsage,
                 fmt::format("{}: is the archive that is merged into (--archive {})", source,
                             common.archive));
    }
  }
  // Before the target is made: a wrong name must leave nothing behind.
  for (const std::string& source : arguments.archives) {
    store::Archive::Open(source, store::Mode::kRead);
  }
  store::Archive archive = store::Archive::Open(common.archive, store::Mode::kCreate);
  CompleteSearchIndex(common, archive);
  const batch::StopRequest& stop = StopInTwoSteps();

  std::vector<exporter::Record> problems;
  std::optional<Progress> progress;
  batch::MergeProgress watch;
  watch.on_checked = [&](std::int64_t documents) {
    progress.emplace(ProgressOptions{static_cast<std::size_t>(documents), common.quiet, "documents",
                                     "stopping when the document in flight is done"});
  };
  watch.on_document = [&](const batch::MergeReport& report) {
    if (report.error) {
      Message(Describe(*report.error));
      problems.push_back({{"archive", report.archive},
                          {"sha256", report.sha256},
                          {"message", report.error->message}});
    } else if (common.verbose > 0) {
      Message(fmt::format("{}: {}: {}", report.archive, report.sha256.substr(0, 8),
                          VerdictText(report.verdict)));
    }
    progress->Advance({true, report.error.has_value(), report.pages});
  };
  batch::MergeOptions options;
  options.versions = {kProgramVersion, ""};
  const batch::MergeSummary summary =
      batch::Merge(arguments.archives, archive, options, watch, stop.soon);
  progress.reset();
  if (!common.quiet) Message(Summary(summary));
  if (common.json) {
    Write(exporter::ReportToJson({{"added", summary.added},
                                  {"replaced", summary.replaced},
                                  {"known", summary.known},
                                  {"failures", summary.failures},
                                  {"damaged", summary.damaged},
                                  {"stopped", summary.stopped}},
                                 {{"problems", problems}}));
  }
  if (summary.stopped) return ExitCode::kStopped;
  return problems.empty() ? ExitCode::kDone : ExitCode::kSomeFailed;
}

}  // namespace

void AddMergeCommand(CLI::App& app, CommandLine& line) {
  auto arguments = std::make_shared<MergeArguments>();
  AddCommand(app, line, "merge", "Fold other archives into this one",
             "  kehoach merge --archive all half-one half-two\n"
             "  kehoach merge /media/disk/archive\n",
             arguments, Merge)
      ->add_option("ARCHIVE", arguments->archives, "Folders of the archives to take in")
      ->required();
}

}  // namespace kehoach::cli
