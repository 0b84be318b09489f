// SPDX-License-Identifier: GPL-3.0-or-later
// Queries over generated plans, with the rows that they should find. What is relevant follows from
// the words that the generator meant, never from a search. How: README.md beside this file.
#ifndef KEHOACH_TESTS_QUALITY_SEARCH_TRUTH_H_
#define KEHOACH_TESTS_QUALITY_SEARCH_TRUTH_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/row_id.h"
#include "support/generated_plans.h"

namespace kehoach::testing {

enum class QueryClass : std::uint8_t {
  kAccented,      // as a careful typist writes
  kToneless,      // without any mark
  kHalfToned,     // some syllables with marks
  kTonePlace,     // hoà for hòa, qúy for quý
  kIForY,         // kĩ, lí
  kAbbreviation,  // typed short, written out there
  kWrittenOut,    // typed in full, abbreviated there
  kCode,          // 162/QĐ-UBND in several spellings, ISO 9001:2015
  kNumber,        // number and symbol of a document
  kPhrase,        // in quotation marks
  kPrefix,        // chuy*
  kOr,
  kExclusion,
  kMisread,  // OCR took a mark for another: the letters are the same
};
constexpr int kQueryClasses = 14;
const char* QueryClassName(QueryClass query_class);

struct SearchQuery {
  QueryClass query_class = QueryClass::kAccented;
  std::string text;
  store::RowType kind = store::RowType::kTask;  // rows of this kind are looked for
  std::vector<std::int64_t> relevant;           // store::RowId, ascending; 1 to 40
  std::vector<std::int64_t> banned;  // rows that must not be found, ascending; may be empty
  // Where accents are typed: the rows that have all words with these very accents, or their
  // abbreviation; ascending. None of the others may stand before one of them.
  std::vector<std::int64_t> exact;
};

// Texts that are no sensible query. Each must be answered, by no hit or some.
const std::vector<std::string>& HostileQueries();

class SearchTruth {
 public:
  // Plans 0…documents-1 of the generator are to be stored in this order, in an archive that is
  // new: their numbers there are 1 and up.
  SearchTruth(const GeneratorOptions& options, int documents);

  int documents() const { return documents_; }
  GeneratedPlan PlanAt(int index) const { return generator_.At(static_cast<std::uint64_t>(index)); }
  std::size_t rows() const { return rows_; }
  // `count` of each class, or as many as there are. Deterministic.
  std::vector<SearchQuery> Queries(int count) const;

  struct Row;
  struct Index;

 private:
  PlanGenerator generator_;
  GeneratorOptions options_;
  int documents_;
  std::size_t rows_ = 0;
};

}  // namespace kehoach::testing

#endif  // KEHOACH_TESTS_QUALITY_SEARCH_TRUTH_H_
