// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/numbering.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::ocr {
namespace {

// Of the height of the line: what is lower than this and ends near its bottom is a full stop.
constexpr double kStopHeight = 0.32, kStopBottom = 0.78;
// The part of the height in which a stroke is nothing but its stem.
constexpr double kStemTop = 0.3, kStemBottom = 0.72;
// A figure is no wider; what is wider are two that touch.
constexpr double kWidest = 0.9;
// A serif or a flag reaches so far beyond its stem, and stands in the top of the line.
constexpr double kFlag = 0.06, kTop = 0.3, kSerif = 0.14;

// Of a letter's height: where a "b" is nothing but its back; and how far that reaches into its
// width.
constexpr double kBackTop = 0.1, kBackBottom = 0.24, kBackWidth = 0.55;
// Serifs that touch make the top and the foot of "II" as wide as this share of all of it; a "0" is
// far narrower there.
constexpr double kSerifs = 0.7;

// First and last column with ink in each of the rows, and how many runs of it.
struct Row {
  int first = 0, last = -1, runs = 0;
};

Row ScanRow(PIX* ink, int y, int left, int right) {
  const l_uint32* data = pixGetData(ink) + std::size_t(y) * pixGetWpl(ink);
  Row row;
  bool inside = false;
  for (int x = left; x < right; ++x) {
    const bool set = GET_DATA_BIT(data, x) != 0;
    if (set && !inside) ++row.runs;
    if (set && row.last < 0) row.first = x;
    if (set) row.last = x;
    inside = set;
  }
  return row;
}

// The extent of the ink in rows [top, bottom); empty when there is none.
std::pair<int, int> Extent(PIX* ink, const Box2& box, int top, int bottom) {
  int first = box.right, last = box.left - 1;
  for (int y = top; y < bottom; ++y) {
    const Row row = ScanRow(ink, y, box.left, box.right);
    if (row.last < 0) continue;
    first = std::min(first, row.first);
    last = std::max(last, row.last);
  }
  return {first, last};
}

bool IsBacked(PIX* ink, const Box2& letter) {
  const auto row = [&](double share) {
    return letter.top + static_cast<int>(share * letter.height());
  };
  const auto [first, last] = Extent(ink, letter, row(kBackTop), row(kBackBottom));
  return first <= last && last - letter.left < kBackWidth * letter.width();
}

// Whether every piece is as wide at its top and its foot as strokes with serifs are.
bool HaveSerifs(PIX* ink, const std::vector<Box2>& letters, int rows) {
  return std::all_of(letters.begin(), letters.end(), [&](const Box2& letter) {
    const auto [top_first, top_last] = Extent(ink, letter, letter.top, letter.top + rows);
    const auto [foot_first, foot_last] = Extent(ink, letter, letter.bottom - rows, letter.bottom);
    return std::min(top_last - top_first, foot_last - foot_first) + 1 >= kSerifs * letter.width();
  });
}

// The recogniser takes a full stop between figures for a 4: "143", "7.43".
void DropStopsReadAsDigits(std::string& digits, const GlyphShape& shape) {
  if (shape.stops.empty() || shape.letters.empty() ||
      digits.size() != shape.letters.size() + shape.stops.size() ||
      shape.stops.back() > shape.letters.back() || shape.widest > kWidest * shape.height)
    return;
  std::vector<std::pair<int, bool>> pieces;  // place, whether it is a stop
  for (const int x : shape.letters) pieces.emplace_back(x, false);
  for (const int x : shape.stops) pieces.emplace_back(x, true);
  std::sort(pieces.begin(), pieces.end());
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].second && digits[i] != '4') return;
    if (!pieces[i].second) out += digits[i];
  }
  digits = std::move(out);
}

