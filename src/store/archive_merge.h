// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the documents of one archive into another, each after it was checked. What the target
// holds in the end does not depend on the order in which archives are taken in, nor on how often,
// but for its numbers (docs/merge.md).
//
// Where both know a document, one reading wins, whole:
//  1. a read document over a failed one;
//  2. the plan of the higher program version, compared as numbers ("0.10.0" > "0.9.1");
//  3. the greater rules version, byte by byte (it is a hash: any order will do, if it is always
//     the same);
//  4. the one that decodes; then the greater hash over all that is stored of it.
// Failures: the higher program version, then the later one, then the greater text.
//
// Not thread-safe. Errors: ArchiveError of either archive.
#ifndef KEHOACH_STORE_ARCHIVE_MERGE_H_
#define KEHOACH_STORE_ARCHIVE_MERGE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kehoach/result.h"
#include "store/store.h"

namespace kehoach::store {

enum class MergeVerdict : std::uint8_t {
  kAdded,     // a read document that the target did not have, or only as a failed one
  kReplaced,  // the source's reading won over that of the target
  kKnown,     // the target has it as it is, or better; paths may have been added
  kFailure,   // a document that cannot be used: the source's failure was taken
  kDamaged,   // of the source: left out
};

struct MergedDocument {
  std::string sha256;  // as the source states it
  MergeVerdict verdict = MergeVerdict::kKnown;
  int pages = 0;               // that were taken
  std::optional<Error> error;  // of kDamaged; or an original that is left out (kFailure)
};

class ArchiveMerge {
 public:
  // From now on the source is read as it is at this moment, whatever is imported into it.
  // REQUIRES: `target` is open for writing; both outlive this.
  ArchiveMerge(Archive& target, const Archive& source);
  ArchiveMerge(const ArchiveMerge&) = delete;
  ArchiveMerge& operator=(const ArchiveMerge&) = delete;
  ~ArchiveMerge();

  // Throws kDamaged when the source's database is not sound. Takes a while.
  static void CheckDatabase(const Archive& source);

  std::vector<std::int64_t> Documents() const;  // of the source, ascending
  // Call it inside a batch of the target. Touches nothing of the target when it throws for the
  // source's sake.
  MergedDocument Take(std::int64_t document);
  // Units that no document names any more, and files that could not be read. Inside a batch, after
  // all documents.
  void TakeRest();

 private:
  struct Reading;
  MergedDocument TakeRead(std::int64_t document, const DocumentRecord& record, int pages);
  MergedDocument TakeFailed(std::int64_t document, const DocumentRecord& record);
  Result<Reading> Load(std::int64_t document, int pages) const;
  std::optional<Error> CopyOriginal(const DocumentRecord& record);
  void TakePaths(std::int64_t document, std::string_view sha256);

  Archive& target_;
  const Archive& source_;
  bool own_transaction_ = false;
};

// Whether `a` is a higher version than `b`: -1 lower, 0 the same, 1 higher. Numbers compare as
// numbers, all else byte by byte: "0.10.0" > "0.9.1", "1.0.1" > "1.0", "1.0" > "1.0-rc".
int CompareVersions(std::string_view a, std::string_view b);

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_ARCHIVE_MERGE_H_
