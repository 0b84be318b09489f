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

// Decodes a code point of two or more bytes; see NextCodePoint.
char32_t NextMultiByte(std::string_view utf8, std::size_t& at);

// The code point at byte `at`, which moves behind it. REQUIRES: at < utf8.size(). Ill-formed
// bytes (Unicode 15, table 3-7: overlong forms, surrogates, beyond U+10FFFF, cut sequences) give
// U+FFFD once for each maximal subpart and move by at least one byte.
inline char32_t NextCodePoint(std::string_view utf8, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(utf8[at]);
  if (byte < 0x80) {
    ++at;
    return byte;
  }
  return NextMultiByte(utf8, at);
}

// Appends one code point; surrogates and values beyond U+10FFFF are written as U+FFFD.
void AppendUtf8(char32_t code_point, std::string& out);

std::string ToUtf8(std::u32string_view code_points);
std::u32string ToUtf32(std::string_view utf8);

// Without the ASCII white space at both ends.
std::string_view Trim(std::string_view utf8);
// Trimmed, and each inner run of ASCII white space is one ' '.
std::string CollapseSpaces(std::string_view utf8);

}  // namespace kehoach::text

#endif  // KEHOACH_TEXT_UTF8_H_
