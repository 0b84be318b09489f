// SPDX-License-Identifier: GPL-3.0-or-later
#include "kehoach/rules.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "text/text.h"

namespace kehoach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

Rules MustParse(const std::string& content) {
  Result<Rules> rules = Rules::Parse({{"test.toml", content}});
  if (!rules.ok()) {
    ADD_FAILURE() << rules.error().source << ": " << rules.error().message;
    return std::move(Rules::Parse({})).value();
  }
  return std::move(rules).value();
}

std::vector<std::string> Names(const std::vector<RuleHit>& hits) {
  std::vector<std::string> names;
  for (const RuleHit& hit : hits) names.push_back(hit.rule->name);
  return names;
}

constexpr char kObjective[] = R"toml(
[[rule]]
name = "objective"
scope = "line"
yields = "objective.heading"
about = "a heading with its number"
folded = '^(?:\d+\. )?muc tieu (?P<number>\d+) ?[:.] ?(?P<text>.*)$'
match = [{ text = "1. Mục tiêu 1: Nâng cao", captures = { number = "1", text = "Nâng cao" } }]
reject = ["Mục tiêu của năm"]
)toml";

TEST(RulesTest, CapturesAreTheOriginalText) {
  const Rules rules = MustParse(kObjective);
  const std::string line = "2.  MỤC TIÊU 2:  Đẩy  mạnh cải cách  ";
  const std::vector<RuleHit> hits = rules.Match("line", line);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].rule->yields, "objective.heading");
  EXPECT_EQ(hits[0].rule->file, "test.toml");
  EXPECT_EQ(hits[0].rule->line, 2);
  EXPECT_EQ(hits[0].Capture("number"), "2");
  EXPECT_EQ(hits[0].Capture("text"), "Đẩy  mạnh cải cách");
  EXPECT_EQ(hits[0].Capture("nothing"), "");
  EXPECT_FALSE(hits[0].CaptureRange("nothing").has_value());
  ASSERT_TRUE(hits[0].CaptureRange("text").has_value());
  const auto [begin, end] = *hits[0].CaptureRange("text");
  EXPECT_EQ(line.substr(begin, end - begin), "Đẩy  mạnh cải cách");
  EXPECT_EQ(line.substr(hits[0].begin, hits[0].end - hits[0].begin),
            "2.  MỤC TIÊU 2:  Đẩy  mạnh cải cách");
}

TEST(RulesTest, NothingMatchesAnotherScopeOrText) {
  const Rules rules = MustParse(kObjective);
  EXPECT_THAT(rules.Match("header", "Mục tiêu 1: x"), IsEmpty());
  EXPECT_THAT(rules.Match("line", "Mục tiêu chung"), IsEmpty());
  EXPECT_THAT(rules.Match("line", ""), IsEmpty());
  EXPECT_FALSE(rules.First("line", "Mục tiêu chung").has_value());
}

TEST(RulesTest, EarlierRuleIsStrongerAndKindsMix) {
  const Rules rules = MustParse(R"toml(
[[rule]]
name = "any-deadline"
scope = "header"
yields = "role.deadline"
about = "x"
folded = 'thoi (?:gian|han)'
match = ["Thời gian"]
[[labels]]
name = "deadline"
scope = "header"
yields = "role.deadline.exact"
about = "x"
texts = ["Thời gian hoàn thành"]
[[rule]]
name = "other"
scope = "header"
yields = "role.other"
about = "x"
folded = 'hoan thanh'
match = ["Hoàn thành"]
)toml");
  EXPECT_THAT(Names(rules.Match("header", "Thời gian hoàn thành")),
              ElementsAre("any-deadline", "deadline", "other"));
  EXPECT_EQ(rules.First("header", "Thời gian hoàn thành")->rule->name, "any-deadline");
  EXPECT_EQ(rules.First("header", "Thời gian hoàn thành", "role.other")->rule->name, "other");
  EXPECT_EQ(rules.First("header", "Thời gian hoàn thành", "role")->rule->name, "any-deadline");
  EXPECT_FALSE(rules.First("header", "Thời gian hoàn thành", "rol").has_value());
  EXPECT_EQ(rules.All().size(), 3u);
}

