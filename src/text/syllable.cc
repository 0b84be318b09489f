// SPDX-License-Identifier: GPL-3.0-or-later
// Grammar of the written syllable: docs/text.md. A word is taken apart into letters without
// tone, a tone and a case; letters are packed five bits each, so that a rhyme is one number and
// the list of rhymes a sorted array.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "text/letters.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::text {
namespace {

// The order matters only in that vowels come first; code = index + 1.
constexpr std::u16string_view kAlphabet = u"aăâeêioôơuưybcdđghklmnpqrstvx";
constexpr std::uint8_t kVowelCount = 12;
constexpr std::uint32_t kBits = 5;

constexpr std::uint8_t CodeOf(char16_t letter) {
  const std::size_t at = kAlphabet.find(letter);
  return at == std::u16string_view::npos ? std::uint8_t{0} : static_cast<std::uint8_t>(at + 1);
}

constexpr std::uint32_t Pack(std::u16string_view letters) {
  std::uint32_t packed = 0;
  for (const char16_t letter : letters) packed = (packed << kBits) | CodeOf(letter);
  return packed;
}

// Rhymes without tone, glide and coda included. Those after "qu" and "gi" are derived.
constexpr std::u16string_view kRhymes[] = {
    u"a",    u"ac",  u"ach",  u"ai",  u"am",   u"an",   u"ang", u"anh",  u"ao",   u"ap",   u"at",
    u"au",   u"ay",  u"ăc",   u"ăm",  u"ăn",   u"ăng",  u"ăp",  u"ăt",   u"âc",   u"âm",   u"ân",
    u"âng",  u"âp",  u"ât",   u"âu",  u"ây",   u"e",    u"ec",  u"em",   u"en",   u"eng",  u"eo",
    u"ep",   u"et",  u"ê",    u"êch", u"êm",   u"ên",   u"ênh", u"êp",   u"êt",   u"êu",   u"i",
    u"ia",   u"ich", u"im",   u"in",  u"inh",  u"ip",   u"it",  u"iu",   u"iêc",  u"iêm",  u"iên",
    u"iêng", u"iêp", u"iêt",  u"iêu", u"o",    u"oc",   u"oi",  u"om",   u"on",   u"ong",  u"op",
    u"ot",   u"ooc", u"oong", u"oa",  u"oac",  u"oach", u"oai", u"oam",  u"oan",  u"oang", u"oanh",
    u"oao",  u"oap", u"oat",  u"oay", u"oăc",  u"oăm",  u"oăn", u"oăng", u"oăt",  u"oe",   u"oem",
    u"oen",  u"oeo", u"oet",  u"ô",   u"ôc",   u"ôi",   u"ôm",  u"ôn",   u"ông",  u"ôp",   u"ôt",
    u"ơ",    u"ơi",  u"ơm",   u"ơn",  u"ơp",   u"ơt",   u"u",   u"ua",   u"uc",   u"ui",   u"um",
    u"un",   u"ung", u"up",   u"ut",  u"uân",  u"uâng", u"uât", u"uây",  u"uê",   u"uêch", u"uênh",
    u"uơ",   u"uôc", u"uôi",  u"uôm", u"uôn",  u"uông", u"uôt", u"uy",   u"uya",  u"uych", u"uyn",
    u"uynh", u"uyp", u"uyt",  u"uyu", u"uyên", u"uyêt", u"ư",   u"ưa",   u"ưc",   u"ưi",   u"ưm",
    u"ưn",   u"ưng", u"ưt",   u"ưu",  u"ươc",  u"ươi",  u"ươm", u"ươn",  u"ương", u"ươp",  u"ươt",
    u"ươu",  u"y",   u"yêm",  u"yên", u"yêng", u"yêt",  u"yêu",
};
// Rhymes that only "qu" (whose u is the glide) goes before, without the u.
constexpr std::u16string_view kQuRhymes[] = {
    u"y", u"ych", u"yên", u"yêt", u"yn", u"ynh", u"yt", u"yu", u"ôc", u"ơn", u"ơt", u"êu",
};

template <std::size_t N>
constexpr std::array<std::uint32_t, N> Sorted(const std::u16string_view (&rhymes)[N]) {
  std::array<std::uint32_t, N> packed{};
  for (std::size_t i = 0; i < N; ++i) packed[i] = Pack(rhymes[i]);
  std::sort(packed.begin(), packed.end());
  return packed;
}

constexpr auto kSortedRhymes = Sorted(kRhymes);
constexpr auto kSortedQuRhymes = Sorted(kQuRhymes);

constexpr std::uint8_t kA = CodeOf(u'a'), kAbreve = CodeOf(u'ă'), kAcircumflex = CodeOf(u'â'),
                       kE = CodeOf(u'e'), kEcircumflex = CodeOf(u'ê'), kI = CodeOf(u'i'),
                       kOhorn = CodeOf(u'ơ'), kU = CodeOf(u'u'), kY = CodeOf(u'y'),
                       kC = CodeOf(u'c'), kG = CodeOf(u'g'), kH = CodeOf(u'h'), kK = CodeOf(u'k'),
                       kN = CodeOf(u'n'), kP = CodeOf(u'p'), kQ = CodeOf(u'q'), kR = CodeOf(u'r'),
                       kT = CodeOf(u't');

// "nghiêng" is the longest syllable.
constexpr std::size_t kLongest = 7;

struct Spelling {
  std::array<std::uint8_t, kLongest> codes{};
  std::size_t size = 0;
  int tone = 0;

