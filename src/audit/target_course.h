// SPDX-License-Identifier: GPL-3.0-or-later
// How the targets of one agency move over the years. Pure, thread-safe.
#ifndef KEHOACH_AUDIT_TARGET_COURSE_H_
#define KEHOACH_AUDIT_TARGET_COURSE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kehoach/plan.h"

namespace kehoach::audit {

// A target as a plan states it.
struct StatedTarget {
  std::int64_t document = 0;
  std::optional<int> year;  // for which it holds
  Comparator comparator = Comparator::kEqual;
  std::optional<double> value, value2;
  std::string unit;
  std::optional<std::string> per, grade, subject, predicate;
  std::string topic;  // the row's task, of an amount in a column of its own; else empty
  std::string key;    // Target::key
  std::string raw;
  std::optional<int> page;
};

// Against the year before in the same course.
enum class Move {
  kFirst,
  kKept,
  kRaised,   // a greater value, a better grade
  kLowered,  // a smaller value, a worse grade
  kChanged,  // something else: "trên 90 %" after "từ 90 % trở lên", a range after a number
};
const char* MoveName(Move move);  // "first", "kept", "raised", "lowered", "changed"

struct CoursePoint {
  std::optional<int> year;
  // All that the agency says of it for this year. Where it says different things, the last of
  // the last document counts, and `disputed` is set.
  std::vector<StatedTarget> targets;
  bool disputed = false;
  Move move = Move::kFirst;
  bool reworded = false;  // against the point before: not the same words
  const StatedTarget& value() const { return targets.back(); }
};

// One quantity: what is counted, in one unit and period. Points in the order of years; those
// without a year have no move and come last.
struct TargetCourse {
  std::vector<CoursePoint> points;
  const StatedTarget& last() const { return points.back().value(); }
  bool repeated() const { return points.size() > 1 && points[1].year.has_value(); }
};

// Two targets are the same quantity when their unit and period are the same, and their keys; or
// else when their words say the same (Similarity() >= kSameObjective), but not if one plan states
// both. In the order of first appearance; the order of `targets` does not matter.
std::vector<TargetCourse> CoursesOf(std::vector<StatedTarget> targets);

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_TARGET_COURSE_H_
