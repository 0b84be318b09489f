// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that borders bound without dividing them: every line of text within the bounds is a line
// of the table, and none outside. Pure but for the words it takes.
#ifndef KEHOACH_TABLE_BOUNDED_H_
#define KEHOACH_TABLE_BOUNDED_H_

#include <vector>

#include "table/edges.h"
#include "table/piece.h"
#include "table/table_finder.h"

namespace kehoach::table {

// Pieces under the known headers of a page within bounds, and the one at its top that goes on in
// the columns of `former`, the last thing on the page before (null: there is none). From top to
// bottom; their words are taken.
std::vector<Piece> FindBounded(int page_index, PageWords& words, const Edges& edges,
                               const Options& options, const Piece* former);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_BOUNDED_H_
