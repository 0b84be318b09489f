// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capture_helpers.h"
#include "pdf/pdf.h"
#include "support/pdf_builder.h"

namespace kehoach::pdf {
namespace {

using testing::OnePage;
using testing::PdfBuilder;
using testing::RefEntry;

ErrorCode OpenError(const std::string& bytes, const Limits& limits = {}) {
  const auto document = Document::Open(bytes, "test.pdf", limits);
  if (document.ok()) return ErrorCode::kInternal;
  EXPECT_EQ(document.error().source, "test.pdf");
  EXPECT_FALSE(document.error().message.empty());
  return document.error().code;
}

TEST(DocumentTest, SaysWhatIsWrongWithAFile) {
  EXPECT_EQ(OpenError(""), ErrorCode::kEmpty);
  EXPECT_EQ(OpenError("Kế hoạch, not a PDF"), ErrorCode::kNotPdf);
  EXPECT_EQ(OpenError(std::string(5000, '\0')), ErrorCode::kNotPdf);
  EXPECT_EQ(OpenError("%PDF-1.7\nnothing else"), ErrorCode::kDamaged);
  EXPECT_EQ(OpenError(PdfBuilder().Build()), ErrorCode::kNoPages);
}

TEST(DocumentTest, LimitsPages) {
  PdfBuilder pdf;
  for (int i = 0; i < 4; ++i) pdf.AddPage("", "");
  const std::string bytes = pdf.Build();
  Limits limits;
  limits.max_pages = 3;
  EXPECT_EQ(OpenError(bytes, limits), ErrorCode::kTooLarge);
  limits.max_pages = 4;
  const auto document = Document::Open(bytes, "test.pdf", limits);
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->pages(), 4);
}

TEST(DocumentTest, ReadsFiveThousandPages) {
  PdfBuilder pdf;
  for (int i = 0; i < 5000; ++i) pdf.AddPage("0 0 m 100 0 l S", "");
  const std::string bytes = pdf.Build();
  auto document = Document::Open(bytes, "test.pdf");
  ASSERT_TRUE(document.ok());
  ASSERT_EQ(document->pages(), 5000);
  for (int page : {1, 2500, 5000}) EXPECT_TRUE(document->Capture(page).ok()) << page;
  EXPECT_FALSE(document->Capture(0).ok());
  EXPECT_FALSE(document->Capture(5001).ok());
}

TEST(DocumentTest, OpensEncryptedFilesWithoutAUserPassword) {
  const std::string folder = std::string(KEHOACH_SOURCE_DIR) + "/tests/fixtures/";
  for (const char* name :
       {"encrypted-rc4-40-empty-password.pdf", "encrypted-rc4-128-empty-password.pdf",
        "encrypted-aes-128-empty-password.pdf", "encrypted-aes-256-empty-password.pdf"}) {
    const std::string bytes = ReadFile(folder + name);
    ASSERT_FALSE(bytes.empty()) << name;
    EXPECT_EQ(Ascii(CaptureFirst(bytes)), "Secret page") << name;
  }
  for (const char* name :
       {"encrypted-rc4-128-user-password.pdf", "encrypted-aes-256-user-password.pdf"}) {
    const std::string bytes = ReadFile(folder + name);
    ASSERT_FALSE(bytes.empty()) << name;
    EXPECT_EQ(OpenError(bytes), ErrorCode::kEncrypted) << name;
  }
}

TEST(DocumentTest, ReadsTheProducer) {
  PdfBuilder latin;
  latin.AddPage("", "");
  latin.SetInfo("/Producer (Writer\\n 7.4)");
  const std::string latin_bytes = latin.Build();
  EXPECT_EQ(Document::Open(latin_bytes, "")->producer(), "Writer 7.4");

  PdfBuilder utf16;
  utf16.AddPage("", "");
  utf16.SetInfo("/Producer <FEFF 1EE7 0020 D83D DE00 DC00>");
  const std::string utf16_bytes = utf16.Build();
  EXPECT_EQ(Document::Open(utf16_bytes, "")->producer(), "ủ 😀");

  PdfBuilder none;
  none.AddPage("", "");
  const std::string no_bytes = none.Build();
  EXPECT_EQ(Document::Open(no_bytes, "")->producer(), "");
}

TEST(DocumentTest, RefusesAbsurdPageBoxes) {
  for (const char* box :
       {"/MediaBox [0 0 5 842]", "/MediaBox [0 0 595 1000000]", "/MediaBox [0 0 30000 30000]"}) {
    const std::string bytes = OnePage("BT /F1 12 Tf 72 700 Td (x) Tj ET", box);
    auto document = Document::Open(bytes, "test.pdf");
    ASSERT_TRUE(document.ok()) << box;
    const auto capture = document->Capture(1);
    ASSERT_FALSE(capture.ok()) << box;
    EXPECT_EQ(capture.error().code, ErrorCode::kTooLarge) << box;
    EXPECT_EQ(capture.error().page, 1) << box;
  }
}

TEST(DocumentTest, ReadsAPageWithoutAUsableBoxAsLetter) {
  const GlyphCapture page = CaptureFirst(OnePage("", "/MediaBox [0 0 0 0]"));
  EXPECT_FLOAT_EQ(page.width, 612);
  EXPECT_FLOAT_EQ(page.height, 792);
}

TEST(DocumentTest, PlacesGlyphsFromTheTopLeft) {
  const GlyphCapture page = CaptureFirst(OnePage("BT /F1 12 Tf 72 700 Td 3 Tc 5 Tw (a b) Tj ET"));
  EXPECT_FLOAT_EQ(page.width, 595);
  EXPECT_FLOAT_EQ(page.height, 842);
  ASSERT_EQ(page.glyphs.size(), 3u);
  EXPECT_NEAR(page.glyphs[0].x, 72, 0.01);
  EXPECT_NEAR(page.glyphs[0].baseline, 142, 0.01);
  EXPECT_NEAR(page.glyphs[0].size, 12, 0.01);
  // Helvetica: a 556, space 278 thousandths of an em; spacing moves the pen, not the advance.
  EXPECT_NEAR(page.glyphs[0].advance, 0.556 * 12, 0.01);
  EXPECT_NEAR(page.glyphs[1].advance, 0.278 * 12, 0.01);
  EXPECT_NEAR(page.glyphs[1].x, 72 + 0.556 * 12 + 3, 0.01);
  EXPECT_NEAR(page.glyphs[2].x, 72 + (0.556 + 0.278) * 12 + 3 + 3 + 5, 0.01);
  EXPECT_EQ(Ascii(page), "a b");
}

TEST(DocumentTest, ScalesSizeByTextAndPageMatrix) {
  const GlyphCapture page =
      CaptureFirst(OnePage("q 2 0 0 2 0 0 cm BT /F1 1 Tf 6 0 0 6 10 10 Tm (a) Tj ET Q"));
  ASSERT_EQ(page.glyphs.size(), 1u);
  EXPECT_NEAR(page.glyphs[0].size, 12, 0.01);
  EXPECT_NEAR(page.glyphs[0].advance, 0.556 * 12, 0.01);
  EXPECT_NEAR(page.glyphs[0].x, 20, 0.01);
}

TEST(DocumentTest, TellsTheWritingDirection) {
  const struct {
    const char* matrix;
    int direction;
  } cases[] = {{"1 0 0 1", 0}, {"0 -1 1 0", 1}, {"-1 0 0 -1", 2}, {"0 1 -1 0", 3}};
  for (const auto& c : cases) {
    const GlyphCapture page =
        CaptureFirst(OnePage(fmt::format("BT /F1 12 Tf {} 300 400 Tm (ab) Tj ET", c.matrix)));
    ASSERT_EQ(page.glyphs.size(), 2u) << c.matrix;
    EXPECT_EQ(page.glyphs[1].direction, c.direction) << c.matrix;
    EXPECT_NEAR(page.glyphs[1].advance, 0.556 * 12, 0.01) << c.matrix;
    EXPECT_NEAR(page.glyphs[0].x, 300, 0.01) << c.matrix;
    EXPECT_NEAR(page.glyphs[0].baseline, 442, 0.01) << c.matrix;
  }
}

TEST(DocumentTest, ReportsRotatedPagesAsShown) {
  // A clockwise quarter turn: what ran up the sheet's left side runs along the top.
  const GlyphCapture page = CaptureFirst(
      OnePage("BT /F1 12 Tf 0 1 -1 0 50 60 Tm (ab) Tj ET 50 60 m 50 160 l S", "/Rotate 90"));
  EXPECT_FLOAT_EQ(page.width, 842);
  EXPECT_FLOAT_EQ(page.height, 595);
  ASSERT_EQ(page.glyphs.size(), 2u);
  EXPECT_EQ(page.glyphs[0].direction, 0);
  EXPECT_NEAR(page.glyphs[0].x, 60, 0.01);
  EXPECT_NEAR(page.glyphs[0].baseline, 50, 0.01);
  ASSERT_EQ(page.strokes.size(), 1u);
  EXPECT_EQ(page.strokes[0].axis, Axis::kHorizontal);
  EXPECT_NEAR(page.strokes[0].position, 50, 0.01);
  EXPECT_NEAR(page.strokes[0].from, 60, 0.01);
  EXPECT_NEAR(page.strokes[0].to, 160, 0.01);
}

TEST(DocumentTest, KeepsToTheCropBox) {
  const GlyphCapture page =
      CaptureFirst(OnePage("BT /F1 12 Tf 120 220 Td (in) Tj ET BT /F1 12 Tf 20 20 Td (out) Tj ET "
                           "0 300 m 595 300 l S 0 50 m 595 50 l S",
                           "/CropBox [100 200 500 700]"));
  EXPECT_FLOAT_EQ(page.width, 400);
  EXPECT_FLOAT_EQ(page.height, 500);
  EXPECT_EQ(Ascii(page), "in");
  EXPECT_NEAR(page.glyphs.at(0).x, 20, 0.01);
  EXPECT_NEAR(page.glyphs.at(0).baseline, 480, 0.01);
  ASSERT_EQ(page.strokes.size(), 1u);
  EXPECT_NEAR(page.strokes[0].from, 0, 0.01);
  EXPECT_NEAR(page.strokes[0].to, 400, 0.01);
  EXPECT_NEAR(page.strokes[0].position, 400, 0.01);
}

TEST(DocumentTest, LeavesOutClippedTextButKeepsWhatShowsInPart) {
  const GlyphCapture page =
      CaptureFirst(OnePage("q 100 690 200 30 re W n "
                           "BT /F1 12 Tf 110 700 Td (shown) Tj ET "
                           "BT /F1 12 Tf 110 600 Td (hidden) Tj ET "
                           "BT /F1 12 Tf 96 700 Td (H) Tj ET "   // cut by the left edge
                           "BT /F1 12 Tf 110 684 Td (T) Tj ET "  // its upper half shows
                           "Q BT /F1 12 Tf 110 500 Td (after) Tj ET"));
  EXPECT_EQ(Ascii(page), "shownHTafter");
}

TEST(DocumentTest, MarksInvisibleText) {
  PdfBuilder pdf;
  const int font = pdf.AddSimpleFont("Helvetica");
  const int clear = pdf.Add("<< /ca 0 >>");
  pdf.AddPage(
      "BT /F1 12 Tf 72 700 Td (a) Tj 3 Tr (b) Tj 0 Tr (c) Tj ET q /G gs BT /F1 12 Tf 72 600 Td "
      "(d) Tj ET Q BT /F1 12 Tf 72 500 Td (e) Tj ET",
      "/Font << " + RefEntry("F1", font) + ">> /ExtGState << " + RefEntry("G", clear) + ">>");
  const GlyphCapture page = CaptureFirst(pdf.Build());
  ASSERT_EQ(Ascii(page), "abcde");
  const bool expected[] = {false, true, false, true, false};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(page.glyphs[i].invisible, expected[i]) << i;
}

TEST(DocumentTest, KeepsClustersAndMarksUnmappedGlyphs) {
  PdfBuilder pdf;
  const int font = pdf.AddType0Font("ABCDEF+TimesNewRomanPS-BoldMT",
                                    {{1, "0054"}, {2, "006503020323"}, {3, "FFFD"}});
  pdf.AddPage("BT /F1 10 Tf 72 700 Td <0001000200030004> Tj ET",
              "/Font << " + RefEntry("F1", font) + ">>");
  const GlyphCapture page = CaptureFirst(pdf.Build());
  ASSERT_EQ(page.glyphs.size(), 4u);
  EXPECT_EQ(TextOf(page, page.glyphs[0]), U"T");
  EXPECT_EQ(TextOf(page, page.glyphs[1]), U"e\u0302\u0323");
  EXPECT_FALSE(page.glyphs[1].unmapped);
  EXPECT_TRUE(page.glyphs[2].unmapped);
  EXPECT_TRUE(page.glyphs[3].unmapped);
  EXPECT_EQ(page.glyphs[3].text_length, 0);
  EXPECT_NEAR(page.glyphs[3].x, 72 + 3 * 5, 0.01);
  ASSERT_EQ(page.fonts.size(), 1u);
  EXPECT_EQ(page.fonts[0].name, "TimesNewRomanPS-BoldMT");
  EXPECT_TRUE(page.fonts[0].bold);
  EXPECT_NEAR(page.fonts[0].ascent, 0.891, 0.001);
  EXPECT_NEAR(page.fonts[0].descent, -0.216, 0.001);
}

TEST(DocumentTest, KeepsTwinFontsApartAndCountsEachOnce) {
  PdfBuilder pdf;
  const int simple = pdf.AddSimpleFont("Times-Roman");
  const int twin = pdf.AddType0Font("Times-Roman", {{1, "1EBE"}});
  const int form = pdf.AddStream(
      "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << "
      "/Font << " +
          RefEntry("X", simple) + ">> >>",
      "BT /X 12 Tf 72 500 Td (form) Tj ET");
  pdf.AddPage("BT /F1 12 Tf 72 700 Td (K) Tj /F2 12 Tf <0001> Tj /F1 12 Tf (HO) Tj ET /Fm Do",
              "/Font << " + RefEntry("F1", simple) + RefEntry("F2", twin) + ">> /XObject << " +
                  RefEntry("Fm", form) + ">>");
  const GlyphCapture page = CaptureFirst(pdf.Build());
  ASSERT_EQ(page.glyphs.size(), 8u);
  EXPECT_EQ(page.fonts.size(), 2u);
  EXPECT_EQ(page.glyphs[0].font, page.glyphs[2].font);
  EXPECT_NE(page.glyphs[0].font, page.glyphs[1].font);
  EXPECT_EQ(page.glyphs[0].font, page.glyphs[4].font);
}

TEST(DocumentTest, RestoresTheFontAfterASavedState) {
  PdfBuilder pdf;
  const int plain = pdf.AddSimpleFont("Times-Roman");
  const int bold = pdf.AddSimpleFont("Times-Bold");
  pdf.AddPage(
      "BT /F1 12 Tf 72 700 Td (a) Tj ET q BT /F2 20 Tf 72 600 Td (b) Tj ET Q "
      "BT 72 500 Td (c) Tj ET",
      "/Font << " + RefEntry("F1", plain) + RefEntry("F2", bold) + ">>");
  const GlyphCapture page = CaptureFirst(pdf.Build());
  ASSERT_EQ(Ascii(page), "abc");
  EXPECT_TRUE(page.fonts.at(page.glyphs[1].font).bold);
  EXPECT_FALSE(page.fonts.at(page.glyphs[2].font).bold);
  EXPECT_NEAR(page.glyphs[2].size, 12, 0.01);
}

TEST(DocumentTest, CapturesTextOfType3Fonts) {
  PdfBuilder pdf;
  const int glyph = pdf.AddStream("", "600 0 0 0 500 700 d1 0 0 500 700 re f");
  const int font = pdf.Add(fmt::format(
      "<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 1000 1000] /FontMatrix [0.001 0 0 0.001 0 "
      "0] /FirstChar 97 /LastChar 97 /Widths [600] /CharProcs << /a {} 0 R >> /Encoding << /Type "
      "/Encoding /Differences [97 /a] >> >>",
      glyph));
  pdf.AddPage("BT /F1 12 Tf 72 700 Td (aa) Tj ET", "/Font << " + RefEntry("F1", font) + ">>");
  const GlyphCapture page = CaptureFirst(pdf.Build());
  ASSERT_EQ(Ascii(page), "aa");
  EXPECT_NEAR(page.glyphs[0].size, 12, 0.01);
  EXPECT_NEAR(page.glyphs[1].x, 72 + 0.6 * 12, 0.01);
  EXPECT_TRUE(page.fills.empty());  // glyph programs are text, not drawings
}

TEST(DocumentTest, SizesBitmapType3FontsByTheirBoxOrTheirWidths) {
  const struct {
    const char* box;
    int width;
  } cases[] = {
      // Pixels of 300 dpi, drawn at Tf 1: a box of 60 pixels is 14.4 points, an em of 12.
      {"[0 -12 50 48]", 30},
      // No box: letters 25 pixels wide are half an em of 12 points.
      {"[0 0 0 0]", 25},
  };
  for (const auto& c : cases) {
    PdfBuilder pdf;
    const int glyph = pdf.AddStream("", "30 0 0 0 28 40 d1 0 0 28 40 re f");
    const int font = pdf.Add(fmt::format(
        "<< /Type /Font /Subtype /Type3 /FontBBox {} /FontMatrix [0.24 0 0 0.24 0 0] "
        "/FirstChar 97 /LastChar 97 /Widths [{}] /CharProcs << /a {} 0 R >> /Encoding << /Type "
        "/Encoding /Differences [97 /a] >> >>",
        c.box, c.width, glyph));
    pdf.AddPage("BT /F1 1 Tf 72 700 Td (aa) Tj ET", "/Font << " + RefEntry("F1", font) + ">>");
    const GlyphCapture page = CaptureFirst(pdf.Build());
    ASSERT_EQ(Ascii(page), "aa") << c.box;
    EXPECT_NEAR(page.glyphs[0].size, 12, 0.01) << c.box;
  }
}

TEST(DocumentTest, TellsContentsFromAnnotationsAndSignatures) {
  PdfBuilder pdf;
  const int font = pdf.AddSimpleFont("Helvetica");
  const auto appearance = [&](const std::string& text) {
    return pdf.AddStream(
        "/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << " +
            RefEntry("F1", font) + ">> >>",
        "1 1 98 18 re S BT /F1 10 Tf 2 5 Td (" + text + ") Tj ET");
  };
  const auto annotation = [&](const std::string& entries, const std::string& text, int y) {
    return pdf.Add(fmt::format("<< /Type /Annot {} /Rect [100 {} 200 {}] /AP << /N {} 0 R >> >>",
                               entries, y, y + 20, appearance(text)));
  };
  const int parent = pdf.Add("<< /FT /Sig /T (s) >>");
  const int annotations[] = {
      annotation("/Subtype /FreeText /DA (/F1 10 Tf) /F 4", "note", 100),
      annotation("/Subtype /Widget /FT /Sig /T (q) /F 4", "sig", 150),
      annotation(fmt::format("/Subtype /Widget /Parent {} 0 R /F 4", parent), "kid", 200),
      annotation("/Subtype /FreeText /DA (/F1 10 Tf) /F 2", "hidden", 250),
      annotation("/Subtype /Text /F 4", "icon", 300),
      pdf.Add("<< /Type /Annot /Subtype /FreeText /DA (/Helv 10 Tf) /Contents (bare) /F 4 "
              "/Rect [100 450 200 470] >>"),
      annotation("/Subtype /Link /Border [0 0 1]", "link", 350),
      annotation("/Subtype /Highlight /QuadPoints [100 400 200 400 100 420 200 420]", "mark", 400),
  };
  std::string list;
  for (int number : annotations) list += fmt::format("{} 0 R ", number);
  pdf.AddPage("BT /F1 12 Tf 72 700 Td (body) Tj ET", "/Font << " + RefEntry("F1", font) + ">>",
              "/Annots [" + list + "]");
  const GlyphCapture page = CaptureFirst(pdf.Build());
  std::string body, note, signature;
  for (const Glyph& glyph : page.glyphs) {
    EXPECT_FALSE(glyph.annotation && glyph.signature);
    std::string& part = glyph.signature ? signature : glyph.annotation ? note : body;
    part += static_cast<char>(TextOf(page, glyph).at(0));
  }
  EXPECT_EQ(body, "body");
  EXPECT_EQ(note, "note");
  EXPECT_EQ(signature, "sigkid");
  EXPECT_TRUE(page.strokes.empty());  // boxes of annotations are no table lines
}

TEST(DocumentTest, DocumentsOfDifferentThreadsDoNotDisturbEachOther) {
  constexpr int kThreads = 4, kRounds = 20;
  std::vector<std::string> texts(kThreads);
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([i, &text = texts[static_cast<std::size_t>(i)]] {
      const std::string bytes = OnePage(fmt::format("BT /F1 12 Tf 72 700 Td ({}) Tj ET", i));
      for (int round = 0; round < kRounds; ++round) text += Ascii(CaptureFirst(bytes));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (int i = 0; i < kThreads; ++i) {
    EXPECT_EQ(texts[static_cast<std::size_t>(i)], std::string(kRounds, static_cast<char>('0' + i)));
  }
}

TEST(DocumentTest, LeavesOutHiddenLayers) {
  PdfBuilder pdf;
  const int font = pdf.AddSimpleFont("Helvetica");
  const int off = pdf.Add("<< /Type /OCG /Name (draft) >>");
  pdf.SetCatalogEntries(
      fmt::format("/OCProperties << /OCGs [{0} 0 R] /D << /OFF [{0} 0 R] >> >>", off));
  pdf.AddPage(
      "BT /F1 12 Tf 72 700 Td (shown) Tj ET /OC /L BDC BT /F1 12 Tf 72 600 Td (draft) Tj "
      "ET EMC",
      "/Font << " + RefEntry("F1", font) + ">> /Properties << " + RefEntry("L", off) + ">>");
  EXPECT_EQ(Ascii(CaptureFirst(pdf.Build())), "shown");
}

}  // namespace
}  // namespace kehoach::pdf
