// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of pages: drawn, and taken from the image that covers the page. Where both ways are open
// they must agree.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capture_helpers.h"
#include "pdf/fonts.h"
#include "pdf/pdf.h"
#include "scan_helpers.h"
#include "support/pdf_builder.h"

namespace kehoach::pdf {
namespace {

using testing::OnePage;
using testing::PdfBuilder;
using testing::RefEntry;

std::string Fixture(const std::string& name) {
  const std::string bytes = ReadFile(std::string(KEHOACH_SOURCE_DIR "/tests/fixtures/") + name);
  EXPECT_FALSE(bytes.empty()) << name;
  return bytes;
}

// --- taken from the image ---------------------------------------------------------------------

struct CodecCase {
  std::string name;
  ScanImage image;
  int channels;
  int tolerance;        // of the samples, against the picture that was encoded
  int drawn_tolerance;  // against the drawn page
  bool bilevel = false;
};

std::vector<CodecCase> Codecs() {
  const std::string gray = "/ColorSpace /DeviceGray ", rgb = "/ColorSpace /DeviceRGB ";
  const auto entries = [](const std::string& more) {
    return ImageEntries(kScanWidth, kScanHeight, more);
  };
  constexpr int kExact = 0, kLossy = 32;
  std::vector<CodecCase> cases;
  cases.push_back({"bilevel", BilevelScan(), 1, kExact, kExact, true});
  cases.push_back({"gray", GrayScan(), 1, kExact, kExact});
  cases.push_back({"rgb", RgbScan(), 3, kExact, kExact});
  cases.push_back({"CCITT",
                   {entries(gray + "/BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K "
                                   "-1 /Columns 160 /Rows 224 >>"),
                    Fixture("scan.g4")},
                   1,
                   kExact,
                   kExact,
                   true});
  cases.push_back(
      {"JBIG2",
       {entries(gray + "/BitsPerComponent 1 /Filter /JBIG2Decode"), Fixture("scan.jb2")},
       1,
       kExact,
       kExact,
       true});
  cases.push_back(
      {"gray JPEG",
       {entries(gray + "/BitsPerComponent 8 /Filter /DCTDecode"), Fixture("scan-gray.jpg")},
       1,
       kLossy,
       kLossy});
  cases.push_back(
      {"colour JPEG",
       {entries(rgb + "/BitsPerComponent 8 /Filter /DCTDecode"), Fixture("scan-rgb.jpg")},
       3,
       kLossy,
       kLossy});
  cases.push_back(
      {"gray JPEG 2000",
       {entries(gray + "/BitsPerComponent 8 /Filter /JPXDecode"), Fixture("scan-gray.jp2")},
       1,
       kLossy,
       kExact});
  cases.push_back(
      {"colour JPEG 2000",
       {entries(rgb + "/BitsPerComponent 8 /Filter /JPXDecode"), Fixture("scan-rgb.jp2")},
       3,
       kExact,
       kExact});
  cases.push_back({"stencil mask",
                   {entries("/ImageMask true /BitsPerComponent 1"), BilevelSamples()},
                   1,
                   kExact,
                   kExact,
                   true});
  std::string inverted = BilevelSamples();
  for (char& byte : inverted) byte = static_cast<char>(~byte);
  cases.push_back({"inverted stencil mask",
                   {entries("/ImageMask true /BitsPerComponent 1 /Decode [1 0]"), inverted},
                   1,
                   kExact,
                   kExact,
                   true});
  cases.push_back({"inverted bilevel",
                   {entries(gray + "/BitsPerComponent 1 /Decode [1 0]"), inverted},
                   1,
                   kExact,
                   kExact,
                   true});
  cases.push_back(
      {"bilevel by a palette",
       {entries("/BitsPerComponent 1 /ColorSpace [/Indexed /DeviceRGB 1 <000000FFFFFF>]"),
        BilevelSamples()},
       1,
       kExact,
       kExact,
       true});
  return cases;
}

std::uint8_t Expected(const CodecCase& codec, int x, int y, int channel) {
  if (codec.bilevel) return ScanInk(x, y) ? 0 : 255;
  return codec.channels == 1 ? ScanGray(x, y) : ScanRgb(x, y)[static_cast<std::size_t>(channel)];
}

TEST(RenderTest, TakesTheSamplesOfAnImageOfEachCodec) {
  for (const CodecCase& codec : Codecs()) {
    SCOPED_TRACE(codec.name);
    const std::string bytes = ScanPdf(codec.image);
    const PageImage taken = RenderFirst(bytes);
    EXPECT_EQ(taken.origin, ImageOrigin::kImage);
    ASSERT_EQ(taken.width, kScanWidth);
    ASSERT_EQ(taken.height, kScanHeight);
    EXPECT_EQ(taken.channels, codec.channels);
    EXPECT_EQ(taken.bilevel, codec.bilevel);
    EXPECT_EQ(taken.missing_rows, 0);
    EXPECT_NEAR(taken.dpi_x, kScanDpi, 0.01);
    EXPECT_NEAR(taken.dpi_y, kScanDpi, 0.01);
    int largest = 0;
    for (int y = 0; y < kScanHeight; ++y) {
      for (int x = 0; x < kScanWidth; ++x) {
        for (int c = 0; c < taken.channels; ++c) {
          largest = std::max(
              largest, std::abs(taken.Row(y)[x * taken.channels + c] - Expected(codec, x, y, c)));
        }
      }
    }
    EXPECT_LE(largest, codec.tolerance);
    EXPECT_LE(LargestDifferenceNearby(taken, DrawFirst(bytes)), codec.drawn_tolerance);
    RenderOptions gray;
    gray.color = false;
    const PageImage taken_gray = RenderFirst(bytes, gray);
    EXPECT_EQ(taken_gray.origin, ImageOrigin::kImage);
    EXPECT_EQ(taken_gray.channels, 1);
    EXPECT_LE(LargestDifferenceNearby(taken_gray, DrawFirst(bytes, false)),
              codec.drawn_tolerance + 1);
  }
}

TEST(RenderTest, TakesImagesOfOddDepthsAndColourSpaces) {
  std::string two_bits, sixteen_bits, cmyk, palette;
  for (int y = 0; y < kScanHeight; ++y) {
    for (int x = 0; x < kScanWidth; x += 4) {
      unsigned byte = 0;
      for (int i = 0; i < 4; ++i) byte = byte << 2 | (ScanGray(x + i, y) >> 6);
      two_bits += static_cast<char>(byte);
    }
    for (int x = 0; x < kScanWidth; ++x) {
      sixteen_bits += static_cast<char>(ScanGray(x, y));
      sixteen_bits += '\x7F';
      palette += ScanInk(x, y) ? '\1' : '\0';
      for (int c = 0; c < 3; ++c) {
        cmyk += static_cast<char>(255 - ScanRgb(x, y)[static_cast<std::size_t>(c)]);
      }
      cmyk += '\0';
    }
  }
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"/ColorSpace /DeviceGray /BitsPerComponent 2", two_bits},
      {"/ColorSpace /DeviceGray /BitsPerComponent 16", sixteen_bits},
      {"/ColorSpace /DeviceCMYK /BitsPerComponent 8", cmyk},
      {"/ColorSpace [/Indexed /DeviceRGB 1 <FFFFF0800010>] /BitsPerComponent 8", palette},
      {"/ColorSpace [/CalGray << /WhitePoint [0.95 1 1.09] >>] /BitsPerComponent 8", GraySamples()},
  };
  for (const auto& [entries, data] : cases) {
    SCOPED_TRACE(entries);
    const std::string bytes = ScanPdf({ImageEntries(kScanWidth, kScanHeight, entries), data});
    const PageImage taken = RenderFirst(bytes);
    EXPECT_EQ(taken.origin, ImageOrigin::kImage);
    EXPECT_LE(LargestDifferenceNearby(taken, DrawFirst(bytes)), 1);
  }
}

