// SPDX-License-Identifier: GPL-3.0-or-later
// What a page's text layer is worth: every reason for not trusting one, and what stays trusted.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/layout.h"
#include "layout/quality.h"
#include "support/page_builder.h"

namespace kehoach::layout {
namespace {

using testing::CaptureBuilder;
using ::testing::HasSubstr;

constexpr std::u32string_view kVietnamese =
    U"Các phòng chuyên môn rà soát nhiệm vụ được giao và báo cáo kết quả thực hiện trước ngày họp";
// What a recogniser without Vietnamese makes of such a line.
constexpr std::u32string_view kJunk =
    U"Cac phcng chuyxn mbn rt soct nhitm vz dwjc gkao vj bxo cfo ktt qub thkc hjen trwxc ngjy hqp";

TextQuality Judge(const CaptureBuilder& builder) { return BuildPage(builder.capture).quality; }

TEST(QualityTest, PlainVietnameseTextIsUsable) {
  CaptureBuilder builder;
  builder.Draw(80, 100, kVietnamese);
  const TextQuality quality = Judge(builder);
  EXPECT_EQ(quality.verdict, TextVerdict::kUsable);
  EXPECT_EQ(quality.reason, "");
  EXPECT_GT(quality.syllable_share, 0.95f);
  EXPECT_GT(quality.vietnamese_share, 0.1f);
  EXPECT_EQ(quality.unmapped, 0);
}

TEST(QualityTest, FewWordsAreNotJudgedByTheirSyllables) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"Website Facebook YouTube");
  EXPECT_EQ(Judge(builder).verdict, TextVerdict::kUsable);
}

TEST(QualityTest, EmptyPageHasNoText) {
  const TextQuality quality = Judge(CaptureBuilder());
  EXPECT_EQ(quality.verdict, TextVerdict::kNoText);
  EXPECT_EQ(quality.reason, kBlankPage);
}

TEST(QualityTest, LettersDrawnAsPathsAreNoBlankPage) {
  GlyphCapture capture = CaptureBuilder().capture;
  capture.paths = 1;
  const Page page = BuildPage(capture);
  EXPECT_EQ(page.quality.verdict, TextVerdict::kNoText);
  EXPECT_EQ(page.quality.reason, "the page has no text");
}

TEST(QualityTest, ImageOverThePageWithoutTextNeedsOcr) {
  CaptureBuilder builder;
  builder.Image({0, 0, 595, 842});
  const TextQuality quality = Judge(builder);
  EXPECT_EQ(quality.verdict, TextVerdict::kNoText);
  EXPECT_THAT(quality.reason, HasSubstr("image covers the page"));
  EXPECT_EQ(quality.image_cover, 1);
}

TEST(QualityTest, ScanWithOnlyAPageNumberTypedOnItNeedsOcr) {
  CaptureBuilder builder;
  builder.Image({0, 0, 595, 842});
  builder.Draw(290, 810, U"2");
  EXPECT_EQ(Judge(builder).verdict, TextVerdict::kNoText);
}

TEST(QualityTest, TextOverBackgroundImageIsUsable) {
  CaptureBuilder builder;
  builder.Image({0, 0, 595, 842});
  builder.Draw(80, 100, kVietnamese);
  EXPECT_EQ(Judge(builder).verdict, TextVerdict::kUsable);
}

TEST(QualityTest, GoodInvisibleLayerBehindScanIsUsable) {
  CaptureBuilder builder;
  builder.Image({0, 0, 595, 842});
  builder.Draw(80, 100, kVietnamese, {.invisible = true});
  const TextQuality quality = Judge(builder);
  EXPECT_EQ(quality.verdict, TextVerdict::kUsable);
  EXPECT_GT(quality.invisible_characters, 60);
  EXPECT_EQ(quality.characters, 0);
}

