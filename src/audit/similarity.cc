// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>
#include <string_view>

#include "audit/lexicon.h"
#include "audit/wording.h"

namespace kehoach::audit {
namespace {

constexpr std::size_t kMost = 160;
// What a unit of words that stand in the place of others takes off, in units.
constexpr int kReplaced = 4;

// So many words of weight may stand before the action that a statement begins with: "thành lập
// đoàn kiểm tra".
constexpr int kMostBefore = 6;

bool Same(ContentWord a, ContentWord b) { return (a & kLetters) == (b & kLetters); }

// Letters that a scan takes for one another, both ways.
bool LookAlike(char a, char b) {
  static constexpr std::string_view kPairs[] = {"li", "lt", "it", "nu", "hb", "ce",
                                                "eo", "co", "ao", "ae", "gq", "rn",
                                                "uv", "mn", "yv", "ij", "sx", "dc"};
  for (const std::string_view pair : kPairs) {
    if ((pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a)) return true;
  }
  return false;
}

// Edits (insert, delete, replace, each 1) between two words; more than `most` counts as most + 1.
int Edits(std::string_view a, std::string_view b, int most) {
  if (std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())) > most) return most + 1;
  std::array<int, 12> row;
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

// One of two words at the same place may be the other one, misread.
bool MayBeMisread(ContentWord a, ContentWord b) {
  char buffer_a[kMostLetters], buffer_b[kMostLetters];
  const std::string_view x(buffer_a, UnpackLetters(a, buffer_a));
  const std::string_view y(buffer_b, UnpackLetters(b, buffer_b));
  const std::size_t longest = std::max(x.size(), y.size());
  if (((a | b) & kMisread) != 0) return Edits(x, y, 2) <= (longest <= 4 ? 1 : 2);
  if (longest < 3 || Edits(x, y, 1) > 1) return false;
  if (x.size() != y.size()) return false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (x[i] != y[i]) return LookAlike(x[i], y[i]);
  }
  return true;
}

// General verbs and qualities replace each other freely.
int Heavy(ContentWord word) { return WeightOf(word) == Weight::kSoft ? 0 : UnitsOf(word); }

}  // namespace

ContentWord LeadingAction(std::span<const ContentWord> words) {
  ContentWord better = 0;
  int before = 0;
  for (const ContentWord word : words) {
    if (WeightOf(word) == Weight::kAction) {
      if (!Same(word, kBetter)) return word & kLetters;
      better = word & kLetters;
    } else if (WeightOf(word) != Weight::kSoft && (word & kScope) == 0 && ++before > kMostBefore) {
      break;
    }
  }
  return better;
}

namespace {

class Aligner {
 public:
  Aligner(std::span<const ContentWord> a, std::span<const ContentWord> b)
      : a_(a),
        b_(b),
        n_(static_cast<int>(std::min(a.size(), kMost))),
        m_(static_cast<int>(std::min(b.size(), kMost))) {
    std::fill_n(of_a_.begin(), n_, -1);
    std::fill_n(of_b_.begin(), m_, -1);
  }

  double Score() {
    MatchEqual();
    MatchMisread();
    if (Turned() || OtherAction() || OtherScope()) return 0;
    int common = 0, all = 0;
    for (int i = 0; i < n_; ++i) {
      all += UnitsOf(a_[i]);
      if (of_a_[i] >= 0) common += UnitsOf(a_[i]) + UnitsOf(b_[of_a_[i]]);
    }
    for (int j = 0; j < m_; ++j) all += UnitsOf(b_[j]);
    const int score = common - kReplaced * Replaced();
    return all == 0 || score <= 0 ? 0 : static_cast<double>(score) / all;
  }

 private:
  void Match(int i, int j) {
    of_a_[i] = j;
    of_b_[j] = i;
  }
  void MatchEqual();
  void MatchMisread();
  bool Turned() const;
  bool OtherAction() const;
  bool OtherScope() const;
  int Replaced() const;
  // Whether the words before (step -1) or behind (step 1) are matched with each other.
  bool Meet(int i, int j, int step) const {
    const int x = i + step, y = j + step;
    const bool out_a = x < 0 || x >= n_, out_b = y < 0 || y >= m_;
    return out_a || out_b ? out_a && out_b : of_a_[x] == y;
  }