// Pieces of one letter, from left to right: its dot or mark, and what a thin print broke in two.
std::vector<Box2> JoinPieces(std::vector<Box2> pieces) {
  std::sort(pieces.begin(), pieces.end(),
            [](const Box2& a, const Box2& b) { return a.left < b.left; });
  std::vector<Box2> joined;
  for (const Box2& piece : pieces) {
    if (!joined.empty()) {
      Box2& last = joined.back();
      const int shared = std::min(last.right, piece.right) - piece.left;
      if (2 * shared > std::min(last.width(), piece.width())) {
        last = {last.left, std::min(last.top, piece.top), std::max(last.right, piece.right),
                std::max(last.bottom, piece.bottom)};
        continue;
      }
    }
    joined.push_back(piece);
  }
  return joined;
}

// "C" for "€" and the like, also beside it ("c€"): a letter with the stroke that such a sign has.
std::string LetterC(const std::string& bare) {
  char letter = 0;
  bool sign = false;
  for (std::size_t at = 0; at < bare.size();) {
    const char32_t c = text::NextCodePoint(bare, at);
    if (c == U'€' || c == U'©' || c == U'Ç') {
      sign = true;
    } else if ((c == U'c' || c == U'C') && letter == 0) {
      letter = static_cast<char>(c);
    } else {
      return {};
    }
  }
  return sign ? std::string(1, letter == 0 ? 'C' : letter) : std::string();
}

bool IsBareNumber(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
}

}  // namespace

int NumberOf(const std::string& text) {
  std::string digits = text;
  while (!digits.empty() && (digits.back() == '.' || digits.back() == ')')) digits.pop_back();
  if (digits.empty() || digits.size() > 4 ||
      digits.find_first_not_of("0123456789") != std::string::npos)
    return 0;
  return std::stoi(digits);
}

bool IsOtherNumber(const std::string& text) {
  std::string bare = text;
  while (!bare.empty() && (bare.back() == '.' || bare.back() == ')')) bare.pop_back();
  if (bare == "đ" || bare == "Đ" || bare == "-" || bare == "+") return true;
  if (bare.empty() || bare.size() > 7) return false;
  if (bare.find_first_not_of("IVX") == std::string::npos) return true;
  if (bare.size() == 1 &&
      ((bare[0] >= 'a' && bare[0] <= 'y') || (bare[0] >= 'A' && bare[0] <= 'H')))
    return true;
  return bare.find_first_not_of("0123456789.") == std::string::npos;
}

bool IsNumberingHead(const std::string& text) {
  std::string fold;
  for (const char c : text::FoldForRules(text)) {
    if (c != ' ' && c != '.') fold += c;
  }
  return fold == "stt" || fold == "tt" || fold == "sott" || fold == "sothutu" || fold == "so";
}

void UseDigits(std::vector<RawWord>& words, const std::vector<RawWord>& digits,
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
    if (fits(i, i - 1, -1) || fits(i, i + 1, 1) || (!other_number && NumberOf(digits[i].text) > 0))
      words[i] = digits[i];
  }
}

