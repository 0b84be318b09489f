// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report_data.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "audit/coverage.h"

namespace kehoach::cli {
namespace {

// As many columns as fit on a page. The last years are kept.
constexpr int kMostYears = 20;
constexpr const char* kNoName = "(không ghi)";

}  // namespace

std::string NameOf(const store::DocumentHead& head) {
  if (head.symbol) return head.number.value_or("…") + "/" + *head.symbol;
  if (head.number) return *head.number;
  if (head.type) return fmt::format("{} (không ghi số)", *head.type);
  return fmt::format("văn bản {}", head.document);
}

std::string YearsOf(const store::DocumentHead& head) {
  if (!head.year) return {};
  return head.year_to && *head.year_to != *head.year
             ? fmt::format("{}–{}", *head.year, *head.year_to)
             : std::to_string(*head.year);
}

CoverageMap CoverageOf(const store::ArchiveRows& rows, const store::Filter& filter,
                       const store::ArchiveRows::Tick& tick) {
  audit::CoverageOptions options;
  if (filter.years) options.years = {filter.years->from, filter.years->to};
  audit::CoverageBuilder builder(options);
  rows.Heads(
      [&](const store::DocumentHead& head) {
        audit::CoverageEntry entry;
        entry.issuer = head.issuer;
        entry.province = head.province;
        entry.year = head.year;
        entry.year_to = head.year_to;
        builder.Add(entry);
      },
      tick);
  const audit::Coverage coverage = builder.Finish();
  CoverageMap out;
  out.map.corner = "Tỉnh, thành phố";
  if (!coverage.span) {
    if (coverage.total.plans > 0) {
      out.notes.push_back(
          fmt::format("{} văn bản không ghi năm nên không có trong bảng.", coverage.total.plans));
    }
    return out;
  }
  const int last = coverage.span->second;
  const int first = std::max(coverage.span->first, last - kMostYears + 1);
  for (int year = first; year <= last; ++year) out.map.columns.push_back(std::to_string(year));
  std::int64_t earlier = 0;
  for (const audit::CoverageRow& row : coverage.rows) {
    exporter::HeatMap::Row line{row.province.value_or(kNoName), {}};
    bool any = false;
    for (int year = first; year <= last; ++year) {
      const auto found = row.years.find(year);
      line.counts.push_back(found == row.years.end() ? 0 : found->second.plans);
      any = any || line.counts.back() > 0;
    }
    for (const auto& [year, count] : row.years) earlier += year < first ? count.plans : 0;
    if (any) out.map.rows.push_back(std::move(line));
  }
  if (earlier > 0) {
    out.notes.push_back(fmt::format(
        "Bảng chỉ gồm {} năm gần nhất; {} lượt văn bản của các năm trước đó không có trong bảng.",
        kMostYears, earlier));
  }
  if (coverage.without_year.plans > 0) {
    out.notes.push_back(fmt::format("{} văn bản không ghi năm nên không có trong bảng.",
                                    coverage.without_year.plans));
  }
  return out;
}

}  // namespace kehoach::cli
