// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruling_lines.h"

#include <algorithm>
#include <cmath>
#include <utility>

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
// White between two tables one below the other is no less; the lines of a double border are nearer.
constexpr float kLeastBetween = 4.5f;
// Shorter lines than this belong to a table only if they meet others of it: a seal has strokes that
// are as long. Ends that agree within kLevel are those of one row.
constexpr float kMustMeet = 60, kMeets = 2.5f, kLevel = 1.2f;

// Short lines that are so much thicker than the others are none.
constexpr float kThick = 3, kTimesUsual = 2.2f;

// Dots and dashes: how far apart, how thick, how long a line of them at least, and the white that
// must be on both sides of it. Text is closer to itself.
// A scan in two values loses a hairline wherever it lies between two rows of pixels: at 0.4
// degrees that leaves gaps of 9 points at 200 dpi.
constexpr double kDotGap = 4.2, kRestGap = 11;
constexpr double kDotThick = 2.2, kDotLong = 16, kDotSide = 12, kDotWhite = 1.8;
constexpr double kMostBeside = 0.12, kLeastInk = 0.25;
// A piece of a vertical line that is lower than this, and has nothing above or below it.
constexpr float kStray = 40, kSameColumn = 2.5f, kSameLevel = 1.5f;
// What a seal may hide of a line.
constexpr float kHidden = 45;
// A long one may run through a seal.
constexpr double kDotSurely = 80, kMostBesideLong = 0.3;

struct Piece {
  Ruling ruling;
  Box2 box;
};

// Share of the columns (of a horizontal piece; rows of a vertical one) of `box` with ink in it.
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
  const int across = horizontal ? box.height() : box.width();
  for (int i = 0; i < along; ++i) {
    bool ink = false;
    for (int k = 0; k < across && !ink; ++k) {
      const int x = horizontal ? box.left + i : box.left + k;
      const int y = horizontal ? box.top + k : box.top + i;
      ink = GET_DATA_BIT(data + std::size_t(y) * words, x) != 0;
    }
    inked += ink ? 1 : 0;
  }
  return double(inked) / along;
}

// The larger share of ink in the strips of `near` pixels on the two sides of a piece.
double Strokes(PIX* binary, const Box2& b, bool horizontal, int near) {
  const Box2 before = horizontal ? Box2{b.left, b.top - 1 - near, b.right, b.top - 1}
                                 : Box2{b.left - 1 - near, b.top, b.left - 1, b.bottom};
  const Box2 behind = horizontal ? Box2{b.left, b.bottom + 1, b.right, b.bottom + 1 + near}
                                 : Box2{b.right + 1, b.top, b.right + 1 + near, b.bottom};
  return std::max(InkShare(binary, before, horizontal), InkShare(binary, behind, horizontal));
}

// Whether a ruling of the other axis runs past `at` on a line at `position`.
bool Meets(const std::vector<Piece>& others, float position, float at, float reach) {
  return std::any_of(others.begin(), others.end(), [&](const Piece& other) {
    const Ruling& ruling = other.ruling;
    return std::abs(ruling.position - at) <= reach + ruling.thickness / 2 &&
           ruling.from - reach <= position && position <= ruling.to + reach;
  });
}

// Whether a gap in a line is the white between two tables: both its ends meet borders, further
// apart than those of a double line, and no row of text is as low.
bool IsBetweenTables(const Ruling& above, const Ruling& below, const std::vector<Piece>& across) {
  return below.from - above.to >= kLeastBetween &&
         Meets(across, above.position, above.to, kMeets) &&
         Meets(across, below.position, below.from, kMeets);
}

