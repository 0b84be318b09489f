// SPDX-License-Identifier: GPL-3.0-or-later
// What a user typed, taken apart (docs/search.md, "The query language"). No text is an error.
// Pure; thread-safe.
#ifndef KEHOACH_SEARCH_QUERY_H_
#define KEHOACH_SEARCH_QUERY_H_

#include <string>
#include <string_view>
#include <vector>

#include "search/abbreviations.h"

namespace kehoach::search {

struct Word {
  std::string spelled, folded;  // text::SearchToken
  std::string shown;            // as typed
  bool marked = false;          // has an accent, or đ
  bool number = false;
  bool prefix = false;  // the last word of its term: longer words that begin so match, too
  // Filled from the archive's own wordings (restore.h):
  std::string restored;                  // the likeliest spelling, unless as typed; empty = none
  std::vector<std::string> likely;       // others that are nearly as likely
  std::vector<std::string> completions;  // spellings of a marked prefix
};

// An abbreviation for the words of a term, or words for its abbreviation: a phrase.
struct Alternative {
  std::vector<std::string> tokens;  // folded where `letters`, else as spelled
  std::vector<std::string> folded;
  bool letters = false;  // an abbreviation
  Columns columns = kAllColumns;
  std::string shown;  // for the note
};

struct Term {
  std::vector<Word> words;  // never empty
  bool phrase = false;      // they stand together in this order; else all of them anywhere
  bool quoted = false;      // as typed: no abbreviation is put in its place
  std::vector<Alternative> alternatives;
};

struct Node {
  enum class Kind { kTerm, kAnd, kOr };
  Kind kind = Kind::kAnd;
  Term term;                   // of kTerm
  std::vector<Node> children;  // of kAnd and kOr; an empty kAnd matches nothing
  std::vector<Node> excluded;  // of kAnd: none of these
};

struct Query {
  Node root;  // kAnd
  std::vector<std::string> left_out;
  bool empty() const { return root.children.empty(); }
};

// More words than these are left out.
inline constexpr int kMostWords = 32;

Query ParseQuery(std::string_view text, const Abbreviations& abbreviations);

}  // namespace kehoach::search

#endif  // KEHOACH_SEARCH_QUERY_H_
