// SPDX-License-Identifier: GPL-3.0-or-later
// PDFs as a scanner writes them, from pictures of pages.
#ifndef KEHOACH_BENCH_SCAN_PDF_H_
#define KEHOACH_BENCH_SCAN_PDF_H_

#include <string>
#include <vector>

#include "kehoach/image.h"

namespace kehoach::bench {

enum class ScanKind { kJpeg, kBilevel };

// One page a picture: as JPEG of quality 80, gray or colour as the picture is, or as black and
// white in strips of 256 rows, packed by zlib. Throws std::runtime_error.
std::string ScanPdf(const std::vector<PageImage>& pages, ScanKind kind);

}  // namespace kehoach::bench

#endif  // KEHOACH_BENCH_SCAN_PDF_H_
