// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/score.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "eval/similarity.h"
#include "text/text.h"

namespace kehoach::eval {
namespace {

using nlohmann::json;

// A row counts as found when its content is at least this much alike: a slip in one cell is
// counted as a wrong cell, not as a missing row.
constexpr double kSameRow = 0.9;
// So much alike a row is the same with faults, when its cells are looked at for doubts.
constexpr double kLikeRow = 0.6;

bool IsSpaceAt(const std::string& text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const unsigned first = byte(at);
  length = 1;
  if (first == ' ' || (first >= '\t' && first <= '\r')) return true;
  if (first == 0xC2 && (byte(at + 1) == 0xA0 || byte(at + 1) == 0x85)) return length = 2, true;
  if (first == 0xE2 && byte(at + 1) == 0x80) {  // U+2000..U+200A, U+2028, U+2029, U+202F
    const unsigned last = byte(at + 2);
    length = 3;
    return (last >= 0x80 && last <= 0x8A) || last == 0xA8 || last == 0xA9 || last == 0xAF;
  }
  if (first == 0xE3 && byte(at + 1) == 0x80 && byte(at + 2) == 0x80) return length = 3, true;
  return false;
}

std::string Normal(const std::string& text) {
  const std::string nfc = text::ToNfc(text);
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < nfc.size();) {
    std::size_t length = 1;
    if (IsSpaceAt(nfc, i, length)) {
      space = true;
      i += length;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += nfc[i++];
  }
  return out;
}

json Normal(const json& value) {
  if (value.is_string()) return Normal(value.get_ref<const std::string&>());
  if (!value.is_structured()) return value;
  json out = value;
  for (json& part : out) part = Normal(part);
  return out;
}

// A member of an object; null where there is none, or where `object` is no object.
const json& At(const json& object, const char* key) {
  static const json null;
  if (!object.is_object()) return null;
  const auto found = object.find(key);
  return found == object.end() ? null : *found;
}

const json& List(const json& object, const char* key) {
  static const json empty = json::array();
  const json& list = At(object, key);
  return list.is_array() ? list : empty;
}

std::string TextOf(const json& value) {
  return value.is_string() ? Normal(value.get_ref<const std::string&>()) : std::string();
}

bool IsNothing(const json& value) {
  return value.is_null() || (value.is_structured() && value.empty());
}

double Alike(const json& a, const json& b) {
  if (a.is_null() != b.is_null()) return 0;
  if (!a.is_string() || !b.is_string()) return a == b ? 1 : 0;
  return Similarity(TextOf(a), TextOf(b));
}

// Only those keys of `value` that are asked for: keys may be added to the output.
json Reduced(const json& value, const json& keys) {
  json out = json::object();
  for (const auto& item : keys.items()) out[item.key()] = At(value, item.key().c_str());
  return out;
}

class Scorer {
 public:
  Scorer(const json& expected, const json& actual) : want_(expected), got_(actual) {}

  Score Run() {
    Meta();
    Objectives();
    Rows();
    Tables();
    Measures();
    Whole();
    if (want_.contains("targets")) Targets();
    return std::move(score_);
  }

 private:
  Count& Of(Figure figure) { return score_.figures[static_cast<std::size_t>(figure)]; }

  void Differ(std::string_view field, std::string_view where, const json& want, const json& got) {
    score_.differences.push_back(
        fmt::format("{}\t{}\n  expected {}\n  actual   {}", field, where, want.dump(), got.dump()));
  }

  // `lost`: what should hold the value was not found, which is no right answer even where the
  // value is null.
  void Check(Figure figure, const std::string& field, std::string_view where, const json& want,
             const json& got, bool lost = false) {
    Count count;
    const json normal_want = Normal(want), normal_got = Normal(got);
    const bool right = !lost && normal_want == normal_got;
    count.total = 1;
    count.hit = right ? 1 : 0;
    count.similarity = right ? 1 : Alike(normal_want, normal_got);
    ++(right ? count.right : IsNothing(got) ? count.missing : count.wrong);
    if (lost) count.similarity = 0;
    Of(figure).Add(count);
    score_.fields[field].Add(count);
    if (!right) Differ(field, where, want, got);
  }

