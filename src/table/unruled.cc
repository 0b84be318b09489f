// SPDX-License-Identifier: GPL-3.0-or-later
#include "table/unruled.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include "table/gutters.h"
#include "table/header_search.h"
#include "table/region.h"
#include "table/region_grid.h"

namespace kehoach::table {
namespace {

constexpr float kNoLimit = std::numeric_limits<float>::max();

std::vector<WordLine> FreeLines(const PageWords& words, float top, float bottom) {
  return Baselines(words.page(), words.FreeBetween(top, bottom));
}

// Text from `begin` on in the columns of `former`.
std::optional<Piece> Continue(const Piece& former, std::vector<Interval> gutters,
                              const std::vector<WordLine>& lines, PageWords& words,
                              const Edges& edges, const Options& options) {
  const Page& page = words.page();
  if (lines.empty()) return std::nullopt;
  const Interval sides{former.xs.front(), former.xs.back()};
  const Region region = GatherRegion(page, lines, Gutters::Known(std::move(gutters)),
                                     {0, 0, sides, false, {}}, options);
  if (region.lines.empty() || !HasRow(page, region)) return std::nullopt;
  Piece piece = BuildRegion(
      {.region = region, .lines = lines, .edges = edges, .may_be_middle = former.numbers_in_middle},
      words);
  piece.xs = former.xs;
  return piece;
}

// What stands alone over the first column.
std::string NumberLabel(const Page& page, const std::vector<WordLine>& lines,
                        const HeaderLines& header) {
  const Word* label = nullptr;
  for (std::size_t i = header.begin; i < header.end; ++i) {
    for (const std::uint32_t index : lines[i]) {
      const Word& word = page.words[index];
      if (word.box.left > header.columns.front().to) continue;
      if (label != nullptr) return {};
      label = &word;
    }
  }
  return label == nullptr ? std::string() : label->text;
}

}  // namespace

std::vector<Piece> FindUnruled(int page_index, PageWords& words, const Edges& edges,
                               const Options& options, const Piece* former) {
  std::vector<Piece> pieces;
  if (!options.is_header) return pieces;
  const Page& page = words.page();
  const std::vector<WordLine> lines = FreeLines(words, -kNoLimit, kNoLimit);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto header = HeaderAt(page, lines, i, options.is_header);
    if (!header) continue;
    const Interval sides{header->columns.front().from - 36, header->columns.back().to};
    const RegionStart start{header->end, HeightOf(page, lines[header->end - 1]), sides,
                            header->bold, NumberLabel(page, lines, *header)};
    const Region region = GatherRegion(page, lines, Gutters(header->columns), start, options);
    if (region.lines.empty() || !HasRow(page, region)) continue;
    const bool goes_on = former != nullptr && i == 0 && !former->gutters.empty() &&
                         former->gutters.size() == region.gutters.size();
    const bool prefer_top = goes_on && !former->numbers_in_middle;
    Piece piece = BuildRegion({.region = region,
                               .header = &*header,
                               .lines = lines,
                               .edges = edges,
                               .may_be_middle = true,
                               .prefer_top = prefer_top},
                              words);
    piece.page = page_index;
    pieces.push_back(std::move(piece));
    i = header->end + region.lines.size() - 1;
  }
  return pieces;
}

std::optional<Piece> ContinueUnruled(const Piece& former, int page_index, PageWords& words,
                                     const Edges& edges, const Options& options) {
  if (former.gutters.empty()) return std::nullopt;
  const std::vector<WordLine> lines = FreeLines(words, -kNoLimit, kNoLimit);
  auto piece = Continue(former, former.gutters, lines, words, edges, options);
  if (piece) piece->page = page_index;
  return piece;
}

std::optional<Piece> ContinueBelow(const Piece& header, PageWords& words, const Edges& edges,
                                   float bottom, const Options& options) {
  std::vector<Interval> gutters;
  for (std::size_t i = 1; i + 1 < header.xs.size(); ++i) {
    gutters.push_back({header.xs[i] - 4, header.xs[i] + 4});
  }
  const std::vector<WordLine> lines = FreeLines(words, header.ys.back(), bottom);
  if (lines.empty()) return std::nullopt;
  const float gap = HeightOf(words.page(), lines.front()) - header.ys.back();
  if (gap > kFarBelow * SizeOf(words.page(), lines.front())) return std::nullopt;
  auto piece = Continue(header, std::move(gutters), lines, words, edges, options);
  if (!piece) return std::nullopt;
  piece->page = header.page;
  piece->kind = TableKind::kPartlyRuled;
  piece->ys.front() = header.ys.back();
  return piece;
}

}  // namespace kehoach::table