  std::uint8_t At(std::size_t i) const { return i < size ? codes[i] : std::uint8_t{0}; }
  bool VowelAt(std::size_t i) const { return At(i) != 0 && At(i) <= kVowelCount; }
  std::uint32_t PackedFrom(std::size_t i) const {
    std::uint32_t packed = 0;
    for (; i < size; ++i) packed = (packed << kBits) | codes[i];
    return packed;
  }
};

// The case of a word so far: "Kế" and "KẾ" are words, "kẾ" and "KếH" are not.
class CaseRule {
 public:
  bool Accept(bool is_upper) {
    const bool fits = is_upper ? uppers_ == count_ : uppers_ <= 1;
    ++count_;
    if (is_upper) ++uppers_;
    return fits;
  }

 private:
  int count_ = 0, uppers_ = 0;
};

// Applies a combining mark to the last letter.
bool ApplyMark(char32_t mark, Spelling& spelling) {
  if (spelling.size == 0) return false;
  if (const int tone = ToneOfMark(mark); tone != 0) {
    if (spelling.tone != 0 || !spelling.VowelAt(spelling.size - 1)) return false;
    spelling.tone = tone;
    return true;
  }
  std::uint8_t& last = spelling.codes[spelling.size - 1];
  const char32_t letter = WithQualityMark(kAlphabet[last - 1u], mark);
  if (letter == 0) return false;
  last = CodeOf(static_cast<char16_t>(letter));
  return true;
}

// Codes of all letters up to ư, 0 for those that Vietnamese does not have.
constexpr auto kCodes = [] {
  std::array<std::uint8_t, u'ư' + 1> codes{};
  for (const char16_t letter : kAlphabet) codes[letter] = CodeOf(letter);
  return codes;
}();

std::uint8_t CodeOfQuality(char16_t quality) {
  return quality < kCodes.size() ? kCodes[quality] : std::uint8_t{0};
}

bool Spell(std::string_view word, Spelling& spelling) {
  const LetterTable& letters = LetterTable::Get();
  CaseRule case_rule;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = NextCodePoint(word, at);
    if (IsCombiningMark(c)) {
      if (!ApplyMark(c, spelling)) return false;
      continue;
    }
    const Letter* letter = letters.Find(c);
    if (!letter || !letter->letter || spelling.size == kLongest) return false;
    const std::uint8_t code = CodeOfQuality(letter->quality);
    if (code == 0 || !case_rule.Accept(letter->is_upper)) return false;
    if (letter->tone != 0 && spelling.tone != 0) return false;
    if (letter->tone != 0) spelling.tone = letter->tone;
    spelling.codes[spelling.size++] = code;
  }
  return spelling.size > 0;
}

