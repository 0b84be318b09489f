// SPDX-License-Identifier: GPL-3.0-or-later
// What the numbers of a column are, where one of them was read badly: told from those above and
// below it, its own ink and what the recogniser made of it, of which two must agree with the third
// or leave it open. Pure, thread-safe.
#ifndef KEHOACH_OCR_NUMBER_SEQUENCE_H_
#define KEHOACH_OCR_NUMBER_SEQUENCE_H_

#include <string>
#include <vector>

#include "ocr/numbering.h"

namespace kehoach::ocr {

// One line of a numbering column.
struct NumberLine {
  std::string text;                // as it is taken up to now; empty: not read
  float confidence = 0;            // 0..1
  std::vector<std::string> other;  // what other readings made of it
  GlyphShape shape;
  int grid = 0;             // numbers of different tables do not follow each other
  bool carries_on = false;  // stands in the same cell as the line before it
};

// Mends lines from top to bottom. A number that fits its neighbours stays; one that does not
// becomes what they ask for if it has just the glyphs and stops that the ink has and was read as
// something that the recogniser takes it for, or as nothing that can be a number ("ở" between "d"
// and "e"). What is changed is believed less. A line whose text is no number and has other glyphs
// than its ink becomes empty: a missing number is better than a wrong one.
void FollowSequence(std::vector<NumberLine>& lines);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_NUMBER_SEQUENCE_H_
