// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/letters.h"

#include <string_view>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

namespace kehoach::text {
namespace {

// One row per vowel, one column per tone 0..5.
constexpr std::u16string_view kToned =
    u"aáàảãạ"
    u"ăắằẳẵặ"
    u"âấầẩẫậ"
    u"eéèẻẽẹ"
    u"êếềểễệ"
    u"iíìỉĩị"
    u"oóòỏõọ"
    u"ôốồổỗộ"
    u"ơớờởỡợ"
    u"uúùủũụ"
    u"ưứừửữự"
    u"yýỳỷỹỵ";
constexpr std::size_t kTones = kMaxTone + 1;
static_assert(kToned.size() == 12 * kTones);

// Letters whose stroke or shape Unicode does not decompose, and the letter OI (U+01A2/01A3) and
// eth, which stand for u-horn and d-stroke in broken files.
struct Undecomposed {
  char16_t letter;
  char fold;
};
constexpr Undecomposed kUndecomposed[] = {
    {u'Đ', 'd'},   {u'đ', 'd'}, {u'Ð', 'd'}, {u'ð', 'd'}, {0x0189, 'd'}, {0x01A2, 'u'},
    {0x01A3, 'u'}, {u'Ø', 'o'}, {u'ø', 'o'}, {u'Ł', 'l'}, {u'ł', 'l'},   {u'ı', 'i'},
    {u'Ħ', 'h'},   {u'ħ', 'h'}, {u'Ŧ', 't'}, {u'ŧ', 't'},
};

char AsciiLower(char32_t c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c + ('a' - 'A'));
  return c >= 'a' && c <= 'z' ? static_cast<char>(c) : '\0';
}

char BaseLetter(char32_t c) {
  for (const Undecomposed& entry : kUndecomposed) {
    if (entry.letter == c) return entry.fold;
  }
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
  UChar parts[8];
  const std::int32_t size =
      unorm2_getDecomposition(nfc, static_cast<UChar32>(c), parts, 8, &status);
  if (U_FAILURE(status)) return '\0';
  return AsciiLower(size > 0 ? static_cast<char32_t>(parts[0]) : c);
}

bool IsVietnameseOnly(char16_t lower) {
  constexpr std::u16string_view kPlain = u"ăâđêôơư";
  return kPlain.find(lower) != std::u16string_view::npos || (lower >= 0x1EA0 && lower <= 0x1EF9);
}

Letter Describe(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  Letter letter;
  letter.lower = static_cast<char16_t>(u_tolower(code));
  letter.upper = static_cast<char16_t>(u_toupper(code));
  letter.quality = letter.lower;
  letter.letter = u_isalpha(code);
  letter.is_upper = u_isupper(code);
  letter.is_lower = u_islower(code);
  if (letter.letter) letter.fold = BaseLetter(c);
  if (!letter.letter && c > ' ' && c < 0x7F) letter.fold = static_cast<char>(c);
  const std::size_t at = kToned.find(letter.lower);
  if (at != std::u16string_view::npos) {
    letter.quality = kToned[at - at % kTones];
    letter.tone = static_cast<std::uint8_t>(at % kTones);
  }
  letter.vietnamese_only = IsVietnameseOnly(letter.lower);
  return letter;
}

}  // namespace

LetterTable::LetterTable() {
  for (char32_t c = 0; c < kLatinEnd; ++c) letters_[c] = Describe(c);
  for (char32_t c = 0; c < kAdditionalSize; ++c) {
    letters_[kLatinEnd + c] = Describe(kAdditional + c);
  }
}

const LetterTable& LetterTable::Get() {
  static const LetterTable table;
  return table;
}

char32_t LowerOf(char32_t code_point) {
  const Letter* letter = LetterTable::Get().Find(code_point);
  if (letter) return letter->lower;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(code_point)));
}

char32_t UpperOf(char32_t code_point) {
  const Letter* letter = LetterTable::Get().Find(code_point);
  if (letter) return letter->upper;
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(code_point)));
}

bool IsLetter(char32_t code_point) {
  const Letter* letter = LetterTable::Get().Find(code_point);
  return letter ? letter->letter : u_isalpha(static_cast<UChar32>(code_point)) != 0;
}

bool IsLowerLetter(char32_t code_point) {
  const Letter* letter = LetterTable::Get().Find(code_point);
  return letter ? letter->is_lower : u_islower(static_cast<UChar32>(code_point)) != 0;
}

bool IsUpperLetter(char32_t code_point) {
  const Letter* letter = LetterTable::Get().Find(code_point);
  return letter ? letter->is_upper : u_isupper(static_cast<UChar32>(code_point)) != 0;
}

int ToneOfMark(char32_t mark) {
  switch (mark) {
    case 0x301:
      return 1;
    case 0x300:
      return 2;
    case 0x309:
      return 3;
    case 0x303:
      return 4;
    case 0x323:
      return 5;
    default:
      return 0;
  }
}

char32_t WithQualityMark(char32_t base, char32_t mark) {
  constexpr char32_t kCircumflex = 0x302, kBreve = 0x306, kHorn = 0x31B;
  if (mark == kCircumflex) return base == 'a' ? U'â' : base == 'e' ? U'ê' : base == 'o' ? U'ô' : 0;
  if (mark == kBreve) return base == 'a' ? U'ă' : 0;
  if (mark == kHorn) return base == 'o' ? U'ơ' : base == 'u' ? U'ư' : 0;
  return 0;
}

char32_t WithTone(char32_t vowel, int tone) {
  const Letter* letter = LetterTable::Get().Find(vowel);
  if (!letter) return vowel;
  const std::size_t at = kToned.find(letter->quality);
  if (at == std::u16string_view::npos) return vowel;
  const char16_t toned = kToned[at + static_cast<std::size_t>(tone)];
  return letter->is_upper ? UpperOf(toned) : toned;
}

bool IsSpace(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool IsInvisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

}  // namespace kehoach::text
