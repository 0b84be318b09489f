// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/evidence_text.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::store {
namespace {

using testing::ElementsAre;

std::string Written(const Evidence& evidence, RuleNames& rules) {
  std::string text;
  AppendEvidence(text, evidence, rules);
  return text;
}

TEST(EvidenceTextTest, IsShortAndInUnitsOfOneSixtyFourth) {
  RuleNames rules;
  EXPECT_EQ("0", Written({}, rules));
  EXPECT_EQ("[0,1,[2,64,96,-32,6400]]", Written({{{2, {1, 1.5F, -0.5F, 100}}}, "a", 1}, rules));
  EXPECT_EQ("[1,0.9]", Written({{}, "b", 0.9F}, rules));
  EXPECT_EQ("[0,0,[1,6.4,0,0,0]]", Written({{{1, {0.1F, 0, 0, 0}}}, "a", 0}, rules));
  EXPECT_THAT(rules.names(), ElementsAre("a", "b"));
}

TEST(EvidenceTextTest, DoubtsAreObjectsBehindThePlaces) {
  RuleNames rules;
  const Evidence evidence = {{{1, {1, 0, 0, 0}}},
                             "a",
                             0.5F,
                             {{DoubtReason::kUnclear, {"a\"b", "c"}, "", ""},
                              {DoubtReason::kDisagreement, {}, "x", "measures[0]"}}};
  const std::string text = Written(evidence, rules);
  EXPECT_EQ(R"([0,0.5,[1,64,0,0,0],{"reason":"unclear","words":["a\"b","c"]},)"
            R"({"reason":"disagreement","words":[],"suggestion":"x","witness":"measures[0]"}])",
            text);
  EvidenceReader reader(text, rules.names());
  EXPECT_EQ(evidence, reader.One());
  EXPECT_TRUE(reader.ok() && reader.at_end());
  // An absent value may be doubted, too.
  const Evidence absent = {{}, "", 1, {{DoubtReason::kSequence, {}, "3.", ""}}};
  RuleNames none;
  EXPECT_EQ(R"([0,1,{"reason":"sequence","words":[],"suggestion":"3."}])", Written(absent, none));
}

TEST(EvidenceTextTest, ComesBackExactly) {
  std::mt19937 random(3);
  std::uniform_real_distribution<float> point(-10, 1300);
  for (int round = 0; round < 2000; ++round) {
    Evidence evidence;
    evidence.rule = "rule." + std::to_string(random() % 3);
    evidence.confidence = static_cast<float>(random() % 1000) / 999;
    for (unsigned i = 0; i < random() % 4; ++i) {
      Place place{static_cast<int>(random() % 50), {}};
      for (float* edge : {&place.box.left, &place.box.top, &place.box.right, &place.box.bottom}) {
        *edge = round % 2 == 0 ? point(random) : static_cast<float>(random() % 60000) / 64;
      }
      evidence.places.push_back(place);
    }
    RuleNames rules;
    const std::string text = Written(evidence, rules);
    EvidenceReader reader(text, rules.names());
    ASSERT_EQ(evidence, reader.One()) << text;
    ASSERT_TRUE(reader.ok() && reader.at_end()) << text;
  }
}

TEST(EvidenceTextTest, StringsAreQuotedAsJson) {
  const std::vector<std::string> strings = {"", "Đơn vị", "a\"b\\c", "line\nend\t\x01", "/"};
  std::string text;
  AppendStrings(text, strings);
  EXPECT_EQ(R"(["","Đơn vị","a\"b\\c","line\u000aend\u0009\u0001","/"])", text);
  EvidenceReader reader(text, {});
  EXPECT_EQ(strings, reader.Strings());
  EXPECT_TRUE(reader.ok() && reader.at_end());
}

TEST(EvidenceTextTest, MalformedTextIsNoticed) {
  const std::vector<std::string> rules = {"a"};
  for (const char* text : {"",
                           "1",
                           "[",
                           "[]",
                           "[0]",
                           "[0,]",
                           "[1,1]",
                           "[-1,1]",
                           "[0,1,]",
                           "[0,1,[1]]",
                           "[0,1,[1,2,3,4]]",
                           "[0,1,[1,2,3,4,5]",
                           "[0,1,[1,2,3,4,5,6]]",
                           "[0,1,[1,2,3,4,nan]]",
                           "[0,inf]",
                           "[0,1][0,1]",
                           "[ 0,1]",
                           "00",
                           "[0,1,{}]",
                           R"([0,1,{"reason":"unclear"}])",
                           R"([0,1,{"reason":"other","words":[]}])",
                           R"([0,1,{"words":[],"reason":"unclear"}])",
                           R"([0,1,{"reason":"unclear","words":[]},[1,2,3,4,5]])",
                           R"([0,1,{"reason":"unclear","words":[],"more":""}])",
                           R"([0,1,{"reason":"unclear","words":[1]}])"}) {
    EvidenceReader reader(text, rules);
    (void)reader.One();
    EXPECT_FALSE(reader.ok() && reader.at_end()) << text;
  }
  for (const char* text :
       {"", "[", "[\"a]", "[\"a\",]", "[\"\\u12\"]", "[\"\\x\"]", "[\"a\" ]", "{}"}) {
    EvidenceReader reader(text, rules);
    (void)reader.Strings();
    EXPECT_FALSE(reader.ok() && reader.at_end()) << text;
  }
  for (const char* text : {"{", "{\"a\"}", "{\"a\":1}", "{\"a\":\"b\",}", "[]"}) {
    EvidenceReader reader(text, rules);
    (void)reader.Object();
    EXPECT_FALSE(reader.ok() && reader.at_end()) << text;
  }
}

}  // namespace
}  // namespace kehoach::store
