// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "layout/quality.h"
#include "ocr/block_reader.h"
#include "ocr/blocks.h"
#include "ocr/columns.h"
#include "ocr/engine.h"
#include "ocr/faces.h"
#include "ocr/grid_doubt.h"
#include "ocr/numbering.h"
#include "ocr/ocr.h"
#include "ocr/picture.h"
#include "ocr/ruling_lines.h"
#include "ocr/second_look.h"
#include "ocr/settle.h"
#include "ocr/short_texts.h"
#include "ocr/strokes.h"
#include "ocr/turn.h"
#include "table/edges.h"
#include "table/grid.h"

namespace kehoach::ocr {
namespace {

// Points. A block that is lower is one line; one that is narrower has too few letters in a line to
// be read alone.
constexpr double kOneLine = 17, kShort = 30;
// A cell of this share of the page's width may be a frame around a table.
constexpr double kFrameWidth = 0.45;
// A vertical border that ends inside a cell is so far from its sides at least, and so high.
constexpr double kBorderInside = 8, kBorderHeight = 40;

// Parts of a point that are exact in binary: what is stored reads back as it was.
float Quantise(float value) { return std::round(value * 64.0f) / 64.0f; }

class PageReader {
 public:
  PageReader(Picture picture, TextEngine& engine, const Deadline& deadline, const Options& options)
      : picture_(std::move(picture)),
        deadline_(deadline),
        reader_(engine, picture_.gray.get(), picture_.dpi, deadline_) {
    out_.page.number = options.number;
    out_.page.width = Quantise(picture_.page_width);
    out_.page.height = Quantise(picture_.page_height);
    out_.skew = picture_.skew;
    out_.turns = picture_.turns;
  }

  Result<Recognition> Read() {
    std::vector<Ruling> rulings = TakeRulings(picture_);
    ink_ = TakeSpecks(picture_);
    if (!ink_) return Failed();
    ReadTables(rulings);
    WipeGray();
    const Box2 all{0, 0, Width(), Height()};
    const std::vector<Box2> blocks = FindBlocks(ink_.get(), picture_, all);
    for (const Box2& block : blocks) ReadBlock(block, false);
    Doubt(LooseEnds(rulings));
    Doubt(UnruledColumns(blocks, picture_.dpi));
    if (reader_.failed()) return Failed();
    Finish(std::move(rulings));
    return std::move(out_);
  }

 private:
  Error Failed() const {
    if (deadline_.Passed())
      return {ErrorCode::kOutOfTime, {}, out_.page.number, "recognition of the page took too long"};
    return {ErrorCode::kInternal,
            {},
            out_.page.number,
            fmt::format("the recogniser failed on the page: {}", reader_.failure())};
  }

  int Width() const { return static_cast<int>(pixGetWidth(picture_.binary.get())); }
  int Height() const { return static_cast<int>(pixGetHeight(picture_.binary.get())); }
  int Px(double points) const { return static_cast<int>(std::lround(points * picture_.dpi / 72)); }

  ContextWord Context() const { return FindContextWord(picture_, words_); }

  // The first doubt is enough.
  void Doubt(const std::string& reason) {
    if (reason.empty() || out_.grid_uncertain) return;
    out_.grid_uncertain = true;
    out_.grid_reason = reason;
  }

  void ReadTables(const std::vector<Ruling>& rulings) {
    const table::Edges edges = table::SnapEdges(rulings);
    std::vector<ShortText> shorts;
    int number = 0;
    for (const table::EdgeGroup& group : table::GroupEdges(edges)) {
      const table::Grid grid = table::BuildGrid(edges, group);
      if (grid.rows() < 1 || grid.columns() < 1) continue;
      ++number;
      for (const table::GridCell& cell : grid.cells) ReadCell(grid, cell, rulings, number, shorts);
    }
    const Box2 all{0, 0, Width(), Height()};
    ReadColumns(FindColumns(ink_.get(), picture_, rulings, all), number, shorts);
    const auto numbering = [](const ShortText& text) { return text.numbering; };
    FindNumbersOnTop(picture_, reader_, shorts);
    const auto middle = std::stable_partition(shorts.begin(), shorts.end(), numbering);
    AddWords(ReadNumbers(picture_, reader_, Context(), {shorts.begin(), middle}), true, true);
    for (std::vector<RawWord>& block :
         ReadShortTexts(picture_, reader_, Context(), {middle, shorts.end()}))
      AddWords(std::move(block), true, false);
  }

