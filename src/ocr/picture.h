// SPDX-License-Identifier: GPL-3.0-or-later
// The picture that recognition works on: gray, upright, straight, on an even background.
#ifndef KEHOACH_OCR_PICTURE_H_
#define KEHOACH_OCR_PICTURE_H_

#include "kehoach/image.h"
#include "kehoach/result.h"
#include "ocr/ocr.h"
#include "ocr/pix.h"

namespace kehoach::ocr {

struct Picture {
  PixPtr gray;    // 8 bit, background near white
  PixPtr binary;  // 1 bit, ink is 1
  PixPtr faint;   // the same, with what is only a little darker than paper: thin lines of it
  double dpi = 0;
  double skew = 0;
  int turns = 0;
  bool bilevel = false;   // came with two values
  bool enlarged = false;  // came with fewer dots per inch
  Rect box;               // of the page in points that the pixels show (after turning)
  float page_width = 0, page_height = 0;

  float X(double x) const { return static_cast<float>(box.left + x * 72 / dpi); }
  float Y(double y) const { return static_cast<float>(box.top + y * 72 / dpi); }
  // Pixels of a length in points.
  int Px(double points) const { return static_cast<int>(points * dpi / 72 + 0.5); }
};

// Gray on an even background, at one resolution in both directions; not turned, not straightened.
// Errors: kTooLarge, kDamaged, kOutOfMemory.
Result<Picture> LoadPicture(const PageImage& image, const Options& options);

// Turns by quarters, clockwise. False: no memory.
bool Turn(Picture& picture, int quarters);

// Takes skew away. False: no memory.
bool Straighten(Picture& picture);

// LoadPicture and Straighten: a picture that stands upright.
Result<Picture> Prepare(const PageImage& image, const Options& options);

// A box and the white that letters need around them, `rim` points, within the picture.
Box2 WithRim(const Picture& picture, const Box2& box, double rim = 0.6);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_PICTURE_H_
