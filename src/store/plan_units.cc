// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/plan_units.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <tuple>

#include <fmt/format.h>

#include "text/text.h"

namespace kehoach::store {

bool IsBetterName(std::string_view name, std::string_view than) {
  const auto rank = [](std::string_view text) {
    const auto marks = std::count_if(text.begin(), text.end(),
                                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return std::tuple(text::IsUpper(text), -marks, text);
  };
  return rank(name) < rank(than);
}

std::int64_t UpsertUnit(Database& db, const StoredUnit& unit, UnitNames names) {
  std::optional<std::int64_t> number;
  bool rename = false;
  {
    Rows rows = db.Query("SELECT id, name, listed FROM unit_t WHERE key = ?", unit.key);
    if (rows.Next()) {
      number = rows->Int(0);
      const bool was_listed = rows->Int(2) != 0;
      if (was_listed != unit.listed) {
        // The rules may list a unit that they did not list before, or no longer.
        rename = names == UnitNames::kLatest || unit.listed;
      } else if (unit.listed && names == UnitNames::kLatest) {
        rename = rows->View(1) != unit.name;
      } else {
        rename = IsBetterName(unit.name, rows->View(1));
      }
    }
  }
  if (!number) {
    db.Run("INSERT INTO unit_t (key, name, listed) VALUES (?, ?, ?)", unit.key, unit.name,
           static_cast<int>(unit.listed));
    return db.last_insert_id();
  }
  if (rename) {
    db.Run("UPDATE unit_t SET name = ?, listed = ? WHERE id = ?", unit.name,
           static_cast<int>(unit.listed), *number);
  }
  return *number;
}

std::int64_t UnitWriter::NumberOf(const UnitMention& unit) {
  const auto known = numbers_.find(unit.key);
  if (known != numbers_.end()) return known->second;
  const bool listed = !unit.name.empty();
  const std::int64_t number =
      UpsertUnit(db_, {0, unit.key, listed ? unit.name : unit.text, listed}, names_);
  numbers_.emplace(unit.key, number);
  return number;
}

void UnitWriter::Append(std::string& out, const std::vector<UnitMention>& units) {
  out += '[';
  for (std::size_t i = 0; i < units.size(); ++i) {
    const UnitMention& unit = units[i];
    fmt::format_to(std::back_inserter(out), "{}[{},{},{},{},{}]", i > 0 ? "," : "", NumberOf(unit),
                   static_cast<int>(unit.role), static_cast<int>(unit.column), unit.begin,
                   unit.end);
  }
  out += ']';
}

void UnitWriter::Insert(std::int64_t task, const std::vector<UnitMention>& units) {
  for (const UnitMention& unit : units) {
    db_.Run("INSERT OR IGNORE INTO task_unit_t (unit, task, role) VALUES (?, ?, ?)", NumberOf(unit),
            task, static_cast<int>(unit.role));
  }
}

const UnitReader::Unit* UnitReader::Find(std::int64_t number) {
  const auto known = units_.find(number);
  if (known != units_.end()) return &known->second;
  Rows rows = db_.Query("SELECT key, name, listed FROM unit_t WHERE id = ?", number);
  if (!rows.Next()) return nullptr;
  Unit unit{rows->Text(0), rows->Int(2) != 0 ? rows->Text(1) : std::string()};
  return &units_.emplace(number, std::move(unit)).first->second;
}

bool ForEachStoredUnit(std::string_view text,
                       const std::function<bool(const StoredMention&)>& take) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto next_is = [&](char c) {
    if (at == end || *at != c) return false;
    ++at;
    return true;
  };
  const auto role_of = [](std::int64_t value) {
    return value == static_cast<int>(UnitRole::kSupport) ? UnitRole::kSupport : UnitRole::kLead;
  };
  if (!next_is('[')) return false;
  for (bool first = true; !next_is(']'); first = false) {
    if (!first && !next_is(',')) return false;
    std::array<std::int64_t, 5> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!next_is(i == 0 ? '[' : ',')) return false;
      const auto [next, failure] = std::from_chars(at, end, values[i]);
      if (failure != std::errc()) return false;
      at = next;
    }
    const auto [unit, role, column, from, to] = values;
    if (!next_is(']') || role < 1 || role > 2 || column < 1 || column > 2) return false;
    if (!take({unit, role_of(role), role_of(column), from, to})) return false;
  }
  return at == end;
}

std::vector<std::int64_t> UnitsThat(Database& db, const Filter& filter) {
  std::vector<std::int64_t> units;
  if (!filter.unit) return units;
  Filter words;
  words.issuer = filter.unit;  // whole words that stand together, marks and case for nothing
  const PlanFilter named(words);
  Rows rows = db.Query("SELECT id, key, name FROM unit_t ORDER BY id");
  while (rows.Next()) {
    const bool by_key = filter.unit_key && IsUnitKey(rows->View(1), *filter.unit_key);
    if (by_key || named.PassesIssuer(rows->OptionalText(2))) units.push_back(rows->Int(0));
  }
  return units;
}

bool NamesOneOf(std::string_view text, const std::vector<std::int64_t>& units) {
  bool found = false;
  ForEachStoredUnit(text, [&](const StoredMention& mention) {
    found = std::binary_search(units.begin(), units.end(), mention.unit);
    return !found;
  });
  return found;
}

bool UnitReader::Read(std::string_view text, const std::optional<std::string>* lead,
                      const std::optional<std::string>* support, std::vector<UnitMention>& units) {
  return ForEachStoredUnit(text, [&](const StoredMention& stored) {
    const std::optional<std::string>* cell = stored.column == UnitRole::kLead ? lead : support;
    const Unit* known = Find(stored.unit);
    if (known == nullptr || cell == nullptr || !cell->has_value() || stored.begin < 0 ||
        stored.end <= stored.begin || stored.end > static_cast<std::int64_t>((*cell)->size())) {
      return false;
    }
    UnitMention unit;
    unit.role = stored.role;
    unit.column = stored.column;
    unit.begin = static_cast<std::uint32_t>(stored.begin);
    unit.end = static_cast<std::uint32_t>(stored.end);
    unit.text = (*cell)->substr(unit.begin, unit.end - unit.begin);
    unit.key = known->key;
    unit.name = known->name;
    units.push_back(std::move(unit));
    return true;
  });
}

}  // namespace kehoach::store
