// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/short_texts.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "ocr/number_sequence.h"
#include "ocr/numbering.h"
#include "ocr/settle.h"
#include "text/text.h"

namespace kehoach::ocr {
namespace {

// Points: the white between lines of a broken word.
constexpr double kBrokenGap = 8;
// Pieces on one line that is read: the engine takes time with the square of nothing, but reads a
// line of page width best.
constexpr std::size_t kOnOneLine = 16;

// One reading of short lines, and how far it is to be believed.
struct Reading {
  Reading() = default;
  Reading(std::vector<std::vector<RawWord>> lines, bool head) {
    std::string all;
    float least = 1;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (RawWord& word : lines[i]) {
        if (IsNothing(word)) continue;
        all += (all.empty() ? "" : " ") + word.text;
        least = std::min(least, word.confidence);
        word.line = static_cast<int>(i);
        word.is_short = true;
        words.push_back(std::move(word));
      }
    }
    // Three capitals are no syllable; but only a few texts head a numbering column.
    confidence = words.empty() ? 0 : head && !IsNumberingHead(all) ? least / 2 : least;
  }
  std::vector<RawWord> words;
  float confidence = -1;
};

// The words of a piece as one: nothing in a numbering column has two.
std::vector<RawWord> OneEach(const std::vector<std::vector<RawWord>>& read,
                             const std::vector<BlockReader::Piece>& pieces) {
  std::vector<RawWord> out(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    out[i].box = pieces[i].box;
    for (const RawWord& word : read[i]) {
      out[i].confidence =
          out[i].text.empty() ? word.confidence : std::min(out[i].confidence, word.confidence);
      out[i].text += word.text;
    }
    StripRests(out[i].text);
  }
  return out;
}

// The head of a further table below in the same column: numbers beside it are of no help.
void ReadAsHead(const Picture& picture, BlockReader& reader, RawWord& word) {
  const auto alone =
      OneEach({reader.Read(WithRim(picture, word.box), BlockKind::kLine)}, {{word.box, false}});
  if (!IsNumberingHead(alone[0].text)) return;
  word.text = alone[0].text;
  word.confidence = alone[0].confidence;
}

}  // namespace

ContextWord FindContextWord(const Picture& picture, const std::vector<RawWord>& words) {
  for (const RawWord& word : words) {
    if (!word.in_cell || word.confidence < 0.95f || word.text.size() < 5 || word.size <= 0 ||
        word.text.size() > 10 || text::IsUpper(word.text) || !text::IsSyllable(word.text))
      continue;
    const Box2 box = WithRim(picture, word.box);
    const int descent = std::max(0, box.bottom - static_cast<int>(std::lround(word.baseline)));
    if (box.width() < picture.Px(20) || descent > picture.Px(5)) continue;
    return {box, descent};
  }
  return {};
}

bool CarriesOn(const Picture& picture, const std::vector<Box2>& lines, std::size_t i) {
  return i < lines.size() && lines[i].width() < picture.Px(kBroken) &&
         lines[i].top - lines[i - 1].bottom < picture.Px(kBrokenGap);
}

bool MayBeLetters(const Picture& picture, const std::vector<Box2>& lines, std::size_t i) {
  const GlyphShape shape = MeasureShape(picture.binary.get(), lines[i]);
  // Letters may touch; a digit is narrower than it is high.
  return shape.stops.empty() && (shape.letters.size() > 1 || CarriesOn(picture, lines, i + 1) ||
                                 lines[i].width() > lines[i].height());
}

std::size_t LinesAboveNumbers(const Picture& picture, BlockReader& reader,
                              const ContextWord& context, const std::vector<Box2>& lines,
                              std::size_t begin, bool& head) {
  std::vector<BlockReader::Piece> pieces;
  bool is_word = false;
  for (std::size_t i = begin; i < std::min(lines.size(), begin + 3); ++i) {
    const bool glued = i > begin;
    if (glued && !CarriesOn(picture, lines, i)) break;
    pieces.push_back({WithRim(picture, lines[i]), glued});
    const auto attempt = [&](const std::vector<std::vector<RawWord>>& read) {
      std::string text;
      for (const auto& line : read) {
        for (const RawWord& word : line) {
          text += word.text;
          is_word = is_word ||
                    (!glued && word.confidence >= kSureShort && word.text.size() > 3 &&
                     text::IsSyllable(word.text.substr(0, word.text.find_last_not_of(".,;:") + 1)));
        }
      }
      head = head || IsNumberingHead(text);
    };
    if (glued)
      attempt(reader.ReadPieces(pieces, {}, 0, BlockKind::kLine));
    else
      attempt({reader.Read(pieces[0].box, BlockKind::kLine)});
    if (!head && !is_word)
      attempt(reader.ReadPieces(pieces, context.box, context.descent, BlockKind::kLine));
    if (head) return pieces.size();
  }
  return is_word ? 1 : 0;
}

