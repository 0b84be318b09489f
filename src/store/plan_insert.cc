// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "store/evidence_text.h"
#include "store/plan_columns.h"
#include "store/plan_table.h"
#include "store/plan_units.h"
#include "store/row_id.h"

namespace kehoach::store {
namespace {

using OptionalView = std::optional<std::string_view>;

OptionalView View(const std::optional<std::string>& text) {
  return text ? OptionalView(*text) : std::nullopt;
}

std::optional<int> FirstPage(const std::vector<Place>& places) {
  if (places.empty()) return std::nullopt;
  return places.front().page;
}

std::optional<int> FirstPage(const PlanRow& row) {
  std::optional<int> first;
  for (const Value& cell : row.cells) {
    const std::optional<int> page = FirstPage(cell.evidence.places);
    if (page && (!first || *page < *first)) first = page;
  }
  return first;
}

// The children of plan_t refer to it, and it holds the rules that they name: names are
// collected first, in the order in which the parts are written.
void CollectRules(const Plan& plan, RuleNames& rules) {
  const auto add = [&rules](const Evidence& evidence) {
    if (!evidence.rule.empty() || !evidence.places.empty() || evidence.confidence != 1 ||
        !evidence.doubts.empty()) {
      rules.IndexOf(evidence.rule);
    }
  };
  const DocumentFields& fields = plan.document;
  for (const Value* value :
       {&fields.type, &fields.type_text, &fields.title, &fields.number, &fields.symbol,
        &fields.issuer, &fields.province, &fields.place, &fields.date_text, &fields.date}) {
    add(value->evidence);
  }
  add(fields.year_evidence);
  for (const Basis& basis : fields.bases) add(basis.evidence);
  for (const Signer& signer : fields.signers) {
    add(signer.authority.evidence);
    add(signer.position.evidence);
    add(signer.name.evidence);
  }
  for (const Value& recipient : fields.recipients) add(recipient.evidence);
  for (const Objective& objective : plan.objectives) {
    add(objective.text.evidence);
    add(objective.restated.evidence);
  }
  for (const Value& measure : plan.measures) add(measure.evidence);
  for (const PlanTable& table : plan.tables) {
    for (const PlanRow& row : table.rows) {
      for (const Value& cell : row.cells) add(cell.evidence);
      if (row.due) rules.IndexOf(row.due->rule);
    }
  }
  for (const Target& target : plan.targets) rules.IndexOf(target.rule);
}

std::int64_t CheckedOrdinal(std::int64_t ordinal) {
  if (ordinal >= kMaxRowsOfKind) throw std::length_error("the plan has too many rows to be stored");
  return ordinal;
}

// Writes one plan. Buffers are reused from value to value: a page has some sixty of them.
class PlanInserter {
 public:
  PlanInserter(Database& db, std::int64_t document, RuleNames& rules, UnitNames names)
      : db_(db), document_(document), rules_(rules), units_(db, names) {}

  void Fields(const Plan& plan, const Versions& versions);
  void Lists(const DocumentFields& fields);
  void Objectives(const std::vector<Objective>& objectives);
  void Measures(const std::vector<Value>& measures);
  void Table(int ordinal, const PlanTable& table);
  void Findings(const std::vector<Finding>& findings);
  void Targets(const std::vector<Target>& targets);

 private:
  void Row(int table, int ordinal, const PlanRow& row, const std::vector<CellSlot>& slots);
  // One piece, or a list of pieces, of evidence as text; valid until the next call.
  const std::string& Text(const Evidence& evidence);
  const std::string& Text(std::initializer_list<const Evidence*> list);

