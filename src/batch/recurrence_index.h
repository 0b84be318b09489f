// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the groups of objectives that say the same (audit/recurrence.h) in an archive up to date.
// What is stored is a function of the stored objectives alone: brought up to date plan by plan, in
// any order and in any batches, or made anew, it is the same to the last row.
#ifndef KEHOACH_BATCH_RECURRENCE_INDEX_H_
#define KEHOACH_BATCH_RECURRENCE_INDEX_H_

#include <cstdint>
#include <functional>

#include "audit/recurrence.h"
#include "store/store.h"

namespace kehoach::batch {

struct RecurrenceOptions {
  // Threads for what is pure; 0 = all cores.
  int threads = 0;
  // While everything is made anew: called with the number of objectives read so far.
  std::function<void(std::int64_t done)> progress;
};

// Takes in all plans that were stored since the last call. Call it inside the batch that stored
// them, before it is committed. Where most of the archive is new to it, or another engine made
// what is there, everything is made anew.
void UpdateRecurrence(store::Archive& archive, const RecurrenceOptions& options = {});

// The same in a batch of its own, for what an older version or an interrupted run has left.
void CatchUpRecurrence(store::Archive& archive, const RecurrenceOptions& options = {});

// Makes everything anew. Call it inside a batch. Memory: some 500 bytes an objective at most.
void RebuildRecurrence(store::Archive& archive, const RecurrenceOptions& options = {});

// Slices of links found on threads; for callers with a Grouper of their own.
void GroupOnThreads(audit::Grouper& grouper, int threads);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_RECURRENCE_INDEX_H_
