// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/bounded.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "table/bounds.h"
#include "table/gutters.h"
#include "table/header_search.h"
#include "table/numbering.h"
#include "table/region.h"
#include "table/region_grid.h"
#include "table/rows.h"

namespace kehoach::table {
namespace {

constexpr float kNoLimit = std::numeric_limits<float>::max();
// How far a table's outer borders may lie apart on two pages (points).
constexpr float kSameSides = 3.5f;
// A heading inside the table wraps over at most this many lines.
constexpr std::size_t kMostHeadingLines = 3;

using Lines = std::vector<WordLine>;

bool IsColumnNumberLine(const Page& page, const WordLine& line) {
  std::vector<std::string> texts;
  for (const std::uint32_t word : line) texts.push_back(page.words[word].text);
  return IsColumnNumbers(texts);
}

std::string TextOf(const Page& page, const WordLine& line) {
  std::string text;
  for (const std::uint32_t word : line) {
    if (!text.empty()) text.push_back(' ');
    text += page.words[word].text;
  }
  return text;
}

// What stands between two rules that follow each other.
struct Band {
  float top = 0, bottom = 0;
  Lines lines;
  std::optional<HeaderLines> header;  // of all the lines
};

class Reader {
 public:
  Reader(PageWords& words, const Edges& edges, const Options& options, const Piece* former)
      : words_(words),
        page_(words.page()),
        edges_(edges),
        options_(options),
        former_(former),
        text_gap_(TextGapOf(page_)) {}

  void Read(const Bounds& bounds, std::vector<Piece>& pieces) {
    const auto inner = std::count_if(bounds.rules.begin(), bounds.rules.end(), [&](float y) {
      return y > bounds.top + kSameSides && y < bounds.bottom - kSameSides;
    });
    if (bounds.frame && inner == 0)
      ReadBox(bounds, pieces);
    else if (bounds.rules.size() >= 2)
      ReadBands(bounds, pieces);
  }

 private:
  Lines LinesWithin(const Interval& sides, float top, float bottom) const {
    std::vector<std::uint32_t> inside = words_.FreeBetween(top, bottom);
    std::erase_if(inside, [&](std::uint32_t word) {
      const float x = page_.words[word].box.center_x();
      return x < sides.from || x > sides.to;
    });
    return Baselines(page_, inside);
  }

  bool GoesOnFrom(const Interval& sides) const {
    return former_ != nullptr && !former_->gutters.empty() &&
           former_->xs.front() > sides.from - kSameSides &&
           former_->xs.back() < sides.to + kSameSides;
  }

  // Every word of a row tells where gutters are not, however wide a justified line is spaced.
  // Lines of three or more texts are rows; one that may be a heading is left out.
  Region Gather(Lines lines, Gutters gutters) const {
    Region region;
    region.lines = std::move(lines);
    std::vector<std::vector<Interval>> texts;
    for (const WordLine& line : region.lines) texts.push_back(Segments(page_, line, text_gap_));
    const auto narrow = [&](const WordLine& line) {
      gutters.Narrow(Segments(page_, line, text_gap_));
    };
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (texts[i].size() >= 3) narrow(region.lines[i]);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const bool heading =
          texts[i].size() == 2 && ParseRowNumber(page_.words[region.lines[i].front()].text);
      if (texts[i].size() < 3 && !heading && gutters.Crossed(texts[i]) == 0)
        narrow(region.lines[i]);
    }
    region.gutters = gutters.Widest();
    // A heading begins in the first columns; what crosses a gutter further right is a merged cell.
    const float begin = region.gutters.size() > 1 ? region.gutters[1].from : kNoLimit;
    for (const auto& line : texts) {
      const bool across = line.size() <= 2 && gutters.Crossed(line) > 0;
      region.spans.push_back(across && line.front().from < begin ? 1 : 0);
    }
    return region;
  }

  // A header alone at the page's end: its rows stand on the next page.
  bool IsLastOnPage(float bottom) const { return words_.FreeBetween(bottom, kNoLimit).empty(); }

  // Text of one column, no number before it: the rest of a row that a page end cut.
  bool IsRest(const Region& region) const {
    return !region.gutters.empty() &&
           std::all_of(region.lines.begin(), region.lines.end(), [&](const WordLine& line) {
             return page_.words[line.front()].box.left > region.gutters.front().from;
           });
  }

