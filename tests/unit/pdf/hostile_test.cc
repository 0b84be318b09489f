// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged and hostile files: each must end as a capture or as an Error. What would not end, the
// test's time limit ends.
#include <random>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

#include "capture_helpers.h"
#include "pdf/pdf.h"
#include "support/pdf_builder.h"

namespace kehoach::pdf {
namespace {

using testing::OnePage;
using testing::PdfBuilder;
using testing::RefEntry;

// A page with what the other tests use, so that damage reaches all of it.
std::string RichPdf() {
  PdfBuilder pdf;
  const int simple = pdf.AddSimpleFont("Helvetica");
  const int twin = pdf.AddType0Font("Twin", {{1, "0054"}, {2, "00650302"}});
  const int form = pdf.AddStream(
      "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency >>",
      "0 0 1 rg 50 50 200 20 re f");
  const int image = pdf.AddStream(
      "/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray "
      "/BitsPerComponent 8",
      "0123456789abcdef");
  const int appearance =
      pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 100 20]", "1 1 98 18 re S");
  const int widget = pdf.Add(fmt::format(
      "<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [9 9 99 99] /AP << /N {} 0 R >> >>",
      appearance));
  const std::string resources = "/Font << " + RefEntry("F1", simple) + RefEntry("F2", twin) +
                                ">> /XObject << " + RefEntry("Fm", form) + RefEntry("Im", image) +
                                ">>";
  for (int page = 0; page < 3; ++page) {
    pdf.AddPage(
        "q BT /F1 12 Tf 72 700 Td (Plan) Tj /F2 12 Tf <00010002> Tj ET /Fm Do 9 0 0 9 0 0 cm /Im "
        "Do Q 1 w 100 600 m 300 600 l S 100 500 200 1 re f q 9 0 0 9 1 1 cm BI /W 1 /H 1 /BPC 8 "
        "/CS /G ID a EI Q",
        resources, fmt::format("/Rotate {} /Annots [{} 0 R]", page * 90, widget));
  }
  return pdf.Build();
}

// Opens and captures everything; true when the file opened.
bool ReadAll(const std::string& bytes) {
  auto document = Document::Open(bytes, "damaged.pdf");
  if (!document) {
    EXPECT_FALSE(document.error().message.empty());
    return false;
  }
  constexpr int kEnough = 10;
  for (int page = 1; page <= std::min(document->pages(), kEnough); ++page) {
    const auto capture = document->Capture(page);
    if (!capture) {
      EXPECT_EQ(capture.error().page, page);
      continue;
    }
    for (const Glyph& glyph : capture->glyphs) {
      EXPECT_LE(glyph.text_begin + glyph.text_length, capture->text.size());
      EXPECT_LT(glyph.font, capture->fonts.size());
    }
    for (const Ruling& ruling : capture->strokes) EXPECT_LT(ruling.from, ruling.to);
  }
  return true;
}

TEST(HostileTest, TruncatedFilesEndAsCaptureOrError) {
  const std::string bytes = RichPdf();
  ASSERT_TRUE(ReadAll(bytes));
  for (std::size_t percent = 0; percent < 100; percent += 5) {
    SCOPED_TRACE(percent);
    ReadAll(bytes.substr(0, bytes.size() * percent / 100));
  }
}

TEST(HostileTest, RandomDamageEndsAsCaptureOrError) {
  const std::string bytes = RichPdf();
  std::mt19937 random(20240607);
  int opened = 0;
  for (int round = 0; round < 300; ++round) {
    SCOPED_TRACE(round);
    std::string damaged = bytes;
    const int changes = 1 + static_cast<int>(random() % 30);
    for (int i = 0; i < changes; ++i) {
      damaged[random() % damaged.size()] = static_cast<char>(random() & 0xFF);
    }
    opened += ReadAll(damaged) ? 1 : 0;
  }
  EXPECT_GT(opened, 100);  // otherwise the rounds say little about capturing
}

// How capturing the first page ended.
struct Outcome {
  bool ok = false;
  ErrorCode code = ErrorCode::kInternal;
};

Outcome CaptureOutcome(const std::string& bytes, const Limits& limits = {}) {
  auto document = Document::Open(bytes, "hostile.pdf", limits);
  EXPECT_TRUE(document.ok());
  Outcome outcome;
  if (document.ok()) {
    const auto capture = document->Capture(1);
    outcome.ok = capture.ok();
    if (!capture.ok()) outcome.code = capture.error().code;
  }
  return outcome;
}

TEST(HostileTest, FormsThatDrawThemselvesEnd) {
  PdfBuilder pdf;
  const int form = pdf.Reserve();
  pdf.Set(form, fmt::format("<< /Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << "
                            "/XObject << /F {} 0 R >> >> /Length 11 >>\nstream\n/F Do /F Do\n"
                            "endstream",
                            form));
  pdf.AddPage("/F Do 1 w 100 600 m 300 600 l S", "/XObject << " + RefEntry("F", form) + ">>");
  const GlyphCapture page = CaptureFirst(pdf.Build());
  EXPECT_EQ(page.strokes.size(), 1u);
}

TEST(HostileTest, FormsThatMultiplyAreTooLarge) {
  PdfBuilder pdf;
  int form = pdf.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 500 500]", "");
  for (int level = 0; level < 10; ++level) {
    std::string calls;
    for (int i = 0; i < 10; ++i) calls += "/F Do ";
    form = pdf.AddStream(
        "/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /XObject "
        "<< " +
            RefEntry("F", form) + ">> >>",
        calls);
  }
  pdf.AddPage("/F Do", "/XObject << " + RefEntry("F", form) + ">>");
  const Outcome outcome = CaptureOutcome(pdf.Build());
  EXPECT_FALSE(outcome.ok);
  EXPECT_EQ(outcome.code, ErrorCode::kTooLarge);
}