TEST(RulesTest, LabelsIgnoreCaseMarksSlashesAndColons) {
  const Rules rules = MustParse(R"toml(
[[labels]]
name = "lead"
scope = "header"
yields = "role.lead"
about = "x"
texts = ["Đơn vị chủ trì", "Đơn vị chủ trì/phối hợp"]
)toml");
  for (const char* text : {"Đơn vị chủ trì", "ĐƠN VỊ CHỦ TRÌ", " Đơn  vị chủ trì : ",
                           "đơn vị chủ trì / phối hợp", "Đơn vị chủ trì/ phối hợp"}) {
    EXPECT_THAT(Names(rules.Match("header", text)), ElementsAre("lead")) << text;
  }
  for (const char* text : {"Đơn vị", "Đơn vị chủ trì chính", "chủ trì", ""}) {
    EXPECT_THAT(rules.Match("header", text), IsEmpty()) << text;
  }
}

TEST(RulesTest, LabelsWithoutANameAreNamedAfterTheirMeaning) {
  const std::string block = "[[labels]]\nscope='header'\nyields='role.lead'\nabout='z'\n";
  const Rules rules = MustParse(block + "texts=['Chủ trì']\n");
  EXPECT_EQ(rules.All()[0]->name, "header.role.lead");
  const Result<Rules> twice = Rules::Parse(
      {{"test.toml", block + "texts=['Chủ trì']\n" + block + "texts=['Phụ trách']\n"}});
  ASSERT_FALSE(twice.ok());
  EXPECT_EQ(twice.error().source, "test.toml:6");
}

TEST(RulesTest, OriginalPatternMustMatchTooAndItsCapturesWin) {
  const Rules rules = MustParse(R"toml(
[[rule]]
name = "type"
scope = "line"
yields = "type"
about = "x"
folded = '^(?P<type>ke hoach)(?P<rest>.*)$'
original = '^(?P<type>KẾ HOẠCH)'
match = [{ text = "KẾ HOẠCH năm", captures = { type = "KẾ HOẠCH", rest = " năm" } }]
reject = ["Kế hoạch năm"]
)toml");
  EXPECT_THAT(rules.Check(), IsEmpty());
  EXPECT_THAT(rules.Match("line", "Kế hoạch năm"), IsEmpty());
}

TEST(RulesTest, LetterClassesKnowVietnamese) {
  const Rules rules = MustParse(R"toml(
[[rule]]
name = "name"
scope = "line"
yields = "name"
about = "x"
folded = '.'
original = '^(?P<first>\p{Lu}\p{Ll}*) (?P<rest>[\p{Lu}\p{L}[:digit:]\]-]+)$'
match = [
  { text = "Đặng Ưng7]", captures = { first = "Đặng", rest = "Ưng7]" } },
  { text = "Ỹ ẠỸ", captures = { first = "Ỹ", rest = "ẠỸ" } },
]
reject = ["đặng Ưng", "ĐẶng Ưng", "Đặng Ưng!", "ỹ A", "Đặng  "]
)toml");
  EXPECT_THAT(rules.Check(), IsEmpty());
}

TEST(RulesTest, FragmentsAndListsGoIntoPatterns) {
  const Rules rules = MustParse(R"toml(
[[rule]]
name = "unit"
scope = "line"
yields = "unit"
about = "x"
folded = '^(?P<unit>{{list:units}}) {{number}}{2}$'
match = [{ text = "Tổ công tác 1212", captures = { unit = "Tổ công tác" } }]
reject = ["Tổ 12"]
[[fragment]]
name = "number"
about = "x"
folded = '1{{two}}'
[[fragment]]
name = "two"
about = "x"
folded = '[2-9]'
[[list]]
name = "units"
about = "x"
items = ["Tổ", "Tổ công tác"]
)toml");
  EXPECT_THAT(rules.Check(), IsEmpty());
  EXPECT_THAT(rules.List("units"), ElementsAre("to", "to cong tac"));
  EXPECT_THAT(rules.List("unknown"), IsEmpty());
}

TEST(RulesTest, MapsKeepTheOrderOfTheFile) {
  const Rules rules = MustParse(R"toml(
[[map]]
name = "short"
about = "x"
[map.entries]
"Ủy ban nhân dân" = "UBND"
"Bộ Nội vụ" = "BNV"
)toml");
  EXPECT_THAT(rules.Map("short"),
              ElementsAre(Pair("uy ban nhan dan", "UBND"), Pair("bo noi vu", "BNV")));
  EXPECT_THAT(rules.Map("unknown"), IsEmpty());
}

