// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "cli/terminal.h"

namespace kehoach::cli {
namespace {

constexpr int kGap = 2;        // places between two columns
constexpr int kNarrowest = 8;  // a shrunken column still says something

// Takes places from the widest column that may shrink until the table fits.
void Fit(const std::vector<TextColumn>& columns, int available, std::vector<int>& widths) {
  int used = kGap * static_cast<int>(columns.size() - 1);
  for (int width : widths) used += width;
  while (used > available) {
    int widest = -1;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (!columns[c].shrink || widths[c] <= kNarrowest) continue;
      if (widest < 0 || widths[c] > widths[static_cast<std::size_t>(widest)]) {
        widest = static_cast<int>(c);
      }
    }
    if (widest < 0) return;
    --widths[static_cast<std::size_t>(widest)];
    --used;
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
  std::vector<int> widths;
  std::vector<std::string> headers, rules;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    int width = TextWidth(columns[c].header);
    for (const auto& row : rows) width = std::max(width, TextWidth(row[c]));
    widths.push_back(width);
  }
  if (columns_of_terminal > 0) Fit(columns, columns_of_terminal, widths);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    headers.push_back(Shorten(columns[c].header, widths[c]));
    std::string rule;
    for (int i = 0; i < widths[c]; ++i) rule += "─";
    rules.push_back(std::move(rule));
  }
  std::string out = Line(columns, widths, headers) + Line(columns, widths, rules);
  for (const auto& row : rows) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::string cell = Printable(row[c]);
      lines.push_back(overflow == Overflow::kWrap
                          ? WrapText(cell, widths[c])
                          : std::vector<std::string>{Shorten(cell, widths[c])});
      height = std::max(height, lines.back().size());
    }
    for (std::size_t i = 0; i < height; ++i) {
      std::vector<std::string> cells;
      for (const auto& cell : lines) cells.push_back(i < cell.size() ? cell[i] : std::string());
      out += Line(columns, widths, cells);
    }
  }
  return out;
}

}  // namespace kehoach::cli