TEST(HostileTest, AfterSomePagesOverTheLimitTheOthersAreNotTried) {
  PdfBuilder pdf;
  const int font = pdf.AddSimpleFont("Helvetica");
  const std::string resources = "/Font << " + RefEntry("F1", font) + ">>";
  pdf.AddPage("BT /F1 12 Tf 72 700 Td (read) Tj ET", resources);
  for (int page = 0; page < 4; ++page) {
    pdf.AddPage("BT /F1 12 Tf 72 700 Td (eleven here) Tj ET", resources);
  }
  pdf.AddPage("BT /F1 12 Tf 72 700 Td (last) Tj ET", resources);
  const std::string bytes = pdf.Build();
  Limits limits;
  limits.max_glyphs_per_page = 10;
  for (const int allowed : {3, 5}) {
    limits.max_pages_over_limit = allowed;
    auto document = Document::Open(bytes, "hostile.pdf", limits);
    ASSERT_TRUE(document.ok());
    for (int page = 1; page <= 5; ++page) {
      EXPECT_EQ(document->Capture(page).ok(), page == 1) << page;
    }
    EXPECT_EQ(document->Capture(6).ok(), allowed == 5);
  }
}

// Memory that is lost by design within the scope: what Poppler held when a page was abandoned.
struct LossByDesign {
#if defined(__SANITIZE_ADDRESS__)
  __lsan::ScopedDisabler disabler;
#endif
};

TEST(HostileTest, SoftMasksThatMultiplyAreTooLargeAndLeaveTheOtherPages) {
  [[maybe_unused]] const LossByDesign loss;
  PdfBuilder pdf;
  const int font = pdf.AddSimpleFont("Helvetica");
  const int group = pdf.Reserve();
  const int state = pdf.Add(fmt::format("<< /SMask << /S /Alpha /G {} 0 R >> >>", group));
  pdf.Set(group, fmt::format("<< /Type /XObject /Subtype /Form /BBox [0 0 500 500] /Group << /S "
                             "/Transparency >> /Resources << /ExtGState << /G {} 0 R >> >> /Length "
                             "11 >>\nstream\n/G gs /G gs\nendstream",
                             state));
  pdf.AddPage("/G gs", "/ExtGState << " + RefEntry("G", state) + ">>");
  pdf.AddPage("BT /F1 12 Tf 72 700 Td (next) Tj ET", "/Font << " + RefEntry("F1", font) + ">>");
  const std::string bytes = pdf.Build();
  auto document = Document::Open(bytes, "hostile.pdf");
  ASSERT_TRUE(document.ok());
  const auto first = document->Capture(1);
  ASSERT_FALSE(first.ok());
  EXPECT_EQ(first.error().code, ErrorCode::kTooLarge);
  const auto second = document->Capture(2);
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(Ascii(*second), "next");
}

