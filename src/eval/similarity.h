// SPDX-License-Identifier: GPL-3.0-or-later
// How alike two texts are, and how two lists are best paired. Pure functions, thread-safe.
#ifndef KEHOACH_EVAL_SIMILARITY_H_
#define KEHOACH_EVAL_SIMILARITY_H_

#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace kehoach::eval {

// Ratcliff/Obershelp similarity over code points: twice the length of the matching blocks by the
// length of both texts, 0..1; two empty texts are alike (1). The longest block is taken first,
// the leftmost of equals, then its left and right sides. Time grows with the product of lengths.
double Similarity(std::string_view a, std::string_view b);

// Longest in-order pairing of 0..expected-1 with 0..actual-1 under `good`: index pairs, rising.
// Calls `good` once for each pair of indices.
std::vector<std::pair<int, int>> PairUp(int expected, int actual,
                                        const std::function<bool(int, int)>& good);

}  // namespace kehoach::eval

#endif  // KEHOACH_EVAL_SIMILARITY_H_
