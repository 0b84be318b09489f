// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of "kehoach audit". AddAuditCommands() calls each of these.
#ifndef KEHOACH_CLI_AUDIT_COMMANDS_H_
#define KEHOACH_CLI_AUDIT_COMMANDS_H_

#include "cli/command_line.h"

namespace kehoach::cli {

void AddCompareCommand(CLI::App& audit, CommandLine& line);
void AddCoverageCommand(CLI::App& audit, CommandLine& line);
void AddFindingsCommand(CLI::App& audit, CommandLine& line);
void AddUnitsCommand(CLI::App& audit, CommandLine& line);
void AddTargetsCommand(CLI::App& audit, CommandLine& line);
void AddRecurrenceCommand(CLI::App& audit, CommandLine& line);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_AUDIT_COMMANDS_H_
