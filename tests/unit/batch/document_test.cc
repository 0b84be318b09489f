// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/document.h"

#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "batch/recognition.h"
#include "layout/quality.h"
#include "support/pdf_builder.h"
#include "support/project_rules.h"

namespace kehoach::batch {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

ErrorCode FailureOf(const std::string& bytes) {
  const Result<DocumentReading> reading = ReadPdf(bytes, "x.pdf", ProjectRules());
  EXPECT_FALSE(reading.ok());
  if (reading) return ErrorCode::kInternal;
  EXPECT_EQ(reading.error().source, "x.pdf");
  EXPECT_FALSE(reading.error().message.empty());
  return reading.error().code;
}

TEST(ReadPdfTest, UnusableBytesAreErrorsWithTheirClass) {
  EXPECT_EQ(FailureOf(""), ErrorCode::kEmpty);
  EXPECT_EQ(FailureOf("plain text"), ErrorCode::kNotPdf);
  EXPECT_EQ(FailureOf("%PDF-1.7\nand nothing that follows"), ErrorCode::kDamaged);
}

TEST(ReadPdfTest, APageWithoutTextNeedsOcr) {
  testing::PdfBuilder builder;
  builder.AddPage("", "");
  const Result<DocumentReading> reading = ReadPdf(builder.Build(), "x.pdf", ProjectRules());
  ASSERT_FALSE(reading.ok());
  EXPECT_EQ(reading.error().code, ErrorCode::kNoText);
  EXPECT_THAT(reading.error().message, HasSubstr("needs OCR"));
  // The pages themselves can still be looked at.
  const Result<DocumentPages> pages = ReadPages(builder.Build(), "x.pdf");
  ASSERT_TRUE(pages.ok());
  EXPECT_EQ(pages->pages.size(), 1u);
}

std::string SmallPlan() {
  std::ifstream in(std::string(KEHOACH_SOURCE_DIR) + "/corpus/cdc-hau-giang-2021.pdf",
                   std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

TEST(ReadPdfTest, GivesPagesAndPlan) {
  const Result<DocumentReading> reading = ReadPdf(SmallPlan(), "x.pdf", ProjectRules());
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  EXPECT_FALSE(reading->pages.empty());
  EXPECT_FALSE(reading->plan.objectives.empty());
  EXPECT_TRUE(reading->trace.empty());
  for (std::size_t i = 0; i < reading->pages.size(); ++i) {
    EXPECT_EQ(reading->pages[i].number, static_cast<int>(i) + 1);
  }
}

TEST(ReadPdfTest, TracesLinesWhenAskedTo) {
  plan::ReadOptions options;
  options.trace = true;
  const Result<DocumentReading> reading = ReadPdf(SmallPlan(), "x.pdf", ProjectRules(), options);
  ASSERT_TRUE(reading.ok());
  EXPECT_GT(reading->trace.size(), 10u);
}

// Bytes cut at any place are read or refused, and never end the program.
TEST(ReadPdfTest, SurvivesTruncationAnywhere) {
  const std::string whole = SmallPlan();
  ASSERT_FALSE(whole.empty());
  int refused = 0;
  for (std::size_t i = 0; i < 40; ++i) {
    const std::string part = whole.substr(0, whole.size() * i / 40);
    refused += ReadPdf(part, "x.pdf", ProjectRules()).ok() ? 0 : 1;
  }
  EXPECT_GT(refused, 0);
}

Page PageOf(int number, TextVerdict verdict, const std::string& reason = {}) {
  Page page;
  page.number = number;
  page.width = 595;
  page.height = 842;
  page.quality.verdict = verdict;
  page.quality.reason = reason;
  return page;
}

TEST(PagesToRecognizeTest, ThoseWhoseTextCannotBeUsedOrAll) {
  std::vector<Page> pages = {PageOf(1, TextVerdict::kUsable),
                             PageOf(2, TextVerdict::kNoText, "the page has no text"),
                             PageOf(3, TextVerdict::kImplausible, "too few letters"),
                             PageOf(4, TextVerdict::kNoText, layout::kBlankPage),
                             PageOf(5, TextVerdict::kNoText, "the page cannot be read: damaged")};
  pages[4].width = pages[4].height = 0;
  EXPECT_THAT(PagesToRecognize(pages, OcrMode::kAuto), ElementsAre(2, 3));
  EXPECT_THAT(PagesToRecognize(pages, OcrMode::kForce), ElementsAre(1, 2, 3));
  EXPECT_THAT(PagesToRecognize(pages, OcrMode::kOff), IsEmpty());
}

TEST(MergeRecognizedTest, KeepsImagesAndWhatAnnotationsDraw) {
  Page captured = PageOf(1, TextVerdict::kImplausible, "junk");
  captured.fonts = {{"Junk", false, false}, {"Stamp", true, false}};
  captured.images = {{{0, 0, 595, 842}, 1654, 2339}};
  captured.quality.image_cover = 1;
  captured.quality.annotation_characters = 2;
  Word junk;
  junk.text = "jnk";
  Word stamp;
  stamp.text = "12";
  stamp.font = 1;
  stamp.annotation = true;
  stamp.baseline = 50;
  captured.words = {junk, stamp};
  Page recognized = PageOf(1, TextVerdict::kUsable);
  recognized.fonts = {{"recognised", false, false}};
  Word word;
  word.text = "Số:";
  word.origin = Origin::kOcr;
  word.baseline = 60;
  recognized.words = {word};
  const Page page = MergeRecognized(recognized, captured);
  ASSERT_EQ(page.words.size(), 2u);
  EXPECT_EQ(page.words[0].text, "12");
  EXPECT_EQ(page.fonts.at(page.words[0].font).name, "Stamp");
  EXPECT_EQ(page.words[1].text, "Số:");
  EXPECT_EQ(page.images, captured.images);
  EXPECT_EQ(page.quality.verdict, TextVerdict::kUsable);
  EXPECT_EQ(page.quality.image_cover, 1);
  EXPECT_EQ(page.quality.annotation_characters, 2);
}

}  // namespace
}  // namespace kehoach::batch
