// SPDX-License-Identifier: GPL-3.0-or-later
// What cells of a numbering column say. They hold one to four glyphs, too few for the recogniser to
// know a "II" from an "H" or to be sure of a full stop, but their ink and their neighbours tell.
#ifndef KEHOACH_OCR_NUMBERING_H_
#define KEHOACH_OCR_NUMBERING_H_

#include <string>
#include <vector>

#include "ocr/pix.h"
#include "ocr/raw_word.h"

namespace kehoach::ocr {

// The number that a cell reads as: "12." -> 12; 0 where it is none.
int NumberOf(const std::string& text);

// "1.2", "II.", "a)", "đ": what may stand in a numbering column besides plain numbers.
bool IsOtherNumber(const std::string& text);

// "STT", "TT", "Số TT" and the like: what heads a numbering column.
bool IsNumberingHead(const std::string& text);

// Puts readings as digits in the place of `words` that are no numbers: where they carry on the
// sequence of a neighbour of the same table (`grids`), or the first reading can be no number at
// all. REQUIRES: as many digits and grids as words, top to bottom.
void UseDigits(std::vector<RawWord>& words, const std::vector<RawWord>& digits,
               const std::vector<int>& grids);

// The parts that one line of print falls into.
struct GlyphShape {
  std::vector<int> letters;  // middle x of every piece of ink that is no full stop
  std::vector<int> stops;    // of every one that is
  int stems = 0;         // > 0: the line is nothing but so many upright strokes (and full stops)
  bool flagged = false;  // the strokes are digits "1", not letters "I"
  bool dotted = false;   // the line is an upright stroke with a dot over it
  bool backed = false;   // the upper part of the first letter is a stroke on its left: "b", "h"
  int widest = 0, height = 0;  // pixels, of the pieces in `letters` and of the line
  int first_height = 0;        // of the first of them: a bracket behind a letter is higher
};
GlyphShape MeasureShape(PIX* ink, const Box2& box);

// How many strokes the line opens with: "III/2023" has three, "V" and "2" none.
int LeadingStems(PIX* ink, const Box2& box);

// Whether one figure cannot be as wide as the ink that was read as it: letters that touch are
// ("TT").
bool IsTooWide(const std::string& text, const GlyphShape& shape);

// `text` with the full stops that its ink has, if it is a number, and strokes as what they are:
// "11" -> "1.1", "143" -> "1.3" where the ink has two figures and a stop, "H" -> "II", "¡" -> "i",
// "€" -> "C", "Đ" -> "b" where the ink is open at its upper right.
std::string FitToShape(const std::string& text, const GlyphShape& shape);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_NUMBERING_H_
