// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/settle.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include "ocr/numbering.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::ocr {
namespace {

// Words of one line are no further off its baseline than this, points.
constexpr double kSameLine = 2;
// Those of one row of numbers are no further, once they are set on it.
constexpr double kOneLine = 1;
// Ems: how far an edge may be off, how high letters reach, and what no gap between letters has.
constexpr float kReach = 0.45f, kLetters = 0.7f, kLeastSpace = 0.12f;
// How far a number is believed that was taken from its place.
constexpr float kBelieved = 0.6f;
// One that is read in another place counts when it is believed so much.
constexpr float kRead = 0.7f;

// Signs that documents of this kind do not have as words: rests of lines, specks, seal ink.
bool IsDirt(const std::string& text) {
  static constexpr std::u32string_view kDirt = U"|¦_~^`´ˆ'\"\\{}[]<>°«»©®™¬†‡§‘’“”.,";
  for (std::size_t at = 0; at < text.size();) {
    if (kDirt.find(text::NextCodePoint(text, at)) == std::u32string_view::npos) return false;
  }
  return true;
}

}  // namespace

void StripRests(std::string& text) {
  const std::size_t first = text.find_first_not_of("|_");
  if (first == std::string::npos) return;
  text = text.substr(first, text.find_last_not_of("|_") - first + 1);
}

bool IsNothing(const RawWord& word) {
  if (word.text.empty() || IsDirt(word.text)) return true;
  // Not a letter or digit, and the engine itself does not believe it.
  return word.confidence < 0.3f && std::none_of(word.text.begin(), word.text.end(), [](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0;
         });
}

bool IsTexture(const std::vector<RawWord>& words) {
  constexpr std::size_t kShare = 4;  // one in so many
  constexpr float kBelieved = 0.6f;
  std::size_t possible = 0, believed = 0;
  for (const RawWord& word : words) {
    constexpr std::string_view kAround = "()[],;:.\"'-";
    const std::size_t first = word.text.find_first_not_of(kAround);
    if (first == std::string::npos) continue;
    const std::string bare =
        word.text.substr(first, word.text.find_last_not_of(kAround) - first + 1);
    const bool figures = bare.find_first_not_of("0123456789./-") == std::string::npos;
    if (figures || (bare.size() > 1 && text::IsSyllable(bare))) ++possible;
    if (word.confidence >= kBelieved) ++believed;
  }
  return kShare * possible < words.size() && 2 * believed < words.size();
}

void PartBoxes(std::vector<RawWord>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    Box2 &a = words[i].box, &b = words[i + 1].box;
    if (words[i].line != words[i + 1].line || a.right <= b.left) continue;
    if (b.left - 1 > a.left) {
      a.right = b.left - 1;
    } else if (a.right + 1 < b.right) {
      b.left = a.right + 1;
    }
  }
}

void DropTwins(std::vector<RawWord>& words) {
  std::vector<char> twin(words.size(), 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t k = i + 1; k < words.size() && !twin[i]; ++k) {
      const Box2 &a = words[i].box, &b = words[k].box;
      const int wide = std::min(a.right, b.right) - std::max(a.left, b.left);
      const int high = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
      if (twin[k] || words[i].line == words[k].line || 2 * wide < std::min(a.width(), b.width()) ||
          2 * high < std::min(a.height(), b.height()))
        continue;
      twin[words[i].confidence >= words[k].confidence ? k : i] = 1;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!twin[i]) words[kept++] = words[i];
  }
  words.resize(kept);
}

