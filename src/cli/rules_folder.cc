// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rules_folder.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "cli/exit_code.h"
#include "cli/terminal.h"

namespace kehoach::cli {

namespace fs = std::filesystem;

RulesFolder FindRulesFolder(const std::string& given) {
  std::error_code error;
  if (!given.empty()) {
    if (fs::is_directory(given, error)) return {given, "given by --rules"};
    throw Stop(ExitCode::kMissing, fmt::format("{}: no such rules folder (--rules)", given));
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  const RulesFolder candidates[] = {
      {(program.parent_path() / "share/kehoach/rules").string(), "installed with the program"},
      {(program / "rules").string(), "beside the program"},
      {KEHOACH_RULES_OF_SOURCES, "of the sources it was built from"},
  };
  for (const RulesFolder& folder : candidates) {
    if (fs::is_directory(folder.path, error)) return folder;
  }
  throw Stop(ExitCode::kMissing,
             fmt::format("no rules found: neither in {} nor in {}; name their folder with --rules",
                         candidates[0].path, candidates[1].path));
}

Rules LoadRules(const RulesFolder& folder) {
  Result<Rules> rules = Rules::Load(folder.path);
  if (!rules) throw Stop(ExitCode::kMissing, Describe(rules.error()));
  return std::move(rules).value();
}

}  // namespace kehoach::cli
