// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/coverage_view.h"

#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/terminal.h"

namespace kehoach::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

audit::Coverage Sample(int last_year = 2024) {
  audit::CoverageBuilder builder(
      {.by = {}, .successors = {{"ha nam", "Ninh Bình"}}, .merge = false, .years = {}});
  const auto add = [&](const char* province, int year, int times) {
    for (int i = 0; i < times; ++i) {
      audit::CoverageEntry entry;
      entry.province = province;
      entry.year = year;
      entry.tasks = 7;
      builder.Add(entry);
    }
  };
  add("Hà Nam", 2020, 1);
  add("Hà Nam", 2022, 4);
  add("Bà Rịa - Vũng Tàu", last_year, 2);
  return builder.Finish();
}

std::vector<std::string> LinesOf(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(CoverageViewTest, WideEnoughForFigures) {
  const std::vector<std::string> lines = LinesOf(CoverageView(Sample(), CoverageFigure::kPlans, 0));
  EXPECT_EQ(lines[0], "Tỉnh, thành phố    2020 2021 2022 2023 2024  tổng");
  EXPECT_EQ(lines[1], "Bà Rịa - Vũng Tàu     ·    ·    ·    ·    2     2");
  EXPECT_EQ(lines[2], "Hà Nam → Ninh Bình    1    ×    4    ·    ·     5");
  EXPECT_EQ(lines[3], "Tổng                  1    ·    4    ·    2     7");
}

TEST(CoverageViewTest, CountsWhatIsAskedFor) {
  EXPECT_THAT(LinesOf(CoverageView(Sample(), CoverageFigure::kTasks, 0))[2],
              AllOf(HasSubstr(" 28 "), HasSubstr(" 35")));
}

TEST(CoverageViewTest, NarrowTerminalsGetBlocks) {
  const std::string text = CoverageView(Sample(2030), CoverageFigure::kPlans, 45);
  EXPECT_THAT(text, AllOf(HasSubstr("░×█"), HasSubstr("2020–2030")));
}

TEST(CoverageViewTest, NoLineIsWiderThanTheTerminal) {
  for (const int last_year : {2022, 2030, 2069}) {
    for (const int columns : {40, 60, 80, 100}) {
      for (const std::string& line :
           LinesOf(CoverageView(Sample(last_year), CoverageFigure::kPlans, columns))) {
        EXPECT_LE(TextWidth(line), columns) << line;
      }
    }
  }
}

TEST(CoverageViewTest, WhatDoesNotFitStandsBelowAndNothingIsLost) {
  const std::string text = CoverageView(Sample(2069), CoverageFigure::kPlans, 40);
  EXPECT_THAT(text, AllOf(HasSubstr("2020–20"), HasSubstr("–2069")));
}

TEST(CoverageViewTest, DocumentsWithoutTextAreExplained) {
  audit::CoverageBuilder builder({});
  audit::CoverageEntry scan;
  scan.usable = false;
  builder.Add(scan);
  const std::string text = CoverageView(builder.Finish(), CoverageFigure::kPlans, 80);
  EXPECT_THAT(text, AllOf(HasSubstr("(không rõ tỉnh)"), HasSubstr("1 văn bản không có lớp chữ")));
  EXPECT_THAT(CoverageView(Sample(), CoverageFigure::kPlans, 80), Not(HasSubstr("lớp chữ")));
}

}  // namespace
}  // namespace kehoach::cli
