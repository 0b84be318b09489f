// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/coverage.h"

#include <algorithm>
#include <utility>

#include "audit/names.h"
#include "text/text.h"

namespace kehoach::audit {
namespace {

std::pair<int, int> YearsOf(const CoverageEntry& entry) {
  const int from = *entry.year, to = entry.year_to.value_or(from);
  if (to < from || to - from >= kMostYearsOfAPlan) return {from, from};
  return {from, to};
}

std::vector<int> GapsIn(const std::map<int, CoverageCount>& years) {
  std::vector<int> gaps;
  std::optional<int> before;
  for (const auto& [year, count] : years) {
    if (count.plans == 0) continue;
    for (int missing = before.value_or(year) + 1; missing < year; ++missing) {
      gaps.push_back(missing);
    }
    before = year;
  }
  return gaps;
}

void AddTo(std::map<int, CoverageCount>& sums, const std::map<int, CoverageCount>& years) {
  for (const auto& [year, count] : years) sums[year] += count;
}

auto OrderOf(const CoverageRow& row) {
  return std::make_pair(NameOrder(row.issuer), NameOrder(row.province));
}

}  // namespace

CoverageCount& CoverageCount::operator+=(const CoverageCount& other) {
  plans += other.plans;
  objectives += other.objectives;
  tasks += other.tasks;
  unusable += other.unusable;
  return *this;
}

std::optional<std::string> CoverageBuilder::Successor(const std::string& province) const {
  const auto found = options_.successors.find(text::FoldForRules(province));
  if (found == options_.successors.end() || found->second == province) return std::nullopt;
  return found->second;
}

void CoverageBuilder::Add(const CoverageEntry& entry) {
  std::optional<std::string> row_of = entry.province;
  if (options_.merge && row_of) {
    if (const auto today = Successor(*row_of)) row_of = today;
  }
  const bool by_issuer = options_.by == CoverageBy::kIssuer;
  std::string issuer;
  if (by_issuer) issuer = entry.agency ? *entry.agency : NameKey(entry.issuer);
  Sums& sums = rows_[{std::move(issuer), NameKey(row_of)}];
  if (entry.province) ++sums.provinces[*entry.province];
  if (by_issuer && entry.issuer) ++sums.issuers[*entry.issuer];

  CoverageCount one;
  if (entry.usable) {
    one = {1, entry.objectives, entry.tasks, 0};
  } else {
    one.unusable = 1;
  }
  sums.total += one;
  if (!entry.year) {
    sums.without_year += one;
    return;
  }
  auto [from, to] = YearsOf(entry);
  if (options_.years) {
    from = std::max(from, options_.years->first);
    to = std::min(to, options_.years->second);
  }
  for (int year = from; year <= to; ++year) sums.years[year] += one;
}

Coverage CoverageBuilder::Finish() const {
  Coverage coverage;
  coverage.by = options_.by;
  for (const auto& [keys, sums] : rows_) {
    CoverageRow row;
    row.issuer = UsualSpelling(sums.issuers);
    row.province = UsualSpelling(sums.provinces);
    if (row.province) row.successor = Successor(*row.province);
    if (options_.merge && row.successor) {
      row.province = row.successor;
      row.successor.reset();
    }
    if (options_.merge) {
      for (const auto& [spelling, documents] : sums.provinces) {
        if (Successor(spelling)) row.former.push_back(spelling);
      }
    }
    row.years = sums.years;
    row.without_year = sums.without_year;
    row.total = sums.total;
    row.gaps = GapsIn(sums.years);
    AddTo(coverage.years, row.years);
    coverage.without_year += row.without_year;
    coverage.total += row.total;
    coverage.rows.push_back(std::move(row));
  }
  std::sort(coverage.rows.begin(), coverage.rows.end(),
            [](const CoverageRow& a, const CoverageRow& b) { return OrderOf(a) < OrderOf(b); });
  if (!coverage.years.empty()) {
    coverage.span = {coverage.years.begin()->first, coverage.years.rbegin()->first};
  }
  return coverage;
}

}  // namespace kehoach::audit
