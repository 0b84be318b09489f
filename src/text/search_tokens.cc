// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/search_tokens.h"

#include <array>
#include <cstddef>

#include "text/letters.h"
#include "text/utf8.h"

namespace kehoach::text {
namespace {

// Longer runs of letters are no words; what is beyond is left out of the keys.
constexpr std::size_t kLongestToken = 40;

// One token: letters without their tone, and the tone apart.
struct Letters {
  std::array<char32_t, kLongestToken> typed{}, quality{};
  std::array<char, kLongestToken> fold{};  // '\0': no ASCII letter
  std::size_t size = 0;
  int tone = 0, tones = 0;
  bool plain = true;  // ASCII throughout

  char Fold(std::size_t i) const { return i < size ? fold[i] : '\0'; }
};

bool IsVowel(char fold) {
  return fold == 'a' || fold == 'e' || fold == 'i' || fold == 'o' || fold == 'u' || fold == 'y';
}

bool HasQualityMark(char32_t letter) {
  return letter == U'ă' || letter == U'â' || letter == U'ê' || letter == U'ô' || letter == U'ơ' ||
         letter == U'ư';
}

// y and i alone behind one of these consonants are the same sound, and both are written: "kỹ" and
// "kĩ". The one that decrees and dictionaries prefer behind each is the one spelling.
bool TakesY(char consonant) {
  switch (consonant) {
    case 'h':
    case 'k':
    case 'l':
    case 'm':
    case 's':
    case 't':
    case 'q':  // with its u
      return true;
    default:
      return false;
  }
}

void UnifyY(Letters& w) {
  std::size_t at = 0;
  if (w.size == 2 && !IsVowel(w.fold[0]) && w.quality[0] != U'đ') at = 1;
  if (w.size >= 3 && w.fold[0] == 'q' && w.fold[1] == 'u' && w.quality[1] == U'u') at = 2;
  if (at == 0 || (w.quality[at] != U'i' && w.quality[at] != U'y')) return;
  if (w.fold[0] < 'a' || w.fold[0] > 'z') return;
  const char one = TakesY(w.fold[0]) ? 'y' : 'i';
  w.quality[at] = static_cast<char32_t>(one);
  w.fold[at] = one;
}

// Which letter carries the tone, by the older of the two schools ("hòa", "ủy"), the one that
// keyboards write by default. w.size when there is no vowel.
std::size_t ToneCarrier(const Letters& w) {
  std::size_t begin = 0;
  if (w.Fold(0) == 'q' && w.Fold(1) == 'u') begin = 2;
  if (w.Fold(0) == 'g' && w.Fold(1) == 'i' && IsVowel(w.Fold(2))) begin = 2;
  while (begin < w.size && !IsVowel(w.fold[begin])) ++begin;
  std::size_t end = begin;
  std::size_t marked = w.size;
  while (end < w.size && IsVowel(w.fold[end])) {
    if (HasQualityMark(w.quality[end])) marked = end;
    ++end;
  }
  if (marked < w.size || begin == w.size) return marked;
  const std::size_t vowels = end - begin;
  if (vowels == 1) return begin;
  if (end < w.size) return end - 1;        // "toàn"
  return vowels == 2 ? begin : begin + 1;  // "hòa", "ngoài"
}

// What a token is written as; the three keys are appended to strings.
class Spelling {
 public:
  explicit Spelling(Letters& w) : w_(w) {
    UnifyY(w);
    // Junk with two tones keeps them where they are.
    carrier_ = w.tones == 1 ? ToneCarrier(w) : w.size;
    keeps_tones_ = w.tones > 1 || (w.tones == 1 && carrier_ == w.size);
  }
  void Typed(std::string& out) const {
    for (std::size_t i = 0; i < w_.size; ++i) AppendUtf8(w_.typed[i], out);
  }
  void Spelled(std::string& out) const {
    for (std::size_t i = 0; i < w_.size; ++i) {
      const char32_t letter = keeps_tones_    ? w_.typed[i]
                              : i == carrier_ ? WithTone(w_.quality[i], w_.tone)
                                              : w_.quality[i];
      AppendUtf8(letter, out);
    }
  }
  void Folded(std::string& out) const {
    for (std::size_t i = 0; i < w_.size; ++i) {
      if (w_.fold[i] != '\0') {
        out.push_back(w_.fold[i]);
      } else {
        AppendUtf8(w_.quality[i], out);
      }
    }
  }

