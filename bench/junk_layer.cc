// SPDX-License-Identifier: GPL-3.0-or-later
#include "junk_layer.h"

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace kehoach::bench {
namespace {

icu::UnicodeString Normal(const icu::UnicodeString& text, bool composed) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* form =
      composed ? icu::Normalizer2::getNFCInstance(error) : icu::Normalizer2::getNFDInstance(error);
  icu::UnicodeString out = form->normalize(text, error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU failed");
  return out;
}

bool IsTone(char16_t letter) {
  return letter == 0x300 || letter == 0x301 || letter == 0x303 || letter == 0x309 ||
         letter == 0x323;
}

bool IsMark(char16_t letter) { return letter >= 0x300 && letter < 0x370; }

// What stands in junk layers for a letter with marks.
std::u16string_view English(char16_t base, Random& random) {
  static const std::map<char16_t, std::vector<std::u16string_view>> kReadAs = {
      {u'a', {u"a", u"a", u"4", u"6", u"&"}},
      {u'A', {u"A", u"A", u"4"}},
      {u'e', {u"e", u"e", u"6", u"C"}},
      {u'E', {u"E", u"E", u"F:"}},
      {u'i', {u"i", u"j", u"l", u"!"}},
      {u'I', {u"I", u"!"}},
      {u'o', {u"o", u"Q", u"6", u"0"}},
      {u'O', {u"O", u"Q", u"6"}},
      {u'u', {u"u", u"y", u"ir", u"v"}},
      {u'U', {u"U", u"IJ", u"lJ"}},
      {u'y', {u"y", u"3/"}},
      {u'Y', {u"Y"}},
  };
  const auto found = kReadAs.find(base);
  if (found == kReadAs.end()) return {};
  return found
      ->second[static_cast<std::size_t>(random.Below(static_cast<int>(found->second.size())))];
}

icu::UnicodeString Spoil(const icu::UnicodeString& word, Junk junk, Random& random) {
  constexpr std::u16string_view kTones = u"\u0300\u0301\u0303\u0309\u0323";
  const icu::UnicodeString letters = Normal(word, false);
  icu::UnicodeString out;
  for (int i = 0; i < letters.length(); ++i) {
    const char16_t letter = letters[i];
    switch (junk) {
      case Junk::kEnglish: {
        if (IsMark(letter)) break;
        const bool marked = i + 1 < letters.length() && IsMark(letters[i + 1]);
        const std::u16string_view other = marked ? English(letter, random) : std::u16string_view();
        if (letter == u'đ' || letter == u'Đ') {
          out += letter == u'đ' ? u'd' : u'D';
        } else if (other.empty()) {
          out += letter;
        } else {
          out += icu::UnicodeString(other.data(), static_cast<int>(other.size()));
        }
        break;
      }
      case Junk::kMarks:
        if (IsTone(letter) && random.Below(4) == 0) {
          out += kTones[static_cast<std::size_t>(random.Below(5))];
        } else if (!IsMark(letter) || IsTone(letter) || random.Below(8) != 0) {
          out += letter;
        }
        break;
      case Junk::kCodes:
        out += static_cast<char16_t>(0x21 + (letter * 7 + 13) % 0x5E);
        break;
    }
  }
  return Normal(out, true);
}

}  // namespace

std::vector<LayerWord> SpoilWords(const Page& page, Junk junk, Random& random) {
  std::vector<LayerWord> out;
  for (const Word& word : page.words) {
    const icu::UnicodeString text = Spoil(icu::UnicodeString::fromUTF8(word.text), junk, random);
    LayerWord spoilt{{}, word.box};
    for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
      spoilt.text += static_cast<char32_t>(text.char32At(i));
    }
    if (!spoilt.text.empty()) out.push_back(std::move(spoilt));
  }
  return out;
}

}  // namespace kehoach::bench
