// SPDX-License-Identifier: GPL-3.0-or-later
// Writing and reading of little-endian binary values. The reader takes any bytes: past the end
// or on a malformed number it returns zero and remembers the failure, which is checked once.
#ifndef KEHOACH_STORE_BYTE_STREAM_H_
#define KEHOACH_STORE_BYTE_STREAM_H_

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace kehoach::store {

static_assert(std::endian::native == std::endian::little, "stored floats are little-endian");

class ByteWriter {
 public:
  void Byte(std::uint8_t value) {
    Room(1);
    buffer_[size_++] = static_cast<char>(value);
  }
  // LEB128: seven bits a byte, lowest first.
  void Unsigned(std::uint64_t value) {
    Room(kLongestNumber);
    char* out = buffer_.data() + size_;
    while (value >= 0x80) {
      *out++ = static_cast<char>(value | 0x80);
      value >>= 7;
    }
    *out++ = static_cast<char>(value);
    size_ = static_cast<std::size_t>(out - buffer_.data());
  }
  // Zigzag, so that small negative numbers are short, too.
  void Signed(std::int64_t value) {
    Unsigned((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
  }
  void Float(float value) {
    Room(sizeof value);
    std::memcpy(buffer_.data() + size_, &value, sizeof value);
    size_ += sizeof value;
  }
  void Text(std::string_view text) {
    Unsigned(text.size());
    Raw(text);
  }
  void Raw(std::string_view bytes) {
    if (bytes.empty()) return;
    Room(bytes.size());
    std::memcpy(buffer_.data() + size_, bytes.data(), bytes.size());
    size_ += bytes.size();
  }

  void Clear() { size_ = 0; }  // keeps the memory
  std::string_view bytes() const { return {buffer_.data(), size_}; }

 private:
  static constexpr std::size_t kLongestNumber = 10;

  // A string that grows by single bytes costs three times as much.
  void Room(std::size_t bytes) {
    if (buffer_.size() - size_ < bytes) buffer_.resize(2 * buffer_.size() + bytes + 256);
  }

  std::string buffer_;  // longer than what was written
  std::size_t size_ = 0;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t Byte() {
    if (rest_.empty()) {
      ok_ = false;
      return 0;
    }
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  std::uint64_t Unsigned() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const std::uint8_t byte = Byte();
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return ok_ ? value : 0;
    }
    ok_ = false;
    return 0;
  }
  std::int64_t Signed() {
    const std::uint64_t raw = Unsigned();
    return static_cast<std::int64_t>((raw >> 1) ^ (~(raw & 1) + 1));
  }
  float Float() {
    float value = 0;
    const std::string_view raw = Raw(sizeof value);
    if (raw.size() == sizeof value) std::memcpy(&value, raw.data(), sizeof value);
    return value;
  }
  std::string_view Text() { return Raw(Unsigned()); }
  std::string_view Raw(std::uint64_t size) {
    if (size > rest_.size()) {
      ok_ = false;
      rest_ = {};
      return {};
    }
    const std::string_view raw = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return raw;
  }
  // A count of things that take at least `least_bytes` each in what follows: more than fit there
  // is damage, so that a damaged count cannot ask for memory.
  std::size_t Count(std::size_t least_bytes) {
    const std::uint64_t count = Unsigned();
    if (count > rest_.size() / least_bytes) {
      Fail();
      return 0;
    }
    return static_cast<std::size_t>(count);
  }

  void Fail() {
    ok_ = false;
    rest_ = {};
  }
  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace kehoach::store

#endif  // KEHOACH_STORE_BYTE_STREAM_H_
