// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "audit/history.h"
#include "audit/recurrence.h"
#include "batch/recurrence_index.h"
#include "cli/audit_commands.h"
#include "cli/filter_options.h"
#include "cli/output.h"
#include "cli/recurrence_view.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "export/json_writer.h"
#include "store/recurrence_tables.h"
#include "store/row_id.h"
#include "text/text.h"

namespace kehoach::cli {
namespace {

using exporter::ToScalar;
using store::RecurrenceTables;

constexpr int kGroupsShown = 20;

struct RecurrenceArguments {
  store::Filter filter;
  bool tasks = false;
  int min = 2;
  std::optional<int> limit;
  std::string group;
};

// An objective or task and the group that it is in.
struct Member {
  audit::NodeId leader = 0;
  std::int64_t row = 0;
};

struct Group {
  std::size_t first = 0, size = 0;  // in the list of members
  std::size_t years = 0, documents = 0;
};

class Recurrence {
 public:
  Recurrence(const store::Archive& archive, const Common& common,
             const RecurrenceArguments& arguments)
      : tables_(archive), common_(common), arguments_(arguments) {}

  ExitCode Run();

 private:
  void ReadPlans();
  void ReadObjectives();
  void ReadTasks();
  void MakeGroups();
  audit::History Load(const Group& group) const;
  std::string Name(const Group& group) const {
    return audit::GroupName(members_[group.first].leader);
  }
  void WriteJson() const;
  bool Wanted(std::int64_t row) const { return plans_.contains(store::DocumentOfRow(row)); }

