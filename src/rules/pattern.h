// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns as people write them: {{fragments}} put in, and slips that would make a pattern
// silently never match found. Pure functions.
#ifndef KEHOACH_RULES_PATTERN_H_
#define KEHOACH_RULES_PATTERN_H_

#include <string>
#include <string_view>
#include <unordered_map>

#include "rules/definitions.h"

namespace kehoach::rules {

// Puts fragments into patterns: {{name}} becomes (?:the fragment's pattern), {{list:name}} an
// alternation of the list's folded items, longest first.
class Expander {
 public:
  // REQUIRES: `definitions` outlives the expander.
  explicit Expander(const Definitions& definitions);

  // Returns false and sets `problem` (one sentence with its remedy) for an unknown fragment, one
  // that uses itself, or a result over kMaxExpandedBytes.
  bool Expand(std::string_view pattern, std::string& out, std::string& problem) const;

 private:
  bool ExpandInto(std::string_view pattern, int depth, std::string& out,
                  std::string& problem) const;
  bool Insert(std::string_view name, int depth, std::string& out, std::string& problem) const;

  std::unordered_map<std::string_view, const Fragment*> fragments_;
  std::unordered_map<std::string, std::string> lists_;  // "list:name" -> alternation
};

// Why a pattern can never match folded text: an upper-case or marked letter, which folding has
// removed. Empty when there is no such letter. Escapes and group names are left alone.
std::string LetterThatNeverMatches(std::string_view folded_pattern);

// \p{L}, \p{Lu} and \p{Ll} of an `original` pattern, narrowed to the letters of Vietnamese and its
// Latin neighbours: RE2 takes milliseconds to compile each of the full classes, which hold some
// 600 ranges of scripts that these documents never use.
std::string NarrowLetterClasses(std::string_view original_pattern);

// Whether every alternative begins with '^', so that a text can match at its beginning only. False
// when in doubt (flags or a group before it).
bool IsAnchored(std::string_view pattern);

// A label for comparison: folded, no space around '/', no ':' or space at the end.
std::string LabelKey(std::string_view folded);

}  // namespace kehoach::rules

#endif  // KEHOACH_RULES_PATTERN_H_
