// SPDX-License-Identifier: GPL-3.0-or-later
// Statements of which it is known what they say, for judging what is grouped; and the judging.
// How the set is made, and what it does not show: README.md beside this file.
#ifndef KEHOACH_TESTS_QUALITY_RECURRENCE_TRUTH_H_
#define KEHOACH_TESTS_QUALITY_RECURRENCE_TRUTH_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "support/generated_plans_text.h"

namespace kehoach::testing {

struct RecurrenceItem {
  std::string text;          // as the document has it
  std::uint32_t agency = 0;  // which one says it
  int year = 0;
  std::uint64_t meaning = 0;  // the same number = the same objective
  // How this wording differs from the one with which the meaning came into the set.
  Variation variation = Variation::kVerbatim;
  // Set when the meaning was made from another one of the set, to read much like it.
  std::optional<NearMiss> near;
  std::uint64_t near_of = 0;  // that one
};

// Every share may be set on its own; 0 leaves the class out.
struct RecurrenceTruthOptions {
  std::uint64_t seed = 1;
  std::size_t items = 10000;  // not exceeded; the last meaning may be cut short
  bool objectives = true;     // else tasks
  // How a statement is worded when it comes again, by Variation; verbatim has what is left.
  std::array<double, kVariations> variation = {0, 0.18, 0.08, 0.06, 0.08, 0.16, 0.04, 0.08};
  // Share of meanings that get neighbours of another meaning, and of what kind these are.
  double near_misses = 0.4;
  std::array<double, kNearMisses> near = {1, 1, 1, 1, 1, 1, 0.5};
  double single = 0.4;     // share of meanings that come once only
  double ocr_rate = 0.06;  // of syllables, in what was recognised
};
// More rewording, heavier noise and a neighbour to every meaning.
RecurrenceTruthOptions HardRecurrenceTruth();

// Deterministic. Items of all meanings are mixed.
std::vector<RecurrenceItem> MakeRecurrenceTruth(const RecurrenceTruthOptions& options);

// Pairs of items: put together, and saying the same.
struct PairCounts {
  std::uint64_t right = 0;   // together and the same
  std::uint64_t wrong = 0;   // together, but not the same
  std::uint64_t missed = 0;  // the same, but apart
  double Precision() const;  // 1 when nothing is together
  double Recall() const;     // 1 when nothing is the same
};

struct RecurrenceScore {
  PairCounts all;
  // By wording: of the pairs of a reworded item with the items of its meaning that are verbatim,
  // how many are together. Verbatim: pairs of two verbatim items.
  std::array<PairCounts, kVariations> by_variation;  // `wrong` is not counted here
  // Pairs of an item of a near miss with an item of the meaning that it was made from:
  // `wrong` = together; `right` = rightly apart.
  std::array<PairCounts, kNearMisses> by_near_miss;
};

// `group[i]` is the group of item i; items of one group are together. Any numbers will do; an item
// in no group has a number of its own. Counts by classes, never pair by pair: linear in the items.
RecurrenceScore ScoreRecurrence(const std::vector<RecurrenceItem>& items,
                                const std::vector<std::uint64_t>& group);

// The score as a table of lines.
std::string Report(const RecurrenceScore& score);

}  // namespace kehoach::testing

#endif  // KEHOACH_TESTS_QUALITY_RECURRENCE_TRUTH_H_
