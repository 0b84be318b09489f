// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/target_change.h"

#include <array>
#include <cstddef>
#include <limits>
#include <string_view>

#include "text/text.h"

namespace kehoach::audit {
namespace {

// Grades of the genre, the lowest first; grades that stand together mean the same.
struct Grade {
  std::string_view folded;
  int rank;
};
constexpr std::array<Grade, 10> kGrades = {{{"kem", 0},
                                            {"yeu", 1},
                                            {"trung binh", 2},
                                            {"dat", 2},
                                            {"hoan thanh", 2},
                                            {"kha", 3},
                                            {"tot", 4},
                                            {"hoan thanh tot", 4},
                                            {"xuat sac", 5},
                                            {"hoan thanh xuat sac", 5}}};

std::optional<double> RankOf(const std::string& grade) {
  const std::string folded = text::FoldForRules(grade);
  for (const Grade& known : kGrades) {
    if (folded == known.folded) return known.rank;
  }
  return std::nullopt;
}

// The values that meet a target.
struct Range {
  double from = -std::numeric_limits<double>::infinity();
  double to = std::numeric_limits<double>::infinity();
  bool with_from = false, with_to = false;

  bool Contains(const Range& other) const {
    const bool above = from < other.from || (from == other.from && (with_from || !other.with_from));
    const bool below = to > other.to || (to == other.to && (with_to || !other.with_to));
    return above && below;
  }
  friend bool operator==(const Range&, const Range&) = default;
};

std::optional<double> ValueOf(const Target& target) {
  return target.grade ? RankOf(*target.grade) : target.value;
}

std::optional<Range> RangeOf(const Target& target) {
  const std::optional<double> value = ValueOf(target);
  if (!value) return std::nullopt;
  Range range;
  switch (target.comparator) {
    case Comparator::kAtLeast:
    case Comparator::kMoreThan:
      range.from = *value;
      range.with_from = target.comparator == Comparator::kAtLeast;
      return range;
    case Comparator::kAtMost:
    case Comparator::kLessThan:
      range.to = *value;
      range.with_to = target.comparator == Comparator::kAtMost;
      return range;
    case Comparator::kEqual:
      return Range{*value, *value, true, true};
    case Comparator::kRange:
      return Range{*value, target.value2.value_or(*value), true, true};
    case Comparator::kAbout:
      return std::nullopt;
  }
  return std::nullopt;
}

bool SameMeasure(const Target& a, const Target& b) {
  return text::KeyPlacement(a.unit) == text::KeyPlacement(b.unit) && a.per == b.per &&
         a.grade.has_value() == b.grade.has_value();
}

Movement MovementOf(const Target& before, const Target& after) {
  const std::optional<double> from = ValueOf(before), to = ValueOf(after);
  if (!from || !to) return Movement::kOther;
  const double from2 = before.value2.value_or(*from), to2 = after.value2.value_or(*to);
  if (*from == *to && from2 == to2) return Movement::kSame;
  if (*to >= *from && to2 >= from2) return Movement::kRaised;
  if (*to <= *from && to2 <= from2) return Movement::kLowered;
  return Movement::kOther;
}

Demand DemandOf(const Target& before, const Target& after) {
  const std::optional<Range> from = RangeOf(before), to = RangeOf(after);
  if (!from || !to || *from == *to) return Demand::kUnknown;
  if (from->Contains(*to)) return Demand::kStricter;
  if (to->Contains(*from)) return Demand::kLooser;
  return Demand::kUnknown;
}

bool SameGrade(const Target& a, const Target& b) {
  if (!a.grade || !b.grade) return a.grade == b.grade;
  return text::KeyPlacement(*a.grade) == text::KeyPlacement(*b.grade);
}

}  // namespace

const char* MovementName(Movement movement) {
  switch (movement) {
    case Movement::kSame:
      return "same";
    case Movement::kRaised:
      return "raised";
    case Movement::kLowered:
      return "lowered";
    case Movement::kOther:
      return "other";
    case Movement::kAdded:
      return "added";
    case Movement::kRemoved:
      return "removed";
  }
  return "";
}

const char* DemandName(Demand demand) {
  switch (demand) {
    case Demand::kUnknown:
      return "unknown";
    case Demand::kStricter:
      return "stricter";
    case Demand::kLooser:
      return "looser";
  }
  return "";
}

std::optional<TargetChange> ChangeOf(const Target& before, const Target& after) {
  const bool same = SameMeasure(before, after) && before.comparator == after.comparator &&
                    before.value == after.value && before.value2 == after.value2 &&
                    SameGrade(before, after);
  if (same) return std::nullopt;
  TargetChange change{before, after, Movement::kOther, Demand::kUnknown};
  if (SameMeasure(before, after)) {
    change.movement = MovementOf(before, after);
    change.demand = DemandOf(before, after);
  }
  return change;
}

std::vector<TargetChange> TargetChanges(const std::vector<Target>& before,
                                        const std::vector<Target>& after) {
  std::vector<std::optional<std::size_t>> partner(after.size());
  std::vector<bool> taken(before.size());
  const auto pair_where = [&](auto holds) {
    for (std::size_t a = 0; a < after.size(); ++a) {
      if (partner[a]) continue;
      for (std::size_t b = 0; b < before.size(); ++b) {
        if (taken[b] || !holds(before[b], after[a])) continue;
        partner[a] = b;
        taken[b] = true;
        break;
      }
    }
  };
  pair_where([](const Target& b, const Target& a) {
    return !b.key.empty() && b.key == a.key && SameMeasure(b, a);
  });
  // An unchanged target is not to be taken for the partner of a changed one.
  pair_where([](const Target& b, const Target& a) { return SameMeasure(b, a) && !ChangeOf(b, a); });
  pair_where([](const Target& b, const Target& a) { return SameMeasure(b, a); });
  pair_where([](const Target& b, const Target& a) { return !b.key.empty() && b.key == a.key; });
  std::vector<TargetChange> changes;
  for (std::size_t a = 0; a < after.size(); ++a) {
    if (!partner[a]) {
      changes.push_back({std::nullopt, after[a], Movement::kAdded, Demand::kUnknown});
    } else if (auto change = ChangeOf(before[*partner[a]], after[a])) {
      changes.push_back(std::move(*change));
    }
  }
  for (std::size_t b = 0; b < before.size(); ++b) {
    if (!taken[b]) {
      changes.push_back({before[b], std::nullopt, Movement::kRemoved, Demand::kUnknown});
    }
  }
  return changes;
}

}  // namespace kehoach::audit
