// SPDX-License-Identifier: GPL-3.0-or-later
// Where text stands on a picture without lines: blocks that can be read line by line.
#ifndef KEHOACH_OCR_BLOCKS_H_
#define KEHOACH_OCR_BLOCKS_H_

#include <vector>

#include "ocr/picture.h"

namespace kehoach::ocr {

// Specks of the scan, wiped out of all pictures: ink that is too small for print, and ink as small
// as a full stop that stands alone. What is left of it, to be cut up while blocks are found.
PixPtr TakeSpecks(Picture& picture);

// Tight boxes of ink within `area` of `ink` (without specks), top to bottom: side by side where a
// white gutter parts columns (letterhead, signature), else one for lines that follow each other.
// Empty where there is no ink that could be print.
std::vector<Box2> FindBlocks(PIX* ink, const Picture& picture, const Box2& area);

// The lines of a block that has no columns: tight boxes, top to bottom.
std::vector<Box2> FindLines(PIX* ink, const Picture& picture, const Box2& block);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_BLOCKS_H_