TEST(RenderTest, TakesBilevelImagesWhoseRowsEndWithinAByte) {
  // The rows of 160 samples are as long as those of 157.
  const PageImage taken = RenderFirst(
      ScanPdf({ImageEntries(157, kScanHeight, "/ColorSpace /DeviceGray /BitsPerComponent 1"),
               BilevelSamples()}));
  ASSERT_EQ(taken.width, 157);
  for (int y = 0; y < kScanHeight; ++y) {
    for (int x = 0; x < 157; ++x) ASSERT_EQ(taken.Row(y)[x], ScanInk(x, y) ? 0 : 255) << x;
  }
}

TEST(RenderTest, AStencilMaskHasTheColourItIsPaintedIn) {
  const ScanImage mask{ImageEntries(kScanWidth, kScanHeight, "/ImageMask true /BitsPerComponent 1"),
                       BilevelSamples()};
  const std::string bytes = ScanPdf(mask, "0 0 1 rg 76.8 0 0 107.52 0 0 cm /Im Do");
  const PageImage taken = RenderFirst(bytes);
  ASSERT_EQ(taken.channels, 3);
  EXPECT_EQ(taken.origin, ImageOrigin::kImage);
  EXPECT_FALSE(taken.bilevel);
  EXPECT_EQ(LargestDifferenceNearby(taken, DrawFirst(bytes)), 0);
}

