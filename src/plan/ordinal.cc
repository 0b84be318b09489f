// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/ordinal.h"

#include <algorithm>

#include "plan/dates.h"
#include "text/text.h"

namespace kehoach::plan {

int OrdinalOf(const std::string& text) {
  // In the fifth place stands đ, which folds to d and is told apart before.
  static constexpr std::string_view kLetters =
      "abcd\x01"
      "eghiklmnopqrstuvxy";
  if (text.empty()) return 0;
  int value = 0;
  if (std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    for (const char c : text.substr(0, 4)) value = 10 * value + (c - '0');
    return value;
  }
  if (text == "đ") return 5;
  const std::string folded = text::FoldForRules(text);
  if (folded.size() == 1 && !text::IsUpper(text)) {
    const std::size_t at = kLetters.find(folded[0]);
    return at == std::string_view::npos ? 0 : static_cast<int>(at) + 1;
  }
  int last = 0;
  for (auto it = folded.rbegin(); it != folded.rend(); ++it) {
    const int digit = *it == 'i' ? 1 : *it == 'v' ? 5 : *it == 'x' ? 10 : 0;
    if (digit == 0) return 0;
    value += digit < last ? -digit : digit;
    last = std::max(last, digit);
  }
  return value;
}

std::optional<int> NumberOfWord(std::string_view word, const Rules& rules) {
  const std::string folded = text::FoldForRules(word);
  for (const auto& [key, number] : rules.Map("number-words")) {
    if (key == folded) return ParseNumber(number);
  }
  return std::nullopt;
}

}  // namespace kehoach::plan
