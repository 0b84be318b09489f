// SPDX-License-Identifier: GPL-3.0-or-later
// A table while pieces are being appended to it. Not thread-safe.
#ifndef KEHOACH_TABLE_GROWING_H_
#define KEHOACH_TABLE_GROWING_H_

#include <string>
#include <vector>

#include "kehoach/page.h"
#include "table/columns.h"
#include "table/numbering.h"
#include "table/piece.h"

namespace kehoach::table {

// How the first row of a piece that is kept goes on with the table's last row.
struct Seam {
  int dropped_rows = 0;        // repeated header rows at the top of the piece
  bool row_continued = false;  // every cell goes on
  // Per column of the match: the cell above spans on over the seam (only if !row_continued).
  std::vector<char> cell_continued;
};

class Growing {
 public:
  Growing(Piece first, const Page& page);

  int rows() const { return table_.rows; }
  int columns() const { return table_.columns; }
  // The first piece; only its topmost rows still have their lines.
  const Piece& first() const { return first_; }
  // Where the newest piece stands.
  int last_page() const { return last_page_; }
  const Rect& last_box() const { return last_box_; }
  const std::vector<Interval>& last_gutters() const { return last_gutters_; }
  // Whether the newest piece has no border below its last row in this column.
  bool OpenBelow(int column) const { return open_[column] != 0; }
  const std::vector<float>& edges() const { return table_.column_edges; }
  int header_rows() const { return first_.header_rows; }

  const Cell& At(int row, int column) const { return table_.cells[OwnerAt(row, column)]; }

  // Column of row numbers among the first three, by counting the table's rows and those of
  // `later` from row `later_from` on; -1 when there is none.
  int NumberColumn(const Piece* later, int later_from) const;
  const NumberSequence& numbers() const { return numbers_; }
  // Rows below the header whose number cell is blank although others have text.
  int unnumbered_rows() const { return unnumbered_; }

  // Appends the rows of `later` behind `seam.dropped_rows`, its columns mapped by `match`.
  void Append(Piece later, const Page& page, const ColumnMatch& match, const Seam& seam,
              std::string evidence);

  Table Finish();

  // Whether cells of this column, below the header, are merged over rows of one page.
  bool SpansRows(int column) const { return spans_rows_[column] != 0; }

 private:
  int OwnerAt(int row, int column) const { return owner_[row * table_.columns + column]; }
  void Widen(const ColumnMatch& match);
  void Own(int cell);
  void GoOn(int cell, Cell added);
  void CountNumbers(const Piece& piece, int from, bool first_goes_on);
  void SetTail(const Piece& piece, const std::vector<int>& map);
  void MergeAcrossClosedSeams();

  Table table_;
  std::vector<int> owner_;
  Piece first_;
  int last_page_ = 0;
  Rect last_box_;
  std::vector<Interval> last_gutters_;
  std::vector<char> open_;        // per column, see OpenBelow
  std::vector<char> spans_rows_;  // per column, see SpansRows
  NumberSequence numbers_;
  // New rows at the top of a page that go on with no row and no cell: their indices.
  std::vector<int> closed_seams_;
  int counts_[3] = {0, 0, 0};  // per leading column: cells with a number less cells with other text
  int unnumbered_ = 0;
};

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_GROWING_H_
