// SPDX-License-Identifier: GPL-3.0-or-later
// What `kehoach export` is asked for, and its formats. One file a format.
#ifndef KEHOACH_CLI_EXPORT_COMMAND_H_
#define KEHOACH_CLI_EXPORT_COMMAND_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/command_line.h"
#include "cli/output_file.h"
#include "store/archive_rows.h"
#include "store/filter.h"

namespace kehoach::cli {

struct ExportArguments {
  std::string format;  // empty: by the name of the output, else jsonl
  std::string table;   // of csv; empty: all
  std::string output;  // empty or "-": standard output
  std::string dialect = "excel";
  std::string separator = "comma";
  std::string links = "relative";
  store::Filter filter;
};

// Where an export goes: a file, whole or not at all, or standard output.
class ExportOutput {
 public:
  explicit ExportOutput(const std::string& path);
  void Write(std::string_view data);
  void Finish();  // OutputFile
  void Commit();
  bool is_standard() const { return !file_; }

 private:
  std::unique_ptr<OutputFile> file_;
};

// What is asked for besides the format, and what every format does while it reads.
struct ExportRun {
  const Common& common;
  const ExportArguments& arguments;
  const store::Archive& archive;
  const store::ArchiveRows& rows;
  std::int64_t documents = 0;               // rows.CountDocuments()
  const std::atomic<bool>* stop = nullptr;  // polled where no file has to be removed

  void ThrowIfStopped() const;
};

ExitCode ExportJsonLines(const ExportRun& run);
ExitCode ExportCsv(const ExportRun& run);
ExitCode ExportXlsx(const ExportRun& run);
ExitCode ExportHtml(const ExportRun& run);

// The filter in words, Vietnamese: "Tỉnh, thành phố: Huế; năm: 2021–2024"; empty for none.
std::string FilterInWords(const store::Filter& filter);
// "2026-01-31T08:15:30Z" -> "31/01/2026".
std::string DayInWords(std::string_view time);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_EXPORT_COMMAND_H_