  RecurrenceTables tables_;
  const Common& common_;
  const RecurrenceArguments& arguments_;
  std::unordered_map<std::int64_t, RecurrenceTables::Plan> plans_;  // that pass the filter
  std::vector<Member> members_;                                     // by leader, then row
  std::vector<Group> groups_;  // that are shown, most recurrent first
};

void Recurrence::ReadPlans() {
  tables_.ForEachPlan(arguments_.filter, [this](const RecurrenceTables::Plan& plan) {
    plans_.emplace(plan.document, plan);
  });
}

void Recurrence::ReadObjectives() {
  tables_.ForEachMember([this](std::int64_t objective, std::int64_t leader) {
    if (Wanted(objective)) members_.push_back({leader, objective});
  });
  const std::int64_t pending = tables_.PendingDocuments();
  if (pending > 0 && !common_.quiet) {
    Message(fmt::format("{} plans are in no group yet; any import adds them", pending));
  }
}

// Tasks are grouped when they are asked for: there are many of them, and few ask.
void Recurrence::ReadTasks() {
  audit::Grouper grouper;
  std::vector<std::pair<std::int64_t, std::uint32_t>> nodes;
  Progress progress(static_cast<std::size_t>(tables_.Tasks()), common_.quiet);
  tables_.ForEachTask([&](std::int64_t task, std::string_view content) {
    StopIfWanted();
    progress.Advance();
    if (!Wanted(task)) return;
    const std::vector<audit::ContentWord> words = audit::Normalise(content).content;
    if (!words.empty()) nodes.emplace_back(task, grouper.Add(words));
  });
  batch::GroupOnThreads(grouper, common_.jobs);
  StopIfWanted();
  for (const auto& [task, node] : nodes) {
    members_.push_back({grouper.Id(grouper.Leader(node)), task});
  }
}

void Recurrence::MakeGroups() {
  std::ranges::sort(members_, [](const Member& a, const Member& b) {
    return a.leader != b.leader ? a.leader < b.leader : a.row < b.row;
  });
  std::vector<int> years;
  for (std::size_t first = 0; first < members_.size();) {
    Group group{first, 0, 0, 0};
    std::int64_t document = 0;
    years.clear();
    for (; first + group.size < members_.size() &&
           members_[first + group.size].leader == members_[first].leader;
         ++group.size) {
      const auto& plan = plans_.at(store::DocumentOfRow(members_[first + group.size].row));
      if (std::exchange(document, plan.document) != plan.document) ++group.documents;
      if (plan.year) years.push_back(*plan.year);
    }
    std::ranges::sort(years);
    group.years = static_cast<std::size_t>(std::ranges::unique(years).begin() - years.begin());
    const bool named = !arguments_.group.empty();
    const bool wanted = named ? Name(group).starts_with(arguments_.group)
                              : group.documents >= static_cast<std::size_t>(arguments_.min);
    if (wanted) groups_.push_back(group);
    first += group.size;
  }
  // What comes back in most years first, then what most plans have.
  std::ranges::stable_sort(groups_, [](const Group& a, const Group& b) {
    return a.years != b.years ? a.years > b.years : a.documents > b.documents;
  });
}

audit::History Recurrence::Load(const Group& group) const {
  std::vector<audit::Occurrence> occurrences;
  for (std::size_t i = group.first; i < group.first + group.size; ++i) {
    const auto row = tables_.RowOf(members_[i].row);
    if (!row) continue;
    const auto& plan = plans_.at(store::DocumentOfRow(members_[i].row));
    audit::Occurrence o;
    o.document = plan.document;
    o.row = members_[i].row;
    o.agency = plan.agency   ? *plan.agency
               : plan.issuer ? text::KeyFolded(*plan.issuer + " " + plan.province.value_or(""))
                             : std::string();
    o.issuer = plan.issuer;
    o.province = plan.province;
    o.year = plan.year;
    o.text = row->text;
    o.page = row->page;
    occurrences.push_back(std::move(o));
  }
  return audit::HistoryOf(std::move(occurrences));
}

exporter::Record ToRecord(const audit::Occurrence& o) {
  return {{"document", o.document},
          {"row", o.row},
          {"issuer", ToScalar(o.issuer)},
          {"province", ToScalar(o.province)},
          {"year", ToScalar(o.year)},
          {"page", ToScalar(o.page)},
          {"text", o.text}};
}

void WriteYears(exporter::JsonWriter& json, const std::vector<int>& years) {
  json.Key("years");
  json.BeginArray();
  for (const int year : years) json.Value(exporter::Scalar(std::int64_t{year}));
  json.End();
}

void WriteAgencies(exporter::JsonWriter& json, const audit::History& history) {
  json.Key("agencies");
  json.BeginArray();
  for (const audit::AgencyHistory& agency : history.agencies) {
    json.BeginObject();
    json.Member("agency", agency.agency.empty() ? exporter::Scalar() : agency.agency);
    json.Member("issuer", ToScalar(agency.issuer));
    json.Member("province", ToScalar(agency.province));
    json.Member("occurrences", static_cast<std::int64_t>(agency.occurrences));
    WriteYears(json, agency.years);
    json.End();
  }
  json.End();
}

void WriteChanges(exporter::JsonWriter& json, const audit::History& history) {
  json.Key("changes");
  json.BeginArray();
  for (const audit::WordingChange& change : history.changes) {
    const audit::Occurrence& before = history.occurrences[change.before];
    const audit::Occurrence& after = history.occurrences[change.after];
    json.BeginObject();
    json.Member("before", before.row);
    json.Member("after", after.row);
    json.Member("issuer", ToScalar(after.issuer));
    json.Member("same_agency", change.same_agency);
    json.Member("from_year", ToScalar(before.year));
    json.Member("to_year", ToScalar(after.year));
    json.Key("pieces");
    json.BeginArray();
    for (const audit::DiffPiece& piece : change.pieces) {
      json.Object({{"kind", std::string(audit::ChangeKindName(piece.kind))},
                   {"before", std::string(piece.before.Of(before.text))},
                   {"after", std::string(piece.after.Of(after.text))}});
    }
    json.End();
    json.End();
  }
  json.End();
}

void Recurrence::WriteJson() const {
  exporter::JsonWriter json(Write);
  json.BeginArray();
  for (const Group& group : groups_) {
    StopIfWanted();
    const audit::History history = Load(group);
    json.BeginObject();
    json.Member("group", Name(group));
    json.Member("occurrences", static_cast<std::int64_t>(history.occurrences.size()));
    json.Member("documents", static_cast<std::int64_t>(history.documents));
    json.Member("wordings", static_cast<std::int64_t>(history.wordings));
    WriteYears(json, history.years);
    json.Member("in_a_row", history.in_a_row);
    json.Key("latest");
    json.Object(ToRecord(history.occurrences[history.latest]));
    WriteAgencies(json, history);
    json.Key("members");
    json.BeginArray();
    for (const audit::Occurrence& o : history.occurrences) json.Object(ToRecord(o));
    json.End();
    WriteChanges(json, history);
    json.End();
  }
  json.End();
}

ExitCode Recurrence::Run() {
  ReadPlans();
  if (arguments_.tasks) {
    ReadTasks();
  } else {
    ReadObjectives();
  }
  MakeGroups();
  const std::size_t found = groups_.size();
  const auto limit =
      static_cast<std::size_t>(arguments_.limit.value_or(common_.json ? 0 : kGroupsShown));
  if (limit > 0 && found > limit) groups_.resize(limit);
  if (found == 0 && !arguments_.group.empty()) {
    throw Stop(ExitCode::kUsage, arguments_.group +
                                     ": there is no such group; kehoach audit recurrence lists "
                                     "them");
  }
  if (common_.json) {
    WriteJson();
    return ExitCode::kDone;
  }
  const auto detail = arguments_.group.empty() ? Detail::kShort : Detail::kFull;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    StopIfWanted();
    Write((i > 0 ? "\n" : "") +
          RecurrenceView(Name(groups_[i]), i + 1, Load(groups_[i]), detail, OutputColumns()));
  }
  if (found == 0) {
    Message("nothing comes back");
  } else if (found > groups_.size() && !common_.quiet) {
    Message(fmt::format("{} groups, {} shown; --limit 0 shows all, --group one in full", found,
                        groups_.size()));
  }
  return ExitCode::kDone;
}

ExitCode ShowRecurrence(const Common& common, const RecurrenceArguments& arguments) {
  const store::Archive archive = OpenToRead(common);
  return Recurrence(archive, common, arguments).Run();
}

}  // namespace

void AddRecurrenceCommand(CLI::App& audit, CommandLine& line) {
  auto arguments = std::make_shared<RecurrenceArguments>();
  CLI::App* command =
      AddCommand(audit, line, "recurrence",
                 "Show which objectives come back over years and agencies, and how they change",
                 "  kehoach audit recurrence --province 'Hà Nam' --min 3\n"
                 "  kehoach audit recurrence --tasks --limit 50\n"
                 "  kehoach audit recurrence --group 2f19c0\n",
                 arguments, ShowRecurrence);
  command->add_flag("--tasks", arguments->tasks, "Tasks instead of objectives");
  command->add_option("--min", arguments->min, "Only what at least so many plans have")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command
      ->add_option("--limit", arguments->limit,
                   "At most so many groups; 0 = all (the default of --json; else 20)")
      ->check(CLI::Range(0, 100'000'000));
  command->add_option("--group", arguments->group, "One group in full: the start of its name");
  AddPlanFilters(*command, arguments->filter);
}

}  // namespace kehoach::cli
