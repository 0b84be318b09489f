// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cctype>
#include <chrono>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "layout/quality.h"
#include "ocr/blocks.h"
#include "ocr/engine.h"
#include "ocr/faces.h"
#include "ocr/ocr.h"
#include "ocr/picture.h"
#include "ocr/ruling_lines.h"
#include "table/edges.h"
#include "table/grid.h"
#include "text/text.h"

namespace kehoach::ocr {
namespace {

using Clock = std::chrono::steady_clock;

float Quantise(float value) { return std::round(value * 64.0f) / 64.0f; }

bool IsNumberText(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos &&
         text.find_first_of("0123456789") != std::string::npos;
}

// The number that a cell of a numbering column reads as: "12." -> 12; 0 where it is none.
int NumberOf(const std::string& text) {
  std::string digits = text;
  while (!digits.empty() && (digits.back() == '.' || digits.back() == ')')) digits.pop_back();
  if (digits.empty() || digits.size() > 4 ||
      digits.find_first_not_of("0123456789") != std::string::npos)
    return 0;
  return std::stoi(digits);
}

// Not a letter or digit, and the engine itself does not believe it: dirt.
bool IsNothing(const RawWord& word) {
  if (word.text.empty()) return true;
  return word.confidence < 0.3f && std::none_of(word.text.begin(), word.text.end(), [](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0;
         });
}

// "1.2", "II.", "a)", "đ": what may stand in a numbering column besides plain numbers.
bool IsOtherNumber(const std::string& text) {
  std::string bare = text;
  while (!bare.empty() && (bare.back() == '.' || bare.back() == ')')) bare.pop_back();
  if (bare == "đ" || bare == "Đ" || bare == "-" || bare == "+") return true;
  if (bare.empty() || bare.size() > 7) return false;
  if (bare.find_first_not_of("IVX") == std::string::npos) return true;
  if (bare.size() == 1) return bare[0] >= 'a' && bare[0] <= 'y';
  return bare.find_first_not_of("0123456789.") == std::string::npos;
}

// The engine takes one dash for another; their widths are 0.25, 0.5 and 1 em.
void SettleDash(RawWord& word) {
  if (word.text != "-" && word.text != "–" && word.text != "—") return;
  const float width = static_cast<float>(word.box.width()) / word.size;
  word.text = width < 0.37f ? "-" : width < 0.75f ? "–" : "—";
}

class PageReader {
 public:
  PageReader(Picture picture, Engine::Impl& engine, const Options& options)
      : picture_(std::move(picture)),
        engine_(engine),
        until_(Clock::now() + std::chrono::milliseconds(options.deadline_ms)) {
    out_.page.number = options.number;
    out_.page.width = Quantise(picture_.page_width);
    out_.page.height = Quantise(picture_.page_height);
    out_.skew = picture_.skew;
    out_.turns = picture_.turns;
  }

  Result<Recognition> Read() {
    std::vector<Ruling> rulings = TakeRulings(picture_);
    ink_ = WithoutSpecks(picture_.binary.get(), picture_.dpi);
    if (!ink_) return Failed();
    ReadTables(rulings);
    const Box2 all{0, 0, static_cast<int>(pixGetWidth(ink_.get())),
                   static_cast<int>(pixGetHeight(ink_.get()))};
    for (const Box2& block : FindBlocks(ink_.get(), picture_, all)) ReadBlock(block, false);
    if (failed_) return Failed();
    Finish(std::move(rulings));
    return std::move(out_);
  }

 private:
  Error Failed() const {
    if (Clock::now() >= until_)
      return {ErrorCode::kOutOfTime, {}, out_.page.number, "recognition of the page took too long"};
    return {ErrorCode::kInternal, {}, out_.page.number, "the recogniser failed on the page"};
  }

