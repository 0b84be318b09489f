// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as a workbook (Office Open XML), through libxlsxwriter. The only file that includes it.
//
// Rows go to disk as they come: memory does not grow with them. Text is text: no value is ever
// taken for a formula. What Excel has no room for is continued or reported, never dropped
// silently: rows beyond the last of a sheet stand on the next sheet ("Nhiệm vụ (2)"), a text
// beyond 32,767 characters ends in "… [cắt bớt]" and is counted.
//
// Links are HYPERLINK() formulas of our own making over percent-encoded targets: Excel keeps no
// more than 65,530 links a sheet otherwise.
#ifndef KEHOACH_EXPORT_XLSX_H_
#define KEHOACH_EXPORT_XLSX_H_

#include <cstdint>
#include <ctime>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "export/heat_map.h"
#include "export/table.h"

namespace kehoach::exporter {

// The file cannot be written. what() says why, without its name.
class WriteError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct XlsxProperties {
  std::string title, subject, comments;
  std::time_t created = 0;  // shown as the day of creation; 0 = 1970
};

struct XlsxLimits {
  std::uint32_t rows = 1'048'576;                    // of a sheet, the header with them
  std::int64_t sheet_bytes = std::int64_t{3} << 30;  // a ZIP member without extensions holds 4 GiB
};

// Not thread-safe.
class XlsxWriter {
 public:
  // `scratch`: folder for what is on its way into `path`; some times the size of the workbook.
  XlsxWriter(const std::string& path, const std::string& scratch, const XlsxProperties& properties,
             const XlsxLimits& limits = {});
  XlsxWriter(const XlsxWriter&) = delete;
  XlsxWriter& operator=(const XlsxWriter&) = delete;
  ~XlsxWriter();  // without Finish(): what stands at `path` is no workbook

  // A sheet of lines without a header: pairs of a name and what is said of it. An empty name
  // continues the line before; an empty pair is an empty line; a name alone is a heading.
  using Note = std::pair<std::string, Cell>;
  void AddNotes(const std::string& title);
  // What stands there; once, any time before Finish().
  void WriteNotes(std::span<const Note> notes);

  void AddTable(const TableSpec& table);
  void Row(std::span<const Cell> cells);  // of the table added last

  // Coloured by value (white to blue); a zero is an empty cell.
  void AddHeatMap(const std::string& title, const HeatMap& map);

  // Writes the workbook. Throws WriteError when it cannot be written, or was not written whole.
  void Finish();

  std::int64_t texts_cut() const;
  std::int64_t links_left_out() const;  // targets that are too long for a formula

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kehoach::exporter

#endif  // KEHOACH_EXPORT_XLSX_H_
