// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/targets.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "text/text.h"

namespace kehoach::plan {
namespace {

std::optional<TargetSource> SourceOf(std::string_view role) {
  const auto is = [role](std::string_view name) {
    return role == name ||
           (role.starts_with(name) &&
            role.find_first_not_of("0123456789", name.size()) == std::string_view::npos);
  };
  if (is("content") || is("method")) return TargetSource::kStatement;
  if (is("target") || is("output")) return TargetSource::kAmount;
  if (is("note") || is("other")) return TargetSource::kRemark;
  return std::nullopt;  // objectives of a table are objectives; the others state no targets
}

bool SaysTheSame(const Target& a, const Target& b) {
  return a.comparator == b.comparator && a.value == b.value && a.value2 == b.value2 &&
         a.unit == b.unit && a.per == b.per && a.grade == b.grade;
}

class PlanTargets {
 public:
  PlanTargets(const Rules& rules, Plan& plan) : rules_(rules), plan_(plan) {}

  void Run() {
    for (std::size_t i = 0; i < plan_.objectives.size(); ++i) OfObjective(i);
    for (std::size_t t = 0; t < plan_.tables.size(); ++t) {
      const PlanTable& table = plan_.tables[t];
      std::vector<std::optional<TargetSource>> sources;
      for (const std::string& role : table.columns) sources.push_back(SourceOf(role));
      for (std::size_t r = 0; r < table.rows.size(); ++r) OfRow(t, r, sources);
    }
  }

 private:
  void OfObjective(std::size_t index) {
    const Objective& objective = plan_.objectives[index];
    std::vector<Target> stated = Read(objective.text, TargetSource::kStatement);
    std::vector<Target> restated = Read(objective.restated, TargetSource::kStatement);
    for (Target& t : stated) t.objective = static_cast<int>(index);
    AddRestated(index, std::move(restated), stated);
    Append(std::move(stated));
  }

  // Adds what the other wording says beyond the first.
  void AddRestated(std::size_t index, std::vector<Target> restated,
                   std::vector<Target>& stated) const {
    std::vector<int> places;  // of each in `stated`
    const std::size_t first_wording = stated.size();
    for (Target& t : restated) {
      const auto known =
          std::find_if(stated.begin(), stated.begin() + static_cast<std::ptrdiff_t>(first_wording),
                       [&t](const Target& s) { return SaysTheSame(s, t); });
      if (known != stated.begin() + static_cast<std::ptrdiff_t>(first_wording)) {
        places.push_back(static_cast<int>(known - stated.begin()));
        continue;
      }
      if (t.parent) t.parent = places[static_cast<std::size_t>(*t.parent)];
      t.text = TargetText::kRestated;
      t.objective = static_cast<int>(index);
      places.push_back(static_cast<int>(stated.size()));
      stated.push_back(std::move(t));
    }
  }

  void OfRow(std::size_t table_index, std::size_t row_index,
             const std::vector<std::optional<TargetSource>>& sources) {
    const PlanTable& table = plan_.tables[table_index];
    const PlanRow& row = table.rows[row_index];
    if (row.kind != RowKind::kTask) return;
    for (std::size_t c = 0; c < sources.size() && c < row.cells.size(); ++c) {
      if (!sources[c]) continue;
      if (row_index > 0 && IsMerged(row.cells[c], table.rows[row_index - 1], c)) continue;
      std::vector<Target> found = Read(row.cells[c], *sources[c]);
      if (found.empty()) continue;
      for (Target& t : found) {
        t.text = TargetText::kTask;
        t.table = static_cast<int>(table_index);
        t.row = static_cast<int>(row_index);
        t.column = static_cast<int>(c);
        if (*sources[c] != TargetSource::kStatement) AddTopic(table, row, t);
      }
      Append(std::move(found));
    }
  }

  // A cell merged over several rows states its target once.
  static bool IsMerged(const Value& cell, const PlanRow& above, std::size_t column) {
    return column < above.cells.size() && above.kind == RowKind::kTask && cell.has_value() &&
           !cell.evidence.places.empty() && above.cells[column] == cell;
  }

  // An amount in a column of its own speaks of its row's task.
  void AddTopic(const PlanTable& table, const PlanRow& row, Target& t) const {
    constexpr std::size_t kMostTopic = 400;
    for (const char* role : {"content", "objective"}) {
      const auto it = std::find(table.columns.begin(), table.columns.end(), role);
      if (it == table.columns.end()) continue;
      const auto column = static_cast<std::size_t>(it - table.columns.begin());
      if (column >= row.cells.size() || !row.cells[column].has_value()) continue;
      const std::string& topic = *row.cells[column].text;
      if (topic.size() > kMostTopic) return;
      t.key = text::KeyFolded(topic) + "|" + t.key;
      if (!t.subject) t.subject = topic;
      return;
    }
  }

  std::vector<Target> Read(const Value& value, TargetSource source) const {
    if (!value.has_value()) return {};
    return ReadTargets(*value.text, source, rules_);
  }

  void Append(std::vector<Target> found) {
    const int offset = static_cast<int>(plan_.targets.size());
    for (Target& t : found) {
      if (t.parent) *t.parent += offset;
      plan_.targets.push_back(std::move(t));
    }
  }

  const Rules& rules_;
  Plan& plan_;
};

}  // namespace

void AddTargets(const Rules& rules, Plan& plan) { PlanTargets(rules, plan).Run(); }

}  // namespace kehoach::plan
