// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents/page_flow.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>

namespace kehoach::bench {
namespace {

std::u32string Decoded(const std::string& text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length && at + i < text.size(); ++i) {
      code = code << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    }
    out += code;
    at += length;
  }
  return out;
}

int SpaceOf(const Face& face) { return face.Advance(face.GlyphOf(U' ')); }

// Words of all spans; an empty word stands for the end of a line.
std::vector<SetWord> WordsOf(const Spans& spans) {
  std::vector<SetWord> words;
  for (const Span& span : spans) {
    SetWord word{span.face, {}, 0};
    const auto finish = [&] {
      if (!word.glyphs.empty()) words.push_back(std::move(word));
      word = {span.face, {}, 0};
    };
    for (const char32_t code : Decoded(span.text)) {
      if (code == U' ' || code == U'\n') {
        finish();
        if (code == U'\n') words.emplace_back();
        continue;
      }
      const std::uint16_t glyph = span.face->GlyphOf(code);
      word.glyphs.emplace_back(glyph, code);
      word.width += span.face->Advance(glyph);
    }
    finish();
  }
  return words;
}

}  // namespace

std::vector<SetLine> BreakLines(const Spans& spans, float size, float width, float indent) {
  std::vector<SetLine> lines;
  SetLine line;
  const auto room = [&] {
    return static_cast<int>((lines.empty() ? width - indent : width) * 1000 / size);
  };
  const auto end = [&](bool last) {
    line.last = last;
    lines.push_back(std::move(line));
    line = {};
  };
  for (SetWord& word : WordsOf(spans)) {
    if (word.face == nullptr) {
      end(true);
      continue;
    }
    const int space = line.words.empty() ? 0 : SpaceOf(*line.words.back().face);
    if (!line.words.empty() && line.width + space + word.width > room()) end(false);
    while (word.width > room()) {
      SetWord head{word.face, {}, 0};
      std::size_t taken = 0;
      for (const auto& [glyph, code] : word.glyphs) {
        const int advance = word.face->Advance(glyph);
        if (taken > 0 && head.width + advance > room()) break;
        head.glyphs.emplace_back(glyph, code);
        head.width += advance;
        ++taken;
      }
      if (taken == word.glyphs.size()) break;
      word.glyphs.erase(word.glyphs.begin(),
                        word.glyphs.begin() + static_cast<std::ptrdiff_t>(taken));
      word.width -= head.width;
      line.width = head.width;
      line.words.push_back(std::move(head));
      end(false);
    }
    line.width += (line.words.empty() ? 0 : SpaceOf(*line.words.back().face)) + word.width;
    line.words.push_back(std::move(word));
  }
  if (!line.words.empty()) end(true);
  return lines;
}

float WidestWord(const Spans& spans, float size) {
  int widest = 0;
  for (const SetWord& word : WordsOf(spans)) widest = std::max(widest, word.width);
  return static_cast<float>(widest) * size / 1000;
}

float WidthOf(const Spans& spans, float size) {
  int width = 0;
  const Face* before = nullptr;
  for (const SetWord& word : WordsOf(spans)) {
    if (word.face == nullptr) continue;
    if (before != nullptr) width += SpaceOf(*before);
    width += word.width;
    before = word.face;
  }
  return static_cast<float>(width) * size / 1000;
}

void PageFlow::NewPage(bool lying, bool turned) {
  lying_ = lying;
  turned_ = turned;
  DrawnPage page;
  page.width = lying ? height_ : width_;
  page.height = lying ? width_ : height_;
  page.turned = lying && turned;
  drawing_.pages.push_back(std::move(page));
  y = margins_.top;
}

void PageFlow::Need(float room) {
  if (y + room > bottom()) NewPage(lying_, turned_);
}

void PageFlow::PutLine(const SetLine& line, float size, float left, float width, Align align,
                       float top) {
  const float unit = size / 1000;
  float x = left, stretch = 0;
  const float slack = width - static_cast<float>(line.width) * unit;
  if (align == Align::kCentre) x += slack / 2;
  if (align == Align::kRight) x += slack;
  if (align == Align::kJustified && !line.last && line.words.size() > 1) {
    stretch = slack / static_cast<float>(line.words.size() - 1);
  }
  // The baseline leaves the leading half above and half below.
  const float baseline = top + (LineHeight(size) - size) / 2 + 0.82F * size;
  TextRun run;
  const auto finish = [&] {
    if (!run.glyphs.empty()) page().texts.push_back(std::move(run));
    run = {};
  };
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const SetWord& word = line.words[i];
    if (run.face != word.face) {
      finish();
      run.face = word.face;
      run.size = size;
      run.y = baseline;
    }
    for (const auto& [glyph, code] : word.glyphs) {
      const float advance = static_cast<float>(word.face->Advance(glyph)) * unit;
      run.glyphs.push_back({glyph, code, x, advance});
      x += advance;
    }
    if (i + 1 == line.words.size()) break;
    const std::uint16_t space = word.face->GlyphOf(U' ');
    const float advance = static_cast<float>(word.face->Advance(space)) * unit;
    run.glyphs.push_back({space, U' ', x, advance});
    x += advance + stretch;
  }
  finish();
}

