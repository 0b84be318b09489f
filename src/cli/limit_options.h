// SPDX-License-Identifier: GPL-3.0-or-later
// Options that limit what reading a document may cost.
#ifndef KEHOACH_CLI_LIMIT_OPTIONS_H_
#define KEHOACH_CLI_LIMIT_OPTIONS_H_

#include <CLI/CLI.hpp>

#include "batch/limits.h"

namespace kehoach::cli {

// All options of batch/limits.h, with their present values as defaults. `limits` outlives the
// command.
void AddReadLimits(CLI::App& command, batch::ReadLimits& limits);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_LIMIT_OPTIONS_H_