void FindNumbersOnTop(const Picture& picture, BlockReader& reader, std::vector<ShortText>& shorts) {
  for (std::size_t i = 0; i < shorts.size() && !reader.failed(); ++i) {
    ShortText& top = shorts[i];
    const bool more = i + 1 < shorts.size() && shorts[i + 1].carries_on;
    if (!top.head || more) continue;
    const auto read = OneEach({reader.Read(WithRim(picture, top.box), BlockKind::kLine)},
                              {{WithRim(picture, top.box), false}});
    const std::string& text = read[0].text;
    const GlyphShape shape = MeasureShape(picture.binary.get(), top.box);
    // Strokes may be those of "TT".
    if (shape.stems == 0 && read[0].confidence >= kSureShort && !IsTooWide(text, shape) &&
        text.find_first_not_of("IHT1.") != std::string::npos &&
        (NumberOf(text) > 0 || IsOtherNumber(text))) {
      top.head = false;
      top.numbering = true;
    }
  }
}

std::vector<RawWord> ReadNumbers(const Picture& picture, BlockReader& reader,
                                 const ContextWord& context, const std::vector<ShortText>& all) {
  std::vector<RawWord> words;
  std::vector<NumberLine> lines;
  for (std::size_t begin = 0; begin < all.size() && !reader.failed(); begin += kOnOneLine) {
    const std::size_t end = std::min(all.size(), begin + kOnOneLine);
    std::vector<BlockReader::Piece> pieces;
    std::vector<int> grids;
    for (std::size_t i = begin; i < end; ++i) {
      pieces.push_back({WithRim(picture, all[i].box), all[i].glued});
      grids.push_back(all[i].grid);
      NumberLine& line = lines.emplace_back();
      line.shape = MeasureShape(picture.binary.get(), all[i].box);
      line.grid = all[i].grid;
      line.carries_on = all[i].carries_on;
    }
    const auto read_as = [&](BlockKind kind) {
      auto read = OneEach(reader.ReadPieces(pieces, context.box, context.descent, kind), pieces);
      for (std::size_t i = 0; i < read.size(); ++i) {
        read[i].text = FitToShape(read[i].text, lines[begin + i].shape);
        if (IsTooWide(read[i].text, lines[begin + i].shape)) read[i].text.clear();
        lines[begin + i].other.push_back(read[i].text);
      }
      return read;
    };
    std::vector<RawWord> read = read_as(BlockKind::kLine);
    const auto plain = [](const RawWord& word) { return NumberOf(word.text) > 0; };
    if (!std::all_of(read.begin(), read.end(), plain))
      UseDigits(read, read_as(BlockKind::kNumber), grids);
    words.insert(words.end(), read.begin(), read.end());
  }
  lines.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    lines[i].text = words[i].text;
    lines[i].confidence = words[i].confidence;
  }
  FollowSequence(lines);
  for (std::size_t i = 0; i < words.size(); ++i) {
    RawWord& word = words[i];
    word.text = lines[i].text;
    word.confidence = lines[i].confidence;
    word.line = static_cast<int>(i);
    word.is_short = true;
    word.box = all[i].box;
    word.baseline = static_cast<float>(word.box.bottom);
    if (!all[i].glued && NumberOf(word.text) == 0 && !IsOtherNumber(word.text))
      ReadAsHead(picture, reader, word);
    if (word.confidence < kLeastBelief && !IsOtherNumber(word.text)) word.text.clear();
  }
  return words;
}

std::vector<std::vector<RawWord>> ReadShortTexts(const Picture& picture, BlockReader& reader,
                                                 const ContextWord& context,
                                                 const std::vector<ShortText>& all) {
  // Most are read well alone; the others beside a word of the page, where capitals of other cells
  // do no good.
  std::vector<std::vector<RawWord>> blocks;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && all[end].glued) ++end;
    std::vector<BlockReader::Piece> pieces;
    for (std::size_t i = begin; i < end; ++i)
      pieces.push_back({WithRim(picture, all[i].box), all[i].glued});
    Reading best;
    const auto attempt = [&](const auto& read) {
      if (best.confidence >= kSureShort) return;
      Reading reading(read(), all[begin].head);
      if (reading.confidence > best.confidence) best = std::move(reading);
    };
    const auto each_alone = [&] {
      std::vector<std::vector<RawWord>> read;
      for (const BlockReader::Piece& piece : pieces)
        read.push_back(reader.Read(piece.box, BlockKind::kLine));
      return read;
    };
    const auto beside = [&](const Box2& word, int below) {
      return [&, word, below] { return reader.ReadPieces(pieces, word, below, BlockKind::kLine); };
    };
    if (pieces.size() == 1) {
      attempt(each_alone);
      attempt(beside(context.box, context.descent));
    } else {
      attempt(beside({}, 0));
      attempt(beside(context.box, context.descent));
      attempt(each_alone);
    }
    blocks.push_back(std::move(best.words));
    begin = end;
  }
  return blocks;
}

}  // namespace kehoach::ocr
