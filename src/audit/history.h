// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to one objective over the years: who had it, when, how often, in a row or with
// gaps, and how its wording and targets changed. Pure; thread-safe.
#ifndef KEHOACH_AUDIT_HISTORY_H_
#define KEHOACH_AUDIT_HISTORY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audit/wording.h"

namespace kehoach::audit {

// One objective or task of a group, and the plan that has it.
struct Occurrence {
  std::int64_t document = 0;
  std::int64_t row = 0;  // its number in the archive (store/row_id.h)
  std::string agency;    // the same for one agency in whatever spelling; empty = not known
  std::optional<std::string> issuer, province;
  std::optional<int> year;
  std::string text;
  std::optional<int> page;
};

// One agency's share in a group.
struct AgencyHistory {
  std::string agency;
  std::optional<std::string> issuer, province;  // as its last plan has them
  std::vector<int> years;                       // ascending, each once
  std::size_t occurrences = 0;
};

// From one occurrence to the next one of the same agency; for the first of an agency, from the one
// before it in the group.
struct WordingChange {
  std::size_t before = 0, after = 0;  // indices of occurrences
  bool same_agency = true;
  std::vector<DiffPiece> pieces;  // of the two texts; at least one is a change
};

struct History {
  // By year (those without one last), agency, document and row.
  std::vector<Occurrence> occurrences;
  std::vector<int> years;               // ascending, each once
  std::vector<AgencyHistory> agencies;  // most years first, then by name
  std::size_t documents = 0;
  std::size_t wordings = 0;  // different texts
  // The occurrence with the most recent wording; of several in one year the last one.
  std::size_t latest = 0;
  // Whether no year between the first and the last one is missing.
  bool in_a_row = true;
  std::vector<WordingChange> changes;  // in the order of `after`
};

// REQUIRES: there is an occurrence. Several occurrences of one agency in a year are paired with
// those of its year before in their order.
History HistoryOf(std::vector<Occurrence> occurrences);

// "2019–2021, 2023"; empty for none.
std::string YearsText(std::span<const int> years);

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_HISTORY_H_
