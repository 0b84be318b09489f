// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/table_finder.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "table/edges.h"
#include "table/grid.h"
#include "table/header.h"
#include "table/join.h"
#include "table/numbering.h"
#include "table/piece.h"

namespace kehoach::table {
namespace {

// Share of the page's height, at its top and foot, where a line of digits is a page number.
constexpr float kMargin = 0.1f;

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

std::vector<Piece> RuledPieces(int page, PageWords& words, const HeaderTest& is_header) {
  std::vector<Piece> pieces;
  const Edges edges = SnapEdges(words.page().rulings);
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
    pieces.push_back(std::move(piece));
  }
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return a.ys.front() != b.ys.front() ? a.ys.front() < b.ys.front() : a.xs.front() < b.xs.front();
  });
  return pieces;
}

bool IsPageNumber(const Page& page, const Word& word) {
  if (word.baseline > kMargin * page.height && word.baseline < (1 - kMargin) * page.height) {
    return false;
  }
  return std::string_view(word.text).find_first_not_of("0123456789-–/.|") == std::string_view::npos;
}

bool HasText(const PageWords& words, float top, float bottom) {
  const std::vector<std::uint32_t> between = words.FreeBetween(top, bottom);
  return std::any_of(between.begin(), between.end(), [&](std::uint32_t word) {
    return !IsPageNumber(words.page(), words.page().words[word]);
  });
}

}  // namespace

TablesOfDocument FindTables(const std::vector<Page>& pages,
                            const std::vector<std::vector<std::uint32_t>>& skip,
                            const Options& options) {
  std::vector<PageWords> words;
  words.reserve(pages.size());
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    words.emplace_back(pages[i], i < skip.size() ? skip[i] : std::vector<std::uint32_t>{});
    std::vector<Piece> found = RuledPieces(static_cast<int>(i), words.back(), options.is_header);
    std::move(found.begin(), found.end(), std::back_inserter(pieces));
  }
  const auto text_between = [&](const Piece& former, const Piece& later) {
    if (former.page == later.page) {
      return HasText(words[former.page], former.ys.back(), later.ys.front());
    }
    return HasText(words[former.page], former.ys.back(), pages[former.page].height) ||
           HasText(words[later.page], 0, later.ys.front());
  };
  TablesOfDocument result;
  result.tables = JoinPieces(std::move(pieces), pages, text_between);
  for (const PageWords& page : words) result.free_words.push_back(page.Free());
  return result;
}

}  // namespace kehoach::table
