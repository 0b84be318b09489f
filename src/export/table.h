// SPDX-License-Identifier: GPL-3.0-or-later
// A table on its way to a spreadsheet: what its columns are, and one row of cells. Plain values;
// the writers (csv.h, xlsx.h) take rows one by one and keep none.
#ifndef KEHOACH_EXPORT_TABLE_H_
#define KEHOACH_EXPORT_TABLE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kehoach::exporter {

// "2026-01-31" is a day. "2026-01" and "2026", a date as far as a document fills it in, stand as
// text wherever a program would make a day of them that nobody wrote.
struct Date {
  std::string iso;
  friend bool operator==(const Date&, const Date&) = default;
};

// Whether it is a day of the calendar from 1900-03-01 on, where the serial numbers of all
// spreadsheets agree (Excel counts a 29th of February 1900).
bool IsSpreadsheetDay(std::string_view iso);

// A number that leads somewhere. An empty target is a plain number.
struct Link {
  std::int64_t number = 0;
  std::string target;  // URL or relative reference, percent-encoded
  friend bool operator==(const Link&, const Link&) = default;
};

// A word of a fixed list: what programs and what readers call it.
struct Word {
  std::string key;    // "recurring"
  std::string label;  // "định kỳ"
  friend bool operator==(const Word&, const Word&) = default;
};

// monostate = the document does not state it: an empty cell.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string, Word, Date, Link>;

inline Cell ToCell(std::optional<std::string> text) {
  return text ? Cell(std::move(*text)) : Cell();
}
inline Cell ToCell(std::optional<int> number) {
  return number ? Cell(std::int64_t{*number}) : Cell();
}
inline Cell ToCell(std::optional<std::int64_t> number) { return number ? Cell(*number) : Cell(); }
inline Cell ToCell(std::optional<double> number) { return number ? Cell(*number) : Cell(); }
inline Cell ToDateCell(std::optional<std::string> iso) {
  return iso ? Cell(Date{std::move(*iso)}) : Cell();
}

struct Column {
  std::string key;    // for programs: ASCII, never changes
  std::string label;  // for readers, Vietnamese
};

struct TableSpec {
  std::string key;    // "tasks": the name of its file
  std::string title;  // the name of its sheet, Vietnamese, at most 25 characters
  std::vector<Column> columns;
};

// Text as any of the formats may hold it: valid UTF-8 (U+FFFD for what is not), line ends as
// '\n', a tab as a space, all other control characters and noncharacters left out.
std::string CleanText(std::string_view text);

// At most `units` UTF-16 code units, what Excel counts; cut between code points.
std::string_view CutToUtf16(std::string_view utf8, std::size_t units);

}  // namespace kehoach::exporter

#endif  // KEHOACH_EXPORT_TABLE_H_
