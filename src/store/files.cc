// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/files.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sha256.h"

namespace kehoach::store {
namespace {

// Closes on the way out. Errors of close() are looked for where data was written.
class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  int Close() {
    const int result = ::close(fd_);
    fd_ = -1;
    return result;
  }

 private:
  int fd_;
};

int OpenRetrying(const std::string& file, int flags, mode_t mode = 0) {
  int fd = -1;
  do {
    fd = ::open(file.c_str(), flags | O_CLOEXEC, mode);
  } while (fd < 0 && errno == EINTR);
  return fd;
}

void WriteAll(int fd, std::string_view bytes, const std::string& file) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw FromErrno(errno, file);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string ReadHolder(int fd) {
  char text[32] = {};
  const ssize_t size = ::pread(fd, text, sizeof text - 1, 0);
  std::string holder(text, size > 0 ? static_cast<std::size_t>(size) : 0);
  holder.erase(holder.find_last_not_of("\n ") + 1);
  return holder;
}

}  // namespace

ArchiveError FromErrno(int system_error, std::string_view context) {
  using Kind = ArchiveError::Kind;
  switch (system_error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return {Kind::kDiskFull,
              fmt::format("{}: no space left; free some and run the command again", context)};
    case EACCES:
    case EPERM:
    case EROFS:
      return {Kind::kReadOnly, fmt::format("{}: no permission to write", context)};
    case ENOENT:
      return {Kind::kMissing, fmt::format("{}: not found", context)};
    default:
      return {Kind::kIo, fmt::format("{}: {}", context, std::strerror(system_error))};
  }
}

namespace {

// HolderOfLock() takes a shared lock for a moment: that is no other writer.
constexpr int kLockAttempts = 5;
constexpr std::chrono::milliseconds kLockPause{10};

int LockExclusively(int fd) {
  for (int attempt = 1;; ++attempt) {
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return 0;
    if (errno != EINTR && (errno != EWOULDBLOCK || attempt >= kLockAttempts)) return -1;
    std::this_thread::sleep_for(kLockPause);
  }
}

}  // namespace

std::optional<std::int64_t> HolderOfLock(const std::string& file) {
  const FileDescriptor fd(OpenRetrying(file, O_RDONLY));
  if (fd.get() < 0 || ::flock(fd.get(), LOCK_SH | LOCK_NB) == 0) return std::nullopt;
  const std::string holder = ReadHolder(fd.get());
  std::int64_t pid = 0;
  std::from_chars(holder.data(), holder.data() + holder.size(), pid);
  return pid;
}

WriterLock::WriterLock(const std::string& file) : fd_(OpenRetrying(file, O_RDWR | O_CREAT, 0644)) {
  if (fd_ < 0) throw FromErrno(errno, file);
  if (LockExclusively(fd_) != 0) {
    const int system_error = errno;
    const std::string holder = ReadHolder(fd_);
    ::close(fd_);
    if (system_error != EWOULDBLOCK) throw FromErrno(system_error, file);
    throw ArchiveError(ArchiveError::Kind::kLocked,
                       fmt::format("{}: another kehoach (process {}) is writing to this archive; "
                                   "wait until it has ended",
                                   file, holder.empty() ? "unknown" : holder));
  }
  // The number is for people only: the lock itself ends with the process, the file stays.
  const std::string holder = fmt::format("{}\n", ::getpid());
  if (::ftruncate(fd_, 0) != 0 ||
      ::pwrite(fd_, holder.data(), holder.size(), 0) != std::ssize(holder)) {
    ArchiveError error = FromErrno(errno, file);
    ::close(fd_);
    throw error;
  }
}

WriterLock::~WriterLock() { ::close(fd_); }

void MakeFolder(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw FromErrno(error.value(), folder);
}

void WriteFile(const std::string& file, std::string_view bytes) {
  try {
    FileDescriptor fd(OpenRetrying(file, O_WRONLY | O_CREAT | O_TRUNC, 0644));
    if (fd.get() < 0) throw FromErrno(errno, file);
    WriteAll(fd.get(), bytes, file);
    // The disk may begin with it, so that SyncFiles() waits less. What fails here fails there, too.
    static_cast<void>(::sync_file_range(fd.get(), 0, 0, SYNC_FILE_RANGE_WRITE));
    if (fd.Close() != 0) throw FromErrno(errno, file);
  } catch (const ArchiveError&) {
    ::unlink(file.c_str());
    throw;
  }
}

