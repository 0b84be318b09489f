// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of a few letters in narrow cells: numbers of a numbering column, what heads it, words
// broken into lines. Alone they show the engine too little, so they are read beside each other and
// beside a word of the page.
#ifndef KEHOACH_OCR_SHORT_TEXTS_H_
#define KEHOACH_OCR_SHORT_TEXTS_H_

#include <cstddef>
#include <vector>

#include "ocr/block_reader.h"
#include "ocr/picture.h"
#include "ocr/pix.h"
#include "ocr/raw_word.h"

namespace kehoach::ocr {

// One line of such a text. Pixels.
struct ShortText {
  Box2 box;
  int grid = 0;
  bool numbering = false;   // stands in the first column, below its head
  bool head = false;        // stands in the first column's head
  bool glued = false;       // carries on the one before: "S", "T", "T" below each other
  bool carries_on = false;  // is no first line of its cell
};

// A plain word of a table that was read well: it shows how high a line is. Empty where there is
// none.
struct ContextWord {
  Box2 box;
  int descent = 0;  // from the baseline to the bottom of the box
};
ContextWord FindContextWord(const Picture& picture, const std::vector<RawWord>& words);

// Believed less than this, a lone short text is dirt or ink of a seal; believed so much, it needs
// no other reading.
inline constexpr float kLeastBelief = 0.4f, kSureShort = 0.85f;

// Points. A word broken into lines by a column that is too narrow for it has no line wider than
// this.
inline constexpr double kBroken = 19;

// Whether line `i` carries on the one above it: a word broken into lines of a letter or two.
bool CarriesOn(const Picture& picture, const std::vector<Box2>& lines, std::size_t i);

// Whether line `i` of a numbering column may be no number: another table may begin below the first.
bool MayBeLetters(const Picture& picture, const std::vector<Box2>& lines, std::size_t i);

// How many lines from `begin` on are no number: what heads numbers (`head`), be it a word broken
// into up to three, or one that only happens to stand there.
std::size_t LinesAboveNumbers(const Picture& picture, BlockReader& reader,
                              const ContextWord& context, const std::vector<Box2>& lines,
                              std::size_t begin, bool& head);

// A page that goes on with a table need not repeat its header: heads that are numbers become such.
void FindNumbersOnTop(const Picture& picture, BlockReader& reader, std::vector<ShortText>& texts);

// The words of numbering columns, from top to bottom, one for each text (empty where nothing can be
// told), of one block.
std::vector<RawWord> ReadNumbers(const Picture& picture, BlockReader& reader,
                                 const ContextWord& context, const std::vector<ShortText>& texts);

// The words of other short texts, a block for each.
std::vector<std::vector<RawWord>> ReadShortTexts(const Picture& picture, BlockReader& reader,
                                                 const ContextWord& context,
                                                 const std::vector<ShortText>& texts);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_SHORT_TEXTS_H_
