// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/block_reader.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::ocr {
namespace {

// White around a block, pixels: the engine loses letters that touch the edge.
constexpr int kMargin = 10;
// Between the pieces of a line, points: a space for certain, and not a column's gap: 0.7 em at 13.
constexpr double kPieceGap = 9;

// UTF-8 that can be print, without the white space around it; empty for what cannot.
std::string Checked(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::NextCodePoint(text, at);
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (c == text::kReplacement || (c < 0x20 && !space) || (c >= 0x7F && c < 0xA0)) return {};
  }
  const std::size_t first = text.find_first_not_of(" \n\t");
  if (first == std::string_view::npos) return {};
  return text::ToNfc(text.substr(first, text.find_last_not_of(" \n\t") - first + 1));
}

float CheckedConfidence(float value) {
  return std::isfinite(value) ? std::clamp(value, 0.0f, 1.0f) : 0.0f;
}

bool Inside(const Box2& box, PIX* block) {
  return !box.empty() && box.left >= 0 && box.top >= 0 &&
         box.right <= static_cast<int>(pixGetWidth(block)) &&
         box.bottom <= static_cast<int>(pixGetHeight(block));
}

}  // namespace

std::vector<EngineWord> BlockReader::Ask(PIX* block, BlockKind kind) {
  std::vector<EngineWord> words;
  if (failed_) return words;
  ++calls_;
  try {
    failed_ = deadline_.Passed() || !engine_.Recognize(block, dpi_, kind, deadline_, words);
    failure_ = failed_ ? "it gave up" : "";
  } catch (const std::exception& thrown) {
    failed_ = true;
    failure_ = thrown.what();
  } catch (...) {
    failed_ = true;
    failure_ = "it threw what is no exception";
  }
  if (failed_) words.clear();
  for (EngineWord& word : words) {
    word.text = Checked(word.text);
    word.confidence = CheckedConfidence(word.confidence);
    if (!Inside(word.box, block)) word.text.clear();
    if (!(word.baseline >= static_cast<float>(word.box.top) &&
          word.baseline <= static_cast<float>(word.box.bottom + word.box.height())))
      word.baseline = static_cast<float>(word.box.bottom);
    for (EngineSymbol& symbol : word.symbols) {
      symbol.text = Inside(symbol.box, block) ? Checked(symbol.text) : std::string();
      symbol.confidence = CheckedConfidence(symbol.confidence);
    }
  }
  std::erase_if(words, [](const EngineWord& word) { return word.text.empty(); });
  return words;
}

std::vector<RawWord> BlockReader::Read(const Box2& box, BlockKind kind) {
  std::vector<RawWord> out;
  BOX* area = boxCreate(box.left, box.top, box.width(), box.height());
  PixPtr clip(pixClipRectangle(gray_, area, nullptr));
  boxDestroy(&area);
  if (!clip) return out;
  PixPtr framed(pixAddBorder(clip.get(), kMargin, 255));
  if (!framed) return out;
  const int dx = box.left - kMargin, dy = box.top - kMargin;
  for (EngineWord& read : Ask(framed.get(), kind)) {
    RawWord word;
    word.text = std::move(read.text);
    word.confidence = read.confidence;
    word.box = {read.box.left + dx, read.box.top + dy, read.box.right + dx, read.box.bottom + dy};
    word.baseline = read.baseline + static_cast<float>(dy);
    word.line = read.line;
    out.push_back(std::move(word));
  }
  return out;
}

std::vector<std::vector<RawWord>> BlockReader::ReadPieces(const std::vector<Box2>& pieces,
                                                          const Box2& context, int descent,
                                                          BlockKind kind) {
  std::vector<std::vector<RawWord>> out(pieces.size());
  const int gap = static_cast<int>(kPieceGap * dpi_ / 72);
  int width = 2 * kMargin + (context.empty() ? 0 : context.width() + gap);
  int height = context.empty() ? 0 : context.height() - descent;
  std::vector<int> lefts;
  for (const Box2& piece : pieces) {
    lefts.push_back(width - kMargin);
    width += piece.width() + gap;
    height = std::max(height, piece.height());
  }
  PixPtr line(pixCreate(width, height + std::max(0, descent) + 2 * kMargin, 8));
  if (!line) return out;
  pixSetAll(line.get());
  if (!context.empty()) {
    pixRasterop(line.get(), kMargin, kMargin + height + descent - context.height(), context.width(),
                context.height(), PIX_SRC, gray_, context.left, context.top);
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pixRasterop(line.get(), lefts[i], kMargin + height - pieces[i].height(), pieces[i].width(),
                pieces[i].height(), PIX_SRC, gray_, pieces[i].left, pieces[i].top);
  }
  for (const EngineWord& read : Ask(line.get(), kind)) {
    std::size_t last = pieces.size();
    for (const EngineSymbol& symbol : read.symbols) {
      if (symbol.text.empty()) continue;
      const int middle = (symbol.box.left + symbol.box.right) / 2;
      std::size_t i = 0;
      while (i < pieces.size() &&
             (middle < lefts[i] - gap / 2 || middle > lefts[i] + pieces[i].width() + gap / 2))
        ++i;
      if (i == pieces.size()) continue;
      const int dx = pieces[i].left - lefts[i];
      if (i != last) {
        RawWord word;
        word.confidence = 1;
        word.box = {symbol.box.left + dx, pieces[i].top, symbol.box.right + dx, pieces[i].bottom};
        word.baseline = static_cast<float>(pieces[i].bottom);
        out[i].push_back(std::move(word));
        last = i;
      }
      RawWord& word = out[i].back();
      word.text += symbol.text;
      word.confidence = std::min(word.confidence, symbol.confidence);
      word.box.right = std::max(word.box.right, symbol.box.right + dx);
    }
  }
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (RawWord& word : out[i]) {
      word.text = text::ToNfc(word.text);
      word.box.left = std::clamp(word.box.left, pieces[i].left, pieces[i].right - 1);
      word.box.right = std::clamp(word.box.right, word.box.left + 1, pieces[i].right);
    }
  }
  return out;
}

}  // namespace kehoach::ocr
