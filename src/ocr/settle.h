// SPDX-License-Identifier: GPL-3.0-or-later
// What words of a page that were read one by one, and the ink around them, tell of each other.
// Pure.
#ifndef KEHOACH_OCR_SETTLE_H_
#define KEHOACH_OCR_SETTLE_H_

#include <string>
#include <vector>

#include "ocr/pix.h"
#include "ocr/raw_word.h"

namespace kehoach::ocr {

// Rests of borders and of their corners cling to words beside them: "2_" for "2".
void StripRests(std::string& text);

// What no document of this kind has as a word: rests of lines, specks, ink of a seal.
bool IsNothing(const RawWord& word);

// Whether all that was read of a page is what the engine makes of a texture, a photograph or dirt:
// hardly a word that could be one, and none that it believes much.
bool IsTexture(const std::vector<RawWord>& words);

// The engine may give a word the box of its neighbours, too; words of a line stand beside each
// other in the order in which they are read. REQUIRES: words of one block.
void PartBoxes(std::vector<RawWord>& words);

// Ink on the edge of two areas may be read with both; it is one word, that which is believed more.
// Words of one line are no such two.
void DropTwins(std::vector<RawWord>& words);

// The recogniser tells where a word stands within a letter: boxes of neighbours on a line (words of
// one block, with baseline and size) end where the white between them does.
void TightenBoxes(PIX* ink, std::vector<RawWord>& words);

// Short texts know only where their ink ends, a pixel or an overshoot below the line that the texts
// beside them stand on: they are set on it.
void SettleBaselines(std::vector<RawWord>& words, double dpi);

// The row of column numbers, "(1) (2) (3)" or "1 2 3": what was read of one of its cells is its
// place in the row where all the others have theirs. What is changed is believed less.
void FollowColumnNumbers(std::vector<RawWord>& words, double dpi);

// The engine takes one dash for another; their widths are 0.25, 0.5 and 1 em. REQUIRES: the word
// has a size.
void SettleDash(RawWord& word);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_SETTLE_H_
