// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/utf8.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace kehoach::text {
namespace {

TEST(Utf8Test, EveryCodePointComesBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string utf8;
    AppendUtf8(c, utf8);
    std::size_t at = 0;
    ASSERT_EQ(NextCodePoint(utf8, at), c);
    ASSERT_EQ(at, utf8.size());
  }
}

TEST(Utf8Test, IllFormedBytesBecomeReplacements) {
  struct Case {
    std::string in;
    std::u32string out;
  };
  const Case kCases[] = {
      {"\x80", U"\uFFFD"},
      {"\xC0\xAF", U"\uFFFD\uFFFD"},
      {"\xE0\x80\x80", U"\uFFFD\uFFFD\uFFFD"},
      {"\xED\xA0\x80", U"\uFFFD\uFFFD\uFFFD"},
      {"\xF4\x90\x80\x80", U"\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"\xE1\xBA", U"\uFFFD"},
      {"\xE1\xBAx", U"\uFFFDx"},
      {"\xF0\x9F\x98y", U"\uFFFDy"},
      {"\xFF\xFE", U"\uFFFD\uFFFD"},
  };
  for (const Case& test : kCases) EXPECT_EQ(ToUtf32(test.in), test.out);
  EXPECT_EQ(ToUtf8(std::u32string{0xDC00, 0x110000}), "\uFFFD\uFFFD");
}

TEST(Utf8Test, AnyBytesAreReadToTheEnd) {
  std::mt19937 random(11);
  std::uniform_int_distribution<int> byte(0, 255), length(0, 16);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (int n = length(random); n > 0; --n) bytes.push_back(static_cast<char>(byte(random)));
    const std::string once = ToUtf8(ToUtf32(bytes));
    ASSERT_EQ(ToUtf8(ToUtf32(once)), once);
  }
}

TEST(Utf8Test, TrimsAndCollapses) {
  EXPECT_EQ(Trim(" \t a b\n"), "a b");
  EXPECT_EQ(Trim(" \n"), "");
  EXPECT_EQ(CollapseSpaces("  Kế \t\n hoạch  "), "Kế hoạch");
  EXPECT_EQ(CollapseSpaces(""), "");
}

}  // namespace
}  // namespace kehoach::text
