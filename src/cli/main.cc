// SPDX-License-Identifier: GPL-3.0-or-later
// Options and commands. What they mean: README.md.
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/command_line.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "cli/version.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

constexpr const char* kShortHelp =
    "kehoach reads plans of Vietnamese state agencies from PDF into a searchable archive.\n"
    "\n"
    "  kehoach import plans/         read all PDFs of a folder into ./archive\n"
    "  kehoach list                  what is in the archive\n"
    "  kehoach show 1                one plan in full\n"
    "  kehoach search 'cai cach'     objectives, tasks and documents with these words\n"
    "  kehoach extract plan.pdf      one file as JSON, without an archive\n"
    "\n"
    "kehoach --help names all commands, kehoach COMMAND --help one of them.\n";

void AddCommonOptions(CLI::App& app, Common& common) {
  app.add_option("--archive", common.archive, "Folder of the archive")
      ->type_name("DIR")
      ->capture_default_str();
  app.add_option("--rules", common.rules, "Folder of rules to use instead of the program's own")
      ->type_name("DIR");
  app.add_option("--jobs", common.jobs, "At most so many documents at a time; 0 = all cores")
      ->check(CLI::Range(0, 1024))
      ->type_name("N");
  app.add_flag("--json", common.json, "Print JSON for machines instead of text");
  app.add_flag("-q,--quiet", common.quiet, "Say only what went wrong");
  app.add_flag("-v,--verbose", common.verbose, "Say more");
}

// "-archive" is read as seven options of one letter, and the message of that helps nobody.
std::string SingleDashHint(const CLI::App& app, int argc, char** argv) {
  std::vector<const CLI::App*> apps = {&app};
  for (std::size_t at = 0; at < apps.size(); ++at) {
    for (const CLI::App* sub : apps[at]->get_subcommands([](const CLI::App*) { return true; })) {
      apps.push_back(sub);
    }
  }
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word.size() < 3 || word[0] != '-' || word[1] < 'a' || word[1] > 'z') continue;
    const std::string name = word.substr(1, word.find('=') - 1);
    for (const CLI::App* each : apps) {
      if (name.size() > 1 && each->get_option_no_throw("--" + name) != nullptr) {
        return fmt::format("{}: options begin with two dashes: -{}", word, word);
      }
    }
    return fmt::format(
        "{}: no such option; options of several letters begin with two dashes, and "
        "files and folders are named without one",
        word);
  }
  return {};
}

int Run(int argc, char** argv) {
  CLI::App app{"Reads plans of Vietnamese state agencies from PDF into a searchable archive.",
               "kehoach"};
  app.set_version_flag("--version", std::string("kehoach ") + kProgramVersion);
  app.failure_message([](const CLI::App*, const CLI::Error& e) {
    return fmt::format("kehoach: {}; kehoach --help lists commands and options\n", e.what());
  });
  app.fallthrough();  // common options may stand before and behind the command
  app.footer(
      "Examples:\n"
      "  kehoach import plans/\n"
      "  kehoach list --year 2022\n"
      "  kehoach show 3\n"
      "\nData goes to standard output, messages to standard error. Exit codes: 0 done, 1 done but\n"
      "some documents cannot be used, 2 wrong call, 3 rules (or a required protection) missing,\n"
      "4 archive cannot be used, 130 stopped.");
  CommandLine line;
  AddCommonOptions(app, line.common);
  AddImportCommand(app, line);
  AddFileCommands(app, line);
  AddArchiveCommands(app, line);
  AddStatusCommand(app, line);
  AddPageCommand(app, line);
  AddSearchCommand(app, line);
  AddExportCommand(app, line);
  AddAuditCommands(app, line);
  AddMergeCommand(app, line);
  AddCareCommands(app, line);
  AddDoctorCommand(app, line);
  AddRulesCommands(app, line);
  AddSelftestCommand(app, line);
  if (argc == 1) {
    std::fputs(kShortHelp, stderr);
    return static_cast<int>(ExitCode::kUsage);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    const std::string hint = SingleDashHint(app, argc, argv);
    if (e.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError) && !hint.empty()) {
      throw Stop(ExitCode::kUsage, hint);
    }
    return app.exit(e) == 0 ? 0 : static_cast<int>(ExitCode::kUsage);
  }
  if (!line.chosen) throw Stop(ExitCode::kUsage, "name a command; kehoach --help lists them");
  const ExitCode code = line.chosen(line.common);
  FlushOutput();
  return static_cast<int>(code);
}

}  // namespace
}  // namespace kehoach::cli

int main(int argc, char** argv) {
  using kehoach::cli::ExitCode;
  using kehoach::cli::Message;
  // A file that grows beyond `ulimit -f` is then a write that fails, like a full disk: what is half
  // written is removed, and a line says why. By default the signal would end the program at once.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return kehoach::cli::Run(argc, argv);
  } catch (const kehoach::cli::Stop& stop) {
    Message(stop.what());
    return static_cast<int>(stop.code());
  } catch (const kehoach::store::Interrupted& stopped) {
    Message(stopped.what());
    return static_cast<int>(ExitCode::kStopped);
  } catch (const kehoach::store::ArchiveError& e) {
    Message(e.what());
    return static_cast<int>(ExitCode::kArchiveUnusable);
  } catch (const std::bad_alloc&) {
    Message("needs more memory than there is");
    return static_cast<int>(ExitCode::kSomeFailed);
  } catch (const std::exception& e) {
    Message(fmt::format("internal error, please report it: {}", e.what()));
    return static_cast<int>(ExitCode::kSomeFailed);
  }
}
