// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <string>
#include <string_view>

#include "text/letters.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::text {
namespace {

// TCVN 5712:1993 VN3 as the .Vn fonts have it, bytes A0..FF; '~': no Vietnamese letter. Upper
// case of toned letters does not exist: it lives in the ...H fonts.
constexpr std::u16string_view kTcvn3 =
    u"~ĂÂÊÔƠƯĐăâêôơưđ~"
    u"~~~~~àảãáạ~ằẳẵắ~"
    u"~~~~~~ặầẩẫấậè~ẻẽ"
    u"éẹềểễếệìỉ~~~ĩíịò"
    u"~ỏõóọồổỗốộờởỡớợù"
    u"~ủũúụừửữứựỳỷỹýỵ~";
constexpr char32_t kTcvn3First = 0xA0;
static_assert(kTcvn3.size() == 0x60);

// Windows-1252, bytes 80..9F; 0: not assigned.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// A symbol font's U+F000+byte becomes the byte, and the C1 range the Windows-1252 characters
// that such fonts draw there (dashes, quotes); all others stay.
char32_t Unwrap(char32_t c) {
  if (c >= 0xF020 && c <= 0xF0FF) c -= 0xF000;
  if (c >= 0x80 && c <= 0x9F && kWindows1252[c - 0x80] != 0) return kWindows1252[c - 0x80];
  return c;
}

// 0: the byte is no letter of the charset.
char32_t Tcvn3Letter(char32_t byte) {
  if (byte < kTcvn3First || byte > 0xFF) return 0;
  const char16_t letter = kTcvn3[byte - kTcvn3First];
  return letter == u'~' ? 0 : letter;
}

// VNI-Windows. Letters of one byte, in pairs (byte, letter).
constexpr std::u16string_view kVniSingle = u"ñđÑĐííÍÍììÌÌæỉÆỈóĩÓĨòịÒỊîỵÎỴôơÔƠöưÖƯ";

char32_t VniSingle(char32_t byte) {
  for (std::size_t i = 0; i + 1 < kVniSingle.size(); i += 2) {
    if (kVniSingle[i] == byte) return kVniSingle[i + 1];
  }
  return 0;
}

// Letters of two bytes: a base and one byte that stands for its quality mark and tone together.
// In each row the bytes of tones 0..5 ('~': none).
constexpr std::u16string_view kVniTone = u"~ùøûõï", kVniCircumflex = u"âáàåãä",
                              kVniBreve = u"êéèúüë";
constexpr char32_t kCircumflex = 0x302, kBreve = 0x306;

// The letter that `base` and `mark` make, 0 if they make none. The mark is typed in the case of
// its base; both cases are taken, since the letter has the case of the base anyway.
char32_t VniPair(char32_t base, char32_t mark) {
  if (mark < 0xC0 || mark > 0xFF) return 0;
  char32_t letter = base;
  if (base > 0x7F) {
    letter = VniSingle(base);
    if (LowerOf(letter) != U'ơ' && LowerOf(letter) != U'ư') return 0;
  }
  const auto small_mark = static_cast<char16_t>(LowerOf(mark));
  const char32_t small = LowerOf(letter);
  const bool is_upper = letter != small;
  const auto with_case = [&](char32_t quality, std::size_t tone) {
    const char32_t toned = WithTone(quality, static_cast<int>(tone));
    return is_upper ? UpperOf(toned) : toned;
  };
  std::size_t tone = kVniTone.find(small_mark);
  constexpr std::u32string_view kVowels = U"aeouyơư";
  if (tone != std::u16string_view::npos && kVowels.find(small) != std::u32string_view::npos) {
    return with_case(small, tone);
  }
  tone = kVniCircumflex.find(small_mark);
  const char32_t circumflexed = WithQualityMark(small, kCircumflex);
  if (tone != std::u16string_view::npos && circumflexed != 0) return with_case(circumflexed, tone);
  tone = kVniBreve.find(small_mark);
  const char32_t breved = WithQualityMark(small, kBreve);
  if (tone != std::u16string_view::npos && breved != 0) return with_case(breved, tone);
  return 0;
}

std::u32string DecodeVni(std::u32string_view run) {
  std::u32string out;
  out.reserve(run.size());
  for (std::size_t i = 0; i < run.size(); ++i) {
    const char32_t c = Unwrap(run[i]);
    const char32_t next = i + 1 < run.size() ? Unwrap(run[i + 1]) : 0;
    if (const char32_t letter = VniPair(c, next); letter != 0) {
      out.push_back(letter);
      ++i;
      continue;
    }
    const char32_t letter = VniSingle(c);
    out.push_back(letter != 0 ? letter : c);
  }
  return out;
}

// ISO 32000-1 Annex D.2, note 5: WinAnsiEncoding draws code AD as "hyphen", so that the letter
// u-horn of TCVN3 arrives as '-' from fonts without ToUnicode. It is taken for the letter only
// inside a word that is a syllable with it and whose parts are no syllables without it.
bool IsHiddenHornedU(const std::u32string& text, std::size_t at) {
  std::size_t from = at, to = at + 1;
  while (from > 0 && IsLetter(text[from - 1])) --from;
  while (to < text.size() && IsLetter(text[to])) ++to;
  if (from == at && to == at + 1) return false;
  const std::u32string_view whole(text);
  const std::u32string_view before = whole.substr(from, at - from);
  const std::u32string_view after = whole.substr(at + 1, to - at - 1);
  if (before.empty() || IsSyllable(ToUtf8(before))) return false;
  if (!after.empty() && IsUpperLetter(after.front())) return false;
  std::string joined = ToUtf8(before);
  AppendUtf8(U'ư', joined);
  return IsSyllable(joined + ToUtf8(after));
}

std::u32string DecodeTcvn3(std::u32string_view run) {
  std::u32string out;
  out.reserve(run.size());
  bool has_hyphen = false;
  for (const char32_t raw : run) {
    const char32_t c = Unwrap(raw);
    const char32_t letter = Tcvn3Letter(c);
    out.push_back(letter != 0 ? letter : c);
    has_hyphen = has_hyphen || c == '-';
  }
  if (!has_hyphen) return out;
  for (std::size_t at = 0; at < out.size(); ++at) {
    if (out[at] == '-' && IsHiddenHornedU(out, at)) out[at] = U'ư';
  }
  return out;
}

char AsciiLowerOf(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool StartsWith(std::string_view text, std::string_view lower_prefix) {
  if (text.size() < lower_prefix.size()) return false;
  for (std::size_t i = 0; i < lower_prefix.size(); ++i) {
    if (AsciiLowerOf(text[i]) != lower_prefix[i]) return false;
  }
  return true;
}

std::string_view WithoutSubsetTag(std::string_view name) {
  constexpr std::size_t kTag = 6;
  if (name.size() <= kTag || name[kTag] != '+') return name;
  for (const char c : name.substr(0, kTag)) {
    if (c < 'A' || c > 'Z') return name;
  }
  return name.substr(kTag + 1);
}

// ".VnTimeH,Bold" and ".VnTimeH-BoldItalic" -> ".VnTimeH". Hyphens of the family itself stay
// (".VnBook-AntiquaH").
std::string_view WithoutStyle(std::string_view name) {
  name = name.substr(0, name.find(','));
  constexpr std::string_view kStyles[] = {"bold", "italic", "oblique", "regular", "normal", "mt"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view style : kStyles) {
      if (name.size() <= style.size()) continue;
      const std::size_t at = name.size() - style.size();
      if (!StartsWith(name.substr(at), style)) continue;
      name = name.substr(0, at);
      while (!name.empty() && (name.back() == '-' || name.back() == ' ')) name.remove_suffix(1);
      again = true;
    }
  }
  return name;
}

}  // namespace

