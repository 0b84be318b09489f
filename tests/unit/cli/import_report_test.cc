// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/import_report.h"

#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(FailureClassesTest, AreNamesOfClassesPartedByCommas) {
  EXPECT_EQ(ParseFailureClasses("damaged"), std::set<ErrorCode>{ErrorCode::kDamaged});
  EXPECT_EQ(ParseFailureClasses("no_text,crashed"),
            (std::set<ErrorCode>{ErrorCode::kNoText, ErrorCode::kCrashed}));
  for (const char* names : {"", ",", "damaged,", ",damaged", "broken", "Damaged", "bad_rules",
                            "bad_archive", "damaged no_text"}) {
    EXPECT_FALSE(ParseFailureClasses(names)) << names;
  }
  for (const ErrorCode code : FailureClasses()) {
    EXPECT_EQ(ParseFailureClasses(ErrorName(code)), std::set<ErrorCode>{code});
    EXPECT_THAT(FailureClassNames(), HasSubstr(ErrorName(code)));
  }
}

TEST(EventTest, OfAnImportedDocumentHasItsFigures) {
  batch::FileReport report;
  report.path = "/plans/a.pdf";
  report.sha256 = "ab12";
  report.pages = 4;
  report.objectives = 3;
  report.tasks = 20;
  report.findings = 1;
  report.attempts = 2;
  report.wall = std::chrono::milliseconds(31);
  report.processor = std::chrono::milliseconds(29);
  report.peak_memory = 12'345'678;
  report.warnings = {{ErrorCode::kDamaged, "/plans/a.pdf", 3, "cannot be drawn"}};
  EXPECT_EQ(exporter::RecordToLine(EventOf(report, "2026-01-31T08:15:30Z")),
            "{\"time\":\"2026-01-31T08:15:30Z\",\"path\":\"/plans/a.pdf\",\"hash\":\"ab12\","
            "\"outcome\":\"imported\",\"class\":null,\"reason\":null,\"page\":null,"
            "\"milliseconds\":31,\"processor_milliseconds\":29,\"peak_memory\":12345678,"
            "\"attempts\":2,\"pages\":4,\"objectives\":3,\"tasks\":20,\"findings\":1,"
            "\"warnings\":[{\"page\":3,\"class\":\"damaged\",\"reason\":\"cannot be drawn\"}]}\n");
}

TEST(EventTest, WhatIsNotKnownIsNull) {
  batch::FileReport report;
  report.path = "/plans/../plans/b.pdf";
  report.verdict = batch::Verdict::kFailed;
  report.error = Error{ErrorCode::kUnreadable, report.path, 0, "no permission to read it"};
  EXPECT_EQ(exporter::RecordToLine(EventOf(report, "T")),
            "{\"time\":\"T\",\"path\":\"/plans/b.pdf\",\"hash\":null,\"outcome\":\"failed\","
            "\"class\":\"unreadable\",\"reason\":\"no permission to read it\",\"page\":null,"
            "\"milliseconds\":null,\"processor_milliseconds\":null,\"peak_memory\":null,"
            "\"attempts\":0,\"pages\":null,\"objectives\":null,\"tasks\":null,\"findings\":null,"
            "\"warnings\":[]}\n");
}

TEST(SummaryLinesTest, OfACleanRunIsOneLine) {
  ImportEnd end;
  end.summary.imported = 1180;
  end.summary.unchanged = 8;
  end.summary.known = 4;
  EXPECT_THAT(SummaryLines(end), ElementsAre("1,180 imported, 12 already there"));
  end.summary.stopped = true;
  EXPECT_THAT(
      SummaryLines(end),
      ElementsAre("1,180 imported, 12 already there; stopped, the same call goes on from here"));
}

TEST(SummaryLinesTest, CountsFailuresByClassAndSaysWhereToLook) {
  ImportEnd end;
  end.summary.imported = 40'000;
  end.summary.pages = 180'000;
  end.summary.failed = 5;
  end.summary.failed_before = 2;
  end.summary.classes = {{ErrorCode::kDamaged, 4}, {ErrorCode::kNoText, 3}};
  end.bad_paths = 1;
  end.taken = std::chrono::seconds(3600);
  end.archive = "/data/it's mine";
  EXPECT_THAT(
      SummaryLines(end),
      ElementsAre("40,000 imported, 0 already there, 7 cannot be used: 4 damaged, 3 no_text",
                  "1 of the paths could not be read",
                  "2 of those that cannot be used failed before and were not tried again; "
                  "--retry-failed does",
                  "180,000 pages in 1 h: 50 pages/s",
                  "which and why: kehoach status --failed --archive '/data/it'\\''s mine'"));
}

TEST(LeftOutLineTest, CountsWhatIsNoDocument) {
  batch::FoundFiles found;
  EXPECT_EQ(LeftOutLine(found), "");
  found.other_files = 1204;
  EXPECT_EQ(LeftOutLine(found), "left out of the folders: 1,204 not named *.pdf");
  found.left_out.resize(3);
  EXPECT_EQ(LeftOutLine(found),
            "left out of the folders: 3 that are links to folders or no files at all (-v names "
            "them), 1,204 not named *.pdf");
}

}  // namespace
}  // namespace kehoach::cli
