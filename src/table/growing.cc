// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/growing.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>

#include "table/header.h"

namespace kehoach::table {
namespace {

void AddPlace(std::vector<Place>& places, const Place& place) {
  for (Place& known : places) {
    if (known.page == place.page) {
      known.box = Union(known.box, place.box);
      return;
    }
  }
  places.push_back(place);
}

Cell MakeCell(PieceCell&& from, int page) {
  Cell cell;
  cell.row = from.slot.row;
  cell.column = from.slot.column;
  cell.row_span = from.slot.row_span;
  cell.column_span = from.slot.column_span;
  cell.lines = std::move(from.lines);
  cell.places = {{page, from.box}};
  return cell;
}

// Cells with a number less cells with other text, in one column from row `from` on.
int CountColumn(const Piece& piece, int column, int from) {
  int count = 0;
  for (int row = from; row < piece.rows(); ++row) {
    const PieceCell& cell = piece.At(row, column);
    if (cell.slot.row != row || cell.slot.column != column || cell.slot.column_span > 1) continue;
    if (cell.blank()) continue;
    count += ParseRowNumber(cell.Text()) ? 1 : -1;
  }
  return count;
}

}  // namespace

Growing::Growing(Piece first, const Page& page) {
  table_.kind = first.kind;
  table_.rows = first.rows();
  table_.columns = first.columns();
  table_.header_rows = first.header_rows;
  table_.column_edges = first.xs;
  table_.places = {{page.number, first.box()}};
  owner_ = first.owner;
  CountNumbers(first, first.header_rows, false);
  std::vector<int> identity(first.xs.size());
  std::iota(identity.begin(), identity.end(), 0);
  SetTail(first, identity);
  spans_rows_.assign(table_.columns, 0);
  for (const PieceCell& cell : first.cells) {
    if (cell.slot.row >= first.header_rows && cell.slot.row_span > 1)
      spans_rows_[cell.slot.column] = 1;
  }
  table_.cells.reserve(first.cells.size());
  for (PieceCell& cell : first.cells) {
    // Later pieces are compared with the rows that can be a header.
    if (cell.slot.row < kMostHeaderRows) {
      table_.cells.push_back(MakeCell(PieceCell(cell), page.number));
    } else {
      table_.cells.push_back(MakeCell(std::move(cell), page.number));
    }
  }
  first_ = std::move(first);
}

int Growing::NumberColumn(const Piece* later, int later_from) const {
  int best = -1;
  int most = 0;
  for (int column = 0; column < std::min(kNumberColumns, columns()); ++column) {
    int count = counts_[column];
    if (later != nullptr && later->columns() == columns()) {
      count += CountColumn(*later, column, later_from);
    }
    if (count > most) {
      most = count;
      best = column;
    }
  }
  return best;
}

void Growing::CountNumbers(const Piece& piece, int from, bool first_goes_on) {
  for (int column = 0; column < std::min(kNumberColumns, piece.columns()); ++column) {
    counts_[column] += CountColumn(piece, column, from);
  }
  const int column = NumberColumn(nullptr, 0);
  if (column < 0 || column >= piece.columns()) return;
  for (int row = from; row < piece.rows(); ++row) {
    const PieceCell& cell = piece.At(row, column);
    if (cell.blank()) {
      unnumbered_ += row == from && first_goes_on ? 0 : 1;
    } else if (cell.slot.row == row) {
      if (const auto number = ParseRowNumber(cell.Text())) numbers_.Add(*number);
    }
  }
}

void Growing::Widen(const ColumnMatch& match) {
  if (static_cast<int>(match.edges.size()) - 1 == table_.columns) return;
  const int columns = static_cast<int>(match.edges.size()) - 1;
  std::vector<int> owner(static_cast<std::size_t>(table_.rows) * columns);
  for (int row = 0; row < table_.rows; ++row) {
    for (int column = 0; column < table_.columns; ++column) {
      for (int c = match.first_map[column]; c < match.first_map[column + 1]; ++c) {
        owner[row * columns + c] = OwnerAt(row, column);
      }
    }
  }
  for (Cell& cell : table_.cells) {
    const int right = match.first_map[cell.column + cell.column_span];
    cell.column = match.first_map[cell.column];
    cell.column_span = right - cell.column;
  }
  std::vector<char> open(columns, 0);
  std::vector<char> spans_rows(columns, 0);
  for (int column = 0; column < table_.columns; ++column) {
    for (int c = match.first_map[column]; c < match.first_map[column + 1]; ++c) {
      open[c] = open_[column];
      spans_rows[c] = spans_rows_[column];
    }
  }
  spans_rows_ = std::move(spans_rows);
  owner_ = std::move(owner);
  open_ = std::move(open);
  table_.columns = columns;
  table_.column_edges = match.edges;
}

void Growing::SetTail(const Piece& piece, const std::vector<int>& map) {
  last_page_ = piece.page;
  last_box_ = piece.box();
  last_gutters_ = piece.gutters;
  open_.assign(table_.columns, 0);
  for (int column = 0; column < piece.columns(); ++column) {
    const bool open = piece.At(piece.rows() - 1, column).slot.open_bottom;
    for (int c = map[column]; c < map[column + 1]; ++c) open_[c] = open ? 1 : 0;
  }
}

// Enters a cell into the slots that it covers.
void Growing::Own(int cell) {
  const Cell& target = table_.cells[cell];
  for (int r = target.row; r < target.row + target.row_span; ++r) {
    for (int c = target.column; c < target.column + target.column_span; ++c) {
      owner_[r * table_.columns + c] = cell;
    }
  }
}

// The text of `added` goes on in `cell`; so do its further rows when both have the same columns,
// else those are a blank cell of their own.
void Growing::GoOn(int cell, Cell added) {
  Cell& target = table_.cells[cell];
  std::move(added.lines.begin(), added.lines.end(), std::back_inserter(target.lines));
  for (const Place& place : added.places) AddPlace(target.places, place);
  const int end = added.row + added.row_span;
  if (end <= target.row + target.row_span) return;
  if (target.column == added.column && target.column_span == added.column_span) {
    target.row_span = end - target.row;
    Own(cell);
    return;
  }
  added.lines.clear();
  added.row = std::max(added.row, target.row + target.row_span);
  added.row_span = end - added.row;
  table_.cells.push_back(std::move(added));
  Own(static_cast<int>(table_.cells.size()) - 1);
}

void Growing::Append(Piece later, const Page& page, const ColumnMatch& match, const Seam& seam,
                     std::string evidence) {
  Widen(match);
  const int kept = later.rows() - seam.dropped_rows;
  // A continued row shares the table's last row.
  const int seam_row = table_.rows - 1;
  const int first_row = table_.rows - (seam.row_continued ? 1 : 0);
  table_.joins.push_back(
      {page.number, first_row, seam.dropped_rows > 0, seam.row_continued, std::move(evidence)});
  AddPlace(table_.places, {page.number, later.box()});
  if (later.columns() == table_.columns) CountNumbers(later, seam.dropped_rows, seam.row_continued);
  SetTail(later, match.later_map);

  if (kept > 0 && !seam.row_continued && seam_row >= table_.header_rows) {
    closed_seams_.push_back(first_row);
  }
  table_.rows = first_row + kept;
  owner_.resize(static_cast<std::size_t>(table_.rows) * table_.columns, -1);
  for (PieceCell& cell : later.cells) {
    if (cell.slot.row < seam.dropped_rows) continue;
    const bool at_seam = cell.slot.row == seam.dropped_rows;
    Cell added = MakeCell(std::move(cell), page.number);
    const int right = match.later_map[added.column + added.column_span];
    added.column = match.later_map[added.column];
    added.column_span = right - added.column;
    added.row += first_row - seam.dropped_rows;
    if (added.row_span > 1) spans_rows_[added.column] = 1;
    if (at_seam && (seam.row_continued || seam.cell_continued[added.column] != 0)) {
      GoOn(OwnerAt(seam_row, added.column), std::move(added));
    } else {
      table_.cells.push_back(std::move(added));
      Own(static_cast<int>(table_.cells.size()) - 1);
    }
  }
}

// Some producers close every cell at a page end, so that a merged cell's rest on the next page
// looks like a blank one. Where a column has merged cells elsewhere and not one blank cell, a
// blank at the seam is such a rest.
void Growing::MergeAcrossClosedSeams() {
  if (closed_seams_.empty() || table_.kind == TableKind::kBorderless) return;
  std::vector<int> merged(table_.columns, 0);
  std::vector<int> blank(table_.columns, 0);
  const auto at_seam = [&](int row) {
    return std::find(closed_seams_.begin(), closed_seams_.end(), row) != closed_seams_.end();
  };
  std::vector<int> filled(table_.rows, 0);
  for (const Cell& cell : table_.cells) {
    if (!cell.lines.empty()) ++filled[cell.row];
  }
  for (const Cell& cell : table_.cells) {
    if (cell.row < table_.header_rows || cell.column_span > 1) continue;
    // A heading inside the table has a number and a title, and nothing else.
    const bool heading = filled[cell.row] <= 2;
    if (cell.lines.empty() && !heading && !at_seam(cell.row)) ++blank[cell.column];
    if (!cell.lines.empty() && cell.row_span > 1) ++merged[cell.column];
  }
  for (const int row : closed_seams_) {
    for (int column = 0; column < table_.columns; ++column) {
      const int upper = OwnerAt(row - 1, column);
      const int lower = OwnerAt(row, column);
      if (upper == lower || merged[column] == 0 || blank[column] > 0) continue;
      Cell& above = table_.cells[upper];
      Cell& below = table_.cells[lower];
      if (above.lines.empty() || !below.lines.empty() || below.row != row) continue;
      if (above.column != below.column || above.column_span != below.column_span) continue;
      above.row_span += below.row_span;
      for (const Place& place : below.places) AddPlace(above.places, place);
      below.row_span = 0;  // gone; removed by Finish
      Own(upper);
      for (TableJoin& join : table_.joins) {
        if (join.row == row) {
          join.evidence +=
              "; blank below a column of merged cells, column " + std::to_string(column + 1);
        }
      }
    }
  }
  std::erase_if(table_.cells, [](const Cell& cell) { return cell.row_span == 0; });
}

Table Growing::Finish() {
  MergeAcrossClosedSeams();
  std::sort(table_.cells.begin(), table_.cells.end(), [](const Cell& a, const Cell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  return std::move(table_);
}

}  // namespace kehoach::table
