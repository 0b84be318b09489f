// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "layout/layout.h"
#include "text/text.h"

namespace kehoach::layout {
namespace {

// Gaps are measured in em of the smaller neighbour. A space is 0.25 em wide in the faces that
// the decrees prescribe; justified lines shrink it to about 0.15 em. Kerning and rounding of
// glyph widths stay below 0.08 em.
constexpr float kWordGap = 0.13f;
constexpr float kWordGapAtSpace = 0.05f;  // where the text layer has a space as well
// A glyph that starts this far back over its predecessor starts a fragment of its own.
constexpr float kLargestOverlap = 0.35f;
// Baselines this close (in em) are one line of text.
constexpr float kSameBaseline = 0.12f;
// Marks of footnotes: raised by this much (em of the word beside it) and smaller by this factor.
constexpr float kLeastRaise = 0.15f, kMostRaise = 0.75f, kSuperscriptSize = 0.8f;

// All coordinates of a Page are multiples of 1/64 pt, so that the archive can keep them exactly
// in few bytes. Rulings and boxes are never compared more finely.
float Quantise(float value) { return std::round(value * 64.0f) / 64.0f; }

// Glyphs drawn one after the other without a gap.
struct Fragment {
  std::u32string text;
  float left = 0, right = 0, baseline = 0, size = 0;
  std::uint16_t font = 0;
  bool annotation = false;
  bool space_before = false, space_after = false;
  bool raised = false;  // a digit of a face's own superior figures
  bool same_charset(const Fragment& other, const std::vector<text::Charset>& charsets) const {
    return charsets[font] == charsets[other.font];
  }
};

bool IsSpace(char32_t c) {
  return c == ' ' || c == 0xA0 || c == '\t' || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F;
}

// The charset of each font, decided on all text that the page sets in it.
std::vector<text::Charset> DecideCharsets(const GlyphCapture& capture) {
  std::vector<text::Charset> charsets(capture.fonts.size(), text::Charset::kUnicode);
  bool any = false;
  for (std::size_t i = 0; i < capture.fonts.size(); ++i) {
    charsets[i] = text::CharsetOfFont(capture.fonts[i].name);
    any = any || charsets[i] != text::Charset::kUnicode;
  }
  if (!any) return charsets;
  std::vector<std::u32string> runs(capture.fonts.size());
  for (const Glyph& glyph : capture.glyphs) {
    if (charsets[glyph.font] == text::Charset::kUnicode) continue;
    runs[glyph.font].append(capture.text, glyph.text_begin, glyph.text_length);
  }
  for (std::size_t i = 0; i < charsets.size(); ++i) {
    if (charsets[i] != text::Charset::kUnicode && !text::LooksEncoded(charsets[i], runs[i])) {
      charsets[i] = text::Charset::kUnicode;
    }
  }
  return charsets;
}

// The direction most glyphs are written in. A table set sideways on an upright page makes it 1
// or 3; the page is then turned so that it reads upright.
int MainDirection(const GlyphCapture& capture) {
  std::array<std::size_t, 4> count{};
  for (const Glyph& glyph : capture.glyphs) ++count[glyph.direction & 3];
  const auto most = std::max_element(count.begin(), count.end());
  return static_cast<int>(most - count.begin());
}

// Maps a point of the page as shown to the page turned so that `direction` reads left to right.
struct Turn {
  int direction;
  float width, height;  // of the page as shown
  float X(float x, float y) const {
    switch (direction) {
      case 1:
        return y;
      case 2:
        return width - x;
      case 3:
        return height - y;
      default:
        return x;
    }
  }
  float Y(float x, float y) const {
    switch (direction) {
      case 1:
        return width - x;
      case 2:
        return height - y;
      case 3:
        return x;
      default:
        return y;
    }
  }
  Rect Box(const Rect& box) const {
    const float x0 = X(box.left, box.top), x1 = X(box.right, box.bottom);
    const float y0 = Y(box.left, box.top), y1 = Y(box.right, box.bottom);
    return {std::min(x0, x1), std::min(y0, y1), std::max(x0, x1), std::max(y0, y1)};
  }
  Ruling Line(const Ruling& ruling) const {
    const bool horizontal = ruling.axis == Axis::kHorizontal;
    const Rect box =
        Box(horizontal ? Rect{ruling.from, ruling.position, ruling.to, ruling.position}
                       : Rect{ruling.position, ruling.from, ruling.position, ruling.to});
    const bool turned = direction == 1 || direction == 3;
    const bool now_horizontal = horizontal != turned;
    return now_horizontal
               ? Ruling{Axis::kHorizontal, box.top, box.left, box.right, ruling.thickness}
               : Ruling{Axis::kVertical, box.left, box.top, box.bottom, ruling.thickness};
  }
};

// Some fonts have superior figures of their own, drawn on the baseline and mapped to plain digits.
// They give themselves away by an advance smaller than that of the same digit elsewhere.
class SuperiorFigures {
 public:
  explicit SuperiorFigures(const GlyphCapture& capture) : widest_(capture.fonts.size()) {
    for (const Glyph& glyph : capture.glyphs) {
      const int digit = DigitOf(capture, glyph);
      if (digit >= 0)
        widest_[glyph.font][digit] =
            std::max(widest_[glyph.font][digit], glyph.advance / glyph.size);
    }
  }
  bool Has(const GlyphCapture& capture, const Glyph& glyph) const {
    const int digit = DigitOf(capture, glyph);
    return digit >= 0 && glyph.advance / glyph.size < 0.88f * widest_[glyph.font][digit];
  }

