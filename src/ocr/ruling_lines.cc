// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruling_lines.h"

#include <algorithm>
#include <cmath>

namespace kehoach::ocr {
namespace {

// Points. Longer than the stem of any letter of a text, and than a row of touching serifs is apt
// to be.
constexpr double kShortestVertical = 20, kShortestHorizontal = 22;
// The side of a cell with one line of small type; as short as a bracket, so it must reach from one
// border to the next, within kReach.
constexpr double kShortestSide = 9;
constexpr float kReach = 0.6f;
// A line of a table is thinner than this.
constexpr double kThickest = 5;
// Text runs are given away by the strokes that stand on them: the share of a line's length with ink
// right above or below it.
constexpr double kMostStrokes = 0.28;
// Lines this long need no such proof.
constexpr double kSurelyLine = 140;
// A gap in a broken line, and how far its pieces may be off one position.
constexpr float kGap = 9, kOff = 1.6f;

// Share of the columns of `box` with ink in it.
double InkShare(PIX* binary, Box2 box, bool horizontal) {
  box.left = std::max(box.left, 0);
  box.top = std::max(box.top, 0);
  box.right = std::min(box.right, static_cast<int>(pixGetWidth(binary)));
  box.bottom = std::min(box.bottom, static_cast<int>(pixGetHeight(binary)));
  if (box.empty()) return 0;
  const l_uint32* data = pixGetData(binary);
  const int words = pixGetWpl(binary);
  int inked = 0;
  const int along = horizontal ? box.width() : box.height();
  for (int i = 0; i < along; ++i) {
    bool ink = false;
    const int across = horizontal ? box.height() : box.width();
    for (int k = 0; k < across && !ink; ++k) {
      const int x = horizontal ? box.left + i : box.left + k;
      const int y = horizontal ? box.top + k : box.top + i;
      ink = GET_DATA_BIT(data + std::size_t(y) * words, x) != 0;
    }
    inked += ink ? 1 : 0;
  }
  return double(inked) / along;
}

// Joins pieces of one line. A line that bends is a row of pieces, each a little off the former.
std::vector<Ruling> Join(std::vector<Ruling> pieces) {
  std::vector<Ruling> out;
  std::sort(pieces.begin(), pieces.end(),
            [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
  std::vector<char> used(pieces.size(), 0);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (used[i]) continue;
    double weighted = double(pieces[i].position) * (pieces[i].to - pieces[i].from);
    double length = pieces[i].to - pieces[i].from;
    Ruling joined = pieces[i];
    float last = pieces[i].position;
    for (std::size_t k = i + 1; k < pieces.size(); ++k) {
      if (used[k] || pieces[k].axis != joined.axis) continue;
      if (std::abs(pieces[k].position - last) > kOff) continue;
      if (pieces[k].from > joined.to + kGap) break;
      used[k] = 1;
      const double own = pieces[k].to - pieces[k].from;
      weighted += pieces[k].position * own;
      length += own;
      if (pieces[k].to > joined.to) last = pieces[k].position;
      joined.to = std::max(joined.to, pieces[k].to);
      joined.thickness = std::max(joined.thickness, pieces[k].thickness);
    }
    joined.position = static_cast<float>(weighted / length);
    out.push_back(joined);
  }
  return out;
}

// Whether a vertical piece reaches from one of the horizontal rulings to another.
bool IsSide(const Ruling& piece, const std::vector<Ruling>& horizontal) {
  if (piece.to - piece.from < static_cast<float>(kShortestSide)) return false;
  const auto meets = [&](float y) {
    return std::any_of(horizontal.begin(), horizontal.end(), [&](const Ruling& ruling) {
      return std::abs(ruling.position - y) <= kReach + ruling.thickness / 2 &&
             ruling.from - kReach <= piece.position && piece.position <= ruling.to + kReach;
    });
  };
  return meets(piece.from) && meets(piece.to);
}

// Horizontal lines first: short vertical ones need them.
void Find(const Picture& picture, bool horizontal, PIX* mask, std::vector<Ruling>& out) {
  PIX* binary = picture.binary.get();
  const int shortest = picture.Px(horizontal ? kShortestHorizontal : kShortestSide);
  PIX* faint = picture.faint.get();
  PixPtr closed(horizontal ? pixCloseSafeBrick(nullptr, faint, 3, 1)
                           : pixCloseSafeBrick(nullptr, faint, 1, 5));
  if (!closed) return;
  // What is left of a skew makes a thin line a flight of steps: a pixel thicker, it is one again.
  PixPtr thick_lines(horizontal ? pixDilateBrick(nullptr, closed.get(), 1, 3)
                                : pixDilateBrick(nullptr, closed.get(), 3, 1));
  if (!thick_lines) return;
  PixPtr lines(horizontal ? pixOpenBrick(nullptr, thick_lines.get(), shortest, 1)
                          : pixOpenBrick(nullptr, thick_lines.get(), 1, shortest));
  if (!lines) return;
  pixAnd(lines.get(), lines.get(), closed.get());
  BoxaPtr boxes(pixConnCompBB(lines.get(), 8));
  if (!boxes) return;
  const int count = boxaGetCount(boxes.get());
  const int thickest = picture.Px(kThickest);
  const int near = std::max(2, picture.Px(1.0));
  std::vector<Ruling> found;
  for (int i = 0; i < count; ++i) {
    l_int32 x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    const int thick = horizontal ? h : w, length = horizontal ? w : h;
    // What is left of a skew or a bend makes a long line thicker.
    if (thick > thickest + length / 80) continue;
    Ruling ruling;
    ruling.axis = horizontal ? Axis::kHorizontal : Axis::kVertical;
    ruling.position = horizontal ? picture.Y(y + h / 2.0) : picture.X(x + w / 2.0);
    ruling.from = horizontal ? picture.X(x) : picture.Y(y);
    ruling.to = horizontal ? picture.X(x + w) : picture.Y(y + h);
    ruling.thickness = static_cast<float>(thick * 72 / picture.dpi);
    const bool side = !horizontal && IsSide(ruling, out);
    if (!horizontal && !side && length < picture.Px(kShortestVertical)) continue;
    if (!side && length < picture.Px(kSurelyLine)) {
      const Box2 before =
          horizontal ? Box2{x, y - 1 - near, x + w, y - 1} : Box2{x - 1 - near, y, x - 1, y + h};
      const Box2 behind = horizontal ? Box2{x, y + h + 1, x + w, y + h + 1 + near}
                                     : Box2{x + w + 1, y, x + w + 1 + near, y + h};
      if (InkShare(binary, before, horizontal) > kMostStrokes ||
          InkShare(binary, behind, horizontal) > kMostStrokes)
        continue;
    }
    found.push_back(ruling);
    // What is wiped: the line itself and the gray rim around it.
    const int rim = std::max(1, picture.Px(0.4));
    BOX* wipe = boxCreate(std::max(0, x - rim), std::max(0, y - rim), w + 2 * rim, h + 2 * rim);
    PixPtr piece(pixClipRectangle(lines.get(), wipe, nullptr));
    if (piece) {
      PixPtr thicker(pixDilateBrick(nullptr, piece.get(), 2 * rim + 1, 2 * rim + 1));
      l_int32 bx = 0, by = 0;
      boxGetGeometry(wipe, &bx, &by, nullptr, nullptr);
      if (thicker)
        pixRasterop(mask, bx, by, pixGetWidth(thicker.get()), pixGetHeight(thicker.get()),
                    PIX_SRC | PIX_DST, thicker.get(), 0, 0);
    }
    boxDestroy(&wipe);
  }
  for (Ruling& ruling : Join(std::move(found))) out.push_back(ruling);
}

}  // namespace

std::vector<Ruling> TakeRulings(Picture& picture) {
  std::vector<Ruling> rulings;
  PixPtr mask(pixCreateTemplate(picture.binary.get()));
  if (!mask) return rulings;
  Find(picture, true, mask.get(), rulings);
  Find(picture, false, mask.get(), rulings);
  pixSetMasked(picture.gray.get(), mask.get(), 255);
  pixSubtract(picture.binary.get(), picture.binary.get(), mask.get());
  return rulings;
}

}  // namespace kehoach::ocr
