// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of findings: by kind, and by agency or year. Pure; one tally belongs to one thread.
#ifndef KEHOACH_AUDIT_FINDING_COUNTS_H_
#define KEHOACH_AUDIT_FINDING_COUNTS_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "audit/names.h"

namespace kehoach::audit {

struct FindingCount {
  std::int64_t findings = 0;
  std::int64_t documents = 0;  // that have one or more of them
  friend bool operator==(const FindingCount&, const FindingCount&) = default;
};

enum class FindingsBy { kIssuer, kProvince, kYear };

// What a finding counts for.
struct FindingPlace {
  std::int64_t document = 0;
  std::string_view kind;
  std::optional<std::string> issuer, province;
  std::optional<int> year;                 // the first of its plan
  std::optional<std::string> agency = {};  // key of the issuer, the same for all spellings
};

struct FindingGroup {
  std::optional<std::string> issuer, province;  // by issuer both, by province the second
  std::optional<int> year;                      // by year
  FindingCount count;
  std::map<std::string, std::int64_t> kinds;  // kind -> findings
};

class FindingTally {
 public:
  explicit FindingTally(FindingsBy by) : by_(by) {}

  // REQUIRES: all findings of a document are added one after the other.
  void Add(const FindingPlace& finding);

  FindingCount total() const { return total_.count; }
  // Most findings first, then by name.
  std::vector<std::pair<std::string, FindingCount>> Kinds() const;
  // By name or year; what has none comes last.
  std::vector<FindingGroup> Groups() const;

 private:
  struct Counter {
    FindingCount count;
    std::int64_t last_document = -1;
    void Add(std::int64_t document);
  };
  struct Group {
    FindingGroup group;
    Counter counter;
    Spellings issuers, provinces;
  };
  using Key = std::tuple<std::string, std::string, std::optional<int>>;  // issuer, province, year

  FindingsBy by_;
  Counter total_;
  std::map<std::string, Counter, std::less<>> kinds_;
  std::map<Key, Group> groups_;
};

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_FINDING_COUNTS_H_
