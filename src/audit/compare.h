// SPDX-License-Identifier: GPL-3.0-or-later
// Two plans, or the plans of two years, side by side: what was kept, reworded, is new, was dropped,
// and what changed in targets, deadlines and units. What counts as what: docs/audit.md.
// Pure, thread-safe. The answer does not depend on the order of the items.
#ifndef KEHOACH_AUDIT_COMPARE_H_
#define KEHOACH_AUDIT_COMPARE_H_

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit/plan_items.h"
#include "audit/target_change.h"
#include "audit/wording.h"

namespace kehoach::audit {

enum class Fate {
  kKept,      // the same words, but for the plan's year
  kReworded,  // the same meaning
  kNew,
  kDropped,
};
const char* FateName(Fate fate);  // "kept", "reworded", "new", "dropped"

// Deadlines of plans for different years are compared within their years.
enum class Shift {
  kEarlier,
  kLater,
  kOther,  // another kind: from a day to "thường xuyên", or one that cannot be told
};
const char* ShiftName(Shift shift);  // "earlier", "later", "other"

// What an item without a partner has to do with an item that has one.
enum class Relation {
  kNone,
  kSplitFrom,   // new: its words are part of an old item
  kMergedInto,  // dropped: its words are part of a new item
};
const char* RelationName(Relation relation);  // "none", "split_from", "merged_into"

struct ComparedPair {
  Fate fate = Fate::kKept;
  std::optional<std::size_t> before,
      after;                    // indexes into Comparison; one is absent for new, dropped
  double similarity = 0;        // of the texts, 0..1
  std::vector<DiffPiece> diff;  // of the texts; reworded pairs alone
  std::vector<TargetChange> targets;
  std::optional<Shift> deadline;  // moved
  bool lead_changed = false, support_changed = false;
  Relation relation = Relation::kNone;
  std::optional<std::size_t> related;  // index of the item of the other side

  // Something is different, if only a deadline.
  bool Changed() const {
    return fate != Fate::kKept || !targets.empty() || deadline || lead_changed || support_changed;
  }
};

struct FateCounts {
  std::size_t kept = 0, reworded = 0, added = 0, dropped = 0;
  std::size_t raised = 0, lowered = 0;  // targets
  std::size_t stricter = 0, looser = 0;
  std::size_t deadlines = 0, leads = 0;  // that changed
};

struct Comparison {
  std::vector<PlanItem> before, after;  // sorted by kind and place
  // Objectives first; in the order of `after`, a dropped item behind the one that it followed.
  std::vector<ComparedPair> pairs;
  FateCounts objectives, tasks;
};

// `look` is called now and then while work goes on; what it throws ends it.
Comparison Compare(std::vector<PlanItem> before, std::vector<PlanItem> after,
                   const std::function<void()>& look = {});

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_COMPARE_H_
