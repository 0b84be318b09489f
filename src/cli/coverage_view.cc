// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/coverage_view.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/terminal.h"
#include "cli/text_table.h"

namespace kehoach::cli {
namespace {

using audit::Coverage;
using audit::CoverageCount;
using audit::CoverageRow;

constexpr const char* kNothing = "·";  // no plan
constexpr const char* kGap = "×";      // no plan between two years with plans
constexpr std::array<const char*, 4> kShades = {"░", "▒", "▓", "█"};
constexpr int kNarrowestName = 16;
constexpr int kYearWidth = 4;

std::int64_t FigureOf(const CoverageCount& count, CoverageFigure figure) {
  switch (figure) {
    case CoverageFigure::kPlans:
      return count.plans;
    case CoverageFigure::kObjectives:
      return count.objectives;
    case CoverageFigure::kTasks:
      return count.tasks;
  }
  return 0;
}

const char* UnitOf(CoverageFigure figure) {
  switch (figure) {
    case CoverageFigure::kPlans:
      return "kế hoạch";
    case CoverageFigure::kObjectives:
      return "mục tiêu";
    case CoverageFigure::kTasks:
      return "nhiệm vụ";
  }
  return "";
}

std::string ProvinceName(const CoverageRow& row) {
  std::string name = Printable(row.province.value_or("(không rõ tỉnh)"));
  if (row.successor) name += fmt::format(" → {}", *row.successor);
  if (!row.former.empty()) name += fmt::format(" ({})", fmt::join(row.former, ", "));
  return name;
}

std::string NameOf(const CoverageRow& row, audit::CoverageBy by) {
  if (by == audit::CoverageBy::kProvince) return ProvinceName(row);
  const std::string issuer = Printable(row.issuer.value_or("(không rõ cơ quan)"));
  return row.province ? fmt::format("{} · {}", issuer, ProvinceName(row)) : issuer;
}

// One line of the matrix, before it is laid out.
struct Line {
  std::string name;
  const std::map<int, CoverageCount>* years;
  const std::vector<int>* gaps;  // nullptr: of the sum, which has none
  CoverageCount without_year, total;
};

class Layout {
 public:
  Layout(const Coverage& coverage, CoverageFigure figure, int columns)
      : coverage_(coverage), figure_(figure), columns_(columns) {
    for (const CoverageRow& row : coverage.rows) {
      lines_.push_back(
          {NameOf(row, coverage.by), &row.years, &row.gaps, row.without_year, row.total});
    }
    lines_.push_back({"Tổng", &coverage.years, nullptr, coverage.without_year, coverage.total});
    if (coverage.span) {
      for (int y = coverage.span->first; y <= coverage.span->second; ++y) years_.push_back(y);
    }
    for (const Line& line : lines_) {
      name_width_ = std::max(name_width_, TextWidth(line.name));
      for (const auto& [year, count] : *line.years) {
        cell_width_ = std::max(cell_width_, Width(FigureOf(count, figure_)));
        if (line.gaps != nullptr) most_ = std::max(most_, FigureOf(count, figure_));
      }
    }
    AddSides();
  }

  std::string Text() {
    int room = columns_ - SidesWidth();  // of names and years
    const int years = static_cast<int>(years_.size());
    const int figures = years * (cell_width_ + 1);
    const int least_name = std::min(name_width_, kNarrowestName);
    if (columns_ == 0 || least_name + figures <= room) {
      if (columns_ > 0) name_width_ = std::min(name_width_, room - figures);
      return Matrix(0, years_.size(), false) + Legend(false);
    }
    // One place a year, one apart from the name. A terminal of a few columns is not served.
    room = std::max(room, least_name + 2);
    const int at_once = std::min(years, room - least_name - 1);
    name_width_ = std::min(name_width_, room - at_once - 1);
    std::string out;
    for (int from = 0; from < years; from += at_once) {
      if (from > 0) out += "\n";
      out += Matrix(from, std::min(years, from + at_once), true);
    }
    return out + Legend(true);
  }

 private:
  struct Side {
    std::string header;
    std::vector<std::string> cells;  // one a line
    int width;
  };

  static int Width(std::int64_t figure) {
    return static_cast<int>(fmt::formatted_size("{}", figure));
  }

  // Columns right of the years; only what there is.
  void AddSides() {
    const auto add = [&](const char* header, auto figure, bool always) {
      Side side = {header, {}, TextWidth(header)};
      bool any = always;
      for (const Line& line : lines_) {
        const std::int64_t value = figure(line);
        any = any || value != 0;
        side.cells.push_back(value == 0 ? kNothing : std::to_string(value));
        side.width = std::max(side.width, TextWidth(side.cells.back()));
      }
      if (any) sides_.push_back(std::move(side));
    };
    add(
        "không năm", [&](const Line& l) { return FigureOf(l.without_year, figure_); }, false);
    add(
        "tổng", [&](const Line& l) { return FigureOf(l.total, figure_); }, true);
    add(
        "không chữ", [](const Line& l) { return l.total.unusable; }, false);
  }

