// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace kehoach::bench {
namespace {

constexpr double kMillimetres = 25.4;  // of an inch

PageImage Blank(int width, int height, int channels, double dpi, int level = 255) {
  PageImage out;
  out.width = width;
  out.height = height;
  out.channels = channels;
  out.stride = static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
  const std::size_t size = out.stride * static_cast<std::size_t>(height);
  out.pixels.reset(static_cast<std::uint8_t*>(std::malloc(size)));
  std::fill_n(out.pixels.get(), size, static_cast<std::uint8_t>(level));
  out.dpi_x = out.dpi_y = dpi;
  out.box = {0, 0, static_cast<float>(width * 72 / dpi), static_cast<float>(height * 72 / dpi)};
  return out;
}

PageImage WithChannels(const PageImage& in, int channels) {
  PageImage out = Blank(in.width, in.height, channels, in.dpi_x);
  for (int y = 0; y < in.height; ++y) {
    const std::uint8_t* from = in.Row(y);
    std::uint8_t* to = out.Row(y);
    for (int x = 0; x < in.width; ++x, from += in.channels, to += channels) {
      if (in.channels == channels) {
        std::copy_n(from, channels, to);
      } else if (channels == 1) {
        to[0] = static_cast<std::uint8_t>((299 * from[0] + 587 * from[1] + 114 * from[2]) / 1000);
      } else {
        std::fill_n(to, channels, from[0]);
      }
    }
  }
  return out;
}

// Ink over what is there: it lets darker things through.
void Tint(std::uint8_t* pixel, const std::array<int, 3>& ink, double cover) {
  for (std::size_t c = 0; c < 3; ++c) {
    pixel[c] = static_cast<std::uint8_t>(pixel[c] * (1 - cover * (255 - ink[c]) / 255));
  }
}

// Darkness of the nearest pixel, 0..1.
double Darkness(const PageImage& image, double x, double y) {
  const int column = static_cast<int>(x), row = static_cast<int>(y);
  if (x < 0 || y < 0 || column >= image.width || row >= image.height) return 0;
  return 1 - image.Row(row)[column * image.channels] / 255.0;
}

// Two rings, a star, and between the rings writing that runs around: the first lines of the page
// itself, since a seal names the agency that the letterhead names.
void Stamp(PageImage& image, const Spot& spot, Random& random) {
  constexpr std::array<int, 3> kRed = {214, 40, 52};
  constexpr double kRadius = 17, kRing = 0.9, kInner = 11, kLineTop = 18, kLineHeight = 8;
  const PageImage before = WithChannels(image, 1);
  const double dots = image.dpi_x / kMillimetres;
  const double phase = random.Share() * 6;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const double dx = x / dots - spot.x, dy = y / dots - spot.y;
      const double r = std::hypot(dx, dy);
      if (r > kRadius) continue;
      const double angle = std::atan2(dx, -dy);  // from the top, clockwise
      double cover = 0;
      if (r > kRadius - kRing || std::abs(r - kInner) < 0.2) {
        cover = 1;
      } else if (r > kInner + 1 && r < kRadius - kRing - 0.8 && std::abs(angle) < 2.5) {
        const double along = (angle + 2.5) / 5 * 75 + 22;
        const double up = (kRadius - kRing - 0.8 - r) / (kRadius - kRing - kInner - 1.8);
        cover = Darkness(before, along * dots, (kLineTop + up * kLineHeight) * dots);
      } else if (r < 8) {
        const double point = std::fmod(angle + 4 * std::numbers::pi, 2 * std::numbers::pi / 5);
        const double off = std::abs(point - std::numbers::pi / 5) / (std::numbers::pi / 5);
        if (r < 3 + 5 * std::pow(off, 3)) cover = 1;
      }
      // Rubber never prints evenly.
      const double even = 0.85 + 0.15 * std::sin(0.5 * dx + phase) * std::cos(0.4 * dy + phase);
      if (cover > 0) Tint(image.Row(y) + 3 * x, kRed, cover * even);
    }
  }
}

