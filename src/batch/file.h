// SPDX-License-Identifier: GPL-3.0-or-later
// Reading whole files with a limit. Never follows a name to anything but a regular file: a FIFO
// or a device would block or never end. Thread-safe.
#ifndef KEHOACH_BATCH_FILE_H_
#define KEHOACH_BATCH_FILE_H_

#include <cstdint>
#include <string>

#include "batch/limits.h"
#include "kehoach/result.h"
#include "process/shared_bytes.h"

namespace kehoach::batch {

struct FileState {
  std::int64_t size = 0;
  std::int64_t mtime_ns = 0;  // since 1970

  friend bool operator==(const FileState&, const FileState&) = default;
};

struct FileContent {
  FileState state;
  std::string bytes;
};

// Errors: kUnreadable (missing, no permission, not a regular file).
Result<FileState> StatFile(const std::string& path);

// Errors: kUnreadable (as above, or the file changed while it was read), kTooLarge.
Result<FileContent> ReadFile(const std::string& path,
                             std::int64_t max_bytes = ReadLimits{}.file_bytes);

// The same, as workers take it.
struct SharedFile {
  FileState state;
  process::SharedBytes bytes;
};
// Errors: as of ReadFile(), and kOutOfMemory.
Result<SharedFile> ReadShared(const std::string& path,
                              std::int64_t max_bytes = ReadLimits{}.file_bytes);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_FILE_H_
