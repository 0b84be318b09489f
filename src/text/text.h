// SPDX-License-Identifier: GPL-3.0-or-later
// Vietnamese text: legacy encodings, normal form, match keys, syllables, plausibility.
// All functions are pure and thread-safe. Text in and out: UTF-8; out is NFC.
// Facts: docs/text.md (charsets, order of repair, keys, syllable grammar).
#ifndef KEHOACH_TEXT_TEXT_H_
#define KEHOACH_TEXT_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kehoach/page.h"

namespace kehoach::text {

// ---- repair: code points of a font run -> NFC UTF-8 -------------------------------------
enum class Charset : std::uint8_t { kUnicode, kTcvn3, kTcvn3Upper, kVni };

// What a font's name promises (".VnTime" TCVN3, ".VnTimeH" upper-case TCVN3, "VNI-Times" VNI);
// a subset tag is ignored. Only a promise: many such files hold Unicode already.
Charset CharsetOfFont(std::string_view font_name);

// Whether code points of a run set in a font that promises `charset` are really in it (they may
// already be Unicode). Judged on all text of that font, not on one word.
bool LooksEncoded(Charset charset, std::u32string_view run);

// Decodes a legacy run: byte values 00-FF (also as U+F000+byte of symbol fonts, and as the
// Windows-1252 characters of those bytes) become Unicode letters. Longest match first (VNI).
std::u32string DecodeLegacy(Charset charset, std::u32string_view run);

// The rest of the chain, in this order: U+01A3/01A2 -> u+horn, eth -> d+stroke, bullets of
// private-use areas -> '-', NFC, then NBSP and other spaces -> ' ', soft hyphen, zero width and
// control characters deleted. Legacy decoding comes BEFORE (TCVN3's "ư" is U+00AD).
std::string Repair(std::u32string_view run);
std::string ToNfc(std::string_view utf8);  // invalid bytes become U+FFFD

// ---- folding and keys -------------------------------------------------------------------
// For rules: lower case, no marks, d for đ, dashes -> '-', quotes -> '"' or '\'', runs of
// white space -> one ' ', no leading or trailing one. ASCII where the input is Vietnamese.
std::string FoldForRules(std::string_view utf8);
// The same, and for each byte of the result (and one past its end) the byte offset in the
// input that it came from, so that a match on the fold can be shown in the original.
struct Folded {
  std::string text;
  std::vector<std::uint32_t> origin;  // text.size() + 1 entries, not decreasing
};
Folded FoldWithOrigin(std::string_view utf8);

// Match keys, syllable by syllable, separated by ' ' (docs/text.md):
std::string KeyExact(std::string_view utf8);      // K0: NFC, lower case, spaces folded
std::string KeyPlacement(std::string_view utf8);  // K1: tone moved behind its syllable as 1..5
std::string KeyFolded(std::string_view utf8);     // K2: no marks, d for đ, y -> i after a single initial consonant

std::string ToUpper(std::string_view utf8);
std::string ToLower(std::string_view utf8);
// "SỞ VĂN HÓA VÀ THỂ THAO" -> "Sở văn hóa và thể thao": first letter kept, the rest lowered.
bool IsUpper(std::string_view utf8);  // has a letter and none of lower case

// ---- syllables and plausibility -----------------------------------------------------------
// Whether a word is a possible Vietnamese syllable: onset, rhyme, tone, and rhymes that end in
// c ch p t take only acute or dot below.
bool IsSyllable(std::string_view word);

// Counts for TextQuality: over words as they stand on the page.
struct Plausibility {
  int letters = 0, vietnamese_letters = 0;
  int judged_words = 0, syllables = 0;
  int private_use = 0;
};
Plausibility Judge(const std::vector<std::string_view>& words);
void Add(Plausibility& sum, std::string_view word);

}  // namespace kehoach::text

#endif  // KEHOACH_TEXT_TEXT_H_
