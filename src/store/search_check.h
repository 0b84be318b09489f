// SPDX-License-Identifier: GPL-3.0-or-later
// What the search index must hold of a plan, to compare it with what it does hold.
#ifndef KEHOACH_STORE_SEARCH_CHECK_H_
#define KEHOACH_STORE_SEARCH_CHECK_H_

#include <cstdint>
#include <string>

#include "store/search_rows.h"
#include "store/sqlite.h"

namespace kehoach::store {

// Number of the last document that is indexed as this program does it; 0 = none.
std::int64_t LastIndexed(Database& db);
// How many tokens each column of a row has, as FTS5 writes it into search_docsize. Pure.
std::string TokenCounts(const SearchRow& row);

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_SEARCH_CHECK_H_
