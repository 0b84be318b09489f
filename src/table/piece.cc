// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/piece.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "layout/layout.h"

namespace kehoach::table {
namespace {

// Words of one line are nearer to each other than this (em); the text of two cells side by side
// is parted by both paddings.
constexpr float kWordGap = 0.55f;
// A word may touch a border by this much (points) without running over it.
constexpr float kTouch = 1.0f;

int SlotAt(const std::vector<float>& lines, float at) {
  const auto it = std::upper_bound(lines.begin(), lines.end(), at);
  const auto slot = static_cast<int>(it - lines.begin()) - 1;
  return std::clamp(slot, 0, static_cast<int>(lines.size()) - 2);
}

// Puts the words of the page's lines into cells. Runs that cross a border wait until all plain
// runs are known, because those tell where the lines of each column start.
class LineFiller {
 public:
  LineFiller(const Page& page, const Piece& piece, std::vector<std::vector<std::uint32_t>>& words)
      : page_(page), piece_(piece), words_(words) {}

  void Add(const std::vector<std::uint32_t>& line) {
    for (std::size_t begin = 0; begin < line.size();) {
      std::size_t end = begin + 1;
      while (end < line.size() && Adjacent(line[end - 1], line[end])) ++end;
      AddRun({line.begin() + static_cast<std::ptrdiff_t>(begin),
              line.begin() + static_cast<std::ptrdiff_t>(end)});
      begin = end;
    }
  }

  void Finish() {
    std::sort(starts_.begin(), starts_.end());
    for (const Run& run : crossing_) AddCrossing(run);
  }

 private:
  using Run = std::vector<std::uint32_t>;  // words with no more than a space between them

  const Word& At(std::uint32_t index) const { return page_.words[index]; }

  bool Adjacent(std::uint32_t a, std::uint32_t b) const {
    const float gap = At(b).box.left - At(a).box.right;
    return gap <= kWordGap * std::min(At(a).size, At(b).size);
  }

  int CellAt(const Word& word, float x) const {
    const int row = SlotAt(piece_.ys, PageWords::Height(word));
    return piece_.owner[row * piece_.columns() + SlotAt(piece_.xs, x)];
  }

  bool Crosses(const Word& word) const {
    const float left = word.box.left + kTouch;
    const float right = word.box.right - kTouch;
    return left < right && CellAt(word, left) != CellAt(word, right);
  }

  bool Beside(const Word& word) const {
    return word.box.center_x() < piece_.xs.front() || word.box.center_x() > piece_.xs.back();
  }

  void AddRun(Run run) {
    if (At(run.back()).box.right < piece_.xs.front() ||
        At(run.front()).box.left > piece_.xs.back()) {
      return;
    }
    const bool crosses =
        std::any_of(run.begin(), run.end(), [&](std::uint32_t word) { return Crosses(At(word)); });
    if (crosses || (Beside(At(run.back())) && !Beside(At(run.front())))) {
      crossing_.push_back(std::move(run));
      return;
    }
    int last = -1;
    for (const std::uint32_t word : run) {
      if (Beside(At(word))) continue;
      const int cell = CellAt(At(word), At(word).box.center_x());
      if (cell != last) starts_.push_back(At(word).box.left);
      last = cell;
      words_[cell].push_back(word);
    }
  }

  // The text of a cell runs over its border: what follows goes where the line started, up to a
  // word that stands where lines of the next column start.
  void AddCrossing(const Run& run) {
    int running = -1;
    for (std::size_t i = 0; i < run.size(); ++i) {
      const Word& word = At(run[i]);
      int cell = CellAt(word, word.box.center_x());
      if (running >= 0 && cell != running && StartsLines(word.box.left)) running = -1;
      if (running >= 0) {
        cell = running;
      } else if (Crosses(word)) {
        cell = running = StartOf(word, i == 0);
      } else if (Beside(word)) {
        if (i == 0 || Beside(At(run[i - 1]))) continue;
        cell = running = CellAt(word, At(run[i - 1]).box.center_x());
      }
      words_[cell].push_back(run[i]);
    }
  }

  bool StartsLines(float left) const {
    const auto first = std::lower_bound(starts_.begin(), starts_.end(), left - kTouch);
    return starts_.end() - first >= 2 && *(first + 1) <= left + kTouch;
  }

  // The cell in which a word that crosses a border starts. A number centred in a narrow column
  // may stick out on both sides: it belongs where most of it stands.
  int StartOf(const Word& word, bool starts_run) const {
    const int left = CellAt(word, word.box.left + kTouch);
    const int middle = CellAt(word, word.box.center_x());
    if (!starts_run || left == middle) return left;
    const Rect& box = piece_.cells[left].box;
    const float inside = box.right - word.box.left;
    const bool sticks_out = inside < 0.25f * word.box.width() && inside < 0.5f * box.width();
    return sticks_out ? middle : left;
  }

