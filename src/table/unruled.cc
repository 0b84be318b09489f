// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/unruled.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>

#include "table/gutters.h"
#include "table/header_search.h"
#include "table/numbering.h"
#include "table/region.h"
#include "table/rows.h"

namespace kehoach::table {
namespace {

// Share of the table's width that a horizontal ruling of it must have.
constexpr float kRuleWidth = 0.4f;
constexpr float kNoLimit = std::numeric_limits<float>::max();

// A horizontal border of a table without verticals: its height and the parts that are drawn.
struct Rule {
  float at = 0;
  std::vector<Interval> drawn;

  float Cover(float left, float right) const {
    float sum = 0;
    for (const Interval& part : drawn)
      sum += std::max(0.0f, Overlap(part.from, part.to, left, right));
    return sum;
  }
};

// The horizontal rulings between two heights that run along a fair part of the table, ascending.
// One that is interrupted leaves the cells there merged.
std::vector<Rule> RulesAlong(const Edges& edges, float left, float right, float top, float bottom) {
  std::vector<Rule> rules;
  const auto first = std::lower_bound(edges.horizontal.begin(), edges.horizontal.end(), top,
                                      [](const Edge& edge, float y) { return edge.at < y; });
  for (auto it = first; it != edges.horizontal.end() && it->at <= bottom; ++it) {
    if (Overlap(it->from, it->to, left, right) <= 0) continue;
    if (rules.empty() || it->at - rules.back().at > 4.5f) rules.push_back({it->at, {}});
    rules.back().drawn.push_back({it->from, it->to});
  }
  std::erase_if(rules, [&](const Rule& rule) {
    return rule.Cover(left, right) < kRuleWidth * (right - left);
  });
  return rules;
}

// Puts a region's lines into a grid: rows from rulings where every row has them, else from the
// lines themselves.
class RegionGrid {
 public:
  RegionGrid(const Page& page, const Region& region, const HeaderLines* header,
             const std::vector<WordLine>& lines, const Edges& edges)
      : page_(page), region_(region), header_(header), lines_(lines), edges_(edges) {}

  // `may_be_middle`: text above the first number can belong to it; `prefer_top` as in rows.h.
  Piece Build(PageWords& words, bool may_be_middle, bool prefer_top) {
    SetColumns();
    const int number_column = FindNumberColumn(page_, region_.lines, grid_.xs);
    std::vector<RowLine> rows;
    if (header_ != nullptr && region_.lines.size() > 1 && IsColumnNumberLine()) body_ = 1;
    for (std::size_t i = body_; i < region_.lines.size(); ++i) {
      rows.push_back(MakeRowLine(page_, region_.lines[i], grid_.xs, number_column));
      rows.back().spans = region_.spans[i] != 0;
      if (rows.back().spans && !NumberStandsApart(i, number_column)) rows.back().number.reset();
    }
    const RowSplit split = SplitRows(rows, may_be_middle, prefer_top);
    SetRows(rows, split);
    AddCells(number_column);
    Piece piece = FillGrid(grid_, words);
    piece.kind = rules_ > 0 ? TableKind::kPartlyRuled : TableKind::kBorderless;
    piece.gutters = region_.gutters;
    piece.numbers_in_middle = split.alignment == NumberAlignment::kMiddle;
    piece.header_rows = header_rows_;
    return piece;
  }

 private:
  void Cover(const WordLine& line, float& left, float& right) const {
    left = std::min(left, page_.words[line.front()].box.left);
    for (const std::uint32_t word : line) right = std::max(right, page_.words[word].box.right);
  }

  void SetColumns() {
    float left = kNoLimit;
    float right = 0;
    for (const WordLine& line : region_.lines) Cover(line, left, right);
    if (header_ != nullptr) {
      for (std::size_t i = header_->begin; i < header_->end; ++i) Cover(lines_[i], left, right);
    }
    grid_.xs.push_back(left - 1);
    for (const Interval& gutter : region_.gutters)
      grid_.xs.push_back((gutter.from + gutter.to) / 2);
    grid_.xs.push_back(std::max(right + 1, grid_.xs.back() + 1));
  }

  // A row of column numbers belongs to the header.
  bool IsColumnNumberLine() const {
    std::vector<std::string> texts;
    for (const std::uint32_t word : region_.lines.front()) texts.push_back(page_.words[word].text);
    return IsColumnNumbers(texts);
  }

  bool NumberStandsApart(std::size_t line, int number_column) const {
    if (number_column < 0) return false;
    const std::vector<Interval> segments = Segments(page_, region_.lines[line], kTextGap);
    return segments.front().to <= grid_.xs[number_column + 1];
  }

