// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of text that fit a terminal. Pure, thread-safe.
#ifndef KEHOACH_CLI_TEXT_TABLE_H_
#define KEHOACH_CLI_TEXT_TABLE_H_

#include <string>
#include <vector>

namespace kehoach::cli {

struct TextColumn {
  std::string header;
  bool right = false;   // figures
  bool shrink = false;  // may be made narrower than its widest cell
};

enum class Overflow {
  kShorten,  // one line a row; what does not fit ends in "…"
  kWrap,     // as many lines as the cell needs, broken at spaces
};

// Rows have one cell per column, or a single cell that runs across all of them.
// `columns_of_terminal` = 0: as wide as the cells. Ends in a line end. A table that cannot be made
// narrow enough is wider than asked for.
std::string RenderTable(const std::vector<TextColumn>& columns,
                        const std::vector<std::vector<std::string>>& rows, int columns_of_terminal,
                        Overflow overflow);

// Breaks at spaces into lines of at most `width` places; a longer word is broken inside.
std::vector<std::string> WrapText(const std::string& text, int width);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_TEXT_TABLE_H_
