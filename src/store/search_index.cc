// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search_index.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "store/plan_table.h"
#include "store/row_id.h"
#include "store/search_check.h"
#include "store/search_rows.h"

namespace kehoach::store {
namespace {

constexpr std::int64_t kComplete = std::numeric_limits<std::int64_t>::max();

// Pairs are counted in each of the first documents, then in one of sixteen: by then the common
// ones are known, and counting them costs as much as indexing.
constexpr std::int64_t kAllPairsUpTo = 4096, kPairsStride = 16;

bool CountsPairs(std::int64_t document) {
  return document <= kAllPairsUpTo || document % kPairsStride == 0;
}

std::int64_t IndexedTo(Database& db) {
  return db.QueryInt("SELECT value FROM search_state_t WHERE name = 'indexed_to'");
}

std::int64_t Version(Database& db) {
  return db.QueryInt("SELECT value FROM search_state_t WHERE name = 'version'");
}

void SetState(Database& db, std::string_view name, std::int64_t value) {
  db.Run("INSERT OR REPLACE INTO search_state_t VALUES (?, ?)", name, value);
}

void PutInt(std::string& bytes, std::size_t at, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) {
    bytes[at + static_cast<std::size_t>(i)] = static_cast<char>((value >> (8 * i)) & 0xFF);
  }
}

// The number of a value, made when it is new; 0 for none.
std::int64_t ValueNumber(Database& db, FacetKind kind, const std::optional<std::string>& value) {
  if (!value || value->empty()) return 0;
  const int number = static_cast<int>(kind);
  const std::int64_t known =
      db.QueryInt("SELECT id FROM search_value_t WHERE kind = ? AND value = ?", number, *value);
  if (known != 0) return known;
  db.Run("INSERT INTO search_value_t (kind, value) VALUES (?, ?)", number, *value);
  return db.last_insert_id();
}

void StoreFacts(Database& db, std::int64_t document, const DocumentFields* fields) {
  std::string fact(kFactBytes, '\0');
  if (fields != nullptr) {
    PutInt(fact, 0, ValueNumber(db, FacetKind::kProvince, fields->province.text), 4);
    PutInt(fact, 4, ValueNumber(db, FacetKind::kIssuer, fields->issuer.text), 4);
    PutInt(fact, 8, ValueNumber(db, FacetKind::kType, fields->type.text), 4);
    PutInt(fact, 12, static_cast<std::uint16_t>(fields->year.value_or(0)), 2);
    PutInt(fact, 14, static_cast<std::uint16_t>(fields->year_to.value_or(0)), 2);
    const auto day = fields->date.text ? DayNumber(*fields->date.text) : std::nullopt;
    PutInt(fact, 16, day.value_or(std::uint16_t{0}), 4);
  }
  const std::int64_t block = document / kFactsPerBlock;
  std::string facts(static_cast<std::size_t>(kFactsPerBlock) * kFactBytes, '\0');
  {
    Rows rows = db.Query("SELECT facts FROM search_facts_t WHERE block = ?", block);
    if (rows.Next() && rows->View(0).size() == facts.size()) facts = rows->View(0);
  }
  const auto at = static_cast<std::size_t>(document % kFactsPerBlock) * kFactBytes;
  std::copy(fact.begin(), fact.end(), facts.begin() + static_cast<std::ptrdiff_t>(at));
  db.Run("INSERT OR REPLACE INTO search_facts_t VALUES (?, ?)", block, Blob{facts});
}

void InsertRows(Database& db, std::int64_t document, const std::vector<SearchRow>& rows) {
  for (const SearchRow& row : rows) {
    db.Run(
        "INSERT INTO search (rowid, typed, content, units, output, details, content_folded, "
        "units_folded, output_folded, details_folded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        RowId(document, row.kind, row.ordinal), row.typed, row.spelled[0], row.spelled[1],
        row.spelled[2], row.spelled[3], row.folded[0], row.folded[1], row.folded[2], row.folded[3]);
  }
}

void DeleteRows(Database& db, std::int64_t document, const std::vector<SearchRow>& rows) {
  for (const SearchRow& row : rows) {
    db.Run(
        "INSERT INTO search (search, rowid, typed, content, units, output, details, "
        "content_folded, units_folded, output_folded, details_folded) "
        "VALUES ('delete', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        RowId(document, row.kind, row.ordinal), row.typed, row.spelled[0], row.spelled[1],
        row.spelled[2], row.spelled[3], row.folded[0], row.folded[1], row.folded[2], row.folded[3]);
  }
}

void Empty(Database& db) {
  db.Execute(
      "INSERT INTO search (search) VALUES ('delete-all');"
      "DELETE FROM search_value_t; DELETE FROM search_facts_t; DELETE FROM search_due_t;"
      "DELETE FROM search_syllable_t; DELETE FROM search_pair_t");
}

}  // namespace

