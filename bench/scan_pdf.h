// SPDX-License-Identifier: GPL-3.0-or-later
// PDFs as a scanner writes them, from pictures of pages.
#ifndef KEHOACH_BENCH_SCAN_PDF_H_
#define KEHOACH_BENCH_SCAN_PDF_H_

#include <string>
#include <vector>

#include "kehoach/geometry.h"
#include "kehoach/image.h"

namespace kehoach::bench {

enum class ScanKind {
  kJpeg,     // gray or colour, as the picture is
  kBilevel,  // black and white in strips of 256 rows, packed by zlib
  kFax,      // black and white, CCITT Group 4
};

// Text behind the picture (render mode 3), as a recogniser leaves it.
struct LayerWord {
  std::u32string text;
  Rect box;  // points on the page as the picture shows it
};

struct ScannedPage {
  const PageImage* image = nullptr;  // lent
  ScanKind kind = ScanKind::kJpeg;
  int quality = 80;  // of JPEG, 1..100
  std::vector<LayerWord> layer = {};
};

// One page a picture. Throws std::runtime_error.
std::string ScanPdf(const std::vector<ScannedPage>& pages);
// All pages in one way.
std::string ScanPdf(const std::vector<PageImage>& pages, ScanKind kind);

}  // namespace kehoach::bench

#endif  // KEHOACH_BENCH_SCAN_PDF_H_