// The eight ways in which an image can lie on a page, on pages turned four ways.
TEST(RenderTest, TurnsAndMirrorsAsTheMatrixAndThePageSay) {
  const std::vector<std::string> matrices = {
      "76.8 0 0 107.52 0 0 cm",       "-76.8 0 0 107.52 76.8 0 cm",
      "76.8 0 0 -107.52 0 107.52 cm", "-76.8 0 0 -107.52 76.8 107.52 cm",
      "0 76.8 107.52 0 0 0 cm",       "0 -76.8 107.52 0 0 76.8 cm",
      "0 76.8 -107.52 0 107.52 0 cm", "0 -76.8 -107.52 0 107.52 76.8 cm",
  };
  const std::vector<ScanImage> images = {BilevelScan(), RgbScan()};
  for (std::size_t i = 0; i < matrices.size(); ++i) {
    const char* box = i < 4 ? "/MediaBox [0 0 76.8 107.52]" : "/MediaBox [0 0 107.52 76.8]";
    for (const int turn : {0, 90, 180, 270}) {
      for (const ScanImage& image : images) {
        SCOPED_TRACE(fmt::format("{} /Rotate {}", matrices[i], turn));
        const std::string bytes =
            ScanPdf(image, matrices[i] + " /Im Do", fmt::format("{} /Rotate {}", box, turn));
        const PageImage taken = RenderFirst(bytes);
        EXPECT_EQ(taken.origin, ImageOrigin::kImage);
        EXPECT_EQ(LargestDifferenceNearby(taken, DrawFirst(bytes)), 0);
      }
    }
  }
}

// A page of strips of the gray scan, from `order`; each of kScanHeight / order.size() rows.
std::string StripsPdf(const std::vector<int>& order, const std::string& page_entries = kScanPage,
                      double slip = 0) {
  PdfBuilder pdf;
  const int count = static_cast<int>(order.size()), rows = kScanHeight / count;
  std::string content, names;
  for (const int strip : order) {
    const int number =
        pdf.AddStream(ImageEntries(kScanWidth, rows, "/ColorSpace /DeviceGray /BitsPerComponent 8"),
                      GraySamples(strip * rows, (strip + 1) * rows));
    names += RefEntry(fmt::format("S{}", strip), number);
    const double height = 107.52 / count;
    content += fmt::format("q 76.8 0 0 {:.2f} 0 {:.2f} cm /S{} Do Q\n", height,
                           107.52 - (strip + 1) * height + (strip % 2 == 0 ? slip : 0), strip);
  }
  pdf.AddPage(content, "/XObject << " + names + ">>", page_entries);
  return pdf.Build();
}

TEST(RenderTest, PutsStripsTogetherInEitherOrder) {
  const PageImage whole = RenderFirst(ScanPdf(GrayScan()));
  for (const std::vector<int>& order :
       {std::vector<int>{0, 1}, {0, 1, 2, 3}, {3, 2, 1, 0}, {0, 1, 2, 3, 4, 5, 6}}) {
    const PageImage taken = RenderFirst(StripsPdf(order));
    EXPECT_EQ(taken.origin, ImageOrigin::kImage);
    EXPECT_EQ(LargestDifference(taken, whole), 0);
  }
}

