// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/placement.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

#include "layout/layout.h"

namespace kehoach::plan {

const Page& PageNumbered(const std::vector<Page>& pages, int number) {
  const int index = number - pages.front().number;
  return index >= 0 && index < static_cast<int>(pages.size())
             ? pages[static_cast<std::size_t>(index)]
             : pages.front();
}

std::size_t WordAt(const Page& page, const TextLine& line, std::size_t offset) {
  TextLine before;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    layout::AppendWord(before, page, line.words[i]);
    if (offset < before.text.size()) return i;
  }
  return line.words.size();
}

std::pair<TextLine, TextLine> SplitLine(const Page& page, const TextLine& line, std::size_t word) {
  auto rebuild = [&](std::size_t from, std::size_t to) {
    TextLine piece = line;
    piece.text.clear();
    piece.box = {};
    piece.words.clear();
    piece.bold = piece.italic = true;
    piece.confidence = 1;
    for (std::size_t i = from; i < to; ++i) {
      const std::uint32_t index = line.words[i];
      layout::AppendWord(piece, page, index);
      const Font& font = page.fonts[page.words[index].font];
      piece.bold = piece.bold && font.bold;
      piece.italic = piece.italic && font.italic;
    }
    return piece;
  };
  return {rebuild(0, word), rebuild(word, line.words.size())};
}

// Pages of one size share their margins.
Placement::Placement(const std::vector<Page>& pages, const std::vector<const TextLine*>& lines)
    : pages_(pages) {
  std::map<std::pair<int, int>, TextArea> by_size;
  auto size_of = [](const Page& page) {
    return std::pair(static_cast<int>(page.width), static_cast<int>(page.height));
  };
  for (const TextLine* line : lines) {
    const Page& page = PageOf(*line);
    const Rect& box = line->box;
    if (box.width() < 0.45f * page.width) continue;
    TextArea& area = by_size[size_of(page)];
    area.left = area.right == 0 ? box.left : std::min(area.left, box.left);
    area.right = std::max(area.right, box.right);
  }
  for (const Page& page : pages) {
    const auto found = by_size.find(size_of(page));
    // Without a wide line: the margins that the decree prescribes (30 mm left, 15-20 mm right).
    areas_.push_back(found != by_size.end() ? found->second : TextArea{85, page.width - 50});
  }
}

const TextArea& Placement::Area(const TextLine& line) const {
  return areas_[static_cast<std::size_t>(&PageOf(line) - pages_.data())];
}

bool Placement::Centred(const TextLine& line) const {
  const TextArea& area = Area(line);
  const float middle = (area.left + area.right) / 2;
  const float off = std::abs(line.box.center_x() - middle);
  const float off_page = std::abs(line.box.center_x() - PageOf(line).width / 2);
  return std::min(off, off_page) < std::max(0.02f * (area.right - area.left), 9.0f);
}

bool Placement::Stands(const TextLine& line) const {
  const TextArea& area = Area(line);
  return line.bold || (line.box.left > area.left + 12 && line.box.right < area.right - 12);
}

}  // namespace kehoach::plan
