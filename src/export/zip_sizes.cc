// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/zip_sizes.h"

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string_view>

namespace kehoach::exporter {
namespace {

constexpr std::size_t kEndSize = 22;     // end of central directory record
constexpr std::size_t kHeaderSize = 46;  // fixed part of a file header in it

std::uint32_t Little(std::string_view bytes, std::size_t at, int count) {
  std::uint32_t value = 0;
  for (int i = count - 1; i >= 0; --i) {
    value = (value << 8) | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  }
  return value;
}

// `count` bytes from `offset`; fewer where the file ends.
std::string ReadAt(std::FILE* file, long offset, std::size_t count) {
  std::string bytes(count, '\0');
  if (std::fseek(file, offset, SEEK_SET) != 0) return {};
  bytes.resize(std::fread(bytes.data(), 1, count, file));
  return bytes;
}

}  // namespace

std::optional<std::vector<ZipMember>> ZipMembers(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (!file || std::fseek(file.get(), 0, SEEK_END) != 0) return std::nullopt;
  const long size = std::ftell(file.get());
  if (size < static_cast<long>(kEndSize)) return std::nullopt;
  const std::string end = ReadAt(file.get(), size - static_cast<long>(kEndSize), kEndSize);
  if (end.size() != kEndSize || end.substr(0, 4) != "PK\x05\x06") return std::nullopt;
  const std::uint32_t count = Little(end, 10, 2);
  const std::uint32_t bytes = Little(end, 12, 4), offset = Little(end, 16, 4);
  if (std::int64_t{offset} + bytes + static_cast<std::int64_t>(kEndSize) > size) {
    return std::nullopt;
  }
  const std::string directory = ReadAt(file.get(), static_cast<long>(offset), bytes);
  std::vector<ZipMember> members;
  std::size_t at = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (at + kHeaderSize > directory.size() || directory.compare(at, 4, "PK\x01\x02") != 0) {
      return std::nullopt;
    }
    const std::size_t name = Little(directory, at + 28, 2);
    const std::size_t rest = Little(directory, at + 30, 2) + Little(directory, at + 32, 2);
    if (at + kHeaderSize + name + rest > directory.size()) return std::nullopt;
    members.push_back({directory.substr(at + kHeaderSize, name),
                       static_cast<std::int64_t>(Little(directory, at + 24, 4))});
    at += kHeaderSize + name + rest;
  }
  return members;
}

}  // namespace kehoach::exporter
