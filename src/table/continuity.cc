// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/continuity.h"

#include <algorithm>
#include <cstddef>

#include "text/text.h"

namespace kehoach::table {
namespace {

std::size_t SequenceLength(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

// The first code point behind opening marks and spaces.
std::string_view FirstLetter(std::string_view text) {
  const auto opening = [](char c) {
    return c == ' ' || c == '(' || c == '"' || c == '\'' || c == '[';
  };
  while (!text.empty() && opening(text.front())) text.remove_prefix(1);
  while (text.starts_with("“") || text.starts_with("‘")) text.remove_prefix(3);
  if (text.empty()) return {};
  return text.substr(0, std::min(text.size(), SequenceLength(static_cast<unsigned char>(text[0]))));
}

int OpenBrackets(std::string_view text) {
  return static_cast<int>(std::count(text.begin(), text.end(), '(')) -
         static_cast<int>(std::count(text.begin(), text.end(), ')'));
}

std::string_view TrimRight(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

bool StartsSmall(std::string_view text) {
  const std::string_view letter = FirstLetter(text);
  return !letter.empty() && text::ToUpper(letter) != letter;
}

bool StartsCapital(std::string_view text) {
  const std::string_view letter = FirstLetter(text);
  return !letter.empty() && text::ToLower(letter) != letter;
}

bool EndsClosed(std::string_view text) {
  text = TrimRight(text);
  if (text.empty()) return false;
  return std::string_view(".;:!?").find(text.back()) != std::string_view::npos ||
         text.ends_with("…") || text.ends_with("”");
}

bool EndsOpen(std::string_view text) {
  text = TrimRight(text);
  if (text.empty()) return false;
  return std::string_view(",/(&+").find(text.back()) != std::string_view::npos ||
         text.ends_with(" -") || text.ends_with("–") || OpenBrackets(text) > 0;
}

bool GoesOn(std::string_view text, std::string_view next) {
  if (TrimRight(text).empty() || TrimRight(next).empty()) return false;
  if (StartsSmall(next)) return !EndsClosed(text) || OpenBrackets(text) > 0;
  return EndsOpen(text) && !next.starts_with("- ") && !next.starts_with("+ ");
}

}  // namespace kehoach::table
