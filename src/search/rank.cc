// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/rank.h"

#include <algorithm>
#include <limits>

namespace kehoach::search {
namespace {

// What a word is worth by its group of columns: what is done, by whom, what comes out, the rest.
constexpr double kGroupWeights[] = {1.0, 0.7, 0.8, 0.5};
// Of BM25 (Robertson and Zaragoza, 2009): the usual constants, and the length of a usual row in
// tokens of all columns.
constexpr double kK1 = 1.2, kB = 0.75, kUsualTokens = 90;

}  // namespace

void Ranker::Collect(const store::MatchedRow& row, const std::vector<PhraseInfo>& phrases) {
  places_.clear();
  for (const store::Occurrence& at : *row.places) {
    const PhraseInfo& phrase = phrases[static_cast<std::size_t>(at.phrase)];
    if (phrase.slots == 0 || at.column < store::kFirstSpelledColumn) continue;
    const bool folded = at.column >= store::kFirstFoldedColumn;
    Place place;
    place.group = at.column - (folded ? store::kFirstFoldedColumn : store::kFirstSpelledColumn);
    place.begin = at.offset;
    place.end = at.offset + phrase.tokens;
    place.first_slot = phrase.first_slot;
    place.slots = phrase.slots;
    place.match = folded ? phrase.folded : phrase.spelled;
    place.alternative = phrase.alternative;
    place.anywhere = phrase.anywhere;
    places_.push_back(place);
  }
  std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
    if (a.group != b.group) return a.group < b.group;
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.first_slot != b.first_slot) return a.first_slot < b.first_slot;
    if (a.slots != b.slots) return a.slots < b.slots;
    if (a.end != b.end) return a.end < b.end;
    return a.match < b.match;
  });
  // The same word is found as spelled and as folded: the better one counts.
  places_.erase(std::unique(places_.begin(), places_.end(),
                            [](const Place& a, const Place& b) {
                              return a.group == b.group && a.begin == b.begin && a.end == b.end &&
                                     a.first_slot == b.first_slot && a.slots == b.slots;
                            }),
                places_.end());
}

RowRank Ranker::Rank(const store::MatchedRow& row, const std::vector<PhraseInfo>& phrases) {
  Collect(row, phrases);
  const auto slots = static_cast<std::size_t>(slots_);
  constexpr int kNone = std::numeric_limits<int>::max();
  best_.assign(slots, kNone);
  for (const Place& place : places_) {
    for (int i = 0; i < place.slots; ++i) {
      int& best = best_[static_cast<std::size_t>(place.first_slot + i)];
      best = std::min(best, static_cast<int>(place.match));
    }
  }
  RowRank rank;
  for (const int best : best_) {
    if (best != kNone) rank.match = std::max(rank.match, static_cast<MatchClass>(best));
  }

  // A word counts where it matches by the row's class or better, so that a row is not lifted by
  // likenesses worse than its own.
  const double length = kK1 * (1 - kB + kB * row.tokens / kUsualTokens);
  weight_.assign(slots, 0);
  count_.assign(slots, 0);
  for (const Place& place : places_) {
    if (place.match > rank.match) continue;
    for (int i = 0; i < place.slots; ++i) {
      weight_[static_cast<std::size_t>(place.first_slot + i)] +=
          kGroupWeights[static_cast<std::size_t>(place.group)];
    }
  }
  for (const double weight : weight_) rank.score += 0.5 * weight / (weight + length) / slots_;
  if (slots_ < 2) return rank;

  // Longest run of slots in order that stand together, pairs of neighbours, and the narrowest
  // window with all slots; each within one group.
  int longest = 0, pairs = 0, narrowest = kNone;
  std::vector<int>& last = last_;  // begin of the last place of each slot, in the group so far
  int group = -1;
  int seen = 0;
  std::vector<char> paired(slots, 0);
  struct Run {
    int end, next_slot, length;
  };
  std::vector<Run> runs;
  for (const Place& place : places_) {
    if (place.match > rank.match) continue;
    if (place.group != group) {
      group = place.group;
      last.assign(slots, -1);
      seen = 0;
      runs.clear();
    }
    if (!place.anywhere) continue;
    int run = place.slots;
    for (const Run& before : runs) {
      if (before.end == place.begin && before.next_slot == place.first_slot) {
        run = std::max(run, before.length + place.slots);
        paired[static_cast<std::size_t>(place.first_slot)] = 1;
      }
    }
    for (int i = 1; i < place.slots; ++i) {
      paired[static_cast<std::size_t>(place.first_slot + i)] = 1;
    }
    longest = std::max(longest, run);
    runs.push_back({place.end, place.first_slot + place.slots, run});
    if (runs.size() > 64) runs.erase(runs.begin(), runs.begin() + 32);
    if (place.alternative) continue;
    for (int i = 0; i < place.slots; ++i) {
      int& at = last[static_cast<std::size_t>(place.first_slot + i)];
      if (at < 0) ++seen;
      at = place.begin;
    }
    if (seen == slots_) {
      const int first = *std::min_element(last.begin(), last.end());
      narrowest = std::min(narrowest, place.end - first);
    }
  }
  pairs = static_cast<int>(std::count(paired.begin(), paired.end(), char{1}));
  if (plain_ && longest == slots_) {
    rank.closeness = Closeness::kPhrase;
  } else if (plain_ && narrowest <= slots_ + kNearWords) {
    rank.closeness = Closeness::kNear;
  }
  rank.score += 1.5 * pairs / (slots_ - 1);
  if (narrowest != kNone) rank.score += std::min(1.0, 1.0 * slots_ / narrowest);
  return rank;
}

}  // namespace kehoach::search
