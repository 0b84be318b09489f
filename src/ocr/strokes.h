// SPDX-License-Identifier: GPL-3.0-or-later
// Roman numbers whose strokes the recogniser miscounts; their ink has them all. Pure.
#ifndef KEHOACH_OCR_STROKES_H_
#define KEHOACH_OCR_STROKES_H_

#include <vector>

#include "ocr/pix.h"
#include "ocr/raw_word.h"

namespace kehoach::ocr {

// "III." before a heading. REQUIRES: the first word of a line.
void CountStrokes(PIX* ink, RawWord& word);

// Quarters among the words of one block: "Quý II/2023", "Quý I, II", "Quý II - III".
void CountQuarters(PIX* ink, std::vector<RawWord>& words);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_STROKES_H_
