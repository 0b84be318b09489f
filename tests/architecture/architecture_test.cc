// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the module boundaries of docs/design.md. The tables below are that document's table as
// data: a new dependency is added there and here, on purpose, or not at all.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "source_tree.h"

namespace kehoach::architecture {
namespace {

using Names = std::set<std::string>;

// Modules in the order in which data flows, each with the modules that it may include. That a
// name may only stand behind those it depends on makes cycles impossible.
const std::vector<std::pair<std::string, Names>>& Modules() {
  static const std::vector<std::pair<std::string, Names>> modules = {
      {"base", {}},
      {"image", {"base"}},  // pictures, whatever they show
      {"text", {"base"}},
      {"pdf", {"base"}},
      {"rules", {"base", "text"}},
      {"layout", {"base", "text"}},
      {"table", {"base", "text", "layout"}},  // geometry only: no rules, no plan
      {"ocr", {"base", "text", "layout", "table"}},  // pictures to pages
      {"plan", {"base", "text", "rules", "layout", "table"}},
      {"store", {"base", "text"}},  // keeps values; knows nothing of how they came about
      {"search", {"base", "text", "store"}},  // finds; all SQL is in store
      {"audit", {"base", "text"}},  // answers over many plans; the caller reads them
      {"export", {"base", "text"}},
      {"eval", {"base", "text"}},  // reads the JSON of plans as text
      {"process", {"base"}},  // bytes in, bytes out: knows nothing of documents
      {"batch",
       {"base", "text", "pdf", "rules", "layout", "ocr", "plan", "store", "audit", "process"}},
      {"cli",
       {"base", "text", "pdf", "rules", "layout", "plan", "store", "search", "audit",
        "export", "eval", "process", "batch", "image"}},
  };
  return modules;
}

// Third-party headers by the start of their path, and the modules that may include them.
struct Library {
  std::string name;
  std::vector<std::string> prefixes;
  Names owners;
};

const std::vector<Library>& Libraries() {
  static const std::vector<Library> libraries = {
      {"ICU", {"unicode/"}, {"text"}},
      {"Poppler",
       {"poppler",
        "goo/",
        "fofi/",
        "splash/",
        "Splash",
        "PDFDoc",
        "OutputDev",
        "Gfx",
        "GlobalParams",
        "Object.h",
        "Stream.h",
        "Page.h",
        "Catalog.h",
        "Annot",
        "Error.h",
        "ErrorCodes.h",
        "Form.h",
        "XRef.h",
        "CharTypes.h",
        "UnicodeMap",
        "Dict.h",
        "Array.h",
        "Link.h",
        "Function.h",
        "CharCodeToUnicode.h",
        "PDFDocEncoding.h",
        "UTF.h"},
       {"pdf"}},
      {"fontconfig", {"fontconfig/"}, {"pdf"}},
      {"libpng", {"png.h"}, {"image"}},
      {"RE2", {"re2/"}, {"rules"}},
      {"toml++", {"toml++/", "toml.hpp"}, {"rules"}},
      {"SQLite", {"sqlite3"}, {"store"}},
      {"zstd", {"zstd"}, {"store"}},
      {"OpenSSL", {"openssl/"}, {"base"}},
      {"nlohmann-json", {"nlohmann/"}, {"export", "eval"}},
      {"libxlsxwriter", {"xlsxwriter"}, {"export"}},
      {"CLI11", {"CLI/"}, {"cli"}},
      {"Tesseract", {"tesseract/"}, {"ocr"}},
      {"Leptonica", {"leptonica/"}, {"ocr"}},
      {"OpenMP", {"omp.h"}, {"ocr"}},
      {"libseccomp", {"seccomp.h"}, {"process"}},
      {"zlib", {"zlib.h"}, {"process"}},
      // Not third-party: what `selftest` attacks with, the tests' own (tests/hostile).
      {"hostile files", {"hostile/"}, {"cli"}},
  };
  return libraries;
}

// Not a matter of any module: fmt stands in for <format>, which g++ 12 lacks.
bool IsUtility(std::string_view path) { return path.substr(0, 4) == "fmt/"; }

const Library* LibraryOf(std::string_view path) {
  for (const Library& library : Libraries()) {
    for (const std::string& prefix : library.prefixes) {
      if (path.substr(0, prefix.size()) == prefix) return &library;
    }
  }
  return nullptr;
}

// C++ standard headers have no extension and no folder; <cstdio> and <fstream> among them.
bool IsStandard(std::string_view path) {
  return path.find_first_of("./") == std::string_view::npos;
}

bool IsPosix(std::string_view path) {
  static const Names single = {"unistd.h",  "fcntl.h", "signal.h", "poll.h",  "dirent.h",
                               "termios.h", "wchar.h", "spawn.h",  "malloc.h"};
  return path.substr(0, 4) == "sys/" || path.substr(0, 6) == "linux/" ||
         single.contains(std::string(path));
}

// Modules that may touch files, the clock of the system or the terminal; the others are pure.
const Names kEffects = {"rules", "store", "eval", "process", "batch", "cli"};
const Names kEffectHeaders = {"fstream", "filesystem", "thread", "csignal"};

std::string ModuleOfInclude(std::string_view path) {
  const std::string name(path.substr(0, path.find('/')));
  for (const auto& [module, allowed] : Modules()) {
    if (module == name && path.size() > name.size()) return module;
  }
  return {};
}

// Every breach of the boundaries in one file under src/ or include/, as "path:line: what".
std::vector<std::string> Breaches(const SourceFile& file) {
  std::vector<std::string> out;
  const bool is_public = file.path.rfind("include/", 0) == 0;
  const Names* allowed = nullptr;
  for (const auto& [module, names] : Modules()) {
    if (module == file.module) allowed = &names;
  }
  if (!is_public && !allowed) out.push_back(file.path + ":1: folder is no known module");
  for (const Include& include : file.includes) {
    const auto complain = [&](const std::string& what) {
      out.push_back(file.path + ":" + std::to_string(include.line) + ": " + what + " <" +
                    include.path + ">");
    };
    if (include.path.rfind("kehoach/", 0) == 0 || IsUtility(include.path)) {
      if (is_public && IsUtility(include.path)) complain("third-party header in a public one");
    } else if (const std::string other = ModuleOfInclude(include.path); !other.empty()) {
      if (is_public) complain("public header includes a module's own");
      if (allowed && other != file.module && !allowed->contains(other)) {
        complain("module " + file.module + " must not depend on " + other);
      }
    } else if (IsStandard(include.path)) {
      if (kEffectHeaders.contains(include.path) && !kEffects.contains(file.module)) {
        complain("pure module must not include");
      }
    } else if (IsPosix(include.path)) {
      if (!kEffects.contains(file.module)) complain("pure module must not include");
    } else if (const Library* library = LibraryOf(include.path)) {
      if (!library->owners.contains(file.module)) {
        complain(library->name + " belongs to another module:");
      }
    } else {
      complain("header of no known library:");
    }
  }
  return out;
}

// Headers that include a third-party one, directly or through another header of ours, must not
// be included from another module.
std::vector<std::string> Leaks(const std::vector<SourceFile>& files) {
  std::map<std::string, const SourceFile*> by_include;
  for (const SourceFile& file : files) {
    if (file.path.rfind("src/", 0) == 0) by_include[file.path.substr(4)] = &file;
  }
  Names tainted;
  for (bool grown = true; grown;) {
    grown = false;
    for (const auto& [path, file] : by_include) {
      if (tainted.contains(path)) continue;
      for (const Include& include : file->includes) {
        if (tainted.contains(include.path) || LibraryOf(include.path)) {
          tainted.insert(path);
          grown = true;
          break;
        }
      }
    }
  }
  std::vector<std::string> out;
  for (const SourceFile& file : files) {
    for (const Include& include : file.includes) {
      const std::string other = ModuleOfInclude(include.path);
      if (!other.empty() && other != file.module && tainted.contains(include.path)) {
        out.push_back(file.path + ":" + std::to_string(include.line) +
                      ": brings in third-party headers through " + include.path);
      }
    }
  }
  return out;
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

const std::vector<SourceFile>& Sources() {
  static const auto files = ReadSources(KEHOACH_SOURCE_DIR, {"include", "src"});
  return files;
}

TEST(ArchitectureTest, TreeWasFound) { EXPECT_GT(Sources().size(), 15u); }

TEST(ArchitectureTest, ModulesKeepTheirBoundaries) {
  std::vector<std::string> breaches;
  for (const SourceFile& file : Sources()) {
    for (std::string& breach : Breaches(file)) breaches.push_back(std::move(breach));
  }
  EXPECT_TRUE(breaches.empty()) << Joined(breaches);
}

TEST(ArchitectureTest, ThirdPartyHeadersStayInTheirModule) {
  const std::vector<std::string> leaks = Leaks(Sources());
  EXPECT_TRUE(leaks.empty()) << Joined(leaks);
}

TEST(ArchitectureTest, DependenciesPointBackwards) {
  Names before;
  for (const auto& [module, allowed] : Modules()) {
    for (const std::string& other : allowed) {
      EXPECT_TRUE(before.contains(other)) << module << " -> " << other;
    }
    before.insert(module);
  }
}

TEST(ArchitectureTest, EverySourceNamesItsLicence) {
  const auto files =
      ReadSources(KEHOACH_SOURCE_DIR, {"include", "src", "tests", "bench", "corpus"});
  for (const SourceFile& file : files) {
    EXPECT_EQ(file.first_line, "// SPDX-License-Identifier: GPL-3.0-or-later") << file.path;
  }
}

TEST(ArchitectureTest, GuardsAreNamedAfterTheirFile) {
  for (const SourceFile& file : Sources()) {
    if (!file.path.ends_with(".h")) continue;
    EXPECT_NE(file.content.find("#ifndef " + GuardOf(file.path) + "\n"), std::string::npos)
        << file.path << " should have " << GuardOf(file.path);
  }
}

TEST(ArchitectureTest, SourceIncludesItsOwnHeaderFirst) {
  std::map<std::string, const SourceFile*> by_path;
  for (const SourceFile& file : Sources()) by_path[file.path] = &file;
  for (const SourceFile& file : Sources()) {
    if (!file.path.ends_with(".cc")) continue;
    const std::string header = file.path.substr(0, file.path.size() - 3) + ".h";
    if (!by_path.contains(header)) continue;
    ASSERT_FALSE(file.includes.empty()) << file.path;
    EXPECT_EQ(file.includes.front().path, header.substr(4)) << file.path;
  }
}

// The checks above see what they are meant to see.
struct BreachCase {
  const char* path;
  const char* content;
  int breaches;
};

TEST(BreachesTest, FindsWhatTheyShould) {
  const BreachCase cases[] = {
      {"src/table/a.cc", "#include \"layout/layout.h\"\n#include <vector>\n", 0},
      {"src/table/a.cc", "#include \"rules/engine.h\"\n", 1},
      {"src/table/a.cc", "#include \"plan/plan_reader.h\"\n", 1},
      {"src/table/a.cc", "// #include \"plan/plan_reader.h\"\n", 0},
      {"src/table/a.cc", "/*\n#include \"plan/plan_reader.h\"\n*/\n#include <re2/re2.h>\n", 1},
      {"src/plan/a.cc", "#  include <unicode/uchar.h>\n", 1},
      {"src/text/a.cc", "#include <unicode/uchar.h>\n#include <fmt/format.h>\n", 0},
      {"src/plan/a.cc", "#include <fstream>\n", 1},
      {"src/plan/a.cc", "#include <sys/mman.h>\n", 1},
      {"src/store/a.cc", "#include <sys/stat.h>\n#include <sqlite3.h>\n", 0},
      {"src/store/a.cc", "#include <boost/any.hpp>\n", 1},
      {"src/elsewhere/a.cc", "#include <vector>\n", 1},
      {"include/kehoach/a.h", "#include <fmt/format.h>\n#include \"text/text.h\"\n", 2},
  };
  for (const BreachCase& c : cases) {
    EXPECT_EQ(static_cast<int>(Breaches(ParseSource(c.path, c.content)).size()), c.breaches)
        << c.path << ": " << c.content;
  }
}

TEST(LeaksTest, SeesThroughHeaders) {
  const std::vector<SourceFile> files = {
      ParseSource("src/store/db.h", "#include <sqlite3.h>\n"),
      ParseSource("src/store/store.h", "#include \"store/db.h\"\n"),
      ParseSource("src/store/store.cc", "#include \"store/store.h\"\n"),
      ParseSource("src/cli/main.cc", "#include \"store/store.h\"\n"),
  };
  const std::vector<std::string> leaks = Leaks(files);
  ASSERT_EQ(leaks.size(), 1u);
  EXPECT_EQ(leaks[0].rfind("src/cli/main.cc:1:", 0), 0u) << leaks[0];
}

}  // namespace
}  // namespace kehoach::architecture
