// SPDX-License-Identifier: GPL-3.0-or-later
// How good a row matches, from the places where the phrases of an expression stand in it. Pure.
#ifndef KEHOACH_SEARCH_RANK_H_
#define KEHOACH_SEARCH_RANK_H_

#include <vector>

#include "search/expression.h"
#include "store/search_reader.h"

namespace kehoach::search {

struct RowRank {
  MatchClass match = MatchClass::kExact;  // of the worst word
  Closeness closeness = Closeness::kAny;
  double score = 0;  // higher is better
};

class Ranker {
 public:
  // `slots`: words looked for. `plain`: they are a list, whose order counts.
  Ranker(int slots, bool plain) : slots_(slots), plain_(plain) {}

  RowRank Rank(const store::MatchedRow& row, const std::vector<PhraseInfo>& phrases);

 private:
  struct Place {
    int group = 0, begin = 0, end = 0;  // tokens
    int first_slot = 0, slots = 0;
    MatchClass match = MatchClass::kExact;
    bool alternative = false, anywhere = true;
  };
  void Collect(const store::MatchedRow& row, const std::vector<PhraseInfo>& phrases);

  int slots_;
  bool plain_;
  std::vector<Place> places_;  // reused from row to row
  std::vector<int> best_, count_, last_;
  std::vector<double> weight_;
};

}  // namespace kehoach::search

#endif  // KEHOACH_SEARCH_RANK_H_
