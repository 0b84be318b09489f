// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of an export: their columns, and the rows of the archive as cells (docs/export.md).
#ifndef KEHOACH_CLI_EXPORT_TABLES_H_
#define KEHOACH_CLI_EXPORT_TABLES_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/table.h"
#include "store/archive_rows.h"

namespace kehoach::cli {

// Where cells lead to. Each may give an empty string: no link.
struct LinkTargets {
  std::function<std::string(std::int64_t document)> document;            // its own row
  std::function<std::string(const std::string& sha256, int page)> page;  // 0 = the document
};

using RowSink = std::function<void(std::span<const exporter::Cell>)>;

// One table: what it is, and how its rows are read. `tick` is called once a document.
struct ExportTable {
  exporter::TableSpec spec;
  std::function<void(const store::ArchiveRows&, const LinkTargets&, const RowSink&,
                     const store::ArchiveRows::Tick&)>
      read;
};

// All of them, in the order of sheets. The first is `documents`, with a row for each document in
// the order of ArchiveRows::Heads().
const std::vector<ExportTable>& ExportTables();
const ExportTable* FindExportTable(std::string_view key);  // nullptr = there is none

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_EXPORT_TABLES_H_
