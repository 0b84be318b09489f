// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/seam.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "table/continuity.h"

namespace kehoach::table {
namespace {

// The two rows at the seam, side by side, column by column of the match.
class SeamRows {
 public:
  SeamRows(const Growing& table, const Piece& later, const ColumnMatch& match, int dropped)
      : columns_(static_cast<int>(match.edges.size()) - 1) {
    upper_.resize(columns_);
    lower_.resize(columns_);
    open_.assign(columns_, 0);
    merging_.assign(columns_, 0);
    for (int column = 0; column < table.columns(); ++column) {
      const Cell& cell = table.At(table.rows() - 1, column);
      const Side side{match.first_map[cell.column], match.first_map[cell.column + cell.column_span],
                      cell.row_span, TextOf(cell.lines), false};
      for (int c = match.first_map[column]; c < match.first_map[column + 1]; ++c) {
        upper_[c] = side;
        open_[c] = table.OpenBelow(column) ? 1 : 0;
        merging_[c] = table.SpansRows(column) ? 1 : 0;
      }
    }
    for (const PieceCell& cell : later.cells) {
      if (cell.slot.row >= dropped && cell.slot.row_span > 1) {
        merging_[match.later_map[cell.slot.column]] = 1;
      }
    }
    for (int column = 0; column < later.columns(); ++column) {
      const PieceCell& cell = later.At(dropped, column);
      const Side side{match.later_map[cell.slot.column],
                      match.later_map[cell.slot.column + cell.slot.column_span], cell.slot.row_span,
                      cell.Text(), cell.slot.open_top};
      for (int c = match.later_map[column]; c < match.later_map[column + 1]; ++c) lower_[c] = side;
    }
  }

  struct Side {
    int left = 0, right = 0;  // columns that the cell covers: [left, right)
    int row_span = 1;
    std::string text;
    bool open_top = false;

    int width() const { return right - left; }
    bool blank() const { return text.empty(); }
  };

  int columns() const { return columns_; }
  const Side& upper(int column) const { return upper_[column]; }
  const Side& lower(int column) const { return lower_[column]; }
  bool open(int column) const { return open_[column] != 0; }
  // Whether the table merges cells of this column over rows.
  bool merging(int column) const { return merging_[column] != 0; }

  bool AllOpen() const {
    return std::all_of(open_.begin(), open_.end(), [](char open) { return open != 0; });
  }
  // Whether no cell of the lower row has a border above: the page end draws none at all.
  bool AllOpenAbove() const {
    return std::all_of(lower_.begin(), lower_.end(), [](const Side& s) { return s.open_top; });
  }
  bool LowerBlank() const {
    return std::all_of(lower_.begin(), lower_.end(), [](const Side& s) { return s.blank(); });
  }
  // Whether the cell that starts in `column` has the same columns on both sides.
  bool Aligned(int column) const {
    return upper_[column].left == lower_[column].left &&
           upper_[column].right == lower_[column].right;
  }
  bool Starts(int column) const { return lower_[column].left == column; }

  // A heading inside the table: one cell over several columns, where the other row has none.
  bool ShapesDiffer() const {
    for (int c = 0; c < columns_; ++c) {
      if (!Aligned(c) && (upper_[c].width() >= 2 || lower_[c].width() >= 2) &&
          !(upper_[c].blank() && lower_[c].blank())) {
        return true;
      }
    }
    return false;
  }

  // Whether each text of the lower row stands where the upper one has none, the number left out:
  // cells of one row whose texts fell on different sides of the page end.
  bool Complementary(int number_column) const {
    for (int c = 0; c < columns_; ++c) {
      if (c == number_column || lower_[c].blank()) continue;
      if (!upper_[c].blank() || upper_[c].row_span > 1) return false;
    }
    return true;
  }

  // Whether the text clearly goes on in a column other than `number_column`; with `own_only`
  // also other than those that merge cells over rows, whose text says nothing of the row.
  bool TextGoesOn(int number_column, bool own_only) const {
    for (int c = 0; c < columns_; ++c) {
      if (c == number_column || !Starts(c) || !Aligned(c) || (own_only && merging(c))) continue;
      if (GoesOn(upper_[c].text, lower_[c].text)) return true;
    }
    return false;
  }

  // Cells with text in the upper row, the number left out.
  int FilledAbove(int number_column) const {
    int filled = 0;
    for (int c = 0; c < columns_; ++c) {
      if (c != number_column && upper_[c].left == c && !upper_[c].blank()) ++filled;
    }
    return filled;
  }

