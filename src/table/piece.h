// SPDX-License-Identifier: GPL-3.0-or-later
// A piece: the part of a table that stands on one page, before pieces are joined.
// Not thread-safe where words are taken; else pure.
#ifndef KEHOACH_TABLE_PIECE_H_
#define KEHOACH_TABLE_PIECE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "kehoach/page.h"
#include "kehoach/table.h"
#include "table/grid.h"

namespace kehoach::table {

struct Interval {
  float from = 0, to = 0;

  float length() const { return to - from; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

// The lines joined by single spaces: enough to compare texts and to read numbers.
std::string TextOf(const std::vector<TextLine>& lines);

struct PieceCell {
  GridCell slot;
  Rect box;
  std::vector<TextLine> lines;

  std::string Text() const { return TextOf(lines); }
  bool blank() const { return lines.empty(); }
};

struct Piece {
  int page = 0;  // index into the document's pages
  TableKind kind = TableKind::kRuled;
  std::vector<float> xs, ys;     // as in Grid
  std::vector<PieceCell> cells;  // as Grid::cells
  std::vector<int> owner;        // as Grid::owner
  int header_rows = 0;           // rows at the top that are a known header; 0 = none known
  // Of a piece without vertical rulings: the white interval in which each inner edge may lie.
  std::vector<Interval> gutters;
  bool numbers_in_middle = false;  // row numbers stand at half the height of their rows

  int rows() const { return static_cast<int>(ys.size()) - 1; }
  int columns() const { return static_cast<int>(xs.size()) - 1; }
  const PieceCell& At(int row, int column) const { return cells[owner[row * columns() + column]]; }
  Rect box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
};

// The words of a page that may stand in tables, by the height they are read at, and whether a
// table has taken them. Refers to the page, which must outlive it.
class PageWords {
 public:
  // `skip` as in FindTables; indices out of range are ignored.
  PageWords(const Page& page, const std::vector<std::uint32_t>& skip);

  const Page& page() const { return *page_; }
  // Indices of words whose reading height is in [top, bottom), ascending in that height;
  // taken ones included.
  std::vector<std::uint32_t> Between(float top, float bottom) const;
  // The same, only words that nothing has taken.
  std::vector<std::uint32_t> FreeBetween(float top, float bottom) const;
  bool free(std::uint32_t word) const { return state_[word] == State::kFree; }
  void Take(std::uint32_t word) { state_[word] = State::kTaken; }
  void Release(std::uint32_t word) { state_[word] = State::kFree; }
  // All free words, ascending index.
  std::vector<std::uint32_t> Free() const;

  // The height at which a word is judged: a little above its baseline, where even a superscript
  // or a letter with a hook below stands on its own line's side of a border.
  static float Height(const Word& word) { return word.baseline - 0.3f * word.size; }

 private:
  enum class State : char { kSkipped, kFree, kTaken };
  const Page* page_;
  std::vector<State> state_;              // per word
  std::vector<float> heights_;            // ascending
  std::vector<std::uint32_t> by_height_;  // word of each entry of heights_
};

// Splits words, ascending in height, into the page's lines and each line by x.
std::vector<std::vector<std::uint32_t>> Baselines(const Page& page,
                                                  const std::vector<std::uint32_t>& words);

// Puts the grid's words into its cells and takes them. A line that runs over its cell's border
// stays with the cell in which it starts.
Piece FillGrid(const Grid& grid, PageWords& words);

// Gives all words of the piece back: it was no table.
void ReleasePiece(const Piece& piece, PageWords& words);

// Removes rows at the ends that are nothing but the ends of rulings: open on the outer side and
// without a word.
void TrimOpenRows(Piece& piece);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_PIECE_H_
