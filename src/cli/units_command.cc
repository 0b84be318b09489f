// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "audit/unit_counts.h"
#include "cli/audit_commands.h"
#include "cli/filter_options.h"
#include "cli/output.h"
#include "cli/rules_folder.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "export/json_writer.h"
#include "plan/units.h"
#include "store/store.h"

namespace kehoach::cli {
namespace {

enum class UnitsBy { kUnit, kAgency };

struct UnitsArguments {
  store::Filter filter;  // its part about plans
  std::string unit;
  UnitsBy by = UnitsBy::kUnit;
  bool successors = false;
  std::size_t limit = 50;
};

// What a row of the answer stands for.
struct Group {
  std::string key;
  std::string name;
  std::string agency;  // that an inner unit belongs to, by name
  std::optional<std::string> province;
  std::set<std::string> former;  // names of predecessors counted here
};

std::string_view AgencyPart(std::string_view key) { return key.substr(0, key.find('/')); }
std::string_view KindPart(std::string_view key) { return key.substr(0, key.find_first_of("./")); }

// Groups the units of an archive as the user asks.
class Grouping {
 public:
  Grouping(const Rules& rules, const UnitsArguments& arguments)
      : rules_(rules), by_(arguments.by), successors_(arguments.successors) {
    if (!arguments.unit.empty()) wanted_ = plan::UnitKeyOf(arguments.unit, rules);
    while (successors_) {
      const auto next = plan::AgencySuccessor(wanted_, rules);
      if (!next) break;
      wanted_ = next->key;
    }
  }

  // Nothing when the user asks for other units.
  std::optional<audit::UnitGroup> Of(const store::StoredUnit& unit,
                                     const store::StoredTaskUnits& task) {
    const std::string place = by_ == UnitsBy::kAgency ? task.province.value_or("") : std::string();
    auto& known = known_[{unit.id, place}];
    if (known == 0) known = Find(unit, task);
    return known < 0 ? std::nullopt
                     : std::optional<audit::UnitGroup>(static_cast<audit::UnitGroup>(known - 1));
  }

  const Group& group(audit::UnitGroup number) const { return groups_[number]; }

 private:
  // One that the rules do not list is called as the plan calls its issuer.
  std::string NameOfAgency(std::string_view key, const store::StoredTaskUnits& task) const {
    const Agency* agency = plan::FindAgency(KindPart(key), rules_);
    if (agency != nullptr) return agency->name;
    return task.agency == key ? task.issuer.value_or("") : std::string(key);
  }

  // Number of the group from 1, or -1.
  int Find(const store::StoredUnit& unit, const store::StoredTaskUnits& task) {
    std::string key = unit.key;
    std::string name = unit.name, former;
    const bool inner = key.find('/') != std::string::npos;
    if (by_ == UnitsBy::kAgency && inner) {
      key = AgencyPart(key);
      name = NameOfAgency(key, task);
    }
    if (!wanted_.empty() && !IsUnitKey(key, wanted_) && !IsUnitKey(unit.key, wanted_) &&
        !(successors_ && IsPredecessor(key))) {
      return -1;
    }
    while (successors_) {
      const auto next = plan::AgencySuccessor(key, rules_);
      if (!next) break;
      if (former.empty()) former = NameOfAgency(key, task);
      key = next->key;
      if (!inner || by_ == UnitsBy::kAgency) name = NameOfAgency(key, task);
    }
    std::optional<std::string> province = task.province;
    if (by_ == UnitsBy::kAgency) MergeProvince(key, name, province, former);
    const auto [at, added] = numbers_.emplace(key, static_cast<int>(groups_.size()) + 1);
    if (added) {
      Group& group = groups_.emplace_back();
      group.key = key;
      group.name = name;
      const Agency* agency = plan::FindAgency(key, rules_);
      if (key.find_first_of("./") != std::string::npos ||
          (by_ == UnitsBy::kAgency && (agency == nullptr || agency->level != "centre"))) {
        group.province = province;
      }
      if (inner && by_ == UnitsBy::kUnit) {
        group.agency = NameOfAgency(AgencyPart(key), task);
      }
    }
    if (!former.empty()) groups_[static_cast<std::size_t>(at->second) - 1].former.insert(former);
    return at->second;
  }