// Joins pieces of one line. A line that bends is a row of pieces, each a little off the former.
std::vector<Ruling> Join(const std::vector<Piece>& all, const std::vector<Piece>& across) {
  std::vector<Ruling> pieces, out;
  for (const Piece& piece : all) pieces.push_back(piece.ruling);
  std::sort(pieces.begin(), pieces.end(),
            [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
  std::vector<char> used(pieces.size(), 0);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (used[i]) continue;
    double length = pieces[i].to - pieces[i].from;
    double weighted = double(pieces[i].position) * length;
    Ruling joined = pieces[i];
    float last = pieces[i].position;
    for (std::size_t k = i + 1; k < pieces.size(); ++k) {
      if (used[k] || pieces[k].axis != joined.axis) continue;
      if (std::abs(pieces[k].position - last) > kOff) continue;
      if (pieces[k].from > joined.to + kGap) break;
      if (IsBetweenTables(joined, pieces[k], across)) continue;
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

// A vertical piece that reaches from one horizontal ruling to another.
bool IsSide(const Ruling& piece, const std::vector<Piece>& horizontal) {
  return piece.to - piece.from >= static_cast<float>(kShortestSide) &&
         Meets(horizontal, piece.position, piece.from, kReach) &&
         Meets(horizontal, piece.position, piece.to, kReach);
}

Piece MakePiece(const Picture& picture, const Box2& box, bool horizontal, int thick) {
  Piece piece;
  piece.box = box;
  piece.ruling.axis = horizontal ? Axis::kHorizontal : Axis::kVertical;
  piece.ruling.position = horizontal ? picture.Y((box.top + box.bottom) / 2.0)
                                     : picture.X((box.left + box.right) / 2.0);
  piece.ruling.from = horizontal ? picture.X(box.left) : picture.Y(box.top);
  piece.ruling.to = horizontal ? picture.X(box.right) : picture.Y(box.bottom);
  piece.ruling.thickness = static_cast<float>(thick * 72 / picture.dpi);
  return piece;
}

std::vector<Box2> Components(PIX* pix) {
  std::vector<Box2> out;
  BoxaPtr boxes(pixConnCompBB(pix, 8));
  const int count = boxes ? boxaGetCount(boxes.get()) : 0;
  for (int i = 0; i < count; ++i) {
    l_int32 x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    out.push_back({x, y, x + w, y + h});
  }
  return out;
}

// `length` pixels along the axis, `across` over it.
PixPtr Open(PIX* pix, bool horizontal, int length, int across = 1) {
  return PixPtr(horizontal ? pixOpenBrick(nullptr, pix, length, across)
                           : pixOpenBrick(nullptr, pix, across, length));
}
PixPtr Close(PIX* pix, bool horizontal, int length) {
  return PixPtr(horizontal ? pixCloseSafeBrick(nullptr, pix, length, 1)
                           : pixCloseSafeBrick(nullptr, pix, 1, length));
}
PixPtr Thicker(PIX* pix, bool horizontal, int across) {
  return PixPtr(horizontal ? pixDilateBrick(nullptr, pix, 1, across)
                           : pixDilateBrick(nullptr, pix, across, 1));
}

// Full lines. `horizontal_pieces`: found before; short vertical ones need them. Their ink goes to
// `ink`.
std::vector<Piece> FindSolid(const Picture& picture, bool horizontal,
                             const std::vector<Piece>& horizontal_pieces, PIX* ink) {
  std::vector<Piece> found;
  const int shortest = picture.Px(horizontal ? kShortestHorizontal : kShortestSide);
  PixPtr closed = Close(picture.faint.get(), horizontal, horizontal ? 3 : 5);
  // What is left of a skew makes a thin line a flight of steps: a pixel thicker, it is one again.
  PixPtr thicker = closed ? Thicker(closed.get(), horizontal, 3) : nullptr;
  PixPtr lines = thicker ? Open(thicker.get(), horizontal, shortest) : nullptr;
  if (!lines) return found;
  const int thickest = picture.Px(kThickest), near = std::max(2, picture.Px(1.0));
  for (const Box2& outer : Components(lines.get())) {
    Box2 box = outer;
    (horizontal ? box.top : box.left) += 1;
    (horizontal ? box.bottom : box.right) -= 1;
    const int thick = horizontal ? box.height() : box.width();
    const int length = horizontal ? box.width() : box.height();
    // What is left of a skew or a bend makes a long line thicker.
    if (thick < 1 || thick > thickest + length / 80) continue;
    Piece piece = MakePiece(picture, box, horizontal, thick);
    const bool is_short = !horizontal && length < picture.Px(kShortestVertical);
    const bool side = !horizontal && IsSide(piece.ruling, horizontal_pieces);
    if (is_short && !side) continue;
    // A capital with its marks reaches from border to border of a low row, too.
    if ((is_short || !side) && length < picture.Px(kSurelyLine) &&
        Strokes(picture.binary.get(), box, horizontal, near) > kMostStrokes)
      continue;
    found.push_back(std::move(piece));
  }
  pixAnd(ink, lines.get(), closed.get());
  return found;
}

// Rows of dots, dashes or rests of a line that may be lines of a table; full lines are among them.
std::vector<Piece> FindDotted(const Picture& picture, bool horizontal, double gap) {
  std::vector<Piece> found;
  PixPtr closed = Close(picture.faint.get(), horizontal, picture.Px(gap));
  PixPtr thick = closed ? Thicker(closed.get(), horizontal, 1) : nullptr;
  if (!thick) return found;
  // Rows of text close to blocks, which are taken out.
  PixPtr blocks = horizontal
                      ? PixPtr(pixOpenBrick(nullptr, thick.get(), 1, picture.Px(kDotThick) + 1))
                      : PixPtr(pixOpenBrick(nullptr, thick.get(), picture.Px(kDotThick) + 1, 1));
  if (!blocks) return found;
  pixSubtract(thick.get(), thick.get(), blocks.get());
  PixPtr wider = Thicker(thick.get(), horizontal, 3);
  PixPtr lines =
      wider ? Open(wider.get(), horizontal, picture.Px(horizontal ? kDotLong : kDotSide)) : nullptr;
  if (!lines) return found;
  for (const Box2& outer : Components(lines.get())) {
    Box2 box = outer;
    (horizontal ? box.top : box.left) += 1;
    (horizontal ? box.bottom : box.right) -= 1;
    const int across = horizontal ? box.height() : box.width();
    if (across < 1 || across > picture.Px(kDotThick)) continue;
    const bool is_long = (horizontal ? box.width() : box.height()) > picture.Px(kDotSurely);
    if (Strokes(picture.binary.get(), box, horizontal, picture.Px(kDotWhite)) >
            (is_long ? kMostBesideLong : kMostBeside) ||
        InkShare(picture.faint.get(), box, horizontal) < kLeastInk)
      continue;
    found.push_back(MakePiece(picture, box, horizontal, across));
  }
  return found;
}

// Bridges what a seal hides of a line: a gap that begins and ends within a cell. Where cells are
// merged, it goes from border to border.
std::vector<Piece> Bridge(std::vector<Piece> pieces, const std::vector<Piece>& other,
                          const std::vector<Piece>& other_dotted) {
  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return a.ruling.from < b.ruling.from; });
  std::vector<Piece> out;
  for (Piece& piece : pieces) {
    const auto at_border = [&](float at) {
      return Meets(other, piece.ruling.position, at, kMeets) ||
             Meets(other_dotted, piece.ruling.position, at, kMeets);
    };
    const auto before = std::find_if(out.begin(), out.end(), [&](const Piece& b) {
      const float gap = piece.ruling.from - b.ruling.to;
      return std::abs(b.ruling.position - piece.ruling.position) <= kLevel && gap <= kHidden &&
             (gap <= 0 || (!at_border(b.ruling.to) && !at_border(piece.ruling.from)));
    });
    if (before == out.end()) {
      out.push_back(std::move(piece));
      continue;
    }
    before->ruling.to = std::max(before->ruling.to, piece.ruling.to);
    Box2& box = before->box;
    box = {std::min(box.left, piece.box.left), std::min(box.top, piece.box.top),
           std::max(box.right, piece.box.right), std::max(box.bottom, piece.box.bottom)};
  }
  return out;
}

// Leaves of the dotted pieces those that run from one line of the other axis to another.
void KeepConnected(const std::vector<Piece>& solid_horizontal,
                   const std::vector<Piece>& solid_vertical, std::vector<Piece>& horizontal,
                   std::vector<Piece>& vertical) {
  const auto drop = [](std::vector<Piece>& pieces, const std::vector<Piece>& solid,
                       const std::vector<Piece>& dotted) {
    return std::erase_if(pieces, [&](const Piece& piece) {
      const Ruling& r = piece.ruling;
      const auto ends = [&](float at) {
        return Meets(solid, r.position, at, kMeets) || Meets(dotted, r.position, at, kMeets);
      };
      return !ends(r.from) || !ends(r.to);
    });
  };
  while (drop(horizontal, solid_vertical, vertical) + drop(vertical, solid_horizontal, horizontal) >
         0) {
  }
}

// Whether a short piece stands alone within a table, as strokes of a seal or underlines do.
bool IsLoose(const Piece& piece, const std::vector<Piece>& same, const std::vector<Piece>& other) {
  const Ruling& r = piece.ruling;
  if (r.to - r.from >= kMustMeet) return false;
  if (Meets(other, r.position, r.from, kMeets) || Meets(other, r.position, r.to, kMeets))
    return false;
  if (r.axis == Axis::kVertical) {
    return std::none_of(same.begin(), same.end(), [&](const Piece& beside) {
      return std::abs(beside.ruling.position - r.position) > kMeets &&
             std::abs(beside.ruling.from - r.from) <= kLevel &&
             std::abs(beside.ruling.to - r.to) <= kLevel;
    });
  }
  bool left = false, right = false;
  for (const Piece& border : other) {
    if (border.ruling.from > r.position || border.ruling.to < r.position) continue;
    left |= border.ruling.position < r.from;
    right |= border.ruling.position > r.to;
  }
  return left && right;
}

// Strokes of a seal are thicker than the borders that they cross.
void DropThick(std::vector<Piece>& pieces) {
  std::vector<float> all;
  for (const Piece& piece : pieces) all.push_back(piece.ruling.thickness);
  if (all.empty()) return;
  std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2),
                   all.end());
  const float most = std::max(kThick, kTimesUsual * all[all.size() / 2]);
  std::erase_if(pieces, [&](const Piece& piece) {
    return piece.ruling.thickness > most && piece.ruling.to - piece.ruling.from < kMustMeet;
  });
}

