// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/abbreviations.h"

#include <algorithm>
#include <string_view>

#include "text/search_tokens.h"
#include "text/text.h"

namespace kehoach::search {
namespace {

constexpr struct {
  const char* map;
  Columns columns;
} kMaps[] = {
    {"abbreviations", kAllColumns},         {"abbreviations-in-content", kContent},
    {"abbreviations-in-units", kUnits},     {"abbreviations-in-output", kOutput},
    {"abbreviations-in-details", kDetails},
};

}  // namespace

Abbreviations::Abbreviations(const Rules& rules) {
  for (const auto& [map, columns] : kMaps) {
    for (const auto& [key, meanings] : rules.Map(map)) {
      for (std::size_t at = 0; at <= meanings.size();) {
        const std::size_t end = std::min(meanings.find('|', at), meanings.size());
        Abbreviation one;
        one.columns = columns;
        one.shown = text::ToUpper(key);
        const std::string_view meaning = std::string_view(meanings).substr(at, end - at);
        for (text::SearchToken& token : text::SearchTokens(key)) {
          one.letters.push_back(std::move(token.folded));
        }
        for (text::SearchToken& token : text::SearchTokens(meaning)) {
          one.words.push_back(std::move(token.spelled));
          one.folded.push_back(std::move(token.folded));
        }
        const std::size_t first = meaning.find_first_not_of(' ');
        if (first != std::string_view::npos) {
          one.meaning = meaning.substr(first, meaning.find_last_not_of(' ') + 1 - first);
        }
        if (!one.letters.empty() && !one.words.empty()) all_.push_back(std::move(one));
        at = end + 1;
      }
    }
  }
}

}  // namespace kehoach::search
