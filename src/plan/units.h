// SPDX-License-Identifier: GPL-3.0-or-later
// Units that lead and support tasks: cells split and matched by rules/units.toml and
// rules/agencies.toml; agencies as issuers. Keys: docs/units.md. All functions are pure and
// thread-safe; a UnitReader belongs to one thread.
#ifndef KEHOACH_PLAN_UNITS_H_
#define KEHOACH_PLAN_UNITS_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kehoach/plan.h"
#include "kehoach/rules.h"

namespace kehoach::plan {

// Key of an agency as an issuer: the agency of the rules, or else the folded name, and behind a
// dot its province: "so-y-te.quang-nam", "bo-y-te". The same for all spellings of the issuer, with
// or without its province in the name. Empty for an empty issuer.
std::string AgencyKey(std::string_view issuer, std::string_view province, const Rules& rules);

// A province in keys: "quang-nam" for any spelling of it.
std::string ProvinceKey(std::string_view province, const Rules& rules);

// The agency of the rules with this key, without a province ("so-y-te"); null when there is none.
const Agency* FindAgency(std::string_view key, const Rules& rules);

// What the rules say became of an agency (key with or without province): its key since the merger.
// The province stays as it is. Nothing when they know no successor; one that they are not certain
// of is given only if asked for.
struct SucceededBy {
  std::string key;
  std::string since;  // ISO 8601 day
  bool certain = true;
};
std::optional<SucceededBy> AgencySuccessor(std::string_view key, const Rules& rules,
                                           bool uncertain = false);
// The province of today that a former one is part of, by the map "province-successors"; any
// spelling. Nothing for a province that stands, or a name that is none.
std::optional<std::string> ProvinceSuccessor(std::string_view province, const Rules& rules);

// Splits the cells of one plan. `rules` must outlive it.
class UnitReader {
 public:
  UnitReader(std::string_view issuer, std::string_view province, const Rules& rules);
  ~UnitReader();

  const std::string& agency() const;  // AgencyKey of the issuer

  // The units that a cell names, in the order of its text, each once for each role. A sentence, a
  // blank and "không" name none; of "như trên" see SetUnits. Valid as long as the reader.
  const std::vector<UnitMention>& Read(std::string_view cell, UnitRole column);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Sets the units of all tasks. "Như trên" takes those of the row before, if that is a task with
// units in the same column.
void SetUnits(UnitReader& reader, const Rules& rules, PlanTable& table);

// Keys that a user may mean by `text` ("so y te", "SYT", a key): the agency of the rules, or else
// the folded name. Which
// stored keys it means: IsUnitKey.
std::string UnitKeyOf(std::string_view text, const Rules& rules);

// Runs the [[split]] examples; one message for each that fails: "FILE:LINE: split '…': …".
std::vector<std::string> CheckSplits(const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_UNITS_H_
