// SPDX-License-Identifier: GPL-3.0-or-later
// What the program offers and what the README says of it cannot drift apart.
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kehoach/result.h"
#include "program_case.h"

namespace kehoach::program {
namespace {

using ::testing::HasSubstr;
using Words = std::vector<std::string>;

class DocsTest : public ProgramCase {
 protected:
  std::string Help(Words command) const {
    command.push_back("--help");
    const Outcome outcome = Run(command);
    EXPECT_EQ(outcome.code, 0) << outcome;
    EXPECT_TRUE(outcome.err.empty()) << outcome;
    return outcome.out;
  }
  // Names under "Subcommands:" of a help text.
  static Words Commands(const std::string& help) {
    Words out;
    const std::size_t start = help.find("Subcommands:");
    if (start == std::string::npos) return out;
    const std::regex line("^  ([a-z]+) ");
    for (const std::string& text : Lines(help.substr(start))) {
      std::smatch match;
      if (text.empty()) break;
      if (std::regex_search(text, match, line)) out.push_back(match[1]);
    }
    return out;
  }
  static std::set<std::string> Options(const std::string& help) {
    std::set<std::string> out;
    const std::regex option("--[a-z][a-z-]+");
    for (std::sregex_iterator it(help.begin(), help.end(), option), end; it != end; ++it) {
      out.insert(it->str());
    }
    return out;
  }
};

TEST_F(DocsTest, EveryCommandAndOptionIsInTheReadme) {
  const std::string readme = ReadAll(std::string(KEHOACH_SOURCE_DIR) + "/README.md");
  const std::string top = Help({});
  const Words commands = Commands(top);
  ASSERT_GE(commands.size(), 11u);
  std::set<std::string> options = Options(top);
  for (const std::string& command : commands) {
    const std::string help = Help({command});
    const Words below = Commands(help);
    for (const std::string& sub : below) {
      EXPECT_THAT(readme, HasSubstr("kehoach " + command + " " + sub));
      const std::string sub_help = Help({command, sub});
      EXPECT_THAT(sub_help, HasSubstr("Examples:")) << command << " " << sub;
      options.merge(Options(sub_help));
    }
    EXPECT_THAT(readme, HasSubstr("kehoach " + command));
    if (below.empty()) {
      EXPECT_THAT(help, HasSubstr("Examples:")) << command;
    }
    options.merge(Options(help));
  }
  for (const std::string& option : options) EXPECT_THAT(readme, HasSubstr(option));
}

TEST_F(DocsTest, EveryErrorClassIsInTheListOfErrors) {
  const std::string errors = ReadAll(std::string(KEHOACH_SOURCE_DIR) + "/docs/errors.md");
  for (int code = 1; code <= 14; ++code) {
    const char* name = ErrorName(static_cast<ErrorCode>(code));
    EXPECT_THAT(errors, HasSubstr(std::string("`").append(name).append("`")));
  }
}

// First groups of all matches of `pattern`.
std::set<std::string> Captured(const std::string& text, const char* pattern) {
  std::set<std::string> out;
  const std::regex regex(pattern);
  for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it) {
    out.insert((*it)[1]);
  }
  return out;
}

TEST_F(DocsTest, EveryScopeAndListOfTheRulesIsInTheirReadme) {
  const std::filesystem::path folder = std::string(KEHOACH_SOURCE_DIR) + "/rules";
  const std::string readme = ReadAll(folder / "README.md");
  std::set<std::string> scopes;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".toml") continue;
    scopes.merge(Captured(ReadAll(entry.path()), "\nscope *= *\"([^\"]+)\""));
  }
  ASSERT_GE(scopes.size(), 20u);
  for (const std::string& scope : scopes) EXPECT_THAT(readme, HasSubstr("`" + scope + "`"));
  std::set<std::string> lists;
  const std::filesystem::path sources = std::string(KEHOACH_SOURCE_DIR) + "/src/plan";
  for (const auto& entry : std::filesystem::directory_iterator(sources)) {
    lists.merge(Captured(ReadAll(entry.path()), "(?:List|Map)\\(\"([a-z-]+)\"\\)"));
  }
  ASSERT_GE(lists.size(), 4u);
  for (const std::string& list : lists) EXPECT_THAT(readme, HasSubstr("`" + list + "`"));
}

TEST_F(DocsTest, EveryKindOfFindingIsDescribed) {
  const std::string source = std::string(KEHOACH_SOURCE_DIR);
  const std::string code = ReadAll(source + "/src/plan/findings.cc");
  std::set<std::string> kinds = Captured(code, "Add\\(\\s*\"([a-z_]+)\"");
  kinds.merge(Captured(code, "return \\{\"([a-z_]+)\""));
  kinds.merge(Captured(code, "kind = blank \\? \"([a-z_]+)\""));
  kinds.merge(Captured(code, "kind = blank \\? \"[a-z_]+\" : \"([a-z_]+)\""));
  ASSERT_GE(kinds.size(), 15u);
  const std::string findings = ReadAll(source + "/docs/findings.md");
  for (const std::string& kind : kinds) EXPECT_THAT(findings, HasSubstr("| `" + kind + "` |"));
}

TEST_F(DocsTest, EveryPageOfDocsIsInTheReadme) {
  const std::string source = std::string(KEHOACH_SOURCE_DIR);
  const std::string readme = ReadAll(source + "/README.md");
  for (const auto& entry : std::filesystem::directory_iterator(source + "/docs")) {
    EXPECT_THAT(readme, HasSubstr("(docs/" + entry.path().filename().string() + ")"));
  }
}

}  // namespace
}  // namespace kehoach::program
