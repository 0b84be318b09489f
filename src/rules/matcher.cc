// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/matcher.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace kehoach::rules {
namespace {

// Bounds of RE2's program and of the states it keeps while matching, in bytes: a limit, not an
// allocation. A set that outgrows its share starts its cache again, which is slow, not wrong.
constexpr std::int64_t kPatternMemory = std::int64_t{2} << 20;
constexpr std::int64_t kSetMemory = std::int64_t{16} << 20;

RE2::Options Options(std::int64_t memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(memory);
  return options;
}

std::vector<std::string> GroupNames(const RE2& pattern) {
  const auto count = static_cast<std::size_t>(pattern.NumberOfCapturingGroups());
  std::vector<std::string> names(count + 1);
  for (const auto& [number, name] : pattern.CapturingGroupNames()) {
    names[static_cast<std::size_t>(number)] = name;
  }
  return names;
}

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

// The original bytes of folded[begin, end). White space that folding dropped at the end of the
// range stays out.
std::pair<std::size_t, std::size_t> OriginalRange(std::string_view text, const text::Folded& folded,
                                                  std::size_t begin, std::size_t end) {
  const std::size_t from = std::min<std::size_t>(folded.origin[begin], text.size());
  std::size_t to = std::min<std::size_t>(folded.origin[end], text.size());
  if (begin == end) return {from, from};
  if (folded.text[end - 1] != ' ') {
    const std::size_t last = std::min<std::size_t>(folded.origin[end - 1], text.size());
    while (to > last + 1 && (text[to - 1] == ' ' || text[to - 1] == '\n' || text[to - 1] == '\t')) {
      --to;
    }
  }
  return {from, std::max(from, to)};
}

void SetCapture(RuleHit& hit, const std::string& name, std::string_view text, std::size_t from,
                std::size_t to) {
  const std::string_view value = text.substr(from, to - from);
  for (std::size_t i = 0; i < hit.captures.size(); ++i) {
    if (hit.captures[i].first == name) {
      hit.captures[i].second = value;
      hit.ranges[i] = {from, to};
      return;
    }
  }
  hit.captures.emplace_back(name, value);
  hit.ranges.emplace_back(from, to);
}

bool MatchGroups(const RE2& pattern, std::string_view text, std::size_t groups,
                 std::vector<re2::StringPiece>& pieces) {
  pieces.assign(groups, {});
  return pattern.Match(Piece(text), 0, text.size(), RE2::UNANCHORED, pieces.data(),
                       static_cast<int>(groups));
}

std::unique_ptr<RE2> CompilePattern(const std::string& pattern, std::string& problem) {
  auto compiled = std::make_unique<RE2>(pattern, Options(kPatternMemory));
  if (!compiled->ok()) {
    problem = fmt::format(
        "not a valid pattern: {}; RE2's syntax has no look-around and no "
        "back-references",
        compiled->error());
    return nullptr;
  }
  return compiled;
}

}  // namespace

bool CompiledRule::Compile(RuleDefinition definition, const Expander& expander, CompiledRule& out,
                           Error& error) {
  const Rule& rule = definition.rule;
  auto fail = [&](int line, const std::string& key, const std::string& problem) {
    error =
        RulesError(rule.file, line, fmt::format("rule '{}': '{}': {}", rule.name, key, problem));
    return false;
  };
  if (definition.labels.empty()) {
    std::string problem;
    if (!expander.Expand(definition.folded, out.expanded_, problem)) {
      return fail(definition.folded_line, "folded", problem);
    }
    problem = LetterThatNeverMatches(out.expanded_);
    if (!problem.empty()) return fail(definition.folded_line, "folded", problem);
    out.folded_ = CompilePattern(out.expanded_, problem);
    if (out.folded_ == nullptr) return fail(definition.folded_line, "folded", problem);
    out.folded_groups_ = GroupNames(*out.folded_);
    if (!definition.original.empty()) {
      out.original_ = CompilePattern(NarrowLetterClasses(definition.original), problem);
      if (out.original_ == nullptr) return fail(definition.original_line, "original", problem);
      out.original_groups_ = GroupNames(*out.original_);
    }
    for (const Example& example : definition.match) {
      for (const auto& [name, text] : example.captures) {
        if (out.HasGroup(name)) continue;
        return fail(
            example.line, "captures",
            fmt::format("no group (?P<{}>…) in the pattern; add it or correct the name", name));
      }
    }
  }
  out.definition_ = std::move(definition);
  return true;
}

bool CompiledRule::HasGroup(const std::string& name) const {
  auto in = [&](const std::vector<std::string>& groups) {
    return !name.empty() && std::find(groups.begin(), groups.end(), name) != groups.end();
  };
  return in(folded_groups_) || in(original_groups_);
}

bool CompiledRule::Try(std::string_view text, const text::Folded& folded, RuleHit& hit) const {
  std::vector<re2::StringPiece> pieces;
  if (!MatchGroups(*folded_, folded.text, folded_groups_.size(), pieces)) return false;
  hit.rule = &definition_.rule;
  hit.captures.clear();
  hit.ranges.clear();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].data() == nullptr) continue;  // took no part
    if (i > 0 && folded_groups_[i].empty()) continue;
    const auto begin = static_cast<std::size_t>(pieces[i].data() - folded.text.data());
    const auto [from, to] = OriginalRange(text, folded, begin, begin + pieces[i].size());
    if (i == 0) {
      hit.begin = from;
      hit.end = to;
    } else {
      SetCapture(hit, folded_groups_[i], text, from, to);
    }
  }
  return original_ == nullptr || TryOriginal(text, hit);
}

