// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures as PNG files (ISO/IEC 15948), in memory.
#ifndef KEHOACH_IMAGE_PNG_H_
#define KEHOACH_IMAGE_PNG_H_

#include <string>

#include "kehoach/image.h"

namespace kehoach::image {

// The file's bytes: gray or colour as the picture is, one bit a pixel for one that is `bilevel`
// with samples of 0 and 255, and its resolution. The same picture gives the same bytes. Throws
// std::bad_alloc, and std::runtime_error for what no PNG can be (no pixels). Thread-safe.
std::string EncodePng(const PageImage& image);

}  // namespace kehoach::image

#endif  // KEHOACH_IMAGE_PNG_H_
