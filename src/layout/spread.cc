// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/spread.h"

#include <algorithm>
#include <utility>

namespace kehoach::layout {
namespace {

// Of the width against the height.
constexpr float kLying = 1.2F;
// Of the width: the strip, two margins of 12 mm on A3, and the least of it on each side.
constexpr float kStrip = 0.055F, kSide = 0.008F;
constexpr int kLeastWords = 40;  // on each side
// A fold's shadow is read as a word now and then, which the recogniser does not believe.
constexpr float kDirt = 0.5F;
constexpr float kA4 = 842, kSmall = 760;  // heights

struct Span {
  float from = 0, to = 0;
};

// The ink of a half, moved to a page of its own.
Page Half(const Page& page, float left, float right, float factor) {
  const auto in_half = [&](const Rect& box) {
    const float middle = (box.left + box.right) / 2;
    return middle >= left && middle < right;
  };
  const auto moved = [&](const Rect& box) {
    return Rect{(box.left - left) * factor, box.top * factor, (box.right - left) * factor,
                box.bottom * factor};
  };
  Page half;
  half.width = (right - left) * factor;
  half.height = page.height * factor;
  half.fonts = page.fonts;
  half.quality = page.quality;
  for (const Word& word : page.words) {
    if (!in_half(word.box)) continue;
    half.words.push_back(word);
    Word& own = half.words.back();
    own.box = moved(word.box);
    own.baseline *= factor;
    own.size *= factor;
  }
  for (const Ruling& ruling : page.rulings) {
    const bool upright = ruling.axis == Axis::kVertical;
    const float middle = upright ? ruling.position : (ruling.from + ruling.to) / 2;
    if (middle < left || middle >= right) continue;
    Ruling own = ruling;
    own.position = (ruling.position - (upright ? left : 0)) * factor;
    own.from = (ruling.from - (upright ? 0 : left)) * factor;
    own.to = (ruling.to - (upright ? 0 : left)) * factor;
    own.thickness *= factor;
    half.rulings.push_back(own);
  }
  for (const Fill& fill : page.fills) {
    if (in_half(fill.box)) half.fills.push_back({moved(fill.box), fill.rgb});
  }
  for (Image image : page.images) {
    // The picture of both is no picture of either.
    if (image.box.right - image.box.left > 1.2F * (right - left) || !in_half(image.box)) continue;
    image.box = moved(image.box);
    half.images.push_back(image);
  }
  return half;
}

}  // namespace

std::optional<float> FindFold(const Page& page) {
  if (page.height <= 0 || page.width < kLying * page.height) return std::nullopt;
  const float middle = page.width / 2;
  // The white around the middle.
  Span white{0, page.width};
  std::size_t before = 0, after = 0;
  const auto enter = [&](float left, float right) {
    if (right <= middle) white.from = std::max(white.from, right);
    if (left >= middle) white.to = std::min(white.to, left);
    return right <= middle || left >= middle;
  };
  for (const Word& word : page.words) {
    if (word.origin != Origin::kOcr) return std::nullopt;
    if (word.confidence < kDirt) continue;
    if (!enter(word.box.left, word.box.right)) return std::nullopt;
    ++(word.box.right <= middle ? before : after);
  }
  for (const Ruling& ruling : page.rulings) {
    if (ruling.axis == Axis::kHorizontal && !enter(ruling.from, ruling.to)) return std::nullopt;
  }
  if (before < kLeastWords || after < kLeastWords) return std::nullopt;
  if (white.to - white.from < kStrip * page.width) return std::nullopt;
  const float side = kSide * page.width;
  if (white.from > middle - side || white.to < middle + side) return std::nullopt;
  return middle;
}

Place PartedPages::InDocument(const Place& place) const {
  const auto index = static_cast<std::size_t>(place.page - 1);
  if (place.page < 1 || index >= origins.size()) return place;
  const Origin& origin = origins[index];
  const auto x = [&](float value) { return value / origin.enlarged + origin.left; };
  const auto y = [&](float value) { return value / origin.enlarged; };
  return {origin.page,
          {x(place.box.left), y(place.box.top), x(place.box.right), y(place.box.bottom)}};
}

std::optional<PartedPages> PartSpreads(const std::vector<Page>& pages) {
  PartedPages parted;
  bool any = false;
  for (const Page& page : pages) {
    const std::optional<float> fold = FindFold(page);
    if (!fold) {
      parted.pages.push_back(page);
      parted.origins.push_back({page.number, 0, 1});
      continue;
    }
    any = true;
    const float enlarged = page.height < kSmall ? kA4 / page.height : 1;
    for (const auto& [left, right] : {Span{0, *fold}, Span{*fold, page.width}}) {
      parted.pages.push_back(Half(page, left, right, enlarged));
      parted.origins.push_back({page.number, left, enlarged});
    }
  }
  if (!any) return std::nullopt;
  for (std::size_t i = 0; i < parted.pages.size(); ++i) {
    parted.pages[i].number = static_cast<int>(i) + 1;
  }
  return parted;
}

}  // namespace kehoach::layout
