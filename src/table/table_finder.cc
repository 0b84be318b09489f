// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/table_finder.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "table/between.h"
#include "table/bounded.h"
#include "table/edges.h"
#include "table/grid.h"
#include "table/header.h"
#include "table/join.h"
#include "table/numbering.h"
#include "table/overflow.h"
#include "table/piece.h"
#include "table/undivided.h"
#include "table/unruled.h"

namespace kehoach::table {
namespace {

// A box with one or two cells a side and nothing that tells of a table: a framed paragraph, a
// drawn letterhead.
bool IsFrame(const Piece& piece) {
  if (piece.columns() < 2) return true;
  if (piece.header_rows > 0 || piece.columns() > 2 || piece.rows() > 2) return false;
  for (const PieceCell& cell : piece.cells) {
    if (cell.slot.column == 0 && ParseRowNumber(cell.Text())) return false;
  }
  return true;
}

std::vector<Piece> RuledPieces(int page, PageWords& words, const Edges& edges,
                               const HeaderTest& is_header) {
  std::vector<Piece> pieces;
  for (const EdgeGroup& group : GroupEdges(edges)) {
    if (group.vertical.size() < 2) continue;
    const Grid grid = BuildGrid(edges, group);
    if (grid.columns() < 2 || grid.rows() < 1) continue;
    Piece piece = FillGrid(grid, words);
    piece.page = page;
    TrimOpenRows(piece);
    piece.header_rows = CountHeaderRows(piece, is_header);
    const bool blank = std::all_of(piece.cells.begin(), piece.cells.end(),
                                   [](const PieceCell& cell) { return cell.blank(); });
    if (blank || IsFrame(piece)) {
      ReleasePiece(piece, words);
      continue;
    }
    DivideUndivided(piece, words);
    TakeOverflow(piece, words);
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

void SortByPlace(std::vector<Piece>& pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return a.ys.front() != b.ys.front() ? a.ys.front() < b.ys.front() : a.xs.front() < b.xs.front();
  });
}

// The pieces of a document, page by page: a page's borderless text can only be read as a table
// in the light of the page before it.
class PieceFinder {
 public:
  PieceFinder(const std::vector<Page>& pages, std::vector<PageWords>& words, const Options& options)
      : pages_(pages), words_(words), options_(options) {}

  void AddPage(int page) {
    PageWords& words = words_[page];
    const Edges edges = SnapEdges(pages_[page].rulings);
    const bool may_go_on = page > 0 && !last_gutters_.gutters.empty() &&
                           last_gutters_.page == page - 1 && !TextBelow(last_gutters_);
    std::vector<Piece> bounded =
        FindBounded(page, words, edges, options_, may_go_on ? &last_gutters_ : nullptr);
    const bool at_top = may_go_on && !bounded.empty() &&
                        WhatStandsBetween(last_gutters_, bounded.front(), words_) != Between::kText;
    std::vector<Piece> found = RuledPieces(page, words, edges, options_.is_header);
    SortByPlace(found);
    AddBelowHeaders(found, words, edges);
    if (may_go_on && !at_top) AddContinuation(found, page, edges);
    std::move(bounded.begin(), bounded.end(), std::back_inserter(found));
    const bool goes_on = page > 0 && last_gutters_.page == page - 1 && found.empty();
    const Piece* former = goes_on ? &last_gutters_ : nullptr;
    for (Piece& piece : FindUnruled(page, words, edges, options_, former)) {
      found.push_back(std::move(piece));
    }
    SortByPlace(found);
    last_gutters_ = Piece{};
    if (!found.empty()) KeepGutters(found.back());
    std::move(found.begin(), found.end(), std::back_inserter(pieces_));
  }

  std::vector<Piece> Take() { return std::move(pieces_); }

 private:
  // A header with borders may stand over rows without any.
  void AddBelowHeaders(std::vector<Piece>& found, PageWords& words, const Edges& edges) {
    std::vector<Piece> below;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i].header_rows == 0 || found[i].header_rows < found[i].rows()) continue;
      const float bottom = i + 1 < found.size() ? found[i + 1].ys.front() : words.page().height;
      if (auto piece = ContinueBelow(found[i], words, edges, bottom, options_)) {
        below.push_back(std::move(*piece));
      }
    }
    std::move(below.begin(), below.end(), std::back_inserter(found));
    SortByPlace(found);
  }

  bool TextBelow(const Piece& piece) const {
    Piece next;
    next.page = piece.page + 1;
    next.ys = {0, 0};
    return WhatStandsBetween(piece, next, words_) == Between::kText;
  }

  void AddContinuation(std::vector<Piece>& found, int page, const Edges& edges) {
    auto piece = ContinueUnruled(last_gutters_, page, words_[page], edges, options_);
    if (piece) found.push_back(std::move(*piece));
  }

  void KeepGutters(const Piece& piece) {
    last_gutters_.page = piece.page;
    last_gutters_.gutters = piece.gutters;
    last_gutters_.xs = piece.xs;
    last_gutters_.ys = piece.ys;
    last_gutters_.header_rows = piece.header_rows;
    last_gutters_.numbers_in_middle = piece.numbers_in_middle;
  }

  const std::vector<Page>& pages_;
  std::vector<PageWords>& words_;
  const Options& options_;
  std::vector<Piece> pieces_;
  // Of the piece at the end of the page before; without gutters when that has none.
  Piece last_gutters_;
};

}  // namespace

TablesOfDocument FindTables(const std::vector<Page>& pages,
                            const std::vector<std::vector<std::uint32_t>>& skip,
                            const Options& options) {
  std::vector<PageWords> words;
  words.reserve(pages.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    words.emplace_back(pages[i], i < skip.size() ? skip[i] : std::vector<std::uint32_t>{});
  }
  for (std::size_t i = 1; i < words.size(); ++i) DropLinesOnBothPages(words[i - 1], words[i]);
  PieceFinder finder(pages, words, options);
  for (std::size_t i = 0; i < pages.size(); ++i) finder.AddPage(static_cast<int>(i));
  std::vector<Piece> pieces = finder.Take();
  for (std::size_t i = 1; i < pieces.size(); ++i)
    DropClippedCopies(pieces[i - 1], pieces[i], words);
  const auto between = [&](const Piece& former, const Piece& later) {
    return WhatStandsBetween(former, later, words);
  };
  TablesOfDocument result;
  result.tables = JoinPieces(std::move(pieces), pages, between);
  for (const PageWords& page : words) result.free_words.push_back(page.Free());
  return result;
}

}  // namespace kehoach::table
