// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/letters.h"
#include "text/punctuation.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::text {
namespace {

// One input byte gives at most three folded ones: an ill-formed byte becomes U+FFFD; all other
// characters grow less.
constexpr std::size_t kGrowth = 3;

// Where folded bytes go: room for kGrowth times the input. `from` is the offset in the input of
// the character they stand for; it is kept only if kOrigins.
template <bool kOrigins>
class Sink {
 public:
  Sink(char* text, std::uint32_t* origin) : text_(text), origin_(origin) {}
  std::size_t size() const { return size_; }
  void Put(char byte, std::size_t from) {
    text_[size_] = byte;
    if constexpr (kOrigins) origin_[size_] = static_cast<std::uint32_t>(from);
    ++size_;
  }
  void Put(std::string_view bytes, std::size_t from) {
    for (const char byte : bytes) Put(byte, from);
  }

 private:
  char* text_;
  std::uint32_t* origin_;
  std::size_t size_ = 0;
};

template <typename Out>
void PutRare(char32_t c, std::size_t from, Out& out) {
  const std::string_view plain = PlainPunctuation(c);
  if (!plain.empty()) return out.Put(plain, from);
  std::string utf8;  // at most four bytes: no allocation
  AppendUtf8(LowerOf(c), utf8);
  out.Put(utf8, from);
}

// Returns the offset in the input behind the last character that shows (with its marks).
template <typename Out>
std::size_t Fold(std::string_view utf8, Out& out) {
  const LetterTable& letters = LetterTable::Get();
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t space = kNone;  // offset of the first of the spaces not yet written
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t from = at;
    const char32_t c = NextCodePoint(utf8, at);
    const Letter* letter = letters.Find(c);
    const char fold = letter ? letter->fold : '\0';
    if (fold == 0) {
      if (IsSpace(c)) {
        if (space == kNone) space = from;
        continue;
      }
      if (IsCombiningMark(c) || IsInvisible(c)) continue;
    }
    if (space != kNone) {
      if (out.size() > 0) out.Put(' ', space);
      space = kNone;
    }
    if (fold != 0) {
      out.Put(fold, from);
    } else {
      PutRare(c, from, out);
    }
  }
  return space != kNone ? space : utf8.size();
}

// A line fits on the stack, so that the result is allocated once and in its true size.
constexpr std::size_t kLine = 512;

}  // namespace

std::string FoldForRules(std::string_view utf8) {
  char line[kLine * kGrowth];
  std::vector<char> longer(utf8.size() > kLine ? utf8.size() * kGrowth : 0);
  char* text = longer.empty() ? line : longer.data();
  Sink<false> sink(text, nullptr);
  Fold(utf8, sink);
  return std::string(text, sink.size());
}

Folded FoldWithOrigin(std::string_view utf8) {
  char line[kLine * kGrowth];
  std::uint32_t line_origin[kLine * kGrowth + 1];
  std::vector<char> longer(utf8.size() > kLine ? utf8.size() * kGrowth : 0);
  std::vector<std::uint32_t> longer_origin(longer.empty() ? 0 : longer.size() + 1);
  char* text = longer.empty() ? line : longer.data();
  std::uint32_t* origin = longer.empty() ? line_origin : longer_origin.data();
  Sink<true> sink(text, origin);
  const std::size_t end = Fold(utf8, sink);
  origin[sink.size()] = static_cast<std::uint32_t>(end);
  return {std::string(text, sink.size()), {origin, origin + sink.size() + 1}};
}

}  // namespace kehoach::text
