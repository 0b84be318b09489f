// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/zip_reader.h"

#include <cstddef>
#include <cstdint>
#include <stdexcept>

#include <zlib.h>

namespace kehoach::test {
namespace {

std::uint32_t Little(const std::string& bytes, std::size_t at, int count) {
  std::uint32_t value = 0;
  for (int i = count - 1; i >= 0; --i) {
    value = (value << 8) | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
  }
  return value;
}

std::string Inflate(const std::string& packed, std::size_t size) {
  std::string out(size, '\0');
  std::string in = packed;
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::runtime_error("zlib");
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (end != Z_STREAM_END || stream.total_out != size) throw std::runtime_error("not deflated");
  return out;
}

}  // namespace

std::map<std::string, std::string> Unzip(const std::string& bytes) {
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (end == std::string::npos) throw std::runtime_error("no end of a ZIP file");
  std::map<std::string, std::string> members;
  std::size_t at = Little(bytes, end + 16, 4);
  for (std::uint32_t left = Little(bytes, end + 10, 2); left > 0; --left) {
    if (bytes.compare(at, 4, "PK\x01\x02") != 0) throw std::runtime_error("bad directory");
    const std::uint32_t method = Little(bytes, at + 10, 2), crc = Little(bytes, at + 16, 4);
    const std::uint32_t packed = Little(bytes, at + 20, 4), size = Little(bytes, at + 24, 4);
    const std::uint32_t name = Little(bytes, at + 28, 2), local = Little(bytes, at + 42, 4);
    const std::size_t data =
        local + 30 + Little(bytes, local + 26, 2) + Little(bytes, local + 28, 2);
    std::string content = bytes.substr(data, packed);
    if (method != 0) content = Inflate(content, size);
    if (crc32(0, reinterpret_cast<const Bytef*>(content.data()),
              static_cast<uInt>(content.size())) != crc) {
      throw std::runtime_error("bad checksum");
    }
    members[bytes.substr(at + 46, name)] = content;
    at += 46 + name + Little(bytes, at + 30, 2) + Little(bytes, at + 32, 2);
  }
  return members;
}

}  // namespace kehoach::test