float PageFlow::PutBlock(const Spans& spans, float size, float left, float width, Align align,
                         float top) {
  for (const SetLine& line : BreakLines(spans, size, width)) {
    PutLine(line, size, left, width, align, top);
    top += LineHeight(size);
  }
  return top;
}

void PageFlow::Paragraph(const Spans& spans, const ParagraphStyle& style) {
  y += style.before;
  bool first = true;
  for (const SetLine& line :
       BreakLines(spans, style.size, text_width() - style.left, style.indent)) {
    Need(LineHeight(style.size));
    const float indent = first ? style.indent : 0;
    PutLine(line, style.size, left() + style.left + indent, text_width() - style.left - indent,
            style.align, y);
    y += LineHeight(style.size);
    first = false;
  }
}

// ---- tables ---------------------------------------------------------------------------------

namespace {

struct Box {
  float x0, y0, x1, y1;
};

// Borders of the cells of one table on one page.
class Edges {
 public:
  void Add(const Box& box, bool open_below) {
    Level(box.y0, box.x0, box.x1);
    if (!open_below) Level(box.y1, box.x0, box.x1);
    Upright(box.x0, box.y0, box.y1);
    Upright(box.x1, box.y0, box.y1);
  }

  void Draw(const TableStyle& style, DrawnPage& page) {
    if (style.grid == Grid::kNone) return;
    const bool merged = style.borders != Borders::kFills;
    for (auto& [y, pieces] : level_) {
      const bool outer = y == level_.begin()->first || y == level_.rbegin()->first;
      if (style.grid == Grid::kOuter && !outer) continue;
      for (const auto& [from, to] : merged ? Merged(pieces) : Single(pieces)) {
        page.borders.push_back({Points(from), Points(y), Points(to), Points(y), style.border});
      }
    }
    for (auto& [x, pieces] : upright_) {
      const bool outer = x == upright_.begin()->first || x == upright_.rbegin()->first;
      if (style.grid == Grid::kLevel || (style.grid == Grid::kOuter && !outer)) continue;
      for (const auto& [from, to] : merged ? Merged(pieces) : Single(pieces)) {
        page.borders.push_back({Points(x), Points(from), Points(x), Points(to), style.border});
      }
    }
    level_.clear();
    upright_.clear();
  }

 private:
  using Pieces = std::vector<std::pair<long, long>>;  // hundredths of a point

  static long Fixed(float value) { return std::lround(value * 100); }
  static float Points(long value) { return static_cast<float>(value) / 100; }
  void Level(float y, float x0, float x1) { level_[Fixed(y)].emplace_back(Fixed(x0), Fixed(x1)); }
  void Upright(float x, float y0, float y1) {
    upright_[Fixed(x)].emplace_back(Fixed(y0), Fixed(y1));
  }
  static Pieces Single(Pieces pieces) {
    std::sort(pieces.begin(), pieces.end());
    pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
    return pieces;
  }
  static Pieces Merged(const Pieces& pieces) {
    Pieces out;
    for (const auto& [from, to] : Single(pieces)) {
      if (!out.empty() && from <= out.back().second) {
        out.back().second = std::max(out.back().second, to);
      } else {
        out.emplace_back(from, to);
      }
    }
    return out;
  }

  std::map<long, Pieces> level_, upright_;
};

class TableSetter {
 public:
  TableSetter(PageFlow& flow, const TableContent& table, const TableStyle& style)
      : flow_(flow), table_(table), style_(style), line_(flow.LineHeight(style.size)) {}

  void Run() {
    const float header = HeaderHeight();
    flow_.Need(header + 4 * line_);
    Header();
    for (const TableRow& row : table_.rows) Row(row);
    edges_.Draw(style_, flow_.page());
  }

 private:
  struct Cut {
    std::vector<SetLine> lines;
    std::size_t next = 0;  // first line that is not on paper yet
    Align align;
    float x0, x1;
  };

  float X(int column) const {
    float x = flow_.left();
    for (int i = 0; i < column; ++i) x += table_.widths[static_cast<std::size_t>(i)];
    return x;
  }

  std::vector<Cut> Lines(const TableRow& row) const {
    std::vector<Cut> cells;
    int column = 0;
    for (const TableCell& cell : row) {
      Cut cut;
      cut.x0 = X(column);
      column += cell.columns;
      cut.x1 = X(column);
      cut.align = cell.align;
      cut.lines = BreakLines(cell.text, style_.size, cut.x1 - cut.x0 - 2 * style_.padding);
      cells.push_back(std::move(cut));
    }
    return cells;
  }
  static std::size_t Longest(const std::vector<Cut>& cells) {
    std::size_t most = 1;
    for (const Cut& cell : cells) most = std::max(most, cell.lines.size() - cell.next);
    return most;
  }
  float HeightOf(std::size_t lines) const {
    return static_cast<float>(lines) * line_ + 2 * style_.padding;
  }

