// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/reextract.h"

#include <chrono>
#include <deque>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../store/sample.h"
#include "batch/document.h"
#include "support/project_rules.h"

namespace kehoach::batch {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

const store::Versions kNow = {"1.0", "rules"};

class ReextractTest : public ::testing::Test {
 protected:
  // Before the archive is opened, as in the program.
  ReaderPool& Readers(const ReadLimits& limits = {}) {
    return readers_.emplace_back(ProjectRules(), ReaderOptions{2, limits, false});
  }

  store::Archive Open() const { return store::Archive::Open(folder_.path(), store::Mode::kCreate); }

  // A document of so many pages with the plan that they give; its number.
  static std::int64_t Add(store::Archive& archive, const std::string& bytes, int pages) {
    std::vector<Page> all;
    for (int number = 1; number <= pages; ++number) {
      all.push_back(store::SamplePage(number, static_cast<int>(bytes.size())));
    }
    const store::DocumentRecord record = store::SampleRecord(bytes);
    archive.StoreOriginal(record.sha256, bytes);
    const std::int64_t number = archive.StoreDocument(record, store::PackPages(all),
                                                      *ReadStoredPages(all, ProjectRules()), kNow);
    archive.NotePath(record.sha256, {"/in/" + bytes, 1, 1, store::kSeen});
    return number;
  }

  ReextractSummary Redo(store::Archive& archive, ReaderPool& readers,
                        ReextractOptions options = {}) {
    options.versions = kNow;
    seen_.clear();
    stop_.soon = false;
    return Reextract(
        archive, readers, options,
        [this](const ReextractReport& report) {
          seen_.push_back(report);
          if (seen_.size() == stop_after_) stop_.soon = true;
        },
        stop_);
  }

  std::vector<std::int64_t> Seen() const {
    std::vector<std::int64_t> numbers;
    for (const ReextractReport& report : seen_) numbers.push_back(report.document);
    return numbers;
  }

  std::deque<ReaderPool> readers_;
  store::TemporaryFolder folder_;
  std::vector<ReextractReport> seen_;
  StopRequest stop_;
  std::size_t stop_after_ = 0;  // documents; 0 = never
};

TEST_F(ReextractTest, LooksAtAllDocumentsInOrderOfNumber) {
  ReaderPool& readers = Readers();
  store::Archive archive = Open();
  std::vector<std::int64_t> numbers;
  // Long and short by turns, so that they are done in another order than they are written in.
  for (int i = 1; i <= 20; ++i) numbers.push_back(Add(archive, std::string(i, 'x'), i % 3 * 8 + 1));
  const ReextractSummary summary = Redo(archive, readers);
  EXPECT_EQ(summary.documents, 20);
  EXPECT_EQ(summary.changed, 0);
  EXPECT_EQ(summary.failed, 0);
  EXPECT_FALSE(summary.stopped);
  EXPECT_EQ(Seen(), numbers);
  const std::vector<store::RunRecord> runs = archive.Runs(10);
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].kind, store::RunKind::kReextract);
  EXPECT_EQ(runs[0].state, store::RunState::kDone);
  EXPECT_EQ(runs[0].documents, 20);
  EXPECT_EQ(runs[0].outcomes.at("unchanged"), 20);
}

TEST_F(ReextractTest, AChangedPlanIsReplacedAndCounted) {
  ReaderPool& readers = Readers();
  store::Archive archive = Open();
  const std::int64_t document = Add(archive, "x", 2);
  const Plan right = *archive.LoadPlan(document);
  archive.ReplacePlan(document, store::SamplePlan(1), kNow);

  ReextractOptions dry;
  dry.dry_run = true;
  const ReextractSummary would = Redo(archive, readers, dry);
  EXPECT_EQ(would.changed, 1);
  EXPECT_GT(would.values_lost, 0);
  EXPECT_FALSE(*archive.LoadPlan(document) == right);
  EXPECT_TRUE(archive.Runs(10).empty());

  const ReextractSummary did = Redo(archive, readers);
  EXPECT_EQ(did.changed, 1);
  EXPECT_EQ(did.values_lost, would.values_lost);
  EXPECT_TRUE(*archive.LoadPlan(document) == right);
  for (const store::VerifyProblem& problem : archive.Verify()) {
    ADD_FAILURE() << problem.subject << ": " << problem.message;
  }
}

