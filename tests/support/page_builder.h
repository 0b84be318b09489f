// SPDX-License-Identifier: GPL-3.0-or-later
// Pages and glyph captures for tests, made from lines of text: a test states what stands where on
// the paper and nothing else. All measures in points, origin top left (kehoach/geometry.h).
#ifndef KEHOACH_TESTS_SUPPORT_PAGE_BUILDER_H_
#define KEHOACH_TESTS_SUPPORT_PAGE_BUILDER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kehoach/capture.h"
#include "kehoach/page.h"
#include "kehoach/table.h"

namespace kehoach::testing {

// The text area that SetPages fills: 30 mm left, 18 mm right, as the decrees have it.
constexpr float kLeft = 85, kRight = 545;

// Every letter is 0.45 em wide, a space 0.25 em.
float WidthOf(std::string_view text, float size);

struct Face {
  float size = 13;
  bool bold = false, italic = false;
};
inline Face Bold(float size = 13) { return {size, true, false}; }
inline Face Italic(float size = 13) { return {size, false, true}; }

class PageBuilder {
 public:
  explicit PageBuilder(int number = 1, float width = 595, float height = 842);

  // Words of one line; the first letter stands at `x`.
  PageBuilder& Text(float x, float baseline, std::string_view text, Face face = {});
  // The same with the middle of the line at `center`.
  PageBuilder& Centred(float center, float baseline, std::string_view text, Face face = {});
  // A mark of a footnote: one raised word.
  PageBuilder& Raised(float x, float baseline, std::string_view text, float size = 8);
  PageBuilder& Horizontal(float y, float from, float to);
  PageBuilder& Vertical(float x, float from, float to);
  PageBuilder& Borders(const std::vector<float>& xs, const std::vector<float>& ys);
  PageBuilder& Covered();  // by an image
  PageBuilder& Judged(TextVerdict verdict, std::string reason);

  // Words sorted as BuildPage sorts them.
  Page Build() const;

 private:
  std::uint16_t FontOf(const Face& face);
  Page page_;
};

// Sets a script as pages, as an office's word processor would. One line of the script is a key, a
// space and a text. The key's first letter says where the text stands:
//   l  left column of a letterhead      r  right column of it      (each centred)
//   c  centred in the text area         s  centred in the signature's column
//   t  one line at the left margin      x  one line, as wide as it is, 28 points further right
//   p  paragraph with first-line indent, broken into lines that fill the area
//   q  the same without an indent       h  hanging: the second line stands under the text
//                                          behind the first word
//   n  one line in the margin at the foot, centred      N  the same at the head
//   T  edges of a table's columns: "T 85 120 300 545"
//   |  a row of it: "| 1 | Nội dung // dòng hai | Phòng A |"; " // " parts lines
//   _  a gap: "_ 40"                    ~  a new page
// Marks behind the letter: * bold, / italic, - small (10 points), = on the line before.
std::vector<Page> SetPages(std::string_view script);

// Every word of a page.
std::vector<std::uint32_t> AllWords(const Page& page);
// A line as BuildLines gives it, without a page behind it: for functions that take lines alone.
TextLine LineOf(float left, float baseline, std::string_view text, Face face = {});

// How a run of glyphs is drawn.
struct Pen {
  std::uint16_t font = 0;
  float size = 12;
  float advance = 0.5f;      // of each glyph, em
  float letter_spacing = 0;  // points between glyphs
  float space = 0.25f;       // width of a space, em
  bool emit_spaces = true;   // whether spaces are glyphs of their own
  int direction = 0;
  bool annotation = false, signature = false, invisible = false;
};

class CaptureBuilder {
 public:
  explicit CaptureBuilder(float width = 595, float height = 842);

  std::uint16_t Font(std::string name, bool bold = false, bool italic = false);
  // One glyph for each code point. Returns where the pen stands afterwards (along the direction).
  float Draw(float x, float baseline, std::u32string_view text, const Pen& pen = {});
  // One glyph that stands for all of `code_points`; empty = a glyph without a Unicode value.
  float DrawGlyph(float x, float baseline, std::u32string_view code_points, const Pen& pen = {});
  void Stroke(Axis axis, float position, float from, float to, float thickness = 0.5f);
  void Image(const Rect& box);

  GlyphCapture capture;
};

}  // namespace kehoach::testing

#endif  // KEHOACH_TESTS_SUPPORT_PAGE_BUILDER_H_
