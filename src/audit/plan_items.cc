// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/plan_items.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace kehoach::audit {
namespace {

// The first of these columns that has words says what a task is.
constexpr std::array<std::string_view, 5> kSaying = {"content", "method", "objective", "output",
                                                     "target"};

const Value* CellOf(const PlanTable& table, const PlanRow& row, std::string_view role) {
  for (std::size_t c = 0; c < table.columns.size() && c < row.cells.size(); ++c) {
    if (table.columns[c] == role) return &row.cells[c];
  }
  return nullptr;
}

std::optional<std::string> TextOf(const PlanTable& table, const PlanRow& row,
                                  std::string_view role) {
  const Value* cell = CellOf(table, row, role);
  return cell != nullptr ? cell->text : std::nullopt;
}

int FirstPage(const Evidence& evidence) {
  return evidence.places.empty() ? 0 : evidence.places.front().page;
}

int FirstPage(const PlanRow& row) {
  int page = 0;
  for (const Value& cell : row.cells) {
    const int at = FirstPage(cell.evidence);
    if (at > 0 && (page == 0 || at < page)) page = at;
  }
  return page;
}

std::vector<std::string> UnitsOf(const PlanRow& row, UnitRole role) {
  std::vector<std::string> keys;
  for (const UnitMention& unit : row.units) {
    if (unit.role == role) keys.push_back(unit.key);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

// Titles of the groups above a row, by the depth of their paths: a group ends those that its path
// does not continue.
class Headings {
 public:
  void Enter(const PlanRow& group, const std::string& title) {
    const std::string path = group.path.value_or("");
    while (!open_.empty() && !Continues(path, open_.back().first)) open_.pop_back();
    open_.emplace_back(path, title);
  }
  std::string Over(const PlanRow& row) const {
    std::string all;
    for (const auto& [path, title] : open_) {
      if (!path.empty() && row.path && !Continues(*row.path, path)) continue;
      all += (all.empty() ? "" : " / ") + title;
    }
    return all;
  }

 private:
  static bool Continues(std::string_view path, std::string_view above) {
    return !above.empty() && path.size() > above.size() && path.starts_with(above) &&
           path[above.size()] == '.';
  }
  std::vector<std::pair<std::string, std::string>> open_;  // path and title
};

void AddTasks(const PlanTable& table, std::size_t ordinal, const PlanItem& common,
              std::vector<PlanItem>& items) {
  Headings headings;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const PlanRow& row = table.rows[r];
    if (row.kind == RowKind::kGroup) {
      headings.Enter(row, TextOf(table, row, "content").value_or(""));
      continue;
    }
    PlanItem item = common;
    for (const std::string_view role : kSaying) {
      if (!item.text.empty()) break;
      item.text = TextOf(table, row, role).value_or("");
    }
    if (item.text.empty()) continue;
    item.kind = ItemKind::kTask;
    item.table = ordinal;
    item.row = r;
    item.page = FirstPage(row);
    item.number = row.path ? row.path : row.number;
    item.heading = headings.Over(row);
    item.lead = TextOf(table, row, "lead");
    item.support = TextOf(table, row, "support");
    item.deadline = TextOf(table, row, "deadline");
    item.lead_units = UnitsOf(row, UnitRole::kLead);
    item.support_units = UnitsOf(row, UnitRole::kSupport);
    item.due = row.due;
    items.push_back(std::move(item));
  }
}

void SetPositions(std::vector<PlanItem>& items, ItemKind kind) {
  std::vector<PlanItem*> same;
  for (PlanItem& item : items) {
    if (item.kind == kind) same.push_back(&item);
  }
  for (std::size_t i = 1; i < same.size(); ++i) {
    same[i]->position = static_cast<double>(i) / static_cast<double>(same.size() - 1);
  }
}

}  // namespace

const char* ItemKindName(ItemKind kind) {
  return kind == ItemKind::kObjective ? "objective" : "task";
}

std::vector<PlanItem> ItemsOf(const Plan& plan, std::int64_t document) {
  PlanItem common;
  common.document = document;
  common.year = plan.document.year;
  std::vector<PlanItem> items;
  for (std::size_t o = 0; o < plan.objectives.size(); ++o) {
    const Objective& objective = plan.objectives[o];
    PlanItem item = common;
    item.text = objective.text.text.value_or(objective.restated.text.value_or(""));
    if (item.text.empty()) continue;
    item.row = o;
    item.page = FirstPage(objective.text.evidence);
    item.restated = objective.restated.text;
    item.number = std::to_string(objective.number);
    items.push_back(std::move(item));
  }
  for (std::size_t t = 0; t < plan.tables.size(); ++t) {
    AddTasks(plan.tables[t], t, common, items);
  }
  std::map<std::pair<std::size_t, std::size_t>, PlanItem*> tasks;
  std::map<std::size_t, PlanItem*> objectives;
  for (PlanItem& item : items) {
    if (item.kind == ItemKind::kTask) {
      tasks[{item.table, item.row}] = &item;
    } else {
      objectives[item.row] = &item;
    }
  }
  for (const Target& target : plan.targets) {
    if (target.text == TargetText::kTask && target.table && target.row) {
      const auto found = tasks.find(
          {static_cast<std::size_t>(*target.table), static_cast<std::size_t>(*target.row)});
      if (found != tasks.end()) found->second->targets.push_back(target);
    } else if (target.text == TargetText::kObjective && target.objective) {
      const auto found = objectives.find(static_cast<std::size_t>(*target.objective));
      if (found != objectives.end()) found->second->targets.push_back(target);
    }
  }
  SetPositions(items, ItemKind::kObjective);
  SetPositions(items, ItemKind::kTask);
  return items;
}

}  // namespace kehoach::audit