 private:
  static int DigitOf(const GlyphCapture& capture, const Glyph& glyph) {
    if (glyph.text_length != 1 || glyph.size <= 0) return -1;
    const char32_t c = capture.text[glyph.text_begin];
    return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  }
  std::vector<std::array<float, 10>> widest_;
};

// Fragments in drawing order; counts what the page's quality needs on the way.
std::vector<Fragment> BuildFragments(const GlyphCapture& capture, const Turn& turn,
                                     TextQuality& quality) {
  std::vector<Fragment> fragments;
  fragments.reserve(capture.glyphs.size() / 4 + 1);
  const SuperiorFigures superior(capture);
  bool space = false;
  for (const Glyph& glyph : capture.glyphs) {
    if (glyph.signature) {
      quality.annotation_characters += glyph.text_length;
      continue;
    }
    const std::u32string_view code_points(capture.text.data() + glyph.text_begin,
                                          glyph.text_length);
    const bool blank =
        std::all_of(code_points.begin(), code_points.end(), [](char32_t c) { return IsSpace(c); });
    if (blank && !glyph.unmapped) {
      space = true;
      if (!fragments.empty()) fragments.back().space_after = true;
      continue;
    }
    if (glyph.annotation) {
      quality.annotation_characters += glyph.text_length;
    } else if (glyph.invisible) {
      quality.invisible_characters += glyph.text_length;
    } else {
      quality.characters += std::max<int>(glyph.text_length, 1);
    }
    if (glyph.unmapped) ++quality.unmapped;
    if (code_points.empty() || glyph.direction != turn.direction || glyph.size <= 0) {
      space = true;
      continue;
    }
    const float x = turn.X(glyph.x, glyph.baseline), y = turn.Y(glyph.x, glyph.baseline);
    const float em = glyph.size;
    const bool raised = superior.Has(capture, glyph);
    if (!fragments.empty() && !space) {
      Fragment& last = fragments.back();
      const float gap = x - last.right;
      if (std::abs(last.baseline - y) < 0.05f * em && std::abs(last.size - em) < 0.1f * em &&
          last.annotation == glyph.annotation && gap < kWordGap * em &&
          gap > -kLargestOverlap * em && last.font == glyph.font && last.raised == raised) {
        last.text.append(code_points);
        last.right = std::max(last.right, x + glyph.advance);
        continue;
      }
    }
    Fragment& fragment = fragments.emplace_back();
    fragment.text.assign(code_points);
    fragment.left = x;
    fragment.right = x + glyph.advance;
    fragment.baseline = y;
    fragment.size = em;
    fragment.font = glyph.font;
    fragment.annotation = glyph.annotation;
    fragment.space_before = space;
    fragment.raised = raised;
    space = false;
  }
  return fragments;
}

// Runs of fragments on one baseline, each run sorted by x; runs from top to bottom.
std::vector<std::vector<std::uint32_t>> ClusterByBaseline(const std::vector<Fragment>& fragments) {
  std::vector<std::uint32_t> order(fragments.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return fragments[a].baseline < fragments[b].baseline;
  });
  std::vector<std::vector<std::uint32_t>> lines;
  for (std::size_t i = 0; i < order.size();) {
    const float first = fragments[order[i]].baseline;
    float em = fragments[order[i]].size;
    std::vector<std::uint32_t> line;
    for (; i < order.size() &&
           fragments[order[i]].baseline - first <=
               std::max(kSameBaseline * std::min(em, fragments[order[i]].size), 0.3f);
         ++i) {
      line.push_back(order[i]);
    }
    std::stable_sort(line.begin(), line.end(), [&](std::uint32_t a, std::uint32_t b) {
      return fragments[a].left < fragments[b].left;
    });
    lines.push_back(std::move(line));
  }
  return lines;
}

// Some producers draw a text twice, a fraction of a point apart, to make it bold.
bool DrawnTwice(const Fragment& a, const Fragment& b) {
  return a.text == b.text && std::abs(a.left - b.left) < 0.12f * a.size &&
         std::abs(a.size - b.size) < 0.1f * a.size;
}

// The gap that parts words on this line: larger where letters are set apart on purpose.
float WordGapOf(const std::vector<Fragment>& fragments, const std::vector<std::uint32_t>& line) {
  std::vector<float> gaps;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    letters += fragments[line[i]].text.size();
    if (i == 0) continue;
    const Fragment &a = fragments[line[i - 1]], &b = fragments[line[i]];
    if (a.space_after || b.space_before) continue;
    gaps.push_back((b.left - a.right) / std::min(a.size, b.size));
  }
  // Letters set apart come as fragments of one letter each, every one of them apart. (A word in two
  // fonts is short fragments too, but most of those touch.)
  if (gaps.size() < 5 || 4 * letters > 6 * line.size()) return kWordGap;
  std::sort(gaps.begin(), gaps.end());
  const float least = gaps[gaps.size() / 8], median = gaps[gaps.size() / 2];
  return least > kWordGap && median < 0.6f ? median + 0.12f : kWordGap;
}

