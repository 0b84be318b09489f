// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/likeness.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

#include "text/text.h"

namespace kehoach::plan {

double Likeness(const std::string& a, const std::string& b) {
  auto syllables = [](const std::string& text) {
    std::multiset<std::string> set;
    const std::string folded = text::FoldForRules(text);
    std::string word;
    for (const char c : folded + " ") {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
      if (letter) {
        word.push_back(c);
      } else if (!word.empty()) {
        set.insert(std::move(word));
        word.clear();
      }
    }
    return set;
  };
  const auto left = syllables(a), right = syllables(b);
  if (left.empty() || right.empty()) return 0;
  std::vector<std::string> common;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) / static_cast<double>(left.size() + right.size());
}

}  // namespace kehoach::plan