TEST(RenderTest, PutsStripsTogetherOnATurnedPageAndWhenTheyAreRoughlyPlaced) {
  const PageImage whole = RenderFirst(ScanPdf(GrayScan(), std::string(kScanMatrix) + " /Im Do",
                                              std::string(kScanPage) + " /Rotate 90"));
  const PageImage turned =
      RenderFirst(StripsPdf({0, 1, 2, 3}, std::string(kScanPage) + " /Rotate 90"));
  EXPECT_EQ(turned.origin, ImageOrigin::kImage);
  EXPECT_EQ(LargestDifference(turned, whole), 0);
  // A pixel is 0.48 points.
  const PageImage slipped = RenderFirst(StripsPdf({0, 1, 2, 3}, kScanPage, 0.2));
  EXPECT_EQ(slipped.origin, ImageOrigin::kImage);
  EXPECT_EQ(LargestDifference(slipped, RenderFirst(ScanPdf(GrayScan()))), 0);
}

TEST(RenderTest, DrawsThePageWhenAStripIsMissingOrOutOfPlace) {
  EXPECT_EQ(RenderFirst(StripsPdf({0, 2, 3, 1})).origin, ImageOrigin::kRendered);
  EXPECT_EQ(RenderFirst(StripsPdf({0, 1, 2, 3}, kScanPage, 2)).origin, ImageOrigin::kRendered);
}

TEST(RenderTest, CutsTheImageToTheCropBox) {
  // 48 points are 100 pixels, 0.48 one.
  const std::string bytes = ScanPdf(GrayScan(), std::string(kScanMatrix) + " /Im Do",
                                    "/MediaBox [0 0 76.8 107.52] /CropBox [4.8 9.6 52.8 57.6]");
  const PageImage taken = RenderFirst(bytes);
  EXPECT_EQ(taken.origin, ImageOrigin::kImage);
  EXPECT_EQ(taken.width, 100);
  EXPECT_EQ(taken.height, 100);
  EXPECT_NEAR(taken.box.left, 0, 0.01);
  EXPECT_NEAR(taken.box.bottom, 48, 0.01);
  // 4.8 points from the left, 49.92 from above.
  for (int y = 0; y < taken.height; ++y) {
    for (int x = 0; x < taken.width; ++x) {
      ASSERT_EQ(taken.Row(y)[x], ScanGray(x + 10, y + 104)) << x << " " << y;
    }
  }
}

TEST(RenderTest, SaysWhereOnThePageAnImageWithAMarginStands) {
  const PageImage taken = RenderFirst(
      ScanPdf(GrayScan(), "76.8 0 0 107.52 12 20 cm /Im Do", "/MediaBox [0 0 100 140]"));
  EXPECT_EQ(taken.origin, ImageOrigin::kImage);
  EXPECT_NEAR(taken.box.left, 12, 0.01);
  EXPECT_NEAR(taken.box.top, 140 - 20 - 107.52, 0.01);
  EXPECT_NEAR(taken.ToPageX(kScanWidth), 12 + 76.8, 0.01);
  EXPECT_NEAR(taken.FromPageY(140 - 20), kScanHeight, 0.05);
}

TEST(RenderTest, KeepsUnequalResolutionsAsTheyAre) {
  const PageImage taken = RenderFirst(
      ScanPdf(GrayScan(), "76.8 0 0 53.76 0 0 cm /Im Do", "/MediaBox [0 0 76.8 53.76]"));
  EXPECT_EQ(taken.width, kScanWidth);
  EXPECT_EQ(taken.height, kScanHeight);
  EXPECT_NEAR(taken.dpi_x, 150, 0.01);
  EXPECT_NEAR(taken.dpi_y, 300, 0.01);
}

// --- what may stand beside an image that is taken, and what not -------------------------------

struct CoverCase {
  const char* name;
  std::string before, after;
  bool taken;
};

