// SPDX-License-Identifier: GPL-3.0-or-later
// Writing the search index of an archive (docs/schema.md, "search"). It holds the plans of all
// read documents up to a number that the archive states; beyond it nothing is written until
// BuildNext has caught up, so that an index can be built in pieces at any time.
#ifndef KEHOACH_STORE_SEARCH_INDEX_H_
#define KEHOACH_STORE_SEARCH_INDEX_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kehoach/plan.h"
#include "store/sqlite.h"

namespace kehoach::store {

// Documents in one row of search_facts_t, and the bytes of each in it (little-endian): u32
// province, u32 issuer, u32 type (numbers of search_value_t, 0 = none), u16 year, u16 year_to,
// u32 day of issue (search_rows.h, DayNumber), all 0 = none.
inline constexpr std::int64_t kFactsPerBlock = 128;
inline constexpr std::size_t kFactBytes = 20;
// Stored in the archive: do not change the values.
enum class FacetKind : std::uint8_t { kProvince = 1, kIssuer = 2, kType = 3 };

// Wordings of syllables and of pairs of them, counted over plans; what is learned from one
// document is kept here until Flush, since most of it is the same in the next.
class WordingCounts {
 public:
  // `sign`: 1 = the plan was added, -1 = it goes.
  void Add(std::int64_t document, const std::vector<struct SearchRow>& rows, int sign);
  void Merge(const WordingCounts& other);
  void Flush(Database& db);  // and Clear
  void Clear();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  struct Entry {
    std::string folded;
    std::int64_t count = 0;
  };
  using Map = std::unordered_map<std::string, Entry, Hash, std::equal_to<>>;
  static void Count(Map& map, std::string_view spelled, std::string_view folded,
                    std::int64_t count);

  Map syllables_, pairs_;
};

// Empties an index that another version of the program made; a writer calls it once.
void PrepareSearchIndex(Database& db);

// The three below change nothing when the index has not got as far as `document` yet.
void InsertSearch(Database& db, std::int64_t document, const Plan& plan, WordingCounts& counts);
// REQUIRES: `plan` is what was inserted.
void DeleteSearch(Database& db, std::int64_t document, const Plan& plan, WordingCounts& counts);
// The plan of `document` is not known any more: all must be built anew. Whether it was indexed.
bool ForgetSearch(Database& db, std::int64_t document);

bool IsSearchComplete(Database& db);
struct SearchProgress {
  std::int64_t done = 0, all = 0;  // read documents
};
SearchProgress ProgressOfSearch(Database& db);  // counts, which takes a while
// Indexes the next `documents` documents; whether there are more. One transaction.
bool BuildNext(Database& db, int documents);

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_SEARCH_INDEX_H_
