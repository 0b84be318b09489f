// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace kehoach::eval {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> ReadText(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in) return std::nullopt;
  return out.str();
}

// PDFs with expected values beside them, sorted; false when the folder cannot be read.
bool FindPairs(const fs::path& folder, std::vector<fs::path>& out) {
  std::error_code error;
  fs::recursive_directory_iterator it(folder, error);
  if (error) return false;
  for (; it != fs::recursive_directory_iterator(); it.increment(error)) {
    if (error) return false;
    std::error_code ignored;  // an entry that cannot be looked at is no PDF
    if (it->path().extension() != ".pdf" || !it->is_regular_file(ignored)) continue;
    if (fs::is_regular_file(fs::path(it->path()).replace_extension(".json"), ignored)) {
      out.push_back(it->path());
    }
  }
  std::sort(out.begin(), out.end());
  return true;
}

Error Unreadable(std::string source, std::string message) {
  return {ErrorCode::kUnreadable, std::move(source), 0, std::move(message)};
}

}  // namespace

Result<std::vector<std::string>> FindScored(const std::string& folder) {
  std::vector<fs::path> pdfs;
  if (!FindPairs(folder, pdfs)) return Unreadable(folder, "is not a folder that can be read");
  if (pdfs.empty()) {
    return Unreadable(folder, "holds no PDF with expected values (x.json beside x.pdf)");
  }
  std::vector<std::string> out;
  out.reserve(pdfs.size());
  for (const fs::path& pdf : pdfs) out.push_back(pdf.string());
  return out;
}

Result<Evaluation> EvaluateFolder(const std::string& folder, const ReadDocument& read) {
  const Result<std::vector<std::string>> pdfs = FindScored(folder);
  if (!pdfs) return pdfs.error();
  Evaluation out;
  for (const fs::path pdf : *pdfs) {
    const fs::path json_path = fs::path(pdf).replace_extension(".json");
    const std::optional<std::string> expected = ReadText(json_path);
    if (!expected) return Unreadable(json_path.string(), "cannot be read");
    DocumentResult document;
    document.name = pdf.lexically_relative(folder).replace_extension().generic_string();
    Result<std::string> actual = read(pdf.string());
    if (!actual) document.error = actual.error();
    Result<Score> score = ScoreDocument(*expected, actual ? *actual : std::string());
    if (!score) {
      Error error = score.error();
      error.source = json_path.string();
      return error;
    }
    document.score = std::move(score).value();
    out.total.Add(document.score);
    out.documents.push_back(std::move(document));
  }
  return out;
}

}  // namespace kehoach::eval