  // Counts of two lists of which `hits` items were paired. A given item without a partner is
  // wrong; it stands for one of the expected ones as long as there are any left.
  void Paired(Figure figure, const std::string& field, std::size_t hits, std::size_t expected,
              std::size_t actual) {
    const std::size_t extra = actual - hits, lost = expected - hits;
    Count count;
    count.hit = 2.0 * static_cast<double>(hits);
    count.total = static_cast<double>(expected + actual);
    count.right = static_cast<int>(hits);
    count.wrong = static_cast<int>(extra);
    count.missing = static_cast<int>(lost - std::min(lost, extra));
    count.similarity = static_cast<double>(hits);
    Of(figure).Add(count);
    score_.fields[field].Add(count);
  }

  void Unpaired(const std::string& field, const std::vector<std::pair<int, int>>& pairs,
                const json& expected, const json& actual) {
    std::vector<bool> found(expected.size()), used(actual.size());
    for (const auto& [i, j] : pairs) {
      found[static_cast<std::size_t>(i)] = true;
      used[static_cast<std::size_t>(j)] = true;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!found[i]) {
        score_.differences.push_back(fmt::format("{}\tnot found\n  {}", field, expected[i].dump()));
      }
    }
    for (std::size_t j = 0; j < used.size(); ++j) {
      if (!used[j]) {
        score_.differences.push_back(
            fmt::format("{}\tnot expected\n  {}", field, actual[j].dump()));
      }
    }
  }

  void Meta() {
    const json& got = At(got_, "document");
    for (const auto& item : At(want_, "document").items()) {
      const std::string& key = item.key();
      json want = item.value(), actual = At(got, key.c_str());
      if (want.is_array() && actual.is_null()) actual = json::array();
      if (want.is_array() && !want.empty() && want.front().is_object() && actual.is_array()) {
        for (json& entry : actual) entry = Reduced(entry, want.front());
      }
      if (key == "issuer") {
        for (json* side : {&want, &actual}) {
          if (side->is_string()) *side = text::KeyPlacement(TextOf(*side));
        }
      }
      Check(Figure::kMeta, "document." + key, key, want, actual);
    }
  }

  void Objectives() {
    const json &want = List(want_, "objectives"), &got = List(got_, "objectives");
    const auto pairs =
        PairUp(static_cast<int>(want.size()), static_cast<int>(got.size()), [&](int i, int j) {
          const json& e = want[static_cast<std::size_t>(i)];
          const json& a = got[static_cast<std::size_t>(j)];
          return At(e, "number") == At(a, "number") &&
                 Normal(At(e, "text")) == Normal(At(a, "text"));
        });
    Paired(Figure::kObjectives, "objective", pairs.size(), want.size(), got.size());
    Unpaired("objective", pairs, Slim(want), Slim(got));
    for (const json& e : want) {
      const auto same = std::find_if(got.begin(), got.end(), [&](const json& a) {
        return At(a, "number") == At(e, "number");
      });
      const std::string where = "objective " + At(e, "number").dump();
      const bool lost = same == got.end();
      Check(Figure::kRestated, "objective.restated", where, At(e, "restated"),
            lost ? json() : At(*same, "restated"), lost);
    }
  }

  // For messages: number and text only.
  static json Slim(const json& objectives) {
    json out = json::array();
    for (const json& o : objectives) {
      out.push_back({{"number", At(o, "number")}, {"text", At(o, "text")}});
    }
    return out;
  }

  struct RowRef {
    std::size_t table = 0;
    const json* row = nullptr;
    std::string content;  // normalised
  };

  static std::vector<RowRef> AllRows(const json& plan) {
    std::vector<RowRef> out;
    const json& tables = List(plan, "tables");
    for (std::size_t t = 0; t < tables.size(); ++t) {
      for (const json& row : List(tables[t], "rows")) {
        out.push_back({t, &row, TextOf(At(row, "content"))});
      }
    }
    return out;
  }