  void ReadCell(const table::Grid& grid, const table::GridCell& cell,
                const std::vector<Ruling>& rulings, int& number, std::vector<ShortText>& shorts) {
    const Rect box = grid.CellBox(cell);
    Box2 inner{Px(box.left - picture_.box.left) + 1, Px(box.top - picture_.box.top) + 1,
               Px(box.right - picture_.box.left) - 1, Px(box.bottom - picture_.box.top) - 1};
    inner.left = std::max(0, inner.left);
    inner.top = std::max(0, inner.top);
    inner.right = std::min(inner.right, Width());
    inner.bottom = std::min(inner.bottom, Height());
    if (inner.empty()) return;
    ++out_.cells;
    // One that is large may hold the whole table: a frame around it. And a border may end inside.
    if (inner.width() > kFrameWidth * Width() || HasBorderInside(inner, rulings))
      ReadColumns(FindColumns(ink_.get(), picture_, rulings, inner), number, shorts);
    const std::vector<Box2> blocks = FindBlocks(ink_.get(), picture_, inner);
    if (blocks.empty()) ++out_.blank_cells;
    if (cell.column == 0 && grid.rows() == 1 && IsNumberColumn(blocks)) {
      bool seek_head = true;
      for (const Box2& block : blocks)
        ReadNumberStack({block, 0, true, seek_head}, number, seek_head, shorts);
      Wipe(inner);
      return;
    }
    ReadBlocks(blocks,
               {number, cell.column == 0 && cell.row > 0, cell.column == 0 && cell.row == 0},
               shorts);
    Wipe(inner);
  }

  bool HasBorderInside(const Box2& cell, const std::vector<Ruling>& rulings) const {
    return std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& ruling) {
      const int x = Px(ruling.position - picture_.box.left);
      const int from = std::max(cell.top, Px(ruling.from - picture_.box.top));
      const int to = std::min(cell.bottom, Px(ruling.to - picture_.box.top));
      return ruling.axis == Axis::kVertical && x > cell.left + picture_.Px(kBorderInside) &&
             x < cell.right - picture_.Px(kBorderInside) && to - from > picture_.Px(kBorderHeight);
    });
  }

  // Columns between vertical borders are one cell each, whatever rows stand in them.
  bool IsNumberColumn(const std::vector<Box2>& blocks) const {
    return blocks.size() >= 3 && std::all_of(blocks.begin(), blocks.end(), [&](const Box2& block) {
             return block.width() < picture_.Px(kShort);
           });
  }

  // Where short texts of a cell stand.
  struct Place {
    int number = 0;          // of the table
    bool numbering = false;  // first column, below its head
    bool head = false;
  };

