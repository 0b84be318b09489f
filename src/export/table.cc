// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/table.h"

#include <algorithm>
#include <chrono>
#include <cstddef>

#include "text/utf8.h"

namespace kehoach::exporter {
namespace {

// The value of the digits in [from, from + count); -1 when one of them is none.
int Digits(std::string_view text, std::size_t from, std::size_t count) {
  int value = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// C0 and C1 controls, DEL, and what XML 1.0 (section 2.2) does not allow.
bool IsForbidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE ||
         (c >= 0xFDD0 && c <= 0xFDEF) || c == 0xFEFF;
}

}  // namespace

bool IsSpreadsheetDay(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return false;
  const int year = Digits(iso, 0, 4), month = Digits(iso, 5, 2), day = Digits(iso, 8, 2);
  if (year < 1900 || month < 1 || day < 1) return false;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() && iso >= "1900-03-01";
}

std::string CleanText(std::string_view in) {
  std::string out;
  out.reserve(in.size());
  for (std::size_t at = 0; at < in.size();) {
    const std::size_t from = at;
    const char32_t c = text::NextCodePoint(in, at);
    if (c == '\r') {
      if (at >= in.size() || in[at] != '\n') out.push_back('\n');
    } else if (c == '\t') {
      out.push_back(' ');
    } else if (c == '\n' || !IsForbidden(c)) {
      if (c == text::kReplacement) {
        text::AppendUtf8(c, out);
      } else {
        out.append(in.substr(from, at - from));
      }
    }
  }
  return out;
}

std::string_view CutToUtf16(std::string_view utf8, std::size_t units) {
  if (utf8.size() <= units) return utf8;  // no code point has more units than bytes
  std::size_t at = 0, used = 0;
  while (at < utf8.size()) {
    std::size_t next = at;
    used += text::NextCodePoint(utf8, next) > 0xFFFF ? 2 : 1;
    if (used > units) break;
    at = next;
  }
  return utf8.substr(0, at);
}

}  // namespace kehoach::exporter