  void ReadTables(const std::vector<Ruling>& rulings) {
    const table::Edges edges = table::SnapEdges(rulings);
    for (const table::EdgeGroup& group : table::GroupEdges(edges)) {
      const table::Grid grid = table::BuildGrid(edges, group);
      if (grid.rows() < 1 || grid.columns() < 1) continue;
      ++grid_;
      for (const table::GridCell& cell : grid.cells) {
        const Rect box = grid.CellBox(cell);
        Box2 inner{Px(box.left - picture_.box.left) + 1, Px(box.top - picture_.box.top) + 1,
                   Px(box.right - picture_.box.left) - 1, Px(box.bottom - picture_.box.top) - 1};
        inner.left = std::max(0, inner.left);
        inner.top = std::max(0, inner.top);
        inner.right = std::min(inner.right, static_cast<int>(pixGetWidth(ink_.get())));
        inner.bottom = std::min(inner.bottom, static_cast<int>(pixGetHeight(ink_.get())));
        if (inner.empty()) continue;
        ++out_.cells;
        const std::vector<Box2> blocks = FindBlocks(ink_.get(), picture_, inner);
        if (blocks.empty()) ++out_.blank_cells;
        if (cell.column == 0 && blocks.size() == 1 &&
            blocks[0].width() < picture_.Px(cell.row == 0 ? 14 : 26) &&
            blocks[0].height() < picture_.Px(17)) {
          numbers_.push_back({blocks[0], grid_});
        } else {
          for (const Box2& block : blocks) ReadBlock(block, true);
        }
        // What was read is no part of the text between tables.
        pixRasterop(ink_.get(), inner.left, inner.top, inner.width(), inner.height(), PIX_CLR,
                    nullptr, 0, 0);
      }
    }
    ReadNumbers(numbers_);
  }

  struct NumberCell {
    Box2 block;
    int grid = 0;
  };

  // The short texts of the numbering columns, from top to bottom. They are read together, once as
  // text and, where that gives no number, once as digits; of the digits only what fits between its
  // neighbours counts.
  void ReadNumbers(const std::vector<NumberCell>& all) {
    constexpr std::size_t kOnOneLine = 16;
    int descent = 0;
    const Box2 context = ContextWord(descent);
    for (std::size_t begin = 0; begin < all.size() && !failed_; begin += kOnOneLine) {
      std::vector<Box2> pieces;
      std::vector<int> grids;
      for (std::size_t i = begin; i < std::min(all.size(), begin + kOnOneLine); ++i) {
        pieces.push_back(WithRim(all[i].block));
        grids.push_back(all[i].grid);
      }
      std::vector<RawWord> words, digits;
      const auto read = [&](BlockKind kind, std::vector<RawWord>& out) {
        if (!engine_.ReadPieces(picture_.gray.get(), pieces, context, descent, picture_.dpi, kind,
                                until_, out))
          failed_ = true;
      };
      read(BlockKind::kLine, words);
      const auto plain = [](const RawWord& word) { return NumberOf(word.text) > 0; };
      if (!std::all_of(words.begin(), words.end(), plain)) {
        read(BlockKind::kNumber, digits);
        if (digits.size() == words.size()) UseDigits(words, digits, grids);
      }
      for (std::size_t i = 0; i < words.size(); ++i) {
        words[i].line = static_cast<int>(i);
        words[i].box = all[begin + i].block;
        words[i].baseline = static_cast<float>(words[i].box.bottom);
      }
      AddWords(std::move(words), true);
    }
  }

  // A plain word of a table that was read well: it shows how high a line is.
  Box2 ContextWord(int& descent) const {
    for (const RawWord& word : words_) {
      if (!word.in_cell || word.confidence < 0.95f || word.text.size() < 5 || word.size <= 0 ||
          word.text.size() > 10 || text::IsUpper(word.text) || !text::IsSyllable(word.text))
        continue;
      const Box2 box = WithRim(word.box);
      descent = std::max(0, box.bottom - static_cast<int>(std::lround(word.baseline)));
      if (box.width() < picture_.Px(20) || descent > picture_.Px(5)) continue;
      return box;
    }
    return {};
  }