  // Whether the texts of the lower row begin like those of a row of its own: in at least
  // `columns` columns, none in small letters, one with a capital. `own_only` as above.
  bool LooksLikeNewRow(int number_column, int columns, bool own_only) const {
    int filled = 0;
    bool capital = false;
    for (int c = 0; c < columns_; ++c) {
      if (c == number_column || !Starts(c) || lower_[c].blank()) continue;
      if (own_only && merging(c)) continue;
      if (StartsSmall(lower_[c].text) || EndsOpen(upper_[c].text)) return false;
      capital = capital || StartsCapital(lower_[c].text);
      ++filled;
    }
    return capital && filled >= columns;
  }

 private:
  int columns_;
  std::vector<Side> upper_, lower_;
  std::vector<char> open_, merging_;
};

// "." or ")": a narrow column breaks a number before its closing mark.
bool OnlyMarks(const std::string& text) {
  return text.find_first_not_of("./) ") == std::string::npos;
}

// Whether the first row of the later piece goes on with the table's last row; the reason, or "".
std::string RowGoesOn(const SeamRows& rows, const Growing& table, int number_column) {
  const bool cut = rows.AllOpen();
  if (rows.LowerBlank()) return cut ? "row left open at the page end" : "";
  if (rows.ShapesDiffer()) return "";
  const bool goes_on = rows.TextGoesOn(number_column, false);
  if (number_column < 0) {
    if (cut) return "row left open at the page end";
    return goes_on ? "text goes on" : "";
  }
  const SeamRows::Side& upper = rows.upper(number_column);
  const SeamRows::Side& lower = rows.lower(number_column);
  if (!lower.blank() && !upper.blank() && OnlyMarks(lower.text)) return "rest of the number";
  if (!lower.blank()) {
    // A number in the middle of its row's height may stand in the second part.
    const auto number = ParseRowNumber(lower.text);
    const bool second_part = upper.blank() && number && table.numbers().Expects(*number);
    const bool whole = cut || goes_on || rows.Complementary(number_column);
    return second_part && whole ? "its number stands in the second part" : "";
  }
  if (rows.merging(number_column)) {
    // Several rows stand under one number here: what tells rows apart are the other columns. A
    // page end may lie between two of them and leave the borders of both open.
    if (rows.TextGoesOn(number_column, true)) return "text goes on, no number";
    if (rows.LooksLikeNewRow(number_column, 1, true)) return "";
  }
  if (cut) return "row left open at the page end";
  if (goes_on) return "text goes on, no number";
  if (upper.row_span > 1 || lower.row_span > 1 || rows.open(number_column)) return "";
  if (!upper.blank() && rows.Complementary(number_column)) return "texts fill its blank cells";
  // In a table that has rows without a number two texts can be a row; elsewhere it takes as many
  // as the row above has.
  const int enough = table.unnumbered_rows() > 0 ? 2 : std::max(2, rows.FilledAbove(number_column));
  return rows.LooksLikeNewRow(number_column, enough, false) ? "" : "no number";
}

// Whether the cells on both sides of the seam, above and below the start of a new row, are one
// merged cell.
bool CellGoesOn(const SeamRows& rows, int column, int number_column, bool header_between) {
  if (!rows.Aligned(column)) return false;
  const SeamRows::Side& upper = rows.upper(column);
  const SeamRows::Side& lower = rows.lower(column);
  // Other cells of the row are closed (else the row itself would go on); this one is not.
  if (rows.open(column) && !rows.AllOpen()) return true;
  if (!header_between && lower.open_top && lower.blank() && !rows.AllOpenAbove()) return true;
  if (column == number_column) return lower.blank() && !upper.blank() && rows.merging(column);
  // A blank cell merged over rows is the rest of one whose text stands above, or of one whose
  // text is centred on the other page.
  if (lower.blank() && !upper.blank() && lower.row_span > 1) return true;
  if (upper.blank() && upper.row_span > 1 && lower.row_span > 1) return true;
  if (!rows.merging(column) || upper.blank() || lower.blank()) return false;
  return GoesOn(upper.text, lower.text) || (lower.row_span > 1 && upper.text.ends_with(";"));
}

}  // namespace

Seam DecideSeam(const Growing& table, const Piece& later, const ColumnMatch& match, int dropped,
                int number_column, std::string& evidence) {
  Seam seam;
  seam.dropped_rows = dropped;
  seam.cell_continued.assign(match.edges.size() - 1, 0);
  if (later.rows() <= dropped || table.rows() <= table.header_rows()) return seam;
  const SeamRows rows(table, later, match, dropped);
  const std::string reason = RowGoesOn(rows, table, number_column);
  if (!reason.empty()) {
    seam.row_continued = true;
    evidence += "; row goes on (" + reason + ")";
    return seam;
  }
  for (int column = 0; column < rows.columns(); ++column) {
    if (!rows.Starts(column) || !CellGoesOn(rows, column, number_column, dropped > 0)) continue;
    seam.cell_continued[column] = 1;
    evidence += "; merged cell goes on in column " + std::to_string(column + 1);
  }
  return seam;
}

}  // namespace kehoach::table