TEST(RenderTest, TakesTheImageOnlyWhenNothingElseShows) {
  const std::vector<CoverCase> cases = {
      {"alone", "", "", true},
      {"invisible text over it", "", "BT 3 Tr /F1 10 Tf 10 50 Td (ocr) Tj ET", true},
      {"invisible text under it", "BT 3 Tr /F1 10 Tf 10 50 Td (ocr) Tj ET", "", true},
      {"text under it", "BT /F1 10 Tf 20 50 Td (ocr) Tj ET", "", true},
      {"spaces over it", "", "BT /F1 10 Tf 10 50 Td (   ) Tj ET", true},
      {"text outside the page", "", "BT /F1 10 Tf 300 50 Td (ocr) Tj ET", true},
      {"white paper under it", "1 1 1 rg 0 0 200 200 re f", "", true},
      {"a rectangular clip around it", "0 0 76.8 107.52 re W n", "", true},
      {"another image under it", "q 40 0 0 40 10 10 cm /Im Do Q", "", true},
      {"the same image under it", "q 76.8 0 0 107.52 0 0 cm /Im Do Q", "", true},
      {"text over it", "", "BT /F1 10 Tf 10 50 Td (page 1) Tj ET", false},
      {"a line over it", "", "10 10 m 60 10 l S", false},
      {"white over it", "", "1 1 1 rg 10 10 20 20 re f", false},
      {"another image over it", "", "q 40 0 0 40 10 10 cm /Im Do Q", false},
      {"a rectangular clip within it", "10 10 40 40 re W n", "", false},
      {"a round clip", "0 0 m 76.8 0 l 76.8 107.52 l 38 110 0 107.52 -5 107.52 c h W n", "", false},
      {"paint half transparent", "/Half gs", "", false},
      {"blended", "0.5 g 0 0 200 200 re f /Multiply gs", "", false},
      {"behind a soft mask", "/Soft gs", "", false},
  };
  for (const CoverCase& cover : cases) {
    SCOPED_TRACE(cover.name);
    PdfBuilder pdf;
    const int font = pdf.AddSimpleFont("Helvetica");
    const ScanImage scan = GrayScan();
    const int image = pdf.AddStream(scan.entries, scan.data);
    const int group = pdf.AddStream(
        "/Type /XObject /Subtype /Form /BBox [0 0 76.8 107.52] /Group << /S /Transparency /CS "
        "/DeviceGray >>",
        "0.5 g 0 0 76.8 60 re f");
    const std::string resources = fmt::format(
        "/Font << /F1 {} 0 R >> /XObject << /Im {} 0 R >> /ExtGState << /Half << /ca 0.5 >> "
        "/Multiply << /BM /Multiply >> /Soft << /SMask << /S /Luminosity /G {} 0 R >> >> >>",
        font, image, group);
    pdf.AddPage(cover.before + " q " + kScanMatrix + " /Im Do Q " + cover.after, resources,
                kScanPage);
    const std::string bytes = pdf.Build();
    const PageImage image_of_page = RenderFirst(bytes, {.dpi = kScanDpi});
    EXPECT_EQ(image_of_page.origin == ImageOrigin::kImage, cover.taken);
    EXPECT_EQ(LargestDifferenceNearby(image_of_page, DrawFirst(bytes)), 0);
  }
}

TEST(RenderTest, DrawsThePageOfAnImageThatStandsAskewOrIsCoarse) {
  EXPECT_EQ(RenderFirst(ScanPdf(GrayScan(), "76.5 2 -2 107 0 0 cm /Im Do")).origin,
            ImageOrigin::kRendered);
  EXPECT_EQ(RenderFirst(ScanPdf({ImageEntries(1, 1, "/ColorSpace /DeviceGray /BitsPerComponent 8"),
                                 "\xC0"}))
                .origin,
            ImageOrigin::kRendered);
}

TEST(RenderTest, MasksOfColoursAndSoftMasksAreDrawn) {
  EXPECT_EQ(RenderFirst(ScanPdf({GrayScan().entries + " /Mask [0 10]", GrayScan().data})).origin,
            ImageOrigin::kRendered);
  PdfBuilder pdf;
  const int mask = pdf.AddStream(GrayScan().entries, GrayScan().data);
  const int image =
      pdf.AddStream(GrayScan().entries + fmt::format(" /SMask {} 0 R", mask), GrayScan().data);
  pdf.AddPage(std::string(kScanMatrix) + " /Im Do", "/XObject << " + RefEntry("Im", image) + ">>",
              kScanPage);
  EXPECT_EQ(RenderFirst(pdf.Build()).origin, ImageOrigin::kRendered);
}

// --- annotations ------------------------------------------------------------------------------

