// SPDX-License-Identifier: GPL-3.0-or-later
// Pages made to hurt whoever draws them, as far as that is cheap to try: each must end as a picture
// or as an Error, and leave the next page drawable. What costs seconds is tried in processes with
// limits (tests/hostile).
#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

#include "capture_helpers.h"
#include "pdf/pdf.h"
#include "scan_helpers.h"
#include "support/pdf_builder.h"

namespace kehoach::pdf {
namespace {

using testing::OnePage;
using testing::PdfBuilder;
using testing::RefEntry;

// Memory that is lost by design within the scope: what Poppler held when a page was abandoned.
struct LossByDesign {
#if defined(__SANITIZE_ADDRESS__)
  __lsan::ScopedDisabler disabler;
#endif
};

// The Error of the first page; a test failure when there is a picture.
Error FailFirst(const std::string& bytes, const RenderOptions& options = {}) {
  auto document = Document::Open(bytes, "hostile.pdf");
  if (!document) return document.error();
  const auto image = document->Render(1, options);
  if (image) {
    ADD_FAILURE() << "a picture of " << image->width << " x " << image->height;
    return {};
  }
  EXPECT_EQ(image.error().page, 1);
  return image.error();
}

TEST(RenderHostileTest, AnImageWithoutDataSaysSo) {
  for (const char* filter : {"", "/Filter /DCTDecode", "/Filter /JPXDecode", "/Filter /JBIG2Decode",
                             "/Filter /FlateDecode"}) {
    SCOPED_TRACE(filter);
    const Error error = FailFirst(ScanPdf(
        {ImageEntries(kScanWidth, kScanHeight,
                      std::string("/ColorSpace /DeviceGray /BitsPerComponent ") +
                          (std::string(filter).ends_with("JBIG2Decode") ? "1 " : "8 ") + filter),
         ""}));
    EXPECT_EQ(error.code, ErrorCode::kDamaged);
    EXPECT_EQ(error.message, "the page is an image of which nothing can be decoded");
  }
}

TEST(RenderHostileTest, AnImageThatIsCutOffSaysHowManyRowsAreMissing) {
  ScanImage scan = GrayScan();
  scan.data.resize(kScanWidth * 100);
  const PageImage image = RenderFirst(ScanPdf(scan));
  EXPECT_EQ(image.origin, ImageOrigin::kImage);
  EXPECT_EQ(image.missing_rows, kScanHeight - 100);
  EXPECT_EQ(image.Row(99)[100], ScanGray(100, 99));
  EXPECT_EQ(image.Row(100)[0], 255);
}

TEST(RenderHostileTest, CompressedImagesCutOffAnywhereEndAsPictureOrError) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"scan-gray.jpg", "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode"},
      {"scan-rgb.jp2", "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /JPXDecode"},
      {"scan.jb2", "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode"},
      {"scan.g4",
       "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 "
       "/Columns 160 /Rows 224 >>"},
  };
  std::mt19937 random(20250301);
  for (const auto& [name, entries] : cases) {
    const std::string data = ReadFile(std::string(KEHOACH_SOURCE_DIR "/tests/fixtures/") + name);
    ASSERT_FALSE(data.empty());
    for (int round = 0; round < 16; ++round) {
      SCOPED_TRACE(fmt::format("{} {}", name, round));
      std::string damaged = data;
      if (round % 2 == 0) {
        damaged.resize(data.size() * static_cast<std::size_t>(round) / 16);
      } else {
        // Behind the headers, whose sizes would only make it take long.
        const std::size_t header = data.size() * 2 / 5;
        for (int i = 0; i < 4; ++i) {
          damaged[header + random() % (damaged.size() - header)] = static_cast<char>(random());
        }
      }
      const std::string bytes = ScanPdf({ImageEntries(kScanWidth, kScanHeight, entries), damaged});
      for (const bool take : {true, false}) {
        auto document = Document::Open(bytes, "damaged.pdf");
        ASSERT_TRUE(document.ok());
        const auto image = document->Render(1, {.dpi = 72, .take_image = take});
        if (image) {
          EXPECT_GT(image->width, 0);
        } else {
          EXPECT_FALSE(image.error().message.empty());
        }
      }
    }
  }
}

TEST(RenderHostileTest, AnImageOfAbsurdSizeIsTooLarge) {
  for (const char* entries :
       {"/ColorSpace /DeviceGray /BitsPerComponent 1", "/ImageMask true /BitsPerComponent 1"}) {
    const Error error = FailFirst(ScanPdf({ImageEntries(60'000, 60'000, entries), "few"}));
    EXPECT_EQ(error.code, ErrorCode::kTooLarge);
    EXPECT_EQ(error.message, "the page draws more samples of an image than the limit allows");
  }
}

