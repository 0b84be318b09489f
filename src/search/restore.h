// SPDX-License-Identifier: GPL-3.0-or-later
// Gives words that were typed without (all) their accents the spelling that the archive's own
// wording makes likely: the path of spellings that is best by counts of pairs of syllables
// (Viterbi), with counts of single syllables where a pair is unknown.
#ifndef KEHOACH_SEARCH_RESTORE_H_
#define KEHOACH_SEARCH_RESTORE_H_

#include "search/query.h"
#include "store/search_reader.h"

namespace kehoach::search {

// Fills Word::restored and Word::completions of a query.
void RestoreWords(Query& query, const store::SearchReader& reader);

}  // namespace kehoach::search

#endif  // KEHOACH_SEARCH_RESTORE_H_
