// SPDX-License-Identifier: GPL-3.0-or-later
// Leptonica's values with owners.
#ifndef KEHOACH_OCR_PIX_H_
#define KEHOACH_OCR_PIX_H_

#include <memory>

#include <leptonica/allheaders.h>

namespace kehoach::ocr {

struct DestroyLeptonica {
  void operator()(PIX* p) const { pixDestroy(&p); }
  void operator()(BOXA* p) const { boxaDestroy(&p); }
  void operator()(NUMA* p) const { numaDestroy(&p); }
};
using PixPtr = std::unique_ptr<PIX, DestroyLeptonica>;
using BoxaPtr = std::unique_ptr<BOXA, DestroyLeptonica>;
using NumaPtr = std::unique_ptr<NUMA, DestroyLeptonica>;

// Pixels [left, right) x [top, bottom).
struct Box2 {
  int left = 0, top = 0, right = 0, bottom = 0;
  int width() const { return right - left; }
  int height() const { return bottom - top; }
  bool empty() const { return right <= left || bottom <= top; }
};

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_PIX_H_
