// SPDX-License-Identifier: GPL-3.0-or-later
// What the other files of this folder need to know of one code point, in constant time: case,
// base letter, tone. Private to src/text. Thread-safe.
#ifndef KEHOACH_TEXT_LETTERS_H_
#define KEHOACH_TEXT_LETTERS_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace kehoach::text {

// Tones as written in keys: 1 sac (acute), 2 huyen (grave), 3 hoi (hook above), 4 nga (tilde),
// 5 nang (dot below); 0 none.
inline constexpr int kMaxTone = 5;

struct Letter {
  char16_t lower = 0;  // simple case mapping; itself if there is none
  char16_t upper = 0;
  char16_t quality = 0;  // lower case without its tone: 'ê' for 'Ệ'; only vowels carry tones
  // Lower-case ASCII base letter; a printable ASCII character itself, the space excepted; 0: none.
  char fold = 0;
  std::uint8_t tone = 0;
  bool letter = false;
  bool is_upper = false, is_lower = false;
  bool vietnamese_only = false;  // ă â đ ê ô ơ ư and U+1EA0-1EF9
};

// U+0000-024F and U+1E00-1EFF: all Latin letters that Vietnamese text and names in it use.
class LetterTable {
 public:
  // Built once from the Unicode data of ICU, on first use.
  static const LetterTable& Get();

  // Null outside the two ranges.
  const Letter* Find(char32_t code_point) const {
    if (code_point < kLatinEnd) return &letters_[code_point];
    if (code_point - kAdditional < kAdditionalSize) {
      return &letters_[kLatinEnd + (code_point - kAdditional)];
    }
    return nullptr;
  }

 private:
  static constexpr char32_t kLatinEnd = 0x250, kAdditional = 0x1E00, kAdditionalSize = 0x100;

  LetterTable();

  std::array<Letter, kLatinEnd + kAdditionalSize> letters_;
};

// Any code point; outside the table by ICU's simple mappings and properties.
char32_t LowerOf(char32_t code_point);
char32_t UpperOf(char32_t code_point);
bool IsLetter(char32_t code_point);
bool IsLowerLetter(char32_t code_point);
bool IsUpperLetter(char32_t code_point);

inline bool IsCombiningMark(char32_t c) { return c >= 0x300 && c <= 0x36F; }
inline bool IsPrivateUse(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD) ||
         (c >= 0x100000 && c <= 0x10FFFD);
}

// 1..5 for the five combining tone marks, else 0.
int ToneOfMark(char32_t mark);
// 'â' for 'a' with circumflex, 'ă' with breve, 'ơ' with horn, ...; 0 if Vietnamese has no such
// letter. Lower case; `base` without a quality mark.
char32_t WithQualityMark(char32_t base, char32_t mark);
// 'ệ' for ('ê', 5), case kept. REQUIRES: 0 <= tone <= 5. `vowel` itself if it takes no tone.
char32_t WithTone(char32_t vowel, int tone);

// Characters that are white space (the spaces of Unicode, tab, line ends) or that show nothing
// (soft hyphen, zero-width and bidirectional controls, C0 and C1 controls).
bool IsSpace(char32_t code_point);
bool IsInvisible(char32_t code_point);

}  // namespace kehoach::text

#endif  // KEHOACH_TEXT_LETTERS_H_
