// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/set_phrase.h"

#include <set>
#include <string>
#include <string_view>

#include "plan/likeness.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

// Letters; in shorter phrases one of them makes another.
constexpr std::size_t kShortest = 7;

// Letters alone: spaces are lost and made as easily as marks.
std::string LettersOf(const std::string& text) {
  std::string letters;
  for (const char c : text::FoldForRules(text)) {
    if (c >= 'a' && c <= 'z') letters += c;
  }
  return letters;
}

// The one phrase that differs from the text in marks and spaces alone, or else in one letter;
// empty where there are none or two.
std::string NearPhrase(const std::string& text, const std::set<std::string>& phrases) {
  const std::string letters = LettersOf(text);
  std::set<std::string> same, near;
  for (const std::string& phrase : phrases) {
    const std::string other = LettersOf(phrase);
    if (letters.size() > other.size() + 1 || other.size() > letters.size() + 1) continue;
    const std::size_t distance = EditDistance(letters, other);
    if (distance == 0) same.insert(phrase);
    if (distance == 1 && other.size() >= kShortest) near.insert(phrase);
  }
  const std::set<std::string>& found = same.empty() ? near : same;
  return found.size() == 1 ? *found.begin() : std::string();
}

// "KT: GIÁM ĐỐC" as "KT. GIÁM ĐỐC".
std::string WithPoint(const std::string& text) {
  for (const std::string_view authority : {"KT", "TM", "TL", "TUQ", "Q"}) {
    if (text.size() <= authority.size() || !text.starts_with(authority)) continue;
    if (std::string_view(":;,").find(text[authority.size()]) == std::string_view::npos) continue;
    std::string mended = text;
    mended[authority.size()] = '.';
    return mended;
  }
  return {};
}

}  // namespace

std::optional<RuleHit> TypeHit(const TextLine& line, const Rules& rules) {
  if (auto hit = rules.First("type", line.text)) {
    const std::string_view type = hit->Capture("type");
    if (type.empty() || !text::IsUpper(type)) return std::nullopt;
    return hit;
  }
  if (line.confidence >= 1 || !text::IsUpper(line.text)) return std::nullopt;
  std::set<std::string> types;
  for (const std::string& type : rules.PrintedList("types")) types.insert(text::ToUpper(type));
  const std::string phrase = NearPhrase(line.text, types);
  auto hit = phrase.empty() ? std::nullopt : rules.First("type", phrase);
  if (!hit) return std::nullopt;
  hit->begin = 0;
  hit->end = line.text.size();
  hit->captures = {{"type", line.text}};
  hit->ranges = {{0, line.text.size()}};
  return hit;
}

std::optional<RuleHit> SignatureHit(const TextLine& line, const Rules& rules) {
  if (!text::IsUpper(line.text)) return std::nullopt;
  auto hit = rules.First("signature", line.text);
  if (hit || line.confidence >= 1) return hit;
  if (const std::string authority = WithPoint(line.text); !authority.empty()) {
    hit = rules.First("signature", authority);
    if (hit) return hit;
  }
  std::set<std::string> offices;
  for (const std::string& office : rules.PrintedList("offices")) {
    const std::string upper = text::ToUpper(office);
    offices.insert(upper);
    offices.insert("PHÓ " + upper);
  }
  const std::string phrase = NearPhrase(line.text, offices);
  return phrase.empty() ? std::nullopt : rules.First("signature", phrase);
}

}  // namespace kehoach::plan
