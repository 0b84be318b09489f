// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "text/text.h"

namespace kehoach::text {
namespace {

TEST(SyllableTest, AcceptsPossibleSyllables) {
  for (const char* word :
       {"nghiêng", "khuỷu", "quýnh", "giếng",  "gì",     "gìn",   "oái",    "xoong",  "ở",
        "ý",       "kho",   "KHO",   "ẢN",     "Điện",   "điều",  "KIỆN",   "quốc",   "quyết",
        "quyền",   "quan",  "quy",   "quí",    "quý",    "gia",   "giữa",   "giường", "giết",
        "gieo",    "giêng", "yêu",   "yến",    "y",      "tỷ",    "kỹ",     "lý",     "mỹ",
        "thuở",    "thuế",  "huơ",   "hoặc",   "khoẻ",   "khỏe",  "hoà",    "hòa",    "thủy",
        "thuỷ",    "người", "được",  "phương", "hướng",  "tuyển", "chuyên", "nguyệt", "luật",
        "khuya",   "huýt",  "tuýp",  "loằng",  "ngoằn",  "ngoèo", "xuất",   "khuâng", "nghề",
        "ghế",     "nghĩa", "ích",   "ít",     "ủy",     "uỷ",    "a",      "à",      "Ưu",
        "ươm",     "rượu",  "cứu",   "cách",   "tập",    "các",   "một",    "boong",  "moóc",
        "huệ",     "huỳnh", "hùynh", "qúy",    "gỉa",    "kế",    "CÔNG",   "ngoạm",  "quyển",
        "khuếch",  "xoèn",  "liêu",  "phiếu",  "nghiệp", "tiếng", "việc",   "pin",    "Thy",
        "quỵt"}) {
    EXPECT_TRUE(IsSyllable(word)) << word;
  }
}

TEST(SyllableTest, AcceptsDecomposedLettersInAnyOrder) {
  EXPECT_TRUE(IsSyllable("hê\u0323"));
  EXPECT_TRUE(IsSyllable("he\u0302\u0323"));
  EXPECT_TRUE(IsSyllable("he\u0323\u0302"));
  EXPECT_TRUE(IsSyllable("thu\u0301\u031B"));
  EXPECT_FALSE(IsSyllable("\u0301a"));
  EXPECT_FALSE(IsSyllable("t\u0301a"));
}

TEST(SyllableTest, RefusesWhatNoSyllableIs) {
  for (const char* word :
       {"",        "ngƣời",    "B¸o",  "Coäng", "CHiJ", "NGHiA", "hOi",   "xA",
        "HoA",     "tr­ëng",   "cach", "cạchh", "hàc",  "mờt",   "tâp",   "cã\u0301",
        "ke2",     "ngê",      "nge",  "ghà",   "cê",   "ka",    "qa",    "qua\u0301\u0300",
        "đc",      "th",       "ng",   "ăn­",   "bă",   "mâ",    "iên",   "kyên",
        "website", "iGate",    "fa",   "za",    "wa",   "ja",    "QuyÕt", "®Þnh",
        "phấnn",   "nghiêngh", "KHẢn", "Ä‘",    "á»™",  "chÝnh", "tµi",   "laäp",
        "gâ",      "quu",      "-",    "a b",   "ĐIỀ",  "aa",    "uơng",  "iêc",
        "aê",      "êng",      "áà"}) {
    EXPECT_FALSE(IsSyllable(word)) << word;
  }
}

TEST(SyllableTest, StoppedRhymesTakeOnlyAcuteOrDot) {
  for (const char* word : {"bát", "bạt", "các", "cạc", "sách", "sạch", "lớp", "lợp"}) {
    EXPECT_TRUE(IsSyllable(word)) << word;
  }
  for (const char* word :
       {"bat", "bàt", "bảt", "bãt", "cac", "sach", "sành\u0300c", "lơp", "lờp"}) {
    EXPECT_FALSE(IsSyllable(word)) << word;
  }
}

TEST(SyllableTest, SurvivesAnyBytes) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> byte(0, 255), length(0, 12);
  int syllables = 0;
  for (int round = 0; round < 50000; ++round) {
    std::string word;
    for (int n = length(random); n > 0; --n) word.push_back(static_cast<char>(byte(random)));
    if (IsSyllable(word)) ++syllables;
  }
  EXPECT_LT(syllables, 2500);
}

}  // namespace
}  // namespace kehoach::text
