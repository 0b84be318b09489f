// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/region_grid.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>

#include "table/numbering.h"
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

class RegionGrid {
 public:
  RegionGrid(const Page& page, const RegionInput& input)
      : page_(page),
        input_(input),
        region_(input.region),
        header_(input.header),
        lines_(input.lines),
        bounds_(input.bounds),
        text_gap_(TextGapOf(page)) {}

  Piece Build(PageWords& words) {
    SetColumns();
    const int number_column = FindNumberColumn(page_, LinesInColumns(), grid_.xs);
    std::vector<RowLine> rows;
    if (header_ != nullptr && region_.lines.size() > 1 && IsColumnNumberLine()) body_ = 1;
    for (std::size_t i = body_; i < region_.lines.size(); ++i) {
      rows.push_back(MakeRowLine(page_, region_.lines[i], grid_.xs, number_column));
      rows.back().spans = region_.spans[i] != 0;
      if (rows.back().spans && !NumberStandsApart(i, number_column)) rows.back().number.reset();
    }
    const RowSplit split = Split(rows);
    SetRows(rows, split);
    AddCells(number_column);
    if (bounds_ != nullptr) OpenEnds();
    Piece piece = FillGrid(grid_, words);
    const bool ruled = rules_ > 0 || bounds_ != nullptr;
    piece.kind = ruled ? TableKind::kPartlyRuled : TableKind::kBorderless;
    piece.gutters = region_.gutters;
    piece.numbers_in_middle = split.alignment == NumberAlignment::kMiddle;
    piece.header_rows = header_rows_;
    return piece;
  }

 private:
  // Those that are no headings across columns.
  std::vector<WordLine> LinesInColumns() const {
    std::vector<WordLine> lines;
    for (std::size_t i = 0; i < region_.lines.size(); ++i) {
      if (region_.spans[i] == 0) lines.push_back(region_.lines[i]);
    }
    return lines;
  }

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
    if (bounds_ != nullptr) {
      left = bounds_->sides.from + 1;
      right = bounds_->sides.to - 1;
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
    const std::vector<Interval> segments = Segments(page_, region_.lines[line], text_gap_);
    return segments.front().to <= grid_.xs[number_column + 1];
  }

  float Top(const WordLine& line) const {
    return HeightOf(page_, line) - 0.6f * SizeOf(page_, line);
  }
  float Bottom(const WordLine& line) const {
    return HeightOf(page_, line) + 0.6f * SizeOf(page_, line);
  }

  // Rows by their lines. An inner vertical line that ends tells a border of rows: what lies
  // between two of those is divided by itself.
  RowSplit Split(const std::vector<RowLine>& rows) const {
    RowSplit whole = SplitRows(rows, input_.may_be_middle, input_.prefer_top, input_.known_middle);
    if (bounds_ == nullptr || bounds_->verticals.empty()) return whole;
    const bool middle = whole.alignment == NumberAlignment::kMiddle;
    const std::vector<float> breaks = bounds_->Breaks();
    whole.first_lines.clear();
    std::size_t begin = 0;
    while (begin < rows.size()) {
      const auto next = std::upper_bound(breaks.begin(), breaks.end(), rows[begin].height);
      std::size_t end = begin + 1;
      while (end < rows.size() && (next == breaks.end() || rows[end].height < *next)) ++end;
      const auto at = [&](std::size_t i) { return rows.begin() + static_cast<std::ptrdiff_t>(i); };
      const RowSplit part = SplitRows({at(begin), at(end)}, middle, input_.prefer_top, middle);
      for (const std::size_t line : part.first_lines) whole.first_lines.push_back(begin + line);
      begin = end;
    }
    return whole;
  }

  // The height between two lines at which a rule or a break tells the border, else half way.
  float Border(float upper, float lower) const {
    if (bounds_ != nullptr) {
      for (const float y : bounds_->rules) {
        if (y > upper && y < lower) return y;
      }
      for (const float y : bounds_->Breaks()) {
        if (y > upper && y < lower) return y;
      }
    }
    return (upper + lower) / 2;
  }