  void Rows() {
    const std::vector<RowRef> want = AllRows(want_), got = AllRows(got_);
    const auto pairs =
        PairUp(static_cast<int>(want.size()), static_cast<int>(got.size()), [&](int i, int j) {
          const RowRef& e = want[static_cast<std::size_t>(i)];
          const RowRef& a = got[static_cast<std::size_t>(j)];
          return At(*e.row, "kind") == At(*a.row, "kind") &&
                 Normal(At(*e.row, "number")) == Normal(At(*a.row, "number")) &&
                 Similarity(e.content, a.content) >= kSameRow;
        });
    Paired(Figure::kRows, "row", pairs.size(), want.size(), got.size());
    json want_rows = json::array(), got_rows = json::array();
    for (const RowRef& ref : want) want_rows.push_back(*ref.row);
    for (const RowRef& ref : got) got_rows.push_back(*ref.row);
    Unpaired("row", pairs, want_rows, got_rows);

    std::vector<const json*> partner(want.size(), nullptr);
    table_of_.assign(List(want_, "tables").size(), std::nullopt);
    for (const auto& [i, j] : pairs) {
      const auto e = static_cast<std::size_t>(i), a = static_cast<std::size_t>(j);
      partner[e] = got[a].row;
      if (!table_of_[want[e].table]) table_of_[want[e].table] = got[a].table;
    }
    for (std::size_t i = 0; i < want.size(); ++i) {
      CheckRow(want[i].table, *want[i].row, partner[i]);
    }
    if (IsRecognised()) Doubts(want, got, pairs);
  }

  bool IsRecognised() const {
    const std::string source = TextOf(At(At(got_, "source"), "text"));
    return source == "ocr" || source == "mixed" || got_.contains("doubts");
  }

