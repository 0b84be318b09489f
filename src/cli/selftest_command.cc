// SPDX-License-Identifier: GPL-3.0-or-later
// Attacks the program on the user's own machine and says what held.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "batch/language.h"
#include "batch/limits.h"
#include "cli/command_line.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "export/records_json.h"
#include "hostile/path_tricks.h"
#include "hostile/siege.h"
#include "process/self_check.h"

namespace kehoach::cli {
namespace {

namespace fs = std::filesystem;

struct SelftestArguments {
  bool hostile = false;
  std::string keep;
  std::string only;
  int mutations = 200;
  std::int64_t seed = 1;
  std::vector<std::string> documents;
};

// Lower than the limits of an import: an attack that runs into one does so twice, and there are
// many. That a document is given up at a limit does not depend on how high it is.
const std::vector<std::string> kLimits = {"--page-time",  "2s",  "--document-time", "20s",
                                          "--stall-time", "20s", "--memory",        "512M"};

// A folder of its own, removed at the end unless it was asked for.
class Scratch {
 public:
  explicit Scratch(const std::string& keep) : kept_(!keep.empty()) {
    std::error_code error;
    if (kept_) {
      path_ = fs::absolute(keep);
      fs::create_directories(path_, error);
      if (error || !fs::is_empty(path_, error) || error) {
        throw Stop(ExitCode::kUsage,
                   fmt::format("{}: give a folder that is empty or can be made (--keep)", keep));
      }
      return;
    }
    std::string pattern = (fs::temp_directory_path() / "kehoach-selftest-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
      throw Stop(ExitCode::kUsage, fmt::format("{}: no folder can be made there",
                                               fs::temp_directory_path().string()));
    }
    path_ = pattern;
  }
  ~Scratch() {
    if (!kept_) hostile::RemoveTree(path_);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const fs::path& path() const { return path_; }

 private:
  bool kept_;
  fs::path path_;
};

std::string Held(bool held) { return held ? "held" : "BROKEN"; }

std::string Expected(const hostile::AttackEnd& end) {
  return end.expected.empty() ? "any verdict" : fmt::format("{}", fmt::join(end.expected, ", "));
}

std::string Memory(std::int64_t bytes) {
  return bytes > 0 ? fmt::format("{} MiB", bytes >> 20) : "";
}

bool IsMutation(const hostile::AttackEnd& end) { return end.name.starts_with("mutation-"); }

void Print(const Common& common, const hostile::SiegeReport& report) {
  std::vector<std::vector<std::string>> rows;
  std::map<std::string, int> mutations;  // verdict -> how many
  int damaged = 0;
  for (const hostile::AttackEnd& end : report.attacks) {
    if (IsMutation(end)) {
      ++mutations[end.verdict];
      ++damaged;
      if (end.held && common.verbose == 0) continue;
    }
    if (end.held && common.quiet) continue;
    rows.push_back({Held(end.held), end.name, end.about, end.verdict, Expected(end),
                    end.milliseconds > 0 ? std::to_string(end.milliseconds) : "",
                    Memory(end.peak_memory)});
  }
  const std::vector<TextColumn> columns = {{"", false, false},
                                           {"attack", false, false},
                                           {"what it tries", false, true},
                                           {"verdict"},
                                           {"expected", false, true},
                                           {"ms", true, false},
                                           {"memory", true, false}};
  if (!rows.empty()) Write(RenderTable(columns, rows, OutputColumns(), Overflow::kShorten));
  if (damaged > 0 && !common.quiet) {
    std::string counts;
    for (const auto& [verdict, count] : mutations) {
      counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", count, verdict);
    }
    Write(fmt::format("\n{} damaged documents: {}\n", damaged, counts));
  }
  if (!common.quiet) Write("\n");
  for (const hostile::Check& check : report.checks) {
    if (check.held && common.quiet) continue;
    Write(fmt::format("{:<7} {}{}\n", Held(check.held), check.about,
                      check.detail.empty() ? "" : ": " + Printable(check.detail)));
  }
}

// What a worker tries on its own, before any file is made, as checks like the others.
std::vector<hostile::Check> CheckWorker() {
  const process::SelfCheck tried = process::CheckSandbox(process::Profile::kCapture, {});
  std::vector<hostile::Check> checks;
  for (const process::Protection& protection : tried.protections.all) {
    // What a document cannot be kept from without it is tried below, and shows there.
    const bool held = protection.active || !protection.essential;
    checks.push_back({"protection of workers: " + protection.name, held,
                      protection.active ? protection.reason : "not active: " + protection.reason});
  }
  for (const process::Attempt& attempt : tried.attempts) {
    checks.push_back(
        {"a worker is stopped that tries to " + attempt.what, attempt.held, attempt.detail});
  }
  return checks;
}

std::string Conclusion(const hostile::SiegeReport& report) {
  std::size_t broken = 0;
  for (const hostile::AttackEnd& end : report.attacks) broken += end.held ? 0 : 1;
  for (const hostile::Check& check : report.checks) broken += check.held ? 0 : 1;
  if (broken > 0) {
    return fmt::format(
        "{} of {} attacks and {} checks did not end as they should; please report it", broken,
        report.attacks.size(), report.checks.size());
  }
  return fmt::format(
      "all held: {} attacks in {:.0f} s, each with its verdict, and nothing else "
      "was harmed",
      report.attacks.size(), report.seconds);
}

void PrintJson(const hostile::SiegeReport& report) {
  std::vector<exporter::Record> attacks, checks;
  for (const hostile::AttackEnd& end : report.attacks) {
    attacks.push_back({{"attack", end.name},
                       {"about", end.about},
                       {"verdict", end.verdict},
                       {"expected", fmt::format("{}", fmt::join(end.expected, " "))},
                       {"held", end.held},
                       {"milliseconds", end.milliseconds},
                       {"peak_memory", end.peak_memory},
                       {"message", end.message}});
  }
  for (const hostile::Check& check : report.checks) {
    checks.push_back({{"check", check.about}, {"held", check.held}, {"detail", check.detail}});
  }
  Write(exporter::ReportToJson({{"held", report.Held()},
                                {"milliseconds", static_cast<std::int64_t>(report.seconds * 1000)},
                                {"peak_memory", report.peak_memory}},
                               {{"attacks", attacks}, {"checks", checks}}));
}

ExitCode Selftest(const Common& common, const SelftestArguments& arguments) {
  if (!arguments.hostile) {
    throw Stop(ExitCode::kUsage, "say what to test: kehoach selftest --hostile");
  }
  const Scratch scratch(arguments.keep);
  hostile::SiegeOptions options;
  std::error_code error;
  options.program = fs::read_symlink("/proc/self/exe", error).string();
  if (error) throw Stop(ExitCode::kUsage, "/proc is needed to find this program's own file");
  options.folder = scratch.path();
  options.seed = static_cast<std::uint64_t>(arguments.seed);
  options.mutations = arguments.mutations;
  options.only = arguments.only;
  for (const std::string& document : arguments.documents) {
    options.originals.push_back(fs::absolute(document));
  }
  options.arguments = kLimits;
  if (!batch::FindLanguage()) {
    options.arguments.insert(options.arguments.end(), {batch::kOcrOption, "off"});
  }
  if (common.jobs > 0) {
    options.arguments.insert(options.arguments.end(), {"--jobs", std::to_string(common.jobs)});
  }
  if (!common.rules.empty()) {
    options.arguments.insert(options.arguments.end(),
                             {"--rules", fs::absolute(common.rules).string()});
  }
  if (!common.quiet) options.say = [](const std::string& what) { Message(what); };
  // Forks, so before anything else.
  std::vector<hostile::Check> checks = CheckWorker();
  hostile::SiegeReport report = hostile::Besiege(options);
  report.checks.insert(report.checks.begin(), checks.begin(), checks.end());
  if (common.json) {
    PrintJson(report);
  } else {
    Print(common, report);
    Write(fmt::format("\n{}\n", Conclusion(report)));
  }
  if (!arguments.keep.empty() && !common.quiet) {
    Message("the files are in " + scratch.path().string());
  }
  return report.Held() ? ExitCode::kDone : ExitCode::kSomeFailed;
}

}  // namespace

void AddSelftestCommand(CLI::App& app, CommandLine& line) {
  auto arguments = std::make_shared<SelftestArguments>();
  CLI::App* selftest =
      AddCommand(app, line, "selftest", "Attack this installation and say what held",
                 "  kehoach selftest --hostile\n"
                 "  kehoach selftest --hostile --mutations 10000 --seed 7 --keep hostile-files\n",
                 arguments, Selftest);
  selftest->add_flag("--hostile", arguments->hostile,
                     "Import hostile files and folders into an archive of their own");
  selftest->add_option("--mutations", arguments->mutations, "How many damaged documents to add")
      ->check(CLI::Range(0, 10'000'000))
      ->type_name("N")
      ->capture_default_str();
  selftest->add_option("--seed", arguments->seed, "Damages documents otherwise")
      ->type_name("N")
      ->capture_default_str();
  selftest
      ->add_option("--damage", arguments->documents,
                   "PDFs to damage instead of documents made for this")
      ->check(CLI::ExistingFile)
      ->type_name("FILE");
  selftest->add_option("--only", arguments->only, "Only attacks whose name begins so")
      ->type_name("NAME");
  selftest
      ->add_option("--keep", arguments->keep,
                   "Leave the files and the archive in this folder, which must be empty")
      ->type_name("DIR");
}

}  // namespace kehoach::cli
