// SPDX-License-Identifier: GPL-3.0-or-later
// What an archive holds, as a matrix: provinces (or agencies) by years. Nothing is hidden: plans
// without a province or a year, and documents without usable text, have places of their own.
// Pure; one builder belongs to one thread; the result does not depend on the order of adding.
#ifndef KEHOACH_AUDIT_COVERAGE_H_
#define KEHOACH_AUDIT_COVERAGE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/names.h"

namespace kehoach::audit {

// One document, as far as it counts here.
struct CoverageEntry {
  bool usable = true;  // false: no plan could be read from it; then only the counts are empty
  std::optional<std::string> issuer, province;  // as printed
  std::optional<std::string> agency;            // key of the issuer, the same for all spellings
  std::optional<int> year, year_to;
  std::int64_t objectives = 0, tasks = 0;
};

struct CoverageCount {
  std::int64_t plans = 0, objectives = 0, tasks = 0;
  std::int64_t unusable = 0;  // documents without usable text; not among the plans
  CoverageCount& operator+=(const CoverageCount& other);
  friend bool operator==(const CoverageCount&, const CoverageCount&) = default;
};

enum class CoverageBy { kProvince, kIssuer };

struct CoverageRow {
  std::optional<std::string> issuer;  // by issuer only
  std::optional<std::string> province;
  std::optional<std::string> successor;  // today's name where it is another
  std::vector<std::string> former;       // merged: names on its documents that are no more
  std::map<int, CoverageCount> years;    // only years with documents
  CoverageCount without_year;
  CoverageCount total;    // each document once, for however many years it counts
  std::vector<int> gaps;  // years without a plan between two with plans
};

struct Coverage {
  CoverageBy by = CoverageBy::kProvince;
  std::optional<std::pair<int, int>> span;  // first and last year; nothing without a year
  std::vector<CoverageRow> rows;            // by name; the row without a name is the last
  std::map<int, CoverageCount> years;       // of all rows
  CoverageCount without_year, total;
};

// A plan of more years than this counts in its first only: no plan of the genre runs longer, so
// the second year is a misprint ("2021-2205").
inline constexpr int kMostYearsOfAPlan = 50;

struct CoverageOptions {
  CoverageBy by = CoverageBy::kProvince;
  // Former name of a province, folded as for rules -> today's name.
  std::map<std::string, std::string> successors;
  // Plans of a province that is now part of another count in the row of that other.
  bool merge = false;
  // Only these years, both included, of what is added. The caller adds only what has one of them.
  std::optional<std::pair<int, int>> years;
};

class CoverageBuilder {
 public:
  explicit CoverageBuilder(CoverageOptions options) : options_(std::move(options)) {}

  void Add(const CoverageEntry& entry);
  Coverage Finish() const;

 private:
  struct Sums {
    Spellings issuers, provinces;
    std::map<int, CoverageCount> years;
    CoverageCount without_year, total;
  };
  std::optional<std::string> Successor(const std::string& province) const;

  CoverageOptions options_;
  std::map<std::pair<std::string, std::string>, Sums> rows_;  // keys of issuer and province
};

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_COVERAGE_H_