Charset CharsetOfFont(std::string_view font_name) {
  const std::string_view name = WithoutSubsetTag(font_name);
  if (StartsWith(name, "vni-") || StartsWith(name, "vni ") || StartsWith(name, "vni_")) {
    return Charset::kVni;
  }
  const bool dotted = StartsWith(name, ".vn") && name.size() > 3;
  // Some converters drop the dot. Without it only the usual spelling is trusted.
  const bool bare =
      name.size() > 2 && name.substr(0, 2) == "Vn" && name[2] >= 'A' && name[2] <= 'Z';
  if (!dotted && !bare) return Charset::kUnicode;
  return WithoutStyle(name).back() == 'H' ? Charset::kTcvn3Upper : Charset::kTcvn3;
}

std::u32string DecodeLegacy(Charset charset, std::u32string_view run) {
  switch (charset) {
    case Charset::kUnicode:
      return std::u32string(run);
    case Charset::kVni:
      return DecodeVni(run);
    case Charset::kTcvn3:
      return DecodeTcvn3(run);
    case Charset::kTcvn3Upper: {
      std::u32string out = DecodeTcvn3(run);
      for (char32_t& c : out) c = UpperOf(c);
      return out;
    }
  }
  return std::u32string(run);
}

}  // namespace kehoach::text
