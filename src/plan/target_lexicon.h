// SPDX-License-Identifier: GPL-3.0-or-later
// The words of rules/targets.toml, looked up at a place of a text.
#ifndef KEHOACH_PLAN_TARGET_LEXICON_H_
#define KEHOACH_PLAN_TARGET_LEXICON_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kehoach/plan.h"
#include "kehoach/rules.h"
#include "text/text.h"

namespace kehoach::plan {

struct Phrase {
  std::string folded;
  std::string printed;    // as the rules have it
  std::string placement;  // text::KeyPlacement of it; empty: the fold tells it
};

// Phrases by their first and last byte, the longest first.
class Phrases {
 public:
  // kTolerant: several syllables are known by their fold, so that a misread mark ("tối thiễu")
  // does not hide them.
  enum class Marks { kExact, kTolerant };

  Phrases() = default;
  explicit Phrases(const std::vector<std::string>& printed, Marks marks = Marks::kExact);

  const std::vector<Phrase>& BeginningWith(char c) const { return by_first_[Index(c)]; }
  const std::vector<Phrase>& EndingWith(char c) const { return by_last_[Index(c)]; }

 private:
  static std::size_t Index(char c) { return static_cast<unsigned char>(c); }
  std::array<std::vector<Phrase>, 256> by_first_, by_last_;
};

// A text and its fold. Phrases are looked for in the fold and compared as they are printed, for
// folding makes one word of "giảm" and "giám"; where a tone mark stands does not matter.
class FoldedText {
 public:
  explicit FoldedText(std::string_view text) : text_(text), folded_(text::FoldWithOrigin(text)) {}
  FoldedText(const FoldedText&) = delete;
  FoldedText& operator=(const FoldedText&) = delete;

  const std::string& folded() const { return folded_.text; }
  std::string_view text() const { return text_; }
  // The bytes of the text behind folded[begin, end), without white space at the end.
  std::pair<std::size_t, std::size_t> Origin(std::size_t begin, std::size_t end) const;
  std::string_view Original(std::size_t begin, std::size_t end) const;
  // folded()[begin, end) by itself, as of Original(begin, end).
  text::Folded Slice(std::size_t begin, std::size_t end) const;
  // The first byte of the fold that stands for byte `original` of the text, or one behind it.
  std::size_t FoldedAt(std::size_t original) const;

  // Bytes of the longest phrase that `part` begins or ends with, at word boundaries; 0 = none.
  // REQUIRES: part is a part of folded().
  std::size_t Prefix(const Phrases& phrases, std::string_view part) const;
  std::size_t Suffix(const Phrases& phrases, std::string_view part) const;
  // The first place in `part` where one of the phrases stands; npos = none does.
  std::size_t Find(const Phrases& phrases, std::string_view part, std::size_t* length) const;
  bool Is(const Phrases& phrases, std::string_view part) const {
    return !part.empty() && Prefix(phrases, part) == part.size();
  }

 private:
  bool Same(const Phrase& phrase, std::string_view part) const;

  std::string_view text_;
  text::Folded folded_;
};

struct TargetLexicon {
  explicit TargetLexicon(const Rules& rules);
  // That of the rules, kept for the thread: making it takes as long as reading a short plan.
  static const TargetLexicon& Of(const Rules& rules);

  Phrases before, after, units, events, money, times, periods, period_leads, clause_leads, every,
      modality, links, measures, changes, doing, predicates, predicate_verbs, bases, each, from, to,
      turns, reaches, parts, scopes, comparisons, prepositions, joints, grade_heads, grade_verbs,
      grades, light, numbers, dimensions, qualifiers, negations, noun_leads, nouns_too, powers,
      terms, recipients, not_doing, subject_verbs;

  // By the folded phrase.
  std::optional<Comparator> Before(std::string_view phrase) const;
  std::optional<Comparator> After(std::string_view phrase) const;
  std::optional<std::string> Period(std::string_view phrase) const;
  std::optional<int> NumberWord(std::string_view word) const;

 private:
  using Map = std::vector<std::pair<std::string, std::string>>;
  Map before_map_, after_map_, period_map_, number_map_;
  std::string version_;
};

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_TARGET_LEXICON_H_
