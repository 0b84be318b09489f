// SPDX-License-Identifier: GPL-3.0-or-later
// Glyphs -> fragments: what is drawn in one go, before words are joined by position.
// Pure but for the counts it adds to.
#ifndef KEHOACH_LAYOUT_FRAGMENTS_H_
#define KEHOACH_LAYOUT_FRAGMENTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "kehoach/capture.h"
#include "kehoach/page.h"
#include "layout/turn.h"

namespace kehoach::layout {

// Gaps are measured in em of the smaller neighbour. A space is 0.25 em wide in the faces that
// the decrees prescribe; justified lines shrink it to about 0.15 em. Kerning and rounding of
// glyph widths stay below 0.08 em.
inline constexpr float kWordGap = 0.13f;

// Glyphs drawn one after the other without a gap.
struct Fragment {
  std::u32string text;
  float left = 0, right = 0, baseline = 0, size = 0;
  std::uint16_t font = 0;
  bool annotation = false;
  bool space_before = false, space_after = false;
  bool raised = false;  // a digit of a face's own superior figures
};

// Fragments in drawing order, in the coordinates of the turned page. Glyphs of signature fields, of
// other writing directions and without a Unicode value are left out, and invisible ones where the
// page has more visible text. Counts all of them in `quality`.
std::vector<Fragment> BuildFragments(const GlyphCapture& capture, const Turn& turn,
                                     TextQuality& quality);

}  // namespace kehoach::layout

#endif  // KEHOACH_LAYOUT_FRAGMENTS_H_