// ---- wordings ----------------------------------------------------------------------------

void WordingCounts::Count(Map& map, std::string_view spelled, std::string_view folded,
                          std::int64_t count) {
  auto found = map.find(spelled);
  if (found == map.end()) {
    found = map.emplace(std::string(spelled), Entry{std::string(folded), 0}).first;
  }
  found->second.count += count;
}

namespace {

bool IsWord(std::string_view token) {
  return !token.empty() && token != kTextBoundary && (token[0] < '0' || token[0] > '9');
}

// Steps through the tokens of a key.
struct TokenWalk {
  std::string_view key;
  std::size_t begin = 0, end = 0;

  bool Next() {
    begin = end == 0 && begin == 0 ? 0 : end + 1;
    if (begin >= key.size()) return false;
    end = std::min(key.find(' ', begin), key.size());
    return true;
  }
  std::string_view Token() const { return key.substr(begin, end - begin); }
};

}  // namespace

void WordingCounts::Add(std::int64_t document, const std::vector<SearchRow>& rows, int sign) {
  const bool pairs = CountsPairs(document);
  for (const SearchRow& row : rows) {
    for (std::size_t group = 0; group < kSearchGroups; ++group) {
      TokenWalk spelled{row.spelled[group]}, folded{row.folded[group]};
      bool had_word = false;
      std::size_t spelled_before = 0, folded_before = 0;
      while (spelled.Next() && folded.Next()) {
        const bool word = IsWord(spelled.Token());
        if (word) Count(syllables_, spelled.Token(), folded.Token(), sign);
        if (word && had_word && pairs) {
          Count(pairs_, spelled.key.substr(spelled_before, spelled.end - spelled_before),
                folded.key.substr(folded_before, folded.end - folded_before), sign);
        }
        had_word = word;
        spelled_before = spelled.begin;
        folded_before = folded.begin;
      }
    }
  }
}

void WordingCounts::Merge(const WordingCounts& other) {
  for (const auto& [spelled, entry] : other.syllables_) {
    Count(syllables_, spelled, entry.folded, entry.count);
  }
  for (const auto& [spelled, entry] : other.pairs_) {
    Count(pairs_, spelled, entry.folded, entry.count);
  }
}

void WordingCounts::Flush(Database& db) {
  const auto flush = [](const Map& map, const auto& upsert, const auto& remove) {
    for (const auto& [spelled, entry] : map) {
      if (entry.count == 0) continue;
      upsert(entry.folded, spelled, entry.count);
      if (entry.count < 0) remove(entry.folded, spelled);
    }
  };
  flush(
      syllables_,
      [&db](const std::string& folded, const std::string& spelled, std::int64_t count) {
        db.Run(
            "INSERT INTO search_syllable_t VALUES (?, ?, ?) ON CONFLICT (folded, spelled) "
            "DO UPDATE SET count = count + excluded.count",
            folded, spelled, count);
      },
      [&db](const std::string& folded, const std::string& spelled) {
        db.Run("DELETE FROM search_syllable_t WHERE folded = ? AND spelled = ? AND count <= 0",
               folded, spelled);
      });
  flush(
      pairs_,
      [&db](const std::string& folded, const std::string& spelled, std::int64_t count) {
        db.Run(
            "INSERT INTO search_pair_t VALUES (?, ?, ?) ON CONFLICT (folded, spelled) "
            "DO UPDATE SET count = count + excluded.count",
            folded, spelled, count);
      },
      [&db](const std::string& folded, const std::string& spelled) {
        db.Run("DELETE FROM search_pair_t WHERE folded = ? AND spelled = ? AND count <= 0", folded,
               spelled);
      });
  Clear();
}

