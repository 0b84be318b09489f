// SPDX-License-Identifier: GPL-3.0-or-later
// What an Archive holds; shared by the files that implement it.
#ifndef KEHOACH_STORE_ARCHIVE_IMPL_H_
#define KEHOACH_STORE_ARCHIVE_IMPL_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/files.h"
#include "store/plan_units.h"
#include "store/search_index.h"
#include "store/sqlite.h"
#include "store/store.h"

namespace kehoach::store {

inline constexpr std::string_view kDatabaseName = "archive.db";
inline constexpr std::string_view kLockName = "archive.lock";
inline constexpr std::string_view kOriginalsName = "originals";
// Begins the names of copies that are being written.
inline constexpr std::string_view kIncomingPrefix = ".incoming-";

struct SearchProbe;  // search_reader.cc

struct Archive::Impl {
  std::string directory;
  Mode mode = Mode::kRead;
  std::unique_ptr<WriterLock> lock;  // before the database: released after it is closed
  std::unique_ptr<Database> db;
  // Copies of the open batch: name while it is written -> name under originals/.
  std::map<std::string, std::string> incoming;
  WordingCounts wordings;              // of the open batch
  std::shared_ptr<SearchProbe> probe;  // made by the first reader of the index

  ~Impl();
  std::string File(std::string_view name) const;
  void OpenForReading();
  void OpenForWriting();
  void RequireWriting() const;
  void RemoveIncoming() const;   // what a crash left
  void FinishIncoming();         // syncs and renames the copies of the batch
  void DropIncoming() noexcept;  // removes them
  std::optional<std::int64_t> Find(std::string_view sha256) const;
  // Takes the stored plan of a document, if there is one, out of the search index.
  void Unindex(std::int64_t document, WordingCounts& counts);
  // Keeps what a change taught; in a batch until Commit().
  void Learn(const WordingCounts& counts, Atomic& change);
  std::int64_t UpsertDocument(const DocumentRecord& record, int pages, DocumentStatus status);
  std::int64_t StoreRead(const DocumentRecord& document, const std::vector<PackedPage>& pages,
                         const Plan& plan, const Versions& versions, UnitNames names);
  // Where a copy stands while it is written; nothing when there is one of this size already.
  std::optional<std::string> NewCopy(const std::string& original, std::string_view sha256,
                                     std::int64_t size);
  // The copy is written: it appears with Commit(), or at once outside of a batch.
  void AddCopy(const std::string& temporary, const std::string& original);
};

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_ARCHIVE_IMPL_H_
