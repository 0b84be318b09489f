// SPDX-License-Identifier: GPL-3.0-or-later
// From captured glyphs to words and lines (docs/layout.md). Pure functions, thread-safe. Measures
// in points; text UTF-8, NFC.
#ifndef KEHOACH_LAYOUT_LAYOUT_H_
#define KEHOACH_LAYOUT_LAYOUT_H_

#include <cstdint>
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

// Adds a word at the end of a line: its text, box and confidence; no space before a raised mark,
// nor before a stop behind one.
void AppendWord(TextLine& line, const Page& page, std::uint32_t index);

// Lines of one cell or paragraph as one text: one space between lines, none after "/" or inside
// a broken word, number or address. `inner_left` and `inner_right` tell how far a line could reach
// (a cell's borders, a page's text area): only a full line can end in a broken word. Where they are
// equal that is not known, and no word counts as broken.
std::string JoinLines(const std::vector<TextLine>& lines, float inner_left, float inner_right);

}  // namespace kehoach::layout

#endif  // KEHOACH_LAYOUT_LAYOUT_H_