  Database& db_;
  std::int64_t document_;
  RuleNames& rules_;
  UnitWriter units_;
  std::int64_t task_ordinal_ = 0;  // over all tables
  std::string evidence_, places_, columns_, labels_, joins_, more_, units_text_;
};

const std::string& PlanInserter::Text(const Evidence& evidence) {
  evidence_.clear();
  AppendEvidence(evidence_, evidence, rules_);
  return evidence_;
}

const std::string& PlanInserter::Text(std::initializer_list<const Evidence*> list) {
  evidence_.assign(1, '[');
  for (const Evidence* evidence : list) {
    if (evidence_.size() > 1) evidence_ += ',';
    AppendEvidence(evidence_, *evidence, rules_);
  }
  evidence_ += ']';
  return evidence_;
}

void PlanInserter::Fields(const Plan& plan, const Versions& versions) {
  const DocumentFields& f = plan.document;
  const std::string& evidence =
      Text({&f.type.evidence, &f.type_text.evidence, &f.title.evidence, &f.number.evidence,
            &f.symbol.evidence, &f.issuer.evidence, &f.province.evidence, &f.place.evidence,
            &f.date_text.evidence, &f.date.evidence, &f.year_evidence});
  std::string rules;
  AppendStrings(rules, rules_.names());
  db_.Run("INSERT INTO plan_t VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          document_, f.type.text, f.type_text.text, f.title.text, f.number.text, f.symbol.text,
          f.issuer.text, f.province.text, f.place.text, f.date_text.text, f.date.text, f.year,
          f.year_to, evidence, rules, versions.program, versions.rules, f.agency);
}

void PlanInserter::Lists(const DocumentFields& fields) {
  int ordinal = 0;
  for (const Basis& basis : fields.bases) {
    db_.Run("INSERT INTO basis_t VALUES (?, ?, ?, ?, ?)", document_, ordinal++, basis.number,
            basis.date, Text(basis.evidence));
  }
  ordinal = 0;
  for (const Signer& s : fields.signers) {
    db_.Run("INSERT INTO signer_t VALUES (?, ?, ?, ?, ?, ?)", document_, ordinal++,
            s.authority.text, s.position.text, s.name.text,
            Text({&s.authority.evidence, &s.position.evidence, &s.name.evidence}));
  }
  ordinal = 0;
  for (const Value& recipient : fields.recipients) {
    db_.Run("INSERT INTO recipient_t VALUES (?, ?, ?, ?)", document_, ordinal++, recipient.text,
            Text(recipient.evidence));
  }
}

void PlanInserter::Objectives(const std::vector<Objective>& objectives) {
  int ordinal = 0;
  for (const Objective& objective : objectives) {
    db_.Run("INSERT INTO objective_t VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            RowId(document_, RowType::kObjective, CheckedOrdinal(ordinal)), document_, ordinal,
            objective.number, objective.text.text, objective.restated.text,
            FirstPage(objective.text.evidence.places),
            Text({&objective.text.evidence, &objective.restated.evidence}));
    ++ordinal;
  }
}

void PlanInserter::Measures(const std::vector<Value>& measures) {
  int ordinal = 0;
  for (const Value& measure : measures) {
    db_.Run(
        "INSERT INTO measure_t (document, ordinal, text, page, evidence) VALUES (?, ?, ?, ?, ?)",
        document_, ordinal++, measure.text, FirstPage(measure.evidence.places),
        Text(measure.evidence));
  }
}

void PlanInserter::Table(int ordinal, const PlanTable& table) {
  columns_.clear();
  labels_.clear();
  places_.clear();
  joins_.clear();
  AppendStrings(columns_, table.columns);
  AppendStrings(labels_, table.labels);
  AppendPlaces(places_, table.places);
  AppendStrings(joins_, table.joins);
  db_.Run("INSERT INTO table_t VALUES (?, ?, ?, ?, ?, ?, ?)", document_, ordinal, table.objective,
          columns_, labels_, places_, joins_);
  const std::vector<CellSlot> slots = SlotsOf(table.columns);
  int row_ordinal = 0;
  for (const PlanRow& row : table.rows) {
    if (row.cells.size() != table.columns.size()) {
      throw std::logic_error("internal error, please report it: a row without a cell per column");
    }
    Row(ordinal, row_ordinal++, row, slots);
  }
}

void PlanInserter::Row(int table, int ordinal, const PlanRow& row,
                       const std::vector<CellSlot>& slots) {
  std::array<OptionalView, kRoleColumns.size()> cells;
  more_.clear();
  evidence_.assign(1, '[');
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const Value& cell = row.cells[i];
    if (i > 0) evidence_ += ',';
    AppendEvidence(evidence_, cell.evidence, rules_);
    if (slots[i].column >= 0) {
      cells[static_cast<std::size_t>(slots[i].column)] = View(cell.text);
    } else if (cell.text) {
      more_ += more_.empty() ? '{' : ',';
      AppendQuoted(more_, slots[i].more_key);
      more_ += ':';
      AppendQuoted(more_, *cell.text);
    }
  }
  evidence_ += ']';
  if (!more_.empty()) more_ += '}';

