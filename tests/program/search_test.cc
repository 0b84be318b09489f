// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program_case.h"

namespace kehoach::program {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class SearchTest : public ProgramCase {
 protected:
  void SetUp() override {
    for (const fs::path& pdf : CorpusPdfs()) {
      if (pdf.filename().string().find("cchc") == std::string::npos) continue;
      ASSERT_EQ(Run({"import", pdf.string(), "-q"}).code, 0);
      ++imported_;
    }
    ASSERT_GT(imported_, 0);
  }
  json Json(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "search");
    arguments.push_back("--json");
    const Outcome outcome = Run(arguments);
    EXPECT_EQ(outcome.code, 0) << outcome;
    return json::parse(outcome.out, nullptr, false);
  }
  int imported_ = 0;
};

TEST_F(SearchTest, AKeyThatNoPageNamedIsAWrongCall) {
  const Outcome nonsense = Run({"search", "kế hoạch", "--after", "next"});
  EXPECT_EQ(nonsense.code, 2);
  EXPECT_EQ(nonsense.out, "");
  EXPECT_THAT(nonsense.err, HasSubstr("--after: next is no key"));
  const json page = Json({"kế hoạch", "--limit", "1"});
  ASSERT_TRUE(page["next"].is_string());
  const std::string key = page["next"];
  EXPECT_EQ(Run({"search", "kế hoạch", "--after", key}).code, 0);
  EXPECT_EQ(Run({"search", "kế hoạch", "--sort", "date", "--after", key}).code, 2);
}

TEST_F(SearchTest, FindsWithoutAccentsWhatIsFoundWithThem) {
  const json with = Json({"cải cách hành chính"}), without = Json({"CAI CACH HANH CHINH"});
  ASSERT_GT(with["total"], 3);
  EXPECT_GE(without["total"], with["total"]);
  EXPECT_EQ("restored", without["notes"][0]["kind"]);
  EXPECT_EQ("cải cách hành chính", without["notes"][0]["to"]);
  EXPECT_EQ("exact", with["hits"][0]["match"]);
}

TEST_F(SearchTest, HitsSayWhereTheyStandAndWhatMatched) {
  const json page = Json({"cải cách", "--kind", "task", "--limit", "5"});
  ASSERT_EQ(5u, page["hits"].size());
  for (const json& hit : page["hits"]) {
    EXPECT_EQ("task", hit["kind"]);
    EXPECT_GE(hit["page"], 1);
    EXPECT_GE(hit["document"], 1);
    const json& texts = hit["texts"];
    bool marked = false;
    for (const json& text : texts) marked = marked || !text["marks"].empty();
    EXPECT_TRUE(marked) << hit;
  }
  const Outcome text = Run({"search", "cải cách", "--kind", "task", "--limit", "5", "-q"});
  EXPECT_EQ(text.code, 0) << text;
  EXPECT_THAT(text.out, HasSubstr("cách]"));
  EXPECT_THAT(text.out, HasSubstr(", page "));
  EXPECT_THAT(text.out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text.err, IsEmpty());
}

TEST_F(SearchTest, PagesFollowEachOther) {
  const json first = Json({"cải cách", "--limit", "2"});
  ASSERT_TRUE(first["next"].is_string());
  const json second = Json({"cải cách", "--limit", "2", "--after", first["next"]});
  ASSERT_FALSE(second["hits"].empty());
  for (const json& hit : second["hits"]) {
    EXPECT_NE(first["hits"][0]["id"], hit["id"]);
    EXPECT_NE(first["hits"][1]["id"], hit["id"]);
  }
}

TEST_F(SearchTest, FiltersNarrowAndCountsAgree) {
  const json all = Json({"cải cách"});
  std::int64_t sum = 0;
  for (const json& year : all["years"]) {
    const json one = Json({"cải cách", "--year", year["value"].get<std::string>()});
    EXPECT_EQ(year["hits"], one["total"]);
    sum += one["total"].get<std::int64_t>();
  }
  EXPECT_LE(sum, all["total"].get<std::int64_t>());
  EXPECT_GT(sum, 0);
}

TEST_F(SearchTest, NothingFoundIsNoErrorAndSaysWhatToTry) {
  const Outcome outcome = Run({"search", "xyzxyz"});
  EXPECT_EQ(outcome.code, 0) << outcome;
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(outcome.err, HasSubstr("nothing found for: xyzxyz"));
  EXPECT_THAT(Run({"search", "cải cách", "--year", "1950"}).err, HasSubstr("without filters"));
}

TEST_F(SearchTest, NoQueryIsRefused) {
  for (const char* query : {"\"", "((", "NOT", "a OR", "'; DROP TABLE search;", "\xFF\xFE"}) {
    const Outcome outcome = Run({"search", query});
    EXPECT_EQ(outcome.code, 0) << outcome;
  }
  EXPECT_EQ(Run({"search"}).code, 2);
  EXPECT_EQ(Run({"search", "x", "--sort", "size"}).code, 2);
}

}  // namespace
}  // namespace kehoach::program