TEST_F(ReextractTest, AnInterruptedRunIsGoneOnWith) {
  ReaderPool& readers = Readers();
  store::Archive archive = Open();
  std::vector<std::int64_t> numbers;
  for (int i = 1; i <= 60; ++i) numbers.push_back(Add(archive, std::string(i, 'x'), 1));
  stop_after_ = 7;
  const ReextractSummary first = Redo(archive, readers);
  EXPECT_TRUE(first.stopped);
  EXPECT_GE(first.documents, 7);
  EXPECT_LT(first.documents, 60);
  std::vector<std::int64_t> seen = Seen();
  stop_after_ = 3;
  const ReextractSummary second = Redo(archive, readers);
  EXPECT_EQ(second.continued, first.documents);
  EXPECT_TRUE(second.stopped);
  for (const std::int64_t number : Seen()) seen.push_back(number);
  stop_after_ = 0;
  const ReextractSummary third = Redo(archive, readers);
  EXPECT_EQ(third.continued, first.documents + second.documents);
  EXPECT_FALSE(third.stopped);
  for (const std::int64_t number : Seen()) seen.push_back(number);
  EXPECT_EQ(seen, numbers);  // each once, over three calls

  EXPECT_EQ(Redo(archive, readers).documents, 60);  // a complete run is none to go on with
  for (const store::VerifyProblem& problem : archive.Verify()) {
    ADD_FAILURE() << problem.subject << ": " << problem.message;
  }
}

TEST_F(ReextractTest, AnInterruptedRunIsBegunAnewWhenAskedOrWithOtherRules) {
  ReaderPool& readers = Readers();
  store::Archive archive = Open();
  for (int i = 1; i <= 40; ++i) Add(archive, std::string(i, 'x'), 1);
  stop_after_ = 5;
  ASSERT_TRUE(Redo(archive, readers).stopped);
  EXPECT_GT(DoneByInterruptedRun(archive, kNow), 0);
  EXPECT_EQ(DoneByInterruptedRun(archive, {"1.0", "other rules"}), 0);
  EXPECT_EQ(DoneByInterruptedRun(archive, {"1.1", "rules"}), 0);
  stop_after_ = 0;
  ReextractOptions all;
  all.all = true;
  EXPECT_EQ(Redo(archive, readers, all).documents, 40);
}

TEST_F(ReextractTest, ADocumentBeyondItsLimitKeepsItsPlan) {
  ReadLimits limits;
  limits.document_time = 50ms;
  ReaderPool& readers = Readers(limits);
  store::Archive archive = Open();
  const std::int64_t first = Add(archive, "x", 1);
  const std::int64_t endless = Add(archive, "xx", 2000);
  const std::int64_t last = Add(archive, "xxx", 1);
  archive.ReplacePlan(endless, store::SamplePlan(1), kNow);
  const Plan before = *archive.LoadPlan(endless);
  const ReextractSummary summary = Redo(archive, readers);
  EXPECT_EQ(summary.documents, 3);
  EXPECT_EQ(summary.failed, 1);
  EXPECT_EQ(Seen(), (std::vector<std::int64_t>{first, endless, last}));
  ASSERT_TRUE(seen_[1].error.has_value());
  EXPECT_EQ(seen_[1].error->code, ErrorCode::kOutOfTime);
  EXPECT_THAT(seen_[1].error->message, HasSubstr("--document-time"));
  EXPECT_TRUE(*archive.LoadPlan(endless) == before);
}

TEST_F(ReextractTest, StoppedAtOnceItKeepsWhatIsWritten) {
  ReaderPool& readers = Readers();
  store::Archive archive = Open();
  for (int i = 1; i <= 40; ++i) Add(archive, std::string(i, 'x'), 1);
  ReextractOptions options;
  options.versions = kNow;
  int seen = 0;
  const ReextractSummary summary = Reextract(
      archive, readers, options, [&](const ReextractReport&) { stop_.now = ++seen >= 4; }, stop_);
  EXPECT_TRUE(summary.stopped);
  EXPECT_LT(summary.documents, 40);
  EXPECT_EQ(DoneByInterruptedRun(archive, kNow), summary.documents);
  EXPECT_EQ(archive.Runs(1)[0].state, store::RunState::kStopped);
}

}  // namespace
}  // namespace kehoach::batch
