// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/scopes.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace kehoach::plan {
namespace {

constexpr std::array<std::string_view, 28> kScopes = {
    "agency",   "annex",        "citation",       "citation-date", "closing",     "closing-issuer",
    "dateline", "deadline",     "deadline-point", "furniture",     "header",      "heading",
    "lead",     "letterhead",   "marker",         "number",        "opening",     "paragraph",
    "person",   "province",     "run-in",         "signature",     "target-none", "target-time",
    "title",    "title-issuer", "type",           "year"};

}  // namespace

std::vector<std::string> RulesNeverAsked(const Rules& rules) {
  std::vector<std::string> sentences;
  for (const Rule* rule : rules.All()) {
    if (std::find(kScopes.begin(), kScopes.end(), rule->scope) != kScopes.end()) continue;
    sentences.push_back(fmt::format(
        "{}:{}: rule '{}': no step of the program asks for the scope '{}'; known are {}",
        rule->file, rule->line, rule->name, rule->scope, fmt::join(kScopes, ", ")));
  }
  return sentences;
}

}  // namespace kehoach::plan