void TightenBoxes(PIX* ink, std::vector<RawWord>& words) {
  const int width = static_cast<int>(pixGetWidth(ink));
  const int height = static_cast<int>(pixGetHeight(ink));
  for (std::size_t i = 1; i < words.size(); ++i) {
    RawWord &before = words[i - 1], &word = words[i];
    const int reach = static_cast<int>(kReach * word.size);
    if (before.line != word.line || reach <= 0 || before.box.right > word.box.left + reach)
      continue;
    const int from = std::max({0, before.box.left + 1, before.box.right - reach});
    const int to = std::min({width, word.box.right - 1, word.box.left + reach});
    if (from >= to) continue;
    const int top = std::clamp(static_cast<int>(word.baseline - kLetters * word.size), 0, height);
    const int bottom = std::clamp(static_cast<int>(word.baseline), 0, height);
    const auto is_white = [&](int x) {
      for (int y = top; y < bottom; ++y) {
        if (GET_DATA_BIT(pixGetData(ink) + std::size_t(y) * pixGetWpl(ink), x) != 0) return false;
      }
      return true;
    };
    int best_from = 0, best_to = 0;
    for (int x = from; x < to; ++x) {
      if (!is_white(x)) continue;
      const int begin = x;
      while (x < to && is_white(x)) ++x;
      if (begin > from && x < to && x - begin > best_to - best_from) {
        best_from = begin;
        best_to = x;
      }
    }
    if (best_to - best_from < static_cast<int>(kLeastSpace * word.size)) continue;
    before.box.right = best_from;
    word.box.left = best_to;
  }
}

void SettleBaselines(std::vector<RawWord>& words, double dpi) {
  const float near = static_cast<float>(std::lround(kSameLine * dpi / 72));
  for (RawWord& word : words) {
    if (!word.is_short) continue;
    const RawWord* beside = nullptr;
    for (const RawWord& other : words) {
      const float off = std::abs(other.baseline - word.baseline);
      if (!other.is_short && off <= near &&
          (!beside || off < std::abs(beside->baseline - word.baseline)))
        beside = &other;
    }
    if (beside) word.baseline = beside->baseline;
  }
}

void FollowColumnNumbers(std::vector<RawWord>& words, double dpi) {
  const auto value = [](const RawWord& word) {
    const bool bracketed = word.text.size() > 2 && word.text[0] == '(';
    return NumberOf(bracketed ? word.text.substr(1) : word.text);
  };
  const float near = static_cast<float>(kOneLine * dpi / 72);
  std::vector<RawWord*> row;
  for (RawWord& first : words) {
    if (!first.in_cell || value(first) == 0) continue;
    row.clear();
    for (RawWord& word : words) {
      if (std::abs(word.baseline - first.baseline) <= near) row.push_back(&word);
    }
    std::sort(row.begin(), row.end(),
              [](const RawWord* a, const RawWord* b) { return a->box.left < b->box.left; });
    const bool all_short = std::all_of(row.begin(), row.end(), [](const RawWord* word) {
      return word->in_cell && word->text.size() <= 4;
    });
    if (!all_short) continue;
    const int offset =
        value(first) - static_cast<int>(std::find(row.begin(), row.end(), &first) - row.begin());
    if (offset < 1) continue;
    const auto is_read = [&](const RawWord& word, int i) {
      const int own = value(word);
      return own > 0 && (own == offset + i || word.confidence >= kRead);
    };
    int in_place = 0, elsewhere = 0;
    for (int i = 0; i < std::ssize(row); ++i) {
      const RawWord& word = *row[static_cast<std::size_t>(i)];
      if (is_read(word, i)) ++(value(word) == offset + i ? in_place : elsewhere);
    }
    if (elsewhere > 0 || in_place < 3 || 2 * in_place < std::ssize(row)) continue;
    const bool bracketed = first.text[0] == '(';
    for (int i = 0; i < std::ssize(row); ++i) {
      RawWord& word = *row[static_cast<std::size_t>(i)];
      if (is_read(word, i)) continue;
      word.text = std::to_string(offset + i);
      if (bracketed) word.text = '(' + word.text + ')';
      word.confidence = std::min(word.confidence, kBelieved);
    }
  }
}

void SettleDash(RawWord& word) {
  if (word.text != "-" && word.text != "–" && word.text != "—") return;
  const float width = static_cast<float>(word.box.width()) / word.size;
  word.text = width < 0.37f ? "-" : width < 0.75f ? "–" : "—";
}

}  // namespace kehoach::ocr
