// SPDX-License-Identifier: GPL-3.0-or-later
// The two processes between a pool and its workers.
//
// The keeper is forked at the start and does nothing but fork a zygote when told, so that a zygote
// that was lost can be replaced by one that knows as little of users' data as the first. The zygote
// warms up and forks workers, reaps them and tells how they ended. Each is killed by the kernel
// when the process above it ends.
#ifndef KEHOACH_PROCESS_ZYGOTE_H_
#define KEHOACH_PROCESS_ZYGOTE_H_

#include <sys/types.h>

#include "process/pool.h"
#include "process/unique_fd.h"

namespace kehoach::process {

struct Keeper {
  UniqueFd socket;  // takes Control::kStartZygote; closing it ends keeper and zygote
  pid_t pid = 0;    // to be waited for
};

// Forks. Throws std::system_error.
Keeper StartKeeper(const PoolOptions& options);

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_ZYGOTE_H_
