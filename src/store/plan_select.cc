// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "store/evidence_text.h"
#include "store/plan_columns.h"
#include "store/plan_table.h"
#include "store/plan_units.h"

namespace kehoach::store {
namespace {

// Reads one plan. The first part that does not decode is remembered; the rest is still read.
class PlanSelector {
 public:
  PlanSelector(Database& db, std::int64_t document) : db_(db), document_(document), units_(db) {}

  bool Fields();  // whether there is a plan
  void Lists();
  void Objectives();
  void Measures();
  void Tables();
  void Findings();
  void Targets();

  Plan& plan() { return plan_; }
  const std::string& damage() const { return damage_; }

 private:
  void RowsOf(int ordinal, PlanTable& table, const std::vector<CellSlot>& slots);
  Value Cell(const Rows& rows, int column, Evidence evidence) const;
  // Reads `text` with one function of EvidenceReader and checks that nothing is left.
  template <typename Read>
  auto Decode(std::string_view text, const char* part, Read read) {
    EvidenceReader reader(text, rules_);
    auto value = read(reader);
    if (!reader.ok() || !reader.at_end()) Damage(part);
    return value;
  }
  void Damage(const char* part) {
    if (damage_.empty()) damage_ = part;
  }
  Evidence One(std::string_view text, const char* part) {
    return Decode(text, part, [](EvidenceReader& in) { return in.One(); });
  }
  std::vector<Evidence> List(std::string_view text, std::size_t size, const char* part) {
    return Decode(text, part, [size](EvidenceReader& in) { return in.List(size); });
  }
  std::vector<std::string> Strings(std::string_view text, const char* part) {
    return Decode(text, part, [](EvidenceReader& in) { return in.Strings(); });
  }
  std::vector<Place> Places(std::string_view text, const char* part) {
    return Decode(text, part, [](EvidenceReader& in) { return in.Places(); });
  }

