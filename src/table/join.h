// SPDX-License-Identifier: GPL-3.0-or-later
// Last step: pieces in document order -> tables. A join needs evidence and keeps it; text between
// two pieces always forbids it. Pure, thread-safe.
#ifndef KEHOACH_TABLE_JOIN_H_
#define KEHOACH_TABLE_JOIN_H_

#include <functional>
#include <vector>

#include "kehoach/page.h"
#include "table/between.h"
#include "table/piece.h"

namespace kehoach::table {

// What stands between the end of one piece and the start of a later one.
using BetweenTest = std::function<Between(const Piece& former, const Piece& later)>;

std::vector<Table> JoinPieces(std::vector<Piece> pieces, const std::vector<Page>& pages,
                              const BetweenTest& between);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_JOIN_H_
