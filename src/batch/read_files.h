// SPDX-License-Identifier: GPL-3.0-or-later
// Reads files without an archive, in workers, as an import does.
#ifndef KEHOACH_BATCH_READ_FILES_H_
#define KEHOACH_BATCH_READ_FILES_H_

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "batch/document_codec.h"
#include "batch/reader_pool.h"
#include "kehoach/result.h"

namespace kehoach::batch {

struct FileReading {
  std::size_t index = 0;  // in `paths`
  std::string sha256;     // empty: the file could not be read
  // Errors are those of ReadFile() and ReadPdf(), and kOutOfTime and kCrashed.
  Result<StoredReading> reading;
};

// Calls `take` in this thread for each file, in the order in which they are done with.
void ReadFiles(const std::vector<std::string>& paths, ReaderPool& readers,
               const std::function<void(const FileReading&)>& take);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_READ_FILES_H_
