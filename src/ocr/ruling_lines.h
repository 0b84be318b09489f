// SPDX-License-Identifier: GPL-3.0-or-later
// Straight drawn lines of a picture.
#ifndef KEHOACH_OCR_RULING_LINES_H_
#define KEHOACH_OCR_RULING_LINES_H_

#include <vector>

#include "kehoach/page.h"
#include "ocr/picture.h"

namespace kehoach::ocr {

// Finds lines and wipes them out of both pictures. Rulings in points.
std::vector<Ruling> TakeRulings(Picture& picture);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_RULING_LINES_H_
