// SPDX-License-Identifier: GPL-3.0-or-later
// The archive's files: its lock, and files that appear whole or not at all. Every failure is an
// ArchiveError that names the file.
#ifndef KEHOACH_STORE_FILES_H_
#define KEHOACH_STORE_FILES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kehoach/result.h"
#include "store/store.h"

namespace kehoach::store {

// Our error for a value of errno; `context` names the file.
ArchiveError FromErrno(int system_error, std::string_view context);

// The right to write to an archive, held until destruction or the end of the process. A child
// process made by fork() shares it: fork workers before the archive is opened, or exec them.
class WriterLock {
 public:
  // Throws ArchiveError: kLocked names the process that holds it.
  explicit WriterLock(const std::string& file);
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  ~WriterLock();

 private:
  int fd_ = -1;
};

// The process that holds the lock, as far as can be told; nothing when nobody does. Does not
// disturb: a writer that starts at this moment waits for it.
std::optional<std::int64_t> HolderOfLock(const std::string& file);

// Makes the folder and its parents. Existing ones are fine.
void MakeFolder(const std::string& folder);

// A file that appears whole or not at all takes three steps, each for many files at once, so that
// they wait for the disk together.
void WriteFile(const std::string& file, std::string_view bytes);  // removed again when it fails
// The same from another file, sharing its blocks where the file system can. The SHA-256 of what
// was written; an Error (kBadArchive) when `from` cannot be read, is no regular file or does not
// have `size` bytes. Nothing stays then.
Result<std::string> CopyFile(const std::string& from, std::int64_t size, const std::string& to);
// SHA-256 of a regular file of `size` bytes. Errors: kBadArchive. Memory does not grow with it.
Result<std::string> HashFile(const std::string& file, std::int64_t size);
void SyncFiles(const std::vector<std::string>& files);  // files or folders
void RenameFile(const std::string& from, const std::string& to);

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_FILES_H_
