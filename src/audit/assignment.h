// SPDX-License-Identifier: GPL-3.0-or-later
// The best way to pair things of two lists, each with at most one of the other. Pure, thread-safe.
#ifndef KEHOACH_AUDIT_ASSIGNMENT_H_
#define KEHOACH_AUDIT_ASSIGNMENT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace kehoach::audit {

struct PossiblePair {
  std::size_t left = 0, right = 0;
  std::int64_t weight = 0;  // > 0; what is not among the pairs is not possible
};

// For each of `left` things its partner, such that the sum of weights is the highest: the
// Hungarian method (Kuhn 1955; shortest augmenting paths, e.g. Burkard, Dell'Amico, Martello,
// "Assignment Problems", 4.4) on each connected part. A part so large that this would take more
// than some seconds is paired greedily, highest weights first. Of equally good answers it gives
// one that depends on the order of the lists, not on that of the pairs.
std::vector<std::optional<std::size_t>> BestPairs(std::size_t left, std::size_t right,
                                                  std::vector<PossiblePair> pairs);

}  // namespace kehoach::audit

#endif  // KEHOACH_AUDIT_ASSIGNMENT_H_
