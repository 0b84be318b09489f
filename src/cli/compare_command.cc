// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "audit/compare.h"
#include "cli/audit_commands.h"
#include "cli/compare_view.h"
#include "cli/filter_options.h"
#include "cli/find_document.h"
#include "cli/output.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "export/json_writer.h"
#include "store/store.h"
#include "text/text.h"

namespace kehoach::cli {
namespace {

using exporter::ToScalar;
using store::DocumentSummary;

struct CompareArguments {
  std::string before, after;  // documents
  std::string agency, province;
  std::vector<int> years;
  bool changes = false;
};

std::string TitleOf(const DocumentSummary& d) {
  std::string title = fmt::format("VĂN BẢN {}", d.id);
  const auto add = [&](const std::string& part) {
    if (!part.empty()) title += " · " + part;
  };
  if (d.symbol) add(d.number.value_or("…") + "/" + *d.symbol);
  add(d.issuer.value_or(""));
  add(d.province.value_or(""));
  if (d.year) add(d.year_to ? fmt::format("{}–{}", *d.year, *d.year_to) : std::to_string(*d.year));
  add(d.title.value_or(""));
  return title;
}

bool IsFor(const DocumentSummary& d, int year) {
  return d.year && *d.year <= year && year <= d.year_to.value_or(*d.year);
}

std::string NameOf(const DocumentSummary& d) {
  return d.issuer.value_or("") + (d.province ? ", " + *d.province : std::string());
}

// The plans of the agency that is meant, for one of the two years; not those for both, which
// would be compared with themselves.
std::vector<DocumentSummary> PlansOf(const store::Archive& archive,
                                     const CompareArguments& arguments) {
  store::Filter filter;
  filter.issuer = arguments.agency;
  if (!arguments.province.empty()) filter.province = arguments.province;
  const auto [first, last] = std::minmax(arguments.years[0], arguments.years[1]);
  filter.years = store::Years{first, last};
  std::vector<DocumentSummary> plans = archive.ListDocuments(ReadDocumentsThat(filter));
  std::erase_if(plans, [&](const DocumentSummary& d) { return IsFor(d, first) == IsFor(d, last); });
  // The whole name goes before names that only have these words in them.
  const std::string wanted = text::KeyFolded(arguments.agency);
  const auto exact = [&](const DocumentSummary& d) { return text::KeyFolded(*d.issuer) == wanted; };
  if (std::any_of(plans.begin(), plans.end(), exact)) std::erase_if(plans, std::not_fn(exact));
  std::set<std::string> keys, names;
  for (const DocumentSummary& d : plans) {
    if (keys.insert(text::KeyPlacement(NameOf(d))).second) names.insert(NameOf(d));
  }
  if (names.size() > 1) {
    throw Stop(ExitCode::kUsage,
               fmt::format("'{}' may mean {}; name one, with --province where they are alike",
                           arguments.agency, fmt::join(names, "; ")));
  }
  return plans;
}

struct Side {
  std::vector<DocumentSummary> documents;
  std::vector<audit::PlanItem> items;
  std::vector<std::string> Titles() const {
    std::vector<std::string> titles;
    for (const DocumentSummary& d : documents) titles.push_back(TitleOf(d));
    return titles;
  }
};

// Loads the plans of a side; one that cannot be read is said and left out.
ExitCode Load(const store::Archive& archive, Side& side) {
  ExitCode code = ExitCode::kDone;
  for (const DocumentSummary& d : side.documents) {
    const Result<Plan> plan = d.failure ? Result<Plan>(*d.failure) : archive.LoadPlan(d.id);
    if (!plan) {
      Message(Describe(About(d, plan.error())));
      code = ExitCode::kSomeFailed;
      continue;
    }
    std::vector<audit::PlanItem> items = audit::ItemsOf(*plan, d.id);
    std::move(items.begin(), items.end(), std::back_inserter(side.items));
  }
  return code;
}

std::pair<Side, Side> Sides(const store::Archive& archive, const CompareArguments& arguments) {
  Side before, after;
  if (arguments.agency.empty()) {
    before.documents = {FindDocument(archive, arguments.before)};
    after.documents = {FindDocument(archive, arguments.after)};
    return {std::move(before), std::move(after)};
  }
  for (DocumentSummary& plan : PlansOf(archive, arguments)) {
    Side& side = IsFor(plan, arguments.years[0]) ? before : after;
    side.documents.push_back(std::move(plan));
  }
  for (const auto& [side, year] :
       {std::pair(&before, arguments.years[0]), std::pair(&after, arguments.years[1])}) {
    if (side->documents.empty()) {
      throw Stop(ExitCode::kUsage,
                 fmt::format("no plan of '{}' for {}; kehoach audit coverage --by issuer shows "
                             "those there are",
                             arguments.agency, year));
    }
  }
  return {std::move(before), std::move(after)};
}

// ---- JSON ------------------------------------------------------------------------------------

void WriteDocuments(exporter::JsonWriter& json, const char* key, const Side& side) {
  json.Key(key);
  json.BeginArray();
  for (const DocumentSummary& d : side.documents) {
    json.Object({{"document", d.id},
                 {"path", d.path},
                 {"number", ToScalar(d.number)},
                 {"symbol", ToScalar(d.symbol)},
                 {"issuer", ToScalar(d.issuer)},
                 {"province", ToScalar(d.province)},
                 {"year", ToScalar(d.year)},
                 {"year_to", ToScalar(d.year_to)}});
  }
  json.End();
}

void WriteCounts(exporter::JsonWriter& json, const char* key, const audit::FateCounts& c) {
  const auto count = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  json.Key(key);
  json.Object({{"kept", count(c.kept)},
               {"reworded", count(c.reworded)},
               {"new", count(c.added)},
               {"dropped", count(c.dropped)},
               {"targets_raised", count(c.raised)},
               {"targets_lowered", count(c.lowered)},
               {"targets_stricter", count(c.stricter)},
               {"targets_looser", count(c.looser)},
               {"deadlines_changed", count(c.deadlines)},
               {"leads_changed", count(c.leads)}});
}

void WriteItem(exporter::JsonWriter& json, const char* key, const audit::PlanItem* item) {
  json.Key(key);
  if (item == nullptr) {
    json.Null();
    return;
  }
  std::optional<int> page;
  if (item->page > 0) page = item->page;
  const bool task = item->kind == audit::ItemKind::kTask;
  exporter::Record record = {{"document", item->document}, {"page", ToScalar(page)}};
  if (task) {
    record.push_back({"task_table", static_cast<std::int64_t>(item->table + 1)});
    record.push_back({"row", static_cast<std::int64_t>(item->row + 1)});
  }
  record.push_back({"number", ToScalar(item->number)});
  record.push_back({"text", item->text});
  if (task) {
    record.push_back({"heading", item->heading});
    record.push_back({"lead", ToScalar(item->lead)});
    record.push_back({"support", ToScalar(item->support)});
    record.push_back({"deadline", ToScalar(item->deadline)});
  }
  json.Object(record);
}

void WriteDiff(exporter::JsonWriter& json, const audit::ComparedPair& pair,
               const audit::PlanItem& before, const audit::PlanItem& after) {
  json.Key("diff");
  json.BeginArray();
  for (const audit::DiffPiece& piece : pair.diff) {
    json.Object({{"change", std::string(audit::ChangeKindName(piece.kind))},
                 {"before", std::string(piece.before.Of(before.text))},
                 {"after", std::string(piece.after.Of(after.text))}});
  }
  json.End();
}

void WriteTarget(exporter::JsonWriter& json, const char* key, const std::optional<Target>& target) {
  json.Key(key);
  if (!target) {
    json.Null();
    return;
  }
  const auto number = [&](const char* name, const std::optional<double>& value) {
    json.Key(name);
    if (value) {
      json.Value(*value);
    } else {
      json.Null();
    }
  };
  json.BeginObject();
  json.Member("comparator", std::string(ComparatorName(target->comparator)));
  number("value", target->value);
  number("value2", target->value2);
  json.Member("unit", target->unit);
  json.Member("per", ToScalar(target->per));
  json.Member("grade", ToScalar(target->grade));
  json.Member("raw", target->raw);
  json.End();
}

void WriteTargets(exporter::JsonWriter& json, const audit::ComparedPair& pair) {
  json.Key("targets");
  json.BeginArray();
  for (const audit::TargetChange& change : pair.targets) {
    json.BeginObject();
    json.Member("movement", std::string(audit::MovementName(change.movement)));
    json.Member("demand", std::string(audit::DemandName(change.demand)));
    WriteTarget(json, "before", change.before);
    WriteTarget(json, "after", change.after);
    json.End();
  }
  json.End();
}

void WriteJson(const audit::Comparison& c, const Side& before_side, const Side& after_side,
               bool changes) {
  exporter::JsonWriter json(Write);
  json.BeginObject();
  WriteDocuments(json, "before", before_side);
  WriteDocuments(json, "after", after_side);
  WriteCounts(json, "objectives", c.objectives);
  WriteCounts(json, "tasks", c.tasks);
  json.Key("pairs");
  json.BeginArray();
  for (const audit::ComparedPair& pair : c.pairs) {
    if (changes && !pair.Changed()) continue;
    const audit::PlanItem* before = pair.before ? &c.before[*pair.before] : nullptr;
    const audit::PlanItem* after = pair.after ? &c.after[*pair.after] : nullptr;
    json.BeginObject();
    json.Member("kind", std::string(audit::ItemKindName((after ? after : before)->kind)));
    json.Member("fate", std::string(audit::FateName(pair.fate)));
    if (before && after) {
      json.Key("similarity");
      json.Value(pair.similarity);
    }
    WriteItem(json, "before", before);
    WriteItem(json, "after", after);
    if (pair.fate == audit::Fate::kReworded) WriteDiff(json, pair, *before, *after);
    if (before && after) {
      WriteTargets(json, pair);
      json.Member("deadline_moved",
                  pair.deadline ? exporter::Scalar(std::string(audit::ShiftName(*pair.deadline)))
                                : exporter::Scalar());
      json.Member("lead_changed", pair.lead_changed);
      json.Member("support_changed", pair.support_changed);
    } else if (pair.related) {
      json.Member("relation", std::string(audit::RelationName(pair.relation)));
      WriteItem(json, "related",
                pair.relation == audit::Relation::kSplitFrom ? &c.before[*pair.related]
                                                             : &c.after[*pair.related]);
    }
    json.End();
  }
  json.End();
  json.End();
}

ExitCode ComparePlans(const Common& common, const CompareArguments& arguments) {
  const bool documents = !arguments.before.empty() && !arguments.after.empty();
  const bool years = !arguments.agency.empty() && arguments.years.size() == 2;
  if (documents == years || (years && arguments.years[0] == arguments.years[1])) {
    throw Stop(ExitCode::kUsage,
               "name two documents, or --agency with two --years, e.g. --years 2022 2023");
  }
  const store::Archive archive = OpenToRead(common);
  auto [before, after] = Sides(archive, arguments);
  const ExitCode code = std::max(Load(archive, before), Load(archive, after));
  const audit::Comparison comparison =
      audit::Compare(std::move(before.items), std::move(after.items), StopIfWanted);
  if (common.json) {
    WriteJson(comparison, before, after, arguments.changes);
    return code;
  }
  if (comparison.pairs.empty()) {
    Message("neither side has objectives or tasks");
    return code;
  }
  CompareViewOptions options;
  options.columns = OutputColumns();
  options.colours = ColoursAreWanted();
  options.changes = arguments.changes;
  options.documents = before.documents.size() > 1 || after.documents.size() > 1;
  Write(CompareView(comparison, before.Titles(), after.Titles(), options));
  return code;
}

}  // namespace

void AddCompareCommand(CLI::App& audit, CommandLine& line) {
  auto arguments = std::make_shared<CompareArguments>();
  CLI::App* command = AddCommand(
      audit, line, "compare",
      "Set two plans, or two years of an agency, side by side: kept, reworded, new, dropped",
      "  kehoach audit compare 3 9\n  kehoach audit compare 91/KH-SVHTT 15/KH-SVHTT --changes\n"
      "  kehoach audit compare --agency 'Sở Nội vụ' --province 'Hà Nam' --years 2022 2023\n",
      arguments, ComparePlans);
  command->add_option("A", arguments->before,
                      "The earlier plan: number in the list, path, file name, SHA-256, or number "
                      "and symbol");
  command->add_option("B", arguments->after, "The later plan");
  command->add_option("--agency", arguments->agency,
                      "All plans of the agency with these words in its name");
  command->add_option("--province", arguments->province, "Where agencies have one name");
  command->add_option("--years", arguments->years, "The two years to compare")
      ->expected(2)
      ->type_name("YEAR YEAR");
  command->add_flag("--changes", arguments->changes, "Leave out what did not change");
}

}  // namespace kehoach::cli
