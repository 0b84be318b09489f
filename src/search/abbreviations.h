// SPDX-License-Identifier: GPL-3.0-or-later
// Abbreviations of administrative Vietnamese and what they stand for, from
// rules/abbreviations.toml, which users can edit. Pure; thread-safe once made.
#ifndef KEHOACH_SEARCH_ABBREVIATIONS_H_
#define KEHOACH_SEARCH_ABBREVIATIONS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "kehoach/rules.h"

namespace kehoach::search {

// Groups of columns of the index, as bits.
using Columns = std::uint8_t;
inline constexpr Columns kContent = 1, kUnits = 2, kOutput = 4, kDetails = 8, kAllColumns = 15;

struct Abbreviation {
  std::vector<std::string> letters;  // folded words: "ubnd"; "kh", "cn" for "KH&CN"
  std::vector<std::string> words;   // as text::SearchToken::spelled: "ủy", "ban", "nhân", "dân"
  std::vector<std::string> folded;  // `words` without marks
  Columns columns = kAllColumns;    // where the letters stand for these words
  std::string shown, meaning;       // for people: "UBND", "Ủy ban nhân dân"
};

class Abbreviations {
 public:
  Abbreviations() = default;  // none
  // The maps "abbreviations" (anywhere) and "abbreviations-in-content", "-units", "-output",
  // "-details" (in that group of columns alone). Several meanings are parted by '|'.
  explicit Abbreviations(const Rules& rules);

  const std::vector<Abbreviation>& all() const { return all_; }

 private:
  std::vector<Abbreviation> all_;
};

}  // namespace kehoach::search

#endif  // KEHOACH_SEARCH_ABBREVIATIONS_H_
