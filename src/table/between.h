// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between two pieces in the flow of the text. Pure but for the words it takes.
#ifndef KEHOACH_TABLE_BETWEEN_H_
#define KEHOACH_TABLE_BETWEEN_H_

#include <vector>

#include "table/piece.h"

namespace kehoach::table {

enum class Between {
  kNothing,  // or page numbers
  kMargin,   // lines in the outermost margins only: most likely a running head or foot
  kText,     // a heading, a paragraph: these pieces are two tables
};

// `words` by page. Pieces on one page, or on consecutive ones.
Between WhatStandsBetween(const Piece& former, const Piece& later,
                          const std::vector<PageWords>& words);

// Some producers draw a line that a page end cuts on both pages, each clipped to its half. Takes
// the copy outside of `former` or `later`, so that it is neither text between nor free.
void DropClippedCopies(const Piece& former, const Piece& later, std::vector<PageWords>& words);

// The same where no border tells the cut, by the lines alone: the last lines of one page (`former`)
// stand at the same places at the top of the next, within the margin that running text keeps.
// Takes the copies on the page that shows less of them.
void DropLinesOnBothPages(PageWords& former, PageWords& later);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_BETWEEN_H_
