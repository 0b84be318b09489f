// SPDX-License-Identifier: GPL-3.0-or-later
// A page of hits as text and as JSON. Pure.
#ifndef KEHOACH_CLI_SEARCH_VIEW_H_
#define KEHOACH_CLI_SEARCH_VIEW_H_

#include <string>
#include <vector>

#include "search/search.h"

namespace kehoach::cli {

enum class Highlight { kBold, kBrackets };

// `columns`: of the terminal; 0 = texts are not cut.
std::string SearchPageText(const search::SearchPage& page, int columns, Highlight highlight);
std::string SearchPageJson(const std::string& query, const search::SearchPage& page);
// What was restored, expanded or left out: a sentence each.
std::vector<std::string> SearchNotes(const search::SearchPage& page);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_SEARCH_VIEW_H_
