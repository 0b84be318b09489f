// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/document_codec.h"

#include <functional>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "../store/sample.h"

namespace kehoach::batch {
namespace {

// The sample with targets that stand in its texts.
Plan SoundPlan(int variant) {
  Plan plan = store::SamplePlan(variant);
  for (Target& target : plan.targets) target.begin = target.end = 1;
  return plan;
}

StoredReading Sample(int pages) {
  StoredReading reading;
  for (int number = 1; number <= pages; ++number) {
    reading.pages.push_back(store::PackPage(store::SamplePage(number, number)));
  }
  reading.plan = SoundPlan(1);
  reading.producer = "Trình soạn thảo";
  reading.text = store::TextSource::kEmbedded;
  reading.warnings = {{ErrorCode::kDamaged, "a.pdf", 2, "the page cannot be read"}};
  return reading;
}

bool IsRefused(const StoredReading& reading) {
  const Result<StoredReading> back = DecodeReading(EncodeReading(reading), "a.pdf");
  return !back && back.error().code == ErrorCode::kInternal && back.error().source == "a.pdf";
}

TEST(DocumentCodecTest, AReadingComesBackAsItWas) {
  const StoredReading reading = Sample(3);
  const Result<StoredReading> back = DecodeReading(EncodeReading(reading), "a.pdf");
  ASSERT_TRUE(back.ok()) << back.error().message;
  EXPECT_TRUE(back->plan == reading.plan);
  EXPECT_EQ(back->producer, reading.producer);
  EXPECT_EQ(back->text, reading.text);
  EXPECT_EQ(back->warnings, reading.warnings);
  ASSERT_EQ(back->pages.size(), reading.pages.size());
  for (std::size_t i = 0; i < reading.pages.size(); ++i) {
    EXPECT_EQ(back->pages[i].number, reading.pages[i].number);
    EXPECT_EQ(back->pages[i].width, reading.pages[i].width);
    EXPECT_EQ(back->pages[i].height, reading.pages[i].height);
    EXPECT_EQ(back->pages[i].quality, reading.pages[i].quality);
    EXPECT_EQ(back->pages[i].text, reading.pages[i].text);
    EXPECT_EQ(back->pages[i].blob, reading.pages[i].blob);
  }
}

TEST(DocumentCodecTest, APlanComesBackAsItWas) {
  for (int variant = 0; variant < 4; ++variant) {
    const Plan plan = SoundPlan(variant);
    const Result<Plan> back = DecodePlan(EncodePlan(plan));
    ASSERT_TRUE(back.ok());
    EXPECT_TRUE(*back == plan);
  }
}

TEST(DocumentCodecTest, DoubtsComeBackAsTheyWere) {
  Plan plan = SoundPlan(1);
  plan.document.title.evidence.doubts = {{DoubtReason::kUnclear, {"chất"}, "", ""},
                                         {DoubtReason::kUnusual, {}, "lời khác", "measures[0]"}};
  const Result<Plan> back = DecodePlan(EncodePlan(plan));
  ASSERT_TRUE(back.ok());
  EXPECT_TRUE(*back == plan);
  plan.document.title.evidence.doubts[0].reason = static_cast<DoubtReason>(kDoubtReasons + 1);
  EXPECT_FALSE(DecodePlan(EncodePlan(plan)).ok());
}

TEST(DocumentCodecTest, AnErrorComesBackWithTheSourceThatIsGiven) {
  const Error error{ErrorCode::kEncrypted, "elsewhere", 7, "needs a password"};
  const Result<StoredReading> back = DecodeReading(EncodeReading(error), "a.pdf");
  ASSERT_FALSE(back.ok());
  EXPECT_EQ(back.error(), (Error{ErrorCode::kEncrypted, "a.pdf", 7, "needs a password"}));
}

TEST(DocumentCodecTest, BlobsComeBackAsTheyWere) {
  const std::vector<std::string> blobs = {"one", "", std::string("\0\xFF", 2)};
  const std::string bytes = EncodeBlobs(blobs);
  const auto back = DecodeBlobs(bytes);
  ASSERT_TRUE(back.ok());
  ASSERT_EQ(back->size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ((*back)[i], blobs[i]);
  EXPECT_FALSE(DecodeBlobs(bytes + "x").ok());
  EXPECT_FALSE(DecodeBlobs(bytes.substr(0, bytes.size() - 1)).ok());
}

TEST(DocumentCodecTest, WhatIsCutOffIsRefused) {
  const std::string bytes = EncodeReading(Sample(1));
  for (std::size_t size = 0; size < bytes.size(); size += size < 64 ? 1 : 97) {
    EXPECT_FALSE(DecodeReading(bytes.substr(0, size), "").ok()) << size;
  }
  EXPECT_FALSE(DecodeReading(bytes + '\0', "").ok());
}

// Damaged bytes give an error or another reading, which is then as sound as any.
TEST(DocumentCodecTest, DamagedBytesAreReadOrRefused) {
  const std::string bytes = EncodePlan(SoundPlan(1));
  std::mt19937 random(7);
  int refused = 0;
  constexpr int kRounds = 2000;
  for (int i = 0; i < kRounds; ++i) {
    std::string damaged = bytes;
    for (int n = 0; n < 3; ++n) damaged[random() % damaged.size()] = static_cast<char>(random());
    const Result<Plan> plan = DecodePlan(damaged);
    refused += plan.ok() ? 0 : 1;
    EXPECT_TRUE(!plan || DecodePlan(EncodePlan(*plan)).ok());
  }
  EXPECT_GT(refused, kRounds / 10);
}

TEST(DocumentCodecTest, AReadingThatNoDocumentGivesIsRefused) {
  ASSERT_FALSE(IsRefused(Sample(2)));
  const std::vector<std::pair<const char*, std::function<void(StoredReading&)>>> cases = {
      {"no page", [](StoredReading& r) { r.pages.clear(); }},
      {"a page twice", [](StoredReading& r) { r.pages[1].number = 1; }},
      {"a cell too many", [](StoredReading& r) { r.plan.tables[0].rows[0].cells.emplace_back(); }},
      {"a cell too few", [](StoredReading& r) { r.plan.tables[0].rows[0].cells.pop_back(); }},
      {"no UTF-8", [](StoredReading& r) { r.producer = "\xC0\xAF"; }},
      {"a surrogate", [](StoredReading& r) { r.plan.document.title.text = "\xED\xA0\x80"; }},
      {"a finding in no table",
       [](StoredReading& r) {
         r.plan.findings.emplace_back();
         r.plan.findings.back().table = static_cast<int>(r.plan.tables.size());
       }},
      {"a finding in no row",
       [](StoredReading& r) {
         r.plan.findings.emplace_back();
         r.plan.findings.back().table = 0;
         r.plan.findings.back().row = -1;
       }},
      {"a target in no objective",
       [](StoredReading& r) {
         r.plan.targets.emplace_back();
         r.plan.targets.back().objective = static_cast<int>(r.plan.objectives.size());
       }},
      {"a target beyond its text",
       [](StoredReading& r) {
         r.plan.objectives[0].text.text = "text";
         r.plan.targets.assign(1, {});
         r.plan.targets[0].objective = 0;
         r.plan.targets[0].end = 5;
       }},
      {"a unit beyond its cell", [](StoredReading& r) {
         UnitMention unit;
         unit.key = "key";
         unit.end = 1'000'000;
         r.plan.tables[0].rows[0].units.push_back(unit);
       }}};
  for (const auto& [what, damage] : cases) {
    StoredReading reading = Sample(2);
    damage(reading);
    EXPECT_TRUE(IsRefused(reading)) << what;
  }
}

// A count alone asks for no memory.
TEST(DocumentCodecTest, AHugeCountIsRefused) {
  const std::string huge("\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 10);
  EXPECT_FALSE(DecodeReading(huge, "").ok());
  EXPECT_FALSE(DecodePlan(huge).ok());
  EXPECT_FALSE(DecodeBlobs(huge.substr(1)).ok());
}

CapturedDocument SampleCaptured() {
  CapturedDocument document;
  StoredReading reading = Sample(3);
  document.pages = std::move(reading.pages);
  document.producer = std::move(reading.producer);
  document.warnings = std::move(reading.warnings);
  document.wanted = {1, 3};
  return document;
}

TEST(DocumentCodecTest, ACapturedDocumentComesBackAndIsNoReading) {
  const CapturedDocument document = SampleCaptured();
  const std::string bytes = EncodeCaptured(document);
  EXPECT_TRUE(IsCaptured(bytes));
  EXPECT_FALSE(IsCaptured(EncodeReading(Sample(1))));
  EXPECT_FALSE(IsCaptured(EncodeReading(Error{ErrorCode::kDamaged, "", 0, "cut off"})));
  EXPECT_FALSE(DecodeReading(bytes, "a.pdf").ok());
  const Result<CapturedDocument> back = DecodeCaptured(bytes);
  ASSERT_TRUE(back.ok()) << back.error().message;
  EXPECT_EQ(back->wanted, document.wanted);
  EXPECT_EQ(back->producer, document.producer);
  EXPECT_EQ(back->pages.size(), 3u);
  EXPECT_EQ(back->warnings.size(), 1u);
}

TEST(DocumentCodecTest, PagesThatADocumentDoesNotHaveCannotBeWanted) {
  for (const std::vector<int>& wanted : {std::vector<int>{}, {0}, {4}, {2, 2}, {3, 1}, {-1}}) {
    CapturedDocument document = SampleCaptured();
    document.wanted = wanted;
    EXPECT_FALSE(DecodeCaptured(EncodeCaptured(document)).ok()) << ::testing::PrintToString(wanted);
  }
}

TEST(DocumentCodecTest, ARecognisedPageComesBackAsItWas) {
  store::PackedPage page = store::PackPage(store::SamplePage(2, 1));
  page.recognised = true;
  const Result<store::PackedPage> back = DecodePage(EncodePage(page));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->number, 2);
  EXPECT_EQ(back->blob, page.blob);
  EXPECT_TRUE(back->recognised);
  EXPECT_EQ(DecodePage(EncodePage(Error{ErrorCode::kTooLarge, "", 2, "too large"})).error().code,
            ErrorCode::kTooLarge);
  EXPECT_FALSE(DecodePage("").ok());
}

}  // namespace
}  // namespace kehoach::batch