  static void UseDigits(std::vector<RawWord>& words, const std::vector<RawWord>& digits,
                        const std::vector<int>& grids) {
    const auto fits = [&](std::size_t i, std::size_t k, int step) {
      if (k >= words.size() || grids[i] != grids[k]) return false;
      const int own = NumberOf(digits[i].text), text = NumberOf(words[k].text);
      const int other = text > 0 ? text : NumberOf(digits[k].text);
      return own > 0 && other > 0 && other == own + step;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (NumberOf(words[i].text) > 0) continue;
      const bool other_number = IsOtherNumber(words[i].text);
      if (fits(i, i - 1, -1) || fits(i, i + 1, 1) ||
          (!other_number && NumberOf(digits[i].text) > 0))
        words[i] = digits[i];
    }
  }

  Box2 WithRim(const Box2& block) const {
    const int rim = std::max(1, picture_.Px(0.6));
    return {std::max(0, block.left - rim), std::max(0, block.top - rim),
            std::min(block.right + rim, static_cast<int>(pixGetWidth(ink_.get()))),
            std::min(block.bottom + rim, static_cast<int>(pixGetHeight(ink_.get())))};
  }

  void ReadOnce(const Box2& block, BlockKind kind, std::vector<RawWord>& words) {
    if (!engine_.Read(picture_.gray.get(), WithRim(block), picture_.dpi, kind, until_, words))
      failed_ = true;
  }

  int Px(double points) const { return static_cast<int>(std::lround(points * picture_.dpi / 72)); }

  void ReadBlock(const Box2& block, bool cell) {
    if (failed_) return;
    const bool line = block.height() < picture_.Px(17);
    std::vector<RawWord> words;
    ReadOnce(block, line ? BlockKind::kLine : BlockKind::kLines, words);
    // A number alone in a cell: little to go by, so it is read again as what it must be.
    if (cell && line && block.width() < picture_.Px(26) && words.size() <= 1 &&
        (words.empty() || (!IsNumberText(words[0].text) && words[0].confidence < 0.9f))) {
      std::vector<RawWord> again;
      ReadOnce(block, BlockKind::kNumber, again);
      if (again.size() == 1 && IsNumberText(again[0].text) &&
          (words.empty() || again[0].confidence > words[0].confidence + 0.05f))
        words = std::move(again);
    }
    AddWords(std::move(words), cell);
  }

  void AddWords(std::vector<RawWord> words, bool cell) {
    words.erase(std::remove_if(words.begin(), words.end(), IsNothing), words.end());
    if (words.empty()) return;
    MeasureBlock(picture_.binary.get(), words, cell);
    const int first = words_.empty() ? 0 : words_.back().line + 1;
    for (RawWord& word : words) {
      word.line += first;
      word.in_cell = cell;
      words_.push_back(std::move(word));
    }
  }

  // Ink on the edge of two areas may be read with both; it is one word.
  void DropTwins() {
    std::vector<char> twin(words_.size(), 0);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::size_t k = i + 1; k < words_.size() && !twin[i]; ++k) {
        const Box2 &a = words_[i].box, &b = words_[k].box;
        const int wide = std::min(a.right, b.right) - std::max(a.left, b.left);
        const int high = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
        if (twin[k] || 2 * wide < std::min(a.width(), b.width()) ||
            2 * high < std::min(a.height(), b.height()))
          continue;
        twin[words_[i].confidence >= words_[k].confidence ? k : i] = 1;
      }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!twin[i]) words_[kept++] = words_[i];
    }
    words_.resize(kept);
  }

  void Finish(std::vector<Ruling> rulings) {
    DropTwins();
    SettleSizes(words_, picture_.dpi);
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
    out_.calls = engine_.calls;
  }

  Picture picture_;
  Engine::Impl& engine_;
  Clock::time_point until_;
  Recognition out_;
  PixPtr ink_;
  std::vector<RawWord> words_;
  std::vector<NumberCell> numbers_;
  int grid_ = 0;
  bool failed_ = false;
};

}  // namespace

Result<Recognition> RecognizePage(const PageImage& image, Engine& engine, const Options& options) {
  Result<Picture> picture = Prepare(image, options);
  if (!picture) return picture.error();
  engine.impl().calls = 0;
  return PageReader(std::move(*picture), engine.impl(), options).Read();
}

}  // namespace kehoach::ocr
