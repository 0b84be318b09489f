// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.h"

#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/terminal.h"

namespace kehoach::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<TextColumn> kColumns = {
    {"id", true, false}, {"nội dung", false, true}, {"chủ trì", false, true}};

TEST(RenderTableTest, AlignsVietnameseColumns) {
  EXPECT_EQ(
      RenderTable(kColumns, {{"1", "Đường", "Sở"}, {"12", "a", "Ủy ban"}}, 0, Overflow::kShorten),
      "id  nội dung  chủ trì\n"
      "──  ────────  ───────\n"
      " 1  Đường     Sở\n"
      "12  a         Ủy ban\n");
}

TEST(RenderTableTest, FitsTheTerminal) {
  const std::vector<std::vector<std::string>> rows = {
      {"1", "Rà soát, sửa đổi, bổ sung các quy trình nội bộ giải quyết thủ tục hành chính",
       "Văn phòng Sở và các phòng chuyên môn"}};
  for (const Overflow overflow : {Overflow::kShorten, Overflow::kWrap}) {
    const std::string table = RenderTable(kColumns, rows, 60, overflow);
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(TextWidth(line), 60) << table;
  }
  EXPECT_THAT(RenderTable(kColumns, rows, 60, Overflow::kShorten), HasSubstr("…"));
}

TEST(RenderTableTest, WrappingLosesNoWord) {
  const std::string text = "một hai ba bốn năm sáu bảy tám chín mười";
  const std::string table = RenderTable({{"x", false, true}}, {{text}}, 12, Overflow::kWrap);
  std::istringstream words(text);
  for (std::string word; words >> word;) EXPECT_THAT(table, HasSubstr(word));
}

TEST(RenderTableTest, ASingleCellRunsAcross) {
  const std::string table =
      RenderTable(kColumns, {{"I  Công tác chung của cả Sở"}, {"1", "a", "b"}}, 0, Overflow::kWrap);
  EXPECT_EQ(table,
            "id  nội dung  chủ trì\n"
            "──  ────────  ───────\n"
            "I  Công tác chung của\n"
            "cả Sở\n"
            " 1  a         b\n");
}

TEST(WrapTextTest, BreaksAtSpacesAndLongWordsInside) {
  EXPECT_THAT(WrapText("một hai ba", 7), ElementsAre("một hai", "ba"));
  EXPECT_THAT(WrapText("đườngđườngđi xa", 5), ElementsAre("đường", "đường", "đi xa"));
  EXPECT_THAT(WrapText("", 5), ElementsAre(""));
  EXPECT_THAT(WrapText("abc", 0), ElementsAre("a", "b", "c"));
}

}  // namespace
}  // namespace kehoach::cli
