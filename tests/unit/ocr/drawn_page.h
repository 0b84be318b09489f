// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of pages drawn for a test: borders, bars in the place of words, noise. Pixels unless a
// name says points.
#ifndef KEHOACH_TESTS_UNIT_OCR_DRAWN_PAGE_H_
#define KEHOACH_TESTS_UNIT_OCR_DRAWN_PAGE_H_

#include <cstdint>

#include "kehoach/image.h"

namespace kehoach::ocr {

class DrawnPage {
 public:
  // A white page of so many points.
  explicit DrawnPage(double dpi = 200, double width = 300, double height = 400, int channels = 1);

  // A filled box in points, of one gray.
  DrawnPage& Box(double left, double top, double right, double bottom, int gray = 0);
  // The same in colour. REQUIRES: three channels.
  DrawnPage& ColorBox(double left, double top, double right, double bottom, int r, int g, int b);
  DrawnPage& Horizontal(double y, double from, double to, double thickness = 0.5, int gray = 0) {
    return Box(from, y - thickness / 2, to, y + thickness / 2, gray);
  }
  DrawnPage& Vertical(double x, double from, double to, double thickness = 0.5, int gray = 0) {
    return Box(x - thickness / 2, from, x + thickness / 2, to, gray);
  }
  // Something like a word of print on a baseline: stems of letters with serifs that do not touch.
  DrawnPage& Letters(double left, double baseline, int count, double size = 12);

  // The page turned clockwise about its middle; white comes in.
  DrawnPage& Rotate(double degrees);
  DrawnPage& TurnUpsideDown();

  PageImage Take() { return std::move(image_); }
  const PageImage& image() const { return image_; }

 private:
  PageImage image_;
};

}  // namespace kehoach::ocr

#endif  // KEHOACH_TESTS_UNIT_OCR_DRAWN_PAGE_H_