std::string StampedScan(const std::string& annotation_entries) {
  PdfBuilder pdf;
  const ScanImage scan = GrayScan();
  const int image = pdf.AddStream(scan.entries, scan.data);
  const int appearance =
      pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 20 20]", "1 0 0 rg 0 0 20 20 re f");
  const int stamp =
      pdf.Add(fmt::format("<< /Type /Annot /Rect [40 40 60 60] /AP << /N {} 0 R >> {} >>",
                          appearance, annotation_entries));
  pdf.AddPage(std::string("q ") + kScanMatrix + " /Im Do Q",
              "/XObject << " + RefEntry("Im", image) + ">>",
              fmt::format("{} /Annots [{} 0 R]", kScanPage, stamp));
  return pdf.Build();
}

TEST(RenderTest, AnnotationsAreDrawnUnlessLeftOut) {
  const std::string bytes = StampedScan("/Subtype /Stamp");
  const PageImage with = RenderFirst(bytes, {.dpi = kScanDpi});
  EXPECT_EQ(with.origin, ImageOrigin::kRendered);
  // The middle of the stamp, (50, 50) from below.
  const std::uint8_t* pixel = with.Row(120) + 104 * with.channels;
  EXPECT_EQ(pixel[0], 255);
  EXPECT_EQ(pixel[1], 0);
  const PageImage without = RenderFirst(bytes, {.dpi = kScanDpi, .annotations = false});
  EXPECT_EQ(without.origin, ImageOrigin::kImage);
  const PageImage drawn_without =
      RenderFirst(bytes, {.dpi = kScanDpi, .take_image = false, .annotations = false});
  EXPECT_EQ(LargestDifferenceNearby(without, drawn_without), 0);
}

TEST(RenderTest, LinksPopUpsAndHiddenAnnotationsAreNotDrawn) {
  for (const char* entries :
       {"/Subtype /Link", "/Subtype /Popup", "/Subtype /Stamp /F 2", "/Subtype /Stamp /F 32"}) {
    EXPECT_EQ(RenderFirst(StampedScan(entries)).origin, ImageOrigin::kImage) << entries;
  }
}

// --- drawn ------------------------------------------------------------------------------------

TEST(RenderTest, DrawsAtTheResolutionAskedFor) {
  const std::string bytes = OnePage("0 0 1 rg 72 72 144 72 re f", "/Rotate 90");
  const PageImage image = RenderFirst(bytes, {.dpi = 100});
  EXPECT_EQ(image.origin, ImageOrigin::kRendered);
  EXPECT_EQ(image.width, std::lround(842 * 100 / 72.0));
  EXPECT_EQ(image.height, std::lround(595 * 100 / 72.0));
  EXPECT_EQ(image.channels, 3);
  EXPECT_EQ(image.dpi_x, 100);
  EXPECT_EQ(image.box, (Rect{0, 0, 842, 595}));
  // Turned clockwise, (144, 108) from the left and below is (108, 144) from the left and above.
  const std::uint8_t* pixel = image.Row(200) + 150 * 3;
  EXPECT_EQ(pixel[0], 0);
  EXPECT_EQ(pixel[2], 255);
  EXPECT_EQ(image.Row(0)[0], 255);
  const PageImage gray = RenderFirst(bytes, {.dpi = 100, .color = false});
  EXPECT_EQ(gray.channels, 1);
  EXPECT_EQ(gray.width, image.width);
}

TEST(RenderTest, DrawsTextInASubstituteWhereTheFileHasNoFont) {
  const std::string bytes = OnePage("BT /F1 40 Tf 100 400 Td (HHHH) Tj ET");
  const PageImage image = RenderFirst(bytes, {.dpi = 72, .color = false});
  const GlyphCapture capture = CaptureFirst(bytes);
  ASSERT_EQ(capture.glyphs.size(), 4u);
  const auto right = static_cast<int>(102 + 4 * capture.glyphs[0].advance);
  int dark_within = 0, dark_outside = 0;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      if (image.Row(y)[x] > 100) continue;
      const bool within = x >= 98 && x <= right && y >= 842 - 435 && y <= 842 - 395;
      ++(within ? dark_within : dark_outside);
    }
  }
  EXPECT_GT(dark_within, 300);
  EXPECT_EQ(dark_outside, 0);
}