  float Top(const WordLine& line) const {
    return HeightOf(page_, line) - 0.6f * SizeOf(page_, line);
  }
  float Bottom(const WordLine& line) const {
    return HeightOf(page_, line) + 0.6f * SizeOf(page_, line);
  }

  void SetRows(const std::vector<RowLine>& rows, const RowSplit& split) {
    const WordLine& first = header_ != nullptr ? lines_[header_->begin] : region_.lines.front();
    const float top = Top(first);
    const float bottom = Bottom(region_.lines.back());
    grid_.ys.push_back(top);
    if (header_ != nullptr) {
      if (!header_->spans.empty()) {
        const std::size_t below = header_->begin + header_->span_lines;
        grid_.ys.push_back((HeightOf(page_, lines_[below - 1]) + HeightOf(page_, lines_[below])) /
                           2);
        ++header_rows_;
      }
      ++header_rows_;
      const float last = HeightOf(page_, lines_[header_->end - 1]);
      const float next = HeightOf(page_, region_.lines.front());
      grid_.ys.push_back((last + next) / 2);
      if (body_ > 0) {
        ++header_rows_;
        grid_.ys.push_back((next + rows.front().height) / 2);
      }
    }
    const std::vector<Rule> rules =
        RulesAlong(edges_, grid_.xs.front(), grid_.xs.back(), top - 20, bottom + 20);
    rules_ = rules.size();
    const float body_top = rows.front().height;
    const float body_bottom = rows.back().height;
    const auto inside = [&](const Rule& rule) {
      return rule.at > body_top && rule.at < body_bottom;
    };
    if (std::count_if(rules.begin(), rules.end(), inside) >= 2) {
      for (const Rule& rule : rules) {
        if (!inside(rule)) continue;
        borders_.resize(grid_.ys.size());
        borders_.push_back(rule);
        grid_.ys.push_back(rule.at);
      }
    } else {
      for (const std::size_t line : split.first_lines) {
        if (line > 0) grid_.ys.push_back((rows[line - 1].height + rows[line].height) / 2);
      }
    }
    grid_.ys.push_back(bottom);
  }

  // Whether a line across columns stands in the body row, and where its title starts.
  int TitleColumn(int row, int number_column) const {
    for (std::size_t i = 0; i < region_.lines.size(); ++i) {
      if (region_.spans[i] == 0) continue;
      const float height = HeightOf(page_, region_.lines[i]);
      if (height < grid_.ys[row] || height >= grid_.ys[row + 1]) continue;
      return NumberStandsApart(i, number_column) ? number_column + 1 : 0;
    }
    return -1;
  }

  void Add(int row, int column, int row_span, int column_span) {
    const int index = static_cast<int>(grid_.cells.size());
    grid_.cells.push_back({row, column, row_span, column_span, false, false});
    for (int r = row; r < row + row_span; ++r) {
      for (int c = column; c < column + column_span; ++c)
        grid_.owner[r * grid_.columns() + c] = index;
    }
  }

  void AddCells(int number_column) {
    grid_.owner.assign(static_cast<std::size_t>(grid_.rows()) * grid_.columns(), -1);
    if (header_ != nullptr && !header_->spans.empty()) AddSpannedHeader();
    for (int row = 0; row < grid_.rows(); ++row) {
      const int title = row < header_rows_ ? -1 : TitleColumn(row, number_column);
      for (int column = 0; column < grid_.columns(); ++column) {
        if (grid_.OwnerAt(row, column) >= 0) continue;
        if (title >= 0 && column == title)
          Add(row, column, 1, grid_.columns() - column);
        else
          Add(row, column, RowsUntilBorder(row, column), 1);
      }
    }
    SortCells();
  }

  // A cell goes on where the border below it is interrupted.
  int RowsUntilBorder(int row, int column) const {
    const float left = grid_.xs[column];
    const float right = grid_.xs[column + 1];
    int end = row + 1;
    while (end < grid_.rows() && end < static_cast<int>(borders_.size()) &&
           !borders_[end].drawn.empty() && grid_.OwnerAt(end, column) < 0 &&
           borders_[end].Cover(left, right) < 0.5f * (right - left)) {
      ++end;
    }
    return end - row;
  }

  void AddSpannedHeader() {
    for (int column = 0; column < grid_.columns();) {
      int end = column + 1;
      bool spanned = false;
      for (const Interval& span : header_->spans) {
        const auto within = [&](int c) {
          const Interval& label = header_->columns[c];
          return std::min(span.to, label.to) > std::max(span.from, label.from);
        };
        if (!within(column)) continue;
        spanned = true;
        while (end < grid_.columns() && within(end)) ++end;
      }
      if (spanned && end > column + 1)
        Add(0, column, 1, end - column);
      else
        Add(0, column, 2, 1);
      column = end;
    }
  }

