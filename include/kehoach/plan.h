// SPDX-License-Identifier: GPL-3.0-or-later
// Plan: what a document says. Every value knows where it stands, which rule found it and how
// sure that is. A value that the document does not state is absent, never guessed.
#ifndef KEHOACH_PLAN_H_
#define KEHOACH_PLAN_H_

#include <optional>
#include <string>
#include <vector>

#include "kehoach/geometry.h"

namespace kehoach {

struct Evidence {
  std::vector<Place> places;
  std::string rule;      // name of the rule (rules/*.toml) or of the step (docs/output.md)
  float confidence = 1;  // 0..1

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

// A text value with its evidence; absent when the document does not state it.
struct Value {
  std::optional<std::string> text;  // UTF-8, NFC
  Evidence evidence;

  bool has_value() const { return text.has_value(); }
  friend bool operator==(const Value&, const Value&) = default;
};

struct Basis {
  std::string number;               // "90/KH-SVHTT"
  std::optional<std::string> date;  // "2022-01-11"
  Evidence evidence;
  friend bool operator==(const Basis&, const Basis&) = default;
};

struct Signer {
  Value authority, position, name;
  friend bool operator==(const Signer&, const Signer&) = default;
};

// Decree 30/2020/ND-CP article 8 and appendix; meaning of each field: docs/output.md.
struct DocumentFields {
  Value type, type_text, title, number, symbol, issuer, province, place, date_text;
  Value date;  // "2022-01-11", "2023-01" or "2022"
  std::optional<int> year, year_to;
  Evidence year_evidence;
  std::vector<Basis> bases;
  std::vector<Signer> signers;
  std::vector<Value> recipients;
  friend bool operator==(const DocumentFields&, const DocumentFields&) = default;
};

struct Objective {
  int number = 0;
  Value text;
  Value restated;
  friend bool operator==(const Objective&, const Objective&) = default;
};

// Stored in the archive: do not change the values.
enum class DueKind { kPeriod = 1, kRecurring = 2, kContinuous = 3, kEvent = 4, kAsPlanned = 5 };
const char* DueKindName(DueKind kind);  // "period", "recurring", ...

struct Due {
  DueKind kind = DueKind::kPeriod;
  std::optional<std::string> from, to;  // ISO 8601 days, inclusive
  std::string rule;
  // An explicit year in the text that is not the plan's; 0 = none. Flagged, never corrected.
  int other_year = 0;
  friend bool operator==(const Due&, const Due&) = default;
};

enum class RowKind { kTask = 1, kGroup = 2 };

struct PlanRow {
  RowKind kind = RowKind::kTask;
  std::optional<std::string> number;
  std::optional<std::string> path;
  std::vector<Value> cells;  // one per PlanTable::columns, the "number" column included
  std::optional<Due> due;
  friend bool operator==(const PlanRow&, const PlanRow&) = default;
};

struct PlanTable {
  std::optional<int> objective;      // number of the objective it stands under
  std::vector<std::string> columns;  // roles: "number", "content", "lead", ... (docs/output.md)
  std::vector<std::string> labels;   // as printed
  std::vector<PlanRow> rows;
  std::vector<Place> places;
  std::vector<std::string> joins;  // evidence of each join over a page end
  friend bool operator==(const PlanTable&, const PlanTable&) = default;
};

// Something a reader should look at. Stored with the plan; never silently mended.
struct Finding {
  std::string kind;     // "number_gap", "year_mismatch", "no_number", ... (docs/findings.md)
  std::string message;  // Vietnamese, one sentence, for the reader
  std::optional<int> table, row;  // 0-based
  std::vector<Place> places;
  friend bool operator==(const Finding&, const Finding&) = default;
};

struct Plan {
  DocumentFields document;
  std::vector<Objective> objectives;
  std::vector<PlanTable> tables;
  std::vector<Value> measures;
  std::vector<Finding> findings;
  friend bool operator==(const Plan&, const Plan&) = default;
};

}  // namespace kehoach

#endif  // KEHOACH_PLAN_H_
