// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as CSV (RFC 4180), in one of two dialects (docs/export.md):
//
// kExcel: opens right by a double click. UTF-8 with a byte order mark, which Excel takes the
// encoding from; labels of readers as header; text that Excel would change or run is guarded.
// kPlain: for programs. No byte order mark, keys as header, every text as it is.
//
// Both: CRLF; days as ISO 8601, which Excel reads as days under every regional setting.
#ifndef KEHOACH_EXPORT_CSV_H_
#define KEHOACH_EXPORT_CSV_H_

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "export/table.h"

namespace kehoach::exporter {

enum class CsvDialect { kExcel, kPlain };

struct CsvOptions {
  CsvDialect dialect = CsvDialect::kExcel;
  // ',', ';' or '\t'. In kExcel, ';' makes ',' the decimal mark.
  char separator = ',';
};

// Whether Excel would not show a text as the text it is: what begins (behind spaces) like a
// formula (= + - @, also in full width), and what looks like a number or a date but is no plain
// integer ("1.10" becomes 1.1 or 110, "3/4" a day, "007" 7).
bool ExcelWouldChange(std::string_view text);
// An apostrophe before such a text, and before one that begins with apostrophes before such a
// text, so that Unguard(Guard(x)) == x for every x, and Guard(x) == x for all other text.
std::string Guard(std::string_view text);
std::string Unguard(std::string_view text);

// Not thread-safe. Holds one row.
class CsvWriter {
 public:
  using Sink = std::function<void(std::string_view)>;

  // Writes the byte order mark and the header at once.
  CsvWriter(const TableSpec& table, const CsvOptions& options, Sink sink);
  void Row(std::span<const Cell> cells);

 private:
  void Field(std::string_view text);
  void Text(std::string_view text);
  std::string Real(double value) const;
  void EndRow();

  CsvOptions options_;
  Sink sink_;
  std::string row_;
  bool first_ = true;
};

}  // namespace kehoach::exporter

#endif  // KEHOACH_EXPORT_CSV_H_
