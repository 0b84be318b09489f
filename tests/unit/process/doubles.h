// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs that misbehave in every way that the pool must survive. What a job does stands in its head.
#ifndef KEHOACH_TESTS_UNIT_PROCESS_DOUBLES_H_
#define KEHOACH_TESTS_UNIT_PROCESS_DOUBLES_H_

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include <sys/types.h>

#include "process/pool.h"

namespace kehoach::process {

// Memory that the test and its workers share, because it was there before they were forked.
struct Shared {
  std::atomic<int> calls;  // of jobs that count themselves
  std::atomic<int> flag;
};
Shared& SharedState();

// Serves a job; kHeads below are the words that it knows.
std::string Misbehave(Job& job);

// Small limits, Misbehave, `workers` workers.
PoolOptions SmallPool(int workers = 1);

// Submits the heads with ids from 0 and waits for all outcomes; by id.
std::vector<Outcome> RunAll(Pool& pool, const std::vector<std::string>& heads);

// The one outcome of a job, and the pool goes on afterwards: an "echo" behind it is done.
Outcome RunOne(Pool& pool, const std::string& head);

// Whether a process with this id is there and not a zombie.
bool Lives(pid_t pid);

}  // namespace kehoach::process

#endif  // KEHOACH_TESTS_UNIT_PROCESS_DOUBLES_H_
