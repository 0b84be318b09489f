// SPDX-License-Identifier: GPL-3.0-or-later
// A query as an expression of FTS5. Pure; thread-safe.
#ifndef KEHOACH_SEARCH_EXPRESSION_H_
#define KEHOACH_SEARCH_EXPRESSION_H_

#include <string>
#include <vector>

#include "search/query.h"
#include "search/search.h"

namespace kehoach::search {

// What a phrase of an expression stands for. Slots number the words of a query that are looked
// for, in its order.
struct PhraseInfo {
  int first_slot = 0, slots = 0;
  int tokens = 0;  // it may be longer or shorter than its slots: an abbreviation
  // Of an alternative: whether it counts as a part of the query's own wording, which it does in
  // all columns or not at all (Closeness).
  bool alternative = false, anywhere = true;
  // What an occurrence in a column of spelled or of folded words is worth.
  MatchClass spelled = MatchClass::kExact, folded = MatchClass::kFolded;
};

struct Expression {
  std::string text;  // empty = matches nothing
  std::vector<PhraseInfo> phrases;
};

enum class Closeness {
  kPhrase,  // all words of the query together, in its order
  kNear,    // all of them, and not abbreviations, within kNearWords more than they are
  kAny,
};
inline constexpr int kNearWords = 8;

// Rows that match by `worst` or better. `told`: with the phrases by which better matches are told
// from worse ones; without, as few as give the same rows.
// kPhrase and kNear are empty unless IsInOrder(query). They hold every row whose words of class
// `worst` or better stand so, and others: the letters alone are asked for. Which it is, Ranker
// says.
Expression ExpressionOf(const Query& query, MatchClass worst, Closeness closeness, bool told);

// How many words are looked for, and whether they are a plain list (no OR, no parentheses).
int CountSlots(const Query& query);
bool IsPlainList(const Query& query);
// Whether the order of its words can be told from any other: a plain list of several words that is
// no phrase.
bool IsInOrder(const Query& query);
// Whether any word looked for has an accent, or has none.
bool HasMarks(const Query& query);
bool HasUnmarked(const Query& query);

}  // namespace kehoach::search

#endif  // KEHOACH_SEARCH_EXPRESSION_H_