  // A frame, or vertical lines: all text inside is the table's.
  void ReadBox(const Bounds& bounds, std::vector<Piece>& pieces) {
    const Lines lines = LinesWithin(bounds.sides, bounds.top, bounds.bottom);
    if (lines.empty()) return;
    const auto header = HeaderAt(page_, lines, 0, options_.is_header, true);
    const bool goes_on = pieces.empty() && GoesOnFrom(bounds.sides);
    if (!header && !goes_on) return;
    const std::vector<float> columns = bounds.Columns();
    std::vector<Interval> drawn;
    for (const float x : columns) drawn.push_back({x - 1, x + 1});
    if (!header && !drawn.empty() && drawn.size() != former_->gutters.size()) return;
    Lines body = lines;
    if (header) body.erase(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(header->end));
    if (body.empty() && !(header && IsLastOnPage(bounds.bottom))) return;
    Region region;
    if (!drawn.empty()) {
      region.spans.assign(body.size(), 0);
      region.lines = std::move(body);
      region.gutters = std::move(drawn);
    } else {
      region = Gather(std::move(body),
                      header ? Gutters(header->columns) : Gutters::Known(former_->gutters));
    }
    if (!region.lines.empty() && !HasRow(page_, region) && !(goes_on && IsRest(region))) return;
    const bool below_header = goes_on && former_->rows() == former_->header_rows;
    const bool alike = goes_on && !below_header && former_->gutters.size() == region.gutters.size();
    Piece piece =
        BuildRegion({.region = region,
                     .header = header ? &*header : nullptr,
                     .lines = lines,
                     .edges = edges_,
                     .bounds = &bounds,
                     .may_be_middle = header || below_header || former_->numbers_in_middle,
                     .prefer_top = alike && !former_->numbers_in_middle,
                     .known_middle = alike && former_->numbers_in_middle},
                    words_);
    pieces.push_back(std::move(piece));
  }

  std::vector<Band> BandsOf(const Bounds& bounds) const {
    std::vector<float> borders = bounds.rules;
    borders.insert(borders.begin(), bounds.frame ? bounds.top : -kNoLimit);
    borders.push_back(bounds.frame ? bounds.bottom : kNoLimit);
    std::vector<Band> bands;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
      Band band{borders[i], borders[i + 1], {}, {}};
      band.lines = LinesWithin(bounds.sides, band.top, band.bottom);
      if (i > 0 && !band.lines.empty()) {
        band.header = HeaderAt(page_, band.lines, 0, options_.is_header, true);
        if (band.header && band.header->end < band.lines.size()) band.header.reset();
      }
      bands.push_back(std::move(band));
    }
    return bands;
  }

  // Horizontal rules only: from each header to the rule above what stands before the next one.
  void ReadBands(const Bounds& bounds, std::vector<Piece>& pieces) {
    std::vector<Band> bands = BandsOf(bounds);
    std::vector<std::size_t> starts;
    for (std::size_t i = 1; i < bands.size(); ++i) {
      if (bands[i].header) starts.push_back(i);
    }
    if (pieces.empty() && GoesOnFrom(bounds.sides) && (starts.empty() || starts.front() > 1)) {
      const std::size_t end = starts.empty() ? bands.size() : starts.front() - 1;
      ReadTable(bounds, bands, 0, end, pieces);
    }
    for (std::size_t k = 0; k < starts.size(); ++k) {
      const std::size_t end = k + 1 < starts.size() ? starts[k + 1] - 1 : bands.size();
      ReadTable(bounds, bands, starts[k], end, pieces);
    }
  }

  // Whether the text above the first rule or below the last is a row that a page end cut, and no
  // header (repeated, or of the next table).
  bool IsCutRow(const Band& band, const Gutters& gutters, const Interval& sides) const {
    if (!band.lines.empty() && HeaderAt(page_, band.lines, 0, options_.is_header, true))
      return false;
    for (const WordLine& line : band.lines) {
      const std::vector<Interval> segments = Segments(page_, line, text_gap_);
      const bool outside = segments.front().from < sides.from || segments.back().to > sides.to + 1;
      if (outside || gutters.Crossed(segments) > 0) return false;
      if (options_.ends_table && options_.ends_table(TextOf(page_, line), segments.size() == 1))
        return false;
    }
    return !band.lines.empty();
  }

  // Whether the band's text is a row, or a heading of a few lines.
  bool IsRowOrHeading(const Band& band, const Gutters& gutters) const {
    std::size_t across = 0;
    for (const WordLine& line : band.lines) {
      const std::vector<Interval> segments = Segments(page_, line, text_gap_);
      if (segments.size() <= 2 && gutters.Crossed(segments) > 0) ++across;
    }
    return across == 0 || band.lines.size() <= kMostHeadingLines;
  }

  bool TwoColumns(const Band& band, const Gutters& gutters) const {
    std::vector<Interval> all;
    for (const WordLine& line : band.lines) {
      for (const Interval& segment : Segments(page_, line, text_gap_)) all.push_back(segment);
    }
    return ColumnsFilled(gutters.Widest(), all) >= 2;
  }

