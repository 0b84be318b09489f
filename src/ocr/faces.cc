// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/faces.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::ocr {
namespace {

// How high ink reaches over the baseline, in em of Times and the faces made to its measures.
constexpr float kXHeight = 0.455f, kAscender = 0.683f, kCapital = 0.662f, kDigit = 0.676f;

bool In(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

// The reach of one letter; 0: not known well enough (letters with marks differ between faces).
float Reach(char32_t c) {
  if (In(c, U"acemnorsuvwxzgpqyạọụẹựợỵơư")) return kXHeight;
  if (In(c, U"bdfhklđij")) return kAscender;
  if (c == 't') return 0.579f;
  if (c >= '0' && c <= '9') return kDigit;
  if ((c >= 'A' && c <= 'Z') || In(c, U"ĐẠỌỤẸ")) return kCapital;
  if (In(c, U"áàâăéèêóòôúùýỳ")) return 0.676f;
  return 0;
}

// The highest certain reach of a word, unless an uncertain letter may reach higher.
float ReachOf(std::string_view word) {
  float reach = 0;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = text::NextCodePoint(word, at);
    const float own = Reach(c);
    if (own == 0 && (c > 127 || In(c, U"()[]/\"'|%&?!"))) return 0;
    reach = std::max(reach, own);
  }
  return reach;
}

float Median(std::vector<std::pair<float, float>> weighted) {
  if (weighted.empty()) return 0;
  std::sort(weighted.begin(), weighted.end());
  float total = 0, sum = 0;
  for (const auto& [value, weight] : weighted) total += weight;
  for (const auto& [value, weight] : weighted) {
    sum += weight;
    if (2 * sum >= total) return value;
  }
  return weighted.back().first;
}

float Weight(const RawWord& word) { return static_cast<float>(word.text.size()); }

// Mean length of the runs of ink along rows, the rows of the x-height only: stems, not serifs.
float Stroke(PIX* binary, const RawWord& word) {
  const int top = std::max(0, static_cast<int>(word.baseline - 0.40f * word.size));
  const int bottom = std::min(static_cast<int>(pixGetHeight(binary)),
                              static_cast<int>(word.baseline - 0.08f * word.size));
  const int left = std::max(0, word.box.left);
  const int right = std::min(static_cast<int>(pixGetWidth(binary)), word.box.right);
  std::vector<int> runs;
  for (int y = top; y < bottom; ++y) {
    const l_uint32* row = pixGetData(binary) + std::size_t(y) * pixGetWpl(binary);
    int run = 0;
    for (int x = left; x <= right; ++x) {
      const bool ink = x < right && GET_DATA_BIT(row, x) != 0;
      if (ink) {
        ++run;
      } else if (run > 0) {
        if (static_cast<float>(run) < 0.3f * word.size) runs.push_back(run);
        run = 0;
      }
    }
  }
  if (runs.size() < 6) return 0;
  double sum = 0;
  for (const int run : runs) sum += run;
  return static_cast<float>(sum / static_cast<double>(runs.size())) / word.size;
}

}  // namespace

void MeasureBlock(PIX* binary, std::vector<RawWord>& words, bool one_size) {
  const auto measure = [&](std::size_t begin, std::size_t end) {
    std::vector<std::pair<float, float>> sure, weak;
    for (std::size_t i = begin; i < end; ++i) {
      const float reach = ReachOf(words[i].text);
      const float high = words[i].baseline - static_cast<float>(words[i].box.top);
      // A pixel of blur is a tenth of an x-height.
      if (reach > 0 && high > 3)
        (reach > kXHeight ? sure : weak).emplace_back(high / reach, Weight(words[i]));
    }
    const bool is_weak = sure.empty();
    const float size = Median(is_weak ? std::move(weak) : std::move(sure));
    for (std::size_t i = begin; i < end; ++i) {
      words[i].size = size;
      words[i].weak_size = is_weak;
    }
  };
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    std::vector<std::pair<float, float>> baselines;
    while (end < words.size() && words[end].line == words[begin].line) {
      baselines.emplace_back(words[end].baseline, Weight(words[end]));
      ++end;
    }
    // The picture is straight: a line has one baseline.
    const float baseline = Median(std::move(baselines));
    for (std::size_t i = begin; i < end; ++i) words[i].baseline = baseline;
    if (!one_size) measure(begin, end);
    begin = end;
  }
  if (one_size) measure(0, words.size());
  MeasureStrokes(binary, words);
}

void MeasureStrokes(PIX* binary, std::vector<RawWord>& words) {
  for (RawWord& word : words) {
    if (word.size > 0 && word.stroke <= 0) word.stroke = Stroke(binary, word);
  }
}

