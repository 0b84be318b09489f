// SPDX-License-Identifier: GPL-3.0-or-later
// A score as text for people and as JSON for machines. Pure functions, thread-safe.
#ifndef KEHOACH_EVAL_REPORT_H_
#define KEHOACH_EVAL_REPORT_H_

#include <string>
#include <string_view>
#include <vector>

#include "eval/folder.h"
#include "eval/score.h"

namespace kehoach::eval {

// "name, padded to `width` bytes   meta 1.0000 objectives 1.0000 ... documents 1.0000", without a
// line end.
std::string FigureLine(std::string_view name, const Score& score, std::size_t width = 36);

// A line per field: right, wrong, missing, share exactly right, mean similarity.
std::string FieldTable(const Score& score);

// How many of the wrong cells carry a doubt, and how many of those without one are wrong; empty
// where no text was recognised.
std::string DoubtLine(const Score& score);

// The whole evaluation and the floors it falls below, as one pretty-printed JSON object.
std::string EvaluationJson(const Evaluation& evaluation, const std::vector<std::string>& below);

}  // namespace kehoach::eval

#endif  // KEHOACH_EVAL_REPORT_H_