// Accents that some fonts draw as spacing characters over the letter before them.
char32_t CombiningOf(char32_t accent) {
  switch (accent) {
    case 0x00B4:
      return 0x0301;
    case 0x0060:
      return 0x0300;
    case 0x02C6:
      return 0x0302;
    case 0x02DC:
      return 0x0303;
    case 0x02D8:
      return 0x0306;
    default:
      return 0;
  }
}

class WordBuilder {
 public:
  WordBuilder(const GlyphCapture& capture, std::vector<text::Charset> charsets, Page& page)
      : capture_(capture), charsets_(std::move(charsets)), page_(page) {}

  void AddLine(const std::vector<Fragment>& fragments, const std::vector<std::uint32_t>& line) {
    const float word_gap = WordGapOf(fragments, line);
    const Fragment* last = nullptr;
    for (const std::uint32_t index : line) {
      const Fragment& fragment = fragments[index];
      if (last != nullptr && DrawnTwice(*last, fragment)) continue;
      if (last == nullptr || Parts(*last, fragment, word_gap)) Flush();
      Append(fragment);
      last = &fragment;
    }
    Flush();
  }

 private:
  struct Run {
    std::u32string text;
    text::Charset charset;
  };

  bool Parts(const Fragment& a, const Fragment& b, float word_gap) const {
    const float em = std::min(a.size, b.size);
    const float gap = (b.left - right_) / em;
    if (a.annotation != b.annotation || a.raised != b.raised) return true;
    if (std::max(a.size, b.size) > 1.35f * em) return true;
    const bool space = a.space_after || b.space_before;
    return gap > (space ? std::min(kWordGapAtSpace, word_gap) : word_gap) || gap < -1.5f;
  }

  void Append(const Fragment& fragment) {
    const text::Charset charset = charsets_[fragment.font];
    if (runs_.empty()) {
      first_ = &fragment;
      right_ = fragment.right;
    }
    const bool over_last = !runs_.empty() && fragment.text.size() == 1 &&
                           fragment.left < right_ - 0.3f * (fragment.right - fragment.left);
    if (runs_.empty() || runs_.back().charset != charset) runs_.push_back({{}, charset});
    const char32_t mark =
        over_last && charset == text::Charset::kUnicode ? CombiningOf(fragment.text.front()) : 0;
    if (mark != 0) {
      runs_.back().text.push_back(mark);
    } else {
      runs_.back().text.append(fragment.text);
    }
    right_ = std::max(right_, fragment.right);
  }

