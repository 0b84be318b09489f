// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/table.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace kehoach::exporter {
namespace {

TEST(IsSpreadsheetDayTest, TakesDaysOfTheCalendarFromMarch1900) {
  for (const char* day : {"1900-03-01", "2024-02-29", "2026-12-31", "9999-12-31"}) {
    EXPECT_TRUE(IsSpreadsheetDay(day)) << day;
  }
  for (const char* no : {"", "2024", "2024-02", "2023-02-29", "2024-13-01", "2024-00-10",
                         "2024-01-00", "1900-02-28", "0000-01-01", "2024/01/01", "2024-1-1",
                         "2024-01-01 ", "20240101--", "abcd-ef-gh", "-024-01-01"}) {
    EXPECT_FALSE(IsSpreadsheetDay(no)) << no;
  }
}

TEST(CleanTextTest, LeavesWhatEveryFormatMayHold) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"Kế hoạch 2024", "Kế hoạch 2024"},
      {"a\tb", "a b"},
      {"a\r\nb\rc\nd", "a\nb\nc\nd"},
      {"end\r", "end\n"},
      {std::string("a\0b\x01\x1F\x7F", 6), "ab"},
      {"a\xC2\x80\xC2\x9F b", "a b"},                // C1
      {"\xEF\xBB\xBF x \xEF\xBF\xBE", " x "},        // byte order mark, noncharacter
      {"\xFF\xE1\xBA", "\xEF\xBF\xBD\xEF\xBF\xBD"},  // ill-formed
      {"\xEF\xBF\xBD", "\xEF\xBF\xBD"},              // U+FFFD itself
      {"\xF0\x9F\x93\x84 \xE2\x80\xA6", "\xF0\x9F\x93\x84 \xE2\x80\xA6"}};
  for (const auto& [in, out] : cases) {
    EXPECT_EQ(out, CleanText(in)) << in;
    EXPECT_EQ(out, CleanText(out)) << in;
  }
}

TEST(CutToUtf16Test, CountsAsExcelDoesAndCutsBetweenCodePoints) {
  EXPECT_EQ("abc", CutToUtf16("abc", 3));
  EXPECT_EQ("ab", CutToUtf16("abc", 2));
  EXPECT_EQ("ế", CutToUtf16("ếế", 1));
  EXPECT_EQ("ếế", CutToUtf16("ếế", 2));
  const std::string page = "\xF0\x9F\x93\x84";  // two units
  EXPECT_EQ("", CutToUtf16(page, 1));
  EXPECT_EQ(page, CutToUtf16(page + page, 3));
  EXPECT_EQ("", CutToUtf16("", 0));
}

}  // namespace
}  // namespace kehoach::exporter
