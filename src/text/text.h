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

namespace kehoach::text {

// ---- repair: code points of a font run -> NFC UTF-8 -------------------------------------
enum class Charset : std::uint8_t { kUnicode, kTcvn3, kTcvn3Upper, kVni };

// What a font's name promises (".VnTime" TCVN3, ".VnTimeH" upper-case TCVN3, "VNI-Times" VNI);
// a subset tag and style suffixes are ignored. Only a promise: many such files hold Unicode.
Charset CharsetOfFont(std::string_view font_name);

// Whether text set in a font that promises `charset` is really in it (it may be Unicode
// already). Give all text of one font of the document or page, words separated by a space: the
// more, the surer. Undecided is false, but kTcvn3Upper without a byte beyond ASCII is true, since
// such a font draws "ban" as "BAN". So a caller needs no case of its own:
//   Charset charset = CharsetOfFont(name);
//   if (!LooksEncoded(charset, all_text_of_font)) charset = Charset::kUnicode;
//   ... Repair(DecodeLegacy(charset, word)) for each word
bool LooksEncoded(Charset charset, std::u32string_view text);

// Decodes legacy text: byte values 00-FF (also as U+F000+byte of symbol fonts, and 80-9F as the
// Windows-1252 characters of those bytes) become Unicode letters; the rest stays. kTcvn3Upper
// gives capitals. Give whole words: VNI letters take two bytes (base and mark, which may come
// from two glyphs), and a '-' that stands for TCVN3's u+horn (code AD, drawn as a hyphen by
// WinAnsiEncoding) is only known by the syllable around it. kUnicode: unchanged.
std::u32string DecodeLegacy(Charset charset, std::u32string_view run);

// The rest of the chain, in this order: U+01A3/01A2 -> u+horn, eth -> d+stroke, bullets of
// private-use areas -> '-', NFC, then NBSP and other spaces -> ' ', soft hyphen, zero width and
// control characters deleted. Legacy decoding comes BEFORE (TCVN3's "ư" is U+00AD). Surrogates
// and values beyond U+10FFFF become U+FFFD. Spaces are not trimmed.
std::string Repair(std::u32string_view run);
std::string ToNfc(std::string_view utf8);  // invalid bytes become U+FFFD

// ---- folding and keys -------------------------------------------------------------------
// For rules: lower case, no marks, d for đ, dashes and bullets -> '-', quotes -> '"' or '\'',
// ellipsis -> "...", runs of white space -> one ' ', no leading or trailing one. ASCII where the
// input is Vietnamese; letters of other scripts are lowered. Any bytes, NFC or not.
std::string FoldForRules(std::string_view utf8);
// The same, and for each byte of the result (and one past its end) the byte offset in the
// input that it came from, so that a match on the fold can be shown in the original. The end
// of a match takes in the marks of its last letter, but no white space behind it.
struct Folded {
  std::string text;
  std::vector<std::uint32_t> origin;  // text.size() + 1 entries, not decreasing
};
Folded FoldWithOrigin(std::string_view utf8);

// Match keys, syllable by syllable, separated by ' ' (docs/text.md):
// K0: NFC, lower case; spaces, dashes and quotes folded as for rules.
std::string KeyExact(std::string_view utf8);
// K1: K0 with the tone moved behind its syllable as a digit 1..5.
std::string KeyPlacement(std::string_view utf8);
// K2: FoldForRules, and y -> i after a single initial consonant (or qu).
std::string KeyFolded(std::string_view utf8);

std::string ToUpper(std::string_view utf8);
std::string ToLower(std::string_view utf8);
bool IsUpper(std::string_view utf8);  // has a letter and none of lower case

// ---- syllables and plausibility -----------------------------------------------------------
// Whether a word is a possible Vietnamese syllable: onset, rhyme, tone, and rhymes that end in
// c ch p t take only acute or dot below. Composed or decomposed; "kế", "Kế", "KẾ", but no other
// mixture of cases. Give it without punctuation.
bool IsSyllable(std::string_view word);

// Counts for TextQuality: over words as they stand on the page.
struct Plausibility {
  int letters = 0;
  int vietnamese_letters = 0;  // ă â đ ê ô ơ ư and U+1EA0-1EF9, both cases
  // Parts of words between punctuation that have two letters or more; left out: abbreviations
  // in capitals, words with a digit, addresses.
  int judged_words = 0;
  int syllables = 0;    // of judged_words
  int private_use = 0;  // code points of private-use areas
};
Plausibility Judge(const std::vector<std::string_view>& words);
void Add(Plausibility& sum, std::string_view word);

}  // namespace kehoach::text

#endif  // KEHOACH_TEXT_TEXT_H_
