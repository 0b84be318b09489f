// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of a page that shows nothing but one image, as scanners write pages: the samples
// themselves, at their own resolution, instead of the page drawn from them.
#ifndef KEHOACH_PDF_COVERING_IMAGE_H_
#define KEHOACH_PDF_COVERING_IMAGE_H_

#include <cstdint>
#include <optional>

#include "kehoach/image.h"
#include "pdf/raster.h"

class Page;

namespace kehoach::pdf {

struct CoveringImageOptions {
  bool color = true;        // otherwise gray
  bool annotations = true;  // whether they belong to the picture
  std::int64_t max_pixels = 0;
};

struct CoveringImage {
  // Empty when the page shows something else, or something besides.
  std::optional<PageImage> image;
  bool no_data = false;  // the image covers the page, and not one row of it can be decoded
};

// The image whose samples are all that the page shows: an image, a stencil mask on white, or strips
// that go on one where the other ends; upright, or turned and mirrored by quarters; at least 50
// dots per inch over at least half of the page. Nothing else may be visible: neither over it nor
// beside it; invisible text may stand anywhere, and what the image hides does not count.
// `width` and `height` are the page's as shown, in points. Throws Runaway, after which the document
// must be opened anew, and std::bad_alloc.
CoveringImage FindCoveringImage(::Page* page, float width, float height,
                                const CoveringImageOptions& options);

}  // namespace kehoach::pdf

#endif  // KEHOACH_PDF_COVERING_IMAGE_H_
