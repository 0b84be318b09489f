// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/limit_options.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>

#include <fmt/format.h>

#include "batch/language.h"
#include "cli/amounts.h"
#include "cli/exit_code.h"

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

const char* OcrModeName(batch::OcrMode ocr) {
  switch (ocr) {
    case batch::OcrMode::kOff:
      return "off";
    case batch::OcrMode::kForce:
      return "force";
    case batch::OcrMode::kAuto:
      break;
  }
  return "auto";
}

void AddOcrOption(CLI::App& command, batch::OcrMode& ocr) {
  static const std::map<std::string, batch::OcrMode> kModes = {{"auto", batch::OcrMode::kAuto},
                                                               {"off", batch::OcrMode::kOff},
                                                               {"force", batch::OcrMode::kForce}};
  command
      .add_option_function<std::string>(
          batch::kOcrOption, [&ocr](const std::string& name) { ocr = kModes.at(name); },
          "Recognise the text of pages from their picture: where there is none that can be used, "
          "nowhere, everywhere (reads known documents again)")
      ->check(CLI::IsMember({"auto", "off", "force"}))
      ->type_name("auto|off|force")
      ->default_str(OcrModeName(ocr));
}

void RequireLanguage(batch::OcrMode ocr) {
  if (ocr == batch::OcrMode::kOff || batch::FindLanguage()) return;
  throw Stop(ExitCode::kMissing,
             fmt::format("the recogniser of scans has no Vietnamese (vie.traineddata): install the "
                         "package {}, or go without by {} off",
                         batch::LanguagePackage(), batch::kOcrOption));
}

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
