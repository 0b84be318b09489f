// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/dates.h"

#include <utility>

#include <fmt/format.h>

#include "text/text.h"

namespace kehoach::plan {
namespace {

constexpr int kFirstYear = 1900, kLastYear = 2100;

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Runs of white space become one space; none at the ends.
std::string FoldSpaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!IsBlank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// A full stop behind the year is the line's; dots in its place are a blank to be filled.
void DropClosingMark(std::string& text) {
  if (text.size() < 2 || text.back() != '.') return;
  const char before = text[text.size() - 2];
  if (before >= '0' && before <= '9') text.pop_back();
}

// The date as far as it is filled in: a day counts only with its month. Nothing for a date that
// does not exist.
std::optional<std::string> PartialDate(std::optional<int> day, std::optional<int> month,
                                       std::optional<int> year) {
  if (!year || !Exists({*year, 1, 1})) return std::nullopt;
  if (month && (*month < 1 || *month > 12)) return std::nullopt;
  if (day && (*day < 1 || *day > 31)) return std::nullopt;
  if (!month) return fmt::format("{:04}", *year);
  if (!day) return fmt::format("{:04}-{:02}", *year, *month);
  const Day whole{*year, *month, *day};
  return Exists(whole) ? std::optional<std::string>(Iso(whole)) : std::nullopt;
}

}  // namespace

bool IsLeapYear(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int DaysInMonth(int year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && IsLeapYear(year) ? 29 : kDays[month - 1];
}

bool Exists(const Day& day) {
  return day.year >= kFirstYear && day.year <= kLastYear && day.month >= 1 && day.month <= 12 &&
         day.day >= 1 && day.day <= DaysInMonth(day.year, day.month);
}

std::string Iso(const Day& day) {
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

std::optional<int> ParseNumber(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<int> NumberOfWord(std::string_view word, const Rules& rules) {
  const std::string folded = text::FoldForRules(word);
  for (const auto& [key, number] : rules.Map("number-words")) {
    if (key == folded) return ParseNumber(number);
  }
  return std::nullopt;
}

std::optional<Dateline> ReadDateline(std::string_view line, const Rules& rules) {
  // Longer lines are prose.
  constexpr std::size_t kMaxLineBytes = 300;
  if (line.size() > kMaxLineBytes) return std::nullopt;
  const std::optional<RuleHit> hit = rules.First("dateline", line);
  if (!hit || hit->rule->yields == "dateline.none") return std::nullopt;
  Dateline found;
  found.rule = hit->rule->name;
  found.begin = hit->begin;
  found.end = hit->end;
  if (std::string place = FoldSpaces(hit->Capture("place")); !place.empty()) {
    found.place = std::move(place);
  }
  found.date_text = FoldSpaces(hit->Capture("date_text"));
  DropClosingMark(found.date_text);
  // "năm 202…" is a year still to be filled in.
  std::optional<int> year = ParseNumber(hit->Capture("year"));
  if (hit->Capture("year").size() != 4) year.reset();
  found.date =
      PartialDate(ParseNumber(hit->Capture("day")), ParseNumber(hit->Capture("month")), year);
  return found;
}

}  // namespace kehoach::plan
