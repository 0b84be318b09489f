// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/file.h"

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kehoach::batch {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

Error Unreadable(const std::string& path, std::string message) {
  return {ErrorCode::kUnreadable, path, 0, std::move(message)};
}

Error FromErrno(const std::string& path, int code) {
  if (code == ENOENT || code == ENOTDIR) return Unreadable(path, "no such file");
  if (code == ELOOP) return Unreadable(path, "the symbolic links go round in a circle");
  if (code == EACCES || code == EPERM) return Unreadable(path, "no permission to read it");
  return Unreadable(path, fmt::format("cannot be read: {}", std::strerror(code)));
}

Result<FileState> StateOf(const std::string& path, const struct stat& st) {
  if (S_ISDIR(st.st_mode)) return Unreadable(path, "is a folder, not a file");
  if (!S_ISREG(st.st_mode)) return Unreadable(path, "is not a regular file");
  return FileState{static_cast<std::int64_t>(st.st_size),
                   static_cast<std::int64_t>(st.st_mtim.tv_sec) * 1'000'000'000 +
                       static_cast<std::int64_t>(st.st_mtim.tv_nsec)};
}

}  // namespace

Result<FileState> StatFile(const std::string& path) {
  struct stat st {};
  if (::stat(path.c_str(), &st) != 0) return FromErrno(path, errno);
  return StateOf(path, st);
}

namespace {

// Opens the file and hands it to `read` (descriptor, state), which gives the bytes as they are.
template <typename Content, typename Read>
Result<Content> ReadWith(const std::string& path, std::int64_t max_bytes, const Read& read) {
  // O_NONBLOCK: opening a FIFO must not wait for a writer.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return FromErrno(path, errno);
  struct stat st {};
  if (::fstat(file.get(), &st) != 0) return FromErrno(path, errno);
  const Result<FileState> before = StateOf(path, st);
  if (!before) return before.error();
  if (before->size > max_bytes) {
    return Error{ErrorCode::kTooLarge, path, 0,
                 fmt::format("is {} MiB large; the limit is {} MiB ({})", before->size >> 20,
                             max_bytes >> 20, kFileBytesOption)};
  }
  Content out;
  out.state = *before;
  if (const int code = read(file.get(), out); code != 0) return FromErrno(path, code);
  struct stat after {};
  if (::fstat(file.get(), &after) != 0) return FromErrno(path, errno);
  const Result<FileState> now = StateOf(path, after);
  if (out.bytes.size() != static_cast<std::size_t>(before->size) || !now || !(*now == *before)) {
    return Unreadable(path, "changed while it was being read; import it again");
  }
  return out;
}

int ReadInto(int fd, FileContent& out) {
  out.bytes.resize(static_cast<std::size_t>(out.state.size));
  std::size_t filled = 0;
  while (filled < out.bytes.size()) {
    const ssize_t got = ::read(fd, out.bytes.data() + filled, out.bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  out.bytes.resize(filled);
  return 0;
}

}  // namespace

Result<FileContent> ReadFile(const std::string& path, std::int64_t max_bytes) {
  return ReadWith<FileContent>(path, max_bytes, ReadInto);
}

Result<SharedFile> ReadShared(const std::string& path, std::int64_t max_bytes) {
  try {
    return ReadWith<SharedFile>(path, max_bytes, [](int fd, SharedFile& out) {
      out.bytes = process::SharedBytes::Read(fd, static_cast<std::size_t>(out.state.size));
      return 0;
    });
  } catch (const std::system_error& e) {
    // What cannot be held in memory under this name cannot be copied to a file either.
    if (e.code() == std::errc::file_too_large) {
      return Error{ErrorCode::kTooLarge, path, 0,
                   "is larger than a file may be here (ulimit -f); raise that limit"};
    }
    if (e.code() != std::errc::not_enough_memory) return FromErrno(path, e.code().value());
    return Error{ErrorCode::kOutOfMemory, path, 0, "needs more memory than there is"};
  }
}

}  // namespace kehoach::batch
