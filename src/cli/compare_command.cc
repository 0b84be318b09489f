// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "audit/compare.h"
#include "cli/audit_commands.h"
#include "cli/compare_view.h"
#include "cli/find_document.h"
#include "cli/output.h"
#include "cli/rules_folder.h"
#include "cli/stored_document.h"
#include "cli/terminal.h"
#include "export/json_writer.h"
#include "plan/units.h"
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
  bool successors = false;
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

// How many agencies a message names.
constexpr std::size_t kMostNamed = 4;

template <typename Document>
bool IsFor(const Document& d, int year) {
  return d.year && *d.year <= year && year <= d.year_to.value_or(*d.year);
}

std::string Base(const std::string& agency) { return agency.substr(0, agency.find('.')); }

// Province names as users type them and as keys spell them ("ba-ria-vung-tau").
std::string PlaceKey(std::string_view name) {
  std::string key;
  for (const char c : text::KeyFolded(name)) {
    if (c != ' ' && c != '-') key += c;
  }
  return key;
}

// The agency that --agency means, and which documents are its.
class WantedAgency {
 public:
  WantedAgency(const CompareArguments& arguments, const Rules& rules)
      : rules_(rules), successors_(arguments.successors), words_(WordsOf(arguments)) {
    // The province may stand in the name: "so-noi-vu.ha-noi".
    const std::string key = plan::AgencyKey(arguments.agency, {}, rules);
    base_ = Successor(Base(key));
    if (const std::size_t dot = key.find('.'); dot != std::string::npos) {
      std::string place = key.substr(dot + 1);
      std::replace(place.begin(), place.end(), '-', ' ');
      place_ = Today(place);
    }
    if (!arguments.province.empty()) place_ = Today(arguments.province);
  }

  enum class Match { kNone, kWords, kAgency };  // the higher the surer
  Match Of(const store::DocumentOutline& d) const {
    if (!d.issuer) return Match::kNone;
    if (place_ && (!d.province || Today(*d.province) != *place_)) return Match::kNone;
    if (Successor(Base(KeyOf(d))) == base_) return Match::kAgency;
    return words_.PassesIssuer(d.issuer) ? Match::kWords : Match::kNone;
  }

  // The same for documents of the same agency.
  std::string Identity(const store::DocumentOutline& d) const {
    return Successor(Base(KeyOf(d))) + "|" + Today(d.province.value_or(std::string()));
  }

 private:
  static store::PlanFilter WordsOf(const CompareArguments& arguments) {
    store::Filter filter;
    filter.issuer = arguments.agency;
    return store::PlanFilter(filter);
  }
  std::string KeyOf(const store::DocumentOutline& d) const {
    if (d.agency) return *d.agency;
    return plan::AgencyKey(*d.issuer, d.province.value_or(std::string()), rules_);
  }
  // Of a province, or of the one that it is now part of if successors are the same.
  std::string Today(const std::string& province) const {
    std::optional<std::string> today;
    if (successors_) today = plan::ProvinceSuccessor(province, rules_);
    return PlaceKey(today.value_or(province));
  }
  std::string Successor(std::string base) const {
    while (successors_) {
      const auto next = plan::AgencySuccessor(base, rules_);
      if (!next || next->key == base) break;
      base = next->key;
    }
    return base;
  }

  const Rules& rules_;
  bool successors_;
  store::PlanFilter words_;
  std::string base_;                  // of its key
  std::optional<std::string> place_;  // its province
};

// The plans of the agency that is meant, for one of the two years; not those for both, which
// would be compared with themselves.
std::vector<DocumentSummary> PlansOf(const store::Archive& archive,
                                     const CompareArguments& arguments, const Rules& rules) {
  const WantedAgency wanted(arguments, rules);
  const auto [first, last] = std::minmax(arguments.years[0], arguments.years[1]);
  store::Filter filter;
  filter.years = store::Years{first, last};
  std::vector<store::DocumentOutline> found;
  WantedAgency::Match best = WantedAgency::Match::kWords;
  archive.ForEachOutline(filter, [&, first = first, last = last](const auto& d) {
    const WantedAgency::Match match = wanted.Of(d);
    if (match < best || IsFor(d, first) == IsFor(d, last)) return;
    if (match > best) found.clear();
    best = match;
    found.push_back(d);
  });
  std::map<std::string, std::string> agencies;  // identity -> name
  std::vector<DocumentSummary> plans;
  for (const store::DocumentOutline& d : found) {
    agencies.emplace(wanted.Identity(d),
                     *d.issuer + (d.province ? ", " + *d.province : std::string()));
    if (auto summary = archive.GetDocument(d.id)) plans.push_back(std::move(*summary));
  }
  if (agencies.size() > 1) {
    std::string names;
    std::size_t left = kMostNamed;
    for (const auto& [identity, name] : agencies) {
      if (left-- == 0) {
        names += "; …";
        break;
      }
      names += (names.empty() ? "" : "; ") + name;
    }
    throw Stop(ExitCode::kUsage,
               fmt::format("'{}' may mean {} agencies ({}); give the full name, or --province",
                           arguments.agency, agencies.size(), names));
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

std::pair<Side, Side> Sides(const store::Archive& archive, const Common& common,
                            const CompareArguments& arguments) {
  Side before, after;
  if (arguments.agency.empty()) {
    before.documents = {FindDocument(archive, arguments.before)};
    after.documents = {FindDocument(archive, arguments.after)};
    return {std::move(before), std::move(after)};
  }
  const Rules rules = LoadRules(common.rules);
  for (DocumentSummary& plan : PlansOf(archive, arguments, rules)) {
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
  auto [before, after] = Sides(archive, common, arguments);
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
                      "All plans of this agency: its name, abbreviation, or words of its name");
  command->add_option("--province", arguments->province, "Where agencies have one name");
  command->add_option("--years", arguments->years, "The two years to compare")
      ->expected(2)
      ->type_name("YEAR YEAR");
  command->add_flag("--successors", arguments->successors,
                    "Take an agency and the one that it became part of for the same");
  command->add_flag("--changes", arguments->changes, "Leave out what did not change");
}

}  // namespace kehoach::cli
