// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/failure_policy.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace kehoach::batch {
namespace {

using namespace std::chrono_literals;
using enum ErrorCode;

constexpr ErrorCode kAllOfDocuments[] = {kEmpty,       kNotPdf,    kDamaged, kEncrypted,
                                         kTooLarge,    kNoPages,   kNoText,  kInternal,
                                         kOutOfMemory, kOutOfTime, kCrashed};

bool Again(ErrorCode code, const std::string& program, const ReadLimits& limits,
           const RetryChoice& retry) {
  const std::string then = LimitsText(code, ReadLimits{});
  return IsTriedAgain({code, "1.0", then}, program, limits, retry);
}

TEST(FailurePolicyTest, NothingIsTriedAgainWhileNothingChanged) {
  for (const ErrorCode code : kAllOfDocuments) {
    EXPECT_FALSE(Again(code, "1.0", {}, {})) << ErrorName(code);
  }
}

TEST(FailurePolicyTest, AnotherVersionTriesWhatMayBeItsOwnFault) {
  const std::vector<std::pair<ErrorCode, bool>> cases = {
      {kEmpty, false},      {kNotPdf, false},   {kDamaged, true}, {kEncrypted, false},
      {kTooLarge, true},    {kNoPages, false},  {kNoText, true},  {kInternal, true},
      {kOutOfMemory, true}, {kOutOfTime, true}, {kCrashed, true}};
  for (const auto& [code, again] : cases) {
    EXPECT_EQ(Again(code, "1.1", {}, {}), again) << ErrorName(code);
  }
}

TEST(FailurePolicyTest, AChangedLimitTriesTheClassThatRanIntoIt) {
  struct Case {
    const char* what;
    ReadLimits limits;
    ErrorCode code;
  };
  std::vector<Case> cases(5, Case{"", {}, kOutOfTime});
  cases[0].what = "page", cases[0].limits.page_time = 40s;
  cases[1].what = "document", cases[1].limits.document_time = 1h;
  cases[2].what = "stall", cases[2].limits.stall_time = 1500ms;
  cases[3].what = "memory", cases[3].limits.memory_bytes *= 2, cases[3].code = kOutOfMemory;
  cases[4].what = "file", cases[4].limits.file_bytes *= 2, cases[4].code = kTooLarge;
  for (const Case& c : cases) {
    for (const ErrorCode code : kAllOfDocuments) {
      EXPECT_EQ(Again(code, "1.0", c.limits, {}), code == c.code) << c.what << ErrorName(code);
    }
  }
}

TEST(FailurePolicyTest, WhatIsAskedForIsTriedWhateverItsClass) {
  RetryChoice all, one;
  all.all = true;
  one.classes = {kEncrypted};
  for (const ErrorCode code : kAllOfDocuments) {
    EXPECT_TRUE(Again(code, "1.0", {}, all)) << ErrorName(code);
    EXPECT_EQ(Again(code, "1.0", {}, one), code == kEncrypted) << ErrorName(code);
  }
}

TEST(FailurePolicyTest, AScanThatWasReadWithoutOcrIsTriedAgainWithIt) {
  ReadLimits off, on;
  off.ocr = OcrMode::kOff;
  const std::string then = LimitsText(ErrorCode::kNoText, off);
  EXPECT_TRUE(IsTriedAgain({ErrorCode::kNoText, "1.0", then}, "1.0", on, {}));
  EXPECT_FALSE(IsTriedAgain({ErrorCode::kNoText, "1.0", then}, "1.0", off, {}));
  // As a version wrote it that could not recognise.
  EXPECT_TRUE(IsTriedAgain({ErrorCode::kNoText, "1.0", ""}, "1.0", on, {}));
}

TEST(FailurePolicyTest, LimitsAreTextThatPeopleCanRead) {
  ReadLimits limits;
  EXPECT_EQ(LimitsText(kOutOfTime, limits), "page 20 s, document 300 s, stall 60 s");
  EXPECT_EQ(LimitsText(kOutOfMemory, limits), "memory 1024 MiB");
  EXPECT_EQ(LimitsText(kTooLarge, limits), "file 512 MiB");
  EXPECT_EQ(LimitsText(kDamaged, limits), "");
  limits.page_time = 500ms;
  EXPECT_EQ(LimitsText(kOutOfTime, limits), "page 0.5 s, document 300 s, stall 60 s");
}

// Versions before the limits of time stored the limit of the file with every failure.
TEST(FailurePolicyTest, LimitsOfAnOlderVersionCountAsOthers) {
  EXPECT_TRUE(IsTriedAgain({kOutOfMemory, "1.0", "file 512 MiB"}, "1.0", {}, {}));
  EXPECT_FALSE(IsTriedAgain({kNotPdf, "1.0", "file 512 MiB"}, "1.0", {}, {}));
}

}  // namespace
}  // namespace kehoach::batch
