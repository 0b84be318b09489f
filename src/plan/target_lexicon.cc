// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/target_lexicon.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>

namespace kehoach::plan {
namespace {

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) >= 0x80);
}

std::vector<std::string> Keys(const std::vector<std::pair<std::string, std::string>>& map) {
  std::vector<std::string> keys;
  for (const auto& entry : map) keys.push_back(entry.first);
  return keys;
}

const std::string* Find(const std::vector<std::pair<std::string, std::string>>& map,
                        std::string_view key) {
  for (const auto& [name, value] : map) {
    if (name == key) return &value;
  }
  return nullptr;
}

std::optional<Comparator> ComparatorOf(const std::string* name) {
  if (name == nullptr) return std::nullopt;
  for (int i = static_cast<int>(Comparator::kAtLeast); i <= static_cast<int>(Comparator::kRange);
       ++i) {
    if (*name == ComparatorName(static_cast<Comparator>(i))) return static_cast<Comparator>(i);
  }
  return std::nullopt;
}

}  // namespace

Phrases::Phrases(const std::vector<std::string>& printed, Marks marks) {
  for (const std::string& item : printed) {
    Phrase phrase{text::FoldForRules(item), item, text::KeyPlacement(item)};
    if (marks == Marks::kTolerant && phrase.folded.find(' ') != std::string::npos) {
      phrase.placement.clear();
    }
    if (phrase.folded.empty()) continue;
    by_first_[Index(phrase.folded.front())].push_back(phrase);
    by_last_[Index(phrase.folded.back())].push_back(std::move(phrase));
  }
  const auto longer = [](const Phrase& a, const Phrase& b) {
    return a.folded.size() > b.folded.size();
  };
  for (auto& bucket : by_first_) std::stable_sort(bucket.begin(), bucket.end(), longer);
  for (auto& bucket : by_last_) std::stable_sort(bucket.begin(), bucket.end(), longer);
}

std::pair<std::size_t, std::size_t> FoldedText::Origin(std::size_t begin, std::size_t end) const {
  if (begin >= end) return {0, 0};
  const std::size_t from = std::min<std::size_t>(folded_.origin[begin], text_.size());
  const std::size_t last = std::min<std::size_t>(folded_.origin[end - 1], text_.size());
  std::size_t to = std::min<std::size_t>(folded_.origin[end], text_.size());
  while (to > last + 1 &&
         (text_[to - 1] == ' ' || text_[to - 1] == '\n' || text_[to - 1] == '\t')) {
    --to;
  }
  return {from, std::max(from, to)};
}

std::string_view FoldedText::Original(std::size_t begin, std::size_t end) const {
  const auto [from, to] = Origin(begin, end);
  return text_.substr(from, to - from);
}

text::Folded FoldedText::Slice(std::size_t begin, std::size_t end) const {
  const auto [from, to] = Origin(begin, end);
  text::Folded slice;
  slice.text = folded_.text.substr(begin, end - begin);
  slice.origin.reserve(slice.text.size() + 1);
  for (std::size_t i = begin; i < end; ++i) {
    slice.origin.push_back(folded_.origin[i] - static_cast<std::uint32_t>(from));
  }
  slice.origin.push_back(static_cast<std::uint32_t>(to - from));
  return slice;
}

std::size_t FoldedText::FoldedAt(std::size_t original) const {
  const auto it = std::lower_bound(folded_.origin.begin(), folded_.origin.end(), original);
  return std::min(static_cast<std::size_t>(it - folded_.origin.begin()), folded_.text.size());
}

bool FoldedText::Same(const Phrase& phrase, std::string_view part) const {
  if (phrase.placement.empty()) return true;
  const auto begin = static_cast<std::size_t>(part.data() - folded_.text.data());
  const std::string_view original = Original(begin, begin + part.size());
  return original == phrase.printed || text::KeyPlacement(original) == phrase.placement;
}

std::size_t FoldedText::Prefix(const Phrases& phrases, std::string_view part) const {
  if (part.empty()) return 0;
  for (const Phrase& phrase : phrases.BeginningWith(part.front())) {
    const std::string& item = phrase.folded;
    if (!part.starts_with(item)) continue;
    if (part.size() > item.size() && IsWordByte(part[item.size()]) && IsWordByte(item.back())) {
      continue;
    }
    if (Same(phrase, part.substr(0, item.size()))) return item.size();
  }
  return 0;
}

