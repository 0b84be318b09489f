// SPDX-License-Identifier: GPL-3.0-or-later
// A word of a page in pixels, between the recogniser and kehoach::Word.
#ifndef KEHOACH_OCR_RAW_WORD_H_
#define KEHOACH_OCR_RAW_WORD_H_

#include <string>

#include "ocr/pix.h"

namespace kehoach::ocr {

struct RawWord {
  std::string text;        // UTF-8, NFC
  float confidence = 0;    // 0..1
  Box2 box;                // of its ink, pixels of the picture
  float baseline = 0;      // pixels of the picture
  float size = 0;          // font size in pixels; 0: not known yet
  bool weak_size = false;  // told from letters of the x-height alone
  float stroke = 0;        // mean width of its strokes against its size; 0: not known
  bool in_cell = false;
  bool is_short = false;  // read as a piece of a line: its baseline is where its ink ends
  int line = 0;           // of the block
};

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_RAW_WORD_H_
