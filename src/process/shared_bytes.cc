// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/shared_bytes.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>

namespace kehoach::process {
namespace {

// Linux 6.3; older kernels do not know it and older headers do not name it.
constexpr unsigned kNoExecSeal = 0x8;

[[noreturn]] void Throw(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

UniqueFd NewMemory() {
  constexpr unsigned kFlags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
  int fd = memfd_create("kehoach-input", kFlags | kNoExecSeal);
  if (fd < 0 && errno == EINVAL) fd = memfd_create("kehoach-input", kFlags);
  if (fd < 0) Throw("memfd_create");
  return UniqueFd(fd);
}

void WriteAll(int fd, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t n = write(fd, bytes, size);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) Throw("write to shared memory");
    bytes += n;
    size -= static_cast<std::size_t>(n);
  }
}

// For files that sendfile does not take, such as pipes.
std::size_t CopyByReading(int from, int to, std::size_t limit) {
  std::array<char, 1 << 16> buffer;
  std::size_t total = 0;
  while (total < limit) {
    const ssize_t n = read(from, buffer.data(), std::min(buffer.size(), limit - total));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) Throw("read");
    if (n == 0) break;
    WriteAll(to, buffer.data(), static_cast<std::size_t>(n));
    total += static_cast<std::size_t>(n);
  }
  return total;
}

}  // namespace

SharedBytes::SharedBytes(SharedBytes&& other) noexcept
    : fd_(std::move(other.fd_)),
      data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      sealed_(std::exchange(other.sealed_, false)) {}

SharedBytes& SharedBytes::operator=(SharedBytes&& other) noexcept {
  if (this == &other) return *this;
  Unmap();
  fd_ = std::move(other.fd_);
  data_ = std::exchange(other.data_, nullptr);
  size_ = std::exchange(other.size_, 0);
  sealed_ = std::exchange(other.sealed_, false);
  return *this;
}

SharedBytes::~SharedBytes() { Unmap(); }

void SharedBytes::Unmap() {
  if (data_) munmap(data_, size_);
  data_ = nullptr;
}

void SharedBytes::Map(int protection, int flags) {
  if (size_ == 0) return;
  void* at = mmap(nullptr, size_, protection, flags, fd_.get(), 0);
  if (at == MAP_FAILED) Throw("map shared memory");
  data_ = static_cast<char*>(at);
}

void SharedBytes::AddSeals() {
  if (fcntl(fd_.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) !=
      0) {
    Throw("seal shared memory");
  }
  sealed_ = true;
  // Private, because before Linux 6.7 sealed memory cannot be mapped as shared, not even to read.
  Map(PROT_READ, MAP_PRIVATE);
}

SharedBytes SharedBytes::Create(std::size_t size) {
  SharedBytes out;
  out.fd_ = NewMemory();
  if (ftruncate(out.fd_.get(), static_cast<off_t>(size)) != 0) Throw("size shared memory");
  out.size_ = size;
  out.Map(PROT_READ | PROT_WRITE, MAP_SHARED);
  return out;
}

SharedBytes SharedBytes::Copy(std::string_view bytes) {
  SharedBytes out;
  out.fd_ = NewMemory();
  WriteAll(out.fd_.get(), bytes.data(), bytes.size());
  out.size_ = bytes.size();
  out.AddSeals();
  return out;
}

SharedBytes SharedBytes::Read(int fd, std::size_t limit) {
  SharedBytes out;
  out.fd_ = NewMemory();
  std::size_t total = 0;
  while (total < limit) {
    const ssize_t n =
        sendfile(out.fd_.get(), fd, nullptr, std::min(limit - total, std::size_t{1} << 30));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && (errno == EINVAL || errno == ENOSYS)) {
      total += CopyByReading(fd, out.fd_.get(), limit - total);
      break;
    }
    if (n < 0) Throw("read");
    if (n == 0) break;
    total += static_cast<std::size_t>(n);
  }
  out.size_ = total;
  out.AddSeals();
  return out;
}

char* SharedBytes::data() {
  assert(!sealed_);
  return data_;
}

void SharedBytes::Seal() {
  assert(fd_ && !sealed_);
  Unmap();  // the kernel seals only what nobody can write to
  AddSeals();
}

SharedBytes SharedBytes::Duplicate() const {
  assert(sealed_ || !fd_);
  SharedBytes out;
  if (!fd_) return out;
  out.fd_ = UniqueFd(fcntl(fd_.get(), F_DUPFD_CLOEXEC, 0));
  if (!out.fd_) Throw("duplicate a descriptor");
  out.size_ = size_;
  out.sealed_ = true;
  out.Map(PROT_READ, MAP_PRIVATE);
  return out;
}

}  // namespace kehoach::process
