// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

#include "audit/lexicon.h"
#include "audit/wording.h"

namespace kehoach::audit {
namespace {

constexpr ContentWord kMisread = std::uint64_t{1} << 61;
constexpr std::size_t kMost = 160;
// What a unit of words that stand in the place of others takes off, in units.
constexpr int kReplaced = 4;

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
  char buffer_a[10], buffer_b[10];
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

class Aligner {
 public:
  Aligner(const std::vector<ContentWord>& a, const std::vector<ContentWord>& b)
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
    if (Turned()) return 0;
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
  int Replaced() const;
  // Whether the words before (step -1) or behind (step 1) are matched with each other.
  bool Meet(int i, int j, int step) const {
    const int x = i + step, y = j + step;
    const bool out_a = x < 0 || x >= n_, out_b = y < 0 || y >= m_;
    return out_a || out_b ? out_a && out_b : of_a_[x] == y;
  }

  const std::vector<ContentWord>& a_;
  const std::vector<ContentWord>& b_;
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
  static const ContentWord kUp = PackLetters("tang"), kDown = PackLetters("giam");
  static const ContentWord kNot = PackLetters("khong"), kNotYet = PackLetters("chua");
  bool up[2] = {}, down[2] = {}, turned = false;
  ContentWord level[2] = {};
  const auto look = [&](int side, const std::vector<ContentWord>& words, int size, const auto& of) {
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
    for (; i < n_ && of_a_[i] < 0; ++i) here += UnitsOf(a_[i]);
    int there = 0;
    const int before = first == 0 ? -1 : of_a_[first - 1];
    for (int j = before + 1; j < m_ && of_b_[j] < 0; ++j) there += UnitsOf(b_[j]);
    if (there == 0) {
      const int behind = i == n_ ? m_ : of_a_[i];
      for (int j = behind - 1; j >= 0 && of_b_[j] < 0; --j) there += UnitsOf(b_[j]);
    }
    units += std::min(here, there);
  }
  return units;
}

}  // namespace

double Similarity(const std::vector<ContentWord>& a, const std::vector<ContentWord>& b) {
  if (a.empty() || b.empty()) return 0;
  if (a == b) return 1;
  // In one order, so that it is the same both ways.
  return a < b ? Aligner(a, b).Score() : Aligner(b, a).Score();
}

double Similarity(const Wording& a, const Wording& b) { return Similarity(a.content, b.content); }

}  // namespace kehoach::audit
