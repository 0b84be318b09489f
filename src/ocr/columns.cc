// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace kehoach::ocr {
namespace {

// Ems. Words of one line are nearer than kSpace, but for justified ones; columns never are. A strip
// that is narrower than kWide must show by its lines that it is more than a space.
constexpr double kSpace = 0.42, kGutter = 0.45, kWide = 0.9;
// Spaces of titles, which are seldom justified, are no wider than this.
constexpr double kWideSpace = 0.7;
// Pixels to a text that is not there.
constexpr int kNothing = 1 << 20;
// On both sides together.
constexpr int kLeastLines = 5;
// Three lines high at least, or two where it is wider than any space; what lies over or below a
// title across columns, one line.
constexpr double kTall = 3.2, kTwoLines = 1.8, kNoSpace = 1.2, kOneLine = 1.0;
// White between lines of one table, counted over all its columns.
constexpr double kRowGap = 5;
// Lines that may be taken off the end of a strip, and by what they must narrow it.
constexpr int kPeeled = 4;
constexpr double kFarWider = 1.6;
// Lines of one row, however they are set in height.
constexpr double kBeside = 1.2;
// A title across columns has three lines at most.
constexpr double kTitle = 4.5;
// Texts that end so far before a strip show that it is none of the spaces within a line.
constexpr double kRagged = 1.1;
// Marks over letters stand apart from them; they are lower and nearer than this.
constexpr double kMark = 0.4;
// Points. Numbers and what heads them are no wider; most of them have three digits and two stops.
constexpr double kNumbers = 46, kUsualNumber = 26;
// White that lines of one text do not have between them, points.
constexpr double kApart = 26;
// Points: borders that are shorter part no columns; and how far ink of one may be off its middle.
constexpr double kLeastLine = 40, kLineHalf = 1.5;
// The x-height of the faces in use, em.
constexpr double kXHeight = 0.5;
// Fewer letters are no table, nor do they tell how large print is.
constexpr std::size_t kFewLetters = 50;

struct Gutter : Box2 {
  bool drawn = false;  // a border
  bool Parts(int y) const { return top <= y && y < bottom; }
};

int Middle(const Box2& box) { return (box.top + box.bottom) / 2; }

int Shared(int a, int b, int c, int d) { return std::min(b, d) - std::max(a, c); }

bool BesideEachOther(const Box2& a, const Box2& b) {
  return Shared(a.top, a.bottom, b.top, b.bottom) > 0;
}

std::vector<Box2> Components(PIX* pix, const Box2& area) {
  std::vector<Box2> boxes;
  BoxaPtr parts(pixConnCompBB(pix, 8));
  for (int i = 0; parts && i < boxaGetCount(parts.get()); ++i) {
    l_int32 x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(parts.get(), i, &x, &y, &w, &h);
    boxes.push_back({area.left + x, area.top + y, area.left + x + w, area.top + y + h});
  }
  return boxes;
}

// What the height of most letters tells of the print's size, pixels.
double EmOf(const std::vector<Box2>& letters, const Picture& picture) {
  std::vector<int> heights;
  for (const Box2& letter : letters) {
    if (letter.height() >= picture.Px(3) && letter.height() <= picture.Px(16))
      heights.push_back(letter.height());
  }
  if (heights.size() < kFewLetters) return 0;
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle / kXHeight;
}

// Strips around the vertical borders in `area`, wide enough for what is left of their ink.
std::vector<Gutter> VerticalLines(const std::vector<Ruling>& rulings, const Picture& picture,
                                  const Box2& area) {
  std::vector<Gutter> lines;
  const int half = std::max(1, picture.Px(kLineHalf));
  for (const Ruling& ruling : rulings) {
    if (ruling.axis != Axis::kVertical) continue;
    const int x = picture.Px(ruling.position - picture.box.left);
    Gutter line{{std::max(area.left, x - half),
                 std::max(area.top, picture.Px(ruling.from - picture.box.top)),
                 std::min(area.right, x + half),
                 std::min(area.bottom, picture.Px(ruling.to - picture.box.top))},
                true};
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

class Finder {
 public:
  Finder(const Picture& picture, const Box2& area, double em, std::vector<Box2> texts)
      : picture_(picture), area_(area), em_(em), texts_(std::move(texts)) {
    JoinMarks();
    std::sort(texts_.begin(), texts_.end(),
              [](const Box2& a, const Box2& b) { return a.top < b.top; });
  }

  // `drawn`: borders that part columns.
  std::vector<ColumnText> Find(const std::vector<Gutter>& drawn) {
    for (const Gutter& line : drawn) {
      if (HasText(line, true) && HasText(line, false)) gutters_.push_back(line);
    }
    FindGutters();
    KeepCompanions();
    if (gutters_.empty()) return {};
    AddBesideKnown();
    Extend();
    return Stacks();
  }

 private:
  bool HasText(const Gutter& gutter, bool left) const {
    return std::any_of(texts_.begin(), texts_.end(), [&](const Box2& text) {
      return gutter.Parts(Middle(text)) &&
             (left ? text.right <= gutter.left : text.left >= gutter.right);
    });
  }

  int Em(double ems) const { return std::max(1, static_cast<int>(ems * em_ + 0.5)); }

  void JoinMarks() {
    std::vector<char> joined(texts_.size(), 0);
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      const Box2 mark = texts_[i];
      if (mark.height() > Em(kMark)) continue;
      std::size_t best = texts_.size();
      int nearest = Em(kMark) + 1;
      for (std::size_t k = 0; k < texts_.size(); ++k) {
        const Box2& text = texts_[k];
        if (text.height() <= Em(kMark) || joined[k]) continue;
        if (2 * Shared(mark.left, mark.right, text.left, text.right) < mark.width()) continue;
        const int apart = -Shared(mark.top, mark.bottom, text.top, text.bottom);
        if (apart >= nearest) continue;
        nearest = apart;
        best = k;
      }
      if (best == texts_.size()) continue;
      Box2& text = texts_[best];
      text = {std::min(text.left, mark.left), std::min(text.top, mark.top),
              std::max(text.right, mark.right), std::max(text.bottom, mark.bottom)};
      joined[i] = 1;
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (!joined[i]) texts_[kept++] = texts_[i];
    }
    texts_.resize(kept);
  }

  // The white strip before a text, as high as no other text stands in it and as wide as all of it
  // is white. Empty where it is too narrow, or nothing stands on the other side.
  Gutter Before(const Box2& text) const {
    const int from = text.left - Em(kGutter), y = Middle(text);
    Gutter gutter{{area_.left, area_.top, text.left, area_.bottom}};
    for (const Box2& other : texts_) {
      if (other.right <= from || other.left >= text.left) continue;
      if (BesideEachOther(other, text)) return {};
      if (other.top < y)
        gutter.top = std::max(gutter.top, other.bottom);
      else
        gutter.bottom = std::min(gutter.bottom, other.top);
    }
    KeepRun(gutter, y);
    bool any = false;
    for (const Box2& other : texts_) {
      if (other.right > from || !gutter.Parts(Middle(other))) continue;
      any = true;
      gutter.left = std::max(gutter.left, other.right);
    }
    return any ? gutter : Gutter{};
  }

  // Cuts a strip to the lines around `y` that are no further apart than those of one table.
  void KeepRun(Gutter& gutter, int y) const {
    int last = gutter.top, top = gutter.top, bottom = gutter.bottom;
    bool first = true;
    for (const Box2& text : texts_) {  // by their tops
      if (!gutter.Parts(Middle(text))) continue;
      if (first || text.top - last > Em(kRowGap)) {
        if (text.top > y && !first) {
          bottom = last;
          break;
        }
        top = text.top;
      }
      last = first ? text.bottom : std::max(last, text.bottom);
      first = false;
    }
    if (!first) {
      gutter.top = std::max(gutter.top, top);
      gutter.bottom = std::min(gutter.bottom, std::min(bottom, last));
    }
  }

  static int WidestGap(std::vector<const Box2*> line) {
    std::sort(line.begin(), line.end(),
              [](const Box2* a, const Box2* b) { return a->left < b->left; });
    int widest = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
      widest = std::max(widest, line[i]->left - line[i - 1]->right);
    return widest;
  }

  // Takes lines off an end of a strip that leave it far wider: a title over the table or a text
  // below it that has one of its spaces there.
  void Peel(Gutter& gutter) const {
    for (const bool top : {true, false}) {
      if (gutter.width() >= Em(kWideSpace)) return;
      std::vector<const Box2*> beside;
      for (const Box2& text : texts_) {
        if (gutter.Parts(Middle(text))) beside.push_back(&text);
      }
      if (!top) std::reverse(beside.begin(), beside.end());
      for (int lines = 0; lines < kPeeled && !beside.empty(); ++lines) {
        const Box2 end = *beside.front();
        const auto line =
            std::stable_partition(beside.begin(), beside.end(), [&](const Box2* text) {
              return 2 * Shared(text->top, text->bottom, end.top, end.bottom) <=
                     std::min(text->height(), end.height());
            });
        if (WidestGap({line, beside.end()}) >= Em(kWideSpace)) break;
        beside.erase(line, beside.end());
        Gutter wider{{area_.left, area_.bottom, area_.right, area_.top}};
        for (const Box2* text : beside) {
          if (text->left >= gutter.right)
            wider.right = std::min(wider.right, text->left);
          else
            wider.left = std::max(wider.left, text->right);
          wider.top = std::min(wider.top, text->top);
          wider.bottom = std::max(wider.bottom, text->bottom);
        }
        if (wider.width() < kFarWider * gutter.width() || wider.left == area_.left ||
            wider.right == area_.right)
          continue;
        gutter = wider;
        break;
      }
    }
  }

  // Whether another gutter is known to stand between a text and this one.
  bool IsBeyond(const Box2& text, const Gutter& gutter) const {
    return std::any_of(gutters_.begin(), gutters_.end(), [&](const Gutter& other) {
      if (!other.Parts(Middle(text))) return false;
      return text.left >= gutter.right ? other.left >= gutter.right && other.right <= text.left
                                       : other.right <= gutter.left && other.left >= text.right;
    });
  }

  // What lines on both sides tell: whether it can be anything but chance that it is white. Less is
  // asked of one between others that are sure.
  bool PartsColumns(const Gutter& gutter, bool sure_neighbours = false) const {
    std::vector<const Box2*> left, right;
    for (const Box2& text : texts_) {
      if (text.height() <= Em(kMark) || !gutter.Parts(Middle(text)) || IsBeyond(text, gutter))
        continue;
      (text.left >= gutter.right ? right : left).push_back(&text);
    }
    const auto next = [&](const Box2& text, const std::vector<const Box2*>& side, bool after) {
      int gap = kNothing;
      for (const Box2* other : side) {
        if (4 * Shared(text.top, text.bottom, other->top, other->bottom) <
            std::min(text.height(), other->height()))
          continue;
        const int white = after ? other->left - text.right : text.left - other->right;
        if (white >= 0) gap = std::min(gap, white);
      }
      return gap;
    };
    const int ragged = Em(kRagged);
    int lines_left = 0, lines_right = 0, apart = 0, both = 0, ragged_both = 0;
    for (const Box2* text : left) {
      if (next(*text, left, true) < next(*text, right, true)) continue;
      ++lines_left;
      const int gap = next(*text, right, true);
      if (gap >= ragged) ++apart;
      if (gap < kNothing) {
        ++both;
        ragged_both += gap >= ragged ? 1 : 0;
      }
    }
    for (const Box2* text : right) {
      if (next(*text, right, false) < next(*text, left, false)) continue;
      ++lines_right;
      if (next(*text, left, false) >= kNothing) ++apart;
    }
    if (gutter.height() < Em(kTall) || sure_neighbours)
      return lines_left > 0 && lines_right > 0 &&
             gutter.width() >= Em(sure_neighbours ? kWide : kNoSpace);
    if (lines_left < 2 || lines_right < 1 || lines_left + lines_right < kLeastLines) return false;
    if (lines_right == 1) return gutter.width() >= Em(kWide);
    return gutter.width() >= Em(kWide) || (apart >= 2 && both >= 2 && ragged_both >= 1);
  }

  void FindGutters() {
    std::vector<Gutter> all;
    for (const Box2& text : texts_) {
      if (text.height() <= Em(kMark)) continue;
      Gutter gutter = Before(text);
      if (gutter.empty() || gutter.height() < Em(kOneLine)) continue;
      if (gutter.height() >= Em(kTall)) Peel(gutter);
      all.push_back(gutter);
    }
    std::stable_sort(all.begin(), all.end(), [](const Gutter& a, const Gutter& b) {
      return a.height() != b.height() ? a.height() > b.height() : a.width() > b.width();
    });
    for (const Gutter& gutter : all) {
      const bool known = std::any_of(gutters_.begin(), gutters_.end(), [&](const Gutter& other) {
        return Shared(gutter.left, gutter.right, other.left, other.right) > 0 &&
               BesideEachOther(gutter, other);
      });
      if (gutter.height() >= Em(kTwoLines) && !known && PartsColumns(gutter))
        gutters_.push_back(gutter);
      else
        rest_.push_back(gutter);
    }
  }

  // Whether some text between two gutters has texts beside it on both other sides.
  bool ThreeBeside(const Gutter& a, const Gutter& b) const {
    if (a.right > b.left) return false;
    const auto parted = [&](const Box2& text) {
      return a.Parts(Middle(text)) && b.Parts(Middle(text));
    };
    return std::any_of(texts_.begin(), texts_.end(), [&](const Box2& middle) {
      if (!parted(middle) || middle.left < a.right || middle.right > b.left) return false;
      bool left = false, right = false;
      for (const Box2& text : texts_) {
        if (!parted(text) || std::abs(Middle(text) - Middle(middle)) > Em(kBeside)) continue;
        left = left || text.right <= a.left;
        right = right || text.left >= b.right;
      }
      return left && right;
    });
  }

  // Gutters that stand side by side: two at least over three lines and more, or three over less.
  void KeepCompanions() {
    std::vector<Gutter> kept;
    for (const Gutter& gutter : gutters_) {
      int tall = 0, all = 0;
      for (const Gutter& other : gutters_) {
        const int shared = Shared(gutter.top, gutter.bottom, other.top, other.bottom);
        if (shared < Em(kTwoLines) ||
            !(gutter.right <= other.left ? ThreeBeside(gutter, other) : ThreeBeside(other, gutter)))
          continue;
        tall += shared >= Em(kTall) ? 1 : 0;
        ++all;
      }
      (gutter.drawn || tall >= 1 || all >= 2 ? kept : rest_).push_back(gutter);
    }
    gutters_ = std::move(kept);
  }

  // Of a table of few lines some gutters are seen only when others are known.
  void AddBesideKnown() {
    for (const Gutter& gutter : rest_) {
      if (gutter.height() < Em(kTwoLines)) continue;
      int beside = 0;
      bool known = false;
      for (const Gutter& other : gutters_) {
        const int shared = Shared(gutter.top, gutter.bottom, other.top, other.bottom);
        known =
            known || (shared > 0 && Shared(gutter.left, gutter.right, other.left, other.right) > 0);
        beside += 2 * shared > gutter.height() ? 1 : 0;
      }
      if (beside >= 2 && !known && PartsColumns(gutter, true)) gutters_.push_back(gutter);
    }
  }

  // Gutters go on behind a title across columns, or bend around a label.
  void Extend() {
    for (const Gutter& gutter : rest_) {
      Gutter more = gutter;
      bool near = false;
      for (const Gutter& known : gutters_) {
        const int apart = -Shared(known.top, known.bottom, more.top, more.bottom);
        // Only one that is no space may stand a little aside.
        const int aside =
            more.width() >= Em(kWide) ? -Em(kGutter) : std::min(Em(kGutter), known.width());
        if (Shared(known.left, known.right, more.left, more.right) < aside || apart > Em(kTitle))
          continue;
        near = true;
        if (apart >= 0) continue;
        // The longer of the parts over and below.
        if (known.top - more.top > more.bottom - known.bottom)
          more.bottom = known.top;
        else
          more.top = known.bottom;
      }
      if (near && more.height() >= Em(kOneLine)) gutters_.push_back(more);
    }
  }

  struct Stack {
    int left = 0, right = 0;  // the gutters around it, 0: none
    int from = 0, to = 0;     // what they leave it
    Box2 box;
    int range = 0;
    bool open = true;
  };

  std::vector<ColumnText> Stacks() const {
    const std::vector<std::pair<int, int>> ranges = Ranges();
    std::vector<Stack> stacks;
    for (const Box2& text : texts_) {
      const int y = Middle(text);
      const auto range = std::find_if(ranges.begin(), ranges.end(),
                                      [&](const auto& r) { return r.first <= y && y < r.second; });
      if (range == ranges.end()) continue;
      Stack own{-1, -1, area_.left, area_.right, text, static_cast<int>(range - ranges.begin())};
      for (std::size_t i = 0; i < gutters_.size(); ++i) {
        const Gutter& gutter = gutters_[i];
        if (!gutter.Parts(y)) continue;
        if (gutter.right <= text.left && gutter.right > own.from) {
          own.from = gutter.right;
          own.left = static_cast<int>(i);
        }
        if (gutter.left >= text.right && gutter.left < own.to) {
          own.to = gutter.left;
          own.right = static_cast<int>(i);
        }
      }
      Stack* above = nullptr;
      for (Stack& stack : stacks) {
        if (!stack.open) continue;
        if (stack.left == own.left && stack.right == own.right && stack.range == own.range)
          above = &stack;
        else if (Shared(stack.from, stack.to, text.left, text.right) > 0)
          stack.open = false;
      }
      if (own.left < 0 && own.right < 0) continue;
      if (above && text.top - above->box.bottom < picture_.Px(kApart)) {
        Box2& box = above->box;
        box = {std::min(box.left, text.left), std::min(box.top, text.top),
               std::max(box.right, text.right), std::max(box.bottom, text.bottom)};
        continue;
      }
      if (above) above->open = false;
      stacks.push_back(own);
    }
    std::vector<ColumnText> out;
    const bool numbering = IsNumbering(stacks);
    int table = 0, last = 0, range = -1;
    for (const Stack& stack : stacks) {
      const auto [top, bottom] = ranges[static_cast<std::size_t>(stack.range)];
      if (!out.empty() && top - last > Em(kTitle)) ++table;
      last = std::max(last, bottom);
      const bool numbers =
          numbering && stack.left < 0 && stack.box.width() <= picture_.Px(kNumbers);
      out.push_back({stack.box, table, numbers, numbers && stack.range != range});
      if (numbers) range = stack.range;
    }
    return out;
  }

  bool IsNumbering(const std::vector<Stack>& stacks) const {
    std::vector<int> widths;
    for (const Stack& stack : stacks) {
      if (stack.left < 0 && stack.box.width() <= picture_.Px(kNumbers))
        widths.push_back(stack.box.width());
    }
    if (widths.empty()) return false;
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return *middle <= picture_.Px(kUsualNumber);
  }

  // The heights between which two gutters part columns, top to bottom.
  std::vector<std::pair<int, int>> Ranges() const {
    std::vector<std::pair<int, int>> shared, ranges;
    for (const Gutter& a : gutters_) {
      if (a.drawn) shared.emplace_back(a.top, a.bottom);
      for (const Gutter& b : gutters_) {
        const int top = std::max(a.top, b.top), bottom = std::min(a.bottom, b.bottom);
        if (a.right <= b.left && top < bottom) shared.emplace_back(top, bottom);
      }
    }
    std::sort(shared.begin(), shared.end());
    for (const auto& [top, bottom] : shared) {
      if (ranges.empty() || top > ranges.back().second)
        ranges.emplace_back(top, bottom);
      else
        ranges.back().second = std::max(ranges.back().second, bottom);
    }
    return ranges;
  }

  const Picture& picture_;
  const Box2 area_;
  const double em_;
  std::vector<Box2> texts_;  // runs of words without wide gaps, top to bottom
  std::vector<Gutter> gutters_, rest_;
};

}  // namespace

std::vector<ColumnText> FindColumns(PIX* ink, const Picture& picture,
                                    const std::vector<Ruling>& rulings, const Box2& area) {
  BOX* box = boxCreate(area.left, area.top, area.width(), area.height());
  PixPtr clip(pixClipRectangle(ink, box, nullptr));
  boxDestroy(&box);
  if (!clip) return {};
  std::vector<Gutter> drawn;
  for (const Gutter& line : VerticalLines(rulings, picture, area)) {
    pixRasterop(clip.get(), line.left - area.left, line.top - area.top, line.width(), line.height(),
                PIX_CLR, nullptr, 0, 0);
    if (line.height() >= picture.Px(kLeastLine)) drawn.push_back(line);
  }
  const double em = EmOf(Components(clip.get(), area), picture);
  if (em <= 0) return {};
  const int space = std::max(3, static_cast<int>(kSpace * em)) | 1;
  PixPtr runs(pixCloseSafeBrick(nullptr, clip.get(), space, 1));
  if (!runs) return {};
  return Finder(picture, area, em, Components(runs.get(), area)).Find(drawn);
}

}  // namespace kehoach::ocr
