// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/region.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "table/header_search.h"
#include "table/numbering.h"

namespace kehoach::table {
namespace {

// A heading inside the table wraps over at most this many lines.
constexpr std::size_t kMostHeadingLines = 3;
// Lines in which a number must follow a heading inside the table.
constexpr std::size_t kLookAhead = 10;
// How far text may stick out of the columns' outer edges (points).
constexpr float kOutside = 6.0f;
// Words of a title, and its number before it, are nearer than this (em).
constexpr float kTitleGap = 0.75f;
// Lines of one cell are nearer than this (em), unless the table's lines are set wider.
constexpr float kPitch = 1.45f;
// Texts further apart than this (em) are read one by one.
constexpr float kApart = 1.2f;
constexpr float kNoLimit = std::numeric_limits<float>::max();

// Gathers lines below a header (or at a page's top) as long as they keep to the gutters.
class Gatherer {
 public:
  Gatherer(const Page& page, const std::vector<WordLine>& lines, Gutters gutters,
           const Options& options, const RegionStart& start)
      : page_(page),
        lines_(lines),
        gutters_(std::move(gutters)),
        sides_(start.sides),
        options_(options),
        bold_header_(start.bold_header),
        number_label_(start.number_label),
        text_gap_(TextGapOf(page)) {}

  Region Run(std::size_t begin, float last_height) {
    Region region;
    for (std::size_t i = begin; i < lines_.size(); ++i) {
      const float height = HeightOf(page_, lines_[i]);
      if (last_height > 0 && height - last_height > kFarBelow * SizeOf(page_, lines_[i])) break;
      const std::vector<Interval> segments = Segments(page_, lines_[i], text_gap_);
      if (segments.front().from < sides_.from - kOutside) break;
      const bool crosses = RunsAcross(segments) || IsRunningText(lines_[i]);
      if (EndsTable(i, crosses || segments.size() == 1, region)) break;
      if (crosses && !IsHeadingInside(i, region)) break;
      if (!crosses && IsHeader(i)) break;
      // A number and one text may be a heading over all columns that just ends early.
      const bool may_be_heading = segments.size() <= 2 && StartsWithNumber(i);
      if (!crosses && !may_be_heading) gutters_.Narrow(segments);
      region.lines.push_back(lines_[i]);
      region.spans.push_back(crosses ? 1 : 0);
      last_height = height;
    }
    region.gutters = gutters_.Widest();
    // Known only now: what ran across gutters that later lines showed.
    for (std::size_t i = 0; i < region.lines.size(); ++i) {
      const std::vector<Interval> segments = Segments(page_, region.lines[i], text_gap_);
      if (segments.size() <= 2 && RunsAcross(segments)) region.spans[i] = 1;
      if (IsNumberedTitle(region.lines[i])) region.spans[i] = 1;
    }
    TrimEnd(region);
    return region;
  }

 private:
  // Running text closes every gutter that it reaches; two texts that all but touch close one.
  bool RunsAcross(const std::vector<Interval>& segments) const {
    const int crossed = gutters_.Crossed(segments);
    const bool tight = crossed == 1 && gutters_.size() >= 3 && segments.size() >= 3;
    return crossed > 0 && !tight;
  }

  // Words all the same way apart, over a gutter: a justified line, whatever its gaps let through.
  bool IsRunningText(const WordLine& line) const {
    if (line.size() < 6) return false;
    std::vector<float> gaps;
    for (std::size_t i = 1; i < line.size(); ++i) {
      gaps.push_back(page_.words[line[i]].box.left - page_.words[line[i - 1]].box.right);
    }
    const float widest = *std::max_element(gaps.begin(), gaps.end());
    std::nth_element(gaps.begin(), gaps.begin() + gaps.size() / 2, gaps.end());
    const float usual = gaps[gaps.size() / 2];
    if (widest > std::max(1.4f * usual, usual + 0.6f)) return false;
    const Interval all{page_.words[line.front()].box.left, page_.words[line.back()].box.right};
    // Two cells side by side, the left one justified, look the same over one gutter.
    return gutters_.Crossed({all}) >= 2 && !StartsAtColumns(line);
  }

  // Whether a word starts right behind every gutter that the line reaches over.
  bool StartsAtColumns(const WordLine& line) const {
    const float left = page_.words[line.front()].box.left,
                right = page_.words[line.back()].box.right;
    for (const Interval& gutter : gutters_.Widest()) {
      if (left > gutter.from || right < gutter.to) continue;
      const bool starts = std::any_of(line.begin(), line.end(), [&](std::uint32_t word) {
        return std::abs(page_.words[word].box.left - gutter.to) <= 1.5f;
      });
      if (!starts) return false;
    }
    return true;
  }

  // "I. Kiểm tra, giám sát": number and title set as one text from the number's column on.
  bool IsNumberedTitle(const WordLine& line) const {
    if (line.size() < 3 || !ParseRowNumber(page_.words[line.front()].text)) return false;
    const Word &number = page_.words[line[0]], &title = page_.words[line[1]];
    if (title.box.left - number.box.right > kTitleGap * number.size) return false;
    if (Segments(page_, line, kTitleGap).size() != 1) return false;
    const Interval first = gutters_.Widest().front();
    return number.box.left < first.from && page_.words[line.back()].box.right > first.to;
  }

