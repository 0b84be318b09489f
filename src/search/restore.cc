// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/restore.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
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

void RestoreRun(const std::vector<Word*>& run, const store::SearchReader& reader) {
  struct Step {
    std::vector<Spelling> spellings;
    std::vector<double> score;
    std::vector<std::size_t> from;
  };
  std::vector<Step> steps(run.size());
  for (std::size_t i = 0; i < run.size(); ++i) {
    Step& step = steps[i];
    step.spellings = SpellingsOf(*run[i], reader);
    step.score.resize(step.spellings.size());
    step.from.resize(step.spellings.size());
    if (i == 0) {
      for (std::size_t k = 0; k < step.spellings.size(); ++k) {
        step.score[k] = std::log(step.spellings[k].share);
      }
      continue;
    }
    const Step& before = steps[i - 1];
    const auto pairs = PairShares(*run[i - 1], *run[i], reader);
    for (std::size_t k = 0; k < step.spellings.size(); ++k) {
      step.score[k] = -1e300;
      for (std::size_t j = 0; j < before.spellings.size(); ++j) {
        const Spelling &a = before.spellings[j], &b = step.spellings[k];
        const auto pair = pairs.find(a.spelled + " " + b.spelled);
        double together = pair == pairs.end() ? 0 : pair->second;
        // A typed accent that is left out of the pair's spelling weighs there, too.
        if (run[i - 1]->marked && a.spelled != run[i - 1]->spelled) together *= kHalfTyped;
        if (run[i]->marked && b.spelled != run[i]->spelled) together *= kHalfTyped;
        const double score =
            before.score[j] +
            std::log(kPairWeight * together + (1 - kPairWeight) * a.share * b.share + 1e-12);
        if (score > step.score[k]) {
          step.score[k] = score;
          step.from[k] = j;
        }
      }
    }
  }
  const std::vector<double>& last = steps.back().score;
  auto best = static_cast<std::size_t>(std::max_element(last.begin(), last.end()) - last.begin());
  for (std::size_t i = run.size(); i-- > 0;) {
    const std::string& spelled = steps[i].spellings[best].spelled;
    if (spelled != run[i]->spelled) run[i]->restored = spelled;
    best = steps[i].from[best];
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