  // An agency is one of its province: by its name alone a cell means that of the plan's. Where
  // successors count, the province is that of today.
  void MergeProvince(std::string& key, const std::string& name,
                     std::optional<std::string>& province, std::string& former) const {
    const std::string kind(KindPart(key));
    const Agency* agency = plan::FindAgency(kind, rules_);
    if (!province || (agency != nullptr && agency->level == "centre")) return;
    const std::string own = "." + plan::ProvinceKey(*province, rules_);
    if (key.find('.') != std::string::npos && !key.ends_with(own)) return;  // of another province
    if (successors_) {
      if (const auto now = plan::ProvinceSuccessor(*province, rules_)) {
        former = (former.empty() ? name : former) + " " + *province;
        province = *now;
      }
    }
    key = kind + "." + plan::ProvinceKey(*province, rules_);
  }

  // Whether the unit asked for is what `key` became.
  bool IsPredecessor(std::string key) const {
    while (const auto next = plan::AgencySuccessor(key, rules_)) {
      key = next->key;
      if (IsUnitKey(key, wanted_)) return true;
    }
    return false;
  }

  const Rules& rules_;
  UnitsBy by_;
  bool successors_;
  std::string wanted_;  // key; empty = all
  std::vector<Group> groups_;
  std::unordered_map<std::string, int> numbers_;               // key -> group, from 1
  std::map<std::pair<std::int64_t, std::string>, int> known_;  // unit, province -> group
};

std::string NameOf(const Group& group) {
  std::string out = group.name;
  for (const std::string& part : {group.agency, group.province.value_or("")}) {
    if (!part.empty()) out += " · " + part;
  }
  if (!group.former.empty()) out += fmt::format(" (gồm {})", fmt::join(group.former, ", "));
  return Printable(out);
}

std::string Percent(std::int64_t part, std::int64_t of) {
  return of == 0 ? "" : fmt::format("{}%", (100 * part + of / 2) / of);
}

// "2022: 3 + 1": led and supported.
std::string Years(const audit::UnitCount& count) {
  std::string out;
  for (const auto& [year, tasks] : count.years) {
    out += fmt::format("{}{}: {} + {}", out.empty() ? "" : "; ", year, tasks.lead, tasks.support);
  }
  if (count.without_year != audit::UnitYear{}) {
    out += fmt::format("{}không rõ năm: {} + {}", out.empty() ? "" : "; ", count.without_year.lead,
                       count.without_year.support);
  }
  return out;
}

void WriteTable(const std::vector<audit::UnitCount>& counts, std::size_t shown,
                const Grouping& grouping) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < shown; ++i) {
    const audit::UnitCount& count = counts[i];
    rows.push_back({NameOf(grouping.group(count.group)), std::to_string(count.lead),
                    std::to_string(count.support), std::to_string(count.plans),
                    Percent(count.with_deadline, count.tasks), Years(count)});
  }
  Write(RenderTable({{"Đơn vị", false, true},
                     {"Chủ trì", true, false},
                     {"Phối hợp", true, false},
                     {"Văn bản", true, false},
                     {"Có thời hạn", true, false},
                     {"Chủ trì + phối hợp theo năm", false, true}},
                    rows, OutputColumns(), Overflow::kWrap));
}

