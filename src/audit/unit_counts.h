// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of tasks by the units that lead and support them. Pure; one tally belongs to one thread.
#ifndef KEHOACH_AUDIT_UNIT_COUNTS_H_
#define KEHOACH_AUDIT_UNIT_COUNTS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace kehoach::audit {

// A group of units that is counted as one: its number is the caller's.
using UnitGroup = std::uint32_t;

struct UnitYear {
  std::int64_t lead = 0, support = 0;  // tasks
  friend bool operator==(const UnitYear&, const UnitYear&) = default;
};

struct UnitCount {
  UnitGroup group = 0;
  std::int64_t lead = 0, support = 0;
  std::int64_t tasks = 0;          // led or supported; one that is both counts once
  std::int64_t with_deadline = 0;  // of `tasks`
  std::int64_t plans = 0;          // that name the group
  std::map<int, UnitYear> years;   // by the first year of the plan
  UnitYear without_year;
};

// A group's part in one task.
struct UnitPart {
  UnitGroup group = 0;
  bool lead = false, support = false;
};

struct UnitTask {
  std::int64_t document = 0;
  std::optional<int> year;  // the first of its plan
  bool has_deadline = false;
  std::vector<UnitPart> parts;  // a group may come several times
};

class UnitTally {
 public:
  // REQUIRES: all tasks of a document are added one after the other.
  void Add(const UnitTask& task);

  std::int64_t tasks() const { return tasks_; }  // with one unit or more
  // Of the groups that were named, most tasks first (led and supported), then by group number.
  std::vector<UnitCount> Counts() const;

 private:
  struct Counter {
    UnitCount count;
    std::int64_t last_document = -1;
  };
  std::map<UnitGroup, Counter> counters_;
  std::int64_t tasks_ = 0;
};

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_UNIT_COUNTS_H_