TEST(RulesTest, CheckNamesWhatFailed) {
  const Rules rules = MustParse(R"toml(
[[rule]]
name = "bad"
scope = "line"
yields = "x"
about = "x"
folded = '^quy (?P<quarter>[1-4])$'
match = [
  "Tháng 1",
  { text = "Quý 2", captures = { quarter = "3" } },
]
reject = ["Quý 4"]
)toml");
  EXPECT_THAT(
      rules.Check(),
      ElementsAre(
          "test.toml:9: rule 'bad': example 'Tháng 1': must match, but does not (folded: "
          "'thang 1')",
          "test.toml:10: rule 'bad': example 'Quý 2': 'quarter' must capture '3', but has "
          "'2'",
          "test.toml:12: rule 'bad': example 'Quý 4': must not match, but does, at 'Quý 4'"));
}

TEST(RulesTest, ManyThousandBytesAreMatched) {
  const Rules rules = MustParse(kObjective);
  const std::string line = "Mục tiêu 7: " + std::string(1 << 20, 'x');
  ASSERT_EQ(rules.Match("line", line).size(), 1u);
  EXPECT_EQ(rules.Match("line", line)[0].Capture("text").size(), std::size_t{1} << 20);
}

TEST(RulesTest, AFoldedTextGivesTheSameAnswer) {
  const Rules rules = MustParse(kObjective);
  const std::string line = "Mục tiêu 3. Giữ vững";
  const text::Folded folded = text::FoldWithOrigin(line);
  ASSERT_EQ(rules.Match("line", line, folded).size(), 1u);
  EXPECT_EQ(rules.First("line", line, folded)->Capture("text"), "Giữ vững");
}

std::string RuleWith(const std::string& pattern, const std::string& more = "match = ['x']") {
  return "[[rule]]\nname = 'a'\nscope = 's'\nyields = 'y'\nabout = 'z'\nfolded = '" + pattern +
         "'\n" + more + "\n";
}

TEST(RulesTest, AMistakeNamesItsPlaceAndRemedy) {
  const std::string good = RuleWith("x");
  const std::vector<std::pair<std::string, std::pair<std::string, std::string>>> cases = {
      {"[[rule]\n", {"test.toml:1", "not valid TOML"}},
      {"[[rules]]\n", {"test.toml:1", "unknown section 'rules'"}},
      {"rule = 3\n", {"test.toml:1", "write [[rule]]"}},
      {"rule = [3]\n", {"test.toml:1", "write [[rule]]"}},
      {"[[rule]]\nscope = 's'\n", {"test.toml:1", "'name' is missing"}},
      {"[[rule]]\nname = 'a'\n", {"test.toml:1", "rule 'a': 'about' is missing"}},
      {"[[rule]]\nname = 'A b'\n", {"test.toml:2", "'A b' is no name"}},
      {"[[rule]]\nname = 3\n", {"test.toml:2", "must be a text"}},
      {RuleWith("x", ""), {"test.toml:1", "no example"}},
      {RuleWith("x", "match = []"), {"test.toml:1", "no example"}},
      {RuleWith("x", "match = 'x'"), {"test.toml:7", "must be a list"}},
      {RuleWith("x", "match = [3]"), {"test.toml:7", "must be a text"}},
      {RuleWith("x", "match = ['x']\nreject = [{text='x'}]"), {"test.toml:8", "text alone"}},
      {RuleWith("x", "match = [{ text = 'x', capture = {} }]"),
       {"test.toml:7", "unknown key 'capture'"}},
      {RuleWith("x", "match = [{ text = 'x', captures = { q = 'x' } }]"),
       {"test.toml:7", "no group (?P<q>"}},
      {RuleWith("x", "match = ['x']\nfoldd = 'x'"), {"test.toml:8", "unknown key 'foldd'"}},
      {RuleWith("(x"), {"test.toml:6", "rule 'a': 'folded': not a valid pattern: missing )"}},
      {RuleWith("x*"), {"test.toml:6", "matches the empty text"}},
      {RuleWith("mục"), {"test.toml:6", "'ụ' never occurs in folded text"}},
      {RuleWith("Muc"), {"test.toml:6", "write 'm'"}},
      {RuleWith("{{none}}x"), {"test.toml:6", "no fragment 'none'"}},
      {RuleWith("{{none"), {"test.toml:6", "has no '}}'"}},
      {RuleWith("x", "match = ['x']\noriginal = '[z'"), {"test.toml:8", "'original'"}},
      {RuleWith(std::string(5000, 'x')), {"test.toml:6", "longer than 4096 bytes"}},
      {good + good, {"test.toml:8", "the name is taken at test.toml:1"}},
      {RuleWith("{{a}}x") + "[[fragment]]\nname='a'\nabout='z'\nfolded='{{a}}'\n",
       {"test.toml:6", "uses itself"}},
      {"[[labels]]\nname='a'\nscope='s'\nyields='y'\nabout='z'\ntexts=['Đơn vị',\n'DON VI:']\n",
       {"test.toml:7", "the same as a label at test.toml:6"}},
      {"[[labels]]\nname='a'\nscope='s'\nyields='y'\nabout='z'\ntexts=[]\n",
       {"test.toml:1", "'texts' is empty"}},
      {"[[labels]]\nname='a'\nscope='s'\nyields='y'\nabout='z'\ntexts=[' : ']\n",
       {"test.toml:6", "is empty once"}},
      {"[[list]]\nname='a'\nabout='z'\n", {"test.toml:1", "'items' is missing"}},
      {"[[map]]\nname='a'\nabout='z'\n", {"test.toml:1", "'entries' is missing"}},
      {"[[map]]\nname='a'\nabout='z'\nentries={a=1}\n", {"test.toml:4", "value of 'a'"}},
      {std::string((1 << 20) + 1, '\n'), {"test.toml", "split it"}},
  };
  for (const auto& [content, expected] : cases) {
    const std::string shown = content.substr(0, 200);
    const Result<Rules> rules = Rules::Parse({{"test.toml", content}});
    ASSERT_FALSE(rules.ok()) << shown;
    EXPECT_EQ(rules.error().code, ErrorCode::kBadRules) << shown;
    EXPECT_EQ(rules.error().source, expected.first) << shown << rules.error().message;
    EXPECT_THAT(rules.error().message, HasSubstr(expected.second)) << shown;
  }
}

