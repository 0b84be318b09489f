// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/unit_counts.h"

#include <algorithm>
#include <utility>

namespace kehoach::audit {

void UnitTally::Add(const UnitTask& task) {
  std::vector<UnitPart> parts = task.parts;
  std::sort(parts.begin(), parts.end(),
            [](const UnitPart& a, const UnitPart& b) { return a.group < b.group; });
  tasks_ += parts.empty() ? 0 : 1;
  for (std::size_t i = 0; i < parts.size();) {
    bool lead = false, support = false;
    const UnitGroup group = parts[i].group;
    for (; i < parts.size() && parts[i].group == group; ++i) {
      lead = lead || parts[i].lead;
      support = support || parts[i].support;
    }
    Counter& counter = counters_[group];
    UnitCount& count = counter.count;
    UnitYear& year = task.year ? count.years[*task.year] : count.without_year;
    count.group = group;
    ++count.tasks;
    if (lead) ++count.lead, ++year.lead;
    if (support) ++count.support, ++year.support;
    if (task.has_deadline) ++count.with_deadline;
    if (counter.last_document != task.document) {
      counter.last_document = task.document;
      ++count.plans;
    }
  }
}

std::vector<UnitCount> UnitTally::Counts() const {
  std::vector<UnitCount> counts;
  counts.reserve(counters_.size());
  for (const auto& [group, counter] : counters_) counts.push_back(counter.count);
  std::stable_sort(counts.begin(), counts.end(), [](const UnitCount& a, const UnitCount& b) {
    return a.lead + a.support > b.lead + b.support;
  });
  return counts;
}

}  // namespace kehoach::audit
