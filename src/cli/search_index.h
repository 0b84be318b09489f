// SPDX-License-Identifier: GPL-3.0-or-later
// What a command that writes does before its own work.
#ifndef KEHOACH_CLI_SEARCH_INDEX_H_
#define KEHOACH_CLI_SEARCH_INDEX_H_

#include "cli/command_line.h"
#include "store/store.h"

namespace kehoach::cli {

// Indexes documents that an older program stored, with progress; the user can stop it at any time
// (ExitCode::kStopped), and what is done is kept. Usually there is nothing to do.
void CompleteSearchIndex(const Common& common, store::Archive& archive);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_SEARCH_INDEX_H_
