// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/amounts.h"

#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace kehoach::cli {
namespace {

// A decimal number above 0 and the unit behind it, lower case, without spaces.
std::optional<std::pair<double, std::string>> ParseAmount(std::string_view text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  // No sign, no exponent, no "inf": digits and a point.
  const auto [rest, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (error != std::errc() || text.front() < '0' || text.front() > '9') return {};
  std::string unit;
  for (const char* at = rest; at != end; ++at) {
    if (*at == ' ') continue;
    unit += *at >= 'A' && *at <= 'Z' ? static_cast<char>(*at - 'A' + 'a') : *at;
  }
  return std::pair(value, unit);
}

}  // namespace

std::optional<std::int64_t> ParseSize(std::string_view text) {
  if (text.empty()) return {};
  const auto amount = ParseAmount(text);
  if (!amount) return {};
  std::string unit = amount->second;
  if (unit.ends_with("ib")) {
    unit.resize(unit.size() - 2);
  } else if (unit.size() == 2 && unit.back() == 'b') {
    unit.pop_back();
  }
  double factor = 0;
  if (unit.empty() && amount->second.empty()) factor = 1024.0 * 1024;
  if (unit == "k") factor = 1024;
  if (unit == "m") factor = 1024.0 * 1024;
  if (unit == "g") factor = 1024.0 * 1024 * 1024;
  const double bytes = std::floor(amount->first * factor);
  constexpr double kMost = 1024.0 * 1024 * 1024 * 1024;
  if (!(bytes >= 1 && bytes <= kMost)) return {};
  return static_cast<std::int64_t>(bytes);
}

std::optional<std::chrono::milliseconds> ParseTime(std::string_view text) {
  if (text.empty()) return {};
  const auto amount = ParseAmount(text);
  if (!amount) return {};
  const std::string& unit = amount->second;
  double factor = 0;
  if (unit == "ms") factor = 1;
  if (unit.empty() || unit == "s" || unit == "sec") factor = 1000;
  if (unit == "m" || unit == "min") factor = 60e3;
  if (unit == "h") factor = 3600e3;
  const double ms = std::round(amount->first * factor);
  constexpr double kMost = 7 * 24 * 3600e3;
  if (!(ms >= 1 && ms <= kMost)) return {};
  return std::chrono::milliseconds(static_cast<std::int64_t>(ms));
}

std::string SizeText(std::int64_t bytes) {
  constexpr std::int64_t kKib = 1024, kMib = kKib * 1024;
  if (bytes % kMib == 0) return fmt::format("{} MiB", bytes / kMib);
  return bytes > kMib ? fmt::format("{:.1f} MiB", static_cast<double>(bytes) / kMib)
                      : fmt::format("{} KiB", (bytes + kKib / 2) / kKib);
}

std::string TimeText(std::chrono::milliseconds time) {
  return time.count() % 1000 == 0 ? fmt::format("{} s", time.count() / 1000)
                                  : fmt::format("{} ms", time.count());
}

std::string PageRanges(const std::vector<int>& pages) {
  std::string out;
  for (std::size_t first = 0; first < pages.size();) {
    std::size_t last = first;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    if (!out.empty()) out += ", ";
    out += last == first ? std::to_string(pages[first])
                         : fmt::format("{}–{}", pages[first], pages[last]);
    first = last + 1;
  }
  return out;
}

}  // namespace kehoach::cli
