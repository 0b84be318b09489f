// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/restore.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/search_tokens.h"

namespace kehoach::search {
namespace {

// Spellings of a syllable that are tried; the rest is rare.
constexpr std::size_t kMostSpellings = 10;
constexpr int kMostCompletions = 60;
// How far pairs are trusted against single syllables.
constexpr double kPairWeight = 0.9;
// What leaving a typed accent as it is counts against the same syllable with more accents: most
// people who type one accent of a syllable type all.
constexpr double kHalfTyped = 0.01;
// A spelling is nearly as likely when the best path through it is at most so many times less so.
constexpr double kNearlyAsLikely = 6;
constexpr std::size_t kMostLikely = 2;  // beside the best

struct Spelling {
  std::string spelled;
  double share = 0;  // of its syllable, 0..1
};

// The likely spellings of one word, the typed one among them.
std::vector<Spelling> SpellingsOf(const Word& word, const store::SearchReader& reader) {
  std::vector<Spelling> spellings;
  double sum = 0;
  bool has_typed = false;
  for (const store::Wording& wording : reader.Syllables(word.folded)) {
    if (wording.count <= 0) continue;
    const bool typed = wording.spelled == word.spelled;
    if (!typed && word.marked && !text::IsHalfTyped(word.spelled, wording.spelled)) continue;
    const bool full = spellings.size() >= kMostSpellings;
    if (full && !typed) continue;
    const double weight =
        static_cast<double>(wording.count) * (word.marked && !typed ? kHalfTyped : 1);
    spellings.push_back({wording.spelled, weight});
    has_typed = has_typed || typed;
    sum += weight;
  }
  if (!has_typed) spellings.push_back({word.spelled, spellings.empty() ? 1.0 : 1e-3});
  if (sum <= 0) sum = 1;
  for (Spelling& spelling : spellings) spelling.share /= sum;
  return spellings;
}

// Shares of the spellings of a pair, by spelling.
std::unordered_map<std::string, double> PairShares(const Word& first, const Word& second,
                                                   const store::SearchReader& reader) {
  std::unordered_map<std::string, double> shares;
  double sum = 0;
  for (const store::Wording& wording : reader.Pairs(first.folded + " " + second.folded)) {
    if (wording.count <= 0) continue;
    shares[wording.spelled] = static_cast<double>(wording.count);
    sum += static_cast<double>(wording.count);
  }
  for (auto& [spelled, share] : shares) share /= sum;
  return shares;
}

// Logarithm of how likely two spellings follow each other.
class PairScore {
 public:
  PairScore(const Word& first, const Word& second, const store::SearchReader& reader)
      : first_(first), second_(second), shares_(PairShares(first, second, reader)) {}

  double operator()(const Spelling& a, const Spelling& b) const {
    const auto pair = shares_.find(a.spelled + " " + b.spelled);
    double together = pair == shares_.end() ? 0 : pair->second;
    // A typed accent that is left out of the pair's spelling weighs there, too.
    if (first_.marked && a.spelled != first_.spelled) together *= kHalfTyped;
    if (second_.marked && b.spelled != second_.spelled) together *= kHalfTyped;
    return std::log(kPairWeight * together + (1 - kPairWeight) * a.share * b.share + 1e-12);
  }

