// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/fragments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "layout/placed.h"

namespace kehoach::layout {
namespace {

// A glyph that starts this far back over its predecessor starts a fragment of its own.
constexpr float kLargestOverlap = 0.35f;

bool IsSpace(char32_t c) {
  return c == ' ' || c == 0xA0 || c == '\t' || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F;
}

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

// A layer that nobody sees counts only behind a scan, where it is all the text there is.
bool MoreVisible(const GlyphCapture& capture) {
  const auto invisible = std::count_if(capture.glyphs.begin(), capture.glyphs.end(),
                                       [](const Glyph& glyph) { return glyph.invisible; });
  return 2 * static_cast<std::size_t>(invisible) < capture.glyphs.size();
}

}  // namespace

std::vector<Fragment> BuildFragments(const GlyphCapture& capture, const Turn& turn,
                                     TextQuality& quality) {
  std::vector<Fragment> fragments;
  fragments.reserve(capture.glyphs.size() / 4 + 1);
  const SuperiorFigures superior(capture);
  const bool hide_invisible = MoreVisible(capture);
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
    if ((glyph.invisible && hide_invisible) || code_points.empty() ||
        glyph.direction != turn.direction || glyph.size <= 0 || !IsPlaced(glyph)) {
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

}  // namespace kehoach::layout
