// SPDX-License-Identifier: GPL-3.0-or-later
#include "source_tree.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace kehoach::architecture {
namespace {

bool StartsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

std::string_view TrimLeft(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t");
  return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

}  // namespace

std::vector<Include> ParseIncludes(std::string_view content) {
  std::vector<Include> out;
  bool in_comment = false;
  int number = 0;
  while (!content.empty()) {
    const std::size_t end = content.find('\n');
    std::string_view line = TrimLeft(content.substr(0, end));
    content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    ++number;
    if (in_comment) {
      in_comment = line.find("*/") == std::string_view::npos;
      continue;
    }
    if (StartsWith(line, "/*")) in_comment = line.find("*/") == std::string_view::npos;
    if (!StartsWith(line, "#")) continue;
    line = TrimLeft(line.substr(1));
    if (!StartsWith(line, "include")) continue;
    line = TrimLeft(line.substr(7));
    if (line.empty() || (line[0] != '"' && line[0] != '<')) continue;
    const bool quoted = line[0] == '"';
    const std::size_t close = line.find(quoted ? '"' : '>', 1);
    if (close == std::string_view::npos) continue;
    out.push_back({std::string(line.substr(1, close - 1)), number, quoted});
  }
  return out;
}

SourceFile ParseSource(std::string path, std::string content) {
  SourceFile file;
  file.path = std::move(path);
  file.content = std::move(content);
  file.first_line = file.content.substr(0, file.content.find('\n'));
  file.includes = ParseIncludes(file.content);
  if (StartsWith(file.path, "src/")) {
    const std::size_t slash = file.path.find('/', 4);
    if (slash != std::string::npos) file.module = file.path.substr(4, slash - 4);
  }
  return file;
}

std::vector<SourceFile> ReadSources(const std::string& top,
                                    const std::vector<std::string>& folders) {
  namespace fs = std::filesystem;
  std::vector<SourceFile> out;
  for (const std::string& folder : folders) {
    if (!fs::is_directory(fs::path(top) / folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(top) / folder)) {
      const std::string extension = entry.path().extension().string();
      if (!entry.is_regular_file() || (extension != ".h" && extension != ".cc")) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::ostringstream content;
      content << in.rdbuf();
      out.push_back(ParseSource(fs::relative(entry.path(), top).generic_string(), content.str()));
    }
  }
  std::sort(out.begin(), out.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return out;
}

std::string GuardOf(std::string_view path) {
  for (std::string_view root : {"include/kehoach/", "src/"}) {
    if (StartsWith(path, root)) path.remove_prefix(root.size());
  }
  std::string out = "KEHOACH_";
  for (char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    out += std::isalnum(byte) ? static_cast<char>(std::toupper(byte)) : '_';
  }
  return out + '_';
}

}  // namespace kehoach::architecture
