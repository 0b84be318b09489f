// SPDX-License-Identifier: GPL-3.0-or-later
// Page: the one currency between reading and understanding, and what the archive keeps of a
// document. A text layer and OCR yield the same Page. Plain values; share them between threads
// only as const. Geometry: see geometry.h. Text: UTF-8, NFC.
#ifndef KEHOACH_PAGE_H_
#define KEHOACH_PAGE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "kehoach/geometry.h"

namespace kehoach {

// Stored in the archive: do not change the values of these enums.
enum class Origin : std::uint8_t { kEmbedded = 0, kOcr = 1 };
enum class Axis : std::uint8_t { kHorizontal = 0, kVertical = 1 };
enum class TextVerdict : std::uint8_t {
  kUsable = 0,
  kNoText = 1,       // nothing but images or nothing at all
  kImplausible = 2,  // text that is not what the page shows: junk OCR layer, broken ToUnicode
};

struct Font {
  std::string name;  // without the subset tag "ABCDEF+"
  bool bold = false;
  bool italic = false;

  friend bool operator==(const Font&, const Font&) = default;
};

// A run of glyphs without a space between them, on one baseline.
struct Word {
  std::string text;        // never empty
  Rect box;                // advance box: ascent above, descent below the baseline
  float baseline = 0;      // y of the baseline
  float size = 0;          // font size in points as seen on the page
  std::uint16_t font = 0;  // index into Page::fonts (of the word's first glyph)
  Origin origin = Origin::kEmbedded;
  bool annotation = false;   // drawn by an annotation (stamp, typed note, signature appearance)
  bool superscript = false;  // raised and smaller than the words beside it (footnote mark)
  float confidence = 1;      // 0..1; 1 for embedded text

  friend bool operator==(const Word&, const Word&) = default;
};

// A drawn straight line, thin filled rectangle or joined row of dots or dashes.
struct Ruling {
  Axis axis = Axis::kHorizontal;
  float position = 0;      // y of a horizontal, x of a vertical ruling (its middle)
  float from = 0, to = 0;  // extent along the axis; from < to
  float thickness = 0;

  friend bool operator==(const Ruling&, const Ruling&) = default;
};

// A filled area that is no ruling: a shaded header cell, a highlighted row.
struct Fill {
  Rect box;
  std::uint32_t rgb = 0;  // 0xRRGGBB

  friend bool operator==(const Fill&, const Fill&) = default;
};

struct Image {
  Rect box;                   // where it stands on the page
  int width = 0, height = 0;  // samples

  friend bool operator==(const Image&, const Image&) = default;
};

// What the page's text layer is worth (share = 0..1).
struct TextQuality {
  int characters = 0;  // visible, without annotations
  int annotation_characters = 0;
  int invisible_characters = 0;  // render mode 3: a layer behind a scan
  int private_use = 0;           // code points of private-use areas that are no bullets
  int unmapped = 0;              // glyphs without a Unicode value
  float vietnamese_share = 0;    // letters that only Vietnamese uses, of all letters
  float syllable_share = 0;      // words that are possible Vietnamese syllables, of all judged
  float image_cover = 0;         // of the page's area
  TextVerdict verdict = TextVerdict::kNoText;
  // Why the verdict is not kUsable, or what makes a usable page doubtful; English, one clause.
  std::string reason;

  friend bool operator==(const TextQuality&, const TextQuality&) = default;
};

struct Page {
  int number = 0;               // 1-based
  float width = 0, height = 0;  // of the crop box, as shown
  std::vector<Font> fonts;
  std::vector<Word> words;      // sorted by baseline, then from left to right
  std::vector<Ruling> rulings;  // merged and clipped to the page; no underlines of words
  std::vector<Fill> fills;
  std::vector<Image> images;
  TextQuality quality;

  friend bool operator==(const Page&, const Page&) = default;
};

}  // namespace kehoach

#endif  // KEHOACH_PAGE_H_
