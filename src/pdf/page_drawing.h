// SPDX-License-Identifier: GPL-3.0-or-later
// Draws pages by Splash, Poppler's own rasterizer.
#ifndef KEHOACH_PDF_PAGE_DRAWING_H_
#define KEHOACH_PDF_PAGE_DRAWING_H_

#include <memory>
#include <string>

#include "kehoach/image.h"

class Page;
class PDFDoc;

namespace kehoach::pdf {

// Of one document; keeps its fonts from page to page. Not thread-safe.
class PageDrawing {
 public:
  PageDrawing(PDFDoc* doc, bool color);
  ~PageDrawing();
  PageDrawing(const PageDrawing&) = delete;
  PageDrawing& operator=(const PageDrawing&) = delete;

  bool color() const { return color_; }

  struct Drawn {
    PageImage image;
    std::string broken_limit;  // what there was too much of; the image is then empty
  };
  // Only pixels, width, height, channels and stride are set. Throws Runaway, after which neither
  // this nor the document may be used or destroyed, and std::bad_alloc.
  Drawn Draw(::Page* page, double dpi, bool annotations);

 private:
  class Device;
  std::unique_ptr<Device> device_;
  bool color_;
};

}  // namespace kehoach::pdf

#endif  // KEHOACH_PDF_PAGE_DRAWING_H_
