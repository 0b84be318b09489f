// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/grid_builder.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "support/page_builder.h"
#include "support/split.h"

namespace kehoach::testing {
namespace {

constexpr float kColumn = 100, kRow = 40, kPadding = 5;

Rect BoxOf(const Cell& cell) {
  const auto column = static_cast<float>(cell.column), row = static_cast<float>(cell.row);
  return {column * kColumn, row * kRow, (column + static_cast<float>(cell.column_span)) * kColumn,
          (row + static_cast<float>(cell.row_span)) * kRow};
}

}  // namespace

Table Grid(const std::vector<std::string>& rows) {
  Table table;
  table.rows = static_cast<int>(rows.size());
  std::vector<std::vector<std::size_t>> owner;  // slot -> index of its cell
  for (int r = 0; r < table.rows; ++r) {
    const std::vector<std::string> texts = Split(rows[static_cast<std::size_t>(r)], "|");
    table.columns = std::max(table.columns, static_cast<int>(texts.size()));
    owner.emplace_back();
    for (int c = 0; c < static_cast<int>(texts.size()); ++c) {
      std::string text = texts[static_cast<std::size_t>(c)];
      const auto row = static_cast<std::size_t>(r), column = static_cast<std::size_t>(c);
      if (text == ">" || text == "^") {
        const std::size_t index = text == ">" ? owner[row][column - 1] : owner[row - 1][column];
        Cell& merged = table.cells[index];
        merged.row_span = std::max(merged.row_span, r - merged.row + 1);
        merged.column_span = std::max(merged.column_span, c - merged.column + 1);
        owner[row].push_back(index);
        continue;
      }
      Face face{12};
      if (!text.empty() && text.front() == '*') {
        face.bold = true;
        text.erase(0, 1);
      }
      Cell cell;
      cell.row = r;
      cell.column = c;
      float y = static_cast<float>(r) * kRow + 14;
      for (const std::string& line : Split(text, "//")) {
        if (line.empty()) continue;
        cell.lines.push_back(LineOf(static_cast<float>(c) * kColumn + kPadding, y, line, face));
        y += 13;
      }
      owner[row].push_back(table.cells.size());
      table.cells.push_back(std::move(cell));
    }
  }
  for (Cell& cell : table.cells) cell.places = {{1, BoxOf(cell)}};
  for (int c = 0; c <= table.columns; ++c) {
    table.column_edges.push_back(static_cast<float>(c) * kColumn);
  }
  table.places = {
      {1,
       {0, 0, static_cast<float>(table.columns) * kColumn, static_cast<float>(table.rows) * kRow}}};
  return table;
}

}  // namespace kehoach::testing
