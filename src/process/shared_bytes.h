// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that two processes can read and neither can change: how a worker gets its input.
#ifndef KEHOACH_PROCESS_SHARED_BYTES_H_
#define KEHOACH_PROCESS_SHARED_BYTES_H_

#include <cstddef>
#include <string_view>

#include "process/unique_fd.h"

namespace kehoach::process {

// Anonymous memory with a descriptor (memfd_create). Filled by whoever created it, then sealed by
// the kernel: nobody, this process among them, can change, shrink or grow it any more. Move-only;
// view() holds as long as the value that it was asked from, moved or not. Belongs to one thread at
// a time. What the system refuses throws std::system_error.
class SharedBytes {
 public:
  SharedBytes() = default;  // no bytes
  SharedBytes(SharedBytes&& other) noexcept;
  SharedBytes& operator=(SharedBytes&& other) noexcept;
  ~SharedBytes();

  // `size` zero bytes to be filled through data(), then sealed.
  static SharedBytes Create(std::size_t size);
  // A sealed copy.
  static SharedBytes Copy(std::string_view bytes);
  // A sealed copy of what an open file gives from its present place on, at most `limit` bytes: one
  // pass through the kernel, whatever the file's size is said to be. Reads until the end of the
  // file or the limit; a file that shrinks or grows meanwhile gives what was there.
  static SharedBytes Read(int fd, std::size_t limit);

  // REQUIRES: from Create, not sealed yet.
  char* data();
  void Seal();

  bool sealed() const { return sealed_; }
  std::string_view view() const { return {data_, size_}; }
  std::size_t size() const { return size_; }
  int fd() const { return fd_.get(); }  // -1: no bytes

  // A second owner of the same sealed bytes. REQUIRES: sealed, or no bytes.
  SharedBytes Duplicate() const;

 private:
  void Map(int protection, int flags);
  void Unmap();
  void AddSeals();

  UniqueFd fd_;
  char* data_ = nullptr;
  std::size_t size_ = 0;
  bool sealed_ = false;
};

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_SHARED_BYTES_H_
