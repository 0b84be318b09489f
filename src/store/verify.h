// SPDX-License-Identifier: GPL-3.0-or-later
// Checks an archive from end to end: the database, its references, every stored page and plan,
// every original, the search index and the groups of objectives, all as of one moment, whatever is
// imported meanwhile. Memory does not grow with the archive. What the problems mean:
// docs/errors.md, "Verify says".
#ifndef KEHOACH_STORE_VERIFY_H_
#define KEHOACH_STORE_VERIFY_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

#include "store/store.h"

namespace kehoach::store {

struct VerifyOptions {
  // Originals by their SHA-256 and the search index row by row; else originals by their size, and
  // of the index only rows that belong to nothing are found.
  bool hash_originals = true;
  // That hash originals beside the calling thread, which reads the database.
  int threads = 1;
  // How many documents have been looked at, of how many; on the calling thread.
  std::function<void(std::int64_t done, std::int64_t all)> progress;
  const std::atomic<bool>* stop = nullptr;  // set: Interrupted is thrown soon
};

// `take` gets each problem when it is found, those of documents in the order of their numbers.
// `message` says what to do, too. Throws ArchiveError, unless it is the damage that is looked for.
void VerifyArchive(const std::string& directory, const VerifyOptions& options,
                   const std::function<void(const VerifyProblem&)>& take);

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_VERIFY_H_
