// SPDX-License-Identifier: GPL-3.0-or-later
// A Plan in the database's tables and back, exactly (docs/schema.md).
#ifndef KEHOACH_STORE_PLAN_TABLE_H_
#define KEHOACH_STORE_PLAN_TABLE_H_

#include <cstdint>

#include "kehoach/plan.h"
#include "kehoach/result.h"
#include "store/plan_units.h"
#include "store/sqlite.h"

namespace kehoach::store {

// REQUIRES: the document is in document_t and has no plan; every row has one cell per column
// (std::logic_error otherwise), and no kind of rows exceeds kMaxRowsOfKind (std::length_error).
void InsertPlan(Database& db, std::int64_t document, const Plan& plan, const Versions& versions,
                UnitNames names = UnitNames::kLatest);
void DeletePlan(Database& db, std::int64_t document);

// kBadArchive: there is no plan, or a part of it does not decode.
Result<Plan> SelectPlan(Database& db, std::int64_t document);

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_PLAN_TABLE_H_
