// SPDX-License-Identifier: GPL-3.0-or-later
// Reads CSV as RFC 4180 defines it, strictly: for tests, which compare what was written.
#ifndef KEHOACH_TESTS_SUPPORT_CSV_READER_H_
#define KEHOACH_TESTS_SUPPORT_CSV_READER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach::test {

using CsvRows = std::vector<std::vector<std::string>>;

// Without a byte order mark at its start. Nothing when it is no CSV: a quote inside an unquoted
// field, text behind a closing quote, a line that does not end in CRLF.
inline std::optional<CsvRows> ReadCsv(std::string_view csv, char separator = ',') {
  CsvRows rows;
  std::size_t at = 0;
  while (at < csv.size()) {
    rows.emplace_back();
    for (bool row_open = true; row_open;) {
      std::string field;
      if (at < csv.size() && csv[at] == '"') {
        for (++at;; ++at) {
          if (at >= csv.size()) return std::nullopt;
          if (csv[at] != '"') {
            field += csv[at];
          } else if (at + 1 < csv.size() && csv[at + 1] == '"') {
            field += csv[at++];
          } else {
            break;
          }
        }
        ++at;
      } else {
        while (at < csv.size() && csv[at] != separator && csv[at] != '\r') {
          if (csv[at] == '"' || csv[at] == '\n') return std::nullopt;
          field += csv[at++];
        }
      }
      rows.back().push_back(field);
      if (at < csv.size() && csv[at] == separator) {
        ++at;
      } else if (csv.substr(at, 2) == "\r\n") {
        at += 2;
        row_open = false;
      } else {
        return std::nullopt;
      }
    }
  }
  return rows;
}

}  // namespace kehoach::test

#endif  // KEHOACH_TESTS_SUPPORT_CSV_READER_H_
