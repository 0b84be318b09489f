// SPDX-License-Identifier: GPL-3.0-or-later
// Plan: what a document says. Every value knows where it stands, which rule found it and how
// sure that is. A value that the document does not state is absent, never guessed.
#ifndef KEHOACH_PLAN_H_
#define KEHOACH_PLAN_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kehoach/geometry.h"

namespace kehoach {

// Why a value that was recognised on a picture should be looked at (docs/output.md, "Doubt").
enum class DoubtReason : std::uint8_t {
  kUnclear = 1,        // the recogniser is not sure of a word
  kNotVietnamese = 2,  // a word that is no syllable, abbreviation or number
  kGridUncertain = 3,  // the borders of its page form no consistent grid
  kSequence = 4,       // a number that does not fit between its neighbours
  kDisagreement = 5,   // another place of the document speaks for another reading
  kUnusual = 6,        // words that plans write with other marks, or a figure that looks like another
};
constexpr int kDoubtReasons = 6;
// "unclear", "not_vietnamese", "grid_uncertain", "sequence", "disagreement", "unusual". The archive keeps the
// names: do not change them.
const char* DoubtReasonName(DoubtReason reason);
std::optional<DoubtReason> DoubtReasonOf(std::string_view name);

struct Doubt {
  DoubtReason reason = DoubtReason::kUnclear;
  std::vector<std::string> words;  // what it is about, as read; empty: the value as a whole
  // The value as the second witness has it; empty: no witness. Never used in its place.
  std::string suggestion;
  std::string witness;  // where that one stands: the name of a value (kehoach/plan_values.h)
  friend bool operator==(const Doubt&, const Doubt&) = default;
};

struct Evidence {
  std::vector<Place> places;
  std::string rule;      // name of the rule (rules/*.toml) or of the step (docs/output.md)
  float confidence = 1;  // 0..1; of recognised text that of its least certain word
  // At most one for each reason, in their order. None where all words are embedded text.
  std::vector<Doubt> doubts = {};

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
  // Key of the agency that issues it, the same for all spellings (docs/units.md); absent when no
  // issuer is stated. Follows from issuer and province alone.
  std::optional<std::string> agency;
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

// Stored in the archive: do not change the values.
enum class UnitRole { kLead = 1, kSupport = 2 };
const char* UnitRoleName(UnitRole role);  // "lead", "support"

// A unit that a task's cell of the lead or support column names (docs/units.md).
struct UnitMention {
  UnitRole role = UnitRole::kLead;  // what the unit does
  // The column whose cell names it: "Chủ trì: …; phối hợp: …" may stand in one cell.
  UnitRole column = UnitRole::kLead;
  std::uint32_t begin = 0, end = 0;  // bytes of that cell's text
  std::string text;                  // those bytes: as printed
  std::string key;                   // the same for all spellings of one unit; never empty
  std::string name;                  // by the lexicon (rules/); empty for a unit it does not list
  friend bool operator==(const UnitMention&, const UnitMention&) = default;
};

// Whether a stored key is of the unit that `key` names: it equals it, goes on behind it with '.'
// (its province, and behind that an inner unit), or ends with '/' and it (the inner unit of any
// agency).
bool IsUnitKey(std::string_view stored, std::string_view key);

struct PlanRow {
  RowKind kind = RowKind::kTask;
  std::optional<std::string> number;
  std::optional<std::string> path;
  std::vector<Value> cells;  // one per PlanTable::columns, the "number" column included
  std::optional<Due> due;
  // Of tasks alone: by column (lead before support), then in the order of the cell's text; a unit
  // once for each role.
  std::vector<UnitMention> units;
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

// How a target binds its value. Stored in the archive: do not change the values.
enum class Comparator {
  kAtLeast = 1,
  kMoreThan = 2,
  kAtMost = 3,
  kLessThan = 4,
  kEqual = 5,
  kAbout = 6,
  kRange = 7,  // from `value` to `value2`, both included
};
const char* ComparatorName(Comparator comparator);  // "at_least", "more_than", ...

// Which text of the plan a target stands in. Stored in the archive: do not change the values.
enum class TargetText { kObjective = 1, kRestated = 2, kTask = 3 };
const char* TargetTextName(TargetText text);  // "objective", "restated", "task"

// A quantified target: "100% hồ sơ được giải quyết đúng hạn", "tối thiểu 02 lớp/năm", "đạt loại
// Tốt trở lên". Model and grammar: docs/targets.md.
struct Target {
  Comparator comparator = Comparator::kEqual;
  std::optional<double> value;           // absent where a grade is set
  std::optional<double> value2;          // of kRange only
  std::string unit;                      // "%", "lần", "lớp"; empty where a grade is set
  std::optional<std::string> per;        // ISO 8601: "P1Y" for "/năm"
  std::optional<std::string> grade;      // ordinal, as printed: "Tốt"
  std::optional<std::string> subject;    // what is counted: "hồ sơ"
  std::optional<std::string> predicate;  // what holds for it: "được giải quyết đúng hạn"
  std::optional<std::string> scope;      // "đối với ngạch chuyên viên trở lên"
  std::optional<std::string> base;       // "tổng số hồ sơ được tiếp nhận"
  std::optional<std::string> modality;   // "phấn đấu", "đảm bảo", as printed
  std::optional<std::string> time;       // until when, as printed: "đến năm 2030"
  std::optional<int> year;               // of `time`, where it names one
  std::string key;  // folded subject and predicate; equal keys count the same thing
  std::string raw;  // the target's own words: bytes [begin, end) of the text it stands in
  std::size_t begin = 0, end = 0;

  TargetText text = TargetText::kObjective;
  std::optional<int> objective;           // 0-based in Plan::objectives; of a task none
  std::optional<int> table, row, column;  // 0-based in Plan::tables; of a task
  std::optional<int> parent;              // 0-based in Plan::targets: the one before "trong đó"
  std::string rule;
  friend bool operator==(const Target&, const Target&) = default;
};

struct Plan {
  DocumentFields document;
  std::vector<Objective> objectives;
  std::vector<PlanTable> tables;
  std::vector<Value> measures;
  std::vector<Finding> findings;
  std::vector<Target> targets;  // in the order of the texts: objectives, then tables
  friend bool operator==(const Plan&, const Plan&) = default;
};

}  // namespace kehoach

#endif  // KEHOACH_PLAN_H_
