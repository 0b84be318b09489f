// SPDX-License-Identifier: GPL-3.0-or-later
// The hostile files themselves: that they are what they are said to be.
#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "attack.h"
#include "batch/document.h"
#include "file_parts.h"
#include "good_document.h"
#include "support/project_rules.h"

namespace kehoach::hostile {
namespace {

TEST(HostileFilesTest, HaveNamesOfTheirOwnAndVerdictsThatExist) {
  std::set<std::string> known = {std::string(kImported)};
  for (int code = 1; code <= 20; ++code) known.insert(ErrorName(static_cast<ErrorCode>(code)));
  std::set<std::string> names;
  for (const Attack& attack : Attacks(1, {})) {
    EXPECT_TRUE(names.insert(attack.name).second) << attack.name;
    EXPECT_TRUE(std::all_of(attack.name.begin(), attack.name.end(), [](unsigned char c) {
      return std::islower(c) || std::isdigit(c) || c == '-';
    })) << attack.name;
    EXPECT_FALSE(attack.about.empty()) << attack.name;
    EXPECT_FALSE(attack.verdicts.empty()) << attack.name;
    for (const std::string& verdict : attack.verdicts) {
      EXPECT_TRUE(known.contains(verdict)) << attack.name << ": " << verdict;
    }
  }
  EXPECT_GE(names.size(), 300u);
}

TEST(HostileFilesTest, FollowSeedAndBait) {
  const auto bytes_of = [](const std::string& name, std::uint64_t seed, const Bait& bait) {
    for (const Attack& attack : Attacks(seed, bait)) {
      if (attack.name == name) return attack.make();
    }
    return std::string();
  };
  EXPECT_EQ(bytes_of("noise", 1, {}), bytes_of("noise", 1, {}));
  EXPECT_NE(bytes_of("noise", 1, {}), bytes_of("noise", 2, {}));
  const Bait bait{"/outside/canary", "http://127.0.0.1:4711/"};
  EXPECT_NE(bytes_of("external-content", 1, bait).find("/outside/canary"), std::string::npos);
  EXPECT_NE(bytes_of("action-uri", 1, bait).find("127.0.0.1:4711"), std::string::npos);
}

TEST(HostileFilesTest, BombsAreSmall) {
  EXPECT_LT(DeflateBomb(" ", 10'000'000'000).size(), 11'000'000u);
  EXPECT_LT(Deflate(DeflateBomb(" ", 10'000'000'000)).size(), 200'000u);
  EXPECT_LT(LzwBomb(' ', 10'000'000'000).size(), 10'000'000u);
}

TEST(HostileFilesTest, MutationsFollowTheirSeedAndDiffer) {
  const std::string good = GoodDocument(1);
  std::set<std::string> seen;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const std::string mutated = Mutate(good, seed);
    EXPECT_EQ(mutated, Mutate(good, seed)) << seed;
    seen.insert(mutated);
  }
  EXPECT_GT(seen.size(), 95u);
}

// Otherwise their coming through an import unharmed would say little.
TEST(GoodDocumentTest, ArePlansWithTasksAndDiffer) {
  const Rules& rules = ProjectRules();
  std::set<std::string> seen;
  for (int number = 0; number < 30; ++number) {
    const std::string bytes = GoodDocument(number);
    EXPECT_TRUE(seen.insert(bytes).second) << number;
    const auto reading = batch::ReadPdf(bytes, "good.pdf", rules);
    ASSERT_TRUE(reading) << number << ": " << reading.error().message;
    EXPECT_TRUE(reading->warnings.empty()) << number;
    const Plan& plan = reading->plan;
    EXPECT_EQ(plan.document.number.text, std::to_string(10 + number)) << number;
    EXPECT_EQ(plan.objectives.size(), 2u) << number;
    ASSERT_EQ(plan.tables.size(), 1u) << number;
    EXPECT_EQ(plan.tables[0].rows.size(), 3u + static_cast<std::size_t>(number) % 3) << number;
  }
}

TEST(GoodDocumentTest, TheReadablePageIsRead) {
  testing::PdfBuilder pdf;
  AddReadablePage(pdf);
  const auto reading = batch::ReadPdf(pdf.Build(), "page.pdf", ProjectRules());
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_FALSE(reading->pages.front().words.empty());
}

}  // namespace
}  // namespace kehoach::hostile
