// SPDX-License-Identifier: GPL-3.0-or-later
// What became of the targets of one objective or task. Pure, thread-safe.
#ifndef KEHOACH_AUDIT_TARGET_CHANGE_H_
#define KEHOACH_AUDIT_TARGET_CHANGE_H_

#include <optional>
#include <string>
#include <vector>

#include "kehoach/plan.h"

namespace kehoach::audit {

// What happened to the figure (or grade) itself.
enum class Movement {
  kSame,  // only the comparator changed
  kRaised,
  kLowered,
  kOther,  // cannot be put in an order: another unit, a wider or narrower range
  kAdded,  // the item had no such target
  kRemoved,
};
const char* MovementName(Movement movement);  // "same", "raised", ...

// Whether the new target asks for more, as far as the comparators tell: what meets the new one
// meets the old one, too (stricter), or the other way round (looser). "Đạt 90 %" -> "đạt 95 %"
// tells neither; "tối đa 5 ngày" -> "tối đa 3 ngày" is lowered and stricter.
enum class Demand { kUnknown, kStricter, kLooser };
const char* DemandName(Demand demand);  // "unknown", "stricter", "looser"

struct TargetChange {
  std::optional<Target> before, after;
  Movement movement = Movement::kOther;
  Demand demand = Demand::kUnknown;
  friend bool operator==(const TargetChange&, const TargetChange&) = default;
};

// How one target became another. Nothing when both bind the same value in the same way.
std::optional<TargetChange> ChangeOf(const Target& before, const Target& after);

// Pairs the targets of two texts (those that count the same thing first, then those of one unit
// in their order) and names what changed, in the order of `after`; removed ones last.
std::vector<TargetChange> TargetChanges(const std::vector<Target>& before,
                                        const std::vector<Target>& after);

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_TARGET_CHANGE_H_