void WordingCounts::Clear() {
  syllables_.clear();
  pairs_.clear();
}

// ---- the index ---------------------------------------------------------------------------

void PrepareSearchIndex(Database& db) {
  if (Version(db) == kSearchRowsVersion) return;
  Atomic all(db);
  Empty(db);
  SetState(db, "version", kSearchRowsVersion);
  const bool documents = db.QueryInt("SELECT EXISTS (SELECT 1 FROM plan_t)") != 0;
  SetState(db, "indexed_to", documents ? 0 : kComplete);
  all.Keep();
}

void InsertSearch(Database& db, std::int64_t document, const Plan& plan, WordingCounts& counts) {
  if (document > IndexedTo(db)) return;
  const std::vector<SearchRow> rows = SearchRowsOf(plan);
  InsertRows(db, document, rows);
  StoreFacts(db, document, &plan.document);
  const std::vector<std::uint16_t> days = DueDaysOf(plan);
  if (!days.empty()) {
    std::string bytes(days.size() * 2, '\0');
    for (std::size_t i = 0; i < days.size(); ++i) PutInt(bytes, i * 2, days[i], 2);
    db.Run("INSERT INTO search_due_t VALUES (?, ?)", document, Blob{bytes});
  }
  counts.Add(document, rows, 1);
}

void DeleteSearch(Database& db, std::int64_t document, const Plan& plan, WordingCounts& counts) {
  if (document > IndexedTo(db)) return;
  const std::vector<SearchRow> rows = SearchRowsOf(plan);
  DeleteRows(db, document, rows);
  StoreFacts(db, document, nullptr);
  db.Run("DELETE FROM search_due_t WHERE document = ?", document);
  counts.Add(document, rows, -1);
}

bool ForgetSearch(Database& db, std::int64_t document) {
  if (document > IndexedTo(db)) return false;
  Empty(db);
  SetState(db, "indexed_to", 0);
  return true;
}

std::int64_t LastIndexed(Database& db) {
  return Version(db) == kSearchRowsVersion ? IndexedTo(db) : 0;
}

// SQLite's variable-length integers: 7 bits a byte, the highest first, all but the last marked.
std::string TokenCounts(const SearchRow& row) {
  std::string out;
  const auto add = [&out](const std::string& key) {
    TokenWalk walk{key};
    std::uint32_t count = 0;
    while (walk.Next()) count += walk.Token().empty() ? 0 : 1;
    std::string bytes(1, static_cast<char>(count & 0x7F));
    while ((count >>= 7) != 0) bytes += static_cast<char>((count & 0x7F) | 0x80);
    out.append(bytes.rbegin(), bytes.rend());
  };
  add(row.typed);
  for (const std::string& key : row.spelled) add(key);
  for (const std::string& key : row.folded) add(key);
  return out;
}

bool IsSearchComplete(Database& db) {
  return Version(db) == kSearchRowsVersion && IndexedTo(db) == kComplete;
}

SearchProgress ProgressOfSearch(Database& db) {
  SearchProgress progress;
  const std::int64_t to = IndexedTo(db);
  progress.all = db.QueryInt("SELECT count(*) FROM plan_t");
  progress.done = to == kComplete
                      ? progress.all
                      : db.QueryInt("SELECT count(*) FROM plan_t WHERE document <= ?", to);
  return progress;
}

bool BuildNext(Database& db, int documents) {
  const std::int64_t from = IndexedTo(db);
  if (from == kComplete) return false;
  Atomic all(db);
  std::vector<std::int64_t> next;
  {
    Rows rows = db.Query("SELECT document FROM plan_t WHERE document > ? ORDER BY document LIMIT ?",
                         from, documents);
    while (rows.Next()) next.push_back(rows->Int(0));
  }
  // Stated first: a document is only indexed when the index has got as far.
  SetState(db, "indexed_to", next.empty() ? kComplete : next.back());
  WordingCounts counts;
  for (const std::int64_t document : next) {
    // A plan that does not decode cannot be found by its words; `verify` tells of it.
    if (const Result<Plan> plan = SelectPlan(db, document)) {
      InsertSearch(db, document, *plan, counts);
    }
  }
  counts.Flush(db);
  all.Keep();
  return !next.empty();
}

}  // namespace kehoach::store
