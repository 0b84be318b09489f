// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/picture.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

#include <fmt/format.h>

namespace kehoach::ocr {
namespace {

// Below this the engine's own scaling meets letters of too few pixels to part them.
constexpr double kLeastDpi = 190;
// More pixels cost time and tell nothing.
constexpr double kMostDpi = 420;
// Skew under this moves a page-wide line by less than a pixel at 200 dpi.
constexpr double kLeastSkew = 0.03;
constexpr double kMostSkew = 5;
// Leptonica's own advice: a skew found with less is chance.
constexpr float kLeastConfidence = 3.0f;
// Where the background is brought to, and the darkest threshold that still parts faint print.
constexpr int kBackground = 230;
// Tiles of the background map, pixels; what is darker than kInk is none of it; so many pixels of it
// tell what a tile's is.
constexpr int kTileWidth = 16, kTileHeight = 24, kInk = 110, kLeastOfTile = 40;
// Half of the widths over which the map is smoothed: a shadow that is narrower than the first stays
// in part, and the second takes it away. Letters must not be taken for one.
constexpr int kSmooth = 2, kSmoothLess = 1;
// Where more of the page than this stayed so dark, there is such a shadow.
constexpr int kShadow = 210;
constexpr double kShadowShare = 0.005;
constexpr int kLeastThreshold = 120, kMostThreshold = 185;
// A line thinner than a pixel that lies between two rows of them is no darker than this in either:
// half of a gray line. Print would run together here, lines do not.
constexpr int kFaint = 196;
// Of pictures that had two values: as they are, and after rotation, which makes edges gray.
constexpr int kMiddle = 128, kRotated = 140;
// Resolutions outside these are errors of the file.
constexpr double kLeastPossible = 20, kMostPossible = 2500;
// Scales this close are one.
constexpr double kSameScale = 0.01;
// Leptonica's reductions and steps (degrees) of the search for the skew.
constexpr int kSweepReduction = 4, kSearchReduction = 2;
constexpr float kSweepStep = 1, kSearchEnd = 0.01f;
// Red by this much over green and blue is seal ink, not a shade of gray.
constexpr int kRed = 28;
// Enlarging and turning blur marks over circumflexes: a hook becomes an acute. Half of the mask's
// width in pixels, share of what it takes away.
constexpr int kSharpHalf = 2;
constexpr float kSharpShare = 1.2f;

PixPtr FromGray(const PageImage& image) {
  PixPtr pix(pixCreateNoInit(image.width, image.height, 8));
  if (!pix) return pix;
  l_uint32* data = pixGetData(pix.get());
  const int words = pixGetWpl(pix.get());
  for (int y = 0; y < image.height; ++y) {
    std::memcpy(data + std::size_t(y) * words, image.Row(y), std::size_t(image.width));
  }
  pixEndianByteSwap(pix.get());
  return pix;
}

// Gray from colour; red ink becomes paper in the measure in which it is red, so that print under
// a seal stays.
PixPtr FromColor(const PageImage& image) {
  PixPtr pix(pixCreateNoInit(image.width, image.height, 8));
  if (!pix) return pix;
  l_uint32* data = pixGetData(pix.get());
  const int words = pixGetWpl(pix.get());
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* in = image.Row(y);
    auto* out = reinterpret_cast<std::uint8_t*>(data + std::size_t(y) * words);
    for (int x = 0; x < image.width; ++x, in += 3) {
      const int r = in[0], g = in[1], b = in[2], other = std::max(g, b);
      const int value =
          r - other > kRed ? std::min(255, r + (r - other)) : (77 * r + 150 * g + 29 * b) >> 8;
      out[x] = static_cast<std::uint8_t>(value);
    }
  }
  pixEndianByteSwap(pix.get());
  return pix;
}

int Threshold(PIX* gray) {
  // The threshold that parts the two hills of the whole picture's histogram, kept to where ink is.
  NumaPtr histogram(pixGetGrayHistogram(gray, 4));
  int split = 150;
  if (histogram)
    numaSplitDistribution(histogram.get(), 0.1f, &split, nullptr, nullptr, nullptr, nullptr,
                          nullptr);
  return std::clamp(split, kLeastThreshold, kMostThreshold);
}

PixPtr Normalized(PIX* gray, int smooth) {
  return PixPtr(pixBackgroundNorm(gray, nullptr, nullptr, kTileWidth, kTileHeight, kInk,
                                  kLeastOfTile, kBackground, smooth, smooth));
}

// Whether the background is dark somewhere, as it is in the fold of a book.
bool HasShadow(PIX* gray) {
  PIX* raw = nullptr;
  pixGetBackgroundGrayMap(gray, nullptr, kTileWidth, kTileHeight, kInk, kLeastOfTile, &raw);
  const PixPtr map(raw);
  const PixPtr dark(map ? pixThresholdToBinary(map.get(), kShadow) : nullptr);
  l_float32 share = 0;
  return dark && pixForegroundFraction(dark.get(), &share) == 0 && share > kShadowShare;
}

PixPtr Even(PixPtr gray) {
  PixPtr even = Normalized(gray.get(), kSmooth);
  if (!even) return gray;
  PixPtr again = HasShadow(even.get()) ? Normalized(even.get(), kSmoothLess) : nullptr;
  return again ? std::move(again) : std::move(even);
}

bool Binarise(Picture& picture, int threshold) {
  picture.binary.reset(pixThresholdToBinary(picture.gray.get(), threshold));
  picture.faint.reset(pixThresholdToBinary(picture.gray.get(), kFaint));
  return picture.binary && picture.faint;
}

}  // namespace