// Adds the ink of the pieces to `mask`, with the gray rim around it.
void Mask(const Picture& picture, PIX* ink, const std::vector<Piece>& pieces, PIX* mask) {
  const int rim = std::max(1, picture.Px(0.4));
  for (const Piece& piece : pieces) {
    const Box2& b = piece.box;
    BOX* area = boxCreate(std::max(0, b.left - rim), std::max(0, b.top - rim), b.width() + 2 * rim,
                          b.height() + 2 * rim);
    PixPtr clip(pixClipRectangle(ink, area, nullptr));
    l_int32 x = 0, y = 0;
    boxGetGeometry(area, &x, &y, nullptr, nullptr);
    boxDestroy(&area);
    PixPtr thicker(clip ? pixDilateBrick(nullptr, clip.get(), 2 * rim + 1, 2 * rim + 1) : nullptr);
    if (thicker)
      pixRasterop(mask, x, y, pixGetWidth(thicker.get()), pixGetHeight(thicker.get()),
                  PIX_SRC | PIX_DST, thicker.get(), 0, 0);
  }
}

// Leaves out what stands in one row alone between borders that go on: stems of letters and edges of
// shadows. A column, even a broken one, has pieces in other rows.
void DropStray(std::vector<Piece>& vertical, const std::vector<Piece>& others,
               const std::vector<Piece>& horizontal) {
  std::vector<Piece> all = vertical;
  all.insert(all.end(), others.begin(), others.end());
  std::erase_if(vertical, [&](const Piece& piece) {
    const Ruling& own = piece.ruling;
    const float length = own.to - own.from;
    if (length >= kStray) return false;
    int same_column = 0, beside = 0;
    for (const Piece& other : all) {
      const Ruling& ruling = other.ruling;
      if (std::abs(ruling.position - own.position) <= kSameColumn) ++same_column;
      if (ruling.from <= own.from + kSameColumn && ruling.to >= own.to - kSameColumn &&
          ruling.to - ruling.from >= 2 * length) {
        ++beside;
      }
    }
    const bool framed = Meets(horizontal, own.position, own.from, kSameLevel) &&
                        Meets(horizontal, own.position, own.to, kSameLevel);
    return same_column < 2 && beside >= (framed ? 3 : 2);
  });
}

}  // namespace

