// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/lexicon.h"

#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kehoach/rules.h"

namespace kehoach::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kRules[] = R"toml(
[[agency]]
name = "Sở Giáo dục và Đào tạo"
level = "province"
about = "test"
short = ["GD&ĐT"]
match = ["SGDĐT", "sở giáo dục - đào tạo"]
reject = ["Sở Giáo dục"]

[[agency]]
name = "Văn phòng Ủy ban nhân dân tỉnh"
key = "van-phong-ubnd-tinh"
level = "province"
about = "test"
successor = "SGD&ĐT"
since = "2025-03-01"
certain = false
source = "test"

[[list]]
name = "unit-place-kinds"
about = "test"
items = ["quận"]

[[map]]
name = "unit-abbreviations"
about = "test"
[map.entries]
"UBND" = "Ủy ban nhân dân"
"VP" = "Văn phòng"
"TT" = "Trung tâm | Thông tin"

[[map]]
name = "provinces"
about = "test"
[map.entries]
"Thừa Thiên - Huế" = "Thừa Thiên Huế"
)toml";

const Rules& TestRules() {
  static const Rules rules = [] {
    Result<Rules> parsed = Rules::Parse({{"test.toml", kRules}});
    EXPECT_TRUE(parsed.ok()) << parsed.error().message;
    return std::move(parsed).value();
  }();
  return rules;
}

std::string KeyOf(const char* text) {
  const Agency* agency = TestRules().lexicon().Whole(text);
  return agency == nullptr ? "" : agency->key;
}

std::string Mistake(const std::string& content) {
  const Result<Rules> rules = Rules::Parse({{"a.toml", content}});
  return rules.ok() ? "" : rules.error().source + ": " + rules.error().message;
}

TEST(LexiconTest, AnAgencyIsFoundInAllItsSpellings) {
  for (const char* text : {"Sở Giáo dục và Đào tạo", "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
                           "so giao duc dao tao", "Sở Giáo dục - Đào tạo", "Sở GD&ĐT", "Sở GDĐT",
                           "SGD&ĐT", "SGDDT", "Sở GD và ĐT", "sgd&dt"}) {
    EXPECT_EQ("so-giao-duc-va-dao-tao", KeyOf(text)) << text;
  }
  for (const char* text : {"", "Sở", "Sở Giáo dục", "Sở GD", "Sở Giáo dục và Đào tạo Huế"}) {
    EXPECT_EQ("", KeyOf(text)) << text;
  }
}

TEST(LexiconTest, AbbreviationsInsideANameAreWrittenOut) {
  for (const char* text : {"Văn phòng UBND tỉnh", "VP UBND tỉnh", "VP Uỷ ban nhân dân tỉnh"}) {
    EXPECT_EQ("van-phong-ubnd-tinh", KeyOf(text)) << text;
  }
}

TEST(LexiconTest, OnlyAnAbbreviationWithOneMeaningIsWrittenOutElsewhere) {
  const Lexicon& lexicon = TestRules().lexicon();
  const Words words = lexicon.Cut("VP TT");
  std::size_t used = 0;
  EXPECT_EQ("van-phong", lexicon.Expansion(words, 0, 2, used));
  EXPECT_EQ(1U, used);
  EXPECT_EQ("", lexicon.Expansion(words, 1, 2, used));
}

TEST(LexiconTest, WordsOfListsKeepTheirMarks) {
  const Lexicon& lexicon = TestRules().lexicon();
  const auto is_place = [&](const char* text) {
    const Words words = lexicon.Cut(text);
    return lexicon.Longest(words, 0, words.words.size(), MaskOf(PhraseList::kPlaceKind)).words > 0;
  };
  EXPECT_TRUE(is_place("quận 5"));
  EXPECT_TRUE(is_place("QUẬN 5"));
  EXPECT_FALSE(is_place("quản lý"));
}

TEST(LexiconTest, WordsKnowWhatStandsBeforeThem) {
  const Words words = TestRules().lexicon().Cut("Sở A, B và (C) - D; E/F");
  std::vector<int> gaps;
  for (const Word& word : words.words) gaps.push_back(word.gap);
  EXPECT_THAT(gaps,
              ElementsAre(0, 0, kGapComma, kGapAnd, kGapSpacedDash, kGapSemicolon, kGapSlash));
  EXPECT_EQ(1, words.words[3].depth);
  EXPECT_EQ(0, words.words[4].depth);
}

TEST(LexiconTest, ASuccessorIsNamedInAnySpelling) {
  const Agency* office = TestRules().lexicon().Find("van-phong-ubnd-tinh");
  ASSERT_NE(nullptr, office);
  ASSERT_TRUE(office->successor);
  EXPECT_EQ("so-giao-duc-va-dao-tao", office->successor->key);
  EXPECT_FALSE(office->successor->certain);
}

TEST(AgencyRulesTest, ExamplesAreRun) {
  EXPECT_THAT(TestRules().Check(), IsEmpty());
  const Result<Rules> rules = Rules::Parse({{"a.toml", R"(
[[agency]]
name = "Sở Y tế"
level = "province"
about = "test"
match = ["SYT"]
reject = ["so y te"]
)"}});
  ASSERT_TRUE(rules.ok());
  EXPECT_THAT(rules->Check(),
              ElementsAre(HasSubstr("a.toml:6: agency 'Sở Y tế': example 'SYT': must be it"),
                          HasSubstr("example 'so y te': must not be it")));
}

TEST(AgencyRulesTest, AMistakeNamesItsPlaceAndRemedy) {
  const std::string head = "[[agency]]\nname = \"Sở Y tế\"\nabout = \"x\"\n";
  EXPECT_THAT(Mistake(head), HasSubstr("'level' is missing"));
  EXPECT_THAT(Mistake(head + "level = \"moon\"\n"), HasSubstr("'moon' is no level"));
  EXPECT_THAT(Mistake(head + "level = \"province\"\nkey = \"Sở\"\n"), HasSubstr("is no key"));
  EXPECT_THAT(Mistake(head + "level = \"province\"\nsince = \"2025-03-01\"\n"),
              HasSubstr("'since' without a successor"));
  const std::string merged = head + "level = \"province\"\nsuccessor = \"Sở X\"\nsource = \"x\"\n";
  EXPECT_THAT(Mistake(merged + "since = \"03/2025\"\n"), HasSubstr("is no day"));
  EXPECT_THAT(Mistake(merged + "since = \"2025-03-01\"\n"), HasSubstr("is no other [[agency]]"));
  EXPECT_THAT(Mistake(head + "level = \"province\"\n" + head + "level = \"province\"\n"),
              HasSubstr("the name is taken at a.toml:1"));
  EXPECT_THAT(Mistake(head + "level = \"province\"\n[[agency]]\nname = \"Sở X\"\nabout = \"x\"\n"
                             "level = \"province\"\nnames = [\"sở y tế\"]\n"),
              HasSubstr("'sở y tế' also names 'Sở Y tế' (a.toml:1)"));
  EXPECT_THAT(Mistake("[[split]]\ncell = \"A\"\ncolumn = \"left\"\n"),
              HasSubstr("'left' is no column"));
}

}  // namespace
}  // namespace kehoach::rules
