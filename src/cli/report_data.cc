// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report_data.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "audit/coverage.h"

namespace kehoach::cli {
namespace {

// As many columns as fit on a page. The last years are kept.
constexpr int kMostYears = 20;
constexpr const char* kNoName = "(không ghi)";

// One target of one agency over the years.
struct Course {
  std::string title, agency, unit;
  std::map<int, double> values;
  std::set<int> doubtful;  // years with two values

  void Add(int year, double value) {
    const auto [found, first] = values.emplace(year, value);
    if (!first && found->second != value) doubtful.insert(year);
  }
  bool Moves() const {
    return std::any_of(values.begin(), values.end(),
                       [&](const auto& point) { return point.second != values.begin()->second; });
  }
};

constexpr std::size_t kFewestYears = 3;

std::string UnitWithPeriod(const store::TargetRow& row) {
  if (!row.per) return row.unit;
  const std::map<std::string, std::string> names = {
      {"P1Y", "năm"}, {"P3M", "quý"}, {"P1M", "tháng"}, {"P7D", "tuần"}, {"P1W", "tuần"}};
  const auto found = names.find(*row.per);
  return row.unit + "/" + (found == names.end() ? *row.per : found->second);
}

// What is counted and what holds for it, in the order in which the document says it.
std::string TitleOf(const store::TargetRow& row) {
  if (!row.subject || !row.predicate) return row.subject.value_or(row.predicate.value_or(row.raw));
  const bool predicate_first = row.raw.find(*row.predicate) < row.raw.find(*row.subject);
  return predicate_first ? *row.predicate + " " + *row.subject
                         : *row.subject + " " + *row.predicate;
}

}  // namespace

exporter::ReportList<exporter::ReportTarget> TargetCourses(const store::ArchiveRows& rows,
                                                           std::size_t most,
                                                           const store::ArchiveRows::Tick& tick) {
  using Key = std::tuple<std::string, std::string, std::string, Comparator>;
  std::map<Key, Course> courses;
  rows.Targets(
      [&](const store::DocumentHead& head, const store::TargetRow& row) {
        if (!head.year || !row.value || row.value2 || row.key.empty()) return;
        const std::string agency =
            head.agency.value_or(head.issuer.value_or("")) + "|" + head.province.value_or("");
        const std::string unit = UnitWithPeriod(row);
        Course& course = courses[{agency, row.key, unit, row.comparator}];
        if (course.title.empty()) {
          course.title = TitleOf(row);
          course.agency = head.issuer.value_or("");
          if (head.province) course.agency += (course.agency.empty() ? "" : ", ") + *head.province;
          course.unit = unit;
        }
        course.Add(*head.year, *row.value);
      },
      tick);
  std::vector<const Course*> telling;
  for (auto& [key, course] : courses) {
    for (const int year : course.doubtful) course.values.erase(year);
    if (course.values.size() >= kFewestYears && course.Moves()) telling.push_back(&course);
  }
  std::stable_sort(telling.begin(), telling.end(), [](const Course* a, const Course* b) {
    return a->values.size() > b->values.size();
  });
  exporter::ReportList<exporter::ReportTarget> list;
  list.all = std::ssize(telling);
  for (std::size_t i = 0; i < telling.size() && i < most; ++i) {
    const Course& course = *telling[i];
    exporter::LineChart chart{course.title, {course.values.begin(), course.values.end()}};
    list.shown.push_back({course.title, course.agency, course.unit, std::move(chart)});
  }
  return list;
}

exporter::ReportList<exporter::ReportUnit> BusiestUnits(const store::ArchiveRows& rows,
                                                        std::size_t most,
                                                        const store::ArchiveRows::Tick& tick) {
  exporter::ReportList<exporter::ReportUnit> list;
  rows.Units(
      [&](const store::UnitRow& row) {
        if (list.shown.size() < most) list.shown.push_back({row.name, row.lead, row.support});
        ++list.all;
      },
      tick);
  return list;
}

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
