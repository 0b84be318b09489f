// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/report_data.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "audit/coverage.h"
#include "audit/wording.h"
#include "cli/terminal.h"
#include "text/text.h"

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

std::string AgencyOf(const store::DocumentHead& head) {
  std::string agency = head.issuer.value_or("");
  if (head.province) agency += (agency.empty() ? "" : ", ") + *head.province;
  return agency;
}

bool HasWords(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '%' || c < 0;
  });
}

std::string_view Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" ,;.");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" ,;.") + 1 - begin);
}

// What is counted and what holds for it, in the order in which the document says it.
std::string TitleOf(const store::TargetRow& row) {
  if (!row.subject) return row.raw;
  std::string title = *row.subject;
  if (row.predicate) {
    const bool predicate_first = row.raw.find(*row.predicate) < row.raw.find(*row.subject);
    title = predicate_first ? *row.predicate + " " + title : title + " " + *row.predicate;
  }
  const std::size_t letter = PrefixBytes(title, 1);
  return text::ToUpper(title.substr(0, letter)) + title.substr(letter);
}

}  // namespace

WordingChange CompareWordings(std::string_view before, std::string_view after) {
  WordingChange change;
  std::vector<audit::DiffPiece> pieces = audit::Diff(before, after);
  // Spaces and marks between two changes belong to them.
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
    const bool between = pieces[i - 1].kind != audit::ChangeKind::kNone &&
                         pieces[i + 1].kind != audit::ChangeKind::kNone;
    if (between && pieces[i].kind == audit::ChangeKind::kNone &&
        !HasWords(pieces[i].before.Of(before)) && !HasWords(pieces[i].after.Of(after))) {
      pieces[i].kind = audit::ChangeKind::kWording;
    }
  }
  std::map<audit::ChangeKind, std::vector<std::string>> gone, come;
  for (std::size_t i = 0; i < pieces.size();) {
    // What changed in one place is read best in one piece, whatever it consists of.
    const bool changed = pieces[i].kind != audit::ChangeKind::kNone;
    audit::TextSpan from = pieces[i].before, to = pieces[i].after;
    for (; i < pieces.size() && (pieces[i].kind != audit::ChangeKind::kNone) == changed; ++i) {
      const audit::DiffPiece& piece = pieces[i];
      from.end = piece.before.end;
      to.end = piece.after.end;
      // A plan's own year changes with every plan; words are marked where they stand.
      if (!changed || piece.kind == audit::ChangeKind::kYear ||
          piece.kind == audit::ChangeKind::kWording) {
        continue;
      }
      const std::string_view old = Trimmed(piece.before.Of(before));
      const std::string_view now = Trimmed(piece.after.Of(after));
      if (!old.empty() && !now.empty()) {
        change.named.push_back(fmt::format("{} → {}", old, now));
      } else if (!old.empty()) {
        gone[piece.kind].emplace_back(old);
      } else if (!now.empty()) {
        come[piece.kind].emplace_back(now);
      }
    }
    change.pieces.push_back({changed, std::string(from.Of(before)), std::string(to.Of(after))});
  }
  // A figure that also changed its place is still the same figure, if it is the only one.
  for (const auto& [kind, old] : gone) {
    const std::vector<std::string>& now = come[kind];
    if (old.size() == 1 && now.size() == 1) {
      if (old[0] != now[0]) change.named.push_back(fmt::format("{} → {}", old[0], now[0]));
      come.erase(kind);
      continue;
    }
    for (const std::string& text : old) change.named.push_back(fmt::format("bỏ {}", text));
  }
  for (const auto& [kind, now] : come) {
    for (const std::string& text : now) change.named.push_back(fmt::format("thêm {}", text));
  }
  return change;
}

bool SameAgency(const store::DocumentHead& a, const store::DocumentHead& b) {
  return a.province == b.province &&
         (a.agency && b.agency ? a.agency == b.agency : a.issuer == b.issuer);
}

exporter::ReportList<exporter::ReportGroup> RecurringGroups(
    const store::ArchiveRows& rows, std::size_t most, std::size_t most_members,
    const std::function<std::string(const std::string& sha256, int page)>& link,
    const store::ArchiveRows::Tick& tick) {
  exporter::ReportList<exporter::ReportGroup> list;
  list.all = rows.Groups(
      [&](const store::GroupRow& row) {
        if (list.shown.size() == most) return false;
        exporter::ReportGroup group;
        group.kind = "Mục tiêu";
        group.occurrences = row.objectives;
        group.agencies = row.agencies;
        if (row.first_year) {
          for (int year = *row.first_year; year <= *row.last_year; ++year) {
            group.years.emplace_back(year, 0);
          }
        }
        const store::GroupMember* before = nullptr;
        for (const store::GroupMember& member : row.members) {
          if (member.head.year) {
            ++group.years[static_cast<std::size_t>(*member.head.year - *row.first_year)].second;
          }
          if (group.shown.size() == most_members) continue;
          const std::string text = member.objective.text.value_or("");
          exporter::ReportOccurrence occurrence;
          occurrence.year = YearsOf(member.head);
          occurrence.agency = AgencyOf(member.head);
          const int page = member.objective.page.value_or(0);
          occurrence.document.text = NameOf(member.head);
          if (page > 0) occurrence.document.text += fmt::format(", trang {}", page);
          occurrence.document.target = link(member.head.sha256, page);
          if (group.shown.empty()) group.text = text;
          occurrence.first = !before || !SameAgency(before->head, member.head);
          if (occurrence.first) {
            occurrence.wording = {{false, text, text}};
          } else {
            WordingChange change = CompareWordings(before->objective.text.value_or(""), text);
            occurrence.wording = std::move(change.pieces);
            occurrence.changes = std::move(change.named);
          }
          before = &member;
          group.shown.push_back(std::move(occurrence));
        }
        list.shown.push_back(std::move(group));
        return true;
      },
      tick);
  return list;
}

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
          course.agency = AgencyOf(head);
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
        if (list.shown.size() < most) {
          std::string name = row.name;
          for (const auto& part : {row.agency, row.province}) {
            if (part) name += ", " + *part;
          }
          list.shown.push_back({name, row.lead, row.support});
        }
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