TEST(RulesTest, NamesAreUniqueOverFiles) {
  const Result<Rules> rules = Rules::Parse({{"a.toml", RuleWith("x")}, {"b.toml", RuleWith("y")}});
  ASSERT_FALSE(rules.ok());
  EXPECT_EQ(rules.error().source, "b.toml:1");
  EXPECT_THAT(rules.error().message, HasSubstr("a.toml:1"));
}

TEST(RulesTest, UpperCaseInEscapesAndGroupNamesIsNoMistake) {
  const Rules rules = MustParse(
      RuleWith(R"((?P<Day>\d) \S+ \pL\p{Lu}?\x{61}[[:alpha:]]\QX\E?)", "match = ['1 x ya bx']"));
  EXPECT_EQ(rules.All().size(), 1u);
}

TEST(RulesTest, VersionFollowsNamesAndContents) {
  const std::string version = Rules::Parse({{"a.toml", RuleWith("x")}})->version();
  EXPECT_EQ(version.size(), 64u);
  EXPECT_EQ(version, Rules::Parse({{"elsewhere/a.toml", RuleWith("x")}})->version());
  EXPECT_NE(version, Rules::Parse({{"b.toml", RuleWith("x")}})->version());
  EXPECT_NE(version, Rules::Parse({{"a.toml", RuleWith("y")}})->version());
}

TEST(RulesTest, LoadReadsTomlFilesInNameOrder) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(::testing::TempDir()) / "kehoach_rules_load";
  fs::remove_all(folder);
  fs::create_directories(folder);
  auto write = [&](const char* name, const std::string& content) {
    std::ofstream(folder / name) << content;
  };
  EXPECT_FALSE(Rules::Load(folder.string()).ok());
  write("b.toml", RuleWith("x"));
  write("a.toml",
        "[[rule]]\nname='first'\nscope='s'\nyields='y'\nabout='z'\nfolded='x'\n"
        "match=['x']\n");
  write("notes.txt", "not toml [[");
  const Result<Rules> rules = Rules::Load(folder.string());
  ASSERT_TRUE(rules.ok()) << rules.error().message;
  EXPECT_THAT(Names(rules->Match("s", "x")), ElementsAre("first", "a"));
  EXPECT_EQ(rules->All()[0]->file, (folder / "a.toml").string());
  fs::create_directory(folder / "c.toml");
  EXPECT_FALSE(Rules::Load(folder.string()).ok());
  fs::remove(folder / "c.toml");
  ASSERT_EQ(::mkfifo((folder / "c.toml").c_str(), 0600), 0);
  EXPECT_FALSE(Rules::Load(folder.string()).ok()) << "nobody writes to it";
  fs::remove_all(folder);
  const Result<Rules> missing = Rules::Load(folder.string());
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().source, folder.string());
}

}  // namespace
}  // namespace kehoach
