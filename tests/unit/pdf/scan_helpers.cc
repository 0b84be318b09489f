// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan_helpers.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/pdf_builder.h"

namespace kehoach::pdf {

bool ScanInk(int x, int y) {
  const auto within = [](int value, int from, int to) { return value >= from && value < to; };
  return (within(x, 10, 20) && within(y, 10, 200)) || (within(y, 10, 24) && within(x, 10, 120)) ||
         (within(y, 90, 104) && within(x, 10, 80)) || (within(x, 130, 150) && within(y, 190, 214));
}

std::uint8_t ScanGray(int x, int y) {
  return ScanInk(x, y) ? std::uint8_t{0} : static_cast<std::uint8_t>(255 - x / 4);
}

std::array<std::uint8_t, 3> ScanRgb(int x, int y) {
  if (ScanInk(x, y)) return {40, 0, 120};
  return {static_cast<std::uint8_t>(255 - x / 4), 255, static_cast<std::uint8_t>(255 - y / 4)};
}

std::string BilevelSamples(int from, int to) {
  std::string data;
  for (int y = from; y < to; ++y) {
    for (int x = 0; x < kScanWidth; x += 8) {
      unsigned byte = 0;
      for (int bit = 0; bit < 8; ++bit) byte = byte << 1 | (ScanInk(x + bit, y) ? 0U : 1U);
      data += static_cast<char>(byte);
    }
  }
  return data;
}

std::string GraySamples(int from, int to) {
  std::string data;
  for (int y = from; y < to; ++y) {
    for (int x = 0; x < kScanWidth; ++x) data += static_cast<char>(ScanGray(x, y));
  }
  return data;
}

std::string RgbSamples() {
  std::string data;
  for (int y = 0; y < kScanHeight; ++y) {
    for (int x = 0; x < kScanWidth; ++x) {
      for (const std::uint8_t sample : ScanRgb(x, y)) data += static_cast<char>(sample);
    }
  }
  return data;
}

std::string ImageEntries(int width, int height, const std::string& more) {
  return fmt::format("/Type /XObject /Subtype /Image /Width {} /Height {} {}", width, height, more);
}

ScanImage BilevelScan() {
  return {ImageEntries(kScanWidth, kScanHeight, "/ColorSpace /DeviceGray /BitsPerComponent 1"),
          BilevelSamples()};
}

ScanImage GrayScan() {
  return {ImageEntries(kScanWidth, kScanHeight, "/ColorSpace /DeviceGray /BitsPerComponent 8"),
          GraySamples()};
}

ScanImage RgbScan() {
  return {ImageEntries(kScanWidth, kScanHeight, "/ColorSpace /DeviceRGB /BitsPerComponent 8"),
          RgbSamples()};
}

std::string ScanPdf(const ScanImage& image, const std::string& content,
                    const std::string& page_entries, const std::string& resources) {
  testing::PdfBuilder pdf;
  const int number = pdf.AddStream(image.entries, image.data);
  pdf.AddPage(content, "/XObject << " + testing::RefEntry("Im", number) + ">> " + resources,
              page_entries);
  return pdf.Build();
}

PageImage RenderFirst(const std::string& bytes, const RenderOptions& options) {
  auto document = Document::Open(bytes, "test.pdf");
  if (!document) {
    ADD_FAILURE() << document.error().message;
    return {};
  }
  auto image = document->Render(1, options);
  if (!image) {
    ADD_FAILURE() << image.error().message;
    return {};
  }
  return std::move(*image);
}

PageImage DrawFirst(const std::string& bytes, bool color) {
  RenderOptions options;
  options.dpi = kScanDpi;
  options.color = color;
  options.take_image = false;
  return RenderFirst(bytes, options);
}

namespace {

constexpr int kDifferent = 256;

int Sample(const PageImage& image, int x, int y, int channel) {
  return image.Row(y)[x * image.channels + (image.channels == 1 ? 0 : channel)];
}

// How far samples of `a` lie outside what `b` has at most `reach` pixels away; the worst of all.
int Difference(const PageImage& a, const PageImage& b, int reach) {
  if (a.width != b.width || a.height != b.height || a.width == 0) return kDifferent;
  int largest = 0;
  const int channels = std::max(a.channels, b.channels);
  for (int y = 0; y < a.height; ++y) {
    for (int x = 0; x < a.width; ++x) {
      for (int c = 0; c < channels; ++c) {
        int low = 255, high = 0;
        for (int to_y = std::max(0, y - reach); to_y <= std::min(a.height - 1, y + reach); ++to_y) {
          for (int to_x = std::max(0, x - reach); to_x <= std::min(a.width - 1, x + reach);
               ++to_x) {
            low = std::min(low, Sample(b, to_x, to_y, c));
            high = std::max(high, Sample(b, to_x, to_y, c));
          }
        }
        const int sample = Sample(a, x, y, c);
        largest = std::max({largest, low - sample, sample - high});
      }
    }
  }
  return largest;
}

}  // namespace

int LargestDifference(const PageImage& a, const PageImage& b) { return Difference(a, b, 0); }

int LargestDifferenceNearby(const PageImage& a, const PageImage& b) {
  return std::max(Difference(a, b, 1), Difference(b, a, 1));
}

}  // namespace kehoach::pdf
