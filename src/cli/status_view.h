// SPDX-License-Identifier: GPL-3.0-or-later
// What `kehoach status` says of runs and failures, as text. Pure, thread-safe.
#ifndef KEHOACH_CLI_STATUS_VIEW_H_
#define KEHOACH_CLI_STATUS_VIEW_H_

#include <optional>
#include <string>

#include "store/store.h"

namespace kehoach::cli {

// Four lines or so: what it was and how it ended, when and how long, how much and how fast, what
// became of the documents, and with which versions and options.
std::string RunText(const store::RunRecord& run);

// "3.2 s", "12 min 3 s", "2 h 10 min".
std::string ElapsedText(double seconds);

// Of a class of failures by its name, "not_pdf"; nothing for a name that is none.
std::optional<ErrorCode> FailureClass(const std::string& name);

// A word of a command that a shell takes as it is.
std::string ShellWord(const std::string& word);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_STATUS_VIEW_H_
