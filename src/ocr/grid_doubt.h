// SPDX-License-Identifier: GPL-3.0-or-later
// Signs that the borders found on a page are not the whole grid of its tables. Pure.
#ifndef KEHOACH_OCR_GRID_DOUBT_H_
#define KEHOACH_OCR_GRID_DOUBT_H_

#include <string>
#include <vector>

#include "kehoach/page.h"
#include "ocr/pix.h"

namespace kehoach::ocr {

// Why borders that end in the middle of a table make it doubtful; empty where they do not. Borders
// that end together are drawn so (a title across the table).
std::string LooseEnds(const std::vector<Ruling>& rulings);

// The same of blocks of text outside tables that stand in three columns or more.
std::string UnruledColumns(const std::vector<Box2>& blocks, double dpi);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_GRID_DOUBT_H_
