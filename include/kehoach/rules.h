// SPDX-License-Identifier: GPL-3.0-or-later
// The user's rules (rules/*.toml): every pattern, label and word list that decides what a line
// or a column is. Grammar with a worked example: rules/README.md.
#ifndef KEHOACH_RULES_H_
#define KEHOACH_RULES_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kehoach/result.h"

namespace kehoach {

namespace text {
struct Folded;  // src/text/text.h
}
namespace rules {
class Lexicon;  // src/rules/lexicon.h
}

struct Rule {
  std::string name;    // unique over all files
  std::string scope;   // what it is tried on: "line", "header", "deadline", ...
  std::string yields;  // what a match means: "section.measures", "role.lead", "due.quarter"
  std::string about;   // reason or source
  std::string file;    // where it was read, for messages
  int line = 0;
};

// One rule's match on one text.
struct RuleHit {
  const Rule* rule = nullptr;      // lives as long as the Rules
  std::size_t begin = 0, end = 0;  // byte range of the match in the original text
  std::vector<std::pair<std::string, std::string>> captures;  // name -> original text, set ones
  std::vector<std::pair<std::size_t, std::size_t>> ranges;    // their bytes in the original text
  // Text of a named capture; empty when it took no part in the match.
  std::string_view Capture(std::string_view name) const;
  // Its [begin, end) in the original text; nothing when it took no part.
  std::optional<std::pair<std::size_t, std::size_t>> CaptureRange(std::string_view name) const;
};

// What became of an agency in a merger.
struct Successor {
  std::string key;      // of another Agency
  std::string since;    // ISO 8601 day
  bool certain = true;  // false: not to be said to a user as a fact
  std::string source;
};

// An agency or a kind of unit, [[agency]]: one for all its spellings.
struct Agency {
  std::string key;    // "so-y-te"; unique
  std::string name;   // "Sở Y tế"
  std::string level;  // "centre", "province", "district", "commune", "group" or "inner"
  std::vector<std::string> names;          // all spellings, the name among them, as written
  std::vector<std::string> abbreviations;  // "SGDĐT", "Sở GDĐT"
  std::optional<Successor> successor;
  std::string file;
  int line = 0;
};

// [[split]]: a cell of the lead or support column and the units it names (docs/units.md).
struct SplitExample {
  std::string cell, issuer;                   // issuer may be empty
  bool support = false;                       // the cell stands in the support column
  std::vector<std::string> lead, supporting;  // as printed
  std::string file;
  int line = 0;
};

// Immutable after loading: any number of threads may match at once.
class Rules {
 public:
  // Reads every *.toml of a folder, in name order. The Error (kBadRules) has "file:line" as its
  // source and the remedy in its message. Does not run the examples.
  static Result<Rules> Load(const std::string& directory);
  // The same from memory: (file name, content) pairs.
  static Result<Rules> Parse(const std::vector<std::pair<std::string, std::string>>& files);

  Rules(Rules&&) noexcept;
  Rules& operator=(Rules&&) noexcept;
  ~Rules();

  // All rules of a scope that match, in the order of the files (earlier = stronger). The text
  // is folded first (text::FoldForRules); a capture is the original's bytes.
  std::vector<RuleHit> Match(std::string_view scope, std::string_view text) const;
  // The first of them whose `yields` equals or starts with `yields` + "."; any when empty.
  std::optional<RuleHit> First(std::string_view scope, std::string_view text,
                               std::string_view yields = {}) const;
  // The same on a text that the caller has folded already (once for several scopes).
  // REQUIRES: folded == text::FoldWithOrigin(text)
  std::vector<RuleHit> Match(std::string_view scope, std::string_view text,
                             const text::Folded& folded) const;
  std::optional<RuleHit> First(std::string_view scope, std::string_view text,
                               const text::Folded& folded, std::string_view yields = {}) const;
  // Entries of a word list, folded, in file order; an unknown list is empty.
  const std::vector<std::string>& List(std::string_view name) const;
  // Two-column lists ([[map]]): folded key -> value, in file order.
  const std::vector<std::pair<std::string, std::string>>& Map(std::string_view name) const;

  // All agencies, in file order, and the words of the lists and maps named "unit-..." and of the
  // map "provinces", for looking up in running text.
  const rules::Lexicon& lexicon() const;
  const std::vector<SplitExample>& SplitExamples() const;
  // The same as the files have them (NFC), in the same order: where folding would make one word of
  // two ("giảm", "giám").
  const std::vector<std::string>& PrintedList(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& PrintedMap(std::string_view name) const;

  // Runs every rule's own examples, each rule by itself; one message per failure:
  // "file:line: rule 'x': example 'y': what was expected and what came".
  std::vector<std::string> Check() const;
  // All rules, in file order.
  std::vector<const Rule*> All() const;
  // SHA-256 (hex) over the names and contents of the files: the rules version.
  const std::string& version() const;

 private:
  struct Impl;
  explicit Rules(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kehoach

#endif  // KEHOACH_RULES_H_