void Sign(PageImage& image, const Spot& spot, Random& random) {
  constexpr std::array<int, 3> kBlue = {30, 50, 150};
  constexpr double kWidth = 40, kHalfHeight = 7, kNib = 0.3;
  const double dots = image.dpi_x / kMillimetres;
  const double a = 3 + 3 * random.Share(), b = 7 + 4 * random.Share(), c = 6 * random.Share();
  std::vector<bool> wet(static_cast<std::size_t>(image.width) *
                        static_cast<std::size_t>(image.height));
  constexpr int kSteps = 6000;
  for (int step = 0; step < kSteps; ++step) {
    const double t = static_cast<double>(step) / kSteps;
    const double fade = std::sin(std::numbers::pi * std::min(1.0, 0.15 + t));
    const double px = spot.x + kWidth * (t + 0.06 * std::sin(6.28 * b * t));
    const double py =
        spot.y + kHalfHeight * fade * std::sin(6.28 * a * t + c) * std::cos(6.28 * b * t / 2);
    const int nib = std::max(1, static_cast<int>(kNib * dots));
    for (int dy = -nib; dy <= nib; ++dy) {
      for (int dx = -nib; dx <= nib; ++dx) {
        const int x = static_cast<int>(px * dots) + dx, y = static_cast<int>(py * dots) + dy;
        if (dx * dx + dy * dy > nib * nib || x < 0 || y < 0 || x >= image.width ||
            y >= image.height) {
          continue;
        }
        const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                        static_cast<std::size_t>(x);
        if (!wet[at]) Tint(image.Row(y) + 3 * x, kBlue, 0.85);
        wet[at] = true;
      }
    }
  }
}

PageImage Turned(const PageImage& in, int quarters) {
  const bool sideways = (quarters & 1) != 0;
  PageImage out = Blank(sideways ? in.height : in.width, sideways ? in.width : in.height,
                        in.channels, in.dpi_x);
  for (int y = 0; y < in.height; ++y) {
    for (int x = 0; x < in.width; ++x) {
      int to_x = x, to_y = y;
      switch (quarters & 3) {
        case 1:
          to_x = y, to_y = in.width - 1 - x;
          break;
        case 2:
          to_x = in.width - 1 - x, to_y = in.height - 1 - y;
          break;
        case 3:
          to_x = in.height - 1 - y, to_y = x;
          break;
        default:
          break;
      }
      std::copy_n(in.Row(y) + x * in.channels, in.channels, out.Row(to_y) + to_x * in.channels);
    }
  }
  return out;
}

PageImage Skewed(const PageImage& in, double degrees, int beyond) {
  PageImage out = Blank(in.width, in.height, in.channels, in.dpi_x, beyond);
  const double angle = degrees * std::numbers::pi / 180;
  const double cosine = std::cos(angle), sine = std::sin(angle);
  const double middle_x = (in.width - 1) / 2.0, middle_y = (in.height - 1) / 2.0;
  for (int y = 0; y < in.height; ++y) {
    for (int x = 0; x < in.width; ++x) {
      const double dx = x - middle_x, dy = y - middle_y;
      const double from_x = middle_x + dx * cosine - dy * sine;
      const double from_y = middle_y + dx * sine + dy * cosine;
      if (from_x < 0 || from_y < 0 || from_x >= in.width - 1 || from_y >= in.height - 1) continue;
      const int left = static_cast<int>(from_x), top = static_cast<int>(from_y);
      const double right_share = from_x - left, low_share = from_y - top;
      const std::uint8_t *above = in.Row(top) + left * in.channels,
                         *below = in.Row(top + 1) + left * in.channels;
      for (int c = 0; c < in.channels; ++c) {
        const double high = above[c] + right_share * (above[c + in.channels] - above[c]);
        const double low = below[c] + right_share * (below[c + in.channels] - below[c]);
        out.Row(y)[x * in.channels + c] =
            static_cast<std::uint8_t>(high + low_share * (low - high) + 0.5);
      }
    }
  }
  return out;
}

// One direction of a Gaussian: `step` bytes from sample to sample, `count` samples.
void BlurLine(std::uint8_t* line, std::size_t step, int count, const std::vector<double>& weights,
              std::vector<std::uint8_t>& copy) {
  copy.resize(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) copy[static_cast<std::size_t>(i)] = line[step * std::size_t(i)];
  const int reach = static_cast<int>(weights.size()) - 1;
  for (int i = 0; i < count; ++i) {
    double sum = 0;
    for (int d = -reach; d <= reach; ++d) {
      sum += weights[static_cast<std::size_t>(std::abs(d))] *
             copy[static_cast<std::size_t>(std::clamp(i + d, 0, count - 1))];
    }
    line[step * std::size_t(i)] = static_cast<std::uint8_t>(sum + 0.5);
  }
}

void Blur(PageImage& image, double deviation) {
  std::vector<double> weights;
  double sum = 0;
  for (int d = 0; d <= static_cast<int>(std::ceil(3 * deviation)); ++d) {
    weights.push_back(std::exp(-d * d / (2 * deviation * deviation)));
    sum += (d == 0 ? 1 : 2) * weights.back();
  }
  for (double& weight : weights) weight /= sum;
  std::vector<std::uint8_t> copy;
  const auto channels = static_cast<std::size_t>(image.channels);
  for (std::size_t c = 0; c < channels; ++c) {
    for (int y = 0; y < image.height; ++y) {
      BlurLine(image.Row(y) + c, channels, image.width, weights, copy);
    }
    for (int x = 0; x < image.width; ++x) {
      BlurLine(image.Row(0) + static_cast<std::size_t>(x) * channels + c, image.stride,
               image.height, weights, copy);
    }
  }
}