// Two words are no possible syllables: little for a page, too much for what somebody recognised.
TEST(QualityTest, InvisibleLayerWithFewWrongMarksIsImplausibleBehindScanAlone) {
  const std::u32string text =
      U"các phòng ban rà soát công tàc và báo cáo lên lãnh đạo khi họp giao ban hằng tháng, "
      U"tổng hợp kẽt quả gửi văn phòng";
  CaptureBuilder scan;
  scan.Image({0, 0, 595, 842});
  scan.Draw(80, 100, text, {.invisible = true});
  const TextQuality quality = Judge(scan);
  EXPECT_EQ(quality.verdict, TextVerdict::kImplausible);
  EXPECT_THAT(quality.reason, HasSubstr("invisible text"));

  CaptureBuilder visible;
  visible.Image({0, 0, 595, 842});
  visible.Draw(80, 100, text);
  EXPECT_EQ(Judge(visible).verdict, TextVerdict::kUsable);
}

TEST(QualityTest, TextOfSignaturesAloneIsNoText) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"Người ký: Văn phòng", {.signature = true});
  const TextQuality quality = Judge(builder);
  EXPECT_EQ(quality.verdict, TextVerdict::kNoText);
  EXPECT_THAT(quality.reason, HasSubstr("annotations or signatures"));
}

TEST(QualityTest, GlyphsWithoutUnicodeValueAreImplausible) {
  CaptureBuilder builder;
  float x = builder.Draw(80, 100, U"Nội dung công việc");
  for (int i = 0; i < 5; ++i) x += builder.DrawGlyph(x, 100, U"");
  const TextQuality quality = Judge(builder);
  EXPECT_EQ(quality.verdict, TextVerdict::kImplausible);
  EXPECT_THAT(quality.reason, HasSubstr("ToUnicode"));
}

TEST(QualityTest, PrivateUseLettersAreImplausible) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"N\uE001i dung c\uE002ng vi\uE003c trong n\uE004m");
  const TextQuality quality = Judge(builder);
  EXPECT_EQ(quality.verdict, TextVerdict::kImplausible);
  EXPECT_THAT(quality.reason, HasSubstr("private-use"));
}

TEST(QualityTest, BulletsOfSymbolFontsAreNoPrivateUseLetters) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"\uF0B7 " + std::u32string(kVietnamese));
  const TextQuality quality = Judge(builder);
  EXPECT_EQ(quality.private_use, 0);
  EXPECT_EQ(quality.verdict, TextVerdict::kUsable);
}

TEST(QualityTest, JunkOfARecogniserIsImplausible) {
  CaptureBuilder builder;
  builder.Draw(80, 100, kJunk, {.invisible = true});
  const TextQuality quality = Judge(builder);
  EXPECT_EQ(quality.verdict, TextVerdict::kImplausible);
  EXPECT_THAT(quality.reason, HasSubstr("syllables"));
}

TEST(QualityTest, TextStrippedOfItsMarksIsImplausible) {
  CaptureBuilder builder;
  builder.Draw(80, 100, U"cac phong ban ra soat cong tac va bao cao len lanh dao khi hop giao ban");
  const TextQuality quality = Judge(builder);
  EXPECT_EQ(quality.verdict, TextVerdict::kImplausible);
  EXPECT_THAT(quality.reason, HasSubstr("Vietnamese"));
}

TEST(QualityTest, JunkInAnnotationsDoesNotCondemnThePage) {
  CaptureBuilder builder;
  builder.Draw(80, 100, kVietnamese);
  builder.Draw(80, 130, kJunk, {.annotation = true});
  EXPECT_EQ(Judge(builder).verdict, TextVerdict::kUsable);
}

TEST(QualityTest, ImagesAreCountedByTheShareOfThePageTheyCover) {
  CaptureBuilder builder(600, 800);
  builder.Image({0, 0, 300, 400});
  builder.Image({-300, -400, 0, 0});  // beside the page
  EXPECT_FLOAT_EQ(Judge(builder).image_cover, 0.25f);
}

}  // namespace
}  // namespace kehoach::layout
