// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the program. Each does its work, writes data to standard output and messages
// to standard error, and says how the program ends; what ends it early is thrown (Stop,
// store::ArchiveError).
#ifndef KEHOACH_CLI_COMMANDS_H_
#define KEHOACH_CLI_COMMANDS_H_

#include <optional>
#include <string>
#include <vector>

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

struct ImportArguments {
  std::vector<std::string> paths;
  std::string list_file;  // "-" = standard input
  bool retry_failed = false;
};

struct ListArguments {
  std::optional<int> year;
  std::string province;
};

struct ShowArguments {
  std::string document;
  bool table = false;  // the task tables only
};

struct ReextractArguments {
  bool dry_run = false;
};

struct VerifyArguments {
  bool quick = false;  // sizes of the originals instead of their SHA-256
};

struct EvalArguments {
  std::string folder;
  std::string floors;
  bool diff = false;
};

struct ExplainArguments {
  std::string file;
  int page = 0;  // 0 = all
};

ExitCode Import(const Common& common, const ImportArguments& arguments);
ExitCode Extract(const Common& common, const std::string& file);
ExitCode List(const Common& common, const ListArguments& arguments);
ExitCode Show(const Common& common, const ShowArguments& arguments);
ExitCode Status(const Common& common, bool failed);
ExitCode Export(const Common& common, const ListArguments& arguments);
ExitCode Reextract(const Common& common, const ReextractArguments& arguments);
ExitCode Verify(const Common& common, const VerifyArguments& arguments);
ExitCode Doctor(const Common& common);
ExitCode Eval(const Common& common, const EvalArguments& arguments);
ExitCode CheckRules(const Common& common, const std::string& folder);
ExitCode ExplainRules(const Common& common, const ExplainArguments& arguments);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_COMMANDS_H_