  const Page& page_;
  const Piece& piece_;
  std::vector<std::vector<std::uint32_t>>& words_;
  std::vector<Run> crossing_;
  std::vector<float> starts_;  // x where the text of a cell starts on a line
};

// Removes an outermost row; cells that span it lose that part.
void DropRow(Piece& piece, int row) {
  const int columns = piece.columns();
  std::vector<PieceCell> cells;
  std::vector<int> moved(piece.cells.size(), -1);
  for (std::size_t i = 0; i < piece.cells.size(); ++i) {
    PieceCell& cell = piece.cells[i];
    if (cell.slot.row <= row && row < cell.slot.row + cell.slot.row_span) {
      if (cell.slot.row_span == 1) continue;
      --cell.slot.row_span;
      if (row == 0)
        cell.box.top = piece.ys[1];
      else
        cell.box.bottom = piece.ys[row];
    }
    if (cell.slot.row > row) --cell.slot.row;
    moved[i] = static_cast<int>(cells.size());
    cells.push_back(std::move(cell));
  }
  const auto first = piece.owner.begin() + static_cast<std::ptrdiff_t>(row) * columns;
  piece.owner.erase(first, first + columns);
  for (int& owner : piece.owner) owner = moved[owner];
  piece.cells = std::move(cells);
  piece.ys.erase(piece.ys.begin() + (row == 0 ? 0 : row + 1));
}

// Whether no cell that touches the row has words, save those that also stand in other rows.
bool RowIsBare(const Piece& piece, int row, bool top) {
  for (int column = 0; column < piece.columns(); ++column) {
    const PieceCell& cell = piece.At(row, column);
    if (!(top ? cell.slot.open_top : cell.slot.open_bottom)) return false;
    if (cell.blank()) continue;
    if (cell.slot.row_span == 1) return false;
    for (const TextLine& line : cell.lines) {
      const float height = line.baseline - 0.3f * line.size;
      if (height >= piece.ys[row] && height < piece.ys[row + 1]) return false;
    }
  }
  return true;
}

}  // namespace

std::string TextOf(const std::vector<TextLine>& lines) {
  std::string text;
  for (const TextLine& line : lines) {
    if (!text.empty()) text.push_back(' ');
    text += line.text;
  }
  return text;
}

PageWords::PageWords(const Page& page, const std::vector<std::uint32_t>& skip)
    : page_(&page), state_(page.words.size(), State::kFree) {
  for (const std::uint32_t word : skip) {
    if (word < state_.size()) state_[word] = State::kSkipped;
  }
  by_height_.reserve(page.words.size());
  for (std::uint32_t i = 0; i < page.words.size(); ++i) {
    if (state_[i] == State::kFree && std::isfinite(Height(page.words[i]))) by_height_.push_back(i);
  }
  std::stable_sort(by_height_.begin(), by_height_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return Height(page.words[a]) < Height(page.words[b]);
  });
  heights_.reserve(by_height_.size());
  for (const std::uint32_t i : by_height_) heights_.push_back(Height(page.words[i]));
}

std::vector<std::uint32_t> PageWords::Between(float top, float bottom) const {
  const auto begin = std::lower_bound(heights_.begin(), heights_.end(), top) - heights_.begin();
  const auto end = std::lower_bound(heights_.begin(), heights_.end(), bottom) - heights_.begin();
  if (begin >= end) return {};
  return {by_height_.begin() + begin, by_height_.begin() + end};
}

std::vector<std::uint32_t> PageWords::FreeBetween(float top, float bottom) const {
  std::vector<std::uint32_t> words = Between(top, bottom);
  std::erase_if(words, [&](std::uint32_t word) { return !free(word); });
  return words;
}

std::vector<std::uint32_t> PageWords::Free() const {
  std::vector<std::uint32_t> words;
  for (std::uint32_t i = 0; i < state_.size(); ++i) {
    if (state_[i] == State::kFree) words.push_back(i);
  }
  return words;
}

std::vector<std::vector<std::uint32_t>> Baselines(const Page& page,
                                                  const std::vector<std::uint32_t>& words) {
  std::vector<std::vector<std::uint32_t>> lines;
  float last = 0;
  for (const std::uint32_t index : words) {
    const Word& word = page.words[index];
    const float height = PageWords::Height(word);
    // Neighbouring lines are at least 0.9 em apart; a raised mark less than half of that.
    if (lines.empty() || height - last > 0.4f * word.size) {
      lines.emplace_back();
      last = height;
    }
    lines.back().push_back(index);
  }
  for (auto& line : lines) {
    std::stable_sort(line.begin(), line.end(), [&](std::uint32_t a, std::uint32_t b) {
      return page.words[a].box.left < page.words[b].box.left;
    });
  }
  return lines;
}

Piece FillGrid(const Grid& grid, PageWords& words) {
  Piece piece;
  piece.xs = grid.xs;
  piece.ys = grid.ys;
  piece.owner = grid.owner;
  piece.cells.reserve(grid.cells.size());
  for (const GridCell& cell : grid.cells) piece.cells.push_back({cell, grid.CellBox(cell), {}});

  const Page& page = words.page();
  std::vector<std::vector<std::uint32_t>> in_cell(piece.cells.size());
  LineFiller filler(page, piece, in_cell);
  const std::vector<std::uint32_t> inside = words.FreeBetween(piece.ys.front(), piece.ys.back());
  for (const auto& line : Baselines(page, inside)) filler.Add(line);
  filler.Finish();
  for (std::size_t i = 0; i < in_cell.size(); ++i) {
    if (in_cell[i].empty()) continue;
    for (const std::uint32_t word : in_cell[i]) words.Take(word);
    piece.cells[i].lines = layout::BuildLines(page, in_cell[i]);
  }
  return piece;
}

void ReleasePiece(const Piece& piece, PageWords& words) {
  for (const PieceCell& cell : piece.cells) {
    for (const TextLine& line : cell.lines) {
      for (const std::uint32_t word : line.words) words.Release(word);
    }
  }
}

void TrimOpenRows(Piece& piece) {
  while (piece.rows() > 1 && RowIsBare(piece, piece.rows() - 1, false)) {
    DropRow(piece, piece.rows() - 1);
  }
  while (piece.rows() > 1 && RowIsBare(piece, 0, true)) DropRow(piece, 0);
}

}  // namespace kehoach::table
