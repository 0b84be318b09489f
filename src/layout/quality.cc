// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/quality.h"

#include <algorithm>

#include "text/text.h"

namespace kehoach::layout {
namespace {

float ImageCover(const Page& page) {
  double area = 0;
  for (const Image& image : page.images) {
    const float width = Overlap(image.box.left, image.box.right, 0, page.width);
    const float height = Overlap(image.box.top, image.box.bottom, 0, page.height);
    if (width > 0 && height > 0) area += double{width} * height;
  }
  const double whole = double{page.width} * page.height;
  return whole > 0 ? static_cast<float>(std::min(1.0, area / whole)) : 0;
}

// Thresholds from measured documents: healthy Vietnamese text has 0.10-0.26 letters that only
// Vietnamese uses, junk layers of English OCR 0.000-0.015; healthy text parses as syllables for
// more than 0.9 of its words.
constexpr int kFewestCharacters = 40;
constexpr int kFewestJudgedWords = 12;
constexpr float kLeastVietnamese = 0.04f;
constexpr float kLeastSyllables = 0.70f;
constexpr float kMostPrivateUse = 0.01f;
constexpr float kMostUnmapped = 0.05f;
constexpr float kScanCover = 0.6f;
// The text behind a scan was recognised by somebody else. A recogniser that errs in its marks still
// writes possible syllables for the most part (0.94 where every fourth tone is wrong), healthy
// pages hardly ever have less than 0.96, and to recognise a good one again costs only time.
constexpr float kLeastSyllablesBehindScan = 0.96f;

}  // namespace

void JudgeQuality(Page& page) {
  TextQuality& quality = page.quality;
  text::Plausibility sum;
  for (const Word& word : page.words) {
    if (!word.annotation) text::Add(sum, word.text);
  }
  quality.private_use = sum.private_use;
  quality.vietnamese_share =
      sum.letters > 0 ? static_cast<float>(sum.vietnamese_letters) / static_cast<float>(sum.letters)
                      : 0;
  quality.syllable_share = sum.judged_words > 0 ? static_cast<float>(sum.syllables) /
                                                      static_cast<float>(sum.judged_words)
                                                : 0;
  quality.image_cover = ImageCover(page);
  const int visible = quality.characters;
  auto fail = [&](TextVerdict verdict, const char* reason) {
    quality.verdict = verdict;
    quality.reason = reason;
  };
  quality.verdict = TextVerdict::kUsable;
  quality.reason.clear();
  if (quality.image_cover > kScanCover && visible < kFewestCharacters &&
      quality.invisible_characters < kFewestCharacters) {
    return fail(TextVerdict::kNoText, "an image covers the page and there is no text over it");
  }
  if (visible + quality.invisible_characters == 0) {
    return fail(TextVerdict::kNoText, quality.annotation_characters > 0
                                          ? "the only text belongs to annotations or signatures"
                                          : "the page has no text");
  }
  if (visible > 0 &&
      static_cast<float>(quality.unmapped) > kMostUnmapped * static_cast<float>(visible)) {
    return fail(TextVerdict::kImplausible, "glyphs have no Unicode value (broken ToUnicode)");
  }
  if (sum.letters > 0 &&
      static_cast<float>(quality.private_use) > kMostPrivateUse * static_cast<float>(sum.letters)) {
    return fail(TextVerdict::kImplausible, "letters are mapped to private-use code points");
  }
  if (sum.judged_words >= kFewestJudgedWords) {
    if (quality.syllable_share < kLeastSyllables) {
      return fail(TextVerdict::kImplausible, "too few words are possible Vietnamese syllables");
    }
    if (quality.image_cover > kScanCover && quality.invisible_characters > visible &&
        quality.syllable_share < kLeastSyllablesBehindScan) {
      return fail(TextVerdict::kImplausible,
                  "too few words of the invisible text over the image are possible syllables");
    }
    if (quality.vietnamese_share < kLeastVietnamese) {
      return fail(TextVerdict::kImplausible, "too few letters are Vietnamese ones");
    }
  }
}

}  // namespace kehoach::layout
