// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/svg_chart.h"

#include <cstdlib>
#include <regex>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::exporter {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// First groups of all matches, as numbers.
std::vector<double> Numbers(const std::string& svg, const char* pattern) {
  std::vector<double> out;
  const std::regex regex(pattern);
  for (std::sregex_iterator it(svg.begin(), svg.end(), regex), end; it != end; ++it) {
    out.push_back(std::strtod((*it)[1].str().c_str(), nullptr));
  }
  return out;
}

TEST(BarChartTest, HeightsAreInTheRatioOfTheValues) {
  const std::string svg = BarChartSvg({"Số văn bản", {{"2022", 0}, {"2023", 50}, {"2024", 100}}});
  const std::vector<double> heights = Numbers(svg, "class=\"bar\"[^>]* height=\"([0-9.]+)\"");
  ASSERT_EQ(3u, heights.size());
  EXPECT_EQ(0, heights[0]);
  EXPECT_NEAR(heights[2], 2 * heights[1], 0.2);
  EXPECT_THAT(svg, HasSubstr(">2023</text>"));
  EXPECT_THAT(svg, HasSubstr(">100</text>"));
  EXPECT_THAT(svg, HasSubstr("role=\"img\" aria-label=\"Số văn bản\""));
}

TEST(BarChartTest, NothingGivesNothingAndZerosGiveFlatBars) {
  EXPECT_EQ("", BarChartSvg({"x", {}}));
  const std::string svg = BarChartSvg({"x", {{"2022", 0}}});
  EXPECT_THAT(Numbers(svg, "class=\"bar\"[^>]* height=\"([0-9.]+)\""), ElementsAre(0));
}

TEST(BarChartTest, TextIsEscaped) {
  const std::string svg = BarChartSvg({"<&\">", {{"<script>", 1}}});
  EXPECT_THAT(svg, Not(HasSubstr("<script>")));
  EXPECT_THAT(svg, HasSubstr("aria-label=\"&lt;&amp;&quot;&gt;\""));
}

TEST(LineChartTest, HigherValuesStandHigherAndYearsToTheRight) {
  const std::string svg = LineChartSvg({"Tỷ lệ", {{2020, 90}, {2021, 95}, {2023, 97.5}}});
  const std::vector<double> x = Numbers(svg, "cx=\"([0-9.]+)\""),
                            y = Numbers(svg, "cy=\"([0-9.]+)\"");
  ASSERT_EQ(3u, x.size());
  EXPECT_GT(y[0], y[1]);
  EXPECT_GT(y[1], y[2]);
  EXPECT_NEAR(x[2] - x[1], 2 * (x[1] - x[0]), 0.2);
  EXPECT_THAT(svg, HasSubstr(">97,5</text>"));
  EXPECT_THAT(svg, HasSubstr("class=\"line\""));
  EXPECT_THAT(svg, HasSubstr("class=\"gap\""));  // no 2022
}

TEST(LineChartTest, OneYearAndEqualValuesStayInside) {
  for (const LineChart& chart :
       {LineChart{"a", {{2024, 5}}}, LineChart{"b", {{2023, 7}, {2024, 7}}}}) {
    for (const double y : Numbers(LineChartSvg(chart), "cy=\"([-0-9.]+)\"")) {
      EXPECT_GT(y, 0);
      EXPECT_LT(y, 120);
    }
  }
  EXPECT_EQ("", LineChartSvg({"x", {}}));
}

TEST(TwoBarsTest, StandBehindEachOtherOnOneScale) {
  const std::string svg = TwoBarsSvg(3, 1, 8);
  EXPECT_THAT(Numbers(svg, " width=\"([0-9.]+)\" height=\"1[12]\""), ElementsAre(120, 40));
  EXPECT_THAT(Numbers(svg, "class=\"second\" x=\"([0-9.]+)\""), ElementsAre(120));
  EXPECT_THAT(Numbers(TwoBarsSvg(0, 0, 0), " width=\"([0-9.]+)\" height=\"1[12]\""),
              ElementsAre(0, 0));
}

}  // namespace
}  // namespace kehoach::exporter
