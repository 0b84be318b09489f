// SPDX-License-Identifier: GPL-3.0-or-later
// One number for everything that can be found, linked or grouped: a document, one of its
// objectives, one row of its task tables. It follows from the document's number and the place in
// its plan, so the same input gives the same numbers, and a plan that is replaced keeps those of
// the rows that kept their place (docs/schema.md, "Row numbers"). Pure.
#ifndef KEHOACH_STORE_ROW_ID_H_
#define KEHOACH_STORE_ROW_ID_H_

#include <cstdint>

#include "store/filter.h"

namespace kehoach::store {

using RowType = ItemKind;  // filter.h

inline constexpr int kRowKindShift = 22, kRowDocumentShift = 24;
// Rows of one kind that a document may have: beyond any document, and checked when it is stored.
inline constexpr std::int64_t kMaxRowsOfKind = std::int64_t{1} << kRowKindShift;

// `ordinal` counts from 0: the place of an objective in the plan, of a task row (group rows
// included) over all tables of the document; 0 for the document itself.
// REQUIRES: 0 < document < 2^39, 0 <= ordinal < kMaxRowsOfKind.
constexpr std::int64_t RowId(std::int64_t document, RowType type, std::int64_t ordinal) {
  return (document << kRowDocumentShift) | (static_cast<std::int64_t>(type) << kRowKindShift) |
         ordinal;
}
constexpr std::int64_t DocumentOfRow(std::int64_t id) { return id >> kRowDocumentShift; }
constexpr RowType TypeOfRow(std::int64_t id) {
  return static_cast<RowType>((id >> kRowKindShift) & 3);
}
constexpr std::int64_t OrdinalOfRow(std::int64_t id) { return id & (kMaxRowsOfKind - 1); }

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_ROW_ID_H_
