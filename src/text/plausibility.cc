// SPDX-License-Identifier: GPL-3.0-or-later
#include <string_view>
#include <vector>

#include "text/letters.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::text {
namespace {

// One part of a word between ASCII punctuation, dashes and quotes.
struct Part {
  std::size_t begin = 0, end = 0;
  int letters = 0;
  bool foreign = false;  // holds a character that is neither letter nor mark
  bool accented = false;
  bool has_lower = false;

  void Judge(std::string_view word, Plausibility& sum) const {
    // "UBND", "QĐ", "TTHC": abbreviations of offices and documents are no syllables, and are
    // not meant to be.
    constexpr int kLongestAbbreviation = 8;
    if (letters < 2) return;
    const bool valid = !foreign && IsSyllable(word.substr(begin, end - begin));
    const bool abbreviation =
        !has_lower && !accented && !foreign && letters <= kLongestAbbreviation;
    if (!valid && abbreviation) return;
    ++sum.judged_words;
    if (valid) ++sum.syllables;
  }
};

bool IsSeparator(char32_t c) {
  return (c >= 0x21 && c <= 0x2F) || (c >= 0x3A && c <= 0x40) || (c >= 0x5B && c <= 0x60) ||
         (c >= 0x7B && c <= 0x7E) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
         IsSpace(c);
}

// Numbers and codes ("6991/KH-UBND", "I/2023"), addresses of the web and of mail.
bool IsNoProse(std::string_view word) {
  bool ascii = true, inner_dot = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char byte = word[i];
    if ((byte >= '0' && byte <= '9') || byte == '@') return true;
    if (byte == ':' && word.substr(i, 3) == "://") return true;
    inner_dot = inner_dot || (byte == '.' && i > 0 && i + 1 < word.size());
    ascii = ascii && static_cast<unsigned char>(byte) < 0x80;
  }
  return ascii && inner_dot;
}

}  // namespace

void Add(Plausibility& sum, std::string_view word) {
  const LetterTable& letters = LetterTable::Get();
  const bool judged = !IsNoProse(word);
  Part part;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t from = at;
    const char32_t c = NextCodePoint(word, at);
    const Letter* letter = letters.Find(c);
    if (letter ? letter->letter : IsLetter(c)) {
      ++sum.letters;
      ++part.letters;
      if (letter && letter->vietnamese_only) ++sum.vietnamese_letters;
      part.has_lower = part.has_lower || (letter ? letter->is_lower : IsLowerLetter(c));
      part.accented = part.accented || (c >= 0x80 && c != U'Đ');
    } else if (IsSeparator(c)) {
      if (judged) part.Judge(word, sum);
      part = Part{at, at};
      continue;
    } else if (IsPrivateUse(c)) {
      ++sum.private_use;
      part.foreign = true;
    } else if (!IsCombiningMark(c)) {
      part.foreign = true;
    }
    if (part.begin == part.end) part.begin = from;
    part.end = at;
  }
  if (judged) part.Judge(word, sum);
}

Plausibility Judge(const std::vector<std::string_view>& words) {
  Plausibility sum;
  for (const std::string_view word : words) Add(sum, word);
  return sum;
}

}  // namespace kehoach::text