TEST(RenderHostileTest, AnImageMaskOfAbsurdSizeForPaintingAPatternIsTooLarge) {
  [[maybe_unused]] const LossByDesign loss;
  PdfBuilder pdf;
  const int mask =
      pdf.AddStream(ImageEntries(60'000, 60'000, "/ImageMask true /BitsPerComponent 1"), "few");
  const int pattern = pdf.AddStream(
      "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 "
      "/Resources << >>",
      "1 0 0 rg 0 0 5 5 re f");
  pdf.AddPage(
      "/Pattern cs /P scn 500 0 0 500 0 0 cm /Im Do",
      "/XObject << " + RefEntry("Im", mask) + ">> /Pattern << " + RefEntry("P", pattern) + ">>");
  EXPECT_EQ(FailFirst(pdf.Build()).code, ErrorCode::kTooLarge);
}

TEST(RenderHostileTest, PatternsOfMoreTilesThanPixelsAreTooLarge) {
  PdfBuilder pdf;
  const int pattern = pdf.AddStream(
      "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.001 "
      "/YStep 0.001 /Resources << >>",
      "1 0 0 rg 0 0 1 1 re f");
  pdf.AddPage("/Pattern cs /P scn 0 0 595 842 re f",
              "/Pattern << " + RefEntry("P", pattern) + ">>");
  const Error error = FailFirst(pdf.Build(), {.dpi = 72});
  EXPECT_EQ(error.code, ErrorCode::kTooLarge);
  EXPECT_EQ(error.message, "the page draws more tiles of a pattern than the limit allows");
}

TEST(RenderHostileTest, LinesOfEndlessDashesAreTooLarge) {
  EXPECT_EQ(FailFirst(OnePage("[0.00001] 0 d 5 w 0 0 m 500 500 l S")).message,
            "the page draws more dashes than the limit allows");
}

TEST(RenderHostileTest, FormsThatMultiplyAreTooLargeAndLeaveTheNextPage) {
  PdfBuilder pdf;
  int form = pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 500 500]", "");
  for (int level = 0; level < 10; ++level) {
    std::string calls;
    for (int i = 0; i < 10; ++i) calls += "/F Do ";
    form = pdf.AddStream(
        "/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject << " +
            RefEntry("F", form) + ">> >>",
        calls);
  }
  pdf.AddPage("/F Do", "/XObject << " + RefEntry("F", form) + ">>");
  pdf.AddPage("0 0 595 842 re f", "");
  const std::string bytes = pdf.Build();
  auto document = Document::Open(bytes, "hostile.pdf");
  ASSERT_TRUE(document.ok());
  const auto first = document->Render(1, {.dpi = 20});
  ASSERT_FALSE(first.ok());
  EXPECT_EQ(first.error().code, ErrorCode::kTooLarge);
  const auto second = document->Render(2, {.dpi = 20});
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(second->Row(50)[50], 0);
}

TEST(RenderHostileTest, SoftMasksThatHoldThemselvesAreTooLargeAndLeaveTheNextPage) {
  [[maybe_unused]] const LossByDesign loss;
  PdfBuilder pdf;
  const int group = pdf.Reserve();
  const int state = pdf.Add(fmt::format("<< /SMask << /S /Alpha /G {} 0 R >> >>", group));
  pdf.Set(group, fmt::format("<< /Type /XObject /Subtype /Form /BBox [0 0 10 10] /Group << /S "
                             "/Transparency >> /Resources << /ExtGState << /G {} 0 R >> >> /Length "
                             "11 >>\nstream\n/G gs /G gs\nendstream",
                             state));
  pdf.AddPage("/G gs 0 0 50 50 re f", "/ExtGState << " + RefEntry("G", state) + ">>",
              "/MediaBox [0 0 20 20]");
  pdf.AddPage("0 0 595 842 re f", "");
  const std::string bytes = pdf.Build();
  auto document = Document::Open(bytes, "hostile.pdf");
  ASSERT_TRUE(document.ok());
  const auto first = document->Render(1, {.dpi = 20});
  ASSERT_FALSE(first.ok());
  EXPECT_EQ(first.error().code, ErrorCode::kTooLarge);
  const auto second = document->Render(2, {.dpi = 20});
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(second->Row(50)[50], 0);
}

TEST(RenderHostileTest, AbsurdPageBoxesAreTooLarge) {
  EXPECT_EQ(FailFirst(OnePage("", "/MediaBox [0 0 200000 200000]")).code, ErrorCode::kTooLarge);
  EXPECT_EQ(FailFirst(OnePage("", "/MediaBox [0 0 1 1]")).code, ErrorCode::kTooLarge);
}

TEST(RenderHostileTest, NumbersOutOfRangeEndAsPictureOrError) {
  const std::string huge(60, '9');
  for (const std::string& content : std::initializer_list<std::string>{
           huge + " 0 0 1 0 0 cm 10 w 0 0 m 300 300 l S",
           huge + " w 0 0 m " + huge + " 0 l S 0 0 " + huge + " " + huge + " re f",
           "BT /F1 " + huge + " Tf 72 700 Td (x) Tj ET",
           huge + " i 0 0 m 0 500 500 500 500 0 c f"}) {
    const std::string bytes = OnePage(content);
    auto document = Document::Open(bytes, "hostile.pdf");
    ASSERT_TRUE(document.ok());
    const auto image = document->Render(1, {.dpi = 30});
    if (!image) {
      EXPECT_FALSE(image.error().message.empty());
    }
  }
}

}  // namespace
}  // namespace kehoach::pdf
