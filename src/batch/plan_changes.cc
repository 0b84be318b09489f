// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/plan_changes.h"

#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace kehoach::batch {
namespace {

// The stated values of a plan under names that tell them apart.
class Flat {
 public:
  explicit Flat(const Plan& plan) {
    Fields(plan.document);
    for (const Objective& o : plan.objectives) {
      Add(fmt::format("objective {}", o.number), o.text.text);
      Add(fmt::format("objective {} restated", o.number), o.restated.text);
    }
    for (std::size_t t = 0; t < plan.tables.size(); ++t) Table(t + 1, plan.tables[t]);
    for (const Value& m : plan.measures)
      Add(fmt::format("measure '{}'", m.text.value_or("")), m.text);
    for (const Finding& f : plan.findings) Add(fmt::format("finding {}", f.kind), f.message);
    for (const Target& t : plan.targets) Add(TargetName(t), TargetValue(t));
  }

  const std::vector<std::pair<std::string, std::string>>& values() const { return values_; }
  const std::string* Find(const std::string& name) const {
    const auto found = index_.find(name);
    return found == index_.end() ? nullptr : &values_[found->second].second;
  }

 private:
  // A name that comes twice ("finding number_gap") gets a number from the second time on.
  void Add(std::string name, const std::optional<std::string>& value) {
    if (!value) return;
    if (const int seen = ++times_[name]; seen > 1) name += fmt::format(" #{}", seen);
    index_.emplace(name, values_.size());
    values_.emplace_back(std::move(name), *value);
  }

  void Fields(const DocumentFields& d) {
    const std::pair<const char*, const Value*> fields[] = {
        {"type", &d.type},         {"type_text", &d.type_text}, {"title", &d.title},
        {"number", &d.number},     {"symbol", &d.symbol},       {"issuer", &d.issuer},
        {"province", &d.province}, {"place", &d.place},         {"date_text", &d.date_text},
        {"date", &d.date}};
    for (const auto& [name, value] : fields) Add(fmt::format("document.{}", name), value->text);
    if (d.year) Add("document.year", std::to_string(*d.year));
    if (d.year_to) Add("document.year_to", std::to_string(*d.year_to));
    if (d.agency) Add("document.agency", *d.agency);
    for (const Basis& b : d.bases) Add("document.basis " + b.number, b.date.value_or("no date"));
    for (const Signer& s : d.signers) {
      Add("document.signer authority", s.authority.text);
      Add("document.signer position", s.position.text);
      Add("document.signer name", s.name.text);
    }
    for (const Value& r : d.recipients) {
      Add(fmt::format("document.recipient '{}'", r.text.value_or("")), r.text);
    }
  }

  void Table(std::size_t number, const PlanTable& table) {
    const std::string name = fmt::format("table {}", number);
    Add(name + " objective",
        table.objective ? std::optional(std::to_string(*table.objective)) : std::nullopt);
    std::string columns;
    for (const std::string& role : table.columns) columns += columns.empty() ? role : " " + role;
    Add(name + " columns", columns);
    std::map<std::string, int> seen;
    for (const PlanRow& row : table.rows) {
      std::string key = row.path.value_or(row.number.value_or("-"));
      if (const int times = ++seen[key]; times > 1) key += fmt::format(" ({})", times);
      Row(fmt::format("{} row {}", name, key), table, row);
    }
  }

  static std::string TargetName(const Target& t) {
    if (t.objective) return fmt::format("target of objective {}", *t.objective + 1);
    return fmt::format("target of table {} row {}", t.table.value_or(0) + 1, t.row.value_or(0) + 1);
  }
  static std::string TargetValue(const Target& t) {
    std::string value = ComparatorName(t.comparator);
    if (t.grade) value += " " + *t.grade;
    if (t.value) value += fmt::format(" {}", *t.value);
    if (t.value2) value += fmt::format("..{}", *t.value2);
    for (const std::string& part : {t.unit, t.per.value_or(""), t.subject.value_or(""),
                                    t.predicate.value_or(""), t.scope.value_or("")}) {
      if (!part.empty()) value += " | " + part;
    }
    return value;
  }

  void Row(const std::string& name, const PlanTable& table, const PlanRow& row) {
    Add(name + " kind", row.kind == RowKind::kGroup ? "group" : "task");
    for (std::size_t c = 0; c < row.cells.size() && c < table.columns.size(); ++c) {
      Add(name + " " + table.columns[c], row.cells[c].text);
    }
    for (const UnitRole role : {UnitRole::kLead, UnitRole::kSupport}) {
      std::string keys;
      for (const UnitMention& unit : row.units) {
        if (unit.role == role) keys += (keys.empty() ? "" : ", ") + unit.key;
      }
      if (!keys.empty()) Add(fmt::format("{} {}_units", name, UnitRoleName(role)), keys);
    }
    if (row.due) {
      Add(name + " due", fmt::format("{} {}..{}", DueKindName(row.due->kind),
                                     row.due->from.value_or(""), row.due->to.value_or("")));
    }
  }

  std::vector<std::pair<std::string, std::string>> values_;
  std::map<std::string, std::size_t> index_;
  std::map<std::string, int> times_;
};

}  // namespace

std::vector<ValueChange> ComparePlans(const Plan& before, const Plan& after) {
  const Flat old_values(before), new_values(after);
  std::vector<ValueChange> out;
  for (const auto& [name, value] : new_values.values()) {
    const std::string* old = old_values.Find(name);
    if (!old) {
      out.push_back({name, std::nullopt, value});
    } else if (*old != value) {
      out.push_back({name, *old, value});
    }
  }
  for (const auto& [name, value] : old_values.values()) {
    if (!new_values.Find(name)) out.push_back({name, value, std::nullopt});
  }
  return out;
}

}  // namespace kehoach::batch
