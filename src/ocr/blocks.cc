// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/blocks.h"

#include <algorithm>
#include <utility>

namespace kehoach::ocr {
namespace {

// Points. The gutter of a letterhead is 18 and more, the gap behind a number at a tab stop up to
// 20 but with a narrow left side; gaps of justified lines stay below 14.
constexpr double kGutter = 14;
constexpr double kNarrowest = 46;
// White between two blocks that need not be read together.
constexpr double kApart = 26;
// Marks over capitals and dots below stand apart from their letters: what is lower than this and
// nearer than that to other ink is part of it.
constexpr double kMarkHeight = 5.5, kMarkGap = 4;
// A full stop of 11 pt has 1.1 pt; what is smaller than kSpeck is none. What is smaller than kStop
// is print if other print is within kAlone.
constexpr double kSpeck = 0.7, kStop = 1.6, kAlone = 4;
// The smallest ink that is print: a dash or a digit of small type.
constexpr double kLeastHeight = 3.2, kLeastWidth = 2.4;

struct Band {
  int top = 0, bottom = 0;
  std::vector<std::pair<int, int>> gutters;  // white, inside the ink
  int left = 0, right = 0;
};

bool Ink(PIX* pix, int x, int y) {
  return GET_DATA_BIT(pixGetData(pix) + std::size_t(y) * pixGetWpl(pix), x) != 0;
}

// Columns of [left, right) with ink in rows [top, bottom).
std::vector<char> Columns(PIX* pix, const Box2& box) {
  std::vector<char> columns(static_cast<std::size_t>(std::max(0, box.width())), 0);
  for (int y = box.top; y < box.bottom; ++y) {
    const l_uint32* row = pixGetData(pix) + std::size_t(y) * pixGetWpl(pix);
    for (int x = box.left; x < box.right;) {
      if ((x & 31) == 0 && x + 32 <= box.right && row[x >> 5] == 0) {
        x += 32;
        continue;
      }
      if (GET_DATA_BIT(row, x)) columns[static_cast<std::size_t>(x - box.left)] = 1;
      ++x;
    }
  }
  return columns;
}

bool RowHasInk(PIX* pix, int y, int left, int right) {
  for (int x = left; x < right; ++x) {
    if ((x & 31) == 0 && x + 32 <= right &&
        (pixGetData(pix) + std::size_t(y) * pixGetWpl(pix))[x >> 5] == 0) {
      x += 31;
      continue;
    }
    if (Ink(pix, x, y)) return true;
  }
  return false;
}

std::vector<Band> FindBands(PIX* ink, const Picture& picture, const Box2& area) {
  std::vector<Band> bands;
  for (int y = area.top; y < area.bottom;) {
    if (!RowHasInk(ink, y, area.left, area.right)) {
      ++y;
      continue;
    }
    Band band;
    band.top = y;
    while (y < area.bottom && RowHasInk(ink, y, area.left, area.right)) ++y;
    band.bottom = y;
    bands.push_back(std::move(band));
  }
  const int mark = picture.Px(kMarkHeight), near = picture.Px(kMarkGap);
  for (std::size_t i = 0; i < bands.size();) {
    if (bands[i].bottom - bands[i].top >= mark) {
      ++i;
      continue;
    }
    const int above = i > 0 ? bands[i].top - bands[i - 1].bottom : near + 1;
    const int below = i + 1 < bands.size() ? bands[i + 1].top - bands[i].bottom : near + 1;
    if (below <= near && below <= above + 1) {
      bands[i + 1].top = bands[i].top;
      bands.erase(bands.begin() + static_cast<std::ptrdiff_t>(i));
    } else if (above <= near) {
      bands[i - 1].bottom = bands[i].bottom;
      bands.erase(bands.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  const int gutter = picture.Px(kGutter);
  for (Band& band : bands) {
    const std::vector<char> columns = Columns(ink, {area.left, band.top, area.right, band.bottom});
    int last = -1;
    for (int x = 0; x < static_cast<int>(columns.size()); ++x) {
      if (!columns[static_cast<std::size_t>(x)]) continue;
      if (last < 0) band.left = area.left + x;
      if (last >= 0 && x - last - 1 >= gutter)
        band.gutters.emplace_back(area.left + last + 1, area.left + x);
      last = x;
    }
    band.right = area.left + last + 1;
  }
  return bands;
}

// The ink of a box, or an empty one.
Box2 Tight(PIX* ink, Box2 box) {
  while (box.top < box.bottom && !RowHasInk(ink, box.top, box.left, box.right)) ++box.top;
  while (box.bottom > box.top && !RowHasInk(ink, box.bottom - 1, box.left, box.right)) --box.bottom;
  if (box.empty()) return {};
  const std::vector<char> columns = Columns(ink, box);
  const auto first = std::find(columns.begin(), columns.end(), 1);
  const auto last = std::find(columns.rbegin(), columns.rend(), 1);
  const int left = box.left;
  box.left = left + static_cast<int>(first - columns.begin());
  box.right = left + static_cast<int>(columns.rend() - last);
  return box;
}

class Cutter {
 public:
  Cutter(PIX* ink, const Picture& picture) : ink_(ink), picture_(picture) {}

  void Cut(const Box2& area, int depth) {
    const std::vector<Band> bands = FindBands(ink_, picture_, area);
    for (std::size_t i = 0; i < bands.size();) {
      std::pair<int, int> gutter;
      std::size_t end = depth < 4 ? Columnar(bands, i, gutter) : i;
      if (end > i) {
        Cut({area.left, bands[i].top, gutter.first, bands[end - 1].bottom}, depth + 1);
        Cut({gutter.second, bands[i].top, area.right, bands[end - 1].bottom}, depth + 1);
        i = end;
        continue;
      }
      // Lines without columns, up to a wide gap or to the next columns.
      std::size_t last = i + 1;
      while (last < bands.size() &&
             bands[last].top - bands[last - 1].bottom < picture_.Px(kApart) &&
             (depth >= 4 || Columnar(bands, last, gutter) == last))
        ++last;
      Emit({area.left, bands[i].top, area.right, bands[last - 1].bottom});
      i = last;
    }
  }

  std::vector<Box2> Take() { return std::move(out_); }

 private:
  // The end of the bands from `begin` that one gutter parts into two sides wide enough to be
  // columns; `begin` where there is none. A band with ink on one side only goes along.
  std::size_t Columnar(const std::vector<Band>& bands, std::size_t begin,
                       std::pair<int, int>& best) const {
    const int least = picture_.Px(kGutter), narrow = picture_.Px(kNarrowest);
    std::size_t best_end = begin;
    for (const auto& [from, to] : bands[begin].gutters) {
      std::pair<int, int> gutter{from, to};
      int left = bands[begin].left, right = bands[begin].right;
      std::size_t end = begin + 1;
      for (; end < bands.size(); ++end) {
        const Band& band = bands[end];
        if (band.top - bands[end - 1].bottom > 2 * picture_.Px(kApart)) break;
        std::pair<int, int> common{0, 0};
        if (band.right <= gutter.second - least || band.left >= gutter.first + least) {
          common = {std::max(gutter.first,
                             band.right <= gutter.second - least ? band.right : gutter.first),
                    std::min(gutter.second,
                             band.left >= gutter.first + least ? band.left : gutter.second)};
        }
        for (const auto& [a, b] : band.gutters) {
          const std::pair<int, int> shared{std::max(a, gutter.first), std::min(b, gutter.second)};
          if (shared.second - shared.first >= least) common = shared;
        }
        if (common.second - common.first < least) break;
        gutter = common;
        left = std::min(left, band.left);
        right = std::max(right, band.right);
      }
      if (gutter.first - left < narrow || right - gutter.second < narrow) continue;
      if (end > best_end) {
        best_end = end;
        best = gutter;
      }
    }
    return best_end;
  }

  void Emit(const Box2& area) {
    const Box2 box = Tight(ink_, area);
    if (box.empty()) return;
    if (box.height() < picture_.Px(kLeastHeight) && box.width() < picture_.Px(kLeastWidth)) return;
    out_.push_back(box);
  }

  PIX* ink_;
  const Picture& picture_;
  std::vector<Box2> out_;
};

}  // namespace

PixPtr TakeSpecks(Picture& picture) {
  // Thin strokes of faint print fall to bits in the picture of ink; here they hold together.
  PIX* faint = picture.faint.get();
  const auto at_least = [&](PIX* from, int side) {
    return PixPtr(
        pixSelectBySize(from, side, side, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
  };
  PixPtr print = at_least(faint, std::max(2, picture.Px(kSpeck)));
  if (!print) return nullptr;
  PixPtr large = at_least(print.get(), std::max(3, picture.Px(kStop)));
  if (!large) return nullptr;
  const int reach = 2 * picture.Px(kAlone) + 1;
  PixPtr near(pixDilateBrick(nullptr, large.get(), reach, reach));
  PixPtr kept(near ? pixAnd(nullptr, print.get(), near.get()) : nullptr);
  // A full stop that lies half within reach stays whole.
  PixPtr whole(kept ? pixSeedfillBinary(nullptr, kept.get(), print.get(), 8) : nullptr);
  if (!whole) return nullptr;
  PixPtr specks(pixSubtract(nullptr, faint, whole.get()));
  PixPtr rim(specks ? pixDilateBrick(nullptr, specks.get(), 3, 3) : nullptr);
  if (!rim) return nullptr;
  pixSubtract(rim.get(), rim.get(), whole.get());
  pixSetMasked(picture.gray.get(), rim.get(), 255);
  pixAnd(picture.binary.get(), picture.binary.get(), whole.get());
  return PixPtr(pixCopy(nullptr, picture.binary.get()));
}

std::vector<Box2> FindLines(PIX* ink, const Picture& picture, const Box2& block) {
  std::vector<Box2> lines;
  for (const Band& band : FindBands(ink, picture, block)) {
    const Box2 line = Tight(ink, {block.left, band.top, block.right, band.bottom});
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

std::vector<Box2> FindBlocks(PIX* ink, const Picture& picture, const Box2& area) {
  Cutter cutter(ink, picture);
  cutter.Cut(area, 0);
  return cutter.Take();
}

}  // namespace kehoach::ocr
