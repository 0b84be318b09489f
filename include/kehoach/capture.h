// SPDX-License-Identifier: GPL-3.0-or-later
// What a PDF page draws, before any judgement: the output of `pdf`, the input of
// layout::BuildPage. Geometry as in geometry.h.
#ifndef KEHOACH_CAPTURE_H_
#define KEHOACH_CAPTURE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "kehoach/geometry.h"
#include "kehoach/page.h"

namespace kehoach {

struct Glyph {
  // Code points as the PDF maps them: neither legacy-decoded nor normalised. A glyph may stand
  // for several; `text` indexes GlyphCapture::text.
  std::uint32_t text_begin = 0;
  std::uint16_t text_length = 0;
  std::uint16_t font = 0;  // index into GlyphCapture::fonts
  // Pen position. x is across and baseline down the page in every direction: text that runs down
  // the page (direction 1) advances in `baseline`.
  float x = 0, baseline = 0;
  float advance = 0;          // along the writing direction, without character/word spacing
  float size = 0;             // font size on the page
  std::int8_t direction = 0;  // quarter turns clockwise of the writing direction: 0,1,2,3
  bool annotation = false;    // drawn by an annotation other than a signature field
  bool signature = false;     // drawn by the appearance of a signature field
  bool invisible = false;     // text render mode 3, or painted with opacity 0
  bool unmapped = false;      // the font gives no Unicode value; text_length is 0
};

struct CapturedFont {
  std::string name;  // as in the PDF, subset tag removed
  bool bold = false, italic = false;
  float ascent = 0.9f, descent = -0.2f;  // in em
};

struct GlyphCapture {
  int page = 0;  // 1-based
  float width = 0, height = 0;
  std::u32string text;        // code points of all glyphs
  std::vector<Glyph> glyphs;  // in drawing order; outside the page box left out
  std::vector<CapturedFont> fonts;
  // Every straight axis-parallel stroke and thin fill, unmerged and in drawing order; white and
  // transparent ones left out. A dashed stroke is one piece from end to end. A dot (a filled
  // square or disc of at most 3.2 points, a round-capped stroke without length) stands twice, once
  // per axis, each as long as the dot: which of the two belongs to a row of dots only the other
  // dots can tell. Nothing is taken from annotations.
  std::vector<Ruling> strokes;
  std::vector<Fill> fills;    // filled rectangles too thick to be a ruling; white left out
  std::vector<Image> images;  // of the contents, cut to the clip; masks included
  // Paths that were painted on the page, what of them is neither stroke nor fill above included:
  // letters may be drawn as outlines. Without white, transparent and annotations.
  int paths = 0;
};

}  // namespace kehoach

#endif  // KEHOACH_CAPTURE_H_
