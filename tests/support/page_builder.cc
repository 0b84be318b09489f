// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/page_builder.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "support/split.h"

namespace kehoach::testing {
namespace {

constexpr float kSpace = 0.25f, kLetter = 0.45f;
constexpr float kPitch = 1.35f;  // baseline to baseline, em
constexpr float kIndent = 28, kTop = 70;
constexpr float kLetterheadLeft = 165, kLetterheadRight = 415, kSignature = 430;
constexpr float kRowPadding = 5, kCellSize = 12;

std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  for (std::string& word : Split(text, " ")) {
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

class Setter {
 public:
  std::vector<Page> Run(std::string_view script) {
    NewPage();
    for (const std::string& line : Split(script, "\n")) {
      if (!line.empty()) Set(line);
    }
    CloseTable();
    pages_.push_back(page_.Build());
    return std::move(pages_);
  }

 private:
  void NewPage() {
    page_ = PageBuilder(static_cast<int>(pages_.size()) + 1);
    y_ = kTop;
  }

  void Set(const std::string& line) {
    const std::size_t space = line.find(' ');
    const std::string key = line.substr(0, space);
    const std::string text = space == std::string::npos ? "" : line.substr(space + 1);
    if (key[0] == '|') return Row(line);
    CloseTable();
    if (key[0] == '~') {
      pages_.push_back(page_.Build());
      return NewPage();
    }
    if (key[0] == '_') {
      y_ += static_cast<float>(std::atof(text.c_str()));
      return;
    }
    if (key[0] == 'T') {
      edges_.clear();
      for (const std::string& edge : WordsOf(text)) {
        edges_.push_back(static_cast<float>(std::atof(edge.c_str())));
      }
      y_ += 4;
      row_edges_ = {y_};
      return;
    }
    Face face;
    face.bold = key.find('*') != std::string::npos;
    face.italic = key.find('/') != std::string::npos;
    if (key.find('-') != std::string::npos) face.size = 10;
    if (key[0] == 'n') return void(page_.Centred(297, 810, text, face));
    if (key[0] == 'N') return void(page_.Centred(297, 40, text, face));
    if (key.find('=') == std::string::npos) y_ += kPitch * face.size;
    SetLines(key[0], text, face);
  }

  void SetLines(char where, const std::string& text, const Face& face) {
    switch (where) {
      case 'l':
        return void(page_.Centred(kLetterheadLeft, y_, text, face));
      case 'r':
        return void(page_.Centred(kLetterheadRight, y_, text, face));
      case 'c':
        return void(page_.Centred((kLeft + kRight) / 2, y_, text, face));
      case 's':
        return void(page_.Centred(kSignature, y_, text, face));
      case 't':
        return void(page_.Text(kLeft, y_, text, face));
      case 'x':
        return void(page_.Text(kLeft + kIndent, y_, text, face));
      case 'p':
        return Wrap(kLeft + kIndent, kLeft, text, face);
      case 'q':
        return Wrap(kLeft, kLeft, text, face);
      case 'h':
        return Wrap(kLeft, kLeft + WidthOf(WordsOf(text).front(), face.size) + kSpace * face.size,
                    text, face);
      default:
        std::abort();  // a wrong script must not pass for an empty page
    }
  }

  void Wrap(float first, float rest, const std::string& text, const Face& face) {
    std::string line;
    float left = first;
    for (const std::string& word : WordsOf(text)) {
      const std::string longer = line.empty() ? word : line + " " + word;
      if (!line.empty() && left + WidthOf(longer, face.size) > kRight) {
        page_.Text(left, y_, line, face);
        y_ += kPitch * face.size;
        left = rest;
        line = word;
      } else {
        line = longer;
      }
    }
    page_.Text(left, y_, line, face);
  }

  void Row(const std::string& line) {
    std::vector<std::string> cells = Split(line, "|");
    std::size_t most = 1;
    for (std::size_t c = 1; c + 1 < cells.size() && c < edges_.size(); ++c) {
      const std::vector<std::string> lines = Split(cells[c], " // ");
      most = std::max(most, lines.size());
      for (std::size_t k = 0; k < lines.size(); ++k) {
        page_.Text(edges_[c - 1] + kRowPadding,
                   y_ + kRowPadding + kCellSize + kPitch * kCellSize * static_cast<float>(k),
                   lines[k], {kCellSize});
      }
    }
    y_ += 2 * kRowPadding + kCellSize + kPitch * kCellSize * static_cast<float>(most - 1);
    row_edges_.push_back(y_);
  }

  void CloseTable() {
    if (row_edges_.size() > 1) page_.Borders(edges_, row_edges_);
    row_edges_.clear();
  }

  PageBuilder page_;
  std::vector<Page> pages_;
  std::vector<float> edges_, row_edges_;
  float y_ = kTop;
};

}  // namespace

float WidthOf(std::string_view text, float size) {
  float em = 0;
  for (const char c : text) {
    if (c == ' ')
      em += kSpace;
    else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
      em += kLetter;
  }
  return em * size;
}

PageBuilder::PageBuilder(int number, float width, float height) {
  page_.number = number;
  page_.width = width;
  page_.height = height;
  page_.quality.verdict = TextVerdict::kUsable;
}

std::uint16_t PageBuilder::FontOf(const Face& face) {
  const Font font{"Times New Roman", face.bold, face.italic};
  const auto found = std::find(page_.fonts.begin(), page_.fonts.end(), font);
  if (found != page_.fonts.end()) {
    return static_cast<std::uint16_t>(found - page_.fonts.begin());
  }
  page_.fonts.push_back(font);
  return static_cast<std::uint16_t>(page_.fonts.size() - 1);
}

PageBuilder& PageBuilder::Text(float x, float baseline, std::string_view text, Face face) {
  for (const std::string& part : WordsOf(text)) {
    Word word;
    word.text = part;
    const float width = WidthOf(part, face.size);
    word.box = {x, baseline - 0.9f * face.size, x + width, baseline + 0.2f * face.size};
    word.baseline = baseline;
    word.size = face.size;
    word.font = FontOf(face);
    page_.words.push_back(std::move(word));
    x += width + kSpace * face.size;
  }
  return *this;
}

PageBuilder& PageBuilder::Centred(float center, float baseline, std::string_view text, Face face) {
  return Text(center - WidthOf(text, face.size) / 2, baseline, text, face);
}

PageBuilder& PageBuilder::Raised(float x, float baseline, std::string_view text, float size) {
  Text(x, baseline, text, {size});
  page_.words.back().superscript = true;
  return *this;
}

PageBuilder& PageBuilder::Horizontal(float y, float from, float to) {
  page_.rulings.push_back({Axis::kHorizontal, y, from, to, 0.5f});
  return *this;
}

PageBuilder& PageBuilder::Vertical(float x, float from, float to) {
  page_.rulings.push_back({Axis::kVertical, x, from, to, 0.5f});
  return *this;
}

PageBuilder& PageBuilder::Borders(const std::vector<float>& xs, const std::vector<float>& ys) {
  for (const float y : ys) Horizontal(y, xs.front(), xs.back());
  for (const float x : xs) Vertical(x, ys.front(), ys.back());
  return *this;
}

PageBuilder& PageBuilder::Covered() {
  page_.images.push_back({{0, 0, page_.width, page_.height}, 2480, 3508});
  return *this;
}

PageBuilder& PageBuilder::Judged(TextVerdict verdict, std::string reason) {
  page_.quality.verdict = verdict;
  page_.quality.reason = std::move(reason);
  return *this;
}

Page PageBuilder::Build() const {
  Page page = page_;
  std::stable_sort(page.words.begin(), page.words.end(), [](const Word& a, const Word& b) {
    return a.baseline != b.baseline ? a.baseline < b.baseline : a.box.left < b.box.left;
  });
  return page;
}

std::vector<Page> SetPages(std::string_view script) { return Setter().Run(script); }

std::vector<std::uint32_t> AllWords(const Page& page) {
  std::vector<std::uint32_t> words(page.words.size());
  for (std::uint32_t i = 0; i < words.size(); ++i) words[i] = i;
  return words;
}

TextLine LineOf(float left, float baseline, std::string_view text, Face face) {
  TextLine line;
  line.text = text;
  line.page = 1;
  line.box = {left, baseline - 0.9f * face.size, left + WidthOf(text, face.size),
              baseline + 0.2f * face.size};
  line.baseline = baseline;
  line.size = face.size;
  line.bold = face.bold;
  line.italic = face.italic;
  return line;
}

CaptureBuilder::CaptureBuilder(float width, float height) {
  capture.page = 1;
  capture.width = width;
  capture.height = height;
  Font("Times New Roman");
}

std::uint16_t CaptureBuilder::Font(std::string name, bool bold, bool italic) {
  capture.fonts.push_back({std::move(name), bold, italic});
  return static_cast<std::uint16_t>(capture.fonts.size() - 1);
}

float CaptureBuilder::DrawGlyph(float x, float baseline, std::u32string_view code_points,
                                const Pen& pen) {
  Glyph glyph;
  glyph.text_begin = static_cast<std::uint32_t>(capture.text.size());
  glyph.text_length = static_cast<std::uint16_t>(code_points.size());
  glyph.font = pen.font;
  glyph.x = x;
  glyph.baseline = baseline;
  const bool space = code_points == U" ";
  glyph.advance = (space ? pen.space : pen.advance) * pen.size;
  glyph.size = pen.size;
  glyph.direction = static_cast<std::int8_t>(pen.direction);
  glyph.annotation = pen.annotation;
  glyph.signature = pen.signature;
  glyph.invisible = pen.invisible;
  glyph.unmapped = code_points.empty();
  capture.text += code_points;
  capture.glyphs.push_back(glyph);
  return glyph.advance + pen.letter_spacing;
}

float CaptureBuilder::Draw(float x, float baseline, std::u32string_view text, const Pen& pen) {
  // A step along the writing direction moves the pen right, down, left or up.
  constexpr float kX[] = {1, 0, -1, 0}, kY[] = {0, 1, 0, -1};
  float along = 0;
  for (const char32_t& c : text) {
    if (c == ' ' && !pen.emit_spaces) {
      along += pen.space * pen.size + pen.letter_spacing;
      continue;
    }
    along += DrawGlyph(x + kX[pen.direction] * along, baseline + kY[pen.direction] * along, {&c, 1},
                       pen);
  }
  return x + along;
}

void CaptureBuilder::Stroke(Axis axis, float position, float from, float to, float thickness) {
  capture.strokes.push_back({axis, position, from, to, thickness});
}

void CaptureBuilder::Image(const Rect& box) { capture.images.push_back({box, 100, 100}); }

}  // namespace kehoach::testing
