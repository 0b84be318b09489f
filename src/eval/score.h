// SPDX-License-Identifier: GPL-3.0-or-later
// Scores what the program found in a document against what a person says is in it. Both are JSON
// texts as `kehoach extract` prints them (docs/output.md). Pure functions, thread-safe.
//
// Text is compared after NFC and folding of white space; nothing else is forgiven, but for the
// issuer, which is compared without regard to case and to where a tone mark stands, because
// letterheads are set in capitals.
#ifndef KEHOACH_EVAL_SCORE_H_
#define KEHOACH_EVAL_SCORE_H_

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kehoach/result.h"

namespace kehoach::eval {

// Each a share in 0..1 (Count::share).
enum class Figure {
  kMeta,        // document fields that are exactly right
  kObjectives,  // F1 over objectives; right = same number and same text
  kRestated,    // objectives whose second wording is right, the absent ones included
  kRows,        // F1 over table rows; right = same kind and number, content 90 % alike
  kCells,       // cells of the expected rows that are exactly right
  kSimilar,     // mean similarity of those cells
  kLinks,       // tables tied to the right objective, or to none
  kRoles,       // tables whose columns got the right roles in the right order
  kPaths,       // rows with the right place in the hierarchy, where one is expected
  kDue,         // rows with the right meaning of their deadline, where one is expected
  kMeasures,    // F1 over follow-up measures
  kDocuments,   // documents in which all of the above are right
  // Of documents whose expected JSON has "targets"; a key that it leaves out of a target is null.
  kTargets,      // F1 over targets; right = same place, comparator, values, unit, period and grade
  kTargetWords,  // subjects, predicates and the like of those targets that are exactly right
};
constexpr std::size_t kFigures = 14;
const char* FigureName(Figure figure);  // "meta", "objectives", ...

// Values expected and what became of them. A value that is given instead of another, or where
// none is expected, is wrong; one that is expected and not given is missing.
struct Count {
  double hit = 0, total = 0;  // what the share is made of; F1 counts both sides
  int right = 0, wrong = 0, missing = 0;
  double similarity = 0;  // sum over right + wrong + missing

  double share() const { return total > 0 ? hit / total : 1; }
  double mean_similarity() const;
  void Add(const Count& other);
};

// Of documents with recognised text: their given cells, and which of them carry a doubt
// (docs/output.md, "doubts"). Rows that are not found are looked for again by their content alone,
// so that a wrong number does not hide the cells behind it; every cell of a row that nothing
// expected is like is wrong. A cell that is absent on both sides does not count.
struct DoubtCount {
  int right = 0, right_doubted = 0;
  int wrong = 0, wrong_doubted = 0;
  int missing = 0, missing_doubted = 0;  // expected, not given: neither right nor wrong

  int cells() const { return right + wrong; }
  int doubted() const { return right_doubted + wrong_doubted; }
  int undoubted() const { return cells() - doubted(); }
  int undoubted_wrong() const { return wrong - wrong_doubted; }
  double wrong_doubted_share() const;    // of the wrong ones; 1 where none is wrong
  double undoubted_right_share() const;  // of those without a doubt; 1 where there are none
  void Add(const DoubtCount& other);
};

struct Score {
  std::array<Count, kFigures> figures;
  DoubtCount doubts;
  std::map<std::string, Count> fields;   // "document.title", "row.deadline", "measure", ...
  std::vector<std::string> differences;  // one text per mismatch, for people

  const Count& operator[](Figure figure) const { return figures[static_cast<std::size_t>(figure)]; }
  void Add(const Score& other);
};

// `actual_json` may be empty: nothing was found at all. Errors (kBadArchive): one of the two is
// not JSON of the documented form; the message says which.
Result<Score> ScoreDocument(std::string_view expected_json, std::string_view actual_json);

}  // namespace kehoach::eval

#endif  // KEHOACH_EVAL_SCORE_H_
