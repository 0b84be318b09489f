// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/second_look.h"

#include <algorithm>
#include <string_view>

#include "text/text.h"

namespace kehoach::ocr {
namespace {

// Points. More shows parts of the words beside, less costs marks under capitals.
constexpr double kRim = 2;
// A word that is believed less is read again; the new reading counts if it is believed so much.
constexpr float kLittle = 0.88f, kEnough = 0.9f;

}  // namespace

bool LacksTone(const std::string& word) {
  if (word.empty() || text::IsSyllable(word)) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::size_t behind = i + 1;
    // Behind whole characters only.
    if (behind < word.size() && (static_cast<unsigned char>(word[behind]) & 0xC0) == 0x80) continue;
    for (const std::string_view tone : {"\xCC\xA3", "\xCC\x81"}) {  // U+0323, U+0301
      std::string toned = word;
      toned.insert(behind, tone);
      if (text::IsSyllable(text::ToNfc(toned))) return true;
    }
  }
  return false;
}

void LookAgain(BlockReader& reader, const Picture& picture, std::vector<RawWord>& words) {
  const int rim = picture.Px(kRim);
  const int width = static_cast<int>(pixGetWidth(picture.gray.get()));
  const int height = static_cast<int>(pixGetHeight(picture.gray.get()));
  for (RawWord& word : words) {
    const bool toneless = LacksTone(word.text);
    if (!toneless && word.confidence >= kLittle) continue;
    const Box2 box{std::max(0, word.box.left - rim), std::max(0, word.box.top - rim),
                   std::min(width, word.box.right + rim), std::min(height, word.box.bottom + rim)};
    const std::vector<RawWord> again = reader.Read(box, BlockKind::kLine);
    if (again.size() != 1 || again[0].confidence < kEnough) continue;
    if (toneless && LacksTone(again[0].text)) continue;
    word.text = again[0].text;
    word.confidence = again[0].confidence;
  }
}

}  // namespace kehoach::ocr