Result<Picture> LoadPicture(const PageImage& image, const Options& options) {
  const auto fail = [&](ErrorCode code, std::string message) {
    return Error{code, {}, options.number, std::move(message)};
  };
  if (image.width < 1 || image.height < 1 || !image.pixels)
    return fail(ErrorCode::kDamaged, "the picture of the page has no pixels");
  const std::int64_t pixels = std::int64_t{image.width} * image.height;
  if (pixels > options.max_pixels)
    return fail(
        ErrorCode::kTooLarge,
        fmt::format("the picture of the page has {} x {} pixels, more than recognition takes",
                    image.width, image.height));
  const auto possible = [](double dpi) { return dpi > kLeastPossible && dpi < kMostPossible; };
  if (!possible(image.dpi_x) || !possible(image.dpi_y))
    return fail(ErrorCode::kDamaged, "the picture of the page has no resolution that can be right");
  // Leptonica writes to stderr what its results say as well.
  setMsgSeverity(L_SEVERITY_NONE);
  Picture out;
  out.bilevel = image.bilevel;
  out.box = image.box;
  out.page_width = options.width > 0 ? options.width : image.box.right;
  out.page_height = options.height > 0 ? options.height : image.box.bottom;
  out.gray = image.channels == 3 ? FromColor(image) : FromGray(image);
  if (!out.gray) return fail(ErrorCode::kOutOfMemory, "no memory for the picture of the page");

  // One resolution in both directions, within what recognition likes.
  double target = std::max(image.dpi_x, image.dpi_y);
  const double all = static_cast<double>(pixels) * (target / image.dpi_x) * (target / image.dpi_y);
  if (all > static_cast<double>(options.max_pixels)) target = std::min(image.dpi_x, image.dpi_y);
  if (target < kLeastDpi && 4 * all <= static_cast<double>(options.max_pixels)) {
    target *= 2;
    out.enlarged = true;
  }
  if (target > kMostDpi) target /= 2;
  const double scale_x = target / image.dpi_x, scale_y = target / image.dpi_y;
  if (std::abs(scale_x - 1) > kSameScale || std::abs(scale_y - 1) > kSameScale) {
    PixPtr scaled(
        pixScale(out.gray.get(), static_cast<float>(scale_x), static_cast<float>(scale_y)));
    if (scaled) out.gray = std::move(scaled);
  }
  out.dpi = target;
  if (!out.bilevel) out.gray = Even(std::move(out.gray));
  if (!Binarise(out, out.bilevel ? kMiddle : Threshold(out.gray.get())))
    return fail(ErrorCode::kOutOfMemory, "no memory for the picture of the page");
  return out;
}

bool Turn(Picture& picture, int quarters) {
  quarters &= 3;
  if (quarters == 0) return true;
  PixPtr gray(pixRotateOrth(picture.gray.get(), quarters));
  PixPtr binary(pixRotateOrth(picture.binary.get(), quarters));
  PixPtr faint(pixRotateOrth(picture.faint.get(), quarters));
  if (!gray || !binary || !faint) return false;
  picture.gray = std::move(gray);
  picture.binary = std::move(binary);
  picture.faint = std::move(faint);
  const float w = picture.page_width, h = picture.page_height;
  const Rect b = picture.box;
  if (quarters == 1) picture.box = {h - b.bottom, b.left, h - b.top, b.right};
  if (quarters == 2) picture.box = {w - b.right, h - b.bottom, w - b.left, h - b.top};
  if (quarters == 3) picture.box = {b.top, w - b.right, b.bottom, w - b.left};
  if (quarters != 2) std::swap(picture.page_width, picture.page_height);
  picture.turns = (picture.turns + quarters) & 3;
  return true;
}

bool Straighten(Picture& picture) {
  float angle = 0, confidence = 0;
  if (pixFindSkewSweepAndSearch(picture.binary.get(), &angle, &confidence, kSweepReduction,
                                kSearchReduction, static_cast<float>(kMostSkew), kSweepStep,
                                kSearchEnd) != 0 ||
      confidence < kLeastConfidence || std::abs(angle) < kLeastSkew || std::abs(angle) > kMostSkew)
    return true;
  const float radians = angle * static_cast<float>(std::numbers::pi / 180);
  PixPtr straight(
      pixRotate(picture.gray.get(), radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
  if (!straight) return true;
  const int threshold = picture.bilevel ? kRotated : Threshold(picture.gray.get());
  picture.gray = std::move(straight);
  picture.skew = angle;
  if (!Binarise(picture, threshold)) return false;
  // Borders are found in what the threshold was made for; only the engine sees the sharpened one.
  if (picture.enlarged && !picture.bilevel) {
    PixPtr sharp(pixUnsharpMaskingGray(picture.gray.get(), kSharpHalf, kSharpShare));
    if (sharp) picture.gray = std::move(sharp);
  }
  return true;
}

Result<Picture> Prepare(const PageImage& image, const Options& options) {
  Result<Picture> picture = LoadPicture(image, options);
  if (picture && !Straighten(*picture))
    return Error{
        ErrorCode::kOutOfMemory, {}, options.number, "no memory for the picture of the page"};
  return picture;
}

Box2 WithRim(const Picture& picture, const Box2& box, double rim) {
  const int white = std::max(1, picture.Px(rim));
  return {std::max(0, box.left - white), std::max(0, box.top - white),
          std::min(box.right + white, static_cast<int>(pixGetWidth(picture.gray.get()))),
          std::min(box.bottom + white, static_cast<int>(pixGetHeight(picture.gray.get())))};
}

}  // namespace kehoach::ocr
