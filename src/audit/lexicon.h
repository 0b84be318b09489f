// SPDX-License-Identifier: GPL-3.0-or-later
// The phrases of the genre that weigh less, more or the same as others. Fixed data: groups that
// are stored must not depend on what else is in the archive. Private to src/audit. Thread-safe.
#ifndef KEHOACH_AUDIT_LEXICON_H_
#define KEHOACH_AUDIT_LEXICON_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "audit/wording.h"

namespace kehoach::audit {

inline constexpr int kLetterBits = 6;
inline constexpr std::size_t kMostLetters = 9;
inline constexpr ContentWord kLongWord = std::uint64_t{1} << 54;  // the others are a hash
// No syllable of Vietnamese: likely misread.
inline constexpr ContentWord kMisread = std::uint64_t{1} << 61;

// A folded syllable or number as the letters of a ContentWord.
constexpr ContentWord PackLetters(std::string_view folded) {
  if (folded.size() > kMostLetters) {
    std::uint64_t hash = 0xCBF29CE484222325u;  // FNV-1a
    for (const char c : folded) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    return kLongWord | (hash & (kLongWord - 1));
  }
  ContentWord letters = 0;
  for (const char c : folded) {
    const int code = c >= 'a' && c <= 'z' ? c - 'a' + 1 : c >= '0' && c <= '9' ? c - '0' + 27 : 63;
    letters = (letters << kLetterBits) | static_cast<unsigned>(code);
  }
  return letters;
}
ContentWord WithWeight(ContentWord letters, Weight weight);
// The letters again; "#" for a word of more than nine.
std::size_t UnpackLetters(ContentWord word, char out[9]);

// Words that the rules of similarity know: "tăng", "giảm", "không", "chưa", and the action
// "nâng cao chất lượng", which counts only where no other is named.
inline constexpr ContentWord kUp = PackLetters("tang"), kDown = PackLetters("giam"),
                             kNot = PackLetters("khong"), kNotYet = PackLetters("chua"),
                             kBetter = PackLetters("nangchat");

enum class PhraseKind : std::uint8_t {
  kWords,   // these words instead of the phrase; none: it is left out
  kPeriod,  // a time that comes again
  kOffice,  // an office: head and name
  kNamed,   // a number behind it belongs to a name
};

struct Phrase {
  PhraseKind kind = PhraseKind::kWords;
  bool same_words = false;  // its own words, all with `weight`
  // Of a phrase that is left out: whether its first and last syllable are spelled like no other
  // word, so that "đất trên" is not taken for "đạt trên".
  bool particle_first = false, particle_last = false;
  Weight weight = Weight::kNormal;
  std::vector<ContentWord> words;
};

class Lexicon {
 public:
  static const Lexicon& Get();

  // Walks along a phrase, syllable by syllable: Next(kStart, letters of the first syllable), ...
  static constexpr std::uint32_t kStart = 0, kNowhere = ~std::uint32_t{0};
  std::uint32_t Next(std::uint32_t at, ContentWord letters) const {
    const auto next = edges_.find(Edge(at, letters));
    return next == edges_.end() ? kNowhere : next->second;
  }
  // Whether a syllable as printed, in lower case, is no particle.
  bool IsContentForm(std::string_view syllable) const {
    return std::ranges::binary_search(forms_, syllable);
  }
  // The phrase that ends here, or null; offices are kept apart, because "số" and "sở" are one
  // without their marks.
  const Phrase* At(std::uint32_t at, bool office) const {
    const std::int32_t phrase = (office ? offices_ : ends_)[at];
    return phrase < 0 ? nullptr : &phrases_[phrase];
  }

 private:
  Lexicon();
  static std::uint64_t Edge(std::uint32_t at, ContentWord letters) {
    return (letters & kLetters) * 0x9E3779B97F4A7C15u + at * 0xD6E8FEB86659FD93u;
  }
  void Add(std::string_view phrase, Phrase value);
  void AddLine(std::string_view line);

  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::int32_t> ends_, offices_;
  std::vector<Phrase> phrases_;
  std::vector<std::string> forms_;  // sorted
};

// What a statement is about to do: the letters of the first action near its beginning; "nâng cao
// chất lượng" only where it is the only one ("nâng cao hiệu quả công tác tuyên truyền" is about
// tuyên truyền). 0 = it names none there.
ContentWord LeadingAction(std::span<const ContentWord> words);

// Whether letters without accents can be a Vietnamese syllable; others are likely misread.
bool IsFoldedSyllable(std::string_view folded);

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_LEXICON_H_