  std::optional<int> due_kind, due_rule, due_other_year;
  OptionalView due_from, due_to;
  if (row.due) {
    due_kind = static_cast<int>(row.due->kind);
    due_rule = rules_.IndexOf(row.due->rule);
    due_other_year = row.due->other_year;
    due_from = View(row.due->from);
    due_to = View(row.due->to);
  }
  const std::int64_t id = RowId(document_, RowType::kTask, CheckedOrdinal(task_ordinal_++));
  OptionalView units;
  if (!row.units.empty()) {
    units_text_.clear();
    units_.Append(units_text_, row.units);
    units = units_text_;
  }
  db_.Run(
      "INSERT INTO task_t (id, document, table_ordinal, ordinal, kind, number, path, page, "
      "number_cell, content, lead, support, deadline, output, note, objective, method, target, "
      "budget, other, more, due_kind, due_from, due_to, due_rule, due_other_year, evidence, units) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      id, document_, table, ordinal, static_cast<int>(row.kind), row.number, row.path,
      FirstPage(row), cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6],
      cells[7], cells[8], cells[9], cells[10], cells[11],
      more_.empty() ? OptionalView() : OptionalView(more_), due_kind, due_from, due_to, due_rule,
      due_other_year, evidence_, units);
  if (units) units_.Insert(id, row.units);
}

void PlanInserter::Findings(const std::vector<Finding>& findings) {
  int ordinal = 0;
  for (const Finding& finding : findings) {
    places_.clear();
    AppendPlaces(places_, finding.places);
    db_.Run("INSERT INTO finding_t VALUES (?, ?, ?, ?, ?, ?, ?, ?)", document_, ordinal++,
            finding.kind, finding.message, finding.table, finding.row, FirstPage(finding.places),
            places_);
  }
}

void PlanInserter::Targets(const std::vector<Target>& targets) {
  int ordinal = 0;
  for (const Target& t : targets) {
    db_.Run(
        "INSERT INTO target_t (document, ordinal, text_kind, objective_ordinal, table_ordinal, "
        "row_ordinal, column_ordinal, parent_ordinal, comparator, value, value2, unit, per, grade, "
        "subject, predicate, scope, base, modality, time, year, key, raw, raw_begin, raw_end, "
        "rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?)",
        document_, ordinal++, static_cast<int>(t.text), t.objective, t.table, t.row, t.column,
        t.parent, static_cast<int>(t.comparator), t.value, t.value2, t.unit, t.per, t.grade,
        t.subject, t.predicate, t.scope, t.base, t.modality, t.time, t.year, t.key, t.raw,
        static_cast<std::int64_t>(t.begin), static_cast<std::int64_t>(t.end),
        rules_.IndexOf(t.rule));
  }
}

}  // namespace

void InsertPlan(Database& db, std::int64_t document, const Plan& plan, const Versions& versions,
                UnitNames names) {
  RuleNames rules;
  CollectRules(plan, rules);
  PlanInserter insert(db, document, rules, names);
  insert.Fields(plan, versions);
  insert.Lists(plan.document);
  insert.Objectives(plan.objectives);
  insert.Measures(plan.measures);
  int ordinal = 0;
  for (const PlanTable& table : plan.tables) insert.Table(ordinal++, table);
  insert.Findings(plan.findings);
  insert.Targets(plan.targets);
  // Its objectives are grouped before the batch is committed, or by the next writer.
  db.Run("INSERT OR IGNORE INTO recurrence_pending_t VALUES (?)", document);
}

void DeletePlan(Database& db, std::int64_t document) {
  db.Run("DELETE FROM plan_t WHERE document = ?", document);
}

}  // namespace kehoach::store