  void Flush() {
    if (runs_.empty()) return;
    std::u32string joined;
    for (Run& run : runs_) {
      joined += run.charset == text::Charset::kUnicode ? std::move(run.text)
                                                       : text::DecodeLegacy(run.charset, run.text);
    }
    runs_.clear();
    std::string repaired = text::Repair(joined);
    if (repaired.empty() || repaired == " ") return;
    const CapturedFont& font = capture_.fonts[first_->font];
    Word& word = page_.words.emplace_back();
    word.text = std::move(repaired);
    word.box = {Quantise(first_->left), Quantise(first_->baseline - font.ascent * first_->size),
                Quantise(right_), Quantise(first_->baseline - font.descent * first_->size)};
    word.baseline = Quantise(first_->baseline);
    word.size = Quantise(first_->size);
    word.font = first_->font;
    word.annotation = first_->annotation;
    word.superscript = first_->raised;
  }

  const GlyphCapture& capture_;
  std::vector<text::Charset> charsets_;
  Page& page_;
  std::vector<Run> runs_;
  const Fragment* first_ = nullptr;
  float right_ = 0;
};

// "1", "12", "(2)", "*": what a raised mark may be. Small print beside large is no mark.
bool CanBeMark(const std::string& text) {
  if (text.empty() || text.size() > 4) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '*' || c == '(' || c == ')' || c == '[' || c == ']';
  });
}

// Words are sorted by baseline: a mark's neighbour stands on one of the next lines below it.
void MarkSuperscripts(std::vector<Word>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    Word& mark = words[i];
    if (!CanBeMark(mark.text)) continue;
    for (std::size_t j = i + 1; j < words.size(); ++j) {
      const Word& word = words[j];
      const float raise = word.baseline - mark.baseline;
      if (raise > kMostRaise * 2 * mark.size) break;
      if (mark.size > kSuperscriptSize * word.size || raise < kLeastRaise * word.size ||
          raise > kMostRaise * word.size) {
        continue;
      }
      const float behind = mark.box.left - word.box.right;
      // The mark that opens a footnote stands before its text.
      const float before = word.box.left - mark.box.right;
      if (std::abs(behind) < 0.35f * word.size ||
          (before > -0.1f * word.size && before < 0.6f * word.size)) {
        mark.superscript = true;
        break;
      }
    }
  }
}

// A line that runs along the words above it, no further than they do, is their underline (or
// strikes them through), not a border.
bool IsUnderline(const Ruling& ruling, const std::vector<Word>& words) {
  if (ruling.axis != Axis::kHorizontal || ruling.thickness > 2.0f) return false;
  const auto first = std::lower_bound(words.begin(), words.end(), ruling.position - 12.0f,
                                      [](const Word& word, float y) { return word.baseline < y; });
  float left = 0, right = 0;
  bool any = false;
  for (auto it = first; it != words.end() && it->baseline < ruling.position + 8.0f; ++it) {
    const float below = (ruling.position - it->baseline) / std::max(it->size, 1.0f);
    if (below > 0.24f || below < -0.45f) continue;
    if (it->box.right < ruling.from - 1 || it->box.left > ruling.to + 1) continue;
    left = any ? std::min(left, it->box.left) : it->box.left;
    right = any ? std::max(right, it->box.right) : it->box.right;
    any = true;
  }
  return any && ruling.from > left - 2.0f && ruling.to < right + 2.0f;
}

float ImageCover(const Page& page) {
  double area = 0;
  for (const Image& image : page.images) {
    const float width = Overlap(image.box.left, image.box.right, 0, page.width);
    const float height = Overlap(image.box.top, image.box.bottom, 0, page.height);
    if (width > 0 && height > 0) area += double{width} * height;
  }
  const double whole = double{page.width} * page.height;
  return whole > 0 ? static_cast<float>(std::min(1.0, area / whole)) : 0;
}

// Thresholds from measured documents: healthy Vietnamese text has 0.10-0.26 letters that only
// Vietnamese uses, junk layers of English OCR 0.000-0.015; healthy text parses as syllables for
// more than 0.9 of its words.
constexpr int kFewestCharacters = 40;
constexpr int kFewestJudgedWords = 12;
constexpr float kLeastVietnamese = 0.04f;
constexpr float kLeastSyllables = 0.70f;
constexpr float kMostPrivateUse = 0.01f;
constexpr float kMostUnmapped = 0.05f;
constexpr float kScanCover = 0.6f;

