// SPDX-License-Identifier: GPL-3.0-or-later
// Finding objectives, tasks and documents of an archive by Vietnamese words as people type them:
// with, without or with half of the accents, abbreviated or in full, codes in any spacing. The
// query language and the order of hits: docs/search.md.
//
// No text is an error: what cannot be understood is left out of the query, and a note says so.
#ifndef KEHOACH_SEARCH_SEARCH_H_
#define KEHOACH_SEARCH_SEARCH_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/abbreviations.h"
#include "store/filter.h"
#include "store/store.h"

namespace kehoach::search {

// How a hit came about, by its worst word; the order of classes is the order of hits.
enum class MatchClass : std::uint8_t {
  kExact = 1,     // as typed; placement of the tone, y/i and case count for nothing
  kRestored = 2,  // with the accents that the archive's own wording suggests, or an abbreviation
                  // in place of its words, or the other way round
  kFolded = 3,    // letters equal, and nothing is typed that says otherwise
  kWeak = 4,      // letters equal, but an accent that was typed is another one there
};
const char* MatchClassName(MatchClass match);  // "exact", "restored", "folded", "weak"

struct Mark {
  std::uint32_t begin = 0, end = 0;  // bytes of HitText::text
  friend bool operator==(const Mark&, const Mark&) = default;
};

// A text of a hit and the words in it that matched, in order, not overlapping.
struct HitText {
  std::string field;  // "content", "lead", "text", "restated", "title", … as in the views
  std::string text;   // as stored
  std::vector<Mark> marks;
};

struct Hit {
  std::int64_t id = 0;  // store/row_id.h: `id` of the views documents, objectives and tasks
  store::ItemKind kind = store::ItemKind::kDocument;
  std::int64_t document = 0;
  std::optional<int> page;
  MatchClass match = MatchClass::kExact;
  // The main text first (content, text or title), marked or not, then the others with a mark.
  std::vector<HitText> texts;
  // Of the plan:
  std::optional<std::string> type, number, symbol, issuer, province, title;
  std::optional<int> year, year_to;
  // Of a task: positions from 1, and what its deadline means.
  std::optional<int> task_table, row;
  std::optional<std::string> path, due_from, due_to;
};

struct FacetCount {
  std::string value;  // the form that most plans print; years as numbers
  std::int64_t hits = 0;
};

struct Note {
  enum class Kind : std::uint8_t {
    kRestored,    // `from` was searched as `to`, too
    kExpanded,    // the abbreviation or words `from`: `to` was searched, too
    kLeftOut,     // `from` cannot be searched and was left out
    kIncomplete,  // the index does not hold all documents yet: the next import completes it
  };
  Kind kind = Kind::kRestored;
  std::string from, to;
  friend bool operator==(const Note&, const Note&) = default;
};

enum class Sort : std::uint8_t { kRelevance, kDate };  // kDate: latest plan first

struct SearchOptions {
  store::Filter filter;
  Sort sort = Sort::kRelevance;
  std::string after;  // SearchPage::next of the page before; anything else begins anew
  int limit = 20;
  bool facets = true;
};

// Whether `after` is a key that a page in this order may have named, or empty.
bool IsPageKey(std::string_view after, Sort sort);

struct SearchPage {
  std::vector<Hit> hits;
  // Hits of all pages but for weak ones, which follow at the end and are not counted.
  std::int64_t total = 0;
  // Of those, most hits first, then by value. Years: the first year of a plan.
  std::vector<FacetCount> provinces, issuers, years, types;
  std::string next;  // of the next page; empty = there is none
  std::vector<Note> notes;
};

// Searches one archive. Keeps what it read of the index between calls, so it sees the archive as
// it was at its first call. Not thread-safe; the archive must outlive it.
class Searcher {
 public:
  Searcher(const store::Archive& archive, Abbreviations abbreviations);
  Searcher(Searcher&&) noexcept;
  ~Searcher();

  // Throws store::ArchiveError only when the archive cannot be read.
  SearchPage Search(std::string_view query, const SearchOptions& options = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kehoach::search

#endif  // KEHOACH_SEARCH_SEARCH_H_
