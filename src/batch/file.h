// SPDX-License-Identifier: GPL-3.0-or-later
// Reading whole files with a limit. Never follows a name to anything but a regular file: a FIFO
// or a device would block or never end. Thread-safe.
#ifndef KEHOACH_BATCH_FILE_H_
#define KEHOACH_BATCH_FILE_H_

#include <cstdint>
#include <string>

#include "kehoach/result.h"

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

// Largest file that is read by default: it is in memory as a whole while its document is read.
inline constexpr std::int64_t kMaxFileBytes = std::int64_t{512} << 20;

// Errors: kUnreadable (missing, no permission, not a regular file).
Result<FileState> StatFile(const std::string& path);

// Errors: kUnreadable (as above, or the file changed while it was read), kTooLarge.
Result<FileContent> ReadFile(const std::string& path, std::int64_t max_bytes = kMaxFileBytes);

}  // namespace kehoach::batch

#endif  // KEHOACH_BATCH_FILE_H_