std::vector<Ruling> TakeRulings(Picture& picture) {
  std::vector<Ruling> rulings;
  PixPtr across(pixCreateTemplate(picture.binary.get()));
  PixPtr down(pixCreateTemplate(picture.binary.get()));
  PixPtr mask(pixCreateTemplate(picture.binary.get()));
  if (!across || !down || !mask) return rulings;
  std::vector<Piece> horizontal = FindSolid(picture, true, {}, across.get());
  std::vector<Piece> vertical = FindSolid(picture, false, horizontal, down.get());
  DropStray(vertical, {}, horizontal);
  Mask(picture, across.get(), horizontal, mask.get());
  Mask(picture, down.get(), vertical, mask.get());

  std::vector<Piece> dotted_across, dotted_down;
  for (const double gap : {kDotGap, kRestGap}) {
    for (Piece& piece : FindDotted(picture, true, gap)) dotted_across.push_back(std::move(piece));
    for (Piece& piece : FindDotted(picture, false, gap)) dotted_down.push_back(std::move(piece));
  }
  const std::vector<Piece> all_down = dotted_down;
  dotted_down = Bridge(std::move(dotted_down), horizontal, dotted_across);
  dotted_across = Bridge(std::move(dotted_across), vertical, all_down);
  KeepConnected(horizontal, vertical, dotted_across, dotted_down);
  DropStray(dotted_down, vertical, horizontal);
  Mask(picture, picture.faint.get(), dotted_across, mask.get());
  Mask(picture, picture.faint.get(), dotted_down, mask.get());
  pixSetMasked(picture.gray.get(), mask.get(), 255);
  pixSubtract(picture.binary.get(), picture.binary.get(), mask.get());
  pixSubtract(picture.faint.get(), picture.faint.get(), mask.get());

  horizontal.insert(horizontal.end(), dotted_across.begin(), dotted_across.end());
  vertical.insert(vertical.end(), dotted_down.begin(), dotted_down.end());
  const std::vector<Piece> all_vertical = vertical;
  std::erase_if(vertical, [&](const Piece& p) { return IsLoose(p, all_vertical, horizontal); });
  DropThick(vertical);
  std::erase_if(horizontal, [&](const Piece& p) { return IsLoose(p, {}, vertical); });
  rulings = Join(horizontal, {});
  for (const Ruling& ruling : Join(vertical, horizontal)) rulings.push_back(ruling);
  return rulings;
}

}  // namespace kehoach::ocr