TEST(RenderTest, SaysThatTextIsMissingWhereNoFontCanBeHad) {
  // In a process of its own, because fontconfig reads its settings once.
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const std::string settings = ::testing::TempDir() + "kehoach-no-fonts.conf";
  const std::string bytes = OnePage("BT /F1 40 Tf 100 400 Td (HHHH) Tj ET");
  EXPECT_EXIT(
      {
        std::ofstream(settings) << "<?xml version=\"1.0\"?><fontconfig></fontconfig>";
        setenv("FONTCONFIG_FILE", settings.c_str(), 1);
        const PageImage image = RenderFirst(bytes, {.dpi = 72});
        std::_Exit(image.missing_text ? 0 : 1);
      },
      ::testing::ExitedWithCode(0), "");
  std::remove(settings.c_str());
  EXPECT_FALSE(RenderFirst(bytes, {.dpi = 72}).missing_text);
}

TEST(RenderTest, WarmingUpReadsWhereFontsAre) {
  WarmUpDrawing();
  const std::vector<std::string> folders = FontFolders();
  ASSERT_FALSE(folders.empty());
  for (const std::string& folder : folders) {
    EXPECT_EQ(folder.front(), '/');
    for (const std::string& other : folders) EXPECT_FALSE(folder.starts_with(other + "/"));
  }
}

TEST(RenderTest, APageTooLargeForTheResolutionIsDrawnSmaller) {
  const std::string bytes = OnePage("", "/MediaBox [0 0 2384 3370]");  // A0
  const PageImage image =
      RenderFirst(bytes, {.dpi = 300, .color = false, .max_pixels = 10'000'000});
  EXPECT_LE(std::int64_t{image.width} * image.height, 10'000'000);
  EXPECT_GT(std::int64_t{image.width} * image.height, 9'500'000);
  EXPECT_LT(image.dpi_x, 300);
  EXPECT_EQ(image.dpi_x, image.dpi_y);
  EXPECT_EQ(image.width, std::lround(2384 * image.dpi_x / 72));
}

TEST(RenderTest, APageThatIsTooLargeAtTheLeastResolutionSaysSo) {
  const std::string bytes = OnePage("", "/MediaBox [0 0 20000 20000]");
  auto document = Document::Open(bytes, "large.pdf");
  ASSERT_TRUE(document.ok());
  const auto image = document->Render(1, {});
  ASSERT_FALSE(image.ok());
  EXPECT_EQ(image.error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(image.error().page, 1);
  EXPECT_EQ(
      image.error().message,
      "the page is 20000 x 20000 points: its picture has 192.9 million pixels even at 50 dots "
      "per inch, more than the limit of 40.0 million");
}

TEST(RenderTest, AnImageOfMorePixelsThanTheLimitIsDrawnSmaller) {
  const std::string bytes = ScanPdf(GrayScan());
  const PageImage image = RenderFirst(bytes, {.dpi = 60, .max_pixels = 10'000});
  EXPECT_EQ(image.origin, ImageOrigin::kRendered);
  EXPECT_EQ(image.dpi_x, 60);
}

TEST(RenderTest, PagesAreDrawnInAnyOrderAndColour) {
  PdfBuilder pdf;
  const int font = pdf.AddSimpleFont("Helvetica");
  const std::string resources = "/Font << " + RefEntry("F1", font) + ">>";
  for (int page = 0; page < 3; ++page) {
    pdf.AddPage(fmt::format("BT /F1 30 Tf 72 {} Td (page) Tj ET", 700 - page * 100), resources);
  }
  const std::string bytes = pdf.Build();
  auto document = Document::Open(bytes, "three.pdf");
  ASSERT_TRUE(document.ok());
  EXPECT_FALSE(document->Render(0, {}).ok());
  EXPECT_FALSE(document->Render(4, {}).ok());
  for (const int page : {3, 1, 2, 1}) {
    for (const bool color : {true, false}) {
      const auto image = document->Render(page, {.dpi = 72, .color = color});
      ASSERT_TRUE(image.ok());
      EXPECT_EQ(image->channels, color ? 3 : 1);
      int first_dark = 0;
      for (int y = 0; y < image->height && first_dark == 0; ++y) {
        for (int x = 0; x < image->width; ++x) {
          if (image->Row(y)[x * image->channels] < 100) first_dark = y;
        }
      }
      EXPECT_NEAR(first_dark, 842 - (700 - (page - 1) * 100) - 22, 6) << page;
    }
  }
}

}  // namespace
}  // namespace kehoach::pdf
