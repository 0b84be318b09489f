// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/letters.h"

#include <array>
#include <utility>

#include "text/letters.h"
#include "text/utf8.h"

namespace kehoach::ocr {
namespace {

// "(b/c)", to report, closes many a recipient's name.
constexpr std::string_view kToReport = "(b/c)";

// What else it is read as, longest first: a "©" may have the bracket in its ring.
constexpr std::array<std::string_view, 10> kMisreports = {
    "(hb/c)", "(b/©)", "(b/€)", "(b/C)", "(hb/C)", "(hb/©)", "(b/©", "(b/€", "(hb/©", "(hb/€"};

std::string WithReport(std::string text, bool& guessed) {
  for (const std::string_view misreport : kMisreports) {
    const std::size_t at = text.find(misreport);
    if (at == std::string::npos) continue;
    text.replace(at, misreport.size(), kToReport);
    guessed |= misreport != "(b/C)";
    break;
  }
  return text;
}

constexpr std::u32string_view kOneShape = U"COSVWXZÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢƯỨỪỬỮỰ";

}  // namespace

std::string MendLetters(std::string_view text, bool* guessed) {
  std::string out;
  bool other_shape = false;
  char32_t last = 0, before = 0;  // the one read last, and the one before it
  int lower = 0;                  // letters of lower case right before
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
    // In small letters some names of places have it.
    if (c == U'L' && last == U'G' && !text::IsLetter(before)) {
      std::size_t ahead = at;
      const char32_t next = at < text.size() ? text::NextCodePoint(text, ahead) : 0;
      if (next >= 0x80 && text::IsLetter(next)) {
        c = U'I';
        other_shape = true;
      }
    }
    // "kWh", "kV" are right.
    if (lower > (marked ? 0 : 1) && kOneShape.find(c) != std::u32string_view::npos) {
      c = text::LowerOf(c);
    }
    text::AppendUtf8(c, out);
    before = last;
    last = c;
    lower = text::IsLowerLetter(c) ? lower + 1 : 0;
  }
  out = WithReport(std::move(out), other_shape);
  if (guessed) *guessed |= other_shape;
  return out;
}

}  // namespace kehoach::ocr