  // A row's number left alone at the page's end: its texts stand on the next page.
  bool IsNumberAlone(const Band& band, const Gutters& gutters) const {
    if (band.lines.size() != 1 || band.lines.front().size() != 1 || gutters.size() == 0)
      return false;
    const Word& word = page_.words[band.lines.front().front()];
    return ParseRowNumber(word.text).has_value() && word.box.right <= gutters.Widest().front().to;
  }

  // Whether a closed band has two row numbers: then rules do not part the rows.
  bool HoldsRows(const Band& band, const std::vector<float>& xs, int number_column) const {
    if (number_column < 0) return false;
    int numbers = 0;
    for (const WordLine& line : band.lines) {
      if (MakeRowLine(page_, line, xs, number_column).number) ++numbers;
    }
    return numbers >= 2;
  }

  // The table from band `begin` (its header, or the rest of a row at the page's top) on, as far
  // as bands keep to the columns and no further than `end`.
  void ReadTable(const Bounds& bounds, const std::vector<Band>& bands, std::size_t begin,
                 std::size_t end, std::vector<Piece>& pieces) {
    const HeaderLines* header = bands[begin].header ? &*bands[begin].header : nullptr;
    Gutters gutters =
        header != nullptr ? Gutters(header->columns) : Gutters::Known(former_->gutters);
    if (header == nullptr && !IsCutRow(bands[begin], gutters, bounds.sides)) {
      if (!bands[begin].lines.empty()) return;
      ++begin;
    }
    const std::size_t first = header != nullptr ? begin + 1 : begin;
    std::size_t last = first;
    Lines body;
    std::size_t rows = 0;
    while (last < end) {
      const Band& band = bands[last];
      const bool open = last + 1 == bands.size();
      if (open ? !IsCutRow(band, gutters, bounds.sides) ||
                     !(TwoColumns(band, gutters) || IsNumberAlone(band, gutters))
               : !IsRowOrHeading(band, gutters)) {
        break;
      }
      body.insert(body.end(), band.lines.begin(), band.lines.end());
      rows += band.lines.empty() ? 0 : 1;
      ++last;
    }
    const bool open_bottom = last == bands.size();
    if (rows == 0) return;
    const Region region = Gather(std::move(body), std::move(gutters));
    const bool rest = pieces.empty() && GoesOnFrom(bounds.sides) && IsRest(region);
    if (rows == 1 && !open_bottom && header != nullptr && !rest) return;
    if (!HasRow(page_, region) && !rest) return;
    Bounds part = bounds;
    part.by_rules = true;
    part.top = bands[begin].top;
    part.bottom = bands[last - 1].bottom;
    part.open_top = begin == 0;
    part.open_bottom = open_bottom;
    if (part.open_top) part.top = EdgeOf(region.lines.front(), -1);
    if (part.open_bottom) part.bottom = EdgeOf(region.lines.back(), 1);
    if (!RulesPartRows(part, region, bands, first, last)) return;
    pieces.push_back(BuildRegion({.region = region,
                                  .header = header,
                                  .lines = header != nullptr ? bands[begin].lines : region.lines,
                                  .edges = edges_,
                                  .bounds = &part},
                                 words_));
  }

  float EdgeOf(const WordLine& line, float side) const {
    return HeightOf(page_, line) + side * 0.6f * SizeOf(page_, line);
  }

  bool RulesPartRows(const Bounds& part, const Region& region, const std::vector<Band>& bands,
                     std::size_t first, std::size_t last) const {
    std::vector<float> xs = {part.sides.from};
    for (const Interval& gutter : region.gutters) xs.push_back((gutter.from + gutter.to) / 2);
    xs.push_back(part.sides.to);
    const int number_column = FindNumberColumn(page_, region.lines, xs);
    for (std::size_t i = first; i < last; ++i) {
      const bool numbers =
          !bands[i].lines.empty() && IsColumnNumberLine(page_, bands[i].lines.front());
      if (!numbers && HoldsRows(bands[i], xs, number_column)) return false;
    }
    return true;
  }

  PageWords& words_;
  const Page& page_;
  const Edges& edges_;
  const Options& options_;
  const Piece* former_;
  const float text_gap_;  // em, between words of one text on this page
};

}  // namespace

std::vector<Piece> FindBounded(int page_index, PageWords& words, const Edges& edges,
                               const Options& options, const Piece* former) {
  std::vector<Piece> pieces;
  if (!options.is_header) return pieces;
  Reader reader(words, edges, options, former);
  for (const Bounds& bounds : FindBounds(edges)) reader.Read(bounds, pieces);
  for (Piece& piece : pieces) piece.page = page_index;
  return pieces;
}

}  // namespace kehoach::table
