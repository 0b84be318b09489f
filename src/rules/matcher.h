// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled rules. Immutable once built; any number of threads may match at once.
#ifndef KEHOACH_RULES_MATCHER_H_
#define KEHOACH_RULES_MATCHER_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <re2/re2.h>
#include <re2/set.h>

#include "kehoach/rules.h"
#include "rules/definitions.h"
#include "rules/pattern.h"
#include "text/text.h"

namespace kehoach::rules {

// One rule by itself.
class CompiledRule {
 public:
  // Returns false and sets `error` when a pattern is wrong.
  static bool Compile(RuleDefinition definition, const Expander& expander, CompiledRule& out,
                      Error& error);

  const RuleDefinition& definition() const { return definition_; }
  bool is_labels() const { return !definition_.labels.empty(); }
  const std::string& expanded() const { return expanded_; }

  // Whether the patterns match, and what they capture. REQUIRES: !is_labels()
  bool Try(std::string_view text, const text::Folded& folded, RuleHit& hit) const;
  RuleHit WholeText(std::string_view text) const;

 private:
  bool HasGroup(const std::string& name) const;
  bool TryOriginal(std::string_view text, RuleHit& hit) const;

  RuleDefinition definition_;
  std::string expanded_;  // `folded` with its fragments put in
  std::unique_ptr<RE2> folded_, original_;
  std::vector<std::string> folded_groups_, original_groups_;  // by number; "" = without a name
};

// Patterns that are all looked for in one pass over a text.
class PatternSet {
 public:
  // `anchored`: all patterns match at the beginning of a text only, so that most texts are done
  // with after a few bytes.
  explicit PatternSet(bool anchored) : anchored_(anchored) {}

  // REQUIRES: `compiled` stays where it is until Finish.
  bool Add(const CompiledRule& compiled, std::size_t rule, Error& error);
  bool Finish(Error& error);
  // Appends the rules that match.
  void Match(const std::string& folded, std::vector<std::size_t>& rules) const;

 private:
  bool anchored_;
  std::unique_ptr<RE2::Set> set_;               // none as long as there are no patterns
  std::vector<std::size_t> rules_;              // pattern number in set_ -> rule
  std::vector<const RuleDefinition*> sources_;  // the same, until Finish
};

// All rules of one scope: a pass or two over a text tell which patterns can match.
class Scope {
 public:
  // `rule` is the rule's index in the caller's list, in order of strength.
  // Returns false and sets `error` for a label that is there already.
  // REQUIRES: `compiled` stays where it is until Finish.
  bool Add(const CompiledRule& compiled, std::size_t rule, Error& error);
  bool Finish(Error& error);

  // Indices of the rules that may match, ascending: labels do match, patterns still need
  // CompiledRule::Try.
  void Candidates(const std::string& folded, std::vector<std::size_t>& rules) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>{}(key);
    }
  };
  struct Label {
    std::size_t rule = 0;
    std::string file;
    int line = 0;
  };
  const Label* FindLabel(const std::string& folded) const;

  PatternSet anchored_{true}, floating_{false};
  std::unordered_map<std::string, Label, Hash, std::equal_to<>> labels_;
  std::size_t longest_label_ = 0;
};

}  // namespace kehoach::rules

#endif  // KEHOACH_RULES_MATCHER_H_
