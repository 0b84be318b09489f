// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/header_search.h"

#include <algorithm>
#include <string>
#include <utility>

#include "table/numbering.h"

namespace kehoach::table {
namespace {

// Labels are set centred or ragged, never justified: their words are a plain space apart.
constexpr float kLabelGap = 0.42f;
// A first line of a header has at least one gap that no line of text has (em).
constexpr float kWideGap = 1.2f;
// Lines of one header are at most this far apart (em).
constexpr float kPitch = 1.8f;
// Lines of one text are never as near as this (em).
constexpr float kBeside = 0.85f;
// Lines of one label are at most this far apart (em).
constexpr float kTightPitch = 1.5f;
// Within a header lines are evenly spaced; a wider gap ends it.
constexpr float kWiderGap = 1.2f;
// Browsers set baselines on whole pixels: gaps differ by up to this (points).
constexpr float kRounding = 2.0f;
// Bytes; the longest labels in use have half of it.
constexpr std::size_t kLongestLabel = 160;
// Labels of one to four lines, set at half heights of each other, are seven lines.
constexpr std::size_t kMostLines = 7;

struct Part {
  Interval extent;
  std::size_t line = 0;
  std::string text;
  bool spans = false;
};

bool Touch(const Interval& a, const Interval& b) {
  return std::min(a.to, b.to) - std::max(a.from, b.from) > 0;
}

std::vector<Part> PartsOf(const Page& page, const WordLine& line, std::size_t number) {
  std::vector<Part> parts;
  for (const std::uint32_t index : line) {
    const Word& word = page.words[index];
    if (!parts.empty() && word.box.left - parts.back().extent.to <= kLabelGap * word.size) {
      parts.back().extent.to = std::max(parts.back().extent.to, word.box.right);
      parts.back().text += ' ' + word.text;
    } else {
      parts.push_back({{word.box.left, word.box.right}, number, word.text, false});
    }
  }
  return parts;
}

bool HasWideGap(const Page& page, const WordLine& line) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Word& word = page.words[line[i]];
    if (word.box.left - page.words[line[i - 1]].box.right > kWideGap * word.size) return true;
  }
  return false;
}

bool IsBold(const Page& page, std::uint32_t word) {
  const std::uint16_t font = page.words[word].font;
  return font < page.fonts.size() && page.fonts[font].bold;
}
bool AllBold(const Page& page, const WordLine& line) {
  return std::all_of(line.begin(), line.end(), [&](std::uint32_t w) { return IsBold(page, w); });
}

// The first line of the tallest label may stand alone above the others. Told from a heading by
// its bold face, which the header shares, and by standing above one label only.
bool IsTopOfOneLabel(const Page& page, const WordLine& line, const WordLine& next) {
  if (!AllBold(page, line) || !AllBold(page, next)) return false;
  const std::vector<Part> top = PartsOf(page, line, 0);
  const std::vector<Part> labels = PartsOf(page, next, 1);
  if (top.size() != 1 || labels.size() < 3) return false;
  return std::count_if(labels.begin(), labels.end(), [&](const Part& label) {
           return Touch(label.extent, top.front().extent);
         }) == 1;
}

// A header's first line has a gap no text has, or the next line stands so near that it can only
// be beside it: labels of different heights, vertically centred.
bool CanBegin(const Page& page, const std::vector<WordLine>& lines, std::size_t begin) {
  if (HasWideGap(page, lines[begin])) return true;
  if (begin + 1 >= lines.size()) return false;
  const Word& word = page.words[lines[begin].front()];
  const float next = PageWords::Height(page.words[lines[begin + 1].front()]);
  const float gap = next - PageWords::Height(word);
  return gap < kBeside * word.size ||
         (gap < kTightPitch * word.size && IsTopOfOneLabel(page, lines[begin], lines[begin + 1]));
}

// Whether two labels below stand beside each other within the part's reach. Their lines may be at
// different heights: one has two lines, the other stands at half of them.
bool StandsOverTwo(const std::vector<Part>& parts, const Part& part) {
  std::vector<Interval> below;
  for (const Part& other : parts) {
    if (other.line > part.line && Touch(part.extent, other.extent)) below.push_back(other.extent);
  }
  return std::any_of(below.begin(), below.end(), [&](const Interval& label) {
    return std::any_of(below.begin(), below.end(),
                       [&](const Interval& other) { return other.from > label.to; });
  });
}

