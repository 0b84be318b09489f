// SPDX-License-Identifier: GPL-3.0-or-later
// What the program finds around it: libraries, rules, archive, room, and how well it can hold in
// what reads documents.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "batch/language.h"
#include "batch/limits.h"
#include "cli/amounts.h"
#include "cli/command_line.h"
#include "cli/output.h"
#include "cli/rules_folder.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "export/records_json.h"
#include "process/self_check.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

namespace fs = std::filesystem;

struct DoctorArguments {
  bool require_sandbox = false;
};

using Facts = std::vector<std::pair<std::string, std::string>>;

Facts Libraries() {
  return {{"poppler", KEHOACH_POPPLER_VERSION},
          {"icu", KEHOACH_ICU_VERSION},
          {"sqlite", KEHOACH_SQLITE_VERSION},
          {"zstd", KEHOACH_ZSTD_VERSION},
          {"openssl", KEHOACH_OPENSSL_VERSION}};
}

// What can be said of the rules; worsens `code` when they cannot be used as they are.
void AddRules(const Common& common, Facts& facts, ExitCode& code) {
  try {
    const RulesFolder folder = FindRulesFolder(common.rules);
    facts.emplace_back("rules_folder", folder.path);
    facts.emplace_back("rules_origin", folder.origin);
    const Rules rules = LoadRules(folder);
    const std::vector<std::string> failures = rules.Check();
    facts.emplace_back("rules", std::to_string(rules.All().size()));
    facts.emplace_back("rules_version", rules.version());
    facts.emplace_back("rules_check", failures.empty() ? "all examples hold" : failures.front());
    if (!failures.empty()) code = ExitCode::kMissing;
  } catch (const Stop& stop) {
    facts.emplace_back("rules_check", stop.what());
    code = stop.code();
  }
}

void AddRoom(const std::string& name, fs::path folder, Facts& facts) {
  std::error_code error;
  while (!fs::exists(folder, error) && folder.has_relative_path()) folder = folder.parent_path();
  const fs::space_info space = fs::space(folder, error);
  if (!error) facts.emplace_back(name, fmt::format("{} MiB", space.available >> 20));
}

void AddArchive(const Common& common, Facts& facts, ExitCode& code) {
  std::error_code error;
  const fs::path folder = fs::absolute(common.archive).lexically_normal();
  facts.emplace_back("archive_folder", folder.string());
  AddRoom("free_space", folder, facts);
  if (!fs::exists(folder, error)) {
    facts.emplace_back("archive", "none there yet; kehoach import makes it");
    return;
  }
  try {
    const store::Archive archive = OpenToRead(common);
    const store::ArchiveCounts counts = archive.Count();
    facts.emplace_back("archive", fmt::format("{} documents, {} of them cannot be used",
                                              counts.documents, counts.failed));
  } catch (const store::ArchiveError& e) {
    facts.emplace_back("archive", e.what());
    code = ExitCode::kArchiveUnusable;
  }
}

void AddMachine(Facts& facts) {
  facts.emplace_back("cores", std::to_string(std::thread::hardware_concurrency()));
  std::error_code error;
  const fs::path temporary = fs::temp_directory_path(error);
  if (error) {
    facts.emplace_back("temporary_folder", "there is none");
    return;
  }
  facts.emplace_back("temporary_folder", temporary.string());
  AddRoom("temporary_free_space", temporary, facts);
}

// Of an import without options.
void AddLimits(const batch::ReadLimits& limits, Facts& facts) {
  facts.emplace_back("page_time", TimeText(limits.page_time));
  facts.emplace_back("document_time", TimeText(limits.document_time));
  facts.emplace_back("stall_time", TimeText(limits.stall_time));
  facts.emplace_back("memory", SizeText(limits.memory_bytes));
  facts.emplace_back("max_file", SizeText(limits.file_bytes));
}

