// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/utf8.h"

namespace kehoach::text {
namespace {

constexpr std::string_view kAsciiSpace = " \t\n\v\f\r";

// What the first byte of a sequence demands of it (Unicode 15, table 3-7). The limits of the
// second byte exclude overlong forms, surrogates and values beyond U+10FFFF.
struct Lead {
  int length = 0;  // 0: no first byte
  unsigned char low = 0x80, high = 0xBF;
};

Lead LeadOf(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

}  // namespace

char32_t NextMultiByte(std::string_view utf8, std::size_t& at) {
  const auto first = static_cast<unsigned char>(utf8[at++]);
  if (first < 0x80) return first;
  Lead lead = LeadOf(first);
  if (lead.length == 0) return kReplacement;
  char32_t value = first & (0x7Fu >> lead.length);
  for (int i = 1; i < lead.length; ++i) {
    if (at >= utf8.size()) return kReplacement;
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if (byte < lead.low || byte > lead.high) return kReplacement;
    lead.low = 0x80;
    lead.high = 0xBF;
    value = (value << 6) | (byte & 0x3Fu);
    ++at;
  }
  return value;
}

void AppendMultiByte(char32_t code_point, std::string& out) {
  const auto continuation = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
  if (code_point < 0x800) {
    const char bytes[] = {static_cast<char>(0xC0 | (code_point >> 6)), continuation(code_point)};
    out.append(bytes, 2);
  } else if (code_point < 0x10000 && (code_point < 0xD800 || code_point > 0xDFFF)) {
    const char bytes[] = {static_cast<char>(0xE0 | (code_point >> 12)),
                          continuation(code_point >> 6), continuation(code_point)};
    out.append(bytes, 3);
  } else if (code_point >= 0x10000 && code_point <= 0x10FFFF) {
    const char bytes[] = {static_cast<char>(0xF0 | (code_point >> 18)),
                          continuation(code_point >> 12), continuation(code_point >> 6),
                          continuation(code_point)};
    out.append(bytes, 4);
  } else {
    AppendMultiByte(kReplacement, out);
  }
}

std::string ToUtf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size() * 2);
  for (const char32_t code_point : code_points) AppendUtf8(code_point, out);
  return out;
}

std::u32string ToUtf32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) out.push_back(NextCodePoint(utf8, at));
  return out;
}

std::string_view Trim(std::string_view utf8) {
  const std::size_t from = utf8.find_first_not_of(kAsciiSpace);
  if (from == std::string_view::npos) return {};
  return utf8.substr(from, utf8.find_last_not_of(kAsciiSpace) - from + 1);
}

std::string CollapseSpaces(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool pending = false;
  for (const char byte : utf8) {
    if (kAsciiSpace.find(byte) != std::string_view::npos) {
      pending = !out.empty();
      continue;
    }
    if (pending) out.push_back(' ');
    pending = false;
    out.push_back(byte);
  }
  return out;
}

}  // namespace kehoach::text