GlyphShape MeasureShape(PIX* ink, const Box2& box) {
  GlyphShape shape;
  BOX* area = boxCreate(box.left, box.top, box.width(), box.height());
  PixPtr clip(pixClipRectangle(ink, area, nullptr));
  boxDestroy(&area);
  if (!clip) return shape;
  BoxaPtr parts(pixConnCompBB(clip.get(), 8));
  if (!parts) return shape;
  const int high = box.height();
  shape.height = high;
  int right_letter = 0;
  Box2 dot, stroke;
  std::vector<Box2> pieces;
  for (int i = 0; i < boxaGetCount(parts.get()); ++i) {
    l_int32 x = 0, y = 0, w = 0, h = 0;
    boxaGetBoxGeometry(parts.get(), i, &x, &y, &w, &h);
    const bool low = h <= kStopHeight * high && w <= kStopHeight * high;
    if (low && y + h >= kStopBottom * high) {
      shape.stops.push_back(box.left + x + w / 2);
    } else {
      right_letter = std::max(right_letter, x + w);
      pieces.push_back({x, y, x + w, y + h});
      if (low && 8 * y <= high) {
        dot = pieces.back();
      } else {
        stroke = pieces.back();
      }
    }
  }
  // The dot of an "i" stands over the middle of its stroke with white between them.
  const int beside = std::abs((dot.left + dot.right) - (stroke.left + stroke.right)) / 2;
  shape.dotted = pieces.size() == 2 && !dot.empty() && !stroke.empty() &&
                 beside <= std::max(1, high / 8) && stroke.top > dot.bottom &&
                 8 * (high - stroke.bottom) <= high && stroke.width() < stroke.height();
  std::vector<Box2> joined = JoinPieces(std::move(pieces));
  for (Box2& letter : joined) {
    letter = {box.left + letter.left, box.top + letter.top, box.left + letter.right,
              box.top + letter.bottom};
    shape.letters.push_back((letter.left + letter.right) / 2);
    shape.widest = std::max(shape.widest, letter.width());
  }
  if (!joined.empty()) {
    shape.first_height = joined.front().height();
    shape.backed = IsBacked(ink, joined.front());
  }
  std::sort(shape.stops.begin(), shape.stops.end());
  if (shape.letters.empty()) return shape;

  // Stems: the same few runs of ink in every row of the middle, at the same place.
  const Box2 letters{box.left, box.top, box.left + right_letter, box.bottom};
  const int top = box.top + static_cast<int>(kStemTop * high);
  const int bottom = box.top + static_cast<int>(kStemBottom * high);
  const Row first = ScanRow(ink, top, letters.left, letters.right);
  const int slack = std::max(1, high / 16);
  int stems = first.runs;
  for (int y = top; y < bottom; ++y) {
    const Row row = ScanRow(ink, y, letters.left, letters.right);
    if (row.runs != first.runs || std::abs(row.first - first.first) > slack ||
        std::abs(row.last - first.last) > slack)
      stems = 0;
  }
  // A stroke as wide as it is high is none: "E" cut to its back would have one run, too.
  if (stems == 0 || stems > 3 || first.last - first.first > high * stems) return shape;
  const auto [head_first, head_last] =
      Extent(ink, letters, box.top, box.top + static_cast<int>(kTop * high));
  const auto [serif_first, serif_last] =
      Extent(ink, letters, box.top, box.top + std::max(1, static_cast<int>(kSerif * high)));
  const double flag = kFlag * high;
  const bool left = first.first - head_first > flag, right = serif_last - first.last > flag;
  // Wide at the top and narrow at the foot is a "T".
  const auto [foot_first, foot_last] =
      Extent(ink, letters, box.bottom - std::max(1, static_cast<int>(kSerif * high)), box.bottom);
  if (left && right && (serif_last - serif_first) > 1.5 * (foot_last - foot_first)) return shape;
  // And the other way round an "L"; what bends away from its back is a "C".
  if (!left && (right || foot_last - first.last > 2 * flag)) return shape;
  // Round at the top or the foot is a "0", an "O", a "U".
  if (serif_last < first.last - slack || foot_last < first.last - slack ||
      foot_first > first.first + slack || head_first > first.first + slack)
    return shape;
  // Digits stand apart; the serifs of "II" may touch.
  const bool flagged = left && !right;
  const bool touch = static_cast<int>(shape.letters.size()) != stems;
  if (touch && (flagged || !HaveSerifs(ink, joined, slack))) return shape;
  shape.stems = stems;
  shape.flagged = flagged;
  return shape;
}

