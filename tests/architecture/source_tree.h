// SPDX-License-Identifier: GPL-3.0-or-later
// The sources of the project as text: which file includes what. Only for the tests beside it.
#ifndef KEHOACH_TESTS_ARCHITECTURE_SOURCE_TREE_H_
#define KEHOACH_TESTS_ARCHITECTURE_SOURCE_TREE_H_

#include <string>
#include <string_view>
#include <vector>

namespace kehoach::architecture {

struct Include {
  std::string path;  // between the quotes or brackets
  int line = 0;      // 1-based
  bool quoted = false;
};

struct SourceFile {
  std::string path;    // relative to the top of the tree, '/' between folders
  std::string module;  // "text" for src/text/...; empty outside src/
  std::string first_line;
  std::string content;
  std::vector<Include> includes;
};

// The includes of one file's text, in order. Ones inside comments are left out.
std::vector<Include> ParseIncludes(std::string_view content);

SourceFile ParseSource(std::string path, std::string content);

// Every .h and .cc under the given folders of the tree, sorted by path.
std::vector<SourceFile> ReadSources(const std::string& top,
                                    const std::vector<std::string>& folders);

// src/a/b.h -> KEHOACH_A_B_H_, include/kehoach/b.h -> KEHOACH_B_H_.
std::string GuardOf(std::string_view path);

}  // namespace kehoach::architecture

#endif  // KEHOACH_TESTS_ARCHITECTURE_SOURCE_TREE_H_
