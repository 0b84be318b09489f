// SPDX-License-Identifier: GPL-3.0-or-later
// Has the blocks of one page read, and lets nothing pass that the recogniser cannot have seen: what
// is no UTF-8, has control characters, or stands outside the block.
#ifndef KEHOACH_OCR_BLOCK_READER_H_
#define KEHOACH_OCR_BLOCK_READER_H_

#include <string>
#include <vector>

#include "ocr/deadline.h"
#include "ocr/engine.h"
#include "ocr/pix.h"
#include "ocr/raw_word.h"

namespace kehoach::ocr {

class BlockReader {
 public:
  // `gray` stays the caller's and may change between calls.
  BlockReader(TextEngine& engine, PIX* gray, double dpi, const Deadline& deadline)
      : engine_(engine), gray_(gray), dpi_(dpi), deadline_(deadline) {}

  // The words of `box`, line by line.
  std::vector<RawWord> Read(const Box2& box, BlockKind kind);

  // Reads short pieces of text, of one size, as if they stood on one line behind a word of the
  // page: alone, a "1." is read as anything, since nothing says how high its line is. Pieces stand
  // on `context`'s baseline, `descent` pixels above its bottom; it may be empty. One list of words
  // a piece.
  struct Piece {
    Box2 box;
    // A word broken into lines of a letter or two: this one carries on the one before.
    bool glued = false;
  };
  std::vector<std::vector<RawWord>> ReadPieces(const std::vector<Piece>& pieces,
                                               const Box2& context, int descent, BlockKind kind);

  // Once the recogniser has failed, every further call gives nothing.
  bool failed() const { return failed_; }
  const std::string& failure() const { return failure_; }
  int calls() const { return calls_; }

 private:
  std::vector<EngineWord> Ask(PIX* block, BlockKind kind);

  TextEngine& engine_;
  PIX* gray_;
  double dpi_;
  const Deadline& deadline_;
  bool failed_ = false;
  std::string failure_;
  int calls_ = 0;
};

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_BLOCK_READER_H_
