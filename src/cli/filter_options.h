// SPDX-License-Identifier: GPL-3.0-or-later
// The options that choose plans and their rows, the same for every command that has them.
#ifndef KEHOACH_CLI_FILTER_OPTIONS_H_
#define KEHOACH_CLI_FILTER_OPTIONS_H_

#include <CLI/CLI.hpp>

#include "kehoach/rules.h"
#include "store/filter.h"
#include "store/store.h"

namespace kehoach::cli {

// --province --issuer --year --type. `filter` must live until the command line is parsed; what
// cannot be understood is an error of the command line.
void AddPlanFilters(CLI::App& command, store::Filter& filter);
// Those, and --kind --unit --due-from --due-to.
void AddRowFilters(CLI::App& command, store::Filter& filter);

// Finds the unit that --unit names, by the rules: "SYT" is "Sở Y tế".
void ResolveUnit(const Rules& rules, store::Filter& filter);

// Documents with a plan that passes.
store::DocumentFilter ReadDocumentsThat(const store::Filter& filter);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_FILTER_OPTIONS_H_
