// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>

#include "text/letters.h"
#include "text/repair.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::text {
namespace {

template <typename Mapping>
std::string MapEach(std::string_view utf8, Mapping mapping) {
  std::string composed;
  if (!IsPlainlyNfc(utf8)) {
    composed = ToNfc(utf8);
    utf8 = composed;
  }
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) AppendUtf8(mapping(NextCodePoint(utf8, at)), out);
  return out;
}

}  // namespace

std::string ToUpper(std::string_view utf8) { return MapEach(utf8, UpperOf); }
std::string ToLower(std::string_view utf8) { return MapEach(utf8, LowerOf); }

bool IsUpper(std::string_view utf8) {
  bool any = false;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = NextCodePoint(utf8, at);
    if (IsLowerLetter(c)) return false;
    any = any || IsUpperLetter(c);
  }
  return any;
}

}  // namespace kehoach::text
