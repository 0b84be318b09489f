// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "cli/terminal.h"

namespace kehoach::cli {
namespace {

constexpr int kGap = 2;        // places between two columns
constexpr int kNarrowest = 9;  // the longest syllable of Vietnamese has seven letters

// Longest word of a cell: what a wrapped column should not be narrower than.
int LongestWord(const std::string& text) {
  int longest = 0;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t space = rest.find(' ');
    longest = std::max(longest, TextWidth(rest.substr(0, space)));
    rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
  }
  return longest;
}

// Shares out what is available: every column its least, the rest in proportion to what each would
// need beyond it, so that the column with the long texts stays the widest.
void Fit(const std::vector<TextColumn>& columns, const std::vector<int>& least, int available,
         std::vector<int>& widths) {
  available -= kGap * static_cast<int>(columns.size() - 1);
  int used = 0, wanted = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    used += columns[c].shrink ? least[c] : widths[c];
    wanted += columns[c].shrink ? widths[c] - least[c] : 0;
  }
  const int left = std::max(0, available - used);
  if (wanted <= left) return;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].shrink) widths[c] = least[c] + (widths[c] - least[c]) * left / wanted;
  }
}

std::string Line(const std::vector<TextColumn>& columns, const std::vector<int>& widths,
                 const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (c > 0) out.append(kGap, ' ');
    out += columns[c].right ? PadLeft(cells[c], widths[c]) : PadRight(cells[c], widths[c]);
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out + "\n";
}

// One row: as many lines as its highest cell needs.
std::string Block(const std::vector<TextColumn>& columns, const std::vector<int>& widths,
                  const std::vector<std::string>& row, Overflow overflow) {
  std::vector<std::vector<std::string>> lines;
  std::size_t height = 1;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::string cell = Printable(row[c]);
    lines.push_back(overflow == Overflow::kWrap
                        ? WrapText(cell, widths[c])
                        : std::vector<std::string>{Shorten(cell, widths[c])});
    height = std::max(height, lines.back().size());
  }
  std::string out;
  for (std::size_t i = 0; i < height; ++i) {
    std::vector<std::string> cells;
    for (const auto& cell : lines) cells.push_back(i < cell.size() ? cell[i] : std::string());
    out += Line(columns, widths, cells);
  }
  return out;
}

}  // namespace

std::vector<std::string> WrapText(const std::string& text, int width) {
  width = std::max(width, 1);
  std::vector<std::string> lines;
  std::string line;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t space = rest.find(' ');
    std::string word(rest.substr(0, space));
    rest.remove_prefix(space == std::string_view::npos ? rest.size() : space + 1);
    if (!line.empty() && TextWidth(line) + 1 + TextWidth(word) > width) {
      lines.push_back(std::exchange(line, {}));
    }
    while (TextWidth(word) > width) {  // REQUIRES: line is empty, as it did not fit
      const std::size_t part = std::max<std::size_t>(PrefixBytes(word, width), 1);
      lines.push_back(word.substr(0, part));
      word.erase(0, part);
    }
    if (!line.empty()) line += ' ';
    line += word;
  }
  if (!line.empty() || lines.empty()) lines.push_back(line);
  return lines;
}

std::string RenderTable(const std::vector<TextColumn>& columns,
                        const std::vector<std::vector<std::string>>& rows, int columns_of_terminal,
                        Overflow overflow) {
  std::vector<int> widths, least;
  std::vector<std::string> headers, rules;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    int width = TextWidth(columns[c].header), word = LongestWord(columns[c].header);
    for (const auto& row : rows) {
      if (row.size() != columns.size()) continue;
      width = std::max(width, TextWidth(row[c]));
      word = std::max(word, LongestWord(row[c]));
    }
    widths.push_back(width);
    least.push_back(std::min(width, std::min(word, kNarrowest)));
  }
  if (columns_of_terminal > 0) Fit(columns, least, columns_of_terminal, widths);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    headers.push_back(columns[c].header);
    std::string rule;
    for (int i = 0; i < widths[c]; ++i) rule += "─";
    rules.push_back(std::move(rule));
  }
  std::string out = Block(columns, widths, headers, overflow) + Line(columns, widths, rules);
  const int whole =
      std::accumulate(widths.begin(), widths.end(), kGap * static_cast<int>(columns.size() - 1));
  for (const auto& row : rows) {
    if (row.size() != columns.size()) {
      for (const std::string& line : WrapText(Printable(row.front()), whole)) out += line + "\n";
      continue;
    }
    out += Block(columns, widths, row, overflow);
  }
  return out;
}

}  // namespace kehoach::cli
