// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/repair.h"

#include <cstdint>
#include <string>
#include <string_view>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include "text/letters.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::text {
namespace {

// Code points that NFC keeps and that no neighbour composes with, if the text holds no others
// (UAX #15, NFC_Quick_Check=Yes and ccc=0; marks and jamos, the only second parts of
// compositions, are outside). Covers all that composed Vietnamese text uses, so that most words
// need no call of ICU.
bool IsInert(char32_t c) {
  return c < 0x300 || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2002 && c <= 0x20CF) ||
         (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2500 && c <= 0x27FF) ||
         (c >= 0xE000 && c <= 0xF8FF) || c == kReplacement;
}

std::u16string ToUtf16(std::u32string_view text) {
  std::u16string out;
  out.reserve(text.size() + 8);
  for (const char32_t c : text) {
    const bool valid = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
    const char32_t value = valid ? c : kReplacement;
    if (value < 0x10000) {
      out.push_back(static_cast<char16_t>(value));
    } else {
      out.push_back(U16_LEAD(value));
      out.push_back(U16_TRAIL(value));
    }
  }
  return out;
}

std::u32string FromUtf16(std::u16string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = 0;
    U16_NEXT(text, i, text.size(), c);
    out.push_back(c);
  }
  return out;
}

std::u32string Compose(std::u32string_view text) {
  const std::u16string source = ToUtf16(text);
  const auto length = static_cast<std::int32_t>(source.size());
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
  // NFC grows UTF-16 at most threefold (UAX #15, section 11).
  std::u16string composed(source.size() * 3 + 1, u'\0');
  const std::int32_t size = unorm2_normalize(nfc, source.data(), length, composed.data(),
                                             static_cast<std::int32_t>(composed.size()), &status);
  if (U_FAILURE(status)) return std::u32string(text);
  composed.resize(static_cast<std::size_t>(size));
  return FromUtf16(composed);
}

// Letters that Vietnamese never uses and that stand for one it does, and the bullets that Word
// takes from the symbol fonts Symbol and Wingdings.
char32_t Restore(char32_t c) {
  switch (c) {
    case 0x01A3:
      return U'ư';
    case 0x01A2:
      return U'Ư';
    case 0x00D0:
    case 0x0189:
      return U'Đ';
    case 0x00F0:
    case 0x0256:
      return U'đ';
    case 0xF02D:  // Symbol: minus
    case 0xF06C:  // Wingdings: black circle
    case 0xF06E:  // black square
    case 0xF075:  // black diamond
    case 0xF076:  // four diamonds
    case 0xF0A7:  // small black square
    case 0xF0B7:  // Symbol: bullet
    case 0xF0D8:  // arrow head
    case 0xF0FC:  // check mark
      return U'-';
    default:
      return c;
  }
}

// Deletes what shows nothing, makes all white space ' '; true if something was deleted.
bool Clean(std::u32string& text) {
  std::size_t kept = 0;
  for (const char32_t c : text) {
    if (IsSpace(c)) {
      text[kept++] = U' ';
    } else if (!IsInvisible(c)) {
      text[kept++] = c;
    }
  }
  const bool deleted = kept != text.size();
  text.resize(kept);
  return deleted;
}

}  // namespace

bool IsPlainlyNfc(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t from = at;
    const char32_t c = NextCodePoint(utf8, at);
    if (c < 0x80) continue;
    if (!IsInert(c)) return false;
    // U+FFFD of the text itself has three bytes and may stay; ill-formed bytes may not.
    if (c == kReplacement && utf8.substr(from, at - from) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

std::string ToNfc(std::string_view utf8) {
  if (IsPlainlyNfc(utf8)) return std::string(utf8);
  return ToUtf8(Compose(ToUtf32(utf8)));
}

std::string Repair(std::u32string_view run) {
  std::string out;
  for (const char32_t raw : run) {
    if (raw > 0x20 && raw < 0x7F) {
      out.push_back(static_cast<char>(raw));
      continue;
    }
    const char32_t c = Restore(raw);
    if (!IsInert(c)) {
      std::u32string text(run);
      for (char32_t& code_point : text) code_point = Restore(code_point);
      text = Compose(text);
      // A deleted character may have kept a mark away from its letter.
      if (Clean(text)) text = Compose(text);
      return ToUtf8(text);
    }
    if (IsSpace(c)) {
      out.push_back(' ');
    } else if (!IsInvisible(c)) {
      AppendUtf8(c, out);
    }
  }
  return out;
}

}  // namespace kehoach::text
