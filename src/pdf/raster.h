// SPDX-License-Identifier: GPL-3.0-or-later
// Rectangles of samples and what is done with them once they are decoded: turned as the page shows
// them, put together from strips, cut to the page. Pure; knows nothing of PDFs.
#ifndef KEHOACH_PDF_RASTER_H_
#define KEHOACH_PDF_RASTER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "kehoach/geometry.h"
#include "kehoach/image.h"

namespace kehoach::pdf {

// Where the row order and column order of an image go on the page: first mirrored at the main
// diagonal (rows become columns), then from right to left, then upside down.
struct Orientation {
  bool transposed = false;
  bool mirrored_x = false;  // of what is there after transposing
  bool mirrored_y = false;

  friend bool operator==(const Orientation&, const Orientation&) = default;
};

// The orientation of an image whose first row's direction and columns' direction on the page (x
// right, y down) are the given vectors. Nothing when it stands askew by half a pixel or more over
// its length, has no extent, or a value is no number.
struct ImageAxes {
  double row_x = 0, row_y = 0;        // from the image's left edge to its right edge
  double column_x = 0, column_y = 0;  // from its top edge to its bottom edge
};
std::optional<Orientation> OrientationOf(const ImageAxes& axes, int width, int height);

// A decoded image as it stands on the page.
struct Part {
  int width = 0, height = 0, channels = 1;  // as it was stored, before turning
  Pixels pixels;                            // rows without padding
  Orientation orientation;
  Rect box;  // on the page, beyond it where the image is
  bool bilevel = false;
  int missing_rows = 0;

  int turned_width() const { return orientation.transposed ? height : width; }
  int turned_height() const { return orientation.transposed ? width : height; }
};

// Whether `strip` goes on where the last of `parts` ends, in the direction in which these follow
// each other: the same extent across, the same resolution, next to it to within a pixel.
bool GoesOn(const std::vector<Part>& parts, const Part& strip);

// One image of parts of which each goes on where the former ended, cut to the page of the given
// size in points. REQUIRES: not empty; all have the same number of channels; the page shows some of
// it.
PageImage Assemble(std::vector<Part> parts, float page_width, float page_height);

// Room for `bytes` samples. Throws std::bad_alloc.
Pixels NewPixels(std::size_t bytes);

}  // namespace kehoach::pdf

#endif  // KEHOACH_PDF_RASTER_H_