// What holds the workers that read documents in, and what came of trying to get out; nothing when
// no worker could be started, which `facts` says then.
std::optional<process::SelfCheck> CheckWorkers(Facts& facts, ExitCode& code) {
  const batch::ReadLimits limits;
  process::Limits budget;
  budget.step_cpu = limits.page_time;
  budget.job_cpu = limits.document_time;
  budget.stall = limits.stall_time;
  budget.memory_bytes = limits.memory_bytes;
  try {
    process::SelfCheck check = process::CheckSandbox(process::Profile::kCapture, budget);
    const bool whole = check.protections.Complete() && check.AllHeld();
    facts.emplace_back("isolation", whole ? "documents are held in"
                                          : "not all that should hold a hostile document in is "
                                            "active here: see below");
    return check;
  } catch (const std::exception& e) {
    facts.emplace_back("isolation", fmt::format("workers cannot be started: {}", e.what()));
    code = ExitCode::kMissing;
    return {};
  }
}

std::string Text(const process::SelfCheck& check) {
  std::string out;
  for (const process::Protection& protection : check.protections.all) {
    out += fmt::format("protection: {:<28}{}{}{}\n", protection.name,
                       protection.active      ? "active"
                       : protection.essential ? "NOT ACTIVE"
                                              : "not active",
                       protection.reason.empty() ? "" : ": ", Printable(protection.reason));
  }
  for (const process::Attempt& attempt : check.attempts) {
    out += fmt::format("tried: {:<33}{}{}{}\n", attempt.what, attempt.held ? "held" : "NOT HELD",
                       attempt.detail.empty() ? "" : ": ", Printable(attempt.detail));
  }
  return out;
}

void WriteAsJson(const Facts& facts, const std::optional<process::SelfCheck>& check) {
  exporter::Record record;
  for (const auto& [name, value] : facts) record.emplace_back(name, value);
  std::vector<exporter::Record> protections, attempts;
  if (check) {
    for (const process::Protection& p : check->protections.all) {
      protections.push_back({{"name", p.name},
                             {"active", p.active},
                             {"essential", p.essential},
                             {"reason", p.reason}});
    }
    for (const process::Attempt& a : check->attempts) {
      attempts.push_back({{"what", a.what}, {"held", a.held}, {"detail", a.detail}});
    }
  }
  Write(exporter::ReportToJson(record, {{"protections", protections}, {"tried", attempts}}));
}

ExitCode Doctor(const Common& common, const DoctorArguments& arguments) {
  ExitCode code = ExitCode::kDone;
  Facts facts = {{"kehoach", kProgramVersion}};
  for (auto& library : Libraries()) facts.push_back(std::move(library));
  AddRules(common, facts, code);
  const auto language = batch::FindLanguage();
  facts.emplace_back("recogniser",
                     language ? *language + "/vie.traineddata"
                              : "no Vietnamese: scans cannot be read; install the package " +
                                    batch::LanguagePackage());
  AddMachine(facts);
  AddLimits({}, facts);
  const auto check = CheckWorkers(facts, code);  // before the archive is open
  AddArchive(common, facts, code);
  if (common.json) {
    WriteAsJson(facts, check);
  } else {
    for (const auto& [name, value] : facts) {
      Write(fmt::format("{:<22}{}\n", name, Printable(value)));
    }
    if (check) Write(Text(*check));
  }
  if (arguments.require_sandbox && code == ExitCode::kDone &&
      !(check->protections.Complete() && check->AllHeld())) {
    return ExitCode::kMissing;
  }
  return code;
}

}  // namespace

void AddDoctorCommand(CLI::App& app, CommandLine& line) {
  auto arguments = std::make_shared<DoctorArguments>();
  AddCommand(app, line, "doctor",
             "Say which libraries, rules and archive are in use, and what protects this machine "
             "from the documents",
             "  kehoach doctor\n  kehoach doctor --require-sandbox\n", arguments, Doctor)
      ->add_flag("--require-sandbox", arguments->require_sandbox,
                 "Exit code 3 unless all that should hold a hostile document in is active");
}

}  // namespace kehoach::cli
