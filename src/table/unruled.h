// SPDX-License-Identifier: GPL-3.0-or-later
// Tables without vertical rulings: with horizontal ones, an outer frame, or nothing at all. They
// are found by a header that is known and by white gaps that go on below it. Pure.
#ifndef KEHOACH_TABLE_UNRULED_H_
#define KEHOACH_TABLE_UNRULED_H_

#include <optional>
#include <vector>

#include "table/edges.h"
#include "table/piece.h"
#include "table/table_finder.h"

namespace kehoach::table {

// Pieces under the known headers among the free words of a page; their words are taken. `former`
// (may be null) is the piece at the end of the page before: a header repeated at this page's top
// goes on with its way of setting numbers.
std::vector<Piece> FindUnruled(int page_index, PageWords& words, const Edges& edges,
                               const Options& options, const Piece* former);

// The piece at the top of a page that goes on in the columns of `former`, the last thing on the
// page before; nothing when the text there does not keep to them.
std::optional<Piece> ContinueUnruled(const Piece& former, int page_index, PageWords& words,
                                     const Edges& edges, const Options& options);

// The text right below a piece of nothing but header rows, in its columns.
std::optional<Piece> ContinueBelow(const Piece& header, PageWords& words, const Edges& edges,
                                   float bottom, const Options& options);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_UNRULED_H_
