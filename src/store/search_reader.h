// SPDX-License-Identifier: GPL-3.0-or-later
// What a search reads of an archive: rows that match an expression of FTS5, facts of documents
// for filters and counts, wordings, and the texts of hits. How a query becomes expressions is the
// business of the module search; all SQL is here.
#ifndef KEHOACH_STORE_SEARCH_READER_H_
#define KEHOACH_STORE_SEARCH_READER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/filter.h"
#include "store/store.h"

namespace kehoach::store {

// Columns of the table `search`: the typed words, then four groups as spelled, then the same four
// folded (search_rows.h).
inline constexpr int kFirstSpelledColumn = 1, kFirstFoldedColumn = 5;
inline constexpr const char* kSearchColumns[] = {"typed",        "content",       "units",
                                                 "output",       "details",       "content_folded",
                                                 "units_folded", "output_folded", "details_folded"};

struct Wording {
  std::string spelled;
  std::int64_t count = 0;
};

// One place where a phrase of an expression stands in a row.
struct Occurrence {
  int phrase = 0;  // in the order of the expression, from 0
  int column = 0;
  int offset = 0;  // in tokens
};

struct MatchedRow {
  std::int64_t id = 0;
  int tokens = 0;                                   // of all columns
  const std::vector<Occurrence>* places = nullptr;  // by column and offset
};

// Of one document; numbers of values are those of Values(), 0 = none.
struct DocumentFacts {
  std::uint32_t province = 0, issuer = 0, type = 0;
  std::uint16_t year = 0, year_to = 0;
  std::uint32_t day = 0;  // of issue, days since 1990-01-01
};

struct FacetValue {
  std::uint32_t number = 0;
  int kind = 0;  // FacetKind
  std::string text;
};

struct RowText {
  std::string field, text;
};

// A row for people: its texts, and what the views say of it and its plan.
struct RowDetails {
  std::optional<int> page, table, row;  // table and row from 0
  std::optional<std::string> path, due_from, due_to;
  std::vector<RowText> texts;  // the main one first
};
struct PlanDetails {
  std::optional<std::string> type, number, symbol, issuer, province, title;
  std::optional<int> year, year_to;
};

// Not thread-safe; the archive must outlive it. Every method throws ArchiveError when the archive
// cannot be read.
class SearchReader {
 public:
  explicit SearchReader(const Archive& archive);
  SearchReader(const SearchReader&) = delete;
  SearchReader& operator=(const SearchReader&) = delete;
  ~SearchReader();

  // Whether the index holds all documents.
  bool IsComplete() const;

  // What is wanted of a row that matches.
  enum class Wish {
    kPass,    // nothing but its number
    kPlaces,  // the places of the phrases in it
    kStop,    // nothing, nor of the rows behind it
  };
  // Asks for each row that matches, by number, what is wanted of it; calls `row` for those whose
  // places are. REQUIRES: a valid expression.
  void Match(const std::string& expression, const std::function<Wish(std::int64_t)>& wish,
             const std::function<void(const MatchedRow&)>& row) const;
  // From the last row before `before` downwards, until `row` returns false.
  void MatchNewest(const std::string& expression, std::int64_t before,
                   const std::function<bool(const MatchedRow&)>& row) const;

  const DocumentFacts& FactsOf(std::int64_t document);
  std::vector<FacetValue> Values() const;
  // The last day of a task's due date (DayNumber); 0 = none.
  std::uint16_t DueOf(std::int64_t id);
  // Tasks that the units of a filter lead or support (UnitsThat), by number.
  std::vector<std::int64_t> TasksOfUnits(const Filter& filter) const;

  // Wordings of a folded syllable or pair of them, most frequent first.
  std::vector<Wording> Syllables(std::string_view folded) const;
  std::vector<Wording> Pairs(std::string_view folded) const;
  // Those of syllables that begin so when folded; at most `limit`, by their fold.
  std::vector<Wording> SyllablesFrom(std::string_view folded, int limit) const;

  // Nothing when there is no such row (any more).
  std::optional<RowDetails> RowOf(std::int64_t id) const;
  std::optional<PlanDetails> PlanOf(std::int64_t document) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_SEARCH_READER_H_
