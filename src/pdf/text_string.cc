// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/text_string.h"

#include <array>

namespace kehoach::pdf {
namespace {

bool IsControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

void AppendUtf8(char32_t c, std::string* utf8) {
  if (c < 0x80) {
    utf8->push_back(static_cast<char>(c));
    return;
  }
  const int tail = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  constexpr std::array<int, 4> kLead = {0, 0xC0, 0xE0, 0xF0};
  utf8->push_back(static_cast<char>(kLead.at(tail) | static_cast<int>(c >> (6 * tail))));
  for (int i = tail - 1; i >= 0; --i) {
    utf8->push_back(static_cast<char>(0x80 | (static_cast<int>(c >> (6 * i)) & 0x3F)));
  }
}

char32_t Byte(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

bool StartsWith(std::string_view bytes, std::string_view prefix) {
  return bytes.substr(0, prefix.size()) == prefix;
}

std::string DecodeUtf16(std::string_view bytes) {
  std::string utf8;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = Byte(bytes, i) << 8 | Byte(bytes, i + 1);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = Byte(bytes, i + 2) << 8 | Byte(bytes, i + 3);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    const bool surrogate = c >= 0xD800 && c < 0xE000;
    if (!surrogate && !IsControl(c)) AppendUtf8(c, &utf8);
  }
  return utf8;
}

// Bytes that are no well-formed UTF-8 are left out: the result is promised to be UTF-8.
std::string DecodeUtf8(std::string_view bytes) {
  std::string utf8;
  for (std::size_t i = 0; i < bytes.size();) {
    const char32_t lead = Byte(bytes, i++);
    const std::size_t tail = lead < 0x80   ? 0
                             : lead < 0xC2 ? 4
                             : lead < 0xE0 ? 1
                             : lead < 0xF0 ? 2
                                           : 3;
    if (tail > 3 || lead > 0xF4) continue;
    char32_t c = tail == 0 ? lead : lead & (0x3F >> tail);
    std::size_t read = 0;
    for (; read < tail && i + read < bytes.size(); ++read) {
      const char32_t next = Byte(bytes, i + read);
      if ((next & 0xC0) != 0x80) break;
      c = c << 6 | (next & 0x3F);
    }
    constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
    const bool surrogate = c >= 0xD800 && c < 0xE000;
    if (read < tail || c < kLeast[tail] || c > 0x10FFFF || surrogate) continue;
    i += tail;
    if (!IsControl(c)) AppendUtf8(c, &utf8);
  }
  return utf8;
}

}  // namespace

std::string DecodeTextString(std::string_view bytes) {
  if (StartsWith(bytes, "\xFE\xFF")) return DecodeUtf16(bytes.substr(2));
  if (StartsWith(bytes, "\xEF\xBB\xBF")) return DecodeUtf8(bytes.substr(3));
  std::string utf8;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char32_t c = Byte(bytes, i);
    if (!IsControl(c)) AppendUtf8(c, &utf8);
  }
  return utf8;
}

}  // namespace kehoach::pdf
