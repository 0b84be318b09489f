// SPDX-License-Identifier: GPL-3.0-or-later
// Is text in a font that promises a legacy charset really in it? docs/text.md, "Detection".
#include <string_view>

#include "text/letters.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::text {
namespace {

// Letters of Latin-1 that Vietnamese writes: in Unicode text all letters of U+00C0-00FF are
// among them (and eth, a common misprint of d-stroke).
bool IsVietnameseLatin1(char32_t c) {
  constexpr std::u32string_view kLetters = U"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýÐð";
  return kLetters.find(c) != std::u32string_view::npos;
}

// Letters and marks that only Unicode text has: no byte and no Windows-1252 character.
bool IsUnicodeVietnamese(char32_t c) {
  if (ToneOfMark(c) != 0 || c == 0x01A2 || c == 0x01A3) return true;
  const Letter* letter = LetterTable::Get().Find(c);
  return c >= 0x100 && letter && letter->vietnamese_only;
}

bool IsWordEnd(char32_t c) { return IsSpace(c) ? c != 0xA0 : c < 0x80 && !IsLetter(c); }

// Symbols of Latin-1 that stand alone in Unicode text: « » × ÷ · §. Alone they prove nothing.
bool StandsAlone(char32_t c) {
  constexpr std::u32string_view kSymbols = U"«»×÷·§";
  return kSymbols.find(c) != std::u32string_view::npos;
}

// Evidence for both readings of the text. A word that is a syllable in one reading only counts
// more than a letter that is impossible in one.
class Votes {
 public:
  explicit Votes(Charset charset) : charset_(charset) {}

  void CountWord(std::u32string_view word) {
    const std::u32string decoded = DecodeLegacy(charset_, word);
    const bool changes = decoded != word;
    const bool as_decoded = changes && IsSyllable(ToUtf8(decoded));
    const bool one_symbol = word.size() == 1 && !StandsAlone(word.front());
    for (const char32_t c : word) CountLetter(c, as_decoded || one_symbol);
    if (!changes || word.size() < 2) return;
    const bool as_it_stands = IsSyllable(ToUtf8(LettersOf(word)));
    constexpr int kWordWeight = 3;
    if (as_decoded && !as_it_stands) encoded_ += kWordWeight;
    if (as_it_stands && !as_decoded) unicode_ += kWordWeight;
  }
  bool Encoded() const { return encoded_ > unicode_; }

 private:
  // `symbols_count`: whether a symbol (no letter in Unicode) may be a letter of the charset here.
  void CountLetter(char32_t c, bool symbols_count) {
    // Unicode text of a .Vn or VNI font has no use for the private-use area.
    const bool wrapped = c >= 0xF021 && c <= 0xF0FF;
    if (!wrapped && (c < 0xA0 || c > 0xFF)) return;
    // VNI marks change nothing without their base, but are bytes of the charset all the same.
    const bool in_charset =
        DecodeLegacy(charset_, {&c, 1}).front() != c || (charset_ == Charset::kVni && c >= 0xC0);
    if (wrapped) {
      ++encoded_;
    } else if (IsVietnameseLatin1(c)) {
      // FD is the same letter in TCVN3 and in Unicode.
      if (!in_charset && c != U'ý') ++unicode_;
    } else if (in_charset && (IsLetter(c) || symbols_count)) {
      ++encoded_;
    }
  }
  // Without symbols at its ends: "«ABC»" is a word in Unicode text.
  static std::u32string_view LettersOf(std::u32string_view word) {
    while (!word.empty() && !IsLetter(word.front())) word.remove_prefix(1);
    while (!word.empty() && !IsLetter(word.back()) && !IsCombiningMark(word.back())) {
      word.remove_suffix(1);
    }
    return word;
  }

  Charset charset_;
  int encoded_ = 0, unicode_ = 0;
};

}  // namespace

bool LooksEncoded(Charset charset, std::u32string_view run) {
  if (charset == Charset::kUnicode) return false;
  bool high = false;
  for (const char32_t c : run) {
    if (IsUnicodeVietnamese(c)) return false;
    high = high || c >= 0x80;
  }
  // Bytes below 80 say nothing; an upper-case font draws them as capitals all the same.
  if (!high) return charset == Charset::kTcvn3Upper;
  // The upper-case font differs only in case, which the votes do not look at.
  Votes votes(charset == Charset::kTcvn3Upper ? Charset::kTcvn3 : charset);
  for (std::size_t from = 0; from < run.size();) {
    std::size_t to = from;
    while (to < run.size() && !IsWordEnd(run[to])) ++to;
    if (to > from) votes.CountWord(run.substr(from, to - from));
    from = to + 1;
  }
  return votes.Encoded();
}

}  // namespace kehoach::text
