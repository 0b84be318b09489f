// SPDX-License-Identifier: GPL-3.0-or-later
// Tables whose columns nothing but white space parts, found from their ink: white strips that go on
// from line to line, three columns or more side by side. Letterhead and signature have two.
#ifndef KEHOACH_OCR_COLUMNS_H_
#define KEHOACH_OCR_COLUMNS_H_

#include <vector>

#include "kehoach/page.h"
#include "ocr/picture.h"

namespace kehoach::ocr {

// Lines of one column that follow each other; no other column's ink is in the box.
struct ColumnText {
  Box2 box;
  int table = 0;           // of the area, from 0
  bool numbering = false;  // of the first column, which is as narrow as numbers are
  bool top = false;        // the first of those: what heads the numbers may stand in it
};

// What stands in columns within `area` of `ink` (without specks and borders), table by table; a
// title across columns is in none of them. `rulings` of the page in points: vertical ones part
// columns, too. Pixels. Pure.
std::vector<ColumnText> FindColumns(PIX* ink, const Picture& picture,
                                    const std::vector<Ruling>& rulings, const Box2& area);

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_COLUMNS_H_
