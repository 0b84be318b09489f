// SPDX-License-Identifier: GPL-3.0-or-later
// Small pages for the tests of tables: words at places, borders where a test wants them.
#ifndef KEHOACH_TESTS_UNIT_TABLE_PAGE_BUILDER_H_
#define KEHOACH_TESTS_UNIT_TABLE_PAGE_BUILDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "kehoach/page.h"
#include "kehoach/table.h"
#include "table/table_finder.h"

namespace kehoach::table {

// How a drawn table looks. Lines are 14 points apart, text is 12 points, padding 5.
struct Look {
  bool verticals = true;
  bool horizontals = true;
  bool outer = false;        // only the frame (with the two above off)
  bool open_top = false;     // first row without an upper border
  bool open_bottom = false;  // last row without a lower border
  bool middle = false;       // texts vertically centred in their rows
  float row_gap = 8;         // padding above and below a row's text, together
};

class PageBuilder {
 public:
  explicit PageBuilder(int number, float width = 595, float height = 842);

  // One line of words, its first letter at `x`.
  PageBuilder& Text(float x, float baseline, std::string_view text, float size = 12);
  // Whether the following texts are bold.
  PageBuilder& Bold(bool bold);
  PageBuilder& Horizontal(float y, float from, float to);
  PageBuilder& Vertical(float x, float from, float to);
  // Every border of a grid.
  PageBuilder& Borders(const std::vector<float>& xs, const std::vector<float>& ys);
  // Rows of cells: "|" parts cells, "/" parts lines of a cell. Returns the table's lower end.
  float Table(const std::vector<float>& xs, float top, const std::vector<std::string>& rows,
              const Look& look = {});

  const Page& page() const { return page_; }
  static float WidthOf(std::string_view word, float size = 12);

 private:
  Page page_;
  bool bold_ = false;
};

// Finds the tables of pages without running heads; a row of cells is a header when its first
// text is "STT" or "TT".
TablesOfDocument Find(const std::vector<Page>& pages);
bool IsTestHeader(const std::vector<std::string>& cells);

// A table as text, one line a row: cells parted by " | ", lines by "/", "v2 " and ">2 " before
// cells that span rows or columns; a cell stands in its first row only.
std::string Show(const Table& table);
// Text of free words of a page, in order.
std::string FreeText(const Page& page, const std::vector<std::uint32_t>& words);

}  // namespace kehoach::table

#endif  // KEHOACH_TESTS_UNIT_TABLE_PAGE_BUILDER_H_