bool CompiledRule::TryOriginal(std::string_view text, RuleHit& hit) const {
  std::vector<re2::StringPiece> pieces;
  if (!MatchGroups(*original_, text, original_groups_.size(), pieces)) return false;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (pieces[i].data() == nullptr || original_groups_[i].empty()) continue;
    const auto from = static_cast<std::size_t>(pieces[i].data() - text.data());
    SetCapture(hit, original_groups_[i], text, from, from + pieces[i].size());
  }
  return true;
}

RuleHit CompiledRule::WholeText(std::string_view text) const {
  RuleHit hit;
  hit.rule = &definition_.rule;
  hit.end = text.size();
  return hit;
}

bool PatternSet::Add(const CompiledRule& compiled, std::size_t rule, Error& error) {
  const Rule& what = compiled.definition().rule;
  if (set_ == nullptr) {
    set_ = std::make_unique<RE2::Set>(Options(kSetMemory),
                                      anchored_ ? RE2::ANCHOR_START : RE2::UNANCHORED);
  }
  // The pattern has compiled by itself already; a set can refuse it only for its size.
  std::string problem;
  if (set_->Add(compiled.expanded(), &problem) < 0) {
    error = RulesError(what.file, what.line, fmt::format("rule '{}': {}", what.name, problem));
    return false;
  }
  rules_.push_back(rule);
  sources_.push_back(&compiled.definition());
  return true;
}

bool PatternSet::Finish(Error& error) {
  if (set_ == nullptr) return true;
  // A set that failed to compile must never be asked.
  if (!set_->Compile()) {
    error = RulesError(sources_.front()->rule.file, 0,
                       "the patterns of one scope are too large together; use fewer counted "
                       "repetitions such as {1,500}");
    return false;
  }
  std::vector<int> empty;
  if (set_->Match("", &empty)) {
    const RuleDefinition& wrong =
        *sources_[static_cast<std::size_t>(*std::min_element(empty.begin(), empty.end()))];
    error = RulesError(wrong.rule.file, wrong.folded_line,
                       fmt::format("rule '{}': 'folded': matches the empty text, so it would match "
                                   "everything; make some part required",
                                   wrong.rule.name));
    return false;
  }
  sources_.clear();
  return true;
}

void PatternSet::Match(const std::string& folded, std::vector<std::size_t>& rules) const {
  if (set_ == nullptr) return;
  std::vector<int> patterns;
  RE2::Set::ErrorInfo info{RE2::Set::kNoError};
  if (set_->Match(folded, &patterns, &info)) {
    for (int pattern : patterns) rules.push_back(rules_[static_cast<std::size_t>(pattern)]);
  } else if (info.kind != RE2::Set::kNoError) {
    // Out of memory: every pattern is tried by itself.
    rules.insert(rules.end(), rules_.begin(), rules_.end());
  }
}

bool Scope::Add(const CompiledRule& compiled, std::size_t rule, Error& error) {
  if (!compiled.is_labels()) {
    return (IsAnchored(compiled.expanded()) ? anchored_ : floating_).Add(compiled, rule, error);
  }
  const Rule& what = compiled.definition().rule;
  for (const Example& label : compiled.definition().labels) {
    std::string key = LabelKey(text::FoldForRules(label.text));
    if (key.empty()) {
      error = RulesError(what.file, label.line,
                         fmt::format("labels '{}': '{}' is empty once it is "
                                     "folded; take it out",
                                     what.name, label.text));
      return false;
    }
    longest_label_ = std::max(longest_label_, key.size());
    const auto [place, added] = labels_.try_emplace(key, Label{rule, what.file, label.line});
    if (!added) {
      error =
          RulesError(what.file, label.line,
                     fmt::format("labels '{}': '{}' is the same as a label at {}:{}; keep one",
                                 what.name, label.text, place->second.file, place->second.line));
      return false;
    }
  }
  return true;
}

bool Scope::Finish(Error& error) { return anchored_.Finish(error) && floating_.Finish(error); }

const Scope::Label* Scope::FindLabel(const std::string& folded) const {
  // Blanks around '/' and colons make the text longer than its key, by a few bytes.
  constexpr std::size_t kSlack = 16;
  if (labels_.empty() || folded.size() > longest_label_ + kSlack) return nullptr;
  const bool is_key = folded.find('/') == std::string::npos && !folded.empty() &&
                      folded.back() != ':' && folded.back() != ' ';
  const auto found =
      is_key ? labels_.find(std::string_view{folded}) : labels_.find(LabelKey(folded));
  return found == labels_.end() ? nullptr : &found->second;
}

void Scope::Candidates(const std::string& folded, std::vector<std::size_t>& rules) const {
  anchored_.Match(folded, rules);
  floating_.Match(folded, rules);
  if (const Label* label = FindLabel(folded)) rules.push_back(label->rule);
  std::sort(rules.begin(), rules.end());
}

}  // namespace kehoach::rules