  std::string TextOf(const WordLine& line, std::size_t begin, std::size_t end) const {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin) text.push_back(' ');
      text += page_.words[line[i]].text;
    }
    return text;
  }

  // By its words the line is no row. Headings inside a table look alike: where one stood already,
  // a line that starts like it is another.
  bool EndsTable(std::size_t index, bool in_one, const Region& region) const {
    if (!options_.ends_table) return false;
    const WordLine& line = lines_[index];
    const float size = SizeOf(page_, line);
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= line.size(); ++i) {
      const bool last = i == line.size();
      if (!last &&
          page_.words[line[i]].box.left - page_.words[line[i - 1]].box.right < kApart * size)
        continue;
      const bool whole = begin == 0 && last;
      if ((!whole || in_one) && options_.ends_table(TextOf(line, begin, i), whole)) {
        return !whole || !(StartsLikeHeadingAbove(line, region) || GoesOnInCell(line, region));
      }
      begin = i;
    }
    return false;
  }

  // Right below a line that starts at the same place: more of the same cell.
  bool GoesOnInCell(const WordLine& line, const Region& region) const {
    if (region.lines.empty()) return false;
    const float gap = HeightOf(page_, line) - HeightOf(page_, region.lines.back());
    if (gap > std::max(kPitch, 1.15f * UsualPitch(region)) * SizeOf(page_, line)) return false;
    const float left = page_.words[line.front()].box.left;
    const std::vector<Interval> above = Segments(page_, region.lines.back(), text_gap_);
    return std::any_of(above.begin(), above.end(), [&](const Interval& segment) {
      return std::abs(segment.from - left) <= 2.0f;
    });
  }

  bool StartsLikeHeadingAbove(const WordLine& line, const Region& region) const {
    const float left = page_.words[line.front()].box.left;
    for (std::size_t i = 0; i < region.lines.size(); ++i) {
      if (region.spans[i] == 0) continue;
      if (std::abs(page_.words[region.lines[i].front()].box.left - left) < 3.0f) return true;
    }
    return false;
  }

  // Numbered lines are no header; nor are plain ones in a table whose own header is bold.
  bool IsHeader(std::size_t line) const {
    const Word& word = page_.words[lines_[line].front()];
    if (IsNumberLabel(word, line)) return true;
    if (ParseRowNumber(word.text).has_value() && word.text.size() <= 2) {
      const char first = word.text.front();
      if (first >= '0' && first <= '9') return false;
    }
    if (bold_header_ && !AnyBold(page_, lines_[line])) return false;
    return HeaderAt(page_, lines_, line, options_.is_header).has_value();
  }

  // The label over the numbers once more, beside others: the header of another table, whatever
  // these say.
  bool IsNumberLabel(const Word& word, std::size_t line) const {
    return word.text == number_label_ && Segments(page_, lines_[line], text_gap_).size() >= 3;
  }

  bool StartsWithNumber(std::size_t line) const {
    const Word& word = page_.words[lines_[line].front()];
    const Interval first = gutters_.Widest().front();
    return ParseRowNumber(word.text).has_value() &&
           word.box.center_x() < (first.from + first.to) / 2;
  }

  // A line across columns is a heading inside the table when it is numbered and numbered rows
  // follow that are no new header. The next number may stand in the middle of its row.
  bool IsHeadingInside(std::size_t line, const Region& region) const {
    const bool wraps = !region.spans.empty() && region.spans.back() != 0;
    if (!wraps && !StartsWithNumber(line)) return false;
    std::size_t across = 1;
    bool several_columns = false;
    for (std::size_t i = line + 1; i < std::min(lines_.size(), line + 1 + kLookAhead); ++i) {
      const std::vector<Interval> segments = Segments(page_, lines_[i], text_gap_);
      const float gap = HeightOf(page_, lines_[i]) - HeightOf(page_, lines_[i - 1]);
      if (gap > 2.2f * SizeOf(page_, lines_[i]) || IsHeader(i)) return false;
      if (RunsAcross(segments)) {
        if (++across > kMostHeadingLines || several_columns) return false;
        continue;
      }
      several_columns = several_columns || ColumnsFilled(gutters_.Widest(), segments) >= 2;
      if (StartsWithNumber(i)) return several_columns;
    }
    return false;
  }

  // Takes lines off the end that are no rows: headings across columns, and text in one column
  // behind a gap (the heading of what follows the table).
  void TrimEnd(Region& region) const {
    const auto drop_from = [&](std::size_t line) {
      region.lines.resize(line);
      region.spans.resize(line);
    };
    while (!region.lines.empty() &&
           (region.spans.back() != 0 || IsHeadingBelow(region.lines.back()))) {
      drop_from(region.lines.size() - 1);
    }
    std::size_t last_row = region.lines.size();
    while (last_row > 0 && !IsRow(region, last_row - 1)) --last_row;
    const float pitch = std::max(kPitch, 1.15f * UsualPitch(region));
    for (std::size_t i = last_row; i < region.lines.size(); ++i) {
      const float gap =
          i == 0 ? kNoLimit
                 : HeightOf(page_, region.lines[i]) - HeightOf(page_, region.lines[i - 1]);
      if (StartsInLaterColumn(region, i) || IsLastNumber(region, i)) continue;
      const bool aligned = StartsLikeAbove(region, i);
      if (gap > pitch * SizeOf(page_, region.lines[i]) || !aligned) {
        drop_from(i);
        return;
      }
    }
  }

  // A row's number left alone at the page's end: its texts stand on the next page.
  bool IsLastNumber(const Region& region, std::size_t line) const {
    const bool last =
        line + 1 == region.lines.size() && region.lines[line].front() == lines_.back().front();
    if (!last || region.lines[line].size() != 1) return false;
    const Word& word = page_.words[region.lines[line].front()];
    const Interval first = region.gutters.front();
    return ParseRowNumber(word.text).has_value() && word.box.right <= (first.from + first.to) / 2;
  }

  // A heading of the document that headings inside the table had let pass.
  bool IsHeadingBelow(const WordLine& line) const {
    return options_.ends_table && Segments(page_, line, kApart).size() == 1 &&
           options_.ends_table(TextOf(line, 0, line.size()), true);
  }

  // Em from one line to the next inside of cells: what most neighbouring lines keep.
  float UsualPitch(const Region& region) const {
    std::vector<float> gaps;
    for (std::size_t i = 1; i < region.lines.size(); ++i) {
      gaps.push_back((HeightOf(page_, region.lines[i]) - HeightOf(page_, region.lines[i - 1])) /
                     SizeOf(page_, region.lines[i]));
    }
    if (gaps.size() < 4) return 0;
    // Rows are further apart than lines, and lines of middle-aligned cells nearer.
    std::nth_element(gaps.begin(), gaps.begin() + gaps.size() / 2, gaps.end());
    return gaps[gaps.size() / 2];
  }

  bool IsRow(const Region& region, std::size_t line) const {
    return ColumnsFilled(region.gutters, Segments(page_, region.lines[line], text_gap_)) >= 2;
  }

  // Whether the line starts exactly where texts of the third or a later column start: no heading
  // below a table does.
  bool StartsInLaterColumn(const Region& region, std::size_t line) const {
    if (region.gutters.size() < 2) return false;
    const Interval segment = Segments(page_, region.lines[line], text_gap_).front();
    if (segment.from < region.gutters[1].from) return false;
    int alike = 0;
    for (std::size_t i = 0; i < line; ++i) {
      for (const Interval& above : Segments(page_, region.lines[i], text_gap_)) {
        alike += std::abs(above.from - segment.from) <= 1.0f ? 1 : 0;
      }
    }
    return alike >= 2;
  }

  // Whether the line's first word starts where a segment of an earlier line starts, or reaches
  // no further than one (centred text).
  bool StartsLikeAbove(const Region& region, std::size_t line) const {
    const Interval segment = Segments(page_, region.lines[line], text_gap_).front();
    for (std::size_t i = line; i-- > 0 && line - i <= 4;) {
      for (const Interval& above : Segments(page_, region.lines[i], text_gap_)) {
        if (std::abs(above.from - segment.from) <= 2.0f) return true;
        if (segment.from >= above.from - 1 && segment.to <= above.to + 1) return true;
        if (std::abs((above.from + above.to) - (segment.from + segment.to)) <= 3.0f) return true;
      }
    }
    return false;
  }

  const Page& page_;
  const std::vector<WordLine>& lines_;
  Gutters gutters_;
  Interval sides_;
  const Options& options_;
  bool bold_header_;
  const std::string& number_label_;
  float text_gap_;  // em, between words of one text on this page
};

}  // namespace

float HeightOf(const Page& page, const WordLine& line) {
  return PageWords::Height(page.words[line.front()]);
}
float SizeOf(const Page& page, const WordLine& line) { return page.words[line.front()].size; }

int ColumnsFilled(const std::vector<Interval>& gutters, const std::vector<Interval>& segments) {
  std::vector<char> filled(gutters.size() + 1, 0);
  for (const Interval& segment : segments) {
    const float middle = (segment.from + segment.to) / 2;
    std::size_t column = 0;
    while (column < gutters.size() && middle > (gutters[column].from + gutters[column].to) / 2) {
      ++column;
    }
    filled[column] = 1;
  }
  return static_cast<int>(std::count(filled.begin(), filled.end(), 1));
}

Region GatherRegion(const Page& page, const std::vector<WordLine>& lines, Gutters gutters,
                    const RegionStart& start, const Options& options) {
  return Gatherer(page, lines, std::move(gutters), options, start)
      .Run(start.line, start.last_height);
}

}  // namespace kehoach::table
