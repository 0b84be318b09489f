// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/header.h"

#include <algorithm>
#include <cstddef>

#include "table/numbering.h"

namespace kehoach::table {
namespace {

// Share of bytes that recognition may get wrong in a header of the same words.
constexpr std::size_t kOneErrorIn = 12;

std::string WithoutSpaces(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' '; });
  return out;
}

std::size_t EditDistance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

// Whether no cell spans the boundary above `row`.
bool CleanBoundary(const Piece& piece, int row) {
  if (row == piece.rows()) return true;
  for (int column = 0; column < piece.columns(); ++column) {
    if (piece.At(row, column).slot.row < row) return false;
  }
  return true;
}

// A second header row stands only under cells that span columns; elsewhere it is blank or part
// of the cell above.
bool GoesOnUnderSpans(const Piece& piece, int row) {
  bool any = false;
  for (int column = 0; column < piece.columns(); ++column) {
    const PieceCell& cell = piece.At(row, column);
    if (cell.slot.row < row || cell.blank()) continue;
    if (piece.At(row - 1, column).slot.column_span <= cell.slot.column_span) return false;
    any = true;
  }
  return any;
}

std::vector<std::string> RowTexts(const Piece& piece, int row) {
  std::vector<std::string> texts;
  for (int column = 0; column < piece.columns();) {
    const PieceCell& cell = piece.At(row, column);
    texts.push_back(cell.Text());
    column = cell.slot.column + cell.slot.column_span;
  }
  return texts;
}

}  // namespace

std::vector<std::string> HeaderTexts(const Piece& piece, int rows) {
  std::vector<std::string> texts;
  for (int column = 0; column < piece.columns();) {
    int row = rows - 1;
    while (row > 0 && piece.At(row, column).blank()) row = piece.At(row, column).slot.row - 1;
    const PieceCell& cell = piece.At(std::max(row, 0), column);
    texts.push_back(cell.Text());
    // Below a blank the columns of the lower row still count one by one.
    const PieceCell& lowest = piece.At(rows - 1, column);
    column = std::min(cell.slot.column + cell.slot.column_span,
                      lowest.slot.column + lowest.slot.column_span);
  }
  return texts;
}

int CountHeaderRows(const Piece& piece, const HeaderTest& is_header) {
  if (!is_header) return 0;
  int found = 0;
  for (int rows = 1; rows <= std::min(kMostHeaderRows, piece.rows()); ++rows) {
    if (found > 0 && !GoesOnUnderSpans(piece, rows - 1)) break;
    if (!CleanBoundary(piece, rows)) continue;
    if (is_header(HeaderTexts(piece, rows)))
      found = rows;
    else if (found > 0)
      break;
  }
  if (found > 0 && found < piece.rows() && IsColumnNumbers(RowTexts(piece, found))) ++found;
  return found;
}

int CountRepeatedRows(const Piece& first, const Piece& later) {
  if (first.columns() != later.columns()) return 0;
  int rows = 0;
  const int most = std::min({first.rows(), later.rows(), kMostHeaderRows});
  for (int row = 0; row < most; ++row) {
    bool same = true;
    bool any = false;
    for (int column = 0; column < first.columns() && same; ++column) {
      const PieceCell& a = first.At(row, column);
      const PieceCell& b = later.At(row, column);
      same = a.slot.row == b.slot.row && a.slot.column == b.slot.column &&
             a.slot.column_span == b.slot.column_span && SameText(a.Text(), b.Text());
      any = any || !a.blank();
    }
    if (!same || !any) break;
    if (CleanBoundary(first, row + 1) && CleanBoundary(later, row + 1)) rows = row + 1;
  }
  return rows;
}

bool SameText(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const std::string x = WithoutSpaces(a);
  const std::string y = WithoutSpaces(b);
  if (x == y) return true;
  const std::size_t longest = std::max(x.size(), y.size());
  const std::size_t shortest = std::min(x.size(), y.size());
  // Short texts (a number, a unit) differ by a single letter when they mean different things.
  if (shortest < 2 * kOneErrorIn || longest > 400) return false;
  if (longest - shortest > longest / kOneErrorIn) return false;
  return EditDistance(x, y) <= longest / kOneErrorIn;
}

}  // namespace kehoach::table
