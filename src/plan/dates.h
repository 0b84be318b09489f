// SPDX-License-Identifier: GPL-3.0-or-later
// Calendar days and the dateline of a document ("Hà Nội, ngày 05 tháng 3 năm 2020"). Patterns:
// rules/dates.toml. Pure functions, thread-safe.
#ifndef KEHOACH_PLAN_DATES_H_
#define KEHOACH_PLAN_DATES_H_

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "kehoach/rules.h"

namespace kehoach::plan {

// A day of the Gregorian calendar.
struct Day {
  int year = 0, month = 0, day = 0;
  friend auto operator<=>(const Day&, const Day&) = default;
};

bool IsLeapYear(int year);
int DaysInMonth(int year, int month);  // REQUIRES: 1 <= month <= 12
bool Exists(const Day& day);           // years 1900-2100 only: others are misprints here
std::string Iso(const Day& day);       // "2022-01-11"

// A number of at most four decimal digits, else nothing. No sign, no blanks.
std::optional<int> ParseNumber(std::string_view digits);

// A number written out ("nhất", "hai"; map "number-words" of the rules), else nothing.
std::optional<int> NumberOfWord(std::string_view word, const Rules& rules);

struct Dateline {
  std::optional<std::string> place;  // as printed; absent when the line has only the date
  std::string date_text;             // as printed, spaces folded, no closing mark
  std::optional<std::string> date;   // "2022-01-11", "2023-01" or "2022": as far as filled in
  std::size_t begin = 0, end = 0;    // bytes of place and date in the line
  std::string rule;
};

// The dateline of a document: the whole line, or what stands behind its number on the same line.
// Nothing when the line is something else. A date that does not exist gives a Dateline without
// `date`.
std::optional<Dateline> ReadDateline(std::string_view line, const Rules& rules);

}  // namespace kehoach::plan

#endif  // KEHOACH_PLAN_DATES_H_