  void SetHeaderRows(const std::vector<RowLine>& rows) {
    if (!header_->spans.empty()) {
      const std::size_t below = header_->begin + header_->span_lines;
      grid_.ys.push_back((HeightOf(page_, lines_[below - 1]) + HeightOf(page_, lines_[below])) / 2);
      ++header_rows_;
    }
    ++header_rows_;
    if (region_.lines.empty()) return;
    const float next = HeightOf(page_, region_.lines.front());
    grid_.ys.push_back(Border(HeightOf(page_, lines_[header_->end - 1]), next));
    if (body_ > 0) {
      ++header_rows_;
      grid_.ys.push_back(Border(next, rows.front().height));
    }
  }

  void SetRows(const std::vector<RowLine>& rows, const RowSplit& split) {
    const WordLine& first = header_ != nullptr ? lines_[header_->begin] : region_.lines.front();
    const float top = bounds_ != nullptr ? bounds_->top : Top(first);
    const float bottom = bounds_ != nullptr ? bounds_->bottom : Bottom(region_.lines.back());
    const float margin = bounds_ != nullptr ? 0 : 20;
    grid_.ys.push_back(top);
    if (header_ != nullptr) SetHeaderRows(rows);
    const std::vector<Rule> rules =
        RulesAlong(input_.edges, grid_.xs.front(), grid_.xs.back(), top - margin, bottom + margin);
    rules_ = rules.size();
    if (rows.empty()) {
      grid_.ys.push_back(bottom);
      return;
    }
    const float body_top = rows.front().height;
    const float body_bottom = rows.back().height;
    const auto inside = [&](const Rule& rule) {
      return rule.at > body_top && rule.at < body_bottom;
    };
    if (ByRules() || std::count_if(rules.begin(), rules.end(), inside) >= 2) {
      for (const Rule& rule : rules) {
        if (!inside(rule)) continue;
        borders_.resize(grid_.ys.size());
        borders_.push_back(rule);
        grid_.ys.push_back(rule.at);
      }
    } else {
      for (const std::size_t line : split.first_lines) {
        if (line > 0) grid_.ys.push_back(Border(rows[line - 1].height, rows[line].height));
      }
    }
    grid_.ys.push_back(bottom);
  }

  // Whether the bounds tell every border of rows.
  bool ByRules() const { return bounds_ != nullptr && bounds_->by_rules; }

  void OpenEnds() {
    for (GridCell& cell : grid_.cells) {
      if (cell.row == 0) cell.open_top = bounds_->open_top;
      if (cell.row + cell.row_span == grid_.rows()) cell.open_bottom = bounds_->open_bottom;
    }
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
        if (bounds_ != nullptr && !bounds_->verticals.empty() && row >= header_rows_)
          Add(row, column, 1, ColumnsUntilBorder(row, column));
        else if (title >= 0 && column == title)
          Add(row, column, 1, grid_.columns() - column);
        else
          Add(row, column, RowsUntilBorder(row, column), 1);
      }
    }
    SortCells();
  }

  // A cell goes on where the vertical line on its right is interrupted.
  int ColumnsUntilBorder(int row, int column) const {
    int end = column + 1;
    while (end < grid_.columns() &&
           !bounds_->Divides(grid_.xs[end], grid_.ys[row], grid_.ys[row + 1])) {
      ++end;
    }
    return end - column;
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
  const RegionInput& input_;
  const Region& region_;
  const HeaderLines* header_;
  const std::vector<WordLine>& lines_;
  const Bounds* bounds_;
  const float text_gap_;  // em, between words of one text on this page
  Grid grid_;
  std::vector<Rule> borders_;  // by line of the grid; without parts where none is drawn
  std::size_t rules_ = 0;
  int header_rows_ = 0;
  std::size_t body_ = 0;  // first line of the region that is no header
};

}  // namespace

bool HasRow(const Page& page, const Region& region) {
  const float gap = TextGapOf(page);
  return std::any_of(region.lines.begin(), region.lines.end(), [&](const WordLine& line) {
    return ColumnsFilled(region.gutters, Segments(page, line, gap)) >= 2;
  });
}

Piece BuildRegion(const RegionInput& input, PageWords& words) {
  return RegionGrid(words.page(), input).Build(words);
}

}  // namespace kehoach::table
