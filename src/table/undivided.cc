// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/undivided.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "table/gutters.h"
#include "table/numbering.h"
#include "table/rows.h"

namespace kehoach::table {
namespace {

// Texts of two columns on one line are at least this far apart (em); words of a title are not.
constexpr float kColumnGap = 0.9f;

// How one row is to be divided; rows that stay have one part and their own columns.
struct Division {
  std::vector<float> borders;  // heights at which it is divided into rows
  std::vector<char> columns;   // per part: whether into the columns of the header
  bool any() const { return columns.size() > 1 || (!columns.empty() && columns[0] != 0); }
};

bool StandsAlone(const Piece& piece, int row) {
  for (int column = 0; column < piece.columns(); ++column) {
    if (piece.At(row, column).slot.row_span > 1) return false;
  }
  return true;
}

std::vector<WordLine> LinesOf(const Piece& piece, int row, const Page& page) {
  std::vector<std::uint32_t> words;
  int last = -1;
  for (int column = 0; column < piece.columns(); ++column) {
    const int owner = piece.owner[row * piece.columns() + column];
    if (owner == last) continue;
    last = owner;
    for (const TextLine& line : piece.cells[owner].lines) {
      words.insert(words.end(), line.words.begin(), line.words.end());
    }
  }
  std::stable_sort(words.begin(), words.end(), [&](std::uint32_t a, std::uint32_t b) {
    return PageWords::Height(page.words[a]) < PageWords::Height(page.words[b]);
  });
  return Baselines(page, words);
}

// Whether the line leaves every inner edge free.
bool KeepsToColumns(const Piece& piece, const WordLine& line, const Page& page, float text_gap) {
  for (const Interval& segment : Segments(page, line, text_gap)) {
    for (std::size_t i = 1; i + 1 < piece.xs.size(); ++i) {
      if (segment.from < piece.xs[i] - 1 && segment.to > piece.xs[i] + 1) return false;
    }
  }
  return true;
}

// Whether all lines do, and one of them fills several columns.
bool FillColumns(const Piece& piece, const std::vector<WordLine>& lines, const Page& page) {
  const float text_gap = TextGapOf(page);
  bool several = false;
  for (const WordLine& line : lines) {
    if (!KeepsToColumns(piece, line, page, text_gap)) return false;
    several = several || Segments(page, line, kColumnGap).size() >= 2;
  }
  return several;
}

// Per row between the borders: whether its lines keep to the columns. One that runs across is a
// heading of the rows below it.
std::vector<char> RowsInColumns(const Piece& piece, const std::vector<WordLine>& lines,
                                const Page& page, const std::vector<float>& borders) {
  const float text_gap = TextGapOf(page);
  std::vector<char> rows(borders.size() + 1, 1);
  for (const WordLine& line : lines) {
    const float height = PageWords::Height(page.words[line.front()]);
    const auto row = std::upper_bound(borders.begin(), borders.end(), height) - borders.begin();
    if (!KeepsToColumns(piece, line, page, text_gap)) rows[static_cast<std::size_t>(row)] = 0;
  }
  return rows;
}

// Heights between the rows of which the lines' numbers tell; empty unless there are at least two
// numbers and each follows the one before it.
std::vector<float> RowBorders(const Piece& piece, const std::vector<WordLine>& lines,
                              const Page& page, bool after_header) {
  const int number_column = FindNumberColumn(page, lines, piece.xs);
  if (number_column < 0) return {};
  std::vector<RowLine> rows;
  NumberSequence numbers;
  int count = 0;
  for (const WordLine& line : lines) {
    rows.push_back(MakeRowLine(page, line, piece.xs, number_column));
    if (!rows.back().number) continue;
    if (!numbers.empty() && !numbers.Expects(*rows.back().number)) return {};
    numbers.Add(*rows.back().number);
    ++count;
  }
  if (count < 2) return {};
  std::vector<float> borders;
  for (const std::size_t line : SplitRows(rows, after_header).first_lines) {
    if (line > 0) borders.push_back((rows[line - 1].height + rows[line].height) / 2);
  }
  return borders;
}

class Rebuilder {
 public:
  Rebuilder(const Piece& piece, const std::vector<Division>& divisions)
      : piece_(piece), divisions_(divisions) {}

