// SPDX-License-Identifier: GPL-3.0-or-later
// What the program offers and what the README says of it cannot drift apart.
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
  for (int code = 1; code <= 12; ++code) {
    const char* name = ErrorName(static_cast<ErrorCode>(code));
    EXPECT_THAT(errors, HasSubstr(std::string("`").append(name).append("`")));
  }
}

}  // namespace
}  // namespace kehoach::program