  Database& db_;
  std::int64_t document_;
  Plan plan_;
  std::vector<std::string> rules_;
  std::string damage_;
  UnitReader units_;
};

bool PlanSelector::Fields() {
  Rows rows = db_.Query(
      "SELECT rules, evidence, year, year_to, type, type_text, title, number, symbol, issuer, "
      "province, place, date_text, date, agency FROM plan_t WHERE document = ?",
      document_);
  if (!rows.Next()) return false;
  rules_ = Strings(rows->View(0), "rules");
  DocumentFields& f = plan_.document;
  constexpr std::size_t kFields = 10;
  std::vector<Evidence> evidence = List(rows->View(1), kFields + 1, "fields");
  f.year = rows->OptionalInt(2);
  f.year_to = rows->OptionalInt(3);
  const std::array<Value*, kFields> values = {&f.type,      &f.type_text, &f.title,    &f.number,
                                              &f.symbol,    &f.issuer,    &f.province, &f.place,
                                              &f.date_text, &f.date};
  for (std::size_t i = 0; i < kFields; ++i) {
    values[i]->text = rows->OptionalText(static_cast<int>(4 + i));
    values[i]->evidence = std::move(evidence[i]);
  }
  f.year_evidence = std::move(evidence[kFields]);
  f.agency = rows->OptionalText(4 + static_cast<int>(kFields));
  return true;
}

void PlanSelector::Lists() {
  DocumentFields& f = plan_.document;
  Rows bases = db_.Query(
      "SELECT number, date, evidence FROM basis_t WHERE document = ? ORDER BY ordinal", document_);
  while (bases.Next()) {
    f.bases.push_back({bases->Text(0), bases->OptionalText(1), One(bases->View(2), "bases")});
  }
  Rows signers = db_.Query(
      "SELECT authority, position, name, evidence FROM signer_t WHERE document = ? "
      "ORDER BY ordinal",
      document_);
  while (signers.Next()) {
    std::vector<Evidence> evidence = List(signers->View(3), 3, "signers");
    f.signers.push_back({Cell(signers, 0, std::move(evidence[0])),
                         Cell(signers, 1, std::move(evidence[1])),
                         Cell(signers, 2, std::move(evidence[2]))});
  }
  Rows recipients = db_.Query(
      "SELECT text, evidence FROM recipient_t WHERE document = ? ORDER BY ordinal", document_);
  while (recipients.Next()) {
    f.recipients.push_back(Cell(recipients, 0, One(recipients->View(1), "recipients")));
  }
}

Value PlanSelector::Cell(const Rows& rows, int column, Evidence evidence) const {
  return {rows->OptionalText(column), std::move(evidence)};
}

void PlanSelector::Objectives() {
  Rows rows = db_.Query(
      "SELECT number, text, restated, evidence FROM objective_t WHERE document = ? "
      "ORDER BY ordinal",
      document_);
  while (rows.Next()) {
    std::vector<Evidence> evidence = List(rows->View(3), 2, "objectives");
    plan_.objectives.push_back({static_cast<int>(rows->Int(0)),
                                Cell(rows, 1, std::move(evidence[0])),
                                Cell(rows, 2, std::move(evidence[1]))});
  }
}

void PlanSelector::Measures() {
  Rows rows = db_.Query("SELECT text, evidence FROM measure_t WHERE document = ? ORDER BY ordinal",
                        document_);
  while (rows.Next()) {
    plan_.measures.push_back(Cell(rows, 0, One(rows->View(1), "measures")));
  }
}

void PlanSelector::Tables() {
  Rows rows = db_.Query(
      "SELECT ordinal, objective, columns, labels, places, joins FROM table_t "
      "WHERE document = ? ORDER BY ordinal",
      document_);
  while (rows.Next()) {
    PlanTable& table = plan_.tables.emplace_back();
    table.objective = rows->OptionalInt(1);
    table.columns = Strings(rows->View(2), "columns");
    table.labels = Strings(rows->View(3), "labels");
    table.places = Places(rows->View(4), "table places");
    table.joins = Strings(rows->View(5), "joins");
    RowsOf(static_cast<int>(rows->Int(0)), table, SlotsOf(table.columns));
  }
}

void PlanSelector::RowsOf(int ordinal, PlanTable& table, const std::vector<CellSlot>& slots) {
  constexpr int kFirstCell = 10;
  const auto column_of = [&table](std::string_view role) {
    return static_cast<std::size_t>(std::find(table.columns.begin(), table.columns.end(), role) -
                                    table.columns.begin());
  };
  const std::size_t lead = column_of("lead"), support = column_of("support");
  Rows rows = db_.Query(
      "SELECT kind, number, path, due_kind, due_from, due_to, due_rule, due_other_year, more, "
      "units, number_cell, content, lead, support, deadline, output, note, objective, method, "
      "target, "
      "budget, other, evidence FROM task_t WHERE document = ? AND table_ordinal = ? "
      "ORDER BY ordinal",
      document_, ordinal);
  while (rows.Next()) {
    PlanRow& row = table.rows.emplace_back();
    row.kind = static_cast<RowKind>(rows->Int(0));
    row.number = rows->OptionalText(1);
    row.path = rows->OptionalText(2);
    if (!rows->IsNull(3)) {
      const std::int64_t rule = rows->Int(6);
      if (rule < 0 || rule >= std::ssize(rules_)) {
        Damage("due");
      } else {
        row.due =
            Due{static_cast<DueKind>(rows->Int(3)), rows->OptionalText(4), rows->OptionalText(5),
                rules_[static_cast<std::size_t>(rule)], static_cast<int>(rows->Int(7))};
      }
    }
    std::vector<std::pair<std::string, std::string>> more;
    if (!rows->IsNull(8)) {
      more = Decode(rows->View(8), "more", [](EvidenceReader& in) { return in.Object(); });
    }
    std::vector<Evidence> evidence =
        List(rows->View(kFirstCell + static_cast<int>(kRoleColumns.size())), slots.size(), "cells");
    row.cells.resize(slots.size());
    for (std::size_t i = 0; i < slots.size(); ++i) {
      row.cells[i].evidence = std::move(evidence[i]);
      if (slots[i].column >= 0) {
        row.cells[i].text = rows->OptionalText(kFirstCell + slots[i].column);
        continue;
      }
      for (auto& [key, text] : more) {
        if (key == slots[i].more_key) row.cells[i].text = text;
      }
    }
    if (!rows->IsNull(9) &&
        !units_.Read(rows->View(9), lead < slots.size() ? &row.cells[lead].text : nullptr,
                     support < slots.size() ? &row.cells[support].text : nullptr, row.units)) {
      Damage("units");
    }
  }
}

void PlanSelector::Findings() {
  Rows rows = db_.Query(
      "SELECT kind, message, table_ordinal, row_ordinal, places FROM finding_t "
      "WHERE document = ? ORDER BY ordinal",
      document_);
  while (rows.Next()) {
    plan_.findings.push_back({rows->Text(0), rows->Text(1), rows->OptionalInt(2),
                              rows->OptionalInt(3), Places(rows->View(4), "finding places")});
  }
}

std::optional<double> OptionalReal(const Rows& rows, int column) {
  if (rows->IsNull(column)) return std::nullopt;
  return rows->Real(column);
}

void PlanSelector::Targets() {
  Rows rows = db_.Query(
      "SELECT text_kind, objective_ordinal, table_ordinal, row_ordinal, column_ordinal, "
      "parent_ordinal, comparator, value, value2, unit, per, grade, subject, predicate, scope, "
      "base, modality, time, year, key, raw, raw_begin, raw_end, rule FROM target_t "
      "WHERE document = ? ORDER BY ordinal",
      document_);
  while (rows.Next()) {
    Target& t = plan_.targets.emplace_back();
    t.text = static_cast<TargetText>(rows->Int(0));
    t.objective = rows->OptionalInt(1);
    t.table = rows->OptionalInt(2);
    t.row = rows->OptionalInt(3);
    t.column = rows->OptionalInt(4);
    t.parent = rows->OptionalInt(5);
    t.comparator = static_cast<Comparator>(rows->Int(6));
    t.value = OptionalReal(rows, 7);
    t.value2 = OptionalReal(rows, 8);
    t.unit = rows->Text(9);
    t.per = rows->OptionalText(10);
    t.grade = rows->OptionalText(11);
    t.subject = rows->OptionalText(12);
    t.predicate = rows->OptionalText(13);
    t.scope = rows->OptionalText(14);
    t.base = rows->OptionalText(15);
    t.modality = rows->OptionalText(16);
    t.time = rows->OptionalText(17);
    t.year = rows->OptionalInt(18);
    t.key = rows->Text(19);
    t.raw = rows->Text(20);
    t.begin = static_cast<std::size_t>(rows->Int(21));
    t.end = static_cast<std::size_t>(rows->Int(22));
    const std::int64_t rule = rows->Int(23);
    if (rule < 0 || rule >= std::ssize(rules_)) {
      Damage("targets");
    } else {
      t.rule = rules_[static_cast<std::size_t>(rule)];
    }
  }
}

}  // namespace

Result<Plan> SelectPlan(Database& db, std::int64_t document) {
  PlanSelector select(db, document);
  if (!select.Fields()) {
    return Error{ErrorCode::kBadArchive, "", 0,
                 fmt::format("document {} has no plan in the archive", document)};
  }
  select.Lists();
  select.Objectives();
  select.Measures();
  select.Tables();
  select.Findings();
  select.Targets();
  if (!select.damage().empty()) {
    return Error{ErrorCode::kBadArchive, "", 0,
                 fmt::format("the stored plan of document {} is damaged ({}); run reextract",
                             document, select.damage())};
  }
  return std::move(select.plan());
}

}  // namespace kehoach::store
