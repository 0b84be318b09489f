// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings and words -> grids -> tables joined over page ends. Pure functions, thread-safe.
// Knows nothing of Vietnamese or of what a column means: geometry and digits only.
#ifndef KEHOACH_TABLE_TABLE_FINDER_H_
#define KEHOACH_TABLE_TABLE_FINDER_H_

#include <functional>
#include <vector>

#include "kehoach/page.h"
#include "kehoach/table.h"

namespace kehoach::table {

// Tells whether the texts of a row's cells (left to right, empty ones included) are a table
// header that the rules know. Lets geometry find borderless tables and repeated headers without
// knowing the words.
using HeaderTest = std::function<bool(const std::vector<std::string>& cells)>;

// Tells whether a text below a table cannot be part of it: a heading of the document, the list of
// recipients, a signature. `whole_line`: the text is all that its line has; else one of several
// pieces that stand far apart. Asked only where no ruling says where a table ends.
using EndTest = std::function<bool(const std::string& text, bool whole_line)>;

struct Options {
  HeaderTest is_header = {};  // may be empty: then only geometry decides
  EndTest ends_table = {};    // may be empty
};

// What was found on all pages of one document.
struct TablesOfDocument {
  std::vector<Table> tables;  // in document order; each over as many pages as it runs
  // Per page (index = position in `pages`): indices of the words that stand in no table.
  std::vector<std::vector<std::uint32_t>> free_words;
};

// `skip[i]` holds indices of words of pages[i] that belong to running heads, feet and footnotes:
// they are in no cell and not free either.
TablesOfDocument FindTables(const std::vector<Page>& pages,
                            const std::vector<std::vector<std::uint32_t>>& skip,
                            const Options& options);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_TABLE_FINDER_H_
