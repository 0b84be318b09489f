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

std::size_t EditDistance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t k = 0; k < row.size(); ++k) row[k] = k;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const std::size_t changed = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
      diagonal = row[k];
      row[k] = std::min({changed, row[k] + 1, row[k - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace kehoach::plan
