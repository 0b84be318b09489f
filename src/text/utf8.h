// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 without ICU: decoding that survives any bytes, encoding, and two trimmers of ASCII
// space. All functions are pure and thread-safe.
#ifndef KEHOACH_TEXT_UTF8_H_
#define KEHOACH_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace kehoach::text {

inline constexpr char32_t kReplacement = 0xFFFD;

// Decodes any code point of two or more bytes; see NextCodePoint.
char32_t NextMultiByte(std::string_view utf8, std::size_t& at);

inline bool IsContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// The code point at byte `at`, which moves behind it. REQUIRES: at < utf8.size(). Ill-formed
// bytes (Unicode 15, table 3-7: overlong forms, surrogates, beyond U+10FFFF, cut sequences) give
// U+FFFD once for each maximal subpart and move by at least one byte.
inline char32_t NextCodePoint(std::string_view utf8, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(utf8[at]);
  if (byte < 0x80) {
    ++at;
    return byte;
  }
  // U+0080-07FF and U+1000-1FFF: all letters of Vietnamese beyond ASCII, and no restriction on
  // their continuation bytes.
  if (byte >= 0xC2 && byte <= 0xDF && at + 1 < utf8.size() && IsContinuation(utf8[at + 1])) {
    const auto second = static_cast<unsigned char>(utf8[at + 1]);
    at += 2;
    return ((byte & 0x1Fu) << 6) | (second & 0x3Fu);
  }
  if (byte == 0xE1 && at + 2 < utf8.size() && IsContinuation(utf8[at + 1]) &&
      IsContinuation(utf8[at + 2])) {
    const auto second = static_cast<unsigned char>(utf8[at + 1]);
    const auto third = static_cast<unsigned char>(utf8[at + 2]);
    at += 3;
    return 0x1000u | ((second & 0x3Fu) << 6) | (third & 0x3Fu);
  }
  return NextMultiByte(utf8, at);
}

// Appends any code point beyond ASCII; see AppendUtf8.
void AppendMultiByte(char32_t code_point, std::string& out);

// Appends one code point; surrogates and values beyond U+10FFFF are written as U+FFFD.
inline void AppendUtf8(char32_t code_point, std::string& out) {
  if (code_point < 0x80) {
    out.push_back(static_cast<char>(code_point));
  } else {
    AppendMultiByte(code_point, out);
  }
}

std::string ToUtf8(std::u32string_view code_points);
std::u32string ToUtf32(std::string_view utf8);

// Without the ASCII white space at both ends.
std::string_view Trim(std::string_view utf8);
// Trimmed, and each inner run of ASCII white space is one ' '.
std::string CollapseSpaces(std::string_view utf8);

}  // namespace kehoach::text

#endif  // KEHOACH_TEXT_UTF8_H_
