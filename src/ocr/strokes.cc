// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/strokes.h"

#include <algorithm>
#include <string>
#include <utility>

#include "ocr/numbering.h"
#include "text/text.h"

namespace kehoach::ocr {
namespace {

// What is counted from ink against the engine's reading is believed so much at most.
constexpr float kCounted = 0.75f;

}  // namespace

void CountStrokes(PIX* ink, RawWord& word) {
  if (word.text.find_first_not_of("IlLH1|.") != std::string::npos) return;
  const Box2 box{std::max(0, word.box.left - 1), word.box.top,
                 std::min(static_cast<int>(pixGetWidth(ink)), word.box.right + 1), word.box.bottom};
  const GlyphShape shape = MeasureShape(ink, box);
  if (shape.stems == 0) return;
  std::string fitted = FitToShape(word.text, shape);
  // What was read as a numeral, or asked for by its column, is one though its strokes look like
  // figures; they are counted all the same.
  const bool numeral = word.text.find_first_not_of("I.") == std::string::npos;
  if (numeral && fitted.find("1.1") == std::string::npos)
    std::replace(fitted.begin(), fitted.end(), '1', 'I');
  word.text = std::move(fitted);
}

void CountQuarters(PIX* ink, std::vector<RawWord>& words) {
  bool quarters = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    RawWord& word = words[i];
    if (text::FoldForRules(word.text) == "quy") {
      quarters = true;
      continue;
    }
    if (!quarters) continue;
    const std::size_t end = std::min(word.text.find_first_not_of("IlH1|"), word.text.size());
    const bool whole = end == word.text.size();
    if (end > 0 && (whole || word.text.find_first_of("/,;.-") == end)) {
      const Box2 box{std::max(0, word.box.left - 1), word.box.top,
                     std::min(static_cast<int>(pixGetWidth(ink)), word.box.right + 1),
                     word.box.bottom};
      const int stems = LeadingStems(ink, box);
      const std::string read = word.text.substr(0, end);
      if (stems >= 1 && stems <= 3 && !(stems == 1 && read == "1")) {
        const std::string strokes(static_cast<std::size_t>(stems), 'I');
        if (strokes != read) {
          word.text = strokes + word.text.substr(end);
          word.confidence = std::min(word.confidence, kCounted);
        }
      }
      continue;
    }
    quarters = word.text == "-" || word.text == "–" || word.text == "và" ||
               word.text.find_first_not_of("IVX1l,;") == std::string::npos;
  }
}

}  // namespace kehoach::ocr
