// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a page's text layer says what the page shows.
#ifndef KEHOACH_LAYOUT_QUALITY_H_
#define KEHOACH_LAYOUT_QUALITY_H_

#include "kehoach/page.h"

namespace kehoach::layout {

// Why a page has no text on which nothing is drawn at all: there is nothing to be recognised.
inline constexpr const char* kBlankPage = "the page is blank";

// Fills the shares, verdict and reason of page.quality from its words and images.
// REQUIRES: the character counts of page.quality are set. Pure but for that field.
void JudgeQuality(Page& page);

}  // namespace kehoach::layout

#endif  // KEHOACH_LAYOUT_QUALITY_H_
