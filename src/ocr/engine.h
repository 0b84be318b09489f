// SPDX-License-Identifier: GPL-3.0-or-later
// The recogniser: pixels of one block of text -> lines of words.
#ifndef KEHOACH_OCR_ENGINE_H_
#define KEHOACH_OCR_ENGINE_H_

#include <chrono>
#include <string>
#include <vector>

#include <tesseract/baseapi.h>

#include "ocr/ocr.h"
#include "ocr/pix.h"

namespace kehoach::ocr {

struct RawWord {
  std::string text;        // UTF-8, NFC, never empty
  float confidence = 0;    // 0..1
  Box2 box;                // of its ink, pixels of the picture
  float baseline = 0;      // pixels of the picture
  float size = 0;          // font size in pixels; 0: not known yet
  bool weak_size = false;  // told from letters of the x-height alone
  float stroke = 0;        // mean width of its strokes against its size; 0: not known
  bool in_cell = false;
  int line = 0;  // of the block
};

enum class BlockKind {
  kLines,
  kLine,
  kNumber,  // one line of digits and full stops
};

struct Engine::Impl {
  tesseract::TessBaseAPI api;
  int calls = 0;

  // Reads `box` of `gray`. Nothing where there is nothing that the engine takes for text. False
  // when it fails or `until` has passed.
  bool Read(PIX* gray, const Box2& box, double dpi, BlockKind kind,
            std::chrono::steady_clock::time_point until, std::vector<RawWord>& out);

  // Reads short pieces of text, of one size, as if they stood on one line behind a word of the
  // page: alone, a "1." is read as anything, since nothing says how high its line is. Pieces stand
  // on `context`'s baseline, so many pixels above its bottom; it may be empty. One word a piece,
  // with an empty text where nothing was read.
  bool ReadPieces(PIX* gray, const std::vector<Box2>& pieces, const Box2& context, int descent,
                  double dpi, BlockKind kind, std::chrono::steady_clock::time_point until,
                  std::vector<RawWord>& out);

 private:
  bool Recognize(PIX* framed, double dpi, BlockKind kind,
                 std::chrono::steady_clock::time_point until);
};

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_ENGINE_H_
