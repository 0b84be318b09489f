// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/file.h"

#include <cerrno>
#include <cstring>
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

Result<FileContent> ReadFile(const std::string& path, std::int64_t max_bytes) {
  // O_NONBLOCK: opening a FIFO must not wait for a writer.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return FromErrno(path, errno);
  struct stat st {};
  if (::fstat(file.get(), &st) != 0) return FromErrno(path, errno);
  const Result<FileState> before = StateOf(path, st);
  if (!before) return before.error();
  if (before->size > max_bytes) {
    return Error{
        ErrorCode::kTooLarge, path, 0,
        fmt::format("is {} MiB large; the limit is {} MiB", before->size >> 20, max_bytes >> 20)};
  }
  FileContent out{*before, std::string(static_cast<std::size_t>(before->size), '\0')};
  std::size_t filled = 0;
  while (filled < out.bytes.size()) {
    const ssize_t got = ::read(file.get(), out.bytes.data() + filled, out.bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return FromErrno(path, errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  struct stat after {};
  if (::fstat(file.get(), &after) != 0) return FromErrno(path, errno);
  const Result<FileState> now = StateOf(path, after);
  if (filled != out.bytes.size() || !now || !(*now == *before)) {
    return Unreadable(path, "changed while it was being read; import it again");
  }
  return out;
}

}  // namespace kehoach::batch