template <std::size_t N>
bool Contains(const std::array<std::uint32_t, N>& sorted, std::uint32_t rhyme) {
  return std::binary_search(sorted.begin(), sorted.end(), rhyme);
}

bool IsFront(std::uint8_t vowel) { return vowel == kE || vowel == kEcircumflex || vowel == kI; }

// Length of the onset in letters; "qu" and "gi" are told apart by the caller.
std::size_t OnsetLength(const Spelling& s) {
  if (s.VowelAt(0)) return 0;
  const std::uint8_t first = s.At(0), second = s.At(1);
  if (first == kN && second == kG) return s.At(2) == kH ? 3 : 2;
  const bool with_h =
      first == kC || first == kG || first == kK || first == kN || first == kP || first == kT;
  if (with_h && second == kH) return 2;
  return first == kT && second == kR ? 2 : 1;
}

// Spelling of the sounds /k/, /g/ and /ng/: k gh ngh before e ê i (k also before y), c g ng
// before the other vowels. "gi" is no case of this.
bool OnsetFits(const Spelling& s, std::size_t onset) {
  const std::uint8_t vowel = s.At(onset);
  const bool front = IsFront(vowel);
  const bool ends_in_h = s.At(onset - 1) == kH;
  // Initial y takes an onset in open syllables only: "ky", never "kyên".
  if (vowel == kY && s.size != onset + 1) return false;
  if (s.At(0) == kK && onset == 1) return front || vowel == kY;
  if (s.At(0) == kC && onset == 1) return !front && vowel != kY;
  const bool hard_g = s.At(0) == kG || (s.At(0) == kN && s.At(1) == kG);
  if (hard_g) return ends_in_h ? front : !front && vowel != kY;
  return true;
}

bool IsQuSyllable(const Spelling& s) {
  const std::uint8_t vowel = s.At(2);
  const std::uint32_t rhyme = s.PackedFrom(2);
  if (Contains(kSortedQuRhymes, rhyme)) return true;
  const bool unrounded = vowel == kA || vowel == kAbreve || vowel == kAcircumflex || vowel == kE ||
                         vowel == kEcircumflex || vowel == kI || vowel == kOhorn;
  const bool diphthong = vowel == kI && (s.At(3) == kA || s.At(3) == kEcircumflex);
  return unrounded && !diphthong && Contains(kSortedRhymes, rhyme);
}

// The i of "gi" is part of the rhyme where nothing else, or only ê or a coda, follows: "gì",
// "giếng", "gìn"; it is not in "gia", "giê", "giường".
bool IsGiSyllable(const Spelling& s) {
  if (s.size == 2) return true;
  const bool rest = s.At(2) != kI && s.At(2) != kY && Contains(kSortedRhymes, s.PackedFrom(2));
  return rest || Contains(kSortedRhymes, s.PackedFrom(1));
}

bool HasPossibleLetters(const Spelling& s) {
  if (s.At(0) == kQ) return s.At(1) == kU && IsQuSyllable(s);
  if (s.At(0) == kG && s.At(1) == kI) return IsGiSyllable(s);
  const std::size_t onset = OnsetLength(s);
  if (!s.VowelAt(onset)) return false;
  // Without an onset, iê is written yê.
  if (onset == 0 && s.At(0) == kI && s.At(1) == kEcircumflex) return false;
  return (onset == 0 || OnsetFits(s, onset)) && Contains(kSortedRhymes, s.PackedFrom(onset));
}

bool IsStopped(const Spelling& s) {
  const std::uint8_t last = s.At(s.size - 1);
  return last == kC || last == kP || last == kT || (last == kH && s.At(s.size - 2) == kC);
}

}  // namespace

bool IsSyllable(std::string_view word) {
  Spelling spelling;
  if (!Spell(word, spelling) || !HasPossibleLetters(spelling)) return false;
  return !IsStopped(spelling) || spelling.tone == 1 || spelling.tone == 5;
}

}  // namespace kehoach::text
