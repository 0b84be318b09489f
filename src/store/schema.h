// SPDX-License-Identifier: GPL-3.0-or-later
// The database's schema and how an older one becomes the present one. Specification:
// docs/schema.md.
#ifndef KEHOACH_STORE_SCHEMA_H_
#define KEHOACH_STORE_SCHEMA_H_

#include <vector>

#include "store/sqlite.h"

namespace kehoach::store {

// "KHoc" as a big-endian number: what `file` and PRAGMA application_id tell the archive by.
inline constexpr int kApplicationId = 0x4B486F63;

// A step from version `to` - 1 to version `to`, or a further one to the same version. A step that
// was released never changes.
struct Migration {
  int to = 0;
  const char* sql = nullptr;
};

// All steps, in order; the last one's `to` is the present version.
const std::vector<Migration>& Migrations();
// The read-only views: made anew whenever a step was taken or they are not those of this program,
// so that they need no steps.
const char* ViewsSql();

// PRAGMA user_version of an archive; 0 = the database is empty. Throws ArchiveError: kNotArchive
// when it belongs to another program.
int SchemaVersion(Database& db);

// Takes the steps that are missing, all or none, and sees to the views. Throws ArchiveError: kNewer when the database
// is ahead of the last step.
void Migrate(Database& db, const std::vector<Migration>& steps, const char* views);

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_SCHEMA_H_
