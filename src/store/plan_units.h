// SPDX-License-Identifier: GPL-3.0-or-later
// Units of tasks in the archive (docs/schema.md, "unit_t"): as JSON text in the order of the
// cells, and by unit.
#ifndef KEHOACH_STORE_PLAN_UNITS_H_
#define KEHOACH_STORE_PLAN_UNITS_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kehoach/plan.h"
#include "store/filter.h"
#include "store/sqlite.h"
#include "store/store.h"

namespace kehoach::store {

// One item of a row's units as they are stored.
struct StoredMention {
  std::int64_t unit = 0;
  UnitRole role = UnitRole::kLead, column = UnitRole::kLead;
  std::int64_t begin = 0, end = 0;
};
// False when the text does not decode, or `take` has said so.
bool ForEachStoredUnit(std::string_view text,
                       const std::function<bool(const StoredMention&)>& take);

// Numbers of the units that a filter asks for, ascending: by `unit_key`, and those with the words
// of `unit` in their names. Empty when it asks for none.
std::vector<std::int64_t> UnitsThat(Database& db, const Filter& filter);
// Whether a row's stored text names one of them.
bool NamesOneOf(std::string_view text, const std::vector<std::int64_t>& units);

// What becomes of the name of a unit that is known already.
enum class UnitNames : std::uint8_t {
  kLatest,  // the rules of the plan that is written decide: an import, a rebuilt plan
  kBest,    // one that some rules list, then IsBetterName(): plans of different rules, in any order
};

// Makes a unit, or names it anew. Its number.
std::int64_t UpsertUnit(Database& db, const StoredUnit& unit, UnitNames names);

// Of one plan. Numbers of units are looked up once.
class UnitWriter {
 public:
  explicit UnitWriter(Database& db, UnitNames names = UnitNames::kLatest)
      : db_(db), names_(names) {}

  // "[[unit,role,column,begin,end],...]"; makes units that are new.
  void Append(std::string& out, const std::vector<UnitMention>& units);
  // REQUIRES: task_t holds a row `task` with Append's text for the same units.
  void Insert(std::int64_t task, const std::vector<UnitMention>& units);

 private:
  std::int64_t NumberOf(const UnitMention& unit);

  Database& db_;
  UnitNames names_;
  std::unordered_map<std::string, std::int64_t> numbers_;
};

class UnitReader {
 public:
  explicit UnitReader(Database& db) : db_(db) {}

  // `cells` are the texts of the lead and the support column. False when the text does not decode
  // or does not fit the cells.
  bool Read(std::string_view text, const std::optional<std::string>* lead,
            const std::optional<std::string>* support, std::vector<UnitMention>& units);

 private:
  struct Unit {
    std::string key, name;
  };
  const Unit* Find(std::int64_t number);

  Database& db_;
  std::unordered_map<std::int64_t, Unit> units_;
};

// Of two forms in which a unit is printed the one to show it by: one that is not all capitals,
// then the one with more marks, then the first by its bytes. The order of import does not count.
bool IsBetterName(std::string_view name, std::string_view than);

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_PLAN_UNITS_H_
