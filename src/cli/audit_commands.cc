// SPDX-License-Identifier: GPL-3.0-or-later
// The command "audit": each of its questions registers itself from a file of its own.
#include "cli/audit_commands.h"

namespace kehoach::cli {

void AddAuditCommands(CLI::App& app, CommandLine& line) {
  CLI::App* audit =
      app.add_subcommand("audit", "Ask what comes back, what changed, and what is missing");
  audit->require_subcommand(1);
  AddCompareCommand(*audit, line);
  AddCoverageCommand(*audit, line);
  AddFindingsCommand(*audit, line);
  AddUnitsCommand(*audit, line);
  AddTargetsCommand(*audit, line);
  AddRecurrenceCommand(*audit, line);
}

}  // namespace kehoach::cli
