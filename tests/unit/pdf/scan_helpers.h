// SPDX-License-Identifier: GPL-3.0-or-later
// Pages as scanners write them: an image of 160 x 224 samples whose every sample is known, and
// pages of 76.8 x 107.52 points on which it has 150 dots per inch.
#ifndef KEHOACH_TESTS_UNIT_PDF_SCAN_HELPERS_H_
#define KEHOACH_TESTS_UNIT_PDF_SCAN_HELPERS_H_

#include <array>
#include <cstdint>
#include <string>

#include "kehoach/image.h"
#include "pdf/pdf.h"

namespace kehoach::pdf {

constexpr int kScanWidth = 160, kScanHeight = 224;
constexpr double kScanDpi = 150;
constexpr const char* kScanPage = "/MediaBox [0 0 76.8 107.52]";
constexpr const char* kScanMatrix = "76.8 0 0 107.52 0 0 cm";

// The picture, as black and white, gray and colour. It differs from all that turning or mirroring
// makes of it.
bool ScanInk(int x, int y);
std::uint8_t ScanGray(int x, int y);
std::array<std::uint8_t, 3> ScanRgb(int x, int y);

// Samples of the rows [from, to), packed as PDF wants them.
std::string BilevelSamples(int from = 0, int to = kScanHeight);
std::string GraySamples(int from = 0, int to = kScanHeight);
std::string RgbSamples();

// Dictionary entries of an image of these sides, then `more`.
std::string ImageEntries(int width, int height, const std::string& more);

struct ScanImage {
  std::string entries, data;
};
ScanImage BilevelScan();
ScanImage GrayScan();
ScanImage RgbScan();

// One page that shows `image` as /Im by `content`.
std::string ScanPdf(const ScanImage& image,
                    const std::string& content = std::string("q ") + kScanMatrix + " /Im Do Q",
                    const std::string& page_entries = kScanPage, const std::string& resources = "");

// The first page; a test failure and an empty picture when there is an Error.
PageImage RenderFirst(const std::string& bytes, const RenderOptions& options = {});
// Drawn at the resolution of the test scans.
PageImage DrawFirst(const std::string& bytes, bool color = true);

// The largest difference of two samples; 256 when the sizes differ. Gray and colour may be
// compared.
int LargestDifference(const PageImage& a, const PageImage& b);
// How far a sample of one lies outside the range of the other's samples at most one pixel away:
// Splash draws an image that fills whole pixels one pixel wider and higher and smooths it.
int LargestDifferenceNearby(const PageImage& a, const PageImage& b);

}  // namespace kehoach::pdf

#endif  // KEHOACH_TESTS_UNIT_PDF_SCAN_HELPERS_H_