namespace {

constexpr std::size_t kCopyBuffer = std::size_t{256} << 10;

Error Unusable(const std::string& file, std::string_view why) {
  return {ErrorCode::kBadArchive, "", 0, fmt::format("{}: {}", file, why)};
}

// Hands all bytes of an open file to `take`; what is wrong with it, empty when nothing is.
template <typename Take>
std::string ForEachPiece(int fd, std::int64_t size, const Take& take) {
  std::string buffer(kCopyBuffer, '\0');
  std::int64_t done = 0;
  while (true) {
    const ssize_t got = ::read(fd, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::strerror(errno);
    if (got == 0) return done == size ? "" : "is shorter than it was";
    done += got;
    if (done > size) return "is longer than it was";
    take(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)));
  }
}

// O_NONBLOCK: opening a FIFO must not wait. Why it cannot be used, empty when it can.
std::string CheckRegular(int fd, std::int64_t size) {
  struct stat state {};
  if (fd < 0 || ::fstat(fd, &state) != 0) return std::strerror(errno);
  if (!S_ISREG(state.st_mode)) return "is no regular file";
  if (state.st_size != size) {
    return fmt::format("has {} bytes, not {}", static_cast<std::int64_t>(state.st_size), size);
  }
  return {};
}

}  // namespace

Result<std::string> HashFile(const std::string& file, std::int64_t size) {
  const FileDescriptor fd(OpenRetrying(file, O_RDONLY | O_NONBLOCK));
  std::string wrong = CheckRegular(fd.get(), size);
  Sha256 hash;
  if (wrong.empty()) {
    wrong = ForEachPiece(fd.get(), size, [&](std::string_view piece) { hash.Add(piece); });
  }
  if (!wrong.empty()) return Unusable(file, wrong);
  return hash.Hex();
}

Result<std::string> CopyFile(const std::string& from, std::int64_t size, const std::string& to) {
  const FileDescriptor source(OpenRetrying(from, O_RDONLY | O_NONBLOCK));
  std::string wrong = CheckRegular(source.get(), size);
  if (!wrong.empty()) return Unusable(from, wrong);
  Sha256 hash;
  const auto copy = [&] {
    FileDescriptor target(OpenRetrying(to, O_RDWR | O_CREAT | O_TRUNC, 0644));
    if (target.get() < 0) throw FromErrno(errno, to);
    if (::ioctl(target.get(), FICLONE, source.get()) == 0) {
      // Hashed is what stands in the copy from now on, whatever becomes of the source.
      wrong = ForEachPiece(target.get(), size, [&](std::string_view piece) { hash.Add(piece); });
    } else {
      wrong = ForEachPiece(source.get(), size, [&](std::string_view piece) {
        hash.Add(piece);
        WriteAll(target.get(), piece, to);
      });
    }
    if (target.Close() != 0) throw FromErrno(errno, to);
  };
  try {
    copy();
  } catch (const ArchiveError&) {
    ::unlink(to.c_str());
    throw;
  }
  if (wrong.empty()) return hash.Hex();
  ::unlink(to.c_str());
  return Unusable(from, wrong);
}

namespace {

// Syncing is waiting: threads beyond the cores let the disk take several at a time.
constexpr std::size_t kSyncThreads = 8, kFilesPerThread = 4;

void SyncFile(const std::string& file) {
  const FileDescriptor fd(OpenRetrying(file, O_RDONLY));
  if (fd.get() < 0) throw FromErrno(errno, file);
  // Some file systems cannot sync a folder; then a rename is as lasting as they make it.
  if (::fsync(fd.get()) != 0 && errno != EINVAL) throw FromErrno(errno, file);
}

}  // namespace

void SyncFiles(const std::vector<std::string>& files) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      for (std::size_t i = next++; i < files.size(); i = next++) SyncFile(files[i]);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    // Signals are for the threads that the caller knows of.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    std::vector<std::jthread> threads;
    try {
      while (threads.size() + 1 < std::min(kSyncThreads, files.size() / kFilesPerThread)) {
        threads.emplace_back(work);
      }
    } catch (const std::system_error&) {  // NOLINT: fewer threads do the same
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    work();
  }
  if (failure) std::rethrow_exception(failure);
}

void RenameFile(const std::string& from, const std::string& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) throw FromErrno(errno, to);
}

}  // namespace kehoach::store
