// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/finding_kinds.h"

#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::audit {
namespace {

TEST(FindingKindsTest, AreThoseOfTheirDocumentation) {
  std::ifstream in(std::string(KEHOACH_SOURCE_DIR) + "/docs/findings.md");
  std::stringstream text;
  text << in.rdbuf();
  const std::string docs = text.str();
  std::set<std::string> documented, known;
  const std::regex row("\\n\\| `([a-z_]+)` \\|");
  for (std::sregex_iterator it(docs.begin(), docs.end(), row), end; it != end; ++it) {
    documented.insert((*it)[1]);
  }
  for (const FindingKind& kind : FindingKinds()) known.emplace(kind.kind);
  ASSERT_GT(known.size(), 10u);
  EXPECT_EQ(known, documented);
}

TEST(FindingKindsTest, AKindOfAnotherVersionKeepsItsName) {
  EXPECT_EQ(FindingKindOf("no_owner").title, "Thiếu đơn vị chủ trì");
  EXPECT_EQ(FindingKindOf("from_the_future").title, "from_the_future");
  EXPECT_EQ(FindingKindOf("from_the_future").meaning, "");
}

}  // namespace
}  // namespace kehoach::audit
