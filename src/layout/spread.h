// SPDX-License-Identifier: GPL-3.0-or-later
// Two upright pages side by side on one lying picture: an open book, a sheet with "2 pages per
// sheet". Read as one page, lines of both run together. Points; pure.
#ifndef KEHOACH_LAYOUT_SPREAD_H_
#define KEHOACH_LAYOUT_SPREAD_H_

#include <optional>
#include <vector>

#include "kehoach/geometry.h"
#include "kehoach/page.h"

namespace kehoach::layout {

// Where a recognised page parts in two: the middle of a strip over its middle, as wide as the two
// margins that meet there, that no word and no ruling across enters, with text on both sides.
std::optional<float> FindFold(const Page& page);

// The pages of a document as they are read, numbered from 1. Halves of a small sheet are enlarged
// to the height of A4, so that their print has the size that it was written in.
struct PartedPages {
  struct Origin {
    int page = 0;        // number in the document
    float left = 0;      // of the half on its page
    float enlarged = 1;  // factor
  };
  std::vector<Page> pages;
  std::vector<Origin> origins;  // of each of `pages`

  // Where something of `pages` stands in the document. A place of no page stays as it is.
  Place InDocument(const Place& place) const;
};

// Nothing where no page holds two.
std::optional<PartedPages> PartSpreads(const std::vector<Page>& pages);

}  // namespace kehoach::layout

#endif  // KEHOACH_LAYOUT_SPREAD_H_
