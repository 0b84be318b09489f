// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/history.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace kehoach::audit {
namespace {

constexpr int kNoYear = 100'000;

auto Order(const Occurrence& o) {
  return std::tuple(o.year.value_or(kNoYear), std::string_view(o.agency), o.document, o.row);
}

void AddYear(std::vector<int>& years, std::optional<int> year) {
  if (year && (years.empty() || years.back() != *year)) years.push_back(*year);
}

void AddAgencies(History& history) {
  std::map<std::string_view, AgencyHistory> agencies;
  for (const Occurrence& o : history.occurrences) {
    AgencyHistory& agency = agencies[o.agency];
    agency.agency = o.agency;
    agency.issuer = o.issuer;
    agency.province = o.province;
    ++agency.occurrences;
    AddYear(agency.years, o.year);
  }
  for (auto& [name, agency] : agencies) history.agencies.push_back(std::move(agency));
  std::ranges::stable_sort(history.agencies, [](const AgencyHistory& a, const AgencyHistory& b) {
    return a.years.size() != b.years.size() ? a.years.size() > b.years.size()
                                            : a.occurrences > b.occurrences;
  });
}

void AddChanges(History& history) {
  // By agency: the occurrences of the year at hand, and those of the year before it.
  struct Last {
    std::optional<int> year;
    std::vector<std::size_t> before, now;
  };
  std::map<std::string_view, Last> last;
  for (std::size_t i = 0; i < history.occurrences.size(); ++i) {
    const Occurrence& o = history.occurrences[i];
    WordingChange change{i, i, false, {}};
    if (!o.agency.empty() && o.year) {
      Last& of_agency = last[o.agency];
      if (of_agency.year != o.year) {
        of_agency.before = std::exchange(of_agency.now, {});
        of_agency.year = o.year;
      }
      const std::size_t place = of_agency.now.size();
      of_agency.now.push_back(i);
      change.same_agency = !of_agency.before.empty();
      if (place < of_agency.before.size()) change.before = of_agency.before[place];
    }
    if (!change.same_agency && i > 0) change.before = i - 1;
    const std::string& earlier = history.occurrences[change.before].text;
    if (change.before == i || earlier == o.text) continue;
    change.pieces = Diff(earlier, o.text);
    const bool any = std::ranges::any_of(
        change.pieces, [](const DiffPiece& piece) { return piece.kind != ChangeKind::kNone; });
    if (any) history.changes.push_back(std::move(change));
  }
}

}  // namespace

History HistoryOf(std::vector<Occurrence> occurrences) {
  History history;
  history.occurrences = std::move(occurrences);
  std::ranges::sort(history.occurrences,
                    [](const Occurrence& a, const Occurrence& b) { return Order(a) < Order(b); });
  std::set<std::string_view> texts;
  std::set<std::int64_t> documents;
  for (std::size_t i = 0; i < history.occurrences.size(); ++i) {
    const Occurrence& o = history.occurrences[i];
    AddYear(history.years, o.year);
    texts.insert(o.text);
    documents.insert(o.document);
    if (o.year || !history.occurrences[history.latest].year) history.latest = i;
  }
  history.wordings = texts.size();
  history.documents = documents.size();
  history.in_a_row = history.years.empty() || history.years.back() - history.years.front() + 1 ==
                                                  static_cast<int>(history.years.size());
  AddAgencies(history);
  AddChanges(history);
  return history;
}

std::string YearsText(std::span<const int> years) {
  std::string text;
  for (std::size_t first = 0; first < years.size();) {
    std::size_t last = first;
    while (last + 1 < years.size() && years[last + 1] == years[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    text += last == first ? std::to_string(years[first])
                          : fmt::format("{}–{}", years[first], years[last]);
    first = last + 1;
  }
  return text;
}

}  // namespace kehoach::audit
