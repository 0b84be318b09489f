// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts the small scripts that tests write pages and tables in.
#ifndef KEHOACH_TESTS_SUPPORT_SPLIT_H_
#define KEHOACH_TESTS_SUPPORT_SPLIT_H_

#include <string>
#include <string_view>
#include <vector>

namespace kehoach::testing {

// The parts between the marks `by`, without the spaces around them; one part at least.
inline std::vector<std::string> Split(std::string_view text, std::string_view by) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t at = text.find(by);
    std::string_view part = text.substr(0, at);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    parts.emplace_back(part);
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + by.size());
  }
}

}  // namespace kehoach::testing

#endif  // KEHOACH_TESTS_SUPPORT_SPLIT_H_
