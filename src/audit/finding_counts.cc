// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/finding_counts.h"

#include <algorithm>

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

  Key key;
  auto& [issuer, province, year] = key;
  if (by_ == FindingsBy::kIssuer)
    issuer = finding.agency ? *finding.agency : NameKey(finding.issuer);
  if (by_ != FindingsBy::kYear) province = NameKey(finding.province);
  if (by_ == FindingsBy::kYear) year = finding.year;
  Group& group = groups_[std::move(key)];
  if (by_ == FindingsBy::kIssuer && finding.issuer) ++group.issuers[*finding.issuer];
  if (by_ != FindingsBy::kYear && finding.province) ++group.provinces[*finding.province];
  if (by_ == FindingsBy::kYear) group.group.year = finding.year;
  group.counter.Add(finding.document);
  ++group.group.kinds[kind->first];
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
    groups.back().issuer = UsualSpelling(group.issuers);
    groups.back().province = UsualSpelling(group.provinces);
    groups.back().count = group.counter.count;
  }
  const auto order = [](const FindingGroup& group) {
    return std::make_tuple(NameOrder(group.issuer), NameOrder(group.province), !group.year,
                           group.year.value_or(0));
  };
  std::sort(groups.begin(), groups.end(),
            [&](const FindingGroup& a, const FindingGroup& b) { return order(a) < order(b); });
  return groups;
}

}  // namespace kehoach::audit
