// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/numbering.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace kehoach::table {
namespace {

// Letters that number points, in the order of Decree 30/2020/ND-CP's lists ("đ" included, no
// f, j, w, z), and those of Word's automatic lists, which count the English way.
constexpr std::array<std::string_view, 23> kVietnamese = {"a", "b", "c", "d", "đ", "e", "g", "h",
                                                          "i", "k", "l", "m", "n", "o", "p", "q",
                                                          "r", "s", "t", "u", "v", "x", "y"};
constexpr std::string_view kEnglish = "abcdefghijklmnopqrstuvwxyz";
constexpr std::size_t kLongest = 24;  // bytes; "(1.10.12.a)" is 11

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsDigits(std::string_view part) {
  return !part.empty() && part.size() <= 6 && std::all_of(part.begin(), part.end(), IsDigit);
}

// 0 when the text is no Roman numeral in its usual form up to 99.
int Roman(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kTens = {"",  "X",  "XX",  "XXX",  "XL",
                                                             "L", "LX", "LXX", "LXXX", "XC"};
  static constexpr std::array<std::string_view, 10> kOnes = {"",  "I",  "II",  "III",  "IV",
                                                             "V", "VI", "VII", "VIII", "IX"};
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  for (int tens = 9; tens >= 0; --tens) {
    const std::string_view head = kTens[static_cast<std::size_t>(tens)];
    if (upper.compare(0, head.size(), head) != 0) continue;
    for (int ones = 9; ones >= 0; --ones) {
      if (upper.substr(head.size()) == kOnes[static_cast<std::size_t>(ones)]) {
        return 10 * tens + ones;
      }
    }
  }
  return 0;
}

std::string Lower(std::string_view part) {
  if (part == "Đ") return "đ";
  std::string lower(part);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool IsLetter(std::string_view part) {
  if (part == "đ" || part == "Đ") return true;
  return part.size() == 1 &&
         ((part[0] >= 'a' && part[0] <= 'z') || (part[0] >= 'A' && part[0] <= 'Z'));
}

bool IsUpperAscii(std::string_view part) {
  return std::all_of(part.begin(), part.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool IsRomanPart(std::string_view part) { return IsUpperAscii(part) && Roman(part) > 0; }

int Place(std::string_view letter) {
  const auto it = std::find(kVietnamese.begin(), kVietnamese.end(), letter);
  return it == kVietnamese.end() ? -1 : static_cast<int>(it - kVietnamese.begin());
}

bool NextLetter(std::string_view last, std::string_view next) {
  const std::string a = Lower(last);
  const std::string b = Lower(next);
  if (a.size() == 1 && b.size() == 1 && b[0] == a[0] + 1 &&
      kEnglish.find(a[0]) != std::string_view::npos) {
    return true;
  }
  return Place(a) >= 0 && Place(b) == Place(a) + 1;
}

bool NextPart(std::string_view last, std::string_view next) {
  if (IsDigits(last) && IsDigits(next)) {
    return std::stoi(std::string(next)) == std::stoi(std::string(last)) + 1;
  }
  if (IsRomanPart(last) && IsRomanPart(next) && Roman(next) == Roman(last) + 1) return true;
  return IsLetter(last) && IsLetter(next) && NextLetter(last, next);
}

// "A" and "I" as headings of levels, unlike "a" and "i".
bool IsUpperLetter(std::string_view part) {
  return part == "Đ" || (part.size() == 1 && part[0] >= 'A' && part[0] <= 'Z');
}

bool IsFirst(std::string_view part) { return part == "1" || Lower(part) == "a" || part == "I"; }

std::string_view Strip(std::string_view text) {
  const auto outer = [](char c) {
    return c == ' ' || c == '.' || c == ')' || c == '(' || c == ':' || c == '/' || c == '*';
  };
  while (!text.empty() && outer(text.front())) text.remove_prefix(1);
  while (!text.empty() && outer(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

int OrdinalOf(std::string_view part) {
  constexpr std::size_t kMostDigits = 4;
  if (IsDigits(part)) {
    int value = 0;
    for (const char c : part) value = 10 * value + (c - '0');
    return part.size() <= kMostDigits ? value : 0;
  }
  if (const int place = Place(part); place >= 0) return place + 1;
  return Roman(part);
}

std::optional<RowNumber> ParseRowNumber(std::string_view text) {
  text = Strip(text);
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  RowNumber number;
  while (true) {
    const std::size_t dot = text.find('.');
    std::string_view part = text.substr(0, dot);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (IsDigits(part)) {
      while (part.size() > 1 && part.front() == '0') part.remove_prefix(1);
    } else if (!IsLetter(part) && !IsRomanPart(part)) {
      return std::nullopt;
    }
    number.parts.emplace_back(part);
    if (dot == std::string_view::npos) return number;
    text.remove_prefix(dot + 1);
  }
}

bool Follows(const RowNumber& last, const RowNumber& next) {
  const auto& a = last.parts;
  const auto& b = next.parts;
  if (a.empty() || b.empty()) return false;
  // The first one below: 1 -> 1.1, II -> 1, 1.4 -> a, A -> I.
  if (b.size() == a.size() + 1 && IsFirst(b.back()) && std::equal(a.begin(), a.end(), b.begin())) {
    return true;
  }
  if (b.size() == 1 && IsFirst(b[0]) && IsDigits(b[0]) != IsDigits(a.back())) return true;
  if (b.size() == 1 && b[0] == "I" && IsUpperLetter(a.back()) && !IsRomanPart(a.back()))
    return true;
  // The next one on this level or on one above; a level above may be printed without the parts
  // that letters leave out (1.4, a, b, 1.5).
  for (std::size_t level = 0; level < std::min(a.size(), b.size()); ++level) {
    if (a[level] == b[level]) continue;
    return level + 1 == b.size() && NextPart(a[level], b[level]);
  }
  return false;
}

void NumberSequence::Add(const RowNumber& number) {
  const auto shape = [](const RowNumber& n) {
    const std::string& part = n.parts.back();
    const int kind = IsDigits(part) ? 0 : IsRomanPart(part) ? 1 : IsUpperLetter(part) ? 2 : 3;
    return std::pair(n.parts.size(), kind);
  };
  std::erase_if(last_, [&](const RowNumber& n) { return shape(n) == shape(number); });
  last_.push_back(number);
}

bool NumberSequence::Expects(const RowNumber& next) const {
  return std::any_of(last_.begin(), last_.end(),
                     [&](const RowNumber& last) { return Follows(last, next); });
}

bool IsColumnNumbers(const std::vector<std::string>& cells) {
  int count = 0;
  int numbers = 0;
  std::optional<RowNumber> last;
  for (const std::string& cell : cells) {
    if (cell.empty()) continue;
    const std::optional<RowNumber> number = ParseRowNumber(cell);
    if (!number || number->parts.size() != 1) return false;
    if (last && !Follows(*last, *number)) return false;
    last = number;
    ++count;
    numbers += IsDigits(number->parts[0]) ? 1 : 0;
  }
  return count >= 3 && numbers >= 1;
}

}  // namespace kehoach::table
