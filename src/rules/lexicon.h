// SPDX-License-Identifier: GPL-3.0-or-later
// Names looked up in running text, word by word: agencies under all their spellings, provinces,
// and the word lists that say how a cell is split into units (rules/units.toml). Immutable once
// built; any number of threads may look up at once.
#ifndef KEHOACH_RULES_LEXICON_H_
#define KEHOACH_RULES_LEXICON_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "kehoach/result.h"
#include "kehoach/rules.h"
#include "rules/definitions.h"

namespace kehoach::rules {

// What may stand before a word besides white space.
enum Gap : std::uint16_t {
  kGapNone = 0,
  kGapComma = 1,
  kGapDash = 2,        // "Tổ chức-Hành chính"
  kGapSpacedDash = 4,  // "Tổ chức - Hành chính", or a bullet
  kGapAnd = 8,         // "và", "&": no words of their own
  kGapSlash = 16,
  kGapSemicolon = 32,
  kGapColon = 64,
  kGapDot = 128,
  kGapPlus = 256,     // "+", "*", "|": items
  kGapOther = 512,    // any other mark
  kGapBracket = 1024  // for callers that take a bracket out of the text
};

struct Word {
  int id = -1;             // of its fold in the lexicon; -1 = in none of its phrases
  int exact = -1;          // of itself in small letters
  std::uint16_t gap = 0;   // marks before it; kGapNone for a space alone
  std::int16_t depth = 0;  // of brackets around it
  bool capital = false;    // begins with a capital
  bool upper = false;      // an abbreviation: all capitals, or two of them first ("TTra")
  std::uint32_t begin = 0, end = 0;                // bytes of the text
  std::uint32_t folded_begin = 0, folded_end = 0;  // bytes of its fold
};

// A text cut into words.
struct Words {
  std::string folded;  // as text::FoldForRules
  std::vector<Word> words;
  std::uint16_t gap_at_end = 0;
  std::string_view Folded(std::size_t i) const {
    return std::string_view(folded).substr(words[i].folded_begin,
                                           words[i].folded_end - words[i].folded_begin);
  }
};

// Phrases that a caller may ask for, as a set of bits.
enum class PhraseList : std::uint8_t {
  kAgency,    // [[agency]]
  kProvince,  // map "provinces"
  // Lists of rules/units.toml:
  kHead,
  kHeadAnyCase,
  kWeakHead,
  kNoHead,
  kInner,
  kCollective,
  kMember,
  kPerson,
  kGovernor,
  kLeadWord,
  kSupportWord,
  kStop,
  kDitto,
  kNone,  // "không", "x": names no unit
  kLevel,
  kPlaceKind,
  kOwner,
  kDotted,
  kQualifier,
  kItem,
  kNoName,
  kPost,
  kCount,
};
using PhraseMask = std::uint32_t;
constexpr PhraseMask MaskOf(PhraseList list) {
  return PhraseMask{1} << static_cast<unsigned>(list);
}

struct PhraseMatch {
  std::size_t words = 0;  // 0 = no match
  PhraseMask lists = 0;   // all that hold this phrase, of those asked for
  int agency = -1;        // index into agencies()
  int province = -1;      // index into provinces()
};

class Lexicon {
 public:
  // Returns false and sets `error` when a spelling names two agencies or a successor is unknown.
  bool Build(const std::vector<AgencyDefinition>& agencies, const std::vector<WordList>& lists,
             const std::map<std::string, std::vector<std::pair<std::string, std::string>>,
                            std::less<>>& maps,
             Error& error);

  Words Cut(std::string_view text) const;

  // The longest phrase of these lists at words[at], over no word beyond `end`. Between its words
  // stand spaces, commas, dashes or "và"; brackets are not crossed. Abbreviations in capitals may
  // be parted ("GD&ĐT", "LĐ-TB&XH").
  PhraseMatch Longest(const Words& words, std::size_t at, std::size_t end, PhraseMask lists) const;

  const std::vector<Agency>& agencies() const { return agencies_; }
  const Agency* Find(std::string_view key) const;
  const std::vector<std::string>& provinces() const { return provinces_; }

  // The words that an abbreviation in capitals stands for, folded and separated by '-'; empty when
  // it has none or several meanings. Tries the longest run of words[at..end) first and sets `used`.
  std::string_view Expansion(const Words& words, std::size_t at, std::size_t end,
                             std::size_t& used) const;

  // The agency that a text names, case and spacing of abbreviations counting for nothing
  // ("sgd&dt", "so y te"); null = none, or more than its name.
  const Agency* Whole(std::string_view text) const;

 private:
  struct Node {
    std::unordered_map<int, int> next;  // word -> node
    PhraseMask lists = 0;
    int agency = -1, province = -1;
  };
  // Words as they are compared: y for i at the end of a syllable like "lý", "quý".
  static std::string Normal(std::string_view folded);
  int IdOf(std::string_view folded) const;
  int Intern(std::string_view folded);
  int AddPhrase(std::string_view text);
  int AddExactPhrase(std::string_view text);
  int NodeBehind(int node, int word);  // makes it
  void WalkExact(const Words& words, std::size_t at, std::size_t end, PhraseMask lists,
                 PhraseMatch& best) const;
  bool AddAgencyName(const std::string& text, int agency, Error& error);
  int Follow(int node, int word) const;
  void AddAbbreviations(const std::vector<std::pair<std::string, std::string>>& entries);
  static bool Joins(const Words& words, std::size_t i);

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  // From node 0 over folded words: agencies and provinces, which people write in many ways. From
  // node 1 over exact ones: the lists, whose words would be others without their marks ("quận",
  // "quản").
  std::vector<Node> nodes_ = std::vector<Node>(2);
  std::unordered_map<std::string, int, Hash, std::equal_to<>> ids_, exact_ids_;
  std::vector<Agency> agencies_;
  std::unordered_map<std::string, int, Hash, std::equal_to<>> by_key_;
  std::vector<std::string> provinces_;
  struct Abbreviation {
    std::vector<std::vector<int>> meanings;  // words of each
    std::string only;                        // the one meaning as a slug
  };
  std::unordered_map<int, Abbreviation> abbreviations_;
};

}  // namespace kehoach::rules

#endif  // KEHOACH_RULES_LEXICON_H_
