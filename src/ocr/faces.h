// SPDX-License-Identifier: GPL-3.0-or-later
// What recognition does not tell: the size and weight of print, from its ink.
#ifndef KEHOACH_OCR_FACES_H_
#define KEHOACH_OCR_FACES_H_

#include <vector>

#include "ocr/pix.h"
#include "ocr/raw_word.h"

namespace kehoach::ocr {

// Sets baseline, size and stroke of the words of one block, line by line. `one_size`: a cell.
void MeasureBlock(PIX* binary, std::vector<RawWord>& words, bool one_size);

// Sets the stroke of words that have a size and no stroke.
void MeasureStrokes(PIX* binary, std::vector<RawWord>& words);

// Sizes of a whole page brought to the few that its print has. Pixels.
void SettleSizes(std::vector<RawWord>& words, double dpi);

// Corrects the case of a first letter that differs from its capital only in size, by its height.
// REQUIRES: sizes are settled.
void SettleCase(PIX* binary, std::vector<RawWord>& words);

// Which words are bold, against the page's usual stroke.
std::vector<char> FindBold(const std::vector<RawWord>& words);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_FACES_H_