void WriteJson(const std::vector<audit::UnitCount>& counts, std::size_t shown, std::int64_t tasks,
               const Grouping& grouping, UnitsBy by) {
  exporter::JsonWriter json(Write);
  json.BeginObject();
  json.Member("by", std::string(by == UnitsBy::kAgency ? "agency" : "unit"));
  json.Member("tasks", tasks);
  json.Member("units", static_cast<std::int64_t>(counts.size()));
  json.Key("list");
  json.BeginArray();
  for (std::size_t i = 0; i < shown; ++i) {
    const audit::UnitCount& count = counts[i];
    const Group& group = grouping.group(count.group);
    json.BeginObject();
    json.Member("key", group.key);
    json.Member("name", group.name);
    json.Member("agency",
                group.agency.empty() ? exporter::Scalar() : exporter::Scalar(group.agency));
    json.Member("province", exporter::ToScalar(group.province));
    json.Key("former");
    json.BeginArray();
    for (const std::string& name : group.former) json.Value(name);
    json.End();
    json.Member("lead", count.lead);
    json.Member("support", count.support);
    json.Member("tasks", count.tasks);
    json.Member("with_deadline", count.with_deadline);
    json.Member("plans", count.plans);
    json.Key("without_year");
    json.Object({{"lead", count.without_year.lead}, {"support", count.without_year.support}});
    json.Key("years");
    json.BeginArray();
    for (const auto& [year, part] : count.years) {
      json.Object({{"year", std::int64_t{year}}, {"lead", part.lead}, {"support", part.support}});
    }
    json.End();
    json.End();
  }
  json.End();
  json.End();
}

ExitCode ShowUnits(const Common& common, const UnitsArguments& arguments) {
  const Rules rules = LoadRules(common.rules);
  const store::Archive archive = OpenToRead(common);
  NoteOlderPlans(archive, common);
  std::unordered_map<std::int64_t, store::StoredUnit> units;
  archive.ForEachUnit([&](const store::StoredUnit& unit) { units.emplace(unit.id, unit); });
  Grouping grouping(rules, arguments);
  audit::UnitTally tally;
  audit::UnitTask counted;
  Progress progress(static_cast<std::size_t>(archive.CountDocuments()), common.quiet);
  archive.ForEachTaskUnits(arguments.filter, [&](const store::StoredTaskUnits& task) {
    if (counted.document != task.document) progress.Advance();
    counted.document = task.document;
    counted.year = task.year;
    counted.has_deadline = task.has_deadline;
    counted.parts.clear();
    for (const auto& [number, role] : task.units) {
      const auto unit = units.find(number);
      if (unit == units.end()) continue;
      const auto group = grouping.Of(unit->second, task);
      if (!group) continue;
      counted.parts.push_back({*group, role == UnitRole::kLead, role == UnitRole::kSupport});
    }
    tally.Add(counted);
  });
  const std::vector<audit::UnitCount> counts = tally.Counts();
  const std::size_t shown =
      arguments.limit == 0 ? counts.size() : std::min(arguments.limit, counts.size());
  if (common.json) {
    WriteJson(counts, shown, tally.tasks(), grouping, arguments.by);
  } else if (counts.empty()) {
    Message("no task of these plans names such a unit");
  } else {
    WriteTable(counts, shown, grouping);
    if (shown < counts.size()) {
      Message(fmt::format("{} more; --limit 0 shows all", counts.size() - shown));
    }
  }
  return ExitCode::kDone;
}

}  // namespace

void AddUnitsCommand(CLI::App& audit, CommandLine& line) {
  auto arguments = std::make_shared<UnitsArguments>();
  CLI::App* command =
      AddCommand(audit, line, "units", "Count the tasks that each unit leads and supports",
                 "  kehoach audit units --year 2021-2024\n"
                 "  kehoach audit units --by agency --province 'Cà Mau' --json\n"
                 "  kehoach audit units --unit 'Sở Tài chính' --successors\n",
                 arguments, ShowUnits);
  const std::map<std::string, UnitsBy> by = {{"unit", UnitsBy::kUnit},
                                             {"agency", UnitsBy::kAgency}};
  command
      ->add_option("--by", arguments->by,
                   "A row for each unit, or for each agency of a province with its inner units")
      ->transform(CLI::CheckedTransformer(by).description(""))
      ->type_name("unit|agency");
  command->add_option("--unit", arguments->unit,
                      "Only this unit: a name, an abbreviation or a key");
  command->add_flag("--successors", arguments->successors,
                    "Count agencies that were merged in those that they became part of");
  command->add_option("--limit", arguments->limit, "Most rows to show; 0 = all");
  AddPlanFilters(*command, arguments->filter);
}

}  // namespace kehoach::cli