  void ReadBlocks(const std::vector<Box2>& blocks, const Place& place,
                  std::vector<ShortText>& shorts) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].width() >= picture_.Px(kShort)) {
        ReadBlock(blocks[i], true);
        continue;
      }
      const std::vector<Box2> lines = FindLines(ink_.get(), picture_, blocks[i]);
      const bool narrow = std::all_of(lines.begin(), lines.end(), [&](const Box2& line) {
        return line.width() < picture_.Px(kBroken);
      });
      const auto carries_on = [&](std::size_t k) {
        return narrow && k > 0 && CarriesOn(picture_, lines, k);
      };
      for (std::size_t k = 0; k < lines.size(); ++k) {
        const bool glued = carries_on(k);
        shorts.push_back({lines[k], place.number, place.numbering && !glued && !carries_on(k + 1),
                          place.head && i == 0 && k == 0, glued, i > 0 || k > 0});
      }
    }
  }

  // Columns that white space parts. `number` is that of the last table before.
  void ReadColumns(const std::vector<ColumnText>& stacks, int& number,
                   std::vector<ShortText>& shorts) {
    const int first = number + 1;
    bool seek_head = false;
    // Numbers last: other texts show how high a line is.
    for (const bool numbers : {false, true}) {
      for (const ColumnText& stack : stacks) {
        if (stack.numbering != numbers) continue;
        number = first + stack.table;
        seek_head = seek_head || stack.top;
        if (numbers)
          ReadNumberStack(stack, number, seek_head, shorts);
        else
          ReadBlocks(FindBlocks(ink_.get(), picture_, stack.box), {number, false, false}, shorts);
        Wipe(stack.box);
      }
    }
  }

  // Numbers, and above the first of them (`seek_head`) what heads them.
  void ReadNumberStack(const ColumnText& stack, int number, bool& seek_head,
                       std::vector<ShortText>& shorts) {
    const std::vector<Box2> lines = FindLines(ink_.get(), picture_, stack.box);
    for (std::size_t begin = 0; begin < lines.size();) {
      bool head = false;
      const bool seek = seek_head || MayBeLetters(picture_, lines, begin);
      const std::size_t count =
          seek ? LinesAboveNumbers(picture_, reader_, Context(), lines, begin, head) : 0;
      seek_head = seek_head && count > 0;
      if (count == 0) shorts.push_back({lines[begin], number, true, false, false, false});
      for (std::size_t i = begin; i < begin + count; ++i)
        shorts.push_back({lines[i], number, false, head && i == begin, i > begin, i > begin});
      begin += std::max<std::size_t>(1, count);
    }
  }

  // What was read is no part of the text between tables.
  void Wipe(const Box2& box) {
    pixRasterop(ink_.get(), box.left, box.top, box.width(), box.height(), PIX_CLR, nullptr, 0, 0);
    wiped_.push_back(box);
  }

  // A block of other text may reach into what is wiped. REQUIRES: all that stands there is read.
  void WipeGray() {
    for (const Box2& box : wiped_) {
      pixRasterop(picture_.gray.get(), box.left, box.top, box.width(), box.height(), PIX_SET,
                  nullptr, 0, 0);
    }
  }

  void ReadBlock(const Box2& block, bool cell) {
    const bool line = block.height() < picture_.Px(kOneLine);
    std::vector<RawWord> words =
        reader_.Read(WithRim(picture_, block), line ? BlockKind::kLine : BlockKind::kLines);
    MeasureBlock(picture_.binary.get(), words, cell);
    LookAgain(reader_, picture_, words);
    AddWords(std::move(words), cell, cell);
  }

  void AddWords(std::vector<RawWord> words, bool cell, bool one_size) {
    // A speck of the border before a text; what is quoted has a quote at its end, too.
    const bool quoted = std::any_of(words.begin(), words.end(), [](const RawWord& word) {
      return word.text.size() > 1 && word.text.back() == '\'';
    });
    for (RawWord& word : words) {
      StripRests(word.text);
      if (!quoted && word.text.size() > 1 && word.text[0] == '\'') word.text.erase(0, 1);
    }
    std::erase_if(words, IsNothing);
    if (words.empty()) return;
    const auto doubted = [](const RawWord& word) { return word.confidence < kLeastBelief; };
    if (words.size() <= 2 && std::all_of(words.begin(), words.end(), doubted) &&
        !IsOtherNumber(words[0].text))
      return;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i == 0 || words[i].line != words[i - 1].line)
        CountStrokes(picture_.binary.get(), words[i]);
    }
    CountQuarters(picture_.binary.get(), words);
    PartBoxes(words);
    MeasureBlock(picture_.binary.get(), words, one_size);
    TightenBoxes(picture_.binary.get(), words);
    const int first = words_.empty() ? 0 : words_.back().line + 1;
    for (RawWord& word : words) {
      word.line += first;
      word.in_cell = cell;
      words_.push_back(std::move(word));
    }
  }

  void Finish(std::vector<Ruling> rulings) {
    if (IsTexture(words_)) words_.clear();
    DropTwins(words_);
    SettleBaselines(words_, picture_.dpi);
    FollowColumnNumbers(words_, picture_.dpi);
    SettleSizes(words_, picture_.dpi);
    MeasureStrokes(picture_.binary.get(), words_);
    for (RawWord& word : words_) SettleDash(word);
    SettleCase(picture_.binary.get(), words_);
    const std::vector<char> bold = FindBold(words_);
    Page& page = out_.page;
    page.fonts = {{"recognised", false, false}, {"recognised-bold", true, false}};
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const RawWord& raw = words_[i];
      Word word;
      word.text = raw.text;
      word.size = Quantise(static_cast<float>(raw.size * 72 / picture_.dpi));
      word.baseline = Quantise(picture_.Y(raw.baseline));
      word.box = {Quantise(picture_.X(raw.box.left)), Quantise(word.baseline - 0.891f * word.size),
                  Quantise(picture_.X(raw.box.right)),
                  Quantise(word.baseline + 0.216f * word.size)};
      word.font = bold[i] ? 1 : 0;
      word.origin = Origin::kOcr;
      word.confidence = raw.confidence;
      page.words.push_back(std::move(word));
    }
    std::stable_sort(page.words.begin(), page.words.end(), [](const Word& a, const Word& b) {
      return a.baseline != b.baseline ? a.baseline < b.baseline : a.box.left < b.box.left;
    });
    for (const Ruling& ruling : rulings) {
      page.rulings.push_back({ruling.axis, Quantise(ruling.position), Quantise(ruling.from),
                              Quantise(ruling.to), Quantise(ruling.thickness)});
    }
    for (const Word& word : page.words)
      page.quality.characters += static_cast<int>(word.text.size());
    layout::JudgeQuality(page);
    if (out_.grid_uncertain && page.quality.verdict == TextVerdict::kUsable)
      page.quality.reason = "grid uncertain: " + out_.grid_reason;
    out_.calls = reader_.calls();
  }

  Picture picture_;
  const Deadline& deadline_;
  BlockReader reader_;
  Recognition out_;
  PixPtr ink_;
  std::vector<RawWord> words_;
  std::vector<Box2> wiped_;
};

}  // namespace

Result<Recognition> RecognizePage(const PageImage& image, Engine& engine, const Options& options) {
  const Deadline deadline(options.deadline_ms);
  const auto read = [&](TurnBy by) -> Result<Recognition> {
    Result<Picture> picture = LoadPicture(image, options);
    if (!picture) return picture.error();
    const int turns = options.find_turn ? FindTurn(*picture, by, engine.reader(), deadline) : 0;
    if (!Turn(*picture, turns) || !Straighten(*picture))
      return Error{
          ErrorCode::kOutOfMemory, {}, options.number, "no memory for the picture of the page"};
    return PageReader(std::move(*picture), engine.reader(), deadline, options).Read();
  };
  Result<Recognition> page = read(TurnBy::kShape);
  // On their heads, letters may have the shape of upright ones; what they read as has not.
  if (page && options.find_turn && page->page.quality.verdict == TextVerdict::kImplausible) {
    Result<Recognition> again = read(TurnBy::kReading);
    if (again && again->page.quality.verdict == TextVerdict::kUsable) return again;
  }
  return page;
}

}  // namespace kehoach::ocr
