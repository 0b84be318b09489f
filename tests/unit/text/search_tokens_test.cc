// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/search_tokens.h"

#include <string>

#include <gtest/gtest.h>

namespace kehoach::text {
namespace {

struct Keys {
  std::string typed, spelled, folded;
};

Keys KeysOf(std::string_view text) {
  Keys keys;
  AppendSearchKeys(text, keys.typed, keys.spelled, keys.folded);
  return keys;
}

TEST(SearchTokensTest, EachTokenHasThreeSpellings) {
  const struct {
    const char *text, *typed, *spelled, *folded;
  } cases[] = {
      {"Kế hoạch", "", "kế hoạch", "ke hoach"},
      {"Uỷ ban", "uỷ", "ủy ban", "uy ban"},
      {"hoà giải", "hoà", "hòa giải", "hoa giai"},
      {"HÒA", "", "hòa", "hoa"},
      {"hoàn toàn", "", "hoàn toàn", "hoan toan"},
      {"khoẻ, thuý, loé", "khoẻ thuý loé", "khỏe thúy lóe", "khoe thuy loe"},
      {"ngoài khuỷu quyết giếng gìn", "", "ngoài khuỷu quyết giếng gìn",
       "ngoai khuyu quyet gieng gin"},
      {"qúy quí quý", "qúy quí", "quý quý quý", "quy quy quy"},
      {"tỉ lệ kĩ thuật lí do", "tỉ kĩ lí", "tỷ lệ kỹ thuật lý do", "ty le ky thuat ly do"},
      {"vị trí đi vì chi", "", "vị trí đi vì chi", "vi tri di vi chi"},
      {"thuở giữa yếu", "", "thuở giữa yếu", "thuo giua yeu"},
      {"162/QĐ-UBND", "", "162 qđ ubnd", "162 qd ubnd"},
      {"ISO 9001:2015", "", "iso 9001 2015", "iso 9001 2015"},
      {"ISO9001", "", "iso 9001", "iso 9001"},
      {"05/03", "05 03", "5 3", "5 3"},
      {"số 00", "00", "số 0", "so 0"},
      {"95%", "", "95", "95"},
      {"", "", "", ""},
      {" - / ;", "", "", ""},
      {"Đắk Lắk", "", "đắk lắk", "dak lak"},
      {"naïve Straße", "", "naïve straße", "naive straße"},
  };
  for (const auto& c : cases) {
    const Keys keys = KeysOf(c.text);
    EXPECT_EQ(c.typed, keys.typed) << c.text;
    EXPECT_EQ(c.spelled, keys.spelled) << c.text;
    EXPECT_EQ(c.folded, keys.folded) << c.text;
  }
}

TEST(SearchTokensTest, SpellingsOfOneWordAreOne) {
  const char* const same[][2] = {{"thuỷ", "thủy"}, {"hoá", "hóa"}, {"Hoà Bình", "HÒA BÌNH"},
                                 {"quí", "quý"},   {"mĩ", "mỹ"},   {"sĩ", "sỹ"}};
  for (const auto& [a, b] : same) EXPECT_EQ(KeysOf(a).spelled, KeysOf(b).spelled) << a;
  const char* const different[][2] = {{"vy", "ví"}, {"đi", "di"}, {"hoán", "hoàn"}, {"tay", "tai"}};
  for (const auto& [a, b] : different) EXPECT_NE(KeysOf(a).spelled, KeysOf(b).spelled) << a;
}

TEST(SearchTokensTest, TheSpellingOfASpellingIsItself) {
  for (const char* text : {"thuỷ lợi", "quí báu", "kĩ năng", "khuỷu tay", "162/QĐ-UBND", "05"}) {
    const Keys keys = KeysOf(text);
    EXPECT_EQ(keys.spelled, KeysOf(keys.spelled).spelled) << text;
    EXPECT_EQ(keys.folded, KeysOf(keys.spelled).folded) << text;
    EXPECT_EQ(keys.folded, KeysOf(keys.folded).folded) << text;
  }
}

TEST(SearchTokensTest, TokensKnowTheirBytes) {
  const std::string text = "Sở Nội vụ, số 05/KH-SNV";
  const std::vector<SearchToken> tokens = SearchTokens(text);
  ASSERT_EQ(7u, tokens.size());
  EXPECT_EQ("Nội", text.substr(tokens[1].begin, tokens[1].end - tokens[1].begin));
  EXPECT_EQ("05", text.substr(tokens[4].begin, tokens[4].end - tokens[4].begin));
  EXPECT_EQ("SNV", text.substr(tokens[6].begin, tokens[6].end - tokens[6].begin));
}

TEST(SearchTokensTest, KeysAndTokensAgree) {
  for (const char* text : {"Uỷ ban nhân dân tỉnh, 05/QĐ", "a\xCC\x81o \xFF\xFE x", "ⅣⅤ đ́đ"}) {
    Keys joined;
    for (const SearchToken& token : SearchTokens(text)) {
      const auto add = [](std::string& to, const std::string& token_key) {
        to += (to.empty() ? "" : " ") + token_key;
      };
      if (token.typed != token.spelled) add(joined.typed, token.typed);
      add(joined.spelled, token.spelled);
      add(joined.folded, token.folded);
    }
    const Keys keys = KeysOf(text);
    EXPECT_EQ(joined.typed, keys.typed) << text;
    EXPECT_EQ(joined.spelled, keys.spelled) << text;
    EXPECT_EQ(joined.folded, keys.folded) << text;
  }
}

TEST(HalfTypedTest, AccentsMayBeLeftOutButNotChanged) {
  const struct {
    const char *typed, *spelled;
    bool fits;
  } cases[] = {{"hôi", "hội", true},   {"hoi", "hội", true},    {"đuợc", "được", true},
               {"hội", "hội", true},   {"hồi", "hội", false},   {"hội", "hôi", false},
               {"dong", "đồng", true}, {"đong", "dòng", false}, {"hoi", "hoà", false},
               {"ké", "kế", true},     {"5", "5", true},        {"5", "6", false}};
  for (const auto& c : cases) EXPECT_EQ(c.fits, IsHalfTyped(c.typed, c.spelled)) << c.typed;
}

TEST(BeginsAsTypedTest, TheToneMayStandBehind) {
  EXPECT_TRUE(BeginsAsTyped("hoà", "hòa"));
  EXPECT_TRUE(BeginsAsTyped("hòa", "hoàn"));
  EXPECT_TRUE(BeginsAsTyped("kê", "kế"));
  EXPECT_FALSE(BeginsAsTyped("hòa", "hoán"));
  EXPECT_FALSE(BeginsAsTyped("kế", "ke"));
}

}  // namespace
}  // namespace kehoach::text
