// SPDX-License-Identifier: GPL-3.0-or-later
// From captured glyphs to words, lines and blocks. Pure functions, thread-safe.
#ifndef KEHOACH_LAYOUT_LAYOUT_H_
#define KEHOACH_LAYOUT_LAYOUT_H_

#include <string>
#include <string_view>
#include <vector>

#include "kehoach/capture.h"
#include "kehoach/page.h"
#include "kehoach/table.h"

namespace kehoach::layout {

// Words from glyph positions (never from font changes or emitted spaces alone), legacy fonts
// decoded and text repaired (text::), strokes merged into rulings and clipped, underlines of
// words left out, quality judged.
Page BuildPage(const GlyphCapture& capture);

// Joins strokes of one axis into rulings: collinear pieces (dots, dashes, corner-split rects)
// whose gaps are small against their own pitch. Pieces shorter than a letter that join nothing
// are dropped.
std::vector<Ruling> MergeStrokes(const std::vector<Ruling>& strokes, float width, float height);

// Lines of text among the words that `use` selects (indices into page.words), top to bottom,
// left to right: words on one baseline whose gaps are smaller than a column's.
std::vector<TextLine> BuildLines(const Page& page, const std::vector<std::uint32_t>& use);

// Lines of one cell or paragraph as one text: one space between lines, none after "/" or inside
// a broken word or address; `inner_width` > 0 tells how far a line could reach.
std::string JoinLines(const std::vector<TextLine>& lines, float inner_left, float inner_right);

}  // namespace kehoach::layout

#endif  // KEHOACH_LAYOUT_LAYOUT_H_
