// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/settle.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

namespace kehoach::ocr {
namespace {

// Words of one line are no further off its baseline than this, points.
constexpr double kSameLine = 2;

}  // namespace

void DropTwins(std::vector<RawWord>& words) {
  std::vector<char> twin(words.size(), 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t k = i + 1; k < words.size() && !twin[i]; ++k) {
      const Box2 &a = words[i].box, &b = words[k].box;
      const int wide = std::min(a.right, b.right) - std::max(a.left, b.left);
      const int high = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
      if (twin[k] || 2 * wide < std::min(a.width(), b.width()) ||
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

void SettleDash(RawWord& word) {
  if (word.text != "-" && word.text != "–" && word.text != "—") return;
  const float width = static_cast<float>(word.box.width()) / word.size;
  word.text = width < 0.37f ? "-" : width < 0.75f ? "–" : "—";
}

}  // namespace kehoach::ocr
