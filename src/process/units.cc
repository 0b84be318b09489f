// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/units.h"

#include <array>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>

namespace kehoach::process {

std::string DurationText(std::chrono::milliseconds duration) {
  const auto count = duration.count();
  std::string out = fmt::format("{}.{:03}", count / 1000, count % 1000);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out + " s";
}

std::string BytesText(std::int64_t bytes) {
  constexpr std::array<std::string_view, 4> kUnits = {"bytes", "KiB", "MiB", "GiB"};
  std::size_t unit = 0;
  std::int64_t whole = bytes;
  while (unit + 1 < kUnits.size() && whole >= 1024 && whole % 1024 == 0) {
    whole /= 1024;
    ++unit;
  }
  if (whole < 10'240 || unit + 1 == kUnits.size()) return fmt::format("{} {}", whole, kUnits[unit]);
  double value = static_cast<double>(whole);
  while (unit + 1 < kUnits.size() && value >= 1024) {
    value /= 1024;
    ++unit;
  }
  return fmt::format("{:.1f} {}", value, kUnits[unit]);
}

}  // namespace kehoach::process
