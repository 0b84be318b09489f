// SPDX-License-Identifier: GPL-3.0-or-later
// What a recogniser is to this folder: pixels of one block of text -> words. Tesseract behind it in
// the program (tesseract_engine.cc), doubles that fail in tests.
#ifndef KEHOACH_OCR_ENGINE_H_
#define KEHOACH_OCR_ENGINE_H_

#include <string>
#include <vector>

#include "ocr/deadline.h"
#include "ocr/pix.h"

namespace kehoach::ocr {

enum class BlockKind {
  kLines,
  kLine,
  kNumber,  // one line of digits and full stops
};

struct EngineSymbol {
  std::string text;
  float confidence = 0;  // 0..1
  Box2 box;
};

// Pixels of the picture that was given. Nothing here is to be believed: see block_reader.h.
struct EngineWord {
  std::string text;
  float confidence = 0;  // 0..1
  Box2 box;
  float baseline = 0;
  int line = 0;
  std::vector<EngineSymbol> symbols;
};

class TextEngine {
 public:
  virtual ~TextEngine() = default;

  // Words of `block`, an 8-bit picture with a white margin, in reading order. Nothing where it
  // takes nothing for text. False when it fails or the deadline has passed. May throw.
  virtual bool Recognize(PIX* block, double dpi, BlockKind kind, const Deadline& deadline,
                         std::vector<EngineWord>& out) = 0;
};

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_ENGINE_H_
