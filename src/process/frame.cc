// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/frame.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <zlib.h>

namespace kehoach::process {
namespace {

constexpr std::string_view kMagic = "KHF1";
constexpr std::size_t kTypeOffset = 4;
constexpr std::size_t kLengthOffset = 8;
constexpr std::size_t kChecksumOffset = 16;

template <typename T>
void Store(char* to, T value) {
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    to[i] = static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
  }
}

template <typename T>
T Load(const char* from) {
  T value = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i) {
    value |= static_cast<T>(static_cast<unsigned char>(from[i])) << (8 * i);
  }
  return value;
}

template <typename T>
bool Take(std::string_view& bytes, T& value) {
  if (bytes.size() < sizeof(T)) return false;
  value = Load<T>(bytes.data());
  bytes.remove_prefix(sizeof(T));
  return true;
}

std::uint32_t Crc(std::uint32_t crc, std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32_z(crc, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

// Covers type and length, too: a damaged header must not pass with an empty payload.
std::uint32_t Checksum(const FrameHeader& header, std::string_view first, std::string_view second) {
  const std::string_view described(header.data() + kTypeOffset, kChecksumOffset - kTypeOffset);
  std::uint32_t crc = Crc(0, described);
  // zlib takes a null pointer as a wish to start again.
  if (!first.empty()) crc = Crc(crc, first);
  if (!second.empty()) crc = Crc(crc, second);
  return crc;
}

}  // namespace

FrameHeader HeaderOf(FrameType type, std::string_view first, std::string_view second) {
  FrameHeader header{};
  std::copy(kMagic.begin(), kMagic.end(), header.begin());
  Store(header.data() + kTypeOffset, static_cast<std::uint32_t>(type));
  Store(header.data() + kLengthOffset, static_cast<std::uint64_t>(first.size() + second.size()));
  Store(header.data() + kChecksumOffset, Checksum(header, first, second));
  return header;
}

std::string EncodeFrame(FrameType type, std::string_view payload) {
  const FrameHeader header = HeaderOf(type, payload);
  std::string out;
  out.reserve(header.size() + payload.size());
  out.append(header.data(), header.size());
  out.append(payload);
  return out;
}

bool FrameReader::Fail(std::string what) {
  error_ = std::move(what);
  frame_.payload = std::string();
  return false;
}

// The header is whole: what it announces is checked before a byte of it is taken.
bool FrameReader::TakeHeader() {
  if (std::string_view(header_.data(), kMagic.size()) != kMagic) {
    return Fail("bytes that are no frame");
  }
  const auto type = Load<std::uint32_t>(header_.data() + kTypeOffset);
  if (type < static_cast<std::uint32_t>(FrameType::kJob) ||
      type > static_cast<std::uint32_t>(FrameType::kReply)) {
    return Fail(fmt::format("a frame of the unknown type {}", type));
  }
  length_ = Load<std::uint64_t>(header_.data() + kLengthOffset);
  if (length_ > max_payload_) {
    return Fail(
        fmt::format("a frame of {} bytes, more than the {} allowed", length_, max_payload_));
  }
  frame_.type = static_cast<FrameType>(type);
  return true;
}

bool FrameReader::Feed(std::string_view bytes, std::vector<Frame>& frames) {
  if (!error_.empty()) return false;
  while (!bytes.empty()) {
    if (header_size_ < header_.size()) {
      const std::size_t n = std::min(header_.size() - header_size_, bytes.size());
      std::memcpy(header_.data() + header_size_, bytes.data(), n);
      header_size_ += n;
      bytes.remove_prefix(n);
      if (header_size_ < header_.size()) return true;
      if (!TakeHeader()) return false;
    }
    const auto missing = static_cast<std::size_t>(length_ - frame_.payload.size());
    const std::size_t n = std::min(missing, bytes.size());
    frame_.payload.append(bytes.data(), n);
    bytes.remove_prefix(n);
    if (frame_.payload.size() < length_) return true;
    if (Checksum(header_, frame_.payload, {}) !=
        Load<std::uint32_t>(header_.data() + kChecksumOffset)) {
      return Fail("a frame whose checksum is wrong");
    }
    frames.push_back(std::exchange(frame_, Frame{}));
    header_size_ = 0;
    length_ = 0;
  }
  return true;
}

void PutU32(std::string& out, std::uint32_t value) {
  char bytes[sizeof value];
  Store(bytes, value);
  out.append(bytes, sizeof bytes);
}

void PutU64(std::string& out, std::uint64_t value) {
  char bytes[sizeof value];
  Store(bytes, value);
  out.append(bytes, sizeof bytes);
}

bool TakeU32(std::string_view& bytes, std::uint32_t& value) { return Take(bytes, value); }
bool TakeU64(std::string_view& bytes, std::uint64_t& value) { return Take(bytes, value); }

}  // namespace kehoach::process
