// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/usual.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "plan/usual_pairs.h"
#include "text/text.h"

namespace kehoach::plan {
namespace {

// Words that stand beside anything: what is spelled otherwise beside them says nothing.
constexpr std::string_view kParticles[] = {
    "và",    "các",  "của",  "cho", "có",  "do",   "từ",   "tại",  "trong", "với", "để",   "chưa",
    "không", "là",   "theo", "về",  "đến", "khi",  "trên", "được", "những", "một", "này",  "đó",
    "bị",    "bằng", "như",  "mà",  "thì", "hoặc", "hay",  "vào",  "ra",    "lên", "đã",   "sẽ",
    "cần",   "phải", "cũng", "còn", "số",  "năm",  "tới",  "đối",  "mới",   "sau", "trước"};

// Both as "first second": the first with tones as digits, the second without any mark.
struct Lists {
  std::unordered_set<std::string> spelled, folded;
  std::unordered_set<std::string> words, folded_words;
  // "first", spelled, and "second" without marks: what it is with marks.
  std::unordered_map<std::string, std::vector<std::string>> after;

  Lists() {
    std::unordered_set<std::string_view> particles;
    for (const std::string_view particle : kParticles) particles.insert(particle);
    for (const std::string_view line : kUsualPairs) {
      std::size_t at = line.find(' ');
      const std::string first = text::KeyPlacement(line.substr(0, at)) + " ";
      const std::string first_fold = text::FoldForRules(line.substr(0, at)) + " ";
      AddWord(line.substr(0, at));
      while (at != std::string_view::npos) {
        const std::size_t next = line.find(' ', at + 1);
        const std::string_view second =
            line.substr(at + 1, next == std::string_view::npos ? next : next - at - 1);
        AddWord(second);
        spelled.insert(first + text::KeyPlacement(second));
        after[first + text::FoldForRules(second)].push_back(text::KeyPlacement(second));
        if (particles.count(line.substr(0, line.find(' '))) == 0 && particles.count(second) == 0) {
          folded.insert(first_fold + text::FoldForRules(second));
        }
        at = next;
      }
    }
  }

  void AddWord(std::string_view word) {
    words.insert(text::KeyPlacement(word));
    folded_words.insert(text::FoldForRules(word));
  }

  static const Lists& Get() {
    static const Lists lists;
    return lists;
  }
};

// A key of text::KeyPlacement without its marks: its tones are the digits 1 to 5 behind syllables.
std::string FoldOfKey(const std::string& key) {
  std::string bare = key;
  while (!bare.empty() && bare.back() >= '1' && bare.back() <= '5') bare.pop_back();
  return text::FoldForRules(bare);
}

}  // namespace

Usage UsageOf(const std::string& first, const std::string& second) {
  const Lists& lists = Lists::Get();
  if (lists.spelled.count(first + " " + second) > 0) return Usage::kUsual;
  return lists.folded.count(FoldOfKey(first) + " " + FoldOfKey(second)) > 0 ? Usage::kOtherwise
                                                                            : Usage::kUnknown;
}

bool FitsOtherwise(const std::string& left, const std::string& word, const std::string& right) {
  const Lists& lists = Lists::Get();
  const auto found = lists.after.find(left + " " + FoldOfKey(word));
  if (found == lists.after.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const std::string& other) {
    return other != word && lists.spelled.count(other + " " + right) > 0;
  });
}

Usage UsageOf(const std::string& word) {
  const Lists& lists = Lists::Get();
  if (lists.words.count(word) > 0) return Usage::kUsual;
  return lists.folded_words.count(FoldOfKey(word)) > 0 ? Usage::kOtherwise : Usage::kUnknown;
}

}  // namespace kehoach::plan