  int SidesWidth() const {
    int width = 0;
    for (const Side& side : sides_) width += 2 + side.width;
    return width;
  }

  std::string Cell(const Line& line, int year, bool blocks) const {
    const auto found = line.years->find(year);
    const CoverageCount count = found == line.years->end() ? CoverageCount() : found->second;
    const std::int64_t figure = FigureOf(count, figure_);
    if (count.plans == 0) {
      const bool gap =
          line.gaps != nullptr && std::binary_search(line.gaps->begin(), line.gaps->end(), year);
      return gap ? kGap : kNothing;
    }
    if (!blocks) return std::to_string(figure);
    // Quarters of the highest figure; the sum of all rows is above it.
    const std::int64_t quarter = most_ == 0 ? 0 : (figure * 4 + most_ - 1) / most_ - 1;
    return kShades.at(static_cast<std::size_t>(std::clamp<std::int64_t>(quarter, 0, 3)));
  }

  // Years from[..to) of the list.
  std::string Matrix(std::size_t from, std::size_t to, bool blocks) const {
    std::string out = Header(from, to, blocks);
    for (std::size_t l = 0; l < lines_.size(); ++l) {
      std::string row = PadRight(Shorten(lines_[l].name, name_width_), name_width_);
      if (blocks) row += " ";
      for (std::size_t y = from; y < to; ++y) {
        const std::string cell = Cell(lines_[l], years_[y], blocks);
        row += blocks ? cell : " " + PadLeft(cell, cell_width_);
      }
      for (const Side& side : sides_) row += "  " + PadLeft(side.cells[l], side.width);
      out += row + "\n";
    }
    return out;
  }

  std::string Header(std::size_t from, std::size_t to, bool blocks) const {
    const std::string corner =
        coverage_.by == audit::CoverageBy::kProvince ? "Tỉnh, thành phố" : "Cơ quan";
    std::string out = PadRight(Shorten(corner, name_width_), name_width_);
    if (!blocks) {
      for (std::size_t y = from; y < to; ++y) {
        out += " " + PadLeft(std::to_string(years_[y]), cell_width_);
      }
    } else {
      // A year a place: its last two digits on top of each other, the first and last year in full
      // beside them.
      std::string tens = " ", ones = " ";
      for (std::size_t y = from; y < to; ++y) {
        tens += static_cast<char>('0' + years_[y] / 10 % 10);
        ones += static_cast<char>('0' + years_[y] % 10);
      }
      out = PadRight(Shorten(fmt::format("{}–{}", years_[from], years_[to - 1]), name_width_),
                     name_width_) +
            tens + "\n" + out + ones;
    }
    for (const Side& side : sides_) out += "  " + PadLeft(side.header, side.width);
    return out + "\n";
  }

  std::string Legend(bool blocks) const {
    std::string text = fmt::format("Số {} theo năm", UnitOf(figure_));
    if (blocks) {
      const std::int64_t quarter = std::max<std::int64_t>(1, (most_ + 3) / 4);
      text += fmt::format(": từ {} (ít) đến {} ({}), mỗi bậc {}", kShades.front(), kShades.back(),
                          most_, quarter);
    }
    text += fmt::format("; {} không có kế hoạch", kNothing);
    const bool gaps = std::any_of(coverage_.rows.begin(), coverage_.rows.end(),
                                  [](const CoverageRow& row) { return !row.gaps.empty(); });
    if (gaps) text += fmt::format("; {} thiếu giữa hai năm có kế hoạch", kGap);
    text += ".";
    if (coverage_.total.unusable > 0) {
      text +=
          fmt::format(" Không chữ: {} văn bản không có lớp chữ dùng được, không tính là kế hoạch.",
                      coverage_.total.unusable);
    }
    if (columns_ == 0) return "\n" + text + "\n";
    std::string out;
    for (const std::string& line : WrapText(text, columns_)) out += "\n" + line;
    return "\n" + out.substr(1) + "\n";
  }

  const Coverage& coverage_;
  CoverageFigure figure_;
  int columns_;
  std::vector<Line> lines_;
  std::vector<int> years_;
  std::vector<Side> sides_;
  int name_width_ = kNarrowestName, cell_width_ = kYearWidth;
  std::int64_t most_ = 0;  // in one cell
};

}  // namespace

std::string CoverageView(const Coverage& coverage, CoverageFigure figure, int columns) {
  return Layout(coverage, figure, columns).Text();
}

}  // namespace kehoach::cli