 private:
  const Word& first_;
  const Word& second_;
  std::unordered_map<std::string, double> shares_;
};

struct Step {
  std::vector<Spelling> spellings;
  // Scores of the best paths that end, and that begin, with each spelling.
  std::vector<double> to, from;
};

void RestoreRun(const std::vector<Word*>& run, const store::SearchReader& reader) {
  std::vector<Step> steps(run.size());
  std::vector<PairScore> pairs;
  for (std::size_t i = 0; i < run.size(); ++i) {
    Step& step = steps[i];
    step.spellings = SpellingsOf(*run[i], reader);
    step.to.assign(step.spellings.size(), i == 0 ? 0 : -1e300);
    step.from.assign(step.spellings.size(), i + 1 == run.size() ? 0 : -1e300);
    if (i > 0) pairs.emplace_back(*run[i - 1], *run[i], reader);
  }
  if (run.size() == 1) {
    for (std::size_t k = 0; k < steps[0].spellings.size(); ++k) {
      steps[0].to[k] = std::log(steps[0].spellings[k].share);
    }
  }
  for (std::size_t i = 1; i < run.size(); ++i) {
    Step &a = steps[i - 1], &b = steps[i];
    for (std::size_t j = 0; j < a.spellings.size(); ++j) {
      for (std::size_t k = 0; k < b.spellings.size(); ++k) {
        const double pair = pairs[i - 1](a.spellings[j], b.spellings[k]);
        b.to[k] = std::max(b.to[k], a.to[j] + pair);
      }
    }
  }
  for (std::size_t i = run.size() - 1; i > 0; --i) {
    Step &a = steps[i - 1], &b = steps[i];
    for (std::size_t j = 0; j < a.spellings.size(); ++j) {
      for (std::size_t k = 0; k < b.spellings.size(); ++k) {
        const double pair = pairs[i - 1](a.spellings[j], b.spellings[k]);
        a.from[j] = std::max(a.from[j], b.from[k] + pair);
      }
    }
  }
  for (std::size_t i = 0; i < run.size(); ++i) {
    Word& word = *run[i];
    const Step& step = steps[i];
    std::vector<std::pair<double, std::string>> ways;
    for (std::size_t k = 0; k < step.spellings.size(); ++k) {
      ways.emplace_back(-(step.to[k] + step.from[k]), step.spellings[k].spelled);
    }
    std::sort(ways.begin(), ways.end());
    if (ways[0].second != word.spelled) word.restored = ways[0].second;
    if (word.marked) continue;
    for (std::size_t k = 1; k < ways.size() && word.likely.size() < kMostLikely; ++k) {
      if (ways[k].first - ways[0].first > std::log(kNearlyAsLikely)) break;
      if (ways[k].second != word.spelled) word.likely.push_back(ways[k].second);
    }
  }
}

void Complete(Word& word, const store::SearchReader& reader) {
  for (const store::Wording& wording : reader.SyllablesFrom(word.folded, kMostCompletions * 8)) {
    if (std::ssize(word.completions) == kMostCompletions) break;
    // The letters that were typed, with their accents; the tone may stand on a later letter.
    const std::vector<text::SearchToken> tokens = text::SearchTokens(wording.spelled);
    if (tokens.size() == 1 && text::BeginsAsTyped(word.spelled, wording.spelled)) {
      word.completions.push_back(wording.spelled);
    }
  }
}

bool IsRestorable(const Word& word) { return !word.number && !word.prefix; }

// Runs of words that follow each other: of one list, or of one phrase.
class Walker {
 public:
  explicit Walker(const store::SearchReader& reader) : reader_(reader) {}

  void Visit(Node& node) {
    if (node.kind == Node::Kind::kTerm) {
      for (Word& word : node.term.words) Add(word);
      return;
    }
    for (Node& child : node.children) {
      // Words on both sides of a parenthesis or an OR do not follow each other.
      if (child.kind != Node::Kind::kTerm || node.kind == Node::Kind::kOr) Flush();
      Visit(child);
      if (child.kind != Node::Kind::kTerm) Flush();
    }
    Flush();
    for (Node& child : node.excluded) {
      Visit(child);
      Flush();
    }
  }

 private:
  void Add(Word& word) {
    if (word.prefix && word.marked) Complete(word, reader_);
    if (IsRestorable(word)) {
      run_.push_back(&word);
    } else {
      Flush();
    }
  }
  void Flush() {
    if (!run_.empty()) RestoreRun(run_, reader_);
    run_.clear();
  }

  const store::SearchReader& reader_;
  std::vector<Word*> run_;
};

}  // namespace

void RestoreWords(Query& query, const store::SearchReader& reader) {
  Walker(reader).Visit(query.root);
}

}  // namespace kehoach::search