  std::span<const ContentWord> a_;
  std::span<const ContentWord> b_;
  int n_, m_;
  std::array<int, kMost> of_a_, of_b_;  // index of the partner, or -1
};

// Each word finds the equal one nearest to where the words before it lead.
void Aligner::MatchEqual() {
  int expected = 0;
  for (int i = 0; i < n_; ++i) {
    int best = -1;
    if (expected < m_ && of_b_[expected] < 0 && Same(a_[i], b_[expected])) {
      best = expected;
    } else {
      for (int j = 0; j < m_; ++j) {
        if (of_b_[j] >= 0 || !Same(a_[i], b_[j])) continue;
        if (best < 0 || std::abs(j - expected) < std::abs(best - expected)) best = j;
      }
    }
    if (best < 0) continue;
    Match(i, best);
    expected = best + 1;
  }
}

void Aligner::MatchMisread() {
  for (int i = 0; i < n_; ++i) {
    if (of_a_[i] >= 0) continue;
    for (int j = 0; j < m_; ++j) {
      if (of_b_[j] >= 0) continue;
      const bool before = Meet(i, j, -1), behind = Meet(i, j, 1);
      const bool misread = ((a_[i] | b_[j]) & kMisread) != 0;
      if (!(misread ? before || behind : before && behind)) continue;
      if (!MayBeMisread(a_[i], b_[j])) continue;
      Match(i, j);
      break;
    }
  }
}

bool Aligner::Turned() const {
  bool up[2] = {}, down[2] = {}, turned = false;
  ContentWord level[2] = {};
  const auto look = [&](int side, std::span<const ContentWord> words, int size, const auto& of) {
    for (int i = 0; i < size; ++i) {
      if (of[i] >= 0 || WeightOf(words[i]) != Weight::kSharp) continue;
      up[side] |= Same(words[i], kUp);
      down[side] |= Same(words[i], kDown);
      if (Same(words[i], kNot) || Same(words[i], kNotYet)) {
        // What it denies is in both texts, and only one denies it.
        turned |= i + 1 < size && of[i + 1] >= 0;
      } else if (!Same(words[i], kUp) && !Same(words[i], kDown)) {
        level[side] = words[i];
      }
    }
  };
  look(0, a_, n_, of_a_);
  look(1, b_, m_, of_b_);
  return turned || (up[0] && down[1]) || (up[1] && down[0]) || (level[0] != 0 && level[1] != 0);
}

bool Aligner::OtherAction() const {
  const ContentWord of_a = LeadingAction(a_), of_b = LeadingAction(b_);
  if (of_a == of_b) return false;
  if (of_a == 0 || of_b == 0) return true;
  const auto names = [](std::span<const ContentWord> words, ContentWord action) {
    return std::ranges::any_of(words, [action](ContentWord word) { return Same(word, action); });
  };
  return !names(b_, of_a) || !names(a_, of_b);
}

// One text says for whom or where, and the other one does not, or says otherwise.
bool Aligner::OtherScope() const {
  const auto other = [](std::span<const ContentWord> words, int size, const auto& of) {
    int units = 0, missing = 0;
    for (int i = 0; i < size; ++i) {
      if ((words[i] & kScope) == 0) continue;
      units += UnitsOf(words[i]);
      if (of[i] < 0) missing += UnitsOf(words[i]);
    }
    return missing * 2 > units;
  };
  return other(a_, n_, of_a_) || other(b_, m_, of_b_);
}

// Units of words of one text that stand where the other one has other words.
int Aligner::Replaced() const {
  int units = 0;
  for (int i = 0; i < n_;) {
    if (of_a_[i] >= 0) {
      ++i;
      continue;
    }
    const int first = i;
    int here = 0;
    for (; i < n_ && of_a_[i] < 0; ++i) here += Heavy(a_[i]);
    int there = 0;
    const int before = first == 0 ? -1 : of_a_[first - 1];
    for (int j = before + 1; j < m_ && of_b_[j] < 0; ++j) there += Heavy(b_[j]);
    if (there == 0) {
      const int behind = i == n_ ? m_ : of_a_[i];
      for (int j = behind - 1; j >= 0 && of_b_[j] < 0; --j) there += Heavy(b_[j]);
    }
    units += std::min(here, there);
  }
  return units;
}

}  // namespace

double Similarity(std::span<const ContentWord> a, std::span<const ContentWord> b) {
  if (a.empty() || b.empty()) return 0;
  if (std::ranges::equal(a, b)) return 1;
  // In one order, so that it is the same both ways.
  return std::ranges::lexicographical_compare(a, b) ? Aligner(a, b).Score() : Aligner(b, a).Score();
}

}  // namespace kehoach::audit
