// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/block_reader.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "ocr/letters.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::ocr {
namespace {

// White around a block, pixels: the engine loses letters that touch the edge.
constexpr int kMargin = 10;
// Between the pieces of a line, points: a space for certain, and not a column's gap: 0.7 em at 13.
constexpr double kPieceGap = 9;
// What letters were put into is believed so much at most, and its value doubted.
constexpr float kGuessed = 0.5f;
// Between letters of one word, points.
constexpr double kGlueGap = 1;

// UTF-8 that can be print, without the white space around it; empty for what cannot.
std::string Checked(std::string_view text, bool* guessed = nullptr) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::NextCodePoint(text, at);
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (c == text::kReplacement || (c < 0x20 && !space) || (c >= 0x7F && c < 0xA0)) return {};
  }
  const std::size_t first = text.find_first_not_of(" \n\t");
  if (first == std::string_view::npos) return {};
  return MendLetters(text::ToNfc(text.substr(first, text.find_last_not_of(" \n\t") - first + 1)),
                     guessed);
}

float CheckedConfidence(float value) {
  return std::isfinite(value) ? std::clamp(value, 0.0f, 1.0f) : 0.0f;
}

// A capital word broken into lines becomes the first piece's ("S", "T", "T"); of other texts each
// piece keeps its own ("Số", "TT").
void Glue(const std::vector<BlockReader::Piece>& pieces, std::size_t first,
          std::vector<std::vector<RawWord>>& out) {
  if (pieces[first].glued || out[first].empty()) return;
  RawWord whole = out[first].front();
  whole.text.clear();
  std::size_t end = first;
  for (; end < pieces.size() && (end == first || pieces[end].glued); ++end) {
    for (const RawWord& word : out[end]) {
      whole.text += word.text;
      whole.confidence = std::min(whole.confidence, word.confidence);
    }
  }
  if (whole.text != text::ToUpper(whole.text)) return;
  for (std::size_t i = first; i < end; ++i) out[i].clear();
  out[first].push_back(std::move(whole));
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
    bool guessed = false;
    word.text = Checked(word.text, &guessed);
    word.confidence = CheckedConfidence(word.confidence);
    if (guessed) word.confidence = std::min(word.confidence, kGuessed);
    // No figure of a box that is nowhere can be relied on, nor reckoned with.
    if (!Inside(word.box, block)) {
      word.text.clear();
      continue;
    }
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

std::vector<std::vector<RawWord>> BlockReader::ReadPieces(const std::vector<Piece>& pieces,
                                                          const Box2& context, int descent,
                                                          BlockKind kind) {
  std::vector<std::vector<RawWord>> out(pieces.size());
  const int gap = static_cast<int>(kPieceGap * dpi_ / 72);
  const int glue = std::max(1, static_cast<int>(kGlueGap * dpi_ / 72));
  int right = kMargin, height = 0;
  if (!context.empty()) {
    right += context.width();
    height = context.height() - descent;
  }
  std::vector<int> lefts;
  for (const auto& [box, glued] : pieces) {
    lefts.push_back(right + (glued ? glue : gap));
    right = lefts.back() + box.width();
    height = std::max(height, box.height());
  }
  PixPtr line(pixCreate(right + kMargin, height + std::max(0, descent) + 2 * kMargin, 8));
  if (!line) return out;
  pixSetAll(line.get());
  const auto copy = [&](const Box2& box, int x, int bottom) {
    pixRasterop(line.get(), x, bottom - box.height(), box.width(), box.height(), PIX_SRC, gray_,
                box.left, box.top);
  };
  if (!context.empty()) copy(context, kMargin, kMargin + height + descent);
  for (std::size_t i = 0; i < pieces.size(); ++i) copy(pieces[i].box, lefts[i], kMargin + height);
  for (const EngineWord& read : Ask(line.get(), kind)) {
    std::size_t last = pieces.size();
    for (const EngineSymbol& symbol : read.symbols) {
      if (symbol.text.empty()) continue;
      const int middle = (symbol.box.left + symbol.box.right) / 2;
      // The piece that it stands in or next to.
      std::size_t i = 0;
      while (i < pieces.size() && middle >= lefts[i] + pieces[i].box.width() + glue) ++i;
      if (i == pieces.size() || middle < lefts[i] - gap / 2) continue;
      const Box2& box = pieces[i].box;
      const int dx = box.left - lefts[i];
      if (i != last) {
        RawWord word;
        word.confidence = 1;
        word.box = {symbol.box.left + dx, box.top, symbol.box.right + dx, box.bottom};
        word.baseline = static_cast<float>(box.bottom);
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
    const Box2& box = pieces[i].box;
    if (i + 1 < pieces.size() && pieces[i + 1].glued) Glue(pieces, i, out);
    for (RawWord& word : out[i]) {
      word.text = text::ToNfc(word.text);
      word.box.left = std::clamp(word.box.left, box.left, box.right - 1);
      word.box.right = std::clamp(word.box.right, word.box.left + 1, box.right);
    }
  }
  return out;
}

}  // namespace kehoach::ocr
