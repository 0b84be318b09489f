// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/status_view.h"

#include <gtest/gtest.h>

namespace kehoach::cli {
namespace {

store::RunRecord SampleRun() {
  store::RunRecord run;
  run.id = 7;
  run.kind = store::RunKind::kImport;
  run.state = store::RunState::kDone;
  run.pid = 41;
  run.started = "2031-03-01T08:00:00Z";
  run.updated = "2031-03-01T10:10:00Z";
  run.versions = {"0.2.0", "0123456789abcdef"};
  run.options = R"({"jobs":2})";
  run.documents = 15600;
  run.pages = 78000;
  run.seconds = 7800;
  run.outcomes = {{"imported", 15000}, {"failed", 600}};
  run.failures = {{"encrypted", 600}};
  return run;
}

TEST(RunTextTest, SaysWhatWhenHowMuchHowFastAndWithWhat) {
  EXPECT_EQ(
      "run 7: import, done\n"
      "  started 2031-03-01T08:00:00Z, ended 2031-03-01T10:10:00Z, 2 h 10 min\n"
      "  15600 documents (2.0/s), 78000 pages (10.0/s)\n"
      "  failed 600, imported 15000 (encrypted 600)\n"
      "  kehoach 0.2.0, rules 0123456789ab, options {\"jobs\":2}\n",
      RunText(SampleRun()));
}

TEST(RunTextTest, TellsARunningRunFromOneWhoseProcessIsGone) {
  store::RunRecord run = SampleRun();
  run.state = store::RunState::kRunning;
  EXPECT_EQ("run 7: import, running (process 41)", RunText(run).substr(0, 35));
  EXPECT_NE(std::string::npos, RunText(run).find("figures of 2031-03-01T10:10:00Z"));
  run.state = store::RunState::kInterrupted;
  EXPECT_NE(std::string::npos, RunText(run).find("interrupted: its process (41) ended"));
  EXPECT_NE(std::string::npos, RunText(run).find("last heard of 2031-03-01T10:10:00Z"));
}

TEST(RunTextTest, ARunThatHasJustBegunHasNoRate) {
  store::RunRecord run = SampleRun();
  run.kind = store::RunKind::kMerge;
  run.documents = run.pages = 0;
  run.seconds = 0;
  run.outcomes.clear();
  run.failures.clear();
  run.options = "{}";
  run.versions.rules.clear();
  EXPECT_EQ(
      "run 7: merge, done\n"
      "  started 2031-03-01T08:00:00Z, ended 2031-03-01T10:10:00Z, 0.0 s\n"
      "  0 documents, 0 pages\n"
      "  kehoach 0.2.0\n",
      RunText(run));
}

TEST(RunTextTest, AReasonThatHoldsControlCharactersStaysOnItsLine) {
  store::RunRecord run = SampleRun();
  run.state = store::RunState::kFailed;
  run.message = "no space\nleft\x1b[2J";
  EXPECT_EQ("run 7: import, failed: no space left", RunText(run).substr(0, 36));
}

TEST(ElapsedTextTest, IsCoarserTheLongerItTakes) {
  EXPECT_EQ("3.3 s", ElapsedText(3.25 + 0.01));
  EXPECT_EQ("1 min 0 s", ElapsedText(60));
  EXPECT_EQ("59 min 59 s", ElapsedText(3599));
  EXPECT_EQ("26 h 1 min", ElapsedText(26 * 3600 + 61));
}

TEST(FailureClassTest, KnowsEveryClassByItsName) {
  EXPECT_EQ(ErrorCode::kEmpty, FailureClass("empty"));
  EXPECT_EQ(ErrorCode::kOutOfMemory, FailureClass("out_of_memory"));
  EXPECT_EQ(ErrorCode::kCrashed, FailureClass("crashed"));
  EXPECT_FALSE(FailureClass("broken").has_value());
  EXPECT_FALSE(FailureClass("").has_value());
}

TEST(ShellWordTest, QuotesWhatAShellWouldChange) {
  EXPECT_EQ("my/archive-1", ShellWord("my/archive-1"));
  EXPECT_EQ("'kế hoạch'", ShellWord("kế hoạch"));
  EXPECT_EQ("'it'\\''s'", ShellWord("it's"));
  EXPECT_EQ("''", ShellWord(""));
}

}  // namespace
}  // namespace kehoach::cli
