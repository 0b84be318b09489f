// SPDX-License-Identifier: GPL-3.0-or-later
// Floors: what a folder of documents must at least reach, kept as data beside it. Pure.
//
//   { "least": { "meta": 0.98, "rows": 1.0 },       smallest share of a figure
//     "most_wrong": { "meta": 0, "cells": 2 } }     most wrong values of a figure
//
// "least" also knows "wrong_doubted" and "undoubted_right": of the wrong cells the share that
// carries a doubt, and of the cells without a doubt the share that is right (DoubtCount).
#ifndef KEHOACH_EVAL_FLOORS_H_
#define KEHOACH_EVAL_FLOORS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "eval/score.h"
#include "kehoach/result.h"

namespace kehoach::eval {

struct Floors {
  std::map<std::string, double> least;
  std::map<std::string, int> most_wrong;
};

// Errors (kBadArchive): not JSON, an unknown key or figure, a value of the wrong kind.
Result<Floors> ParseFloors(std::string_view json);

// One sentence for each floor that the score falls below; empty = all hold.
std::vector<std::string> BelowFloors(const Score& score, const Floors& floors);

}  // namespace kehoach::eval

#endif  // KEHOACH_EVAL_FLOORS_H_
