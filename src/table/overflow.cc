// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/overflow.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <vector>

#include "layout/layout.h"

namespace kehoach::table {
namespace {

constexpr float kLargestPitch = 1.9f;  // em, from one line of a cell to the next
constexpr float kOutside = 1.0f;       // points that text may reach over a border

std::vector<std::size_t> OpenCells(const Piece& piece) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < piece.cells.size(); ++i) {
    const GridCell& slot = piece.cells[i].slot;
    const bool last = slot.row + slot.row_span == piece.rows();
    if (last && slot.open_bottom && !piece.cells[i].blank()) open.push_back(i);
  }
  return open;
}

}  // namespace

void TakeOverflow(Piece& piece, PageWords& words) {
  const std::vector<std::size_t> open = OpenCells(piece);
  if (open.empty()) return;
  const Page& page = words.page();
  const std::vector<std::uint32_t> below = words.FreeBetween(piece.ys.back(), page.height);
  if (below.empty()) return;
  std::map<std::size_t, std::vector<std::uint32_t>> taken;
  std::map<std::size_t, float> last;
  for (const std::size_t cell : open) last[cell] = piece.cells[cell].lines.back().baseline;
  for (const std::uint32_t index : below) {
    const Word& word = page.words[index];
    const auto home = std::find_if(open.begin(), open.end(), [&](std::size_t cell) {
      const GridCell& slot = piece.cells[cell].slot;
      return word.box.left >= piece.xs[slot.column] - kOutside &&
             word.box.right <= piece.xs[slot.column + slot.column_span] + kOutside;
    });
    if (home == open.end() || word.baseline - last[*home] > kLargestPitch * word.size) return;
    last[*home] = std::max(last[*home], word.baseline);
    taken[*home].push_back(index);
  }
  for (auto& [cell, indices] : taken) {
    std::sort(indices.begin(), indices.end());
    for (TextLine& line : layout::BuildLines(page, indices)) {
      piece.ys.back() = std::max(piece.ys.back(), line.box.bottom);
      piece.cells[cell].lines.push_back(std::move(line));
    }
    for (const std::uint32_t index : indices) words.Take(index);
    piece.cells[cell].box.bottom = piece.ys.back();
  }
}

}  // namespace kehoach::table
