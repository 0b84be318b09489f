// SPDX-License-Identifier: GPL-3.0-or-later
// Which way up a page stands.
#ifndef KEHOACH_OCR_TURN_H_
#define KEHOACH_OCR_TURN_H_

#include "ocr/deadline.h"
#include "ocr/engine.h"
#include "ocr/picture.h"

namespace kehoach::ocr {

enum class TurnBy {
  kShape,    // a page that has the shape of an upright one is one
  kReading,  // what it reads as decides alone
};

// Quarter turns clockwise that make the page upright; 0 wherever there is a doubt. Most upright
// pages are known by their profile and by the strokes above the x-height (Leptonica's up-down
// detection); of the others some lines are read in each direction that may be the right one, and
// only a direction in which they read much better counts. The picture is not skewed by more than a
// scanner does.
int FindTurn(const Picture& picture, TurnBy by, TextEngine& engine, const Deadline& deadline);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_TURN_H_
