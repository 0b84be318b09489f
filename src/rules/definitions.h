// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules files say, read and checked for form, before any pattern is compiled.
// The grammar is specified in rules/README.md.
#ifndef KEHOACH_RULES_DEFINITIONS_H_
#define KEHOACH_RULES_DEFINITIONS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kehoach/result.h"
#include "kehoach/rules.h"

namespace kehoach::rules {

// Limits on what a rules file may hold: a slip of the hand must give a message, not a hang.
inline constexpr std::size_t kMaxFileBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMaxFiles = 256;
inline constexpr std::size_t kMaxRules = 5000;
inline constexpr std::size_t kMaxPatternBytes = 4096;
// After its {{fragments}} are put in.
inline constexpr std::size_t kMaxExpandedBytes = 32768;

struct Example {
  std::string text;
  std::vector<std::pair<std::string, std::string>> captures;  // expected; "" = took no part
  int line = 0;
};

// A [[rule]], or a [[labels]] block when `labels` is not empty.
struct RuleDefinition {
  Rule rule;
  std::string folded, original;  // patterns; `original` may be empty
  int folded_line = 0, original_line = 0;
  std::vector<Example> match, reject;
  std::vector<Example> labels;  // literal texts
};

struct Fragment {
  std::string name, folded, file;
  int line = 0;
};

struct WordList {
  std::string name, file;
  std::vector<std::string> items;  // as written
  int line = 0;
};

struct WordMap {
  std::string name, file;
  std::vector<std::pair<std::string, std::string>> entries;  // as written, in file order
  int line = 0;
};

// An [[agency]] with the examples that are run by Rules::Check.
struct AgencyDefinition {
  Agency agency;
  std::string successor_name;  // as written; its key is known when all files are read
  std::vector<Example> match, reject;
  std::string name;  // of the block: the key, for "the name is taken"
  std::string file;
  int line = 0;
};

struct Definitions {
  std::vector<RuleDefinition> rules;  // in the order of the files and their lines
  std::vector<Fragment> fragments;
  std::vector<WordList> lists;
  std::vector<WordMap> maps;
  std::vector<AgencyDefinition> agencies;
  std::vector<SplitExample> splits;
};

// "Sở Y tế" -> "so-y-te".
std::string SlugOf(std::string_view name);

// An Error about one place in one file. `message` says what is wrong and what to do.
Error RulesError(const std::string& file, int line, std::string message);

// Reads one file's text into `definitions`. Names must be unique over all calls.
// Returns false and sets `error` at the first thing that is wrong.
bool ReadDefinitions(const std::string& file, std::string_view content, Definitions& definitions,
                     Error& error);

}  // namespace kehoach::rules

#endif  // KEHOACH_RULES_DEFINITIONS_H_
