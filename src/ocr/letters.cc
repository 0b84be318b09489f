// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/letters.h"

#include "text/letters.h"
#include "text/utf8.h"

namespace kehoach::ocr {
namespace {

constexpr std::u32string_view kOneShape = U"COSVWXZÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢƯỨỪỬỮỰ";

}  // namespace

std::string MendLetters(std::string_view text) {
  std::string out;
  char32_t last = 0;
  int lower = 0;  // letters of lower case right before
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = text::NextCodePoint(text, at);
    if (c == U'ð') c = U'đ';
    if (c == U'Ð') c = U'Đ';
    const bool marked = c >= 0x80 && text::IsLetter(c);
    if (marked && text::LowerOf(c) == text::LowerOf(last)) continue;
    if (c == U'o' && last == U'%') {
      out.pop_back();
      c = U'‰';
    }
    // "kWh", "kV" are right.
    if (lower > (marked ? 0 : 1) && kOneShape.find(c) != std::u32string_view::npos) {
      c = text::LowerOf(c);
    }
    text::AppendUtf8(c, out);
    last = c;
    lower = text::IsLowerLetter(c) ? lower + 1 : 0;
  }
  return out;
}

}  // namespace kehoach::ocr
