// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/text_string.h"

#include <string>

#include <gtest/gtest.h>

namespace kehoach::pdf {
namespace {

TEST(TextStringTest, DecodesTheEncodingsOfTextStrings) {
  const struct {
    std::string bytes, utf8;
  } cases[] = {
      {"", ""},
      {"Writer\n 7.4", "Writer 7.4"},
      {"Caf\xE9", "Café"},
      {std::string("\xFE\xFF\x1E\xE7\x00 \x00x", 8), "ủ x"},
      {std::string("\xFE\xFF\xD8\x3D\xDE\x00\x00x", 8), "😀x"},
      {"\xEF\xBB\xBFỦy ban\t", "Ủy ban"},
      // damage: half a unit, lone surrogates
      {"\xFE\xFF\x1E", ""},
      {std::string("\xFE\xFF\xD8\x3D\x00x", 6), "x"},
      {std::string("\xFE\xFF\xDE\x00\x00x", 6), "x"},
      {"\xFE\xFF\xD8\x3D", ""},
      // bytes that are no UTF-8: alone, overlong, a surrogate, cut short
      {"\xEF\xBB\xBF"
       "a\xFF"
       "b\xC0\x80"
       "c\xED\xA0\x80"
       "d\xE1\xBB",
       "abcd"},
      {"\xEF\xBB\xBF\xF0\x9F\x98\x80", "😀"},
  };
  for (const auto& c : cases) EXPECT_EQ(DecodeTextString(c.bytes), c.utf8);
}

}  // namespace
}  // namespace kehoach::pdf
