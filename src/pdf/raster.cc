// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/raster.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>

namespace kehoach::pdf {
namespace {

enum class Side { kNone, kBelow, kAbove, kRight, kLeft };

double PixelWidth(const Part& part) { return double{part.box.width()} / part.turned_width(); }
double PixelHeight(const Part& part) { return double{part.box.height()} / part.turned_height(); }

bool SameSize(double a, double b) {
  // Strips of some rows whose place is written with two decimals.
  constexpr double kTolerance = 0.02;
  return std::abs(a - b) <= kTolerance * std::max(a, b);
}

// On which side of `former` the other goes on.
Side SideOf(const Part& former, const Part& next) {
  if (former.channels != next.channels) return Side::kNone;
  const double width = PixelWidth(former), height = PixelHeight(former);
  if (!SameSize(width, PixelWidth(next)) || !SameSize(height, PixelHeight(next))) {
    return Side::kNone;
  }
  const Rect& a = former.box;
  const Rect& b = next.box;
  if (former.turned_width() == next.turned_width() && std::abs(a.left - b.left) <= width / 2 &&
      std::abs(a.right - b.right) <= width / 2) {
    if (std::abs(b.top - a.bottom) <= height) return Side::kBelow;
    if (std::abs(b.bottom - a.top) <= height) return Side::kAbove;
  }
  if (former.turned_height() == next.turned_height() && std::abs(a.top - b.top) <= height / 2 &&
      std::abs(a.bottom - b.bottom) <= height / 2) {
    if (std::abs(b.left - a.right) <= width) return Side::kRight;
    if (std::abs(b.right - a.left) <= width) return Side::kLeft;
  }
  return Side::kNone;
}

// Copies the samples of one channel count from where they are stored to where they show.
template <int kChannels>
void Turn(const Part& part, int x_offset, int y_offset, PageImage* out) {
  const int width = part.turned_width(), height = part.turned_height();
  const int left = std::max(0, -x_offset), right = std::min(width, out->width - x_offset);
  const int top = std::max(0, -y_offset), bottom = std::min(height, out->height - y_offset);
  if (left >= right || top >= bottom) return;
  const std::ptrdiff_t row_bytes = std::ptrdiff_t{part.width} * kChannels;
  const Orientation& o = part.orientation;
  // Where the sample shown at (x, y) is stored, from that of (0, 0), and the steps to its
  // neighbours.
  std::ptrdiff_t step_x = o.transposed ? row_bytes : kChannels;
  std::ptrdiff_t step_y = o.transposed ? kChannels : row_bytes;
  std::ptrdiff_t origin = 0;
  if (o.mirrored_x) {
    origin += step_x * (width - 1);
    step_x = -step_x;
  }
  if (o.mirrored_y) {
    origin += step_y * (height - 1);
    step_y = -step_y;
  }
  const std::uint8_t* const stored = part.pixels.get() + origin;
  if (step_x == kChannels) {
    for (int y = top; y < bottom; ++y) {
      std::memcpy(out->Row(y + y_offset) + std::ptrdiff_t{left + x_offset} * kChannels,
                  stored + step_y * y + step_x * left,
                  static_cast<std::size_t>(right - left) * kChannels);
    }
    return;
  }
  // In squares, so that neither side leaves the cache at each sample.
  constexpr int kSquare = 64;
  for (int y0 = top; y0 < bottom; y0 += kSquare) {
    for (int x0 = left; x0 < right; x0 += kSquare) {
      const int y1 = std::min(bottom, y0 + kSquare), x1 = std::min(right, x0 + kSquare);
      for (int y = y0; y < y1; ++y) {
        std::uint8_t* to = out->Row(y + y_offset) + std::ptrdiff_t{x0 + x_offset} * kChannels;
        const std::uint8_t* from = stored + step_y * y + step_x * x0;
        for (int x = x0; x < x1; ++x) {
          for (int c = 0; c < kChannels; ++c) to[c] = from[c];
          to += kChannels;
          from += step_x;
        }
      }
    }
  }
}

// How many whole pixels lie in so many points; a hundredth of one is a matter of rounding.
int WholePixels(double points, double pixel) {
  constexpr double kRounding = 0.01;
  return points <= 0 ? 0 : static_cast<int>(std::floor(points / pixel + kRounding));
}

}  // namespace

Pixels NewPixels(std::size_t bytes) {
  auto* pixels = static_cast<std::uint8_t*>(std::malloc(std::max<std::size_t>(bytes, 1)));
  if (pixels == nullptr) throw std::bad_alloc();
  return Pixels(pixels);
}

std::optional<Orientation> OrientationOf(const ImageAxes& axes, int width, int height) {
  Orientation orientation;
  orientation.transposed = std::abs(axes.row_y) > std::abs(axes.row_x);
  // Along and across the direction that each axis should have.
  const double row = orientation.transposed ? axes.row_y : axes.row_x;
  const double row_askew = orientation.transposed ? axes.row_x : axes.row_y;
  const double column = orientation.transposed ? axes.column_x : axes.column_y;
  const double column_askew = orientation.transposed ? axes.column_y : axes.column_x;
  const double half_pixel_along = std::abs(row) / width / 2;
  const double half_pixel_down = std::abs(column) / height / 2;
  // Written so that a NaN fails.
  if (!(half_pixel_along > 0 && half_pixel_down > 0 && std::isfinite(row) &&
        std::isfinite(column) && std::abs(row_askew) < half_pixel_down &&
        std::abs(column_askew) < half_pixel_along)) {
    return std::nullopt;
  }
  orientation.mirrored_x = (orientation.transposed ? column : row) < 0;
  orientation.mirrored_y = (orientation.transposed ? row : column) < 0;
  return orientation;
}

bool GoesOn(const std::vector<Part>& parts, const Part& strip) {
  if (parts.empty()) return true;
  const Side side = SideOf(parts.back(), strip);
  return side != Side::kNone && (parts.size() == 1 || side == SideOf(parts[0], parts[1]));
}

PageImage Assemble(std::vector<Part> parts, float page_width, float page_height) {
  const Side side = parts.size() > 1 ? SideOf(parts[0], parts[1]) : Side::kBelow;
  if (side == Side::kAbove || side == Side::kLeft) std::reverse(parts.begin(), parts.end());
  const bool across = side == Side::kLeft || side == Side::kRight;

  PageImage image;
  image.origin = ImageOrigin::kImage;
  image.channels = parts.front().channels;
  image.bilevel = true;
  image.box = parts.front().box;
  for (const Part& part : parts) {
    image.width = across ? image.width + part.turned_width() : part.turned_width();
    image.height = across ? part.turned_height() : image.height + part.turned_height();
    image.bilevel = image.bilevel && part.bilevel;
    image.missing_rows += part.missing_rows;
    image.box = {std::min(image.box.left, part.box.left), std::min(image.box.top, part.box.top),
                 std::max(image.box.right, part.box.right),
                 std::max(image.box.bottom, part.box.bottom)};
  }
  const double pixel_width = double{image.box.width()} / image.width;
  const double pixel_height = double{image.box.height()} / image.height;
  const int cut_left = WholePixels(-image.box.left, pixel_width);
  const int cut_top = WholePixels(-image.box.top, pixel_height);
  const int cut_right = WholePixels(image.box.right - page_width, pixel_width);
  const int cut_bottom = WholePixels(image.box.bottom - page_height, pixel_height);
  image.width = std::max(1, image.width - cut_left - cut_right);
  image.height = std::max(1, image.height - cut_top - cut_bottom);
  image.box = {static_cast<float>(image.box.left + cut_left * pixel_width),
               static_cast<float>(image.box.top + cut_top * pixel_height),
               static_cast<float>(image.box.right - cut_right * pixel_width),
               static_cast<float>(image.box.bottom - cut_bottom * pixel_height)};
  image.dpi_x = 72 / pixel_width;
  image.dpi_y = 72 / pixel_height;
  image.stride = static_cast<std::size_t>(image.width) * image.channels;

  if (parts.size() == 1 && parts.front().orientation == Orientation{} &&
      parts.front().width == image.width) {
    // Rows that were cut off above are left where they are only when there are none.
    if (cut_top == 0) {
      image.pixels = std::move(parts.front().pixels);
      return image;
    }
  }
  image.pixels = NewPixels(image.stride * image.height);
  int x = -cut_left, y = -cut_top;
  for (Part& part : parts) {
    if (part.channels == 1) {
      Turn<1>(part, x, y, &image);
    } else {
      Turn<3>(part, x, y, &image);
    }
    part.pixels.reset();
    if (across) {
      x += part.turned_width();
    } else {
      y += part.turned_height();
    }
  }
  return image;
}

}  // namespace kehoach::pdf
