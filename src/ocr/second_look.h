// SPDX-License-Identifier: GPL-3.0-or-later
// Words that were read badly in their line, read once more alone.
#ifndef KEHOACH_OCR_SECOND_LOOK_H_
#define KEHOACH_OCR_SECOND_LOOK_H_

#include <string>
#include <vector>

#include "ocr/block_reader.h"
#include "ocr/picture.h"
#include "ocr/raw_word.h"

namespace kehoach::ocr {

// Whether a word can be no Vietnamese as it stands but would be with a tone: "HOACH", "thuc". A
// syllable that ends in c, ch, p or t has the acute or the dot below. Pure.
bool LacksTone(const std::string& word);

// Whether a box is wider than the letters of the word can be, by one more letter or two at the
// least: the engine may lose a word and give its place to the one beside it. `size` in pixels.
// Pure.
bool IsWiderThanRead(const RawWord& word);

// Takes the reading of a word alone, with some white around it, where the one in its line lacks a
// tone or is little believed and the new one is believed. Words keep their boxes. One that is too
// wide becomes the words that are read there alone; where that gives no more, it is not believed.
// REQUIRES: words are measured (ocr/faces.h).
void LookAgain(BlockReader& reader, const Picture& picture, std::vector<RawWord>& words);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_SECOND_LOOK_H_