TEST(HostileTest, EndlessOperatorsAreTooLarge) {
  std::string content;
  constexpr int kPairs = 10'000'000;
  content.reserve(kPairs * 4);
  for (int i = 0; i < kPairs; ++i) content += "q Q ";
  const Outcome outcome = CaptureOutcome(OnePage(content));
  EXPECT_FALSE(outcome.ok);
  EXPECT_EQ(outcome.code, ErrorCode::kTooLarge);
}

TEST(HostileTest, EndlesslySavedStatesAreTooLarge) {
  std::string content;
  for (int i = 0; i < 5'000'000; ++i) content += "q ";
  const Outcome outcome = CaptureOutcome(OnePage(content));
  EXPECT_FALSE(outcome.ok);
  EXPECT_EQ(outcome.code, ErrorCode::kTooLarge);
}

TEST(HostileTest, StatesThatAreNotRestoredCostNothing) {
  std::string content = "BT /F1 12 Tf 72 700 Td (kept) Tj ET ";
  for (int i = 0; i < 10'000; ++i) content += "q ";
  EXPECT_TRUE(CaptureOutcome(OnePage(content)).ok);
}

TEST(HostileTest, CountsOfGlyphsAndStrokesAreLimited) {
  Limits limits;
  limits.max_glyphs_per_page = 10;
  limits.max_strokes_per_page = 10;
  std::string lines;
  for (int i = 0; i < 11; ++i) lines += fmt::format("100 {} m 300 {} l S ", 100 + i, 100 + i);
  EXPECT_EQ(CaptureOutcome(OnePage(lines), limits).code, ErrorCode::kTooLarge);
  EXPECT_EQ(CaptureOutcome(OnePage("BT /F1 12 Tf 72 700 Td (eleven here) Tj ET"), limits).code,
            ErrorCode::kTooLarge);
  EXPECT_TRUE(
      CaptureOutcome(OnePage("BT /F1 12 Tf 72 700 Td (ten here..) Tj ET 9 9 m 99 9 l S"), limits)
          .ok)
      << "a page at its limit is within it";
}

TEST(HostileTest, DeeplyNestedObjectsEnd) {
  constexpr std::size_t kDepth = 100'000;
  const std::string array = std::string(kDepth, '[') + std::string(kDepth, ']');
  std::string dict;
  for (std::size_t i = 0; i < kDepth; ++i) dict += "<</A ";
  EXPECT_TRUE(ReadAll(OnePage(array + " TJ 1 w 100 600 m 300 600 l S")));
  EXPECT_TRUE(ReadAll(OnePage("BT /F1 12 Tf 72 700 Td (x) Tj ET", "/PieceInfo " + array)));
  ReadAll(OnePage("", "/PieceInfo " + dict));
}

TEST(HostileTest, NumbersOutOfRangeAreHarmless) {
  const std::string huge(400, '9');
  const GlyphCapture page = CaptureFirst(
      OnePage(huge + " 0 0 1 0 0 cm " + huge + " w 0 0 m " + huge + " 0 l S " + huge + " " + huge +
              " " + huge + " " + huge + " re f BT /F1 " + huge + " Tf 72 700 Td (x) Tj ET"));
  for (const Ruling& ruling : page.strokes) {
    EXPECT_GE(ruling.from, 0);
    EXPECT_LE(ruling.to, 842);
  }
}

}  // namespace
}  // namespace kehoach::pdf
