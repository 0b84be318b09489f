// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/limit_options.h"

#include <chrono>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "cli/amounts.h"

namespace kehoach::cli {
namespace {

void AddSize(CLI::App& app, const std::string& name, std::int64_t& bytes,
             const std::string& about) {
  app.add_option_function<std::string>(
         name,
         [&bytes, name](const std::string& text) {
           const auto value = ParseSize(text);
           if (!value) {
             throw CLI::ValidationError(name, fmt::format("'{}' is not {}", text, kSizeForm));
           }
           bytes = *value;
         },
         about)
      ->type_name("SIZE")
      ->default_str(SizeText(bytes));
}

void AddTime(CLI::App& app, const std::string& name, std::chrono::milliseconds& time,
             const std::string& about) {
  app.add_option_function<std::string>(
         name,
         [&time, name](const std::string& text) {
           const auto value = ParseTime(text);
           if (!value) {
             throw CLI::ValidationError(name, fmt::format("'{}' is not {}", text, kTimeForm));
           }
           time = *value;
         },
         about)
      ->type_name("TIME")
      ->default_str(TimeText(time));
}

}  // namespace

void AddReadLimits(CLI::App& command, batch::ReadLimits& limits) {
  AddTime(command, batch::kPageTimeOption, limits.page_time, "Processor time for one page");
  AddTime(command, batch::kDocumentTimeOption, limits.document_time,
          "Processor time for one document");
  AddTime(command, batch::kStallTimeOption, limits.stall_time,
          "Time in which a document may do nothing at all");
  AddSize(command, batch::kMemoryOption, limits.memory_bytes, "Memory for one document");
  AddSize(command, batch::kFileBytesOption, limits.file_bytes, "Largest file that is read");
}

}  // namespace kehoach::cli