// A label over several columns: some line has two parts within its reach.
void MarkSpans(std::vector<Part>& parts) {
  for (Part& part : parts) {
    part.spans = StandsOverTwo(parts, part);
    for (const Part& other : parts) {
      if (other.line == part.line || !Touch(part.extent, other.extent)) continue;
      const auto beside = std::count_if(parts.begin(), parts.end(), [&](const Part& p) {
        return p.line == other.line && Touch(part.extent, p.extent);
      });
      if (beside >= 2) part.spans = true;
    }
  }
}

// Whether a line's first text is the number of a row. A single letter is none: a narrow column
// breaks "STT" itself into "ST" and "T".
bool StartsRows(const std::string& text) {
  const auto number = ParseRowNumber(text);
  if (!number) return false;
  const std::string& part = number->parts.front();
  return part.find_first_not_of("0123456789") == std::string::npos ||
         part.find_first_not_of("IVX") == std::string::npos;
}

// "I." or "1." before a title that stands in one piece: a heading over the columns.
bool StartsTitle(const std::string& word) {
  return (word.ends_with(".") || word.ends_with(")")) && StartsRows(word);
}

struct Column {
  Interval extent;
  std::string text;
};

std::vector<Column> Columns(const std::vector<Part>& parts) {
  std::vector<Column> columns;
  for (const Part& part : parts) {
    if (part.spans) continue;
    Column column{part.extent, part.text};
    // Parts come line by line, so earlier text of the same column comes first.
    for (std::size_t i = 0; i < columns.size();) {
      if (!Touch(columns[i].extent, column.extent)) {
        ++i;
        continue;
      }
      column.extent.from = std::min(column.extent.from, columns[i].extent.from);
      column.extent.to = std::max(column.extent.to, columns[i].extent.to);
      column.text = columns[i].text + ' ' + column.text;
      columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(i));
    }
    columns.push_back(std::move(column));
  }
  std::sort(columns.begin(), columns.end(),
            [](const Column& a, const Column& b) { return a.extent.from < b.extent.from; });
  return columns;
}

}  // namespace

bool AnyBold(const Page& page, const WordLine& line) {
  return std::any_of(line.begin(), line.end(), [&](std::uint32_t w) { return IsBold(page, w); });
}

std::optional<HeaderLines> HeaderAt(const Page& page, const std::vector<WordLine>& lines,
                                    std::size_t begin, const HeaderTest& is_header, bool is_top) {
  if (!is_header || begin >= lines.size()) return std::nullopt;
  if (!is_top && !CanBegin(page, lines, begin)) return std::nullopt;
  std::optional<HeaderLines> found;
  std::vector<Part> parts;
  float last = 0;
  float widest_gap = 0;
  bool bold = true;
  for (std::size_t i = begin; i < std::min(lines.size(), begin + kMostLines); ++i) {
    const Word& word = page.words[lines[i].front()];
    const float height = PageWords::Height(word);
    if (i > begin) {
      const float gap = height - last;
      if (gap > kPitch * word.size) break;
      const bool wider = gap > kWiderGap * widest_gap && gap > widest_gap + kRounding;
      if (widest_gap > 0 && wider && gap > kBeside * word.size) break;
      widest_gap = std::max(widest_gap, gap);
    }
    last = height;
    if (i > begin && bold && !AnyBold(page, lines[i])) break;
    bold = bold && AllBold(page, lines[i]);
    std::vector<Part> added = PartsOf(page, lines[i], i);
    if (i > begin && (StartsRows(added.front().text) || StartsTitle(word.text))) break;
    parts.insert(parts.end(), added.begin(), added.end());
    MarkSpans(parts);
    const std::vector<Column> columns = Columns(parts);
    if (columns.size() < 3) continue;
    std::vector<std::string> texts;
    for (const Column& column : columns) texts.push_back(column.text);
    const bool too_long = std::any_of(texts.begin(), texts.end(), [](const std::string& text) {
      return text.size() > kLongestLabel;
    });
    if (too_long) break;
    if (!is_header(texts)) continue;
    found = HeaderLines{begin, i + 1, {}, {}, 0, bold};
    for (const Column& column : columns) found->columns.push_back(column.extent);
    for (const Part& part : parts) {
      if (!part.spans) continue;
      found->spans.push_back(part.extent);
      found->span_lines = std::max(found->span_lines, part.line - begin + 1);
    }
  }
  return found;
}

}  // namespace kehoach::table
