// SPDX-License-Identifier: GPL-3.0-or-later
// Rulings, fills and images of drawn pages. Pages are 842 points high: y = 700 in the content is
// y = 142 in the capture.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "capture_helpers.h"
#include "pdf/drawn_path.h"
#include "support/pdf_builder.h"

namespace kehoach::pdf {
namespace {

using testing::OnePage;
using testing::PdfBuilder;
using testing::RefEntry;

GlyphCapture Draw(const std::string& content) { return CaptureFirst(OnePage(content)); }

void ExpectRuling(const Ruling& ruling, Axis axis, double position, double from, double to,
                  double thickness) {
  EXPECT_EQ(ruling.axis, axis);
  EXPECT_NEAR(ruling.position, position, 0.02);
  EXPECT_NEAR(ruling.from, from, 0.02);
  EXPECT_NEAR(ruling.to, to, 0.02);
  EXPECT_NEAR(ruling.thickness, thickness, 0.02);
}

TEST(DrawingTest, TakesStraightStrokes) {
  const GlyphCapture page = Draw("0.5 w 100 700 m 300 700 l S 100 700 m 100 600 l S");
  ASSERT_EQ(page.strokes.size(), 2u);
  ExpectRuling(page.strokes[0], Axis::kHorizontal, 142, 100, 300, 0.5);
  ExpectRuling(page.strokes[1], Axis::kVertical, 100, 142, 242, 0.5);
}

TEST(DrawingTest, TakesStrokesDrawnBackwardsAndUnderAMatrix) {
  const GlyphCapture page = Draw("0.1 0 0 0.2 0 0 cm 10 w 3000 3500 m 1000 3500 l S");
  ASSERT_EQ(page.strokes.size(), 1u);
  ExpectRuling(page.strokes[0], Axis::kHorizontal, 142, 100, 300, 2);
}

TEST(DrawingTest, TakesTheSidesOfStrokedRectangles) {
  const GlyphCapture page = Draw("1 w 100 600 200 100 re S");
  EXPECT_EQ(Along(page, Axis::kHorizontal).size(), 2u);
  EXPECT_EQ(Along(page, Axis::kVertical).size(), 2u);
}

TEST(DrawingTest, TakesTheStraightSidesOfRoundedRectangles) {
  const GlyphCapture page = Draw(
      "1 w 110 600 m 290 600 l 296 600 300 604 300 610 c 300 690 l 300 696 296 700 290 700 c "
      "110 700 l 104 700 100 696 100 690 c 100 610 l 100 604 104 600 110 600 c h S");
  ASSERT_EQ(Along(page, Axis::kHorizontal).size(), 2u);
  ASSERT_EQ(Along(page, Axis::kVertical).size(), 2u);
  ExpectRuling(Along(page, Axis::kHorizontal)[0], Axis::kHorizontal, 242, 110, 290, 1);
}

TEST(DrawingTest, IgnoresSlantedAndCurvedStrokes) {
  EXPECT_TRUE(Draw("100 700 m 300 650 l S 100 700 m 150 600 200 600 300 700 c S").strokes.empty());
}

TEST(DrawingTest, TakesThinFilledRectangles) {
  const GlyphCapture page = Draw("100 700 200 0.5 re 100 600 0.75 100 re f");
  ASSERT_EQ(page.strokes.size(), 2u);
  ExpectRuling(page.strokes[0], Axis::kHorizontal, 141.75, 100, 300, 0.5);
  ExpectRuling(page.strokes[1], Axis::kVertical, 100.375, 142, 242, 0.75);
  EXPECT_TRUE(page.fills.empty());
}

TEST(DrawingTest, TakesRectanglesOfNegativeOrNoWidth) {
  const GlyphCapture page = Draw("300 700 -200 -0.5 re f 100 600 0 100 re f");
  ASSERT_EQ(page.strokes.size(), 2u);
  ExpectRuling(page.strokes[0], Axis::kHorizontal, 142.25, 100, 300, 0.5);
  ExpectRuling(page.strokes[1], Axis::kVertical, 100, 142, 242, 0);
}

TEST(DrawingTest, TakesRectanglesDrawnAsLines) {
  const GlyphCapture page = Draw("100 700 m 300 700 l 300 701 l 100 701 l h f");
  ASSERT_EQ(page.strokes.size(), 1u);
  ExpectRuling(page.strokes[0], Axis::kHorizontal, 141.5, 100, 300, 1);
}

TEST(DrawingTest, ReadsARectangleInARectangleAsAFrame) {
  for (const char* content : {
           "100 600 200 100 re 101 601 198 98 re f*",
           "101 601 198 98 re 100 600 200 100 re f*",
           // the nonzero rule with an inner rectangle drawn the other way round
           "100 600 200 100 re 101 601 m 101 699 l 299 699 l 299 601 l h f",
       }) {
    const GlyphCapture page = Draw(content);
    EXPECT_TRUE(page.fills.empty()) << content;
    const auto horizontal = Along(page, Axis::kHorizontal);
    const auto vertical = Along(page, Axis::kVertical);
    ASSERT_EQ(horizontal.size(), 2u) << content;
    ASSERT_EQ(vertical.size(), 2u) << content;
    ExpectRuling(horizontal[0], Axis::kHorizontal, 142.5, 100, 300, 1);
    ExpectRuling(horizontal[1], Axis::kHorizontal, 241.5, 100, 300, 1);
    ExpectRuling(vertical[0], Axis::kVertical, 100.5, 142, 242, 1);
    ExpectRuling(vertical[1], Axis::kVertical, 299.5, 142, 242, 1);
  }
  // Under the nonzero rule the same direction twice is one filled area, not a frame.
  const GlyphCapture filled = Draw("0.8 g 100 600 200 100 re 101 601 198 98 re f");
  EXPECT_TRUE(filled.strokes.empty());
  EXPECT_FALSE(filled.fills.empty());
}

TEST(DrawingTest, TakesOnlyTheSideThatTheClipLetsThrough) {
  // One border side as WeasyPrint paints it: clipped to a trapezoid, mitred at the corners.
  const GlyphCapture page = Draw(
      "q 100 700 m 300 700 l 299 699 l 101 699 l h W n "
      "100 600 200 100 re 101 601 198 98 re f* Q");
  ASSERT_EQ(page.strokes.size(), 1u);
  ExpectRuling(page.strokes[0], Axis::kHorizontal, 142.5, 100, 300, 1);
}

TEST(DrawingTest, GivesDotsToBothAxes) {
  for (const char* content : {"100 700 1 1 re f",
                              "100 700.5 m 100 700.8 100.2 701 100.5 701 c 100.8 701 101 700.8 "
                              "101 700.5 c 101 700.2 100.8 700 100.5 700 c 100.2 700 100 700.2 "
                              "100 700.5 c f",
                              "1 w 1 J 100.5 700.5 m 100.5 700.5 l S"}) {
    const GlyphCapture page = Draw(content);
    ASSERT_EQ(page.strokes.size(), 2u) << content;
    ExpectRuling(page.strokes[0], Axis::kHorizontal, 141.5, 100, 101, 1);
    ExpectRuling(page.strokes[1], Axis::kVertical, 100.5, 141, 142, 1);
  }
}

TEST(DrawingTest, TakesADashedStrokeWhole) {
  const GlyphCapture page = Draw("[3 2] 0 d 1 w 100 700 m 300 700 l S");
  ASSERT_EQ(page.strokes.size(), 1u);
  ExpectRuling(page.strokes[0], Axis::kHorizontal, 142, 100, 300, 1);
}

TEST(DrawingTest, CutsStrokesToTheClip) {
  const GlyphCapture page =
      Draw("q 150 650 100 100 re W n 1 w 100 700 m 300 700 l S 100 600 m 300 600 l S Q");
  ASSERT_EQ(page.strokes.size(), 1u);
  ExpectRuling(page.strokes[0], Axis::kHorizontal, 142, 150, 250, 1);
}

TEST(DrawingTest, LeavesOutWhatIsNotSeen) {
  PdfBuilder pdf;
  const int clear = pdf.Add("<< /ca 0 /CA 0 >>");
  pdf.AddPage(
      "1 G 1 g 100 700 m 300 700 l S 100 600 200 1 re f 100 500 200 50 re f "
      "0 G 0 g /G gs 100 400 m 300 400 l S 100 300 200 1 re f",
      "/ExtGState << " + RefEntry("G", clear) + ">>");
  const GlyphCapture page = CaptureFirst(pdf.Build());
  EXPECT_TRUE(page.strokes.empty());
  EXPECT_TRUE(page.fills.empty());
}

TEST(DrawingTest, RecordsShadedAreas) {
  const GlyphCapture page = Draw("0.8 0.4 1 rg 100 600 200 30 re f");
  EXPECT_TRUE(page.strokes.empty());
  ASSERT_EQ(page.fills.size(), 1u);
  EXPECT_NEAR(page.fills[0].box.left, 100, 0.01);
  EXPECT_NEAR(page.fills[0].box.top, 212, 0.01);
  EXPECT_NEAR(page.fills[0].box.right, 300, 0.01);
  EXPECT_NEAR(page.fills[0].box.bottom, 242, 0.01);
  EXPECT_EQ(page.fills[0].rgb, 0xCC66FFu);
}

TEST(DrawingTest, ReadsABroadStrokeAsAnAreaAndALongOneAsALine) {
  const GlyphCapture band = Draw("0.8 G 20 w 100 700 m 300 700 l S");
  EXPECT_TRUE(band.strokes.empty());
  ASSERT_EQ(band.fills.size(), 1u);
  EXPECT_NEAR(band.fills[0].box.height(), 20, 0.01);
  EXPECT_EQ(Draw("4 w 100 700 m 300 700 l S").strokes.size(), 1u);
}

TEST(DrawingTest, IgnoresOtherFilledShapes) {
  const GlyphCapture page = Draw(
      "100 600 m 200 700 l 300 600 l f "                                // triangle
      "100 500 m 100 400 l 300 400 l 300 420 l 120 420 l 120 500 l f "  // L-shape
      "100 300 m 150 350 200 350 250 300 c f");
  EXPECT_TRUE(page.strokes.empty());
  EXPECT_TRUE(page.fills.empty());
}

TEST(DrawingTest, IgnoresShadingsPatternsAndMasks) {
  PdfBuilder pdf;
  const int shading = pdf.Add(
      "<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 500 0] /Function << /FunctionType 2 "
      "/Domain [0 1] /C0 [0] /C1 [1] /N 1 >> /Extend [true true] >>");
  const int tiling = pdf.AddStream(
      "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 1 /YStep 1 "
      "/Resources << >>",
      "0 0 1 1 re f");
  const int group = pdf.AddStream(
      "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency /CS "
      "/DeviceGray >>",
      "0 700 m 500 700 l S");
  const int mask =
      pdf.Add("<< /SMask << /S /Luminosity /G " + std::to_string(group) + " 0 R >> >>");
  pdf.AddPage("/S sh /Pattern cs /P scn 100 100 400 400 re f 0 g /M gs 1 w 100 600 m 300 600 l S",
              "/Shading << " + RefEntry("S", shading) + ">> /Pattern << " + RefEntry("P", tiling) +
                  ">> /ExtGState << " + RefEntry("M", mask) + ">>");
  const GlyphCapture page = CaptureFirst(pdf.Build());
  EXPECT_TRUE(page.fills.empty());
  ASSERT_EQ(page.strokes.size(), 1u);
  ExpectRuling(page.strokes[0], Axis::kHorizontal, 242, 100, 300, 1);
}

TEST(DrawingTest, RecordsImagesWithoutDecodingThem) {
  PdfBuilder pdf;
  const int font = pdf.AddSimpleFont("Helvetica");
  // The data is no JPEG: decoding it could not give an image.
  const int image = pdf.AddStream(
      "/Type /XObject /Subtype /Image /Width 2480 /Height 3508 /ColorSpace /DeviceRGB "
      "/BitsPerComponent 8 /Filter /DCTDecode",
      "none");
  const int stencil = pdf.AddStream(
      "/Type /XObject /Subtype /Image /Width 8 /Height 1 /ImageMask true /BitsPerComponent 1", "x");
  pdf.AddPage(
      "q 595 0 0 842 0 0 cm /I Do Q q 100 0 0 50 500 400 cm /M Do Q "
      "q 10 0 0 10 50 50 cm BI /W 4 /H 2 /BPC 8 /CS /G ID EI abcde\nEI Q "
      "BT /F1 12 Tf 72 700 Td (after) Tj ET",
      "/Font << " + RefEntry("F1", font) + ">> /XObject << " + RefEntry("I", image) +
          RefEntry("M", stencil) + ">>");
  const GlyphCapture page = CaptureFirst(pdf.Build());
  ASSERT_EQ(page.images.size(), 3u);
  EXPECT_EQ(page.images[0].width, 2480);
  EXPECT_EQ(page.images[0].height, 3508);
  EXPECT_NEAR(page.images[0].box.right, 595, 0.01);
  EXPECT_NEAR(page.images[0].box.bottom, 842, 0.01);
  EXPECT_NEAR(page.images[1].box.left, 500, 0.01);
  EXPECT_NEAR(page.images[1].box.right, 595, 0.01);  // cut to the page
  EXPECT_NEAR(page.images[1].box.top, 392, 0.01);
  EXPECT_EQ(page.images[2].width, 4);
  EXPECT_EQ(Ascii(page), "after");  // samples that look like the end of the image are skipped
}

TEST(DrawnPathTest, WhiteIsWhatNoReaderTellsFromPaper) {
  EXPECT_TRUE(IsWhite(0xFFFFFF));
  EXPECT_TRUE(IsWhite(0xF8F9FA));
  EXPECT_FALSE(IsWhite(0xF7FFFF));
  EXPECT_FALSE(IsWhite(0xFFFF00));
  EXPECT_FALSE(IsWhite(0x000000));
}

}  // namespace
}  // namespace kehoach::pdf
