// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/second_look.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "text/text.h"

namespace kehoach::ocr {
namespace {

// Points. More shows parts of the words beside, less costs marks under capitals.
constexpr double kRim = 2;
// A word that is believed less is read again; the new reading counts if it is believed so much.
constexpr float kLittle = 0.88f, kEnough = 0.9f;

// Advance widths of Times in thousandths of an em, a to z; of its capitals and bold faces together
// up to half as much more.
constexpr std::array<int, 26> kWidths = {444, 500, 444, 500, 444, 333, 500, 500, 278,
                                         278, 500, 278, 778, 500, 500, 500, 500, 333,
                                         389, 278, 500, 500, 722, 500, 500, 444};
constexpr int kOtherWidth = 500;
constexpr float kCapitals = 1.5f, kWide = 1.3f, kLost = 0.8f;
constexpr float kDoubted = 0.5f;

}  // namespace

bool IsWiderThanRead(const RawWord& word) {
  if (word.size <= 0) return false;
  int thousandths = 0;
  for (const char c : text::FoldForRules(word.text)) {
    thousandths += c >= 'a' && c <= 'z' ? kWidths[static_cast<std::size_t>(c - 'a')] : kOtherWidth;
  }
  const float letters =
      static_cast<float>(thousandths) / 1000 * (text::IsUpper(word.text) ? kCapitals : 1.0f);
  return static_cast<float>(word.box.width()) > (kWide * letters + kLost) * word.size;
}

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
  std::vector<RawWord> out;
  for (RawWord& word : words) {
    const bool toneless = LacksTone(word.text), too_wide = IsWiderThanRead(word);
    if (!toneless && !too_wide && word.confidence >= kLittle) {
      out.push_back(std::move(word));
      continue;
    }
    std::vector<RawWord> again = reader.Read(WithRim(picture, word.box, kRim), BlockKind::kLine);
    if (too_wide) {
      if (again.size() > 1) {
        for (RawWord& part : again) {
          part.line = word.line;
          part.size = word.size;
          out.push_back(std::move(part));
        }
        continue;
      }
      word.confidence = std::min(word.confidence, kDoubted);
    } else if (again.size() == 1 && again[0].confidence >= kEnough &&
               !(toneless && LacksTone(again[0].text))) {
      word.text = again[0].text;
      word.confidence = again[0].confidence;
    }
    out.push_back(std::move(word));
  }
  words = std::move(out);
}

}  // namespace kehoach::ocr
