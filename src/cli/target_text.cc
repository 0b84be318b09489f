// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/target_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace kehoach::cli {
namespace {

std::string PeriodText(const std::string& period) {
  static constexpr std::pair<const char*, const char*> kNames[] = {
      {"P1Y", "năm"},   {"P6M", "6 tháng"}, {"P3M", "quý"},
      {"P1M", "tháng"}, {"P1W", "tuần"},    {"P1D", "ngày"}};
  for (const auto& [code, name] : kNames) {
    if (period == code) return name;
  }
  if (period.size() < 3) return period;
  const std::string count = period.substr(1, period.size() - 2);
  switch (period.back()) {
    case 'Y':
      return count + " năm";
    case 'M':
      return count + " tháng";
    case 'W':
      return count + " tuần";
    default:
      return period;
  }
}

const char* Sign(Comparator comparator) {
  switch (comparator) {
    case Comparator::kAtLeast:
      return "≥ ";
    case Comparator::kMoreThan:
      return "> ";
    case Comparator::kAtMost:
      return "≤ ";
    case Comparator::kLessThan:
      return "< ";
    case Comparator::kAbout:
      return "khoảng ";
    case Comparator::kEqual:
    case Comparator::kRange:
      return "";
  }
  return "";
}

}  // namespace

std::string NumberText(double value) {
  constexpr double kMostWhole = 1e15;
  if (!std::isfinite(value) || std::abs(value) >= kMostWhole) return fmt::format("{}", value);
  std::string digits = fmt::format("{}", std::abs(value));
  std::string fraction;
  if (const std::size_t point = digits.find('.'); point != std::string::npos) {
    fraction = "," + digits.substr(point + 1);
    digits.resize(point);
  }
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ".");
  return (value < 0 ? "-" : "") + digits + fraction;
}

std::string TargetValueText(Comparator comparator, const std::optional<double>& value,
                            const std::optional<double>& value2, const std::string& unit,
                            const std::optional<std::string>& per,
                            const std::optional<std::string>& grade) {
  if (grade) {
    if (comparator == Comparator::kAtLeast) return *grade + " trở lên";
    if (comparator == Comparator::kAtMost) return *grade + " trở xuống";
    return Sign(comparator) + *grade;
  }
  std::string out = Sign(comparator);
  if (value) out += NumberText(*value);
  if (value2) out += "–" + NumberText(*value2);
  if (!unit.empty()) out += " " + unit;
  if (per) out += "/" + PeriodText(*per);
  return out;
}

std::string TargetValueText(const Target& target) {
  return TargetValueText(target.comparator, target.value, target.value2, target.unit, target.per,
                         target.grade);
}

std::string TargetWordsText(const std::optional<std::string>& subject,
                            const std::optional<std::string>& predicate, const std::string& raw,
                            const std::string& topic) {
  std::string out;
  if (subject && predicate) {
    const bool verb_first = raw.find(*predicate) < raw.find(*subject);
    out = verb_first ? *predicate + " " + *subject : *subject + " " + *predicate;
  } else {
    out = subject.value_or(predicate.value_or(raw));
  }
  return topic.empty() || topic == out ? out : topic + ": " + out;
}

}  // namespace kehoach::cli
