// SPDX-License-Identifier: GPL-3.0-or-later
// Which rules are used.
#ifndef KEHOACH_CLI_RULES_FOLDER_H_
#define KEHOACH_CLI_RULES_FOLDER_H_

#include <string>

#include "kehoach/rules.h"

namespace kehoach::cli {

struct RulesFolder {
  std::string path;
  std::string origin;  // "given by --rules", "installed with the program", ...
};

// `given` when it is not empty; else the first of these that is a folder: share/kehoach/rules
// beside the bin/ that the program stands in, rules/ beside the program, rules/ of the sources it
// was built from. Throws Stop (kMissing) when there is none.
RulesFolder FindRulesFolder(const std::string& given);

// Throws Stop (kMissing) with the one message that names file, line and remedy.
Rules LoadRules(const RulesFolder& folder);
inline Rules LoadRules(const std::string& given) { return LoadRules(FindRulesFolder(given)); }

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_RULES_FOLDER_H_
