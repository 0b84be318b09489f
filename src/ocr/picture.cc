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
constexpr int kLeastThreshold = 120, kMostThreshold = 185;
// A line thinner than a pixel that lies between two rows of them is no darker than this in either:
// half of a gray line. Print would run together here, lines do not.
constexpr int kFaint = 196;
// Red by this much over green and blue is seal ink, not a shade of gray.
constexpr int kRed = 28;

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

PixPtr Even(PixPtr gray) {
  PixPtr even(pixBackgroundNorm(gray.get(), nullptr, nullptr, 16, 24, 110, 40, kBackground, 2, 2));
  return even ? std::move(even) : std::move(gray);
}

// +1: upright, -1: on its head, 0: cannot be told. Latin print has more strokes above the x-height
// than below the baseline, Vietnamese far more.
int Uprightness(PIX* binary, float* confidence) {
  float up = 0;
  *confidence = 0;
  if (pixUpDownDetect(binary, &up, 0, 0, 0) != 0) return 0;
  *confidence = up;
  return up > 4 ? 1 : (up < -4 ? -1 : 0);
}

PixPtr Turned(PIX* pix, int quarters) { return PixPtr(pixRotateOrth(pix, quarters & 3)); }

// How much rows of ink differ from rows of paper: text lines give a strong profile along their
// direction and a weak one across.
double Profile(PIX* binary) {
  PixPtr small(pixReduceRankBinaryCascade(binary, 1, 1, 0, 0));
  if (!small) return 0;
  NumaPtr rows(pixCountPixelsByRow(small.get(), nullptr));
  if (!rows) return 0;
  const int count = numaGetCount(rows.get());
  double sum = 0, steps = 0;
  float last = 0;
  for (int i = 0; i < count; ++i) {
    float value = 0;
    numaGetFValue(rows.get(), i, &value);
    sum += value;
    if (i > 0) steps += (value - last) * (value - last);
    last = value;
  }
  return sum > 0 ? steps / sum / pixGetWidth(small.get()) : 0;
}

}  // namespace

Result<Picture> Prepare(const PageImage& image, const Options& options) {
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
  if (!(image.dpi_x > 20 && image.dpi_x < 2500 && image.dpi_y > 20 && image.dpi_y < 2500))
    return fail(ErrorCode::kDamaged, "the picture of the page has no resolution that can be right");
  // Leptonica writes to stderr what its results say as well.
  setMsgSeverity(L_SEVERITY_NONE);
  Picture out;
  out.box = image.box;
  PixPtr gray = image.channels == 3 ? FromColor(image) : FromGray(image);
  if (!gray) return fail(ErrorCode::kOutOfMemory, "no memory for the picture of the page");

  // One resolution in both directions, within what recognition likes.
  double dpi = std::max(image.dpi_x, image.dpi_y);
  double target = dpi;
  if (dpi < kLeastDpi) target = dpi * 2;
  if (dpi > kMostDpi) target = dpi / 2;
  const double scale_x = target / image.dpi_x, scale_y = target / image.dpi_y;
  if (std::abs(scale_x - 1) > 0.01 || std::abs(scale_y - 1) > 0.01) {
    PixPtr scaled(pixScale(gray.get(), static_cast<float>(scale_x), static_cast<float>(scale_y)));
    if (scaled) gray = std::move(scaled);
  }
  out.dpi = target;
  if (!image.bilevel) gray = Even(std::move(gray));
  int threshold = image.bilevel ? 128 : Threshold(gray.get());
  PixPtr binary(pixThresholdToBinary(gray.get(), threshold));
  if (!binary) return fail(ErrorCode::kInternal, "the picture cannot be made black and white");

  if (options.find_turn) {
    PixPtr side = Turned(binary.get(), 1);
    const double along = Profile(binary.get()), across = side ? Profile(side.get()) : 0;
    int turns = across > 2.0 * along ? 1 : 0;
    if (turns == 1) {
      gray = Turned(gray.get(), 1);
      binary = std::move(side);
    }
    // Told on a straight picture at about 150 dpi, where letters have the size Leptonica expects.
    float confidence = 0;
    const double to = 150 / target;
    PixPtr small(pixScaleToSize(binary.get(), static_cast<int>(pixGetWidth(binary.get()) * to), 0));
    if (small && Uprightness(small.get(), &confidence) < 0) {
      turns += 2;
      gray = Turned(gray.get(), 2);
      binary = Turned(binary.get(), 2);
    }
    out.turns = turns & 3;
  }
  out.page_width = options.width > 0 ? options.width : image.box.right;
  out.page_height = options.height > 0 ? options.height : image.box.bottom;
  if (out.turns != 0) {
    const float w = out.page_width, h = out.page_height;
    const Rect b = out.box;
    if (out.turns == 1) out.box = {h - b.bottom, b.left, h - b.top, b.right};
    if (out.turns == 2) out.box = {w - b.right, h - b.bottom, w - b.left, h - b.top};
    if (out.turns == 3) out.box = {b.top, w - b.right, b.bottom, w - b.left};
    if (out.turns != 2) std::swap(out.page_width, out.page_height);
  }

  float angle = 0, confidence = 0;
  if (pixFindSkewSweepAndSearch(binary.get(), &angle, &confidence, 4, 2, 5.0f, 1.0f, 0.01f) == 0 &&
      confidence >= kLeastConfidence && std::abs(angle) >= kLeastSkew &&
      std::abs(angle) <= kMostSkew) {
    const float radians = angle * static_cast<float>(std::numbers::pi / 180);
    PixPtr straight(pixRotate(gray.get(), radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
    if (straight) {
      gray = std::move(straight);
      out.skew = angle;
      if (image.bilevel) threshold = 140;
      binary.reset(pixThresholdToBinary(gray.get(), threshold));
    }
  }
  out.faint.reset(pixThresholdToBinary(gray.get(), kFaint));
  if (!binary || !out.faint)
    return fail(ErrorCode::kOutOfMemory, "no memory for the picture of the page");
  out.gray = std::move(gray);
  out.binary = std::move(binary);
  return out;
}

}  // namespace kehoach::ocr