  void Doubts(const std::vector<RowRef>& want, const std::vector<RowRef>& got,
              const std::vector<std::pair<int, int>>& pairs) {
    std::set<std::string> doubted;
    for (const json& doubt : List(got_, "doubts")) doubted.insert(TextOf(At(doubt, "value")));
    std::vector<const RowRef*> partner(got.size(), nullptr);
    std::size_t from = 0, to = 0;
    const auto look = [&](std::size_t want_end, std::size_t got_end) {
      for (const auto& [i, j] :
           PairUp(static_cast<int>(want_end - from), static_cast<int>(got_end - to),
                  [&, from = from, to = to](int i, int j) {
                    return Similarity(want[from + static_cast<std::size_t>(i)].content,
                                      got[to + static_cast<std::size_t>(j)].content) >= kLikeRow;
                  })) {
        partner[to + static_cast<std::size_t>(j)] = &want[from + static_cast<std::size_t>(i)];
      }
    };
    for (const auto& [i, j] : pairs) {
      look(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
      partner[static_cast<std::size_t>(j)] = &want[static_cast<std::size_t>(i)];
      from = static_cast<std::size_t>(i) + 1;
      to = static_cast<std::size_t>(j) + 1;
    }
    look(want.size(), got.size());
    std::size_t row = 0;
    for (std::size_t j = 0; j < got.size(); ++j, ++row) {
      if (j == 0 || got[j].table != got[j - 1].table) row = 0;
      CountDoubts(got[j], row, partner[j], doubted);
    }
  }

  void CountDoubts(const RowRef& got, std::size_t row, const RowRef* want,
                   const std::set<std::string>& doubted) {
    static const json none = json::array();
    std::set<std::string> roles;
    for (const json& column : List(List(got_, "tables")[got.table], "columns")) {
      roles.insert(TextOf(column));
    }
    for (const json& column :
         want != nullptr ? List(List(want_, "tables")[want->table], "columns") : none) {
      roles.insert(TextOf(column));
    }
    for (const std::string& role : roles) {
      const json expected = want != nullptr ? Normal(At(*want->row, role.c_str())) : json();
      const json given = Normal(At(*got.row, role.c_str()));
      if (expected.is_null() && given.is_null()) continue;
      const bool doubt =
          doubted.count(fmt::format("tables[{}].rows[{}].{}", got.table, row, role)) > 0;
      DoubtCount& count = score_.doubts;
      (expected == given ? count.right : given.is_null() ? count.missing : count.wrong) += 1;
      if (!doubt) {
        if (expected != given && !given.is_null())
          Differ("undoubted." + role, fmt::format("tables[{}].rows[{}]", got.table, row), expected,
                 given);
        continue;
      }
      (expected == given ? count.right_doubted
       : given.is_null() ? count.missing_doubted
                         : count.wrong_doubted) += 1;
    }
  }

  // `actual` is null for a row that was not found: its cells count as missing.
  void CheckRow(std::size_t table, const json& row, const json* actual) {
    static const json nothing = json::object();
    const json& got = actual ? *actual : nothing;
    const std::string where = fmt::format("table {} row {}", table + 1, At(row, "number").dump());
    for (const json& column : List(List(want_, "tables")[table], "columns")) {
      const std::string role = column.get<std::string>();
      const json &e = At(row, role.c_str()), &a = At(got, role.c_str());
      Check(Figure::kCells, "row." + role, where, e, a);
      Count similar;
      similar.total = 1;
      similar.hit = actual ? Similarity(TextOf(e), TextOf(a)) : 0;
      Of(Figure::kSimilar).Add(similar);
    }
    if (row.contains("path")) {
      Check(Figure::kPaths, "row.path", where, row["path"], At(got, "path"));
    }
    if (row.contains("due")) {
      const json& due = row["due"];
      const json& given = At(got, "due");
      Check(Figure::kDue, "row.due", where + " " + At(row, "deadline").dump(), due,
            due.is_object() && given.is_object() ? Reduced(given, due) : given);
    }
  }

  void Tables() {
    const json &want = List(want_, "tables"), &got = List(got_, "tables");
    for (std::size_t t = 0; t < want.size(); ++t) {
      const std::optional<std::size_t> found = table_of_[t];
      const std::string where = fmt::format("table {}", t + 1);
      const bool tied = found && got[*found].contains("objective");
      Check(Figure::kLinks, "table.objective", where, At(want[t], "objective"),
            tied ? got[*found]["objective"] : json(), !tied);
      Check(Figure::kRoles, "table.columns", where, At(want[t], "columns"),
            found ? At(got[*found], "columns") : json());
    }
    // A table that is not expected shows as its rows; one without rows would not show at all.
    for (std::size_t t = want.size(); t < got.size(); ++t) {
      if (List(got[t], "rows").empty()) Differ("table", "not expected", json(), got[t]);
    }
  }

  void Measures() {
    const json &want = List(want_, "measures"), &given = List(got_, "measures");
    json got = json::array();
    for (const json& m : given) got.push_back(m.is_object() ? At(m, "text") : m);
    const auto pairs =
        PairUp(static_cast<int>(want.size()), static_cast<int>(got.size()), [&](int i, int j) {
          return Normal(want[static_cast<std::size_t>(i)]) ==
                 Normal(got[static_cast<std::size_t>(j)]);
        });
    Paired(Figure::kMeasures, "measure", pairs.size(), want.size(), got.size());
    Unpaired("measure", pairs, want, got);
  }

  void Targets() {
    const json &want = List(want_, "targets"), &got = List(got_, "targets");
    const auto pairs =
        PairUp(static_cast<int>(want.size()), static_cast<int>(got.size()), [&](int i, int j) {
          const json& e = want[static_cast<std::size_t>(i)];
          const json& a = got[static_cast<std::size_t>(j)];
          for (const char* key : {"text", "objective", "table", "row", "column", "comparator",
                                  "value", "value2", "unit", "per", "grade"}) {
            if (Normal(At(e, key)) != Normal(At(a, key))) return false;
          }
          return true;
        });
    Paired(Figure::kTargets, "target", pairs.size(), want.size(), got.size());
    Unpaired("target", pairs, want, got);
    for (const auto& [i, j] : pairs) {
      const json& e = want[static_cast<std::size_t>(i)];
      const json& a = got[static_cast<std::size_t>(j)];
      const std::string where = At(a, "raw").dump();
      for (const char* key :
           {"subject", "predicate", "scope", "base", "modality", "time", "year"}) {
        // What both leave out is no achievement.
        if (IsNothing(At(e, key)) && IsNothing(At(a, key))) continue;
        Check(Figure::kTargetWords, std::string("target.") + key, where, At(e, key), At(a, key));
      }
      const json& part = At(e, "part_of");
      if (IsNothing(part) && IsNothing(At(a, "part_of"))) continue;
      Check(Figure::kTargetWords, "target.part_of", where, Partner(part, pairs), At(a, "part_of"));
    }
  }

  // The place in the given list of what stands at a place of the expected one.
  static json Partner(const json& place, const std::vector<std::pair<int, int>>& pairs) {
    for (const auto& [i, j] : pairs) {
      if (place.is_number_integer() && place.get<int>() == i) return j;
    }
    return nullptr;
  }

  void Whole() {
    Count count;
    count.total = 1;
    const bool right = score_.differences.empty();
    count.hit = right ? 1 : 0;
    ++(right ? count.right : count.wrong);
    count.similarity = count.hit;
    Of(Figure::kDocuments) = count;
  }

  const json& want_;
  const json& got_;
  Score score_;
  // For each expected table the actual one that its first paired row stands in.
  std::vector<std::optional<std::size_t>> table_of_;
};

}  // namespace

const char* FigureName(Figure figure) {
  static constexpr std::array<const char*, kFigures> names = {
      "meta",  "objectives", "restated", "rows",     "cells",     "similar", "links",
      "roles", "paths",      "due",      "measures", "documents", "targets", "target_words"};
  return names[static_cast<std::size_t>(figure)];
}

double Count::mean_similarity() const {
  const int all = right + wrong + missing;
  return all > 0 ? similarity / all : 1;
}

void Count::Add(const Count& other) {
  hit += other.hit;
  total += other.total;
  right += other.right;
  wrong += other.wrong;
  missing += other.missing;
  similarity += other.similarity;
}

double DoubtCount::wrong_doubted_share() const {
  return wrong > 0 ? static_cast<double>(wrong_doubted) / wrong : 1;
}

double DoubtCount::undoubted_right_share() const {
  return undoubted() > 0 ? 1 - static_cast<double>(undoubted_wrong()) / undoubted() : 1;
}

void DoubtCount::Add(const DoubtCount& other) {
  right += other.right;
  right_doubted += other.right_doubted;
  wrong += other.wrong;
  wrong_doubted += other.wrong_doubted;
  missing += other.missing;
  missing_doubted += other.missing_doubted;
}

void Score::Add(const Score& other) {
  doubts.Add(other.doubts);
  for (std::size_t i = 0; i < kFigures; ++i) figures[i].Add(other.figures[i]);
  for (const auto& [field, count] : other.fields) fields[field].Add(count);
  differences.insert(differences.end(), other.differences.begin(), other.differences.end());
}

Result<Score> ScoreDocument(std::string_view expected_json, std::string_view actual_json) {
  const json expected = json::parse(expected_json, nullptr, false);
  if (!At(expected, "document").is_object()) {
    return Error{ErrorCode::kBadArchive, "", 0, "the expected values are not the JSON of a plan"};
  }
  const json actual =
      actual_json.empty() ? json::object() : json::parse(actual_json, nullptr, false);
  if (!actual.is_object()) {
    return Error{ErrorCode::kBadArchive, "", 0, "the values found are not the JSON of a plan"};
  }
  try {
    return Scorer(expected, actual).Run();
  } catch (const json::exception& e) {
    return Error{ErrorCode::kBadArchive, "", 0,
                 fmt::format("the expected values are not the JSON of a plan: {}", e.what())};
  }
}

}  // namespace kehoach::eval
