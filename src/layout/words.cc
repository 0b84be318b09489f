// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "layout/fragments.h"
#include "layout/layout.h"
#include "layout/placed.h"
#include "layout/quality.h"
#include "layout/turn.h"
#include "text/text.h"

namespace kehoach::layout {
namespace {

// Largest gap inside a word where the text layer has a space as well (em).
constexpr float kWordGapAtSpace = 0.05f;
// How far text may reach over a border (em) before it is taken to run through it.
constexpr float kOverBorder = 0.6f;
// Baselines this close (in em) are one line of text.
constexpr float kSameBaseline = 0.12f;
// Marks of footnotes: raised by this much (em of the word beside it) and smaller by this factor.
constexpr float kLeastRaise = 0.15f, kMostRaise = 0.75f, kSuperscriptSize = 0.8f;

// Words that can stand on one line of a page, with room to spare. A page made to have more of them
// at one height must not cost the square of their number.
constexpr std::size_t kMostNeighbours = 2000;

// All coordinates of a Page are multiples of 1/64 pt, so that the archive can keep them exactly
// in few bytes. Rulings and boxes are never compared more finely.
float Quantise(float value) { return std::round(value * 64.0f) / 64.0f; }

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
  const Glyph* last = nullptr;
  for (const Glyph& glyph : capture.glyphs) {
    if (charsets[glyph.font] == text::Charset::kUnicode) continue;
    // Whole words tell the charset better than letters without an end.
    const bool apart =
        last != nullptr && (last->baseline != glyph.baseline ||
                            glyph.x - last->x - last->advance > kWordGap * glyph.size);
    if (apart) runs[glyph.font].push_back(U' ');
    last = &glyph;
    runs[glyph.font].append(capture.text, glyph.text_begin, glyph.text_length);
  }
  for (std::size_t i = 0; i < charsets.size(); ++i) {
    if (charsets[i] != text::Charset::kUnicode && !text::LooksEncoded(charsets[i], runs[i])) {
      charsets[i] = text::Charset::kUnicode;
    }
  }
  return charsets;
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
  // `rulings` as MergeStrokes gives them: verticals are sorted by position.
  WordBuilder(const GlyphCapture& capture, std::vector<text::Charset> charsets,
              const std::vector<Ruling>& rulings, Page& page)
      : capture_(capture), charsets_(std::move(charsets)), page_(page) {
    for (const Ruling& ruling : rulings) {
      if (ruling.axis == Axis::kVertical) verticals_.push_back(ruling);
    }
  }

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
    if (BorderBetween(a, b)) return true;
    const bool space = a.space_after || b.space_before;
    return gap > (space ? std::min(kWordGapAtSpace, word_gap) : word_gap) || gap < -1.5f;
  }

  // Text too long for its cell may reach right up to the text of the next one: what was drawn on
  // its own, behind a border that the text before it only just crosses, is another word.
  bool BorderBetween(const Fragment& a, const Fragment& b) const {
    const float from = std::min(right_, b.left) - kOverBorder * a.size;
    const auto first = std::lower_bound(verticals_.begin(), verticals_.end(), from,
                                        [](const Ruling& r, float x) { return r.position < x; });
    const float height = b.baseline - 0.3f * b.size;
    for (auto it = first; it != verticals_.end() && it->position < b.left; ++it) {
      if (it->from <= height && it->to >= height && a.left < it->position - b.size) return true;
    }
    return false;
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
  std::vector<Ruling> verticals_;
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
    for (std::size_t j = i + 1; j < std::min(words.size(), i + kMostNeighbours); ++j) {
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
  const auto last = words.end() - first > static_cast<std::ptrdiff_t>(kMostNeighbours)
                        ? first + static_cast<std::ptrdiff_t>(kMostNeighbours)
                        : words.end();
  float left = 0, right = 0;
  bool any = false;
  for (auto it = first; it != last && it->baseline < ruling.position + 8.0f; ++it) {
    const float below = (ruling.position - it->baseline) / std::max(it->size, 1.0f);
    if (below > 0.24f || below < -0.45f) continue;
    if (it->box.right < ruling.from - 1 || it->box.left > ruling.to + 1) continue;
    left = any ? std::min(left, it->box.left) : it->box.left;
    right = any ? std::max(right, it->box.right) : it->box.right;
    any = true;
  }
  return any && ruling.from > left - 2.0f && ruling.to < right + 2.0f;
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
  std::vector<Ruling> strokes;
  strokes.reserve(capture.strokes.size());
  for (const Ruling& stroke : capture.strokes) strokes.push_back(turn.Line(stroke));
  const std::vector<Ruling> rulings = MergeStrokes(strokes, page.width, page.height);
  WordBuilder builder(capture, DecideCharsets(capture), rulings, page);
  page.words.reserve(fragments.size());
  for (const auto& line : ClusterByBaseline(fragments)) builder.AddLine(fragments, line);
  std::stable_sort(page.words.begin(), page.words.end(), [](const Word& a, const Word& b) {
    return a.baseline != b.baseline ? a.baseline < b.baseline : a.box.left < b.box.left;
  });
  MarkSuperscripts(page.words);

  for (const Ruling& ruling : rulings) {
    if (IsUnderline(ruling, page.words)) continue;
    page.rulings.push_back({ruling.axis, Quantise(ruling.position), Quantise(ruling.from),
                            Quantise(ruling.to), Quantise(ruling.thickness)});
  }
  for (const Fill& fill : capture.fills) {
    if (!IsPlaced(fill.box)) continue;
    const Rect box = turn.Box(fill.box);
    page.fills.push_back(
        {{Quantise(box.left), Quantise(box.top), Quantise(box.right), Quantise(box.bottom)},
         fill.rgb});
  }
  for (const Image& image : capture.images) {
    if (!IsPlaced(image.box)) continue;
    const Rect box = turn.Box(image.box);
    page.images.push_back(
        {{Quantise(box.left), Quantise(box.top), Quantise(box.right), Quantise(box.bottom)},
         image.width,
         image.height});
  }
  JudgeQuality(page);
  if (capture.glyphs.empty() && page.images.empty() && capture.paths == 0) {
    page.quality.reason = kBlankPage;
  }
  return page;
}

}  // namespace kehoach::layout
