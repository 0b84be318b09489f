// SPDX-License-Identifier: GPL-3.0-or-later
// How commands become part of the command line: each group of commands registers its own names
// and options, in the file that carries them out.
#ifndef KEHOACH_CLI_COMMAND_LINE_H_
#define KEHOACH_CLI_COMMAND_LINE_H_

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

#include "cli/exit_code.h"

namespace kehoach::cli {

// Options of every command.
struct Common {
  std::string archive = "archive";
  std::string rules;  // empty: the rules that come with the program
  bool quiet = false;
  bool json = false;
  int verbose = 0;
  int jobs = 0;  // 0 = all cores
};

// What a call asks for, once it is parsed.
struct CommandLine {
  Common common;
  std::function<ExitCode(const Common&)> chosen;  // of the command that was named
};

// Adds a command. `action` is called with the common options and `arguments`, to whose members
// the caller binds the options of the command; `examples` are whole lines.
template <typename Arguments>
CLI::App* AddCommand(CLI::App& parent, CommandLine& line, const std::string& name,
                     const std::string& about, const std::string& examples,
                     std::shared_ptr<Arguments> arguments,
                     ExitCode (*action)(const Common&, const Arguments&)) {
  CLI::App* command = parent.add_subcommand(name, about);
  command->footer("Examples:\n" + examples);
  command->final_callback([&line, action, arguments = std::move(arguments)] {
    line.chosen = [action, arguments](const Common& common) { return action(common, *arguments); };
  });
  return command;
}

// Each writes data to standard output and messages to standard error, and says how the program
// ends; what ends it early is thrown (Stop, store::ArchiveError).
void AddImportCommand(CLI::App& app, CommandLine& line);    // import
void AddMergeCommand(CLI::App& app, CommandLine& line);     // merge
void AddFileCommands(CLI::App& app, CommandLine& line);     // extract, eval
void AddArchiveCommands(CLI::App& app, CommandLine& line);  // list, show
void AddStatusCommand(CLI::App& app, CommandLine& line);    // status
void AddPageCommand(CLI::App& app, CommandLine& line);      // page
void AddSearchCommand(CLI::App& app, CommandLine& line);    // search
void AddExportCommand(CLI::App& app, CommandLine& line);    // export
void AddAuditCommands(CLI::App& app, CommandLine& line);    // audit …
void AddCareCommands(CLI::App& app, CommandLine& line);     // reextract, verify
void AddDoctorCommand(CLI::App& app, CommandLine& line);    // doctor
void AddRulesCommands(CLI::App& app, CommandLine& line);    // rules check, rules explain
void AddSelftestCommand(CLI::App& app, CommandLine& line);  // selftest

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_COMMAND_LINE_H_