 private:
  const Letters& w_;
  std::size_t carrier_ = 0;
  bool keeps_tones_ = false;
};

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Calls `number(begin, end)` or `word(Letters&, begin, end)` for each token.
template <typename Number, typename Word>
void ForEachToken(std::string_view utf8, Number number, Word word) {
  const LetterTable& table = LetterTable::Get();
  Letters letters;
  std::size_t begin = 0;
  const auto flush = [&](std::size_t end) {
    if (letters.size == 0) return;
    word(letters, begin, end);
    letters.size = 0;
    letters.tone = letters.tones = 0;
    letters.plain = true;
  };
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t from = at;
    const char32_t c = NextCodePoint(utf8, at);
    if (IsDigit(c)) {
      flush(from);
      while (at < utf8.size() && utf8[at] >= '0' && utf8[at] <= '9') ++at;
      number(from, at);
      continue;
    }
    // A mark that no letter takes up, and what shows nothing, part no word.
    if (IsCombiningMark(c) || (IsInvisible(c) && !IsSpace(c))) continue;
    const Letter* known = table.Find(c);
    if (known != nullptr ? !known->letter : !IsLetter(c)) {
      flush(from);
      continue;
    }
    if (letters.size == 0) begin = from;
    if (letters.size == kLongestToken) continue;
    const std::size_t i = letters.size++;
    letters.typed[i] = known != nullptr ? known->lower : LowerOf(c);
    letters.quality[i] = known != nullptr ? known->quality : letters.typed[i];
    const char fold = known != nullptr ? known->fold : '\0';
    letters.fold[i] = fold >= 'a' && fold <= 'z' ? fold : '\0';
    if (known != nullptr && known->tone != 0) {
      letters.tone = known->tone;
      ++letters.tones;
    }
    if (c >= 0x80) letters.plain = false;
  }
  flush(utf8.size());
}

// "05" is 5, "00" is 0.
std::string_view WithoutLeadingZeros(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? digits.substr(digits.size() - 1) : digits.substr(first);
}

// A word of digits may be a serial number of any length.
std::string_view ShortNumber(std::string_view digits) {
  return WithoutLeadingZeros(digits).substr(0, kLongestToken);
}

}  // namespace

std::vector<SearchToken> SearchTokens(std::string_view utf8) {
  std::vector<SearchToken> tokens;
  const auto add = [&tokens](std::size_t begin, std::size_t end) -> SearchToken& {
    SearchToken& token = tokens.emplace_back();
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(end);
    return token;
  };
  ForEachToken(
      utf8,
      [&](std::size_t begin, std::size_t end) {
        SearchToken& token = add(begin, end);
        const std::string_view digits = utf8.substr(begin, end - begin);
        token.typed = digits.substr(0, kLongestToken);
        token.spelled = token.folded = ShortNumber(digits);
      },
      [&](Letters& letters, std::size_t begin, std::size_t end) {
        SearchToken& token = add(begin, end);
        const Spelling spelling(letters);
        spelling.Typed(token.typed);
        spelling.Spelled(token.spelled);
        spelling.Folded(token.folded);
      });
  return tokens;
}

void AppendSearchKeys(std::string_view utf8, std::string& typed, std::string& spelled,
                      std::string& folded) {
  const auto part = [](std::string& key) {
    if (!key.empty()) key.push_back(' ');
  };
  const auto note_typed = [&](std::string_view as_typed, std::string_view as_spelled) {
    if (as_typed == as_spelled) return;
    part(typed);
    typed += as_typed;
  };
  std::string token;
  ForEachToken(
      utf8,
      [&](std::size_t begin, std::size_t end) {
        const std::string_view digits = utf8.substr(begin, end - begin);
        const std::string_view number = ShortNumber(digits);
        part(spelled);
        part(folded);
        spelled += number;
        folded += number;
        note_typed(digits.substr(0, kLongestToken), number);
      },
      [&](Letters& letters, std::size_t, std::size_t) {
        const Spelling spelling(letters);
        part(spelled);
        part(folded);
        const std::size_t from = spelled.size();
        spelling.Spelled(spelled);
        spelling.Folded(folded);
        token.clear();
        spelling.Typed(token);
        note_typed(token, std::string_view(spelled).substr(from));
      });
}

namespace {

// The letters of one token; nothing for a number.
bool LettersOf(std::string_view token, Letters& letters) {
  bool is_word = false;
  ForEachToken(
      token, [](std::size_t, std::size_t) {},
      [&](Letters& w, std::size_t, std::size_t) {
        letters = w;
        is_word = true;
      });
  return is_word;
}

}  // namespace

bool IsHalfTyped(std::string_view typed, std::string_view spelled) {
  if (typed == spelled) return true;
  Letters a, b;
  if (!LettersOf(typed, a) || !LettersOf(spelled, b)) return false;
  if (a.size != b.size || a.tones > 1 || b.tones > 1) return false;
  for (std::size_t i = 0; i < a.size; ++i) {
    if (a.quality[i] == b.quality[i]) continue;
    const bool left_out = a.fold[i] != '\0' && a.fold[i] == b.fold[i] &&
                          a.quality[i] == static_cast<char32_t>(a.fold[i]);
    if (!left_out) return false;
  }
  return a.tone == b.tone || a.tone == 0;
}

bool BeginsAsTyped(std::string_view typed, std::string_view spelled) {
  Letters a, b;
  if (!LettersOf(typed, a) || !LettersOf(spelled, b) || a.size > b.size) return false;
  for (std::size_t i = 0; i < a.size; ++i) {
    if (a.quality[i] != b.quality[i]) return false;
  }
  return a.tones == 0 || (a.tones == 1 && a.tone == b.tone);
}

}  // namespace kehoach::text
