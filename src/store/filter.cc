// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filter.h"

#include <charconv>
#include <chrono>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "text/text.h"

namespace kehoach::store {
namespace {

std::optional<std::string> KeyOf(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  return text::KeyFolded(*text);
}

// Whole words: "so y te" is in "so y te tinh x", not in "so y tes".
std::string Framed(std::string_view key) {
  std::string framed = " ";
  for (const char c : key) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&' || c < 0;
    if (word) {
      framed += c;
    } else if (framed.back() != ' ') {
      framed += ' ';
    }
  }
  if (framed.back() != ' ') framed += ' ';
  return framed;
}

std::optional<int> Number(std::string_view digits, std::size_t longest) {
  int value = 0;
  if (digits.empty() || digits.size() > longest) return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || value < 0) {
    return std::nullopt;
  }
  return value;
}

std::optional<int> Year(std::string_view digits) {
  if (digits.size() != 4) return std::nullopt;
  return Number(digits, 4);
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(separator, at);
    parts.push_back(text.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return parts;
    at = end + 1;
  }
}

}  // namespace

const char* ItemKindName(ItemKind kind) {
  switch (kind) {
    case ItemKind::kDocument:
      return "document";
    case ItemKind::kObjective:
      return "objective";
    case ItemKind::kTask:
      return "task";
  }
  return "";
}

PlanFilter::PlanFilter(const Filter& filter)
    : province_(KeyOf(filter.province)), type_(KeyOf(filter.type)), years_(filter.years) {
  if (filter.issuer) issuer_ = Framed(text::KeyFolded(*filter.issuer));
}

bool PlanFilter::PassesProvince(const std::optional<std::string>& province) const {
  return !province_ || (province && text::KeyFolded(*province) == *province_);
}

bool PlanFilter::PassesIssuer(const std::optional<std::string>& issuer) const {
  return !issuer_ ||
         (issuer && Framed(text::KeyFolded(*issuer)).find(*issuer_) != std::string::npos);
}

bool PlanFilter::PassesType(const std::optional<std::string>& type) const {
  return !type_ || (type && text::KeyFolded(*type) == *type_);
}

bool PlanFilter::PassesYears(std::optional<int> year, std::optional<int> year_to) const {
  return !years_ || (year && *year <= years_->to && year_to.value_or(*year) >= years_->from);
}

bool PlanFilter::Passes(const std::optional<std::string>& province,
                        const std::optional<std::string>& issuer,
                        const std::optional<std::string>& type, std::optional<int> year,
                        std::optional<int> year_to) const {
  return PassesYears(year, year_to) && PassesType(type) && PassesProvince(province) &&
         PassesIssuer(issuer);
}

TaskFilter::TaskFilter(const Filter& filter) : from_(filter.due_from), to_(filter.due_to) {
  if (filter.unit) unit_ = Framed(text::KeyFolded(*filter.unit));
}

bool TaskFilter::Passes(const std::optional<std::string>& lead,
                        const std::optional<std::string>& support,
                        const std::optional<std::string>& due_to, bool named) const {
  if (from_ && (!due_to || *due_to < *from_)) return false;
  if (to_ && (!due_to || *due_to > *to_)) return false;
  const auto names = [&](const std::optional<std::string>& cell) {
    return cell && Framed(text::KeyFolded(*cell)).find(*unit_) != std::string::npos;
  };
  return !unit_ || named || names(lead) || names(support);
}

std::optional<Years> ParseYears(std::string_view text) {
  const std::string plain = text::FoldForRules(text);
  const std::vector<std::string_view> parts = Split(plain, '-');
  if (parts.size() > 2) return std::nullopt;
  const std::optional<int> from = Year(parts.front()), to = Year(parts.back());
  if (!from || !to || *from > *to) return std::nullopt;
  return Years{*from, *to};
}

std::optional<ItemKind> ParseItemKind(std::string_view text) {
  for (const ItemKind kind : {ItemKind::kDocument, ItemKind::kObjective, ItemKind::kTask}) {
    if (text == ItemKindName(kind)) return kind;
  }
  return std::nullopt;
}

std::optional<std::string> ParseDay(std::string_view text, DayEnd end) {
  using namespace std::chrono;
  const bool slashes = text.find('/') != std::string_view::npos;
  std::vector<std::string_view> parts = Split(text, slashes ? '/' : '-');
  if (slashes) parts = {parts.rbegin(), parts.rend()};
  if (parts.size() > 3) return std::nullopt;
  const std::optional<int> y = Year(parts[0]);
  std::optional<int> m = end == DayEnd::kFirst ? 1 : 12;
  if (parts.size() > 1) m = Number(parts[1], 2);
  if (!y || !m || *m < 1 || *m > 12) return std::nullopt;
  const year_month month = year(*y) / *m;
  std::optional<int> d =
      end == DayEnd::kFirst
          ? 1
          : static_cast<int>(static_cast<unsigned>(year_month_day_last(month / last).day()));
  if (parts.size() > 2) d = Number(parts[2], 2);
  if (!d || !(month / *d).ok()) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02}", *y, *m, *d);
}

}  // namespace kehoach::store