int LeadingStems(PIX* ink, const Box2& box) {
  const int top = box.top + static_cast<int>(kStemTop * box.height());
  const int bottom = box.top + static_cast<int>(kStemBottom * box.height());
  const int rows = bottom - top;
  if (rows < 4) return 0;
  int stems = 0, full = 0, partial = 0;
  const auto end_run = [&] {
    // The rim of a stem is ragged; a letter that leans or bends has no column of its own.
    const bool stem = full > 0 && partial <= 2 + full / 2 && full <= box.height() / 3;
    const bool nothing = full == 0 && partial == 0;
    if (stem) ++stems;
    full = partial = 0;
    return stem || nothing;
  };
  for (int x = box.left; x < box.right; ++x) {
    int inked = 0;
    for (int y = top; y < bottom; ++y)
      inked += GET_DATA_BIT(pixGetData(ink) + std::size_t(y) * pixGetWpl(ink), x) != 0 ? 1 : 0;
    if (inked == 0) {
      if (!end_run()) return stems;
    } else {
      ++(inked >= rows - 1 ? full : partial);
    }
  }
  end_run();
  return stems;
}

bool IsTooWide(const std::string& text, const GlyphShape& shape) {
  const bool figure = text.size() == 1 && text[0] >= '0' && text[0] <= '9';
  return figure && shape.widest > kWidest * shape.height;
}

std::string FitToShape(const std::string& text, const GlyphShape& shape) {
  std::string bare = text;
  std::string closing;
  while (!bare.empty() && bare.back() == ')') {
    closing += ')';
    bare.pop_back();
  }
  if (bare.empty()) return text;
  if (shape.dotted) {
    constexpr std::u32string_view kReadAs = U"I¡líìỉĩịï!|i";
    bool all = true;
    for (std::size_t at = 0; at < bare.size();)
      all = all && kReadAs.find(text::NextCodePoint(bare, at)) != std::u32string_view::npos;
    if (all) return "i" + closing;
  }
  if (const std::string letter = LetterC(bare); !letter.empty()) return letter + closing;
  if (shape.backed && (bare == "Đ" || bare == "đ")) return "b" + closing;
  if (!closing.empty()) return text;
  if (shape.stems > 0 && bare.find_first_of("/%,") == std::string::npos && bare.size() <= 6) {
    std::string strokes(static_cast<std::size_t>(shape.stems), shape.flagged ? '1' : 'I');
    if (shape.flagged && shape.stops.size() == 1 && shape.stems == 2 &&
        shape.stops[0] < shape.letters.back())
      return "1.1";
    if (shape.stops.size() > 1) return text;
    if (shape.stops.size() == 1 && shape.stops[0] > shape.letters.back()) strokes += '.';
    return strokes;
  }
  // A letter more than there is ink for belongs to the next cell on the line that was read.
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (shape.letters.size() == 1 && bare.size() == 2 && is_letter(bare[0]) && is_letter(bare[1]))
    return bare.substr(0, 1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (shape.letters.size() == 1 && bare.size() == 2 && is_digit(bare[0]) != is_digit(bare[1]) &&
      (is_letter(bare[0]) || is_letter(bare[1])))
    return std::string(1, is_digit(bare[0]) ? bare[0] : bare[1]);
  // What the recogniser puts between digits for a full stop.
  for (const std::string_view other : {",", "⁄", "·", ":", "-"}) {
    const std::size_t at = bare.find(other);
    if (at != std::string::npos && at > 0 && !shape.stops.empty())
      bare.replace(at, other.size(), ".");
  }
  if (!IsBareNumber(bare)) return text;
  std::string digits;
  for (const char c : bare) {
    if (c != '.') digits += c;
  }
  DropStopsReadAsDigits(digits, shape);
  if (digits.size() != shape.letters.size()) return text;
  std::string out;
  std::size_t stop = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    out += digits[i];
    const bool is_last = i + 1 == digits.size();
    if (stop < shape.stops.size() && shape.stops[stop] > shape.letters[i] &&
        (is_last || shape.stops[stop] < shape.letters[i + 1])) {
      out += '.';
      ++stop;
    }
  }
  return stop == shape.stops.size() ? out : text;
}

}  // namespace kehoach::ocr
