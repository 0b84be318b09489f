// SPDX-License-Identifier: GPL-3.0-or-later
// Labels of columns that a recogniser has spoiled.
#include "plan/column_label.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plan/task_table.h"
#include "support/grid_builder.h"
#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

using ::testing::ElementsAre;
using testing::Grid;

Table Recognised(const std::vector<std::string>& rows) {
  Table table = Grid(rows);
  for (Cell& cell : table.cells) {
    for (TextLine& line : cell.lines) line.confidence = 0.97F;
  }
  return table;
}

std::vector<std::string> RolesOf(const Table& table) {
  return ReadHeader(table, ProjectRules()).roles;
}

TEST(RoleOfNearLabelTest, OneLetterOrTwoSpacesOffIsTheLabel) {
  struct Case {
    const char* label;
    const char* role;
  };
  const Case kCases[] = {
      {"Phi hợp", "support"},   {"Đơnvị chủ trì", "lead"},
      {"Đơnvị chủtrì", "lead"}, {"Thờigian thựchiện", "deadline"},
      {"Địa điểm", ""},         {"Ghi", ""},
      {"Đơn vị", ""},
  };
  for (const Case& test : kCases)
    EXPECT_EQ(RoleOfNearLabel(test.label, ProjectRules()), test.role) << test.label;
}

TEST(HeadsNumbersTest, AMisreadHeadOverNumbersIsOne) {
  const std::vector<std::string> counted = {"1", "", "2", "3."};
  for (const char* label : {"HT", "KT", "SFT", "ST", "$TT", "STTT"})
    EXPECT_TRUE(HeadsNumbers(label, counted)) << label;
  EXPECT_TRUE(HeadsNumbers("HT", {"I", "1", "2", "II", "1"}));
  EXPECT_TRUE(HeadsNumbers("HT", {"01", "02"}));
}

TEST(HeadsNumbersTest, AnotherLabelOverNumbersKeepsWhatItSays) {
  for (const char* label : {"Quý", "Kỳ", "Năm", "Tuần", "Mã số", "Tháng", "Mục tiêu", ""})
    EXPECT_FALSE(HeadsNumbers(label, {"1", "2", "3"})) << label;
}

TEST(HeadsNumbersTest, WhatDoesNotCountHasNoNumbers) {
  EXPECT_FALSE(HeadsNumbers("HT", {"1"}));
  EXPECT_FALSE(HeadsNumbers("HT", {"80", "15", "40"}));
  EXPECT_FALSE(HeadsNumbers("HT", {"Sở Y tế", "Sở Nội vụ"}));
}

TEST(ColumnLabelTest, AMisreadHeadOfTheNumberingColumnStaysAsReadAndCounts) {
  const std::vector<std::string> rows = {"HT|Công việc|Đơn vị thực hiện|Thời hạn",
                                         "1|Họp|Văn phòng|Quý I", "2|Báo cáo|Văn phòng|Quý II"};
  const HeaderReading header = ReadHeader(Recognised(rows), ProjectRules());
  EXPECT_THAT(header.roles, ElementsAre("number", "content", "lead", "deadline"));
  EXPECT_EQ(header.labels[0], "HT");
  EXPECT_FALSE(header.known[0]);
  EXPECT_THAT(RolesOf(Grid(rows)), ElementsAre("other", "content", "lead", "deadline"));
}

TEST(ColumnLabelTest, TheSecondLineOfALabelIsNoRow) {
  const HeaderReading header = ReadHeader(
      Recognised({"STT|Nội dung|Cơ quan chủ|Tiến độ", "||trì|", "1|Họp|Văn phòng|Quý I"}),
      ProjectRules());
  EXPECT_EQ(header.rows, 2);
  EXPECT_EQ(header.labels[2], "Cơ quan chủ trì");
  EXPECT_THAT(header.roles, ElementsAre("number", "content", "lead", "deadline"));
}

TEST(ColumnLabelTest, ARowWithoutNumberIsNoSecondLineOfLabels) {
  const HeaderReading header = ReadHeader(
      Recognised({"STT|Nội dung|Chủ trì|Tiến độ", "|Họp|thực hiện|", "1|Họp|Văn phòng|Quý I"}),
      ProjectRules());
  EXPECT_EQ(header.rows, 1);
}

TEST(ColumnLabelTest, MisreadNumbersOfColumnsAreNoRow) {
  const std::string labels = "STT|Nội dung|Chủ trì|Phối hợp|Tiến độ";
  const std::string task = "1|Họp|Văn phòng|Thanh tra|Quý I";
  for (const char* numbers :
       {"(Í)|(2)|(3)|(4)|(5)", "ƒ|2|3||5Š", "1|(2)|(3)|)|", "(1)|(2) ) (4) (5)"}) {
    EXPECT_EQ(ReadHeader(Recognised({labels, numbers, task}), ProjectRules()).rows, 2) << numbers;
  }
  for (const char* row : {"1|2|x|y|z", "1|Họp|3|4|5", "1|Báo cáo|3|4|5", "1|a|c|d|e"}) {
    EXPECT_EQ(ReadHeader(Recognised({labels, row, task}), ProjectRules()).rows, 1) << row;
  }
}

TEST(ColumnLabelTest, TwoLabelsInOneCellOverTwoColumnsAreOneEach) {
  const HeaderReading header =
      ReadHeader(Recognised({"STT|Nội dung công việc .Bộ phận thực hiện|>|Thời gian",
                             "1|Họp|Văn phòng|Quý I"}),
                 ProjectRules());
  EXPECT_THAT(header.labels,
              ElementsAre("STT", "Nội dung công việc", "Bộ phận thực hiện", "Thời gian"));
  EXPECT_THAT(header.roles, ElementsAre("number", "content", "lead", "deadline"));
  // Also above a heading over all columns.
  EXPECT_THAT(RolesOf(Recognised({"STT|Nội dung công việc .Bộ phận thực hiện|>|Thời gian",
                                  "Nhóm nhiệm vụ về kho quỹ|>|>|>", "1|Họp|Văn phòng|Quý I"})),
              ElementsAre("number", "content", "lead", "deadline"));
  // One label over two columns stays one.
  EXPECT_THAT(RolesOf(Recognised({"STT|Nội dung công việc|>|Chủ trì", "1|Họp|Bàn|Văn phòng"})),
              ElementsAre("number", "content", "other", "lead"));
}

TEST(ColumnLabelTest, ALabelOverTwoColumnsCutBetweenThemIsTakenOff) {
  const HeaderReading header =
      ReadHeader(Recognised({"STT|Nhiệm vụ|Tổ chức//Chủ trì|thực hiện//Phối hợp|Tiến độ",
                             "1|Họp|Văn phòng|Thanh tra|Quý I", "2|Họp|Văn phòng|Thanh tra|Quý I"}),
                 ProjectRules());
  EXPECT_THAT(header.labels, ElementsAre("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Tiến độ"));
  EXPECT_THAT(header.roles, ElementsAre("number", "content", "lead", "support", "deadline"));
}

}  // namespace
}  // namespace kehoach::plan