void Dirty(PageImage& image, double specks, Random& random) {
  const double side = image.dpi_x / kMillimetres * 100;  // pixels of ten centimetres
  const double wanted = specks * image.width * image.height / (side * side);
  for (int i = 0; i < static_cast<int>(wanted); ++i) {
    const int size = 1 + random.Below(static_cast<int>(std::max(2.0, image.dpi_x / 75)));
    const int left = random.Below(image.width), top = random.Below(image.height);
    const int level = random.Below(120);
    for (int y = top; y < std::min(image.height, top + size); ++y) {
      for (int x = left; x < std::min(image.width, left + size); ++x) {
        if (random.Below(4) == 0) continue;
        for (int c = 0; c < image.channels; ++c) {
          image.Row(y)[x * image.channels + c] = static_cast<std::uint8_t>(level);
        }
      }
    }
  }
}

void Expose(PageImage& image, const ScanSettings& settings, Random& random) {
  constexpr double kFoldWidth = 6;  // millimetres of standard deviation
  const bool upright = image.height >= image.width;
  const double dots = image.dpi_x / kMillimetres;
  const double middle = (upright ? image.height : image.width) / 2.0;
  for (int y = 0; y < image.height; ++y) {
    std::uint8_t* row = image.Row(y);
    for (int x = 0; x < image.width; ++x) {
      const double off = ((upright ? y : x) - middle) / dots / kFoldWidth;
      const double light = 1 - settings.shadow * std::exp(-off * off / 2);
      const double noise = settings.noise > 0 ? settings.noise * random.Normal() : 0;
      for (int c = 0; c < image.channels; ++c) {
        std::uint8_t& sample = row[x * image.channels + c];
        const double level = settings.paper * (1 - settings.ink * (1 - sample / 255.0));
        sample = static_cast<std::uint8_t>(std::clamp(level * light + noise, 0.0, 255.0));
      }
    }
    const int black = static_cast<int>(settings.edge * dots);
    for (int x = 0; x < std::min(image.width, black) * image.channels; ++x) row[x] = 20;
  }
}

}  // namespace

// SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t Random::Next() {
  state_ += 0x9E3779B97F4A7C15;
  std::uint64_t z = state_;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
  z = (z ^ z >> 27) * 0x94D049BB133111EB;
  return z ^ z >> 31;
}

double Random::Normal() {
  const std::uint64_t bits = Next();
  int sum = 0;
  for (int shift = 0; shift < 64; shift += 8) sum += static_cast<int>(bits >> shift & 0xFF);
  constexpr double kMean = 8 * 127.5, kDeviation = 209.02;  // sqrt(8 * (256^2 - 1) / 12)
  return (sum - kMean) / kDeviation;
}

PageImage Scan(const PageImage& page, const ScanSettings& settings, Random& random) {
  const bool inked = settings.seal || settings.pen;
  PageImage image = WithChannels(page, settings.color || inked ? 3 : 1);
  if (settings.seal) Stamp(image, *settings.seal, random);
  if (settings.pen) Sign(image, *settings.pen, random);
  if (!settings.color) image = WithChannels(image, 1);
  if (settings.turn % 4 != 0) image = Turned(image, settings.turn);
  if (settings.skew != 0) image = Skewed(image, settings.skew, 255);
  if (settings.blur > 0) Blur(image, settings.blur);
  Dirty(image, settings.specks, random);
  Expose(image, settings, random);
  if (settings.threshold) {
    for (int y = 0; y < image.height; ++y) {
      std::uint8_t* row = image.Row(y);
      for (std::size_t x = 0; x < image.stride; ++x)
        row[x] = row[x] < *settings.threshold ? 0 : 255;
    }
  }
  return image;
}

PageImage TwoUp(const PageImage& left, const PageImage& right) {
  PageImage out = Blank(left.width + right.width, std::max(left.height, right.height),
                        left.channels, left.dpi_x);
  for (const auto& [page, from] : {std::pair{&left, 0}, {&right, left.width}}) {
    for (int y = 0; y < page->height; ++y) {
      std::copy_n(page->Row(y), page->width * page->channels, out.Row(y) + from * out.channels);
    }
  }
  return out;
}

}  // namespace kehoach::bench
