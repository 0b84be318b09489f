// SPDX-License-Identifier: GPL-3.0-or-later
// A file descriptor with one owner.
#ifndef KEHOACH_PROCESS_UNIQUE_FD_H_
#define KEHOACH_PROCESS_UNIQUE_FD_H_

#include <utility>

#include <unistd.h>

namespace kehoach::process {

// Closes its descriptor when it goes; -1 is none. Belongs to one thread.
class UniqueFd {
 public:
  UniqueFd() = default;
  explicit UniqueFd(int fd) : fd_(fd) {}
  UniqueFd(UniqueFd&& other) noexcept : fd_(other.Release()) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept {
    if (this != &other) Reset(other.Release());
    return *this;
  }
  ~UniqueFd() { Reset(); }

  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  int Release() { return std::exchange(fd_, -1); }
  void Reset(int fd = -1) {
    if (fd_ >= 0) close(fd_);
    fd_ = fd;
  }

 private:
  int fd_ = -1;
};

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_UNIQUE_FD_H_