namespace {

// Letters that are only larger as capitals.
std::string_view OtherCase(std::string_view letter) {
  static constexpr std::string_view kPairs[][2] = {{"C", "c"}, {"O", "o"}, {"S", "s"}, {"V", "v"},
                                                   {"X", "x"}, {"Z", "z"}, {"W", "w"}, {"U", "u"}};
  for (const auto& pair : kPairs) {
    if (letter == pair[0]) return pair[1];
    if (letter == pair[1]) return pair[0];
  }
  return {};
}

// The same where it has a mark: "Ứ". Its mark may touch it and make it seem higher, never lower.
bool IsMarkedRound(const std::string& word) {
  std::size_t at = 0;
  if (text::NextCodePoint(word, at) < 0x80) return false;
  const std::string letter = word.substr(0, at), base = text::FoldForRules(letter);
  return (base == "u" || base == "o") && text::IsUpper(letter);
}

}  // namespace

void SettleCase(PIX* binary, std::vector<RawWord>& words) {
  for (RawWord& word : words) {
    if (word.size <= 0 || word.weak_size || word.is_short || word.text.empty()) continue;
    const std::string_view other = OtherCase(std::string_view(word.text).substr(0, 1));
    const bool marked = other.empty() && IsMarkedRound(word.text);
    if (other.empty() && !marked) continue;
    const bool capital = marked || word.text[0] < 'a';
    if (capital != text::IsUpper(word.text) && !capital) continue;
    // How high the ink of the first letter reaches; nothing leans over it from the second, and what
    // stands apart above it is no part of it: a mark, dirt, a letter of the line before.
    const int width = std::min(word.box.width(), static_cast<int>(0.30f * word.size));
    const auto has_ink = [&](int y) {
      const l_uint32* row = pixGetData(binary) + std::size_t(y) * pixGetWpl(binary);
      for (int x = word.box.left; x < word.box.left + width; ++x) {
        if (GET_DATA_BIT(row, x)) return true;
      }
      return false;
    };
    int top = static_cast<int>(word.baseline - 0.3f * word.size);
    while (top > std::max(0, word.box.top) && has_ink(top - 1)) --top;
    const float high = (word.baseline - static_cast<float>(top)) / word.size;
    if (capital && high < 0.54f && high > 0.38f) {
      word.text = text::ToLower(word.text);
    } else if (!capital && high > 0.62f && high < 0.76f) {
      word.text = std::string(other) + word.text.substr(1);
    }
  }
}

void SettleSizes(std::vector<RawWord>& words, double dpi) {
  const float point = static_cast<float>(dpi / 72);
  std::vector<std::pair<float, float>> all;
  for (const RawWord& word : words) {
    if (word.size > 0) all.emplace_back(word.size, Weight(word));
  }
  const float usual = all.empty() ? 13 * point : Median(all);
  for (RawWord& word : words) {
    if (word.size < 5 * point || word.size > 40 * point ||
        (word.weak_size && std::abs(word.size - usual) < 0.25f * usual))
      word.size = usual;
  }
  // From the most common size on, what lies within a tenth of it is that size.
  std::vector<char> settled(words.size(), 0);
  for (int round = 0; round < 12; ++round) {
    float best = 0, best_weight = 0;
    for (float size = 5; size <= 40; size += 0.5f) {
      float weight = 0;
      for (std::size_t i = 0; i < words.size(); ++i) {
        if (!settled[i] && std::abs(words[i].size - size * point) <= 0.10f * size * point)
          weight += Weight(words[i]);
      }
      if (weight > best_weight) {
        best_weight = weight;
        best = size;
      }
    }
    if (best_weight == 0) return;
    std::vector<std::pair<float, float>> near;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!settled[i] && std::abs(words[i].size - best * point) <= 0.10f * best * point)
        near.emplace_back(words[i].size, Weight(words[i]));
    }
    const float size = std::round(Median(std::move(near)) / point * 2) / 2 * point;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!settled[i] && std::abs(words[i].size - best * point) <= 0.10f * best * point) {
        settled[i] = 1;
        words[i].size = size;
      }
    }
  }
}

std::vector<char> FindBold(const std::vector<RawWord>& words) {
  std::vector<std::pair<float, float>> strokes;
  for (const RawWord& word : words) {
    if (word.stroke > 0) strokes.emplace_back(word.stroke, Weight(word));
  }
  const float usual = Median(std::move(strokes));
  std::vector<char> bold(words.size(), 0);
  if (usual <= 0) return bold;
  for (std::size_t i = 0; i < words.size(); ++i) bold[i] = words[i].stroke > 1.25f * usual;
  // Letters without stems look lighter. A line of a cell is seldom bold in part.
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin;
    std::vector<std::pair<float, float>> line;
    for (; end < words.size() && words[end].line == words[begin].line; ++end) {
      if (words[end].stroke > 0) line.emplace_back(words[end].stroke, Weight(words[end]));
    }
    if (words[begin].in_cell && line.size() > 1)
      std::fill(bold.begin() + std::ptrdiff_t(begin), bold.begin() + std::ptrdiff_t(end),
                Median(std::move(line)) > 1.25f * usual);
    begin = end;
  }
  // A dash has no stroke; it has the weight of the words that it stands between.
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (words[i].stroke > 0 || words[i - 1].line != words[i].line ||
        words[i + 1].line != words[i].line)
      continue;
    bold[i] = bold[i - 1] != 0 && bold[i + 1] != 0;
  }
  return bold;
}

}  // namespace kehoach::ocr
