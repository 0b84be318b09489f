// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/language.h"

#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

namespace kehoach::batch {

std::optional<std::string> FindLanguage(const std::string& language) {
  namespace fs = std::filesystem;
  std::vector<fs::path> folders;
  const char* set = std::getenv("TESSDATA_PREFIX");
  if (set && *set) {
    // Tesseract 4 meant the folder above, and settings of then are still around.
    folders = {set, fs::path(set) / "tessdata"};
  } else {
    folders = {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata",
               "/usr/share/tessdata", "/usr/local/share/tessdata"};
  }
  for (const fs::path& folder : folders) {
    std::error_code unreadable;
    if (fs::is_regular_file(folder / (language + ".traineddata"), unreadable)) return folder;
  }
  return {};
}

std::string LanguagePackage(const std::string& language) { return "tesseract-ocr-" + language; }

}  // namespace kehoach::batch
