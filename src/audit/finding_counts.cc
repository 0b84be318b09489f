// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/finding_counts.h"

#include <algorithm>

#include "text/text.h"

namespace kehoach::audit {

void FindingTally::Counter::Add(std::int64_t document) {
  ++count.findings;
  if (document != last_document) ++count.documents;
  last_document = document;
}

void FindingTally::Add(const FindingPlace& finding) {
  total_.Add(finding.document);
  const auto kind = kinds_.try_emplace(std::string(finding.kind)).first;
  kind->second.Add(finding.document);

  FindingGroup group;
  bool unnamed = false;
  switch (by_) {
    case FindingsBy::kIssuer:
      group.issuer = finding.issuer;
      group.province = finding.province;
      unnamed = !finding.issuer;
      break;
    case FindingsBy::kProvince:
      group.province = finding.province;
      unnamed = !finding.province;
      break;
    case FindingsBy::kYear:
      group.year = finding.year;
      unnamed = !finding.year;
      break;
  }
  const auto folded = [](const std::optional<std::string>& name) {
    return name ? text::KeyFolded(*name) : std::string();
  };
  // Sorted by letters first, by accents only where all letters are the same.
  Key key(unnamed, folded(group.issuer), folded(group.province),
          text::KeyPlacement(group.issuer.value_or("")),
          text::KeyPlacement(group.province.value_or("")), group.year.value_or(0));
  Group& counted = groups_.try_emplace(std::move(key), Group{std::move(group), {}}).first->second;
  counted.counter.Add(finding.document);
  ++counted.group.kinds[kind->first];
}

std::vector<std::pair<std::string, FindingCount>> FindingTally::Kinds() const {
  std::vector<std::pair<std::string, FindingCount>> kinds;
  for (const auto& [kind, counter] : kinds_) kinds.emplace_back(kind, counter.count);
  std::stable_sort(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) {
    return a.second.findings > b.second.findings;
  });
  return kinds;
}

std::vector<FindingGroup> FindingTally::Groups() const {
  std::vector<FindingGroup> groups;
  for (const auto& [key, group] : groups_) {
    groups.push_back(group.group);
    groups.back().count = group.counter.count;
  }
  return groups;
}

}  // namespace kehoach::audit
