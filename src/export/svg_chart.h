// SPDX-License-Identifier: GPL-3.0-or-later
// Small charts as SVG inside a page of HTML. Colours come from the page's style sheet by class, so
// that they follow light, dark and print; every value stands beside its mark as text. Pure.
#ifndef KEHOACH_EXPORT_SVG_CHART_H_
#define KEHOACH_EXPORT_SVG_CHART_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kehoach::exporter {

// One bar for each label, in order. Classes: "bar", "value", "label", "axis".
struct BarChart {
  std::string title;                                       // said to screen readers; not drawn
  std::vector<std::pair<std::string, std::int64_t>> bars;  // no negative values
};
std::string BarChartSvg(const BarChart& chart);

// Values over years, joined by a line; dashed over years without a value. Classes: "line", "gap",
// "point", "value", "label", "axis".
struct LineChart {
  std::string title;
  std::vector<std::pair<int, double>> points;  // by year, each year once
};
std::string LineChartSvg(const LineChart& chart);

// Two values one behind the other in a line of a table, on the scale of `highest`; the figures
// stand in the table. Classes: "bar", "second".
std::string TwoBarsSvg(std::int64_t first, std::int64_t second, std::int64_t highest);

}  // namespace kehoach::exporter

#endif  // KEHOACH_EXPORT_SVG_CHART_H_