  Grid Run() {
    grid_.xs = piece_.xs;
    std::vector<int> first_row;  // new row at which each old one begins
    for (int row = 0; row < piece_.rows(); ++row) {
      first_row.push_back(static_cast<int>(grid_.ys.size()));
      grid_.ys.push_back(piece_.ys[row]);
      const auto& borders = divisions_[row].borders;
      grid_.ys.insert(grid_.ys.end(), borders.begin(), borders.end());
    }
    first_row.push_back(static_cast<int>(grid_.ys.size()));
    grid_.ys.push_back(piece_.ys.back());
    for (const PieceCell& cell : piece_.cells) {
      const GridCell& slot = cell.slot;
      const int top = first_row[slot.row];
      const int bottom = first_row[slot.row + slot.row_span];
      const Division& division = divisions_[slot.row];
      for (int row = top; row < (division.any() ? bottom : top + 1); ++row) {
        GridCell part = slot;
        part.row = row;
        if (division.any())
          part.row_span = 1;
        else
          part.row_span = bottom - top;
        if (row > top) part.open_top = false;
        if (row + part.row_span < bottom) part.open_bottom = false;
        AddParts(part, division.any() && division.columns[row - top] != 0);
      }
    }
    Index();
    return std::move(grid_);
  }

 private:
  void AddParts(GridCell part, bool columns) {
    if (!columns) {
      grid_.cells.push_back(part);
      return;
    }
    const int end = part.column + part.column_span;
    part.column_span = 1;
    for (; part.column < end; ++part.column) grid_.cells.push_back(part);
  }

  void Index() {
    std::sort(grid_.cells.begin(), grid_.cells.end(), [](const GridCell& a, const GridCell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    grid_.owner.assign(static_cast<std::size_t>(grid_.rows()) * grid_.columns(), -1);
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      const GridCell& cell = grid_.cells[i];
      for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
        for (int c = cell.column; c < cell.column + cell.column_span; ++c) {
          grid_.owner[r * grid_.columns() + c] = static_cast<int>(i);
        }
      }
    }
  }

  const Piece& piece_;
  const std::vector<Division>& divisions_;
  Grid grid_;
};

// Cheap test that spares well-ruled pieces the rest: a divided row has at least two lines in
// its number column, or one cell over all columns.
bool MayDivide(const Piece& piece, int row) {
  const PieceCell& first = piece.At(row, 0);
  if (first.slot.column_span == piece.columns()) return !first.blank();
  for (int column = 0; column < std::min(kNumberColumns, piece.columns()); ++column) {
    const PieceCell& cell = piece.At(row, column);
    if (cell.slot.column_span > 1 || cell.lines.size() < 2) continue;
    if (ParseRowNumber(cell.lines[0].text) && ParseRowNumber(cell.lines[1].text)) return true;
  }
  return false;
}

}  // namespace

void DivideUndivided(Piece& piece, PageWords& words) {
  const Page& page = words.page();
  std::vector<Division> divisions(piece.rows());
  bool any = false;
  for (int row = piece.header_rows; row < piece.rows(); ++row) {
    if (!MayDivide(piece, row) || !StandsAlone(piece, row)) continue;
    const std::vector<WordLine> lines = LinesOf(piece, row, page);
    Division& division = divisions[row];
    const bool undivided = piece.At(row, 0).slot.column_span == piece.columns();
    if (undivided && !FillColumns(piece, lines, page)) continue;
    division.borders = RowBorders(piece, lines, page, row == piece.header_rows && row > 0);
    if (undivided || !division.borders.empty())
      division.columns = RowsInColumns(piece, lines, page, division.borders);
    any = any || division.any();
  }
  if (!any) return;
  const Grid grid = Rebuilder(piece, divisions).Run();
  ReleasePiece(piece, words);
  Piece divided = FillGrid(grid, words);
  divided.page = piece.page;
  divided.header_rows = piece.header_rows;
  divided.kind = TableKind::kPartlyRuled;
  piece = std::move(divided);
}

}  // namespace kehoach::table