void Judge(Page& page) {
  TextQuality& quality = page.quality;
  text::Plausibility sum;
  for (const Word& word : page.words) {
    if (!word.annotation) text::Add(sum, word.text);
  }
  quality.private_use = sum.private_use;
  quality.vietnamese_share =
      sum.letters > 0 ? static_cast<float>(sum.vietnamese_letters) / static_cast<float>(sum.letters)
                      : 0;
  quality.syllable_share = sum.judged_words > 0 ? static_cast<float>(sum.syllables) /
                                                      static_cast<float>(sum.judged_words)
                                                : 0;
  quality.image_cover = ImageCover(page);
  const int visible = quality.characters;
  auto fail = [&](TextVerdict verdict, const char* reason) {
    quality.verdict = verdict;
    quality.reason = reason;
  };
  quality.verdict = TextVerdict::kUsable;
  quality.reason.clear();
  if (quality.image_cover > kScanCover && visible < kFewestCharacters &&
      quality.invisible_characters < kFewestCharacters) {
    return fail(TextVerdict::kNoText, "an image covers the page and there is no text over it");
  }
  if (visible + quality.invisible_characters == 0) {
    return fail(TextVerdict::kNoText, quality.annotation_characters > 0
                                          ? "the only text belongs to annotations or signatures"
                                          : "the page has no text");
  }
  if (visible > 0 &&
      static_cast<float>(quality.unmapped) > kMostUnmapped * static_cast<float>(visible)) {
    return fail(TextVerdict::kImplausible, "glyphs have no Unicode value (broken ToUnicode)");
  }
  if (sum.letters > 0 &&
      static_cast<float>(quality.private_use) > kMostPrivateUse * static_cast<float>(sum.letters)) {
    return fail(TextVerdict::kImplausible, "letters are mapped to private-use code points");
  }
  if (sum.judged_words >= kFewestJudgedWords) {
    if (quality.syllable_share < kLeastSyllables) {
      return fail(TextVerdict::kImplausible, "too few words are possible Vietnamese syllables");
    }
    if (quality.vietnamese_share < kLeastVietnamese) {
      return fail(TextVerdict::kImplausible, "too few letters are Vietnamese ones");
    }
  }
}

}  // namespace

Page BuildPage(const GlyphCapture& capture) {
  const Turn turn{MainDirection(capture), capture.width, capture.height};
  const bool sideways = turn.direction == 1 || turn.direction == 3;
  Page page;
  page.number = capture.page;
  page.width = Quantise(sideways ? capture.height : capture.width);
  page.height = Quantise(sideways ? capture.width : capture.height);
  for (const CapturedFont& font : capture.fonts) {
    page.fonts.push_back({font.name, font.bold, font.italic});
  }
  const std::vector<Fragment> fragments = BuildFragments(capture, turn, page.quality);
  WordBuilder builder(capture, DecideCharsets(capture), page);
  page.words.reserve(fragments.size());
  for (const auto& line : ClusterByBaseline(fragments)) builder.AddLine(fragments, line);
  std::stable_sort(page.words.begin(), page.words.end(), [](const Word& a, const Word& b) {
    return a.baseline != b.baseline ? a.baseline < b.baseline : a.box.left < b.box.left;
  });
  MarkSuperscripts(page.words);

  std::vector<Ruling> strokes;
  strokes.reserve(capture.strokes.size());
  for (const Ruling& stroke : capture.strokes) strokes.push_back(turn.Line(stroke));
  for (Ruling ruling : MergeStrokes(strokes, page.width, page.height)) {
    if (IsUnderline(ruling, page.words)) continue;
    page.rulings.push_back({ruling.axis, Quantise(ruling.position), Quantise(ruling.from),
                            Quantise(ruling.to), Quantise(ruling.thickness)});
  }
  for (const Fill& fill : capture.fills) {
    const Rect box = turn.Box(fill.box);
    page.fills.push_back(
        {{Quantise(box.left), Quantise(box.top), Quantise(box.right), Quantise(box.bottom)},
         fill.rgb});
  }
  for (const Image& image : capture.images) {
    const Rect box = turn.Box(image.box);
    page.images.push_back(
        {{Quantise(box.left), Quantise(box.top), Quantise(box.right), Quantise(box.bottom)},
         image.width,
         image.height});
  }
  Judge(page);
  return page;
}

}  // namespace kehoach::layout