  void SortCells() {
    std::vector<GridCell> cells = std::move(grid_.cells);
    std::sort(cells.begin(), cells.end(), [](const GridCell& a, const GridCell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    grid_.cells.clear();
    for (const GridCell& cell : cells) Add(cell.row, cell.column, cell.row_span, cell.column_span);
  }

  const Page& page_;
  const Region& region_;
  const HeaderLines* header_;
  const std::vector<WordLine>& lines_;
  const Edges& edges_;
  Grid grid_;
  std::vector<Rule> borders_;  // by line of the grid; without parts where none is drawn
  std::size_t rules_ = 0;
  int header_rows_ = 0;
  std::size_t body_ = 0;  // first line of the region that is no header
};

bool HasRow(const Page& page, const Region& region) {
  return std::any_of(region.lines.begin(), region.lines.end(), [&](const WordLine& line) {
    return ColumnsFilled(region.gutters, Segments(page, line, kTextGap)) >= 2;
  });
}

std::vector<WordLine> FreeLines(const PageWords& words, float top, float bottom) {
  return Baselines(words.page(), words.FreeBetween(top, bottom));
}

// Text from `begin` on in the columns of `former`.
std::optional<Piece> Continue(const Piece& former, std::vector<Interval> gutters,
                              const std::vector<WordLine>& lines, PageWords& words,
                              const Edges& edges, const Options& options) {
  const Page& page = words.page();
  if (lines.empty()) return std::nullopt;
  const Interval sides{former.xs.front(), former.xs.back()};
  const Region region =
      GatherRegion(page, lines, Gutters::Known(std::move(gutters)), {0, 0, sides, false}, options);
  if (region.lines.empty() || !HasRow(page, region)) return std::nullopt;
  Piece piece =
      RegionGrid(page, region, nullptr, lines, edges).Build(words, former.numbers_in_middle, false);
  piece.xs = former.xs;
  return piece;
}

}  // namespace

std::vector<Piece> FindUnruled(int page_index, PageWords& words, const Edges& edges,
                               const Options& options, const Piece* former) {
  std::vector<Piece> pieces;
  if (!options.is_header) return pieces;
  const Page& page = words.page();
  const std::vector<WordLine> lines = FreeLines(words, -kNoLimit, kNoLimit);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto header = HeaderAt(page, lines, i, options.is_header);
    if (!header) continue;
    const Interval sides{header->columns.front().from - 36, header->columns.back().to};
    const RegionStart start{header->end, HeightOf(page, lines[header->end - 1]), sides,
                            header->bold};
    const Region region = GatherRegion(page, lines, Gutters(header->columns), start, options);
    if (region.lines.empty() || !HasRow(page, region)) continue;
    const bool goes_on = former != nullptr && i == 0 && !former->gutters.empty() &&
                         former->gutters.size() == region.gutters.size();
    const bool prefer_top = goes_on && !former->numbers_in_middle;
    Piece piece = RegionGrid(page, region, &*header, lines, edges).Build(words, true, prefer_top);
    piece.page = page_index;
    pieces.push_back(std::move(piece));
    i = header->end + region.lines.size() - 1;
  }
  return pieces;
}

std::optional<Piece> ContinueUnruled(const Piece& former, int page_index, PageWords& words,
                                     const Edges& edges, const Options& options) {
  if (former.gutters.empty()) return std::nullopt;
  const std::vector<WordLine> lines = FreeLines(words, -kNoLimit, kNoLimit);
  auto piece = Continue(former, former.gutters, lines, words, edges, options);
  if (piece) piece->page = page_index;
  return piece;
}

std::optional<Piece> ContinueBelow(const Piece& header, PageWords& words, const Edges& edges,
                                   float bottom, const Options& options) {
  std::vector<Interval> gutters;
  for (std::size_t i = 1; i + 1 < header.xs.size(); ++i) {
    gutters.push_back({header.xs[i] - 4, header.xs[i] + 4});
  }
  const std::vector<WordLine> lines = FreeLines(words, header.ys.back(), bottom);
  if (lines.empty()) return std::nullopt;
  const float gap = HeightOf(words.page(), lines.front()) - header.ys.back();
  if (gap > kFarBelow * SizeOf(words.page(), lines.front())) return std::nullopt;
  auto piece = Continue(header, std::move(gutters), lines, words, edges, options);
  if (!piece) return std::nullopt;
  piece->page = header.page;
  piece->kind = TableKind::kPartlyRuled;
  piece->ys.front() = header.ys.back();
  return piece;
}

}  // namespace kehoach::table
