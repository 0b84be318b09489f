// SPDX-License-Identifier: GPL-3.0-or-later
// Which plans of an archive, and which of their rows, a question is about. Pure; thread-safe.
#ifndef KEHOACH_STORE_FILTER_H_
#define KEHOACH_STORE_FILTER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kehoach::store {

// Stored in the archive as part of row numbers: do not change the values.
enum class ItemKind : std::uint8_t { kDocument = 0, kObjective = 1, kTask = 2 };
const char* ItemKindName(ItemKind kind);  // "document", "objective", "task"

struct Years {
  int from = 0, to = 0;  // both included
  friend bool operator==(const Years&, const Years&) = default;
};

// All set members must hold. Case, accents, tone placement, y/i and the kind of dash count for
// nothing in texts.
struct Filter {
  // Of the plan:
  std::optional<std::string> province;
  std::optional<std::string> issuer;  // whole words that stand together in the issuer's name
  std::optional<std::string> type;    // abbreviation: "KH", "MTCL"
  std::optional<Years> years;         // the plan's years and these have one in common
  // Of the row:
  std::optional<ItemKind> kind;
  std::optional<std::string> unit;              // leads or supports the task: words of its name
  std::optional<std::string> unit_key;          // its key, if that is known (IsUnitKey)
  std::optional<std::string> due_from, due_to;  // ISO days, included: the last day of the due date

  bool OfRows() const { return kind || unit || due_from || due_to; }
};

// The part about plans, prepared for many of them.
class PlanFilter {
 public:
  explicit PlanFilter(const Filter& filter);

  // nullopt = the plan does not state the value; then only an unset member lets it pass.
  bool Passes(const std::optional<std::string>& province, const std::optional<std::string>& issuer,
              const std::optional<std::string>& type, std::optional<int> year,
              std::optional<int> year_to) const;
  // Each member alone, for readers that meet the same values many times.
  bool PassesProvince(const std::optional<std::string>& province) const;
  bool PassesIssuer(const std::optional<std::string>& issuer) const;
  bool PassesType(const std::optional<std::string>& type) const;
  bool PassesYears(std::optional<int> year, std::optional<int> year_to) const;

 private:
  std::optional<std::string> province_, issuer_, type_;  // keys
  std::optional<Years> years_;
};

// The part about tasks, prepared for many of them.
class TaskFilter {
 public:
  explicit TaskFilter(const Filter& filter);

  // `unit` stands as whole words in the cell of who leads or who supports, or is among the task's
  // units (`named`); the last day of the due date lies between `due_from` and `due_to`: a date
  // without an end has none.
  bool Passes(const std::optional<std::string>& lead, const std::optional<std::string>& support,
              const std::optional<std::string>& due_to, bool named = false) const;

 private:
  std::optional<std::string> unit_;  // key
  std::optional<std::string> from_, to_;
};

// As users type them; nothing when it is no such thing.
std::optional<Years> ParseYears(std::string_view text);        // "2022", "2021-2024", "2021–2024"
std::optional<ItemKind> ParseItemKind(std::string_view text);  // ItemKindName()
enum class DayEnd { kFirst, kLast };                           // of a month or year
// "2024-06-30", "30/6/2024", "2024-06", "6/2024", "2024" -> ISO day; days that do not exist are
// refused.
std::optional<std::string> ParseDay(std::string_view text, DayEnd end);

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_FILTER_H_
