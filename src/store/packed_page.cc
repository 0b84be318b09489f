// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <utility>

#include "store/page_codec.h"
#include "store/store.h"

namespace kehoach::store {
namespace {

// A word that stands this part of its size above or below the word before begins a line.
constexpr float kNewLine = 0.5F;

std::string PlainText(const Page& page) {
  std::size_t size = 0;
  for (const Word& word : page.words) size += word.text.size() + 1;
  std::string text;
  text.reserve(size);
  const Word* before = nullptr;
  for (const Word& word : page.words) {
    if (before != nullptr) {
      const bool same_line =
          std::fabs(word.baseline - before->baseline) < kNewLine * std::fmax(word.size, 1.0F);
      text += same_line ? ' ' : '\n';
    }
    text += word.text;
    before = &word;
  }
  return text;
}

}  // namespace

const char* TextSourceName(TextSource source) {
  switch (source) {
    case TextSource::kNone:
      return "none";
    case TextSource::kEmbedded:
      return "embedded";
    case TextSource::kOcr:
      return "ocr";
    case TextSource::kMixed:
      return "mixed";
  }
  return "none";
}

TextSource TextSourceOf(const std::vector<Page>& pages) {
  bool embedded = false, ocr = false;
  for (const Page& page : pages) {
    if (page.quality.verdict != TextVerdict::kUsable) continue;
    for (const Word& word : page.words) {
      if (word.annotation) continue;
      (word.origin == Origin::kOcr ? ocr : embedded) = true;
    }
  }
  if (embedded && ocr) return TextSource::kMixed;
  if (ocr) return TextSource::kOcr;
  return embedded ? TextSource::kEmbedded : TextSource::kNone;
}

PackedPage PackPage(const Page& page, std::string blob) {
  const bool usable = page.quality.verdict == TextVerdict::kUsable;
  return {page.number,
          page.width,
          page.height,
          page.quality,
          usable ? PlainText(page) : std::string(),
          std::move(blob),
          std::any_of(page.words.begin(), page.words.end(),
                      [](const Word& word) { return word.origin == Origin::kOcr; })};
}

PackedPage PackPage(const Page& page) { return PackPage(page, EncodePage(page)); }

std::vector<PackedPage> PackPages(const std::vector<Page>& pages) {
  std::vector<PackedPage> packed;
  packed.reserve(pages.size());
  for (const Page& page : pages) packed.push_back(PackPage(page));
  return packed;
}

}  // namespace kehoach::store
