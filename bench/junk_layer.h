// SPDX-License-Identifier: GPL-3.0-or-later
// What other recognisers make of a Vietnamese page: text layers that are wrong. Pure.
#ifndef KEHOACH_BENCH_JUNK_LAYER_H_
#define KEHOACH_BENCH_JUNK_LAYER_H_

#include <vector>

#include "kehoach/page.h"
#include "scan_pdf.h"
#include "scanner.h"

namespace kehoach::bench {

enum class Junk {
  kEnglish,  // by an engine that knows no Vietnamese: marks are lost or become other letters
  kMarks,    // by one that knows it: syllables, but every fourth mark is wrong
  kCodes,    // glyph numbers instead of letters
};

// The words of a page with their text spoiled. `page` is the page as it was before the scan.
std::vector<LayerWord> SpoilWords(const Page& page, Junk junk, Random& random);

}  // namespace kehoach::bench

#endif  // KEHOACH_BENCH_JUNK_LAYER_H_