std::size_t FoldedText::Suffix(const Phrases& phrases, std::string_view part) const {
  if (part.empty()) return 0;
  for (const Phrase& phrase : phrases.EndingWith(part.back())) {
    const std::string& item = phrase.folded;
    if (!part.ends_with(item)) continue;
    const std::size_t at = part.size() - item.size();
    if (at > 0 && IsWordByte(part[at - 1]) && IsWordByte(item.front())) continue;
    if (Same(phrase, part.substr(at))) return item.size();
  }
  return 0;
}

std::size_t FoldedText::Find(const Phrases& phrases, std::string_view part,
                             std::size_t* length) const {
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (i > 0 && IsWordByte(part[i - 1])) continue;
    if (phrases.BeginningWith(part[i]).empty()) continue;
    const std::size_t found = Prefix(phrases, part.substr(i));
    if (found == 0) continue;
    if (length != nullptr) *length = found;
    return i;
  }
  return std::string_view::npos;
}

TargetLexicon::TargetLexicon(const Rules& rules)
    : units(rules.PrintedList("target-units")),
      events(rules.PrintedList("target-events")),
      money(rules.PrintedList("target-money")),
      times(rules.PrintedList("target-times")),
      period_leads(rules.PrintedList("target-period-leads")),
      clause_leads(rules.PrintedList("target-clause-leads")),
      every(rules.PrintedList("target-every")),
      modality(rules.PrintedList("target-modality")),
      links(rules.PrintedList("target-links")),
      measures(rules.PrintedList("target-measures")),
      changes(rules.PrintedList("target-changes")),
      doing(rules.PrintedList("target-doing")),
      predicates(rules.PrintedList("target-predicates")),
      predicate_verbs(rules.PrintedList("target-predicate-verbs")),
      bases(rules.PrintedList("target-bases")),
      each(rules.PrintedList("target-each")),
      from(rules.PrintedList("target-from")),
      to(rules.PrintedList("target-to")),
      turns(rules.PrintedList("target-turns")),
      reaches(rules.PrintedList("target-reaches")),
      parts(rules.PrintedList("target-parts")),
      scopes(rules.PrintedList("target-scopes")),
      comparisons(rules.PrintedList("target-comparisons")),
      prepositions(rules.PrintedList("target-prepositions")),
      joints(rules.PrintedList("target-joints")),
      grade_heads(rules.PrintedList("target-grade-heads")),
      grade_verbs(rules.PrintedList("target-grade-verbs")),
      grades(rules.PrintedList("target-grades")),
      light(rules.PrintedList("target-light-words")),
      dimensions(rules.PrintedList("target-dimensions")),
      qualifiers(rules.PrintedList("target-qualifiers")),
      negations(rules.PrintedList("target-negations")),
      noun_leads(rules.PrintedList("target-noun-leads")),
      nouns_too(rules.PrintedList("target-nouns-too")),
      powers(rules.PrintedList("target-powers")),
      terms(rules.PrintedList("target-terms")),
      recipients(rules.PrintedList("target-recipients")),
      not_doing(rules.PrintedList("target-not-doing")),
      subject_verbs(rules.PrintedList("target-subject-verbs")),
      before_map_(rules.Map("target-before")),
      after_map_(rules.Map("target-after")),
      period_map_(rules.Map("target-periods")),
      number_map_(rules.Map("number-words")),
      version_(rules.version()) {
  before = Phrases(Keys(rules.PrintedMap("target-before")), Phrases::Marks::kTolerant);
  after = Phrases(Keys(rules.PrintedMap("target-after")), Phrases::Marks::kTolerant);
  periods = Phrases(Keys(rules.PrintedMap("target-periods")));
  numbers = Phrases(Keys(rules.PrintedMap("number-words")));
}

const TargetLexicon& TargetLexicon::Of(const Rules& rules) {
  thread_local std::unique_ptr<const TargetLexicon> kept;
  if (kept == nullptr || kept->version_ != rules.version()) {
    kept = std::make_unique<const TargetLexicon>(rules);
  }
  return *kept;
}

std::optional<Comparator> TargetLexicon::Before(std::string_view phrase) const {
  return ComparatorOf(Find(before_map_, phrase));
}

std::optional<Comparator> TargetLexicon::After(std::string_view phrase) const {
  return ComparatorOf(Find(after_map_, phrase));
}

std::optional<std::string> TargetLexicon::Period(std::string_view phrase) const {
  const std::string* period = Find(period_map_, phrase);
  return period == nullptr ? std::nullopt : std::optional(*period);
}

std::optional<int> TargetLexicon::NumberWord(std::string_view word) const {
  const std::string* digits = Find(number_map_, word);
  if (digits == nullptr) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(digits->data(), digits->data() + digits->size(), value);
  if (error != std::errc() || end != digits->data() + digits->size()) return std::nullopt;
  return value;
}

}  // namespace kehoach::plan
