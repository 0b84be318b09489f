// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/names.h"

#include <algorithm>

#include "text/text.h"

namespace kehoach::audit {

std::string NameKey(const std::optional<std::string>& name) {
  return name ? text::KeyPlacement(*name) : std::string();
}

std::optional<std::string> UsualSpelling(const Spellings& spellings) {
  const auto most =
      std::max_element(spellings.begin(), spellings.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == spellings.end()) return std::nullopt;
  return most->first;
}

std::tuple<bool, std::string, std::string> NameOrder(const std::optional<std::string>& name) {
  return {!name, name ? text::KeyFolded(*name) : std::string(), name.value_or(std::string())};
}

}  // namespace kehoach::audit
