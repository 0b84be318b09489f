// SPDX-License-Identifier: GPL-3.0-or-later
// Standard output, and the wish of the user to stop.
#ifndef KEHOACH_CLI_OUTPUT_H_
#define KEHOACH_CLI_OUTPUT_H_

#include <atomic>
#include <string_view>

#include "batch/stop_request.h"

namespace kehoach::cli {

// Writes data to standard output. Throws Stop (kSomeFailed) when it cannot be written.
void Write(std::string_view data);
// The same for what is still buffered.
void FlushOutput();

// From now on the first SIGINT or SIGTERM sets the flag; the second ends the program at once.
const std::atomic<bool>& StopOnSignal();
// The same for a command that finishes what it has begun: the first signal sets `soon`, the second,
// half a second later or more, `now`, the third ends the program.
const batch::StopRequest& StopInTwoSteps();
// Whether one has come. Thread-safe.
bool StopIsWanted();
// Throws Stop (kStopped) when that has happened. Cheap: for the innermost loops.
void StopIfWanted();

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_OUTPUT_H_
