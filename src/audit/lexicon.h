// SPDX-License-Identifier: GPL-3.0-or-later
// The phrases of the genre that weigh less, more or the same as others. Fixed data: groups that
// are stored must not depend on what else is in the archive. Private to src/audit. Thread-safe.
#ifndef KEHOACH_AUDIT_LEXICON_H_
#define KEHOACH_AUDIT_LEXICON_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "audit/wording.h"

namespace kehoach::audit {

// A folded syllable or number as the letters of a ContentWord.
ContentWord PackLetters(std::string_view folded);
ContentWord WithWeight(ContentWord letters, Weight weight);
// The letters again; "#" for a word of more than ten.
std::size_t UnpackLetters(ContentWord word, char out[10]);

enum class PhraseKind : std::uint8_t {
  kWords,   // these words instead of the phrase; none: it is left out
  kPeriod,  // a time that comes again
  kOffice,  // an office: head and name
  kNamed,   // a number behind it belongs to a name
};

struct Phrase {
  PhraseKind kind = PhraseKind::kWords;
  bool same_words = false;  // its own words, all with `weight`
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
  // The phrase that ends here, or null.
  const Phrase* At(std::uint32_t at) const {
    return ends_[at] < 0 ? nullptr : &phrases_[ends_[at]];
  }

 private:
  Lexicon();
  static std::uint64_t Edge(std::uint32_t at, ContentWord letters) {
    return (letters & kLetters) * 0x9E3779B97F4A7C15u + at * 0xD6E8FEB86659FD93u;
  }
  void Add(std::string_view phrase, Phrase value);
  void AddLine(std::string_view line);

  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::int32_t> ends_;
  std::vector<Phrase> phrases_;
};

// Whether letters without accents can be a Vietnamese syllable; others are likely misread.
bool IsFoldedSyllable(std::string_view folded);

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_LEXICON_H_
