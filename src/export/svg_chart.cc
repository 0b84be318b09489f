// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/svg_chart.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "export/html_text.h"

namespace kehoach::exporter {
namespace {

// User units; the page scales the drawing.
constexpr double kLabel = 15;  // half the width of a year

std::string Begin(double width, double height, const std::string& title) {
  return fmt::format(
      "<svg viewBox=\"0 0 {:g} {:g}\" width=\"{:g}\" height=\"{:g}\" role=\"img\" "
      "aria-label=\"{}\">",
      width, height, width, height, EscapeHtml(title));
}

std::string Text(double x, double y, const char* kind, const std::string& text) {
  return fmt::format("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", kind, x, y,
                     EscapeHtml(text));
}

}  // namespace

std::string BarChartSvg(const BarChart& chart) {
  constexpr double kHeight = 190, kTop = 20, kBottom = 22, kMost = 560;
  if (chart.bars.empty()) return {};
  const auto count = static_cast<double>(chart.bars.size());
  const double step = std::clamp(kMost / count, 18.0, 56.0);
  const double width = step * count + 4;
  std::int64_t highest = 1;
  for (const auto& [label, value] : chart.bars) highest = std::max(highest, value);
  // Wide enough for a figure of five digits, or else every second label.
  const std::size_t labels_each = step < 34 ? 2 : 1;
  std::string out = Begin(width, kHeight, chart.title);
  const double base = kHeight - kBottom;
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    const auto& [label, value] = chart.bars[i];
    const double middle = 2 + step * (static_cast<double>(i) + 0.5);
    const double height = (base - kTop) * static_cast<double>(value) / static_cast<double>(highest);
    out += fmt::format(
        "<rect class=\"bar\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\">"
        "<title>{}: {}</title></rect>",
        middle - step * 0.36, base - height, step * 0.72, height, EscapeHtml(label),
        VietnameseNumber(value));
    if (labels_each == 1 || value == highest) {
      out += Text(middle, base - height - 5, "value", VietnameseNumber(value));
    }
    if (i % labels_each == 0) out += Text(middle, kHeight - 6, "label", label);
  }
  out += fmt::format("<path class=\"axis\" d=\"M0 {0:g}H{1:g}\"/></svg>", base, width);
  return out;
}

std::string LineChartSvg(const LineChart& chart) {
  constexpr double kWidth = 300, kHeight = 120, kSide = 26, kTop = 24, kBottom = 22;
  if (chart.points.empty()) return {};
  double low = chart.points.front().second, high = low;
  for (const auto& [year, value] : chart.points) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  const int first = chart.points.front().first, last = chart.points.back().first;
  const auto x = [&](int year) {
    if (first == last) return kWidth / 2;
    return kSide + (kWidth - 2 * kSide) * (year - first) / (last - first);
  };
  const double base = kHeight - kBottom;
  const auto y = [&](double value) {
    // A level line stands in the middle; the scale of one that moves is its own range.
    const double share = high > low ? (value - low) / (high - low) : 0.5;
    return base - 18 - (base - 18 - kTop) * share;
  };
  std::string out = Begin(kWidth, kHeight, chart.title);
  out += fmt::format("<path class=\"axis\" d=\"M0 {:g}H{:g}\"/>", base, kWidth);
  for (std::size_t i = 1; i < chart.points.size(); ++i) {
    const auto& [from_year, from] = chart.points[i - 1];
    const auto& [to_year, to] = chart.points[i];
    out += fmt::format("<path class=\"{}\" d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\"/>",
                       to_year == from_year + 1 ? "line" : "gap", x(from_year), y(from), x(to_year),
                       y(to));
  }
  // A figure stands below the valley and above everything else, and where there is no room for
  // all, the ones that repeat the figure before are left out.
  double label_end = -kSide, value_end = -kSide;
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    const auto& [year, value] = chart.points[i];
    const double before = i > 0 ? chart.points[i - 1].second : value;
    const double after = i + 1 < chart.points.size() ? chart.points[i + 1].second : value;
    out += fmt::format(
        "<circle class=\"point\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.5\">"
        "<title>{}: {}</title></circle>",
        x(year), y(value), year, VietnameseNumber(value));
    const std::string figure = VietnameseNumber(value);
    const double half = 3.5 * static_cast<double>(figure.size());
    if (x(year) - half > value_end || value != before) {
      const bool valley = value <= before && value <= after && (value < before || value < after);
      out += Text(x(year), y(value) + (valley ? 15 : -8), "value", figure);
      value_end = x(year) + half;
    }
    const bool is_last = i + 1 == chart.points.size();
    if (x(year) - kLabel > label_end && (is_last || x(last) - x(year) > 2 * kLabel)) {
      out += Text(x(year), kHeight - 6, "label", std::to_string(year));
      label_end = x(year) + kLabel;
    }
  }
  return out + "</svg>";
}

std::string TwoBarsSvg(std::int64_t first, std::int64_t second, std::int64_t highest) {
  constexpr double kWidth = 320, kHeight = 14;
  const auto length = [&](std::int64_t value) {
    return kWidth * static_cast<double>(value) /
           static_cast<double>(std::max<std::int64_t>(highest, 1));
  };
  return fmt::format(
      "<svg viewBox=\"0 0 {0:g} {1:g}\" width=\"{0:g}\" height=\"{1:g}\" aria-hidden=\"true\">"
      "<rect class=\"bar\" y=\"1\" width=\"{2:.1f}\" height=\"12\"/>"
      "<rect class=\"second\" x=\"{2:.1f}\" y=\"1.5\" width=\"{3:.1f}\" height=\"11\"/></svg>",
      kWidth, kHeight, length(first), length(second));
}

}  // namespace kehoach::exporter