  // Writes up to `lines` lines of each cell into a row of that height.
  void Piece(std::vector<Cut>& cells, std::size_t lines, bool open_below) {
    const float height = HeightOf(lines);
    for (Cut& cell : cells) {
      const std::size_t count = std::min(lines, cell.lines.size() - cell.next);
      float top = flow_.y + style_.padding;
      const bool whole = cell.next == 0 && count == cell.lines.size() && !open_below;
      if (style_.middle && whole) top += line_ * static_cast<float>(lines - count) / 2;
      for (std::size_t i = 0; i < count; ++i) {
        flow_.PutLine(cell.lines[cell.next + i], style_.size, cell.x0 + style_.padding,
                      cell.x1 - cell.x0 - 2 * style_.padding, cell.align, top);
        top += line_;
      }
      cell.next += count;
      edges_.Add({cell.x0, flow_.y, cell.x1, flow_.y + height}, open_below && style_.open_ends);
    }
    flow_.y += height;
  }

  void NextPage() {
    edges_.Draw(style_, flow_.page());
    flow_.NewPage(flow_.lying(), flow_.page().turned);
    if (style_.repeat_header) Header();
  }

  void Row(const TableRow& row) {
    std::vector<Cut> cells = Lines(row);
    while (true) {
      const std::size_t lines = Longest(cells);
      const float room = flow_.bottom() - flow_.y - 2 * style_.padding;
      const auto fitting = static_cast<std::size_t>(std::max(0.0F, room / line_));
      if (lines <= fitting) {
        Piece(cells, lines, false);
        return;
      }
      const float page = flow_.bottom() - flow_.top() - HeaderHeight();
      const bool too_long = HeightOf(lines) > page;
      if (fitting >= 2 && lines >= 3 && (style_.split_rows || too_long)) {
        Piece(cells, fitting, true);
      }
      NextPage();
    }
  }

  void Header() {
    const std::vector<Cut> cells = Lines(table_.header);
    if (table_.caption.empty()) {
      std::vector<Cut> copy = cells;
      Centred(copy);
    } else {
      Captioned(cells);
    }
    if (!table_.numbers.empty()) {
      std::vector<Cut> numbers = Lines(table_.numbers);
      Piece(numbers, 1, false);
    }
  }
  void Centred(std::vector<Cut>& cells) {
    const std::size_t lines = Longest(cells);
    const float top = flow_.y, height = HeightOf(lines);
    for (const Cut& cell : cells) InMiddle(cell, top, height);
    flow_.y += height;
  }
  void InMiddle(const Cut& cell, float top, float height) {
    const float used = static_cast<float>(cell.lines.size()) * line_;
    float y = top + (height - used) / 2;
    for (const SetLine& line : cell.lines) {
      flow_.PutLine(line, style_.size, cell.x0 + style_.padding,
                    cell.x1 - cell.x0 - 2 * style_.padding, Align::kCentre, y);
      y += line_;
    }
    edges_.Add({cell.x0, top, cell.x1, top + height}, false);
  }
  // A caption above some of the labels, which stand in a second row.
  void Captioned(const std::vector<Cut>& cells) {
    const float upper = HeightOf(1), top = flow_.y, height = HeaderRows(cells);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const int column = static_cast<int>(i);
      if (column >= table_.caption_first && column <= table_.caption_last) {
        InMiddle(cells[i], top + upper, height - upper);
      } else {
        InMiddle(cells[i], top, height);
      }
    }
    Cut caption;
    caption.x0 = X(table_.caption_first);
    caption.x1 = X(table_.caption_last + 1);
    caption.lines = BreakLines({{table_.caption, table_.caption_face}}, style_.size, 1000);
    InMiddle(caption, top, upper);
    flow_.y += height;
  }
  float HeaderRows(const std::vector<Cut>& cells) const {
    std::size_t below = 1, whole = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const int column = static_cast<int>(i);
      const bool under = !table_.caption.empty() && column >= table_.caption_first &&
                         column <= table_.caption_last;
      std::size_t& most = under ? below : whole;
      most = std::max(most, cells[i].lines.size());
    }
    if (table_.caption.empty()) return HeightOf(whole);
    return std::max(HeightOf(1) + HeightOf(below), HeightOf(whole));
  }
  float HeaderHeight() const {
    return HeaderRows(Lines(table_.header)) + (table_.numbers.empty() ? 0 : HeightOf(1));
  }

  PageFlow& flow_;
  const TableContent& table_;
  const TableStyle& style_;
  float line_;
  Edges edges_;
};

}  // namespace

void SetTable(PageFlow& flow, const TableContent& table, const TableStyle& style) {
  TableSetter(flow, table, style).Run();
}

}  // namespace kehoach::bench
