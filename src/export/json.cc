// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/json.h"

#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "kehoach/plan_values.h"

namespace kehoach::exporter {
namespace {

// Keeps the order in which keys are added.
using Json = nlohmann::ordered_json;

template <typename T>
Json OrNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

// ---- values ------------------------------------------------------------------------------

Json DocumentJson(const DocumentFields& fields) {
  Json out;
  out["type"] = OrNull(fields.type.text);
  out["type_text"] = OrNull(fields.type_text.text);
  out["title"] = OrNull(fields.title.text);
  out["number"] = OrNull(fields.number.text);
  out["symbol"] = OrNull(fields.symbol.text);
  out["issuer"] = OrNull(fields.issuer.text);
  out["province"] = OrNull(fields.province.text);
  out["place"] = OrNull(fields.place.text);
  out["date_text"] = OrNull(fields.date_text.text);
  out["date"] = OrNull(fields.date.text);
  out["year"] = OrNull(fields.year);
  out["year_to"] = OrNull(fields.year_to);
  Json& bases = out["bases"] = Json::array();
  for (const Basis& basis : fields.bases) {
    bases.push_back({{"number", basis.number}, {"date", OrNull(basis.date)}});
  }
  Json& signers = out["signers"] = Json::array();
  for (const Signer& signer : fields.signers) {
    signers.push_back({{"authority", OrNull(signer.authority.text)},
                       {"position", OrNull(signer.position.text)},
                       {"name", OrNull(signer.name.text)}});
  }
  Json& recipients = out["recipients"] = Json::array();
  for (const Value& recipient : fields.recipients) recipients.push_back(OrNull(recipient.text));
  out["agency"] = OrNull(fields.agency);
  return out;
}

Json ObjectivesJson(const std::vector<Objective>& objectives) {
  Json out = Json::array();
  for (const Objective& objective : objectives) {
    out.push_back({{"number", objective.number},
                   {"text", OrNull(objective.text.text)},
                   {"restated", OrNull(objective.restated.text)}});
  }
  return out;
}

Json DueJson(const std::optional<Due>& due) {
  if (!due) return nullptr;
  return {{"kind", DueKindName(due->kind)}, {"from", OrNull(due->from)}, {"to", OrNull(due->to)}};
}

Json UnitsJson(const PlanRow& row, UnitRole role) {
  Json out = Json::array();
  for (const UnitMention& unit : row.units) {
    if (unit.role != role) continue;
    out.push_back({{"text", unit.text},
                   {"key", unit.key},
                   {"name", unit.name.empty() ? Json(nullptr) : Json(unit.name)}});
  }
  return out;
}

Json RowJson(const PlanTable& table, const PlanRow& row) {
  Json out;
  out["kind"] = row.kind == RowKind::kGroup ? "group" : "task";
  // The row's number is the cell's without its closing "." or ")": it stands here once.
  out["number"] = OrNull(row.number);
  out["path"] = OrNull(row.path);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string& role = table.columns[i];
    if (role == "number" || out.contains(role)) continue;
    out[role] = i < row.cells.size() ? OrNull(row.cells[i].text) : Json(nullptr);
  }
  out["due"] = DueJson(row.due);
  // Beside the cells that name them; also where the other column's cell does.
  const bool task = row.kind == RowKind::kTask;
  Json lead = UnitsJson(row, UnitRole::kLead), support = UnitsJson(row, UnitRole::kSupport);
  if (task && (out.contains("lead") || !lead.empty())) out["lead_units"] = std::move(lead);
  if (task && (out.contains("support") || !support.empty())) {
    out["support_units"] = std::move(support);
  }
  return out;
}

Json TableJson(const PlanTable& table) {
  Json rows = Json::array();
  for (const PlanRow& row : table.rows) rows.push_back(RowJson(table, row));
  return {{"objective", OrNull(table.objective)},
          {"columns", table.columns},
          {"labels", table.labels},
          {"rows", std::move(rows)}};
}

Json MeasuresJson(const std::vector<Value>& measures) {
  Json out = Json::array();
  for (const Value& measure : measures) out.push_back(OrNull(measure.text));
  return out;
}

// Places in the lists of this object, counted from 0 as the lists are.
Json TargetsJson(const Plan& plan) {
  Json out = Json::array();
  for (const Target& t : plan.targets) {
    Json target = {{"text", TargetTextName(t.text)},
                   {"objective", OrNull(t.objective)},
                   {"table", OrNull(t.table)},
                   {"row", OrNull(t.row)},
                   {"column", nullptr},
                   {"comparator", ComparatorName(t.comparator)},
                   {"value", OrNull(t.value)},
                   {"value2", OrNull(t.value2)},
                   {"unit", t.unit.empty() ? Json(nullptr) : Json(t.unit)},
                   {"per", OrNull(t.per)},
                   {"grade", OrNull(t.grade)},
                   {"subject", OrNull(t.subject)},
                   {"predicate", OrNull(t.predicate)},
                   {"scope", OrNull(t.scope)},
                   {"base", OrNull(t.base)},
                   {"modality", OrNull(t.modality)},
                   {"time", OrNull(t.time)},
                   {"year", OrNull(t.year)},
                   {"part_of", OrNull(t.parent)},
                   {"raw", t.raw},
                   {"rule", t.rule}};
    if (t.table && t.column) {
      target["column"] = plan.tables.at(static_cast<std::size_t>(*t.table))
                             .columns.at(static_cast<std::size_t>(*t.column));
    }
    out.push_back(std::move(target));
  }
  return out;
}

Json SourceJson(const SourceInfo& source) {
  return {{"path", source.path},
          {"sha256", source.sha256},
          {"pages", source.pages},
          {"text", source.text}};
}

// ---- where they stand --------------------------------------------------------------------

// Tenths of a point: a fraction of a letter's stroke, and short to print.
Json Tenths(float points) {
  const double tenths = std::round(static_cast<double>(points) * 10) / 10;
  return std::isfinite(tenths) ? Json(tenths + 0.0) : Json(nullptr);
}

Json PlacesJson(const std::vector<Place>& places) {
  Json out = Json::array();
  for (const Place& place : places) {
    out.push_back({{"page", place.page},
                   {"box", Json::array({Tenths(place.box.left), Tenths(place.box.top),
                                        Tenths(place.box.right), Tenths(place.box.bottom)})}});
  }
  return out;
}

// Of a float such as 0.9 the decimals that were meant, not those of its nearest double.
Json Confidence(float confidence) {
  return std::round(static_cast<double>(confidence) * 1000) / 1000;
}

Json EvidenceJson(const Evidence& evidence) {
  Json out = {{"places", PlacesJson(evidence.places)},
              {"rule", evidence.rule},
              {"confidence", Confidence(evidence.confidence)}};
  for (const Doubt& doubt : evidence.doubts) out["doubt"].push_back(DoubtReasonName(doubt.reason));
  return out;
}

// One entry for each value and reason, also where the value is absent.
Json DoubtsJson(const Plan& plan) {
  Json out = Json::array();
  ForEachValue(plan, [&out](const Evidence& evidence, const std::string*, auto&& name) {
    for (const Doubt& doubt : evidence.doubts) {
      out.push_back({{"value", name()},
                     {"reason", DoubtReasonName(doubt.reason)},
                     {"words", doubt.words},
                     {"suggestion", doubt.suggestion.empty() ? Json() : Json(doubt.suggestion)},
                     {"witness", doubt.witness.empty() ? Json() : Json(doubt.witness)}});
    }
  });
  return out;
}

// A target stands in a value of the plan; nothing where the plan has no such value.
const Evidence* EvidenceOf(const Plan& plan, const Target& t) {
  if (t.objective && static_cast<std::size_t>(*t.objective) < plan.objectives.size()) {
    const Objective& objective = plan.objectives[static_cast<std::size_t>(*t.objective)];
    return t.text == TargetText::kRestated ? &objective.restated.evidence
                                           : &objective.text.evidence;
  }
  if (!t.table || !t.row || !t.column) return nullptr;
  return &plan.tables.at(static_cast<std::size_t>(*t.table))
              .rows.at(static_cast<std::size_t>(*t.row))
              .cells.at(static_cast<std::size_t>(*t.column))
              .evidence;
}

// An absent value has no evidence: null.
Json EvidenceOf(const Value& value) {
  return value.has_value() ? EvidenceJson(value.evidence) : Json(nullptr);
}

Json ValueList(const std::vector<Value>& values) {
  Json out = Json::array();
  for (const Value& value : values) out.push_back(EvidenceOf(value));
  return out;
}

Json DocumentEvidence(const DocumentFields& fields) {
  Json out;
  out["type"] = EvidenceOf(fields.type);
  out["type_text"] = EvidenceOf(fields.type_text);
  out["title"] = EvidenceOf(fields.title);
  out["number"] = EvidenceOf(fields.number);
  out["symbol"] = EvidenceOf(fields.symbol);
  out["issuer"] = EvidenceOf(fields.issuer);
  out["province"] = EvidenceOf(fields.province);
  out["place"] = EvidenceOf(fields.place);
  out["date_text"] = EvidenceOf(fields.date_text);
  out["date"] = EvidenceOf(fields.date);
  out["year"] = fields.year ? EvidenceJson(fields.year_evidence) : Json(nullptr);
  Json& bases = out["bases"] = Json::array();
  for (const Basis& basis : fields.bases) bases.push_back(EvidenceJson(basis.evidence));
  Json& signers = out["signers"] = Json::array();
  for (const Signer& signer : fields.signers) {
    signers.push_back({{"authority", EvidenceOf(signer.authority)},
                       {"position", EvidenceOf(signer.position)},
                       {"name", EvidenceOf(signer.name)}});
  }
  out["recipients"] = ValueList(fields.recipients);
  return out;
}

Json RowEvidence(const PlanTable& table, const PlanRow& row) {
  Json out = Json::object();
  for (std::size_t i = 0; i < table.columns.size() && i < row.cells.size(); ++i) {
    if (!out.contains(table.columns[i])) out[table.columns[i]] = EvidenceOf(row.cells[i]);
  }
  if (row.due) {
    Json& due = out["due"] = {{"rule", row.due->rule}};
    if (row.due->other_year != 0) due["other_year"] = row.due->other_year;
  } else {
    out["due"] = nullptr;
  }
  return out;
}

Json PlanEvidence(const Plan& plan) {
  Json objectives = Json::array();
  for (const Objective& objective : plan.objectives) {
    objectives.push_back(
        {{"text", EvidenceOf(objective.text)}, {"restated", EvidenceOf(objective.restated)}});
  }
  Json tables = Json::array();
  for (const PlanTable& table : plan.tables) {
    Json rows = Json::array();
    for (const PlanRow& row : table.rows) rows.push_back(RowEvidence(table, row));
    tables.push_back(
        {{"places", PlacesJson(table.places)}, {"joins", table.joins}, {"rows", std::move(rows)}});
  }
  Json targets = Json::array();
  for (const Target& target : plan.targets) {
    const Evidence* evidence = EvidenceOf(plan, target);
    targets.push_back(evidence == nullptr ? Json(nullptr) : PlacesJson(evidence->places));
  }
  return {{"document", DocumentEvidence(plan.document)},
          {"objectives", std::move(objectives)},
          {"tables", std::move(tables)},
          {"measures", ValueList(plan.measures)},
          {"targets", std::move(targets)}};
}

// Places in the lists of this object, counted from 0 as the lists are.
Json FindingsJson(const std::vector<Finding>& findings) {
  Json out = Json::array();
  for (const Finding& finding : findings) {
    out.push_back({{"kind", finding.kind},
                   {"message", finding.message},
                   {"table", OrNull(finding.table)},
                   {"row", OrNull(finding.row)},
                   {"places", PlacesJson(finding.places)}});
  }
  return out;
}

// ---- text --------------------------------------------------------------------------------

constexpr int kIndent = 2;
constexpr std::size_t kLine = 100;  // columns: a container that is shorter stands on one line

std::string Scalar(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string OnLine(const Json& value) {
  if (!value.is_structured()) return Scalar(value);
  std::string out(1, value.is_array() ? '[' : '{');
  for (auto item = value.begin(); item != value.end(); ++item) {
    if (out.size() > 1) out += ", ";
    if (value.is_object()) out += Scalar(Json(item.key())) + ": ";
    out += OnLine(*item);
    if (out.size() > kLine) break;  // too long whatever follows
  }
  return out += value.is_array() ? ']' : '}';
}

// One value a line, with short containers (a box, a place, a due date) kept on one: a page of
// evidence is then read as lines and not as a column of numbers.
void AppendPretty(std::string& out, const Json& value, std::size_t indent) {
  const std::string line = OnLine(value);
  if (!value.is_structured() || indent + line.size() <= kLine) {
    out += line;
    return;
  }
  out += value.is_array() ? '[' : '{';
  for (auto item = value.begin(); item != value.end(); ++item) {
    if (item != value.begin()) out += ',';
    out += '\n';
    out.append(indent + kIndent, ' ');
    if (value.is_object()) out += Scalar(Json(item.key())) + ": ";
    AppendPretty(out, *item, indent + kIndent);
  }
  out += '\n';
  out.append(indent, ' ');
  out += value.is_array() ? ']' : '}';
}

}  // namespace

std::string PlanToJson(const Plan& plan, const SourceInfo& source, const JsonOptions& options) {
  Json out;
  out["document"] = DocumentJson(plan.document);
  out["objectives"] = ObjectivesJson(plan.objectives);
  Json& tables = out["tables"] = Json::array();
  for (const PlanTable& table : plan.tables) tables.push_back(TableJson(table));
  out["measures"] = MeasuresJson(plan.measures);
  out["targets"] = TargetsJson(plan);
  out["source"] = SourceJson(source);
  out["findings"] = FindingsJson(plan.findings);
  // Only recognised text has doubts: what is embedded has no such key.
  Json doubts = DoubtsJson(plan);
  if (!doubts.empty()) out["doubts"] = std::move(doubts);
  if (options.evidence) out["evidence"] = PlanEvidence(plan);
  if (!source.program_version.empty() || !source.rules_version.empty()) {
    out["made_by"] = {{"program", source.program_version}, {"rules", source.rules_version}};
  }
  if (options.style == JsonStyle::kCompact) return Scalar(out);
  std::string text;
  AppendPretty(text, out, 0);
  text += '\n';
  return text;
}

}  // namespace kehoach::exporter
