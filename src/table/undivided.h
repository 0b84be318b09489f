// SPDX-License-Identifier: GPL-3.0-or-later
// Ruled tables in which some borders are not drawn: verticals only in the header, or no
// horizontal rulings between rows. Pure.
#ifndef KEHOACH_TABLE_UNDIVIDED_H_
#define KEHOACH_TABLE_UNDIVIDED_H_

#include "table/piece.h"

namespace kehoach::table {

// Divides cells over all columns whose lines keep to the columns of the header, and rows that
// hold several row numbers. Leaves a piece alone that gives no such evidence. Sets the kind of
// a divided piece to kPartlyRuled.
void DivideUndivided(Piece& piece, PageWords& words);

}  // namespace kehoach::table

#endif  // KEHOACH_TABLE_UNDIVIDED_H_
