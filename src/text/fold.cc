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

// Where folded bytes go. `from` is the offset in the input of the character they stand for.
class TextSink {
 public:
  explicit TextSink(std::string& text) : text_(text) {}
  bool Empty() const { return text_.empty(); }
  void Put(char byte, std::size_t) { text_.push_back(byte); }
  void PutCodePoint(char32_t c, std::size_t) { AppendUtf8(c, text_); }

 private:
  std::string& text_;
};

class OriginSink {
 public:
  explicit OriginSink(Folded& folded) : folded_(folded) {}
  bool Empty() const { return folded_.text.empty(); }
  void Put(char byte, std::size_t from) {
    folded_.text.push_back(byte);
    folded_.origin.push_back(static_cast<std::uint32_t>(from));
  }
  void PutCodePoint(char32_t c, std::size_t from) {
    AppendUtf8(c, folded_.text);
    folded_.origin.resize(folded_.text.size(), static_cast<std::uint32_t>(from));
  }

 private:
  Folded& folded_;
};

// Returns the offset in the input behind the last character that shows (with its marks).
template <typename Sink>
std::size_t Fold(std::string_view utf8, Sink& sink) {
  const LetterTable& letters = LetterTable::Get();
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t space = kNone;  // offset of the first of the spaces not yet written
  const auto flush_space = [&] {
    if (space != kNone && !sink.Empty()) sink.Put(' ', space);
    space = kNone;
  };
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t from = at;
    const char32_t c = NextCodePoint(utf8, at);
    const Letter* letter = letters.Find(c);
    if (letter && letter->fold != 0) {
      flush_space();
      sink.Put(letter->fold, from);
      continue;
    }
    if (IsSpace(c)) {
      if (space == kNone) space = from;
      continue;
    }
    if (IsCombiningMark(c) || IsInvisible(c)) continue;
    flush_space();
    if (c < 0x80) {
      sink.Put(static_cast<char>(c), from);
    } else if (const std::string_view plain = PlainPunctuation(c); !plain.empty()) {
      for (const char byte : plain) sink.Put(byte, from);
    } else {
      sink.PutCodePoint(LowerOf(c), from);
    }
  }
  return space != kNone ? space : utf8.size();
}

}  // namespace

std::string FoldForRules(std::string_view utf8) {
  std::string text;
  text.reserve(utf8.size());
  TextSink sink(text);
  Fold(utf8, sink);
  return text;
}

Folded FoldWithOrigin(std::string_view utf8) {
  Folded folded;
  folded.text.reserve(utf8.size());
  folded.origin.reserve(utf8.size() + 1);
  OriginSink sink(folded);
  const std::size_t end = Fold(utf8, sink);
  folded.origin.push_back(static_cast<std::uint32_t>(end));
  return folded;
}

}  // namespace kehoach::text
