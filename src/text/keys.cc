// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <string_view>
#include <utility>

#include "text/letters.h"
#include "text/punctuation.h"
#include "text/repair.h"
#include "text/text.h"
#include "text/utf8.h"

namespace kehoach::text {
namespace {

// Writes a key: spaces folded, punctuation plain, letters as the caller gives them.
class KeyWriter {
 public:
  explicit KeyWriter(std::size_t size) { key_.reserve(size + size / 8); }

  void Letter(char32_t letter, int tone) {
    FlushSpace();
    AppendUtf8(letter, key_);
    if (tone != 0) tones_.push_back(static_cast<char>('0' + tone));
  }
  void Other(char32_t c) {
    EndSyllable();
    if (IsSpace(c)) {
      space_ = !key_.empty();
      return;
    }
    FlushSpace();
    const std::string_view plain = c < 0x80 ? std::string_view() : PlainPunctuation(c);
    if (plain.empty()) {
      AppendUtf8(c, key_);
    } else {
      key_ += plain;
    }
  }
  std::string Take() {
    EndSyllable();
    return std::move(key_);
  }

 private:
  void FlushSpace() {
    if (space_) key_.push_back(' ');
    space_ = false;
  }
  // A possible syllable has one tone; junk may have more, and keeps them all.
  void EndSyllable() {
    if (tones_.empty()) return;
    key_ += tones_;
    tones_.clear();
  }

  std::string key_, tones_;
  bool space_ = false;
};

std::string Key(std::string_view utf8, bool move_tones) {
  std::string composed;
  if (!IsPlainlyNfc(utf8)) {
    composed = ToNfc(utf8);
    utf8 = composed;
  }
  const LetterTable& letters = LetterTable::Get();
  KeyWriter writer(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = NextCodePoint(utf8, at);
    const Letter* letter = letters.Find(c);
    if (letter && letter->letter) {
      writer.Letter(move_tones ? letter->quality : letter->lower, move_tones ? letter->tone : 0);
    } else if (IsCombiningMark(c) || (!letter && IsLetter(c))) {
      writer.Letter(LowerOf(c), 0);
    } else if (IsSpace(c) || !IsInvisible(c)) {
      writer.Other(c);
    }
  }
  return writer.Take();
}

bool IsInitialConsonant(char c) {
  switch (c) {
    case 'b':
    case 'c':
    case 'd':
    case 'g':
    case 'h':
    case 'k':
    case 'l':
    case 'm':
    case 'n':
    case 'p':
    case 'r':
    case 's':
    case 't':
    case 'v':
    case 'x':
      return true;
    default:
      return false;
  }
}

bool IsAsciiLetter(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

std::string KeyExact(std::string_view utf8) { return Key(utf8, false); }

std::string KeyPlacement(std::string_view utf8) { return Key(utf8, true); }

std::string KeyFolded(std::string_view utf8) {
  std::string key = FoldForRules(utf8);
  // A byte beyond ASCII belongs to a letter of another script or to a symbol; only a symbol can
  // stand before a Vietnamese syllable, so it counts as a boundary.
  bool boundary = true;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (boundary && i + 1 < key.size()) {
      const bool qu = key[i] == 'q' && key[i + 1] == 'u';
      const std::size_t y = qu ? i + 2 : i + 1;
      if ((qu || IsInitialConsonant(key[i])) && y < key.size() && key[y] == 'y') key[y] = 'i';
    }
    boundary = !IsAsciiLetter(key[i]);
  }
  return key;
}

}  // namespace kehoach::text
