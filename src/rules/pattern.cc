// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pattern.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <re2/re2.h>

#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::rules {
namespace {

// Fragments may use fragments; deeper than this is a circle.
constexpr int kMaxDepth = 16;

std::string Alternation(const WordList& list) {
  std::vector<std::string> items;
  for (const std::string& item : list.items) {
    std::string folded = text::FoldForRules(item);
    if (!folded.empty()) items.push_back(RE2::QuoteMeta(folded));
  }
  // RE2 prefers the earlier alternative: the longer of two with one beginning must come first.
  std::stable_sort(items.begin(), items.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  std::string joined;
  for (const std::string& item : items) {
    if (!joined.empty()) joined += '|';
    joined += item;
  }
  return joined;
}

// Bytes of the escape sequence that starts at pattern[i] == '\\'.
std::size_t EscapeLength(std::string_view pattern, std::size_t i) {
  if (i + 1 >= pattern.size()) return 1;
  const char kind = pattern[i + 1];
  if (kind == 'Q') {
    const std::size_t end = pattern.find("\\E", i + 2);
    return end == std::string_view::npos ? pattern.size() - i : end + 2 - i;
  }
  if ((kind == 'p' || kind == 'P' || kind == 'x') && i + 2 < pattern.size()) {
    if (pattern[i + 2] != '{') return kind == 'x' ? 4 : 3;
    const std::size_t end = pattern.find('}', i + 3);
    return end == std::string_view::npos ? pattern.size() - i : end + 1 - i;
  }
  return 2;
}

// Bytes of the character class that starts at pattern[i] == '['.
std::size_t ClassLength(std::string_view pattern, std::size_t i) {
  std::size_t at = i + 1;
  // ']' right after '[' or '[^' is the character itself.
  if (at < pattern.size() && pattern[at] == '^') ++at;
  if (at < pattern.size() && pattern[at] == ']') ++at;
  while (at < pattern.size() && pattern[at] != ']') {
    const std::size_t named =
        pattern.substr(at, 2) == "[:" ? pattern.find(":]", at) : std::string_view::npos;
    if (named != std::string_view::npos) {
      at = named + 2;
    } else {
      at += pattern[at] == '\\' ? EscapeLength(pattern, at) : 1;
    }
  }
  return at + 1 - i;
}

// Ranges of a character class. Latin-1 and the letters of U+0102-01B0 that Vietnamese uses.
constexpr std::string_view kUpperBase = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ";
constexpr std::string_view kLowerBase = "a-zß-öø-ÿăđĩũơư";
// With everything between: Latin with marks, as well as Greek and Cyrillic look-alikes.
constexpr std::string_view kLetters = "A-Za-zÀ-ÖØ-öø-ỹ";

// The class's ranges with the toned letters U+1EA0-1EF9, where case alternates.
std::string CaseRanges(std::string_view base, char32_t first) {
  std::string ranges(base);
  for (char32_t c = first; c <= 0x1EF9; c += 2) text::AppendUtf8(c, ranges);
  return ranges;
}

// Ranges for the letter class at the head of `escape` ("\\p{Lu}…"); empty for any other.
std::string_view LetterRanges(std::string_view escape) {
  static const std::string kUpper = CaseRanges(kUpperBase, 0x1EA0);
  static const std::string kLower = CaseRanges(kLowerBase, 0x1EA1);
  if (escape == "\\p{L}" || escape == "\\pL") return kLetters;
  if (escape == "\\p{Lu}") return kUpper;
  if (escape == "\\p{Ll}") return kLower;
  return {};
}

std::size_t CharacterLength(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte < 0xC0) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

}  // namespace

Expander::Expander(const Definitions& definitions) {
  for (const Fragment& fragment : definitions.fragments) fragments_[fragment.name] = &fragment;
  for (const WordList& list : definitions.lists) lists_["list:" + list.name] = Alternation(list);
}

bool Expander::Expand(std::string_view pattern, std::string& out, std::string& problem) const {
  out.clear();
  return ExpandInto(pattern, 0, out, problem);
}

bool Expander::ExpandInto(std::string_view pattern, int depth, std::string& out,
                          std::string& problem) const {
  std::size_t done = 0;
  for (;;) {
    const std::size_t open = pattern.find("{{", done);
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find("}}", open);
    if (close == std::string_view::npos) {
      problem = "'{{' has no '}}'; close it, or write \\{\\{ for the characters themselves";
      return false;
    }
    out.append(pattern, done, open - done);
    if (!Insert(pattern.substr(open + 2, close - open - 2), depth, out, problem)) return false;
    done = close + 2;
  }
  out.append(pattern, done);
  if (out.size() <= kMaxExpandedBytes) return true;
  problem = fmt::format("longer than {} bytes with its fragments put in; split the rule",
                        kMaxExpandedBytes);
  return false;
}

bool Expander::Insert(std::string_view name, int depth, std::string& out,
                      std::string& problem) const {
  if (depth >= kMaxDepth) {
    problem = fmt::format("fragment '{}' uses itself; take it out of its own pattern", name);
    return false;
  }
  if (const auto list = lists_.find(std::string(name)); list != lists_.end()) {
    if (list->second.empty()) {
      problem = fmt::format("'{{{{{}}}}}': the list is empty; add an item", name);
      return false;
    }
    out += "(?:" + list->second + ")";
    return out.size() <= kMaxExpandedBytes ||
           (problem = fmt::format("'{{{{{}}}}}' makes it longer than {} bytes; shorten the list",
                                  name, kMaxExpandedBytes),
            false);
  }
  const auto fragment = fragments_.find(name);
  if (fragment == fragments_.end()) {
    problem = fmt::format(
        "no fragment '{}'; add a [[fragment]] with that name, or {{{{list:…}}}} "
        "for a word list",
        name);
    return false;
  }
  out += "(?:";
  if (!ExpandInto(fragment->second->folded, depth + 1, out, problem)) return false;
  out += ')';
  return true;
}

std::string LetterThatNeverMatches(std::string_view folded_pattern) {
  for (std::size_t i = 0; i < folded_pattern.size();) {
    const char c = folded_pattern[i];
    if (c == '\\') {
      i += EscapeLength(folded_pattern, i);
      continue;
    }
    if (c == '(' && folded_pattern.substr(i, 2) == "(?") {
      // A group's name or flags: up to '>' of (?P<name>, or ':' or ')' of (?U:.
      const std::size_t end = folded_pattern.find_first_of(">:)", i);
      if (end == std::string_view::npos) return {};
      i = end + 1;
      continue;
    }
    const std::size_t length = CharacterLength(c);
    const std::string_view letter = folded_pattern.substr(i, length);
    const std::string folded = text::FoldForRules(letter);
    const bool is_letter = folded.size() == 1 && folded[0] >= 'a' && folded[0] <= 'z';
    if (is_letter && folded != letter) {
      return fmt::format("'{}' never occurs in folded text (lower case, no marks); write '{}'",
                         letter, folded);
    }
    i += length;
  }
  return {};
}

bool IsAnchored(std::string_view pattern) {
  int depth = 0;
  bool begins = true;  // an alternative of the whole pattern
  for (std::size_t i = 0; i < pattern.size();) {
    const char c = pattern[i];
    if (begins) {
      const std::string_view next = pattern.substr(i + 1, 1);
      // "^?" may be left out.
      if (c != '^' || next.find_first_of("?*+{") != std::string_view::npos) return false;
      begins = false;
      ++i;
    } else if (c == '\\') {
      i += EscapeLength(pattern, i);
    } else if (c == '[') {
      i += ClassLength(pattern, i);
    } else {
      if (c == '(') ++depth;
      if (c == ')') --depth;
      begins = c == '|' && depth == 0;
      ++i;
    }
  }
  return !begins;
}

std::string NarrowLetterClasses(std::string_view original_pattern) {
  std::string out;
  bool in_class = false;
  for (std::size_t i = 0; i < original_pattern.size();) {
    const char c = original_pattern[i];
    if (c == '\\') {
      const std::string_view escape = original_pattern.substr(i, EscapeLength(original_pattern, i));
      const std::string_view ranges = LetterRanges(escape);
      if (ranges.empty()) {
        out += escape;
      } else if (in_class) {
        out += ranges;
      } else {
        out.append("[").append(ranges).append("]");
      }
      i += escape.size();
      continue;
    }
    if (!in_class && c == '[') {
      in_class = true;
      // ']' right after '[' or '[^' is the character itself.
      std::size_t skip = 1;
      if (i + skip < original_pattern.size() && original_pattern[i + skip] == '^') ++skip;
      if (i + skip < original_pattern.size() && original_pattern[i + skip] == ']') ++skip;
      out += original_pattern.substr(i, skip);
      i += skip;
      continue;
    }
    if (in_class && original_pattern.substr(i, 2) == "[:") {
      const std::size_t end = original_pattern.find(":]", i);
      if (end != std::string_view::npos) {
        out += original_pattern.substr(i, end + 2 - i);
        i = end + 2;
        continue;
      }
    }
    if (in_class && c == ']') in_class = false;
    out += c;
    ++i;
  }
  return out;
}

std::string LabelKey(std::string_view folded) {
  std::string key;
  key.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const bool before_slash = i + 1 < folded.size() && folded[i + 1] == '/';
    const bool after_slash = !key.empty() && key.back() == '/';
    if (folded[i] == ' ' && (before_slash || after_slash)) continue;
    key += folded[i];
  }
  while (!key.empty() && (key.back() == ':' || key.back() == ' ')) key.pop_back();
  return key;
}

}  // namespace kehoach::rules
