// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/query.h"

#include <string>

#include <gtest/gtest.h>

#include "search/expression.h"

namespace kehoach::search {
namespace {

Abbreviations SomeAbbreviations() {
  const auto rules = Rules::Parse({{"abbreviations.toml", R"(
[[map]]
name = "abbreviations"
about = "test"
[map.entries]
"UBND" = "Ủy ban nhân dân"
"KH&CN" = "khoa học và công nghệ"
[[map]]
name = "abbreviations-in-output"
about = "test"
[map.entries]
"KH" = "kế hoạch"
)"}});
  if (!rules) throw std::runtime_error(rules.error().message);
  return Abbreviations(*rules);
}

std::string Show(const Node& node);

std::string Show(const Term& term) {
  std::string words;
  for (const Word& word : term.words) {
    words += (words.empty() ? "" : " ") + word.spelled + (word.prefix ? "*" : "");
  }
  if (term.phrase) words = "\"" + words + "\"";
  for (const Alternative& alternative : term.alternatives) {
    words += "=";
    for (const std::string& token : alternative.tokens) words += token + ".";
    if (alternative.columns != kAllColumns) words += std::to_string(alternative.columns);
  }
  return words;
}

std::string Show(const Node& node) {
  if (node.kind == Node::Kind::kTerm) return Show(node.term);
  std::string text;
  for (const Node& child : node.children) {
    text += (text.empty() ? "" : node.kind == Node::Kind::kAnd ? " & " : " | ") + Show(child);
  }
  for (const Node& child : node.excluded) text += " - " + Show(child);
  return "(" + text + ")";
}

std::string Parsed(std::string_view text, const Abbreviations& abbreviations = {}) {
  const Query query = ParseQuery(text, abbreviations);
  return query.empty() ? "" : Show(query.root);
}

TEST(ParseQueryTest, UnderstandsTheLanguage) {
  const struct {
    const char *text, *parsed;
  } cases[] = {
      {"kế hoạch", "(kế & hoạch)"},
      {"\"kế hoạch\" năm", "(\"kế hoạch\" & năm)"},
      {"“kế hoạch”", "(\"kế hoạch\")"},
      {"một OR hai ba", "(((một) | (hai & ba)))"},
      {"một | hai", "(((một) | (hai)))"},
      {"hoạch*", "(hoạch*)"},
      {"kiểm tra -sở", "(kiểm & tra - sở)"},
      {"kiểm tra NOT \"sở y tế\"", "(kiểm & tra - \"sở y tế\")"},
      {"(sở OR ban) chủ", "(((sở) | (ban)) & chủ)"},
      {"162/QĐ-UBND", "(\"162 qđ ubnd\")"},
      {"162 / QĐ-UBND", "(\"162 qđ ubnd\")"},
      {"91 /KH-SVHTT", "(\"91 kh svhtt\")"},
      {"ISO 9001 : 2015", "(iso & \"9001 2015\")"},
      {"kinh tế - xã hội", "(kinh & tế & xã & hội)"},
      {"sở AND ban", "(sở & ban)"},
  };
  for (const auto& c : cases) EXPECT_EQ(c.parsed, Parsed(c.text)) << c.text;
}

TEST(ParseQueryTest, TakesAnythingForAQuery) {
  const struct {
    const char *text, *parsed;
  } cases[] = {
      {"", ""},
      {"   ", ""},
      {"\"", ""},
      {"\"kế hoạch", "(\"kế hoạch\")"},
      {"(((", ""},
      {")))sở", "(sở)"},
      {"(sở", "(sở)"},
      {"sở)", "(sở)"},
      {"OR", ""},
      {"OR sở OR", "(sở)"},
      {"- - -", ""},
      {"-sở", ""},
      {"NOT", ""},
      {"*", ""},
      {"sở * *", "(sở)"},
      {"a:b {x} ^y + NEAR(", "(\"a b\" & x & y & near)"},
      {"'; DROP TABLE search; --", "(drop & table & search)"},
  };
  for (const auto& c : cases) EXPECT_EQ(c.parsed, Parsed(c.text)) << c.text;
}

TEST(ParseQueryTest, SaysWhatItLeavesOut) {
  const Query query = ParseQuery("-\"sở y tế\"", {});
  ASSERT_EQ(1u, query.left_out.size());
  EXPECT_EQ("-sở y tế", query.left_out[0]);
  std::string many;
  for (int i = 0; i < kMostWords + 2; ++i) many += "từ" + std::string(1, char('a' + i % 20)) + " ";
  EXPECT_EQ(2u, ParseQuery(many, {}).left_out.size());
}

TEST(ParseQueryTest, AbbreviationsAndTheirWordsStandForEachOther) {
  const Abbreviations known = SomeAbbreviations();
  const struct {
    const char *text, *parsed;
  } cases[] = {
      {"UBND tỉnh", "(ubnd=ủy.ban.nhân.dân. & tỉnh)"},
      {"uỷ ban nhân dân tỉnh", "(ủy ban nhân dân=ubnd. & tỉnh)"},
      {"uy ban nhan dan", "(uy ban nhan dan=ubnd.)"},
      {"ủy bán nhân dân", "(ủy & bán & nhân & dân)"},
      {"\"ủy ban nhân dân\"", "(\"ủy ban nhân dân\")"},
      {"KH&CN", "(\"kh cn\"=khoa.học.và.công.nghệ.)"},
      {"KH kiểm tra", "(kh=kế.hoạch.4 & kiểm & tra)"},
      {"kế hoạch", "(kế hoạch=kh.4)"},
      {"sở -UBND", "(sở - ubnd=ủy.ban.nhân.dân.)"},
  };
  for (const auto& c : cases) EXPECT_EQ(c.parsed, Parsed(c.text, known)) << c.text;
}

TEST(ExpressionTest, WordsWithAnAccentNeedNoColumns) {
  const Query marked = ParseQuery("kế hoạch", {});
  EXPECT_EQ("(\"kế\" AND \"hoạch\")",
            ExpressionOf(marked, MatchClass::kFolded, Closeness::kAny, false).text);
  EXPECT_EQ("(\"ke\" AND \"hoach\")",
            ExpressionOf(marked, MatchClass::kWeak, Closeness::kAny, false).text);
  EXPECT_EQ("(\"ke hoach\" AND (\"kế\" AND \"hoạch\"))",
            ExpressionOf(marked, MatchClass::kExact, Closeness::kPhrase, true).text);
  const Query unmarked = ParseQuery("ke", {});
  EXPECT_EQ("{content units output details}:\"ke\"",
            ExpressionOf(unmarked, MatchClass::kExact, Closeness::kAny, true).text);
  EXPECT_EQ("\"ke\"", ExpressionOf(unmarked, MatchClass::kFolded, Closeness::kAny, true).text);
}

TEST(ExpressionTest, ExcludedWordsAreNoSlots) {
  const Query query = ParseQuery("kế hoạch -sở", {});
  const Expression expression = ExpressionOf(query, MatchClass::kExact, Closeness::kPhrase, true);
  EXPECT_EQ("(\"ke hoach\" AND ((\"kế\" AND \"hoạch\") NOT \"sở\"))", expression.text);
  ASSERT_EQ(4u, expression.phrases.size());
  EXPECT_EQ(0, expression.phrases[0].slots);
  EXPECT_EQ(1, expression.phrases[1].slots);
  EXPECT_EQ(0, expression.phrases[3].slots);
}

}  // namespace
}  // namespace kehoach::search
