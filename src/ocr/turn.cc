// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/turn.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "ocr/block_reader.h"
#include "ocr/blocks.h"
#include "ocr/ruling_lines.h"
#include "text/text.h"

namespace kehoach::ocr {
namespace {

// Lines of text give a strong profile along their direction. Ruled tables blur the difference, so
// only such a ratio settles it.
constexpr double kSurelyAlong = 1.3, kSurelyAcross = 2.5;
// Up-down detection: Leptonica calls 4 significant; upright pages with little text reach less.
constexpr float kSurelyUpright = 4;
constexpr double kDetectDpi = 150;
// How much is read for a trial: blocks, their lines (points) and width (points).
constexpr std::size_t kBlocks = 4;
constexpr double kTrialHeight = 34, kTrialWidth = 260, kLeastWidth = 60;
// A page that reads like this is upright. Another direction must read at least so well, and by so
// much better than the page as it is.
constexpr double kReadsWell = 0.7, kLeastScore = 0.5, kBetter = 0.3;

// How much rows of ink differ from the rows next to them.
double Profile(PIX* binary) {
  PixPtr small(pixReduceRankBinaryCascade(binary, 1, 1, 0, 0));
  NumaPtr rows(small ? pixCountPixelsByRow(small.get(), nullptr) : nullptr);
  if (!rows) return 0;
  double sum = 0, steps = 0;
  float last = 0;
  for (int i = 0; i < numaGetCount(rows.get()); ++i) {
    float value = 0;
    numaGetFValue(rows.get(), i, &value);
    sum += value;
    if (i > 0) steps += (value - last) * (value - last);
    last = value;
  }
  return sum > 0 ? steps / sum / pixGetWidth(small.get()) : 0;
}

float UpDown(const Picture& picture) {
  const int width = static_cast<int>(pixGetWidth(picture.binary.get()) * kDetectDpi / picture.dpi);
  PixPtr small(width > 0 ? pixScaleToSize(picture.binary.get(), width, 0) : nullptr);
  float up = 0;
  return small && pixUpDownDetect(small.get(), &up, 0, 0, 0) == 0 ? up : 0;
}

std::string_view Bare(std::string_view word) {
  const auto is_edge = [](char c) { return std::ispunct(static_cast<unsigned char>(c)) != 0; };
  while (!word.empty() && is_edge(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_edge(word.back())) word.remove_suffix(1);
  return word;
}

// 0..1: the share of letters in words that are syllables, weighed by confidence. Turned text reads
// as single letters, capitals and signs.
double Score(const std::vector<RawWord>& words) {
  double all = 0, good = 0;
  for (const RawWord& word : words) {
    const std::string_view bare = Bare(word.text);
    const double weight = static_cast<double>(word.text.size());
    all += weight;
    if (bare.size() >= 2 && text::IsSyllable(bare)) good += weight * word.confidence;
  }
  return all > 0 ? good / all : 0;
}

// Nothing when the engine fails.
std::optional<double> Trial(const Picture& from, int quarters, TextEngine& engine,
                            const Deadline& deadline) {
  Picture picture;
  picture.gray.reset(pixCopy(nullptr, from.gray.get()));
  picture.binary.reset(pixCopy(nullptr, from.binary.get()));
  picture.faint.reset(pixCopy(nullptr, from.faint.get()));
  picture.dpi = from.dpi;
  if (!picture.gray || !picture.binary || !picture.faint || !Turn(picture, quarters)) return 0;
  TakeRulings(picture);
  PixPtr ink = TakeSpecks(picture);
  if (!ink) return 0;
  const Box2 all{0, 0, static_cast<int>(pixGetWidth(ink.get())),
                 static_cast<int>(pixGetHeight(ink.get()))};
  std::vector<Box2> blocks = FindBlocks(ink.get(), picture, all);
  std::erase_if(blocks, [&](const Box2& block) { return block.width() < picture.Px(kLeastWidth); });
  // The largest have sentences.
  std::stable_sort(blocks.begin(), blocks.end(), [](const Box2& a, const Box2& b) {
    return std::int64_t{a.width()} * a.height() > std::int64_t{b.width()} * b.height();
  });
  blocks.resize(std::min(blocks.size(), kBlocks));
  BlockReader reader(engine, picture.gray.get(), picture.dpi, deadline);
  std::vector<RawWord> words;
  for (Box2 block : blocks) {
    block.right = std::min(block.right, block.left + picture.Px(kTrialWidth));
    block.bottom = std::min(block.bottom, block.top + picture.Px(kTrialHeight));
    for (RawWord& word : reader.Read(block, BlockKind::kLines)) words.push_back(std::move(word));
  }
  if (reader.failed()) return std::nullopt;
  return Score(words);
}

}  // namespace

int FindTurn(const Picture& picture, TurnBy by, TextEngine& engine, const Deadline& deadline) {
  PixPtr side(pixRotateOrth(picture.binary.get(), 1));
  if (!side) return 0;
  const double along = Profile(picture.binary.get()), across = Profile(side.get());
  if (along <= 0 && across <= 0) return 0;
  const bool is_along = along > kSurelyAlong * across, is_across = across > kSurelyAcross * along;
  if (by == TurnBy::kShape && is_along && UpDown(picture) >= kSurelyUpright) return 0;
  const std::optional<double> upright = Trial(picture, 0, engine, deadline);
  if (!upright || *upright >= kReadsWell) return 0;
  int best = 0;
  double best_score = *upright;
  for (int quarters = 1; quarters < 4; ++quarters) {
    if (quarters == 2 ? is_across : along > kSurelyAcross * across) continue;
    const std::optional<double> score = Trial(picture, quarters, engine, deadline);
    if (!score) return 0;
    if (*score > best_score) {
      best = quarters;
      best_score = *score;
    }
  }
  return best_score >= kLeastScore && best_score >= *upright + kBetter ? best : 0;
}

}  // namespace kehoach::ocr
