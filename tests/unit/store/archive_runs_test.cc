// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sha256.h"
#include "sample.h"
#include "store/store.h"

namespace kehoach::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ArchiveRunsTest : public testing::Test {
 protected:
  Archive Create() { return Archive::Open(directory_, Mode::kCreate); }

  static RunRecord Import() {
    RunRecord run;
    run.kind = RunKind::kImport;
    run.versions = kVersions;
    run.options = R"({"jobs":2})";
    return run;
  }

  static FailureRecord Failure(const std::string& bytes, ErrorCode code) {
    FailureRecord failure;
    failure.sha256 = Sha256Hex(bytes);
    failure.bytes = static_cast<std::int64_t>(bytes.size());
    failure.error = {code, "", 3, "why " + bytes};
    failure.versions = kVersions;
    failure.limits = "file 512 MiB";
    failure.seen = kSeen;
    return failure;
  }

  static UnreadFile Unread(const std::string& path, ErrorCode code) {
    UnreadFile file;
    file.path = path;
    file.error = {code, "", 0, "why " + path};
    file.versions = kVersions;
    file.limits = "file 512 MiB";
    file.seen = kSeen;
    return file;
  }

  // Starts a run in a child process, which holds the archive until it is killed.
  class Writer {
   public:
    explicit Writer(const std::string& directory) {
      int ready[2];
      if (pipe(ready) != 0) ADD_FAILURE();
      child_ = fork();
      if (child_ == 0) {
        Archive archive = Archive::Open(directory, Mode::kWrite);
        RunRecord run = Import();
        run.id = archive.StartRun(run);
        run.documents = 5;
        run.outcomes["imported"] = 5;
        archive.UpdateRun(run.id, run);
        if (write(ready[1], "x", 1) != 1) _exit(1);
        while (true) pause();
      }
      close(ready[1]);
      char byte = 0;
      if (read(ready[0], &byte, 1) != 1) ADD_FAILURE();
      close(ready[0]);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer() { Kill(); }
    void Kill() {
      if (child_ == 0) return;
      kill(child_, SIGKILL);
      waitpid(child_, nullptr, 0);
      child_ = 0;
    }
    pid_t pid() const { return child_; }

   private:
    pid_t child_ = 0;
  };

  TemporaryFolder folder_;
  const std::string directory_ = folder_ / "archive";
};

// ---- runs --------------------------------------------------------------------------------

TEST_F(ArchiveRunsTest, ARunIsGivenBackAsItWasStored) {
  Archive archive = Create();
  RunRecord run = Import();
  run.started = "2026-03-01T08:00:00Z";
  run.id = archive.StartRun(run);
  EXPECT_EQ(1, run.id);
  run.state = RunState::kFailed;
  run.documents = 12;
  run.pages = 60;
  run.seconds = 1.25;
  run.outcomes = {{"imported", 9}, {"failed", 3}};
  run.failures = {{"encrypted", 2}, {"out_of_time", 1}};
  run.message = "no space left \"here\"";
  archive.UpdateRun(run.id, run);
  const std::vector<RunRecord> runs = archive.Runs(10);
  ASSERT_THAT(runs, SizeIs(1));
  EXPECT_EQ(20U, runs[0].updated.size());
  run.updated = runs[0].updated;
  run.pid = getpid();
  EXPECT_EQ(run, runs[0]);
}

TEST_F(ArchiveRunsTest, TheNewestRunsComeFirst) {
  Archive archive = Create();
  for (const RunKind kind : {RunKind::kImport, RunKind::kReextract, RunKind::kMerge}) {
    RunRecord run = Import();
    run.kind = kind;
    run.state = RunState::kDone;
    archive.StartRun(run);
  }
  const std::vector<RunRecord> runs = archive.Runs(2);
  ASSERT_THAT(runs, SizeIs(2));
  EXPECT_EQ(RunKind::kMerge, runs[0].kind);
  EXPECT_EQ(RunKind::kReextract, runs[1].kind);
}

TEST_F(ArchiveRunsTest, FiguresOfARunAreKeptWithTheBatchThatTheyCount) {
  Archive archive = Create();
  RunRecord run = Import();
  run.id = archive.StartRun(run);
  archive.Begin();
  run.documents = 1;
  archive.UpdateRun(run.id, run);
  archive.Rollback();
  EXPECT_EQ(0, archive.Runs(1).at(0).documents);
}

TEST_F(ArchiveRunsTest, ARunIsRunningWhileItsProcessHoldsTheArchive) {
  { Create(); }
  const Writer writer(directory_);
  const Archive reader = Archive::Open(directory_, Mode::kRead);
  const std::vector<RunRecord> runs = reader.Runs(1);
  ASSERT_THAT(runs, SizeIs(1));
  EXPECT_EQ(RunState::kRunning, runs[0].state);
  EXPECT_EQ(writer.pid(), runs[0].pid);
  EXPECT_EQ(5, runs[0].documents);
}

TEST_F(ArchiveRunsTest, ARunWhoseProcessIsGoneIsInterrupted) {
  { Create(); }
  Writer writer(directory_);
  writer.Kill();
  EXPECT_EQ(RunState::kInterrupted, Archive::Open(directory_, Mode::kRead).Runs(1).at(0).state);
  // The next run is no proof that the one before is still at work.
  Archive next = Archive::Open(directory_, Mode::kWrite);
  EXPECT_EQ(RunState::kInterrupted, next.Runs(1).at(0).state);
  next.StartRun(Import());
  const std::vector<RunRecord> runs = next.Runs(2);
  EXPECT_EQ(RunState::kRunning, runs.at(0).state);
  EXPECT_EQ(RunState::kInterrupted, runs.at(1).state);
}

TEST_F(ArchiveRunsTest, ALookAtTheLockDoesNotTurnAWriterAway) {
  { Create(); }
  Writer(directory_).Kill();
  const pid_t looking = fork();
  if (looking == 0) {
    const Archive reader = Archive::Open(directory_, Mode::kRead);
    while (true) reader.Runs(1);
  }
  for (int i = 0; i < 200; ++i) EXPECT_NO_THROW(Archive::Open(directory_, Mode::kWrite));
  kill(looking, SIGKILL);
  waitpid(looking, nullptr, 0);
}

// ---- failures ----------------------------------------------------------------------------

std::vector<std::string> Listed(const Archive& archive, const FailureFilter& filter = {}) {
  std::vector<std::string> list;
  archive.ForEachFailure(filter, [&](const ListedFailure& f) {
    EXPECT_EQ(f.path, f.error.source);
    list.push_back(f.path + " " + ErrorName(f.error.code) + ": " + f.error.message + " (" +
                   std::to_string(f.attempts) + ")");
  });
  return list;
}

TEST_F(ArchiveRunsTest, FailuresAndUnreadFilesAreOneListByPath) {
  Archive archive = Create();
  const FailureRecord b = Failure("b", ErrorCode::kDamaged), c = Failure("c", ErrorCode::kNotPdf);
  for (const FailureRecord& failure : {c, b}) archive.StoreFailure(failure);
  archive.NotePath(c.sha256, {"/in/c.pdf", 1, 1, kSeen});
  archive.NotePath(b.sha256, {"/in/b.pdf", 1, 1, kSeen});
  archive.StoreUnread(Unread("/in/d.pdf", ErrorCode::kTooLarge));
  archive.StoreUnread(Unread("/in/a.pdf", ErrorCode::kUnreadable));
  EXPECT_THAT(
      Listed(archive),
      ElementsAre("/in/a.pdf unreadable: why /in/a.pdf (1)", "/in/b.pdf damaged: why b (1)",
                  "/in/c.pdf not_pdf: why c (1)", "/in/d.pdf too_large: why /in/d.pdf (1)"));
  EXPECT_THAT(Listed(archive, {ErrorCode::kDamaged}), ElementsAre("/in/b.pdf damaged: why b (1)"));
  EXPECT_THAT(Listed(archive, {ErrorCode::kTooLarge}),
              ElementsAre("/in/d.pdf too_large: why /in/d.pdf (1)"));
  EXPECT_THAT(Listed(archive, {ErrorCode::kEmpty}), IsEmpty());
  EXPECT_EQ(2, archive.Count().unread);
  EXPECT_EQ(1, archive.Count().failures_by_class["unreadable"]);
}

TEST_F(ArchiveRunsTest, AttemptsAddUpUntilTheDocumentIsRead) {
  Archive archive = Create();
  FailureRecord failure = Failure("x", ErrorCode::kOutOfMemory);
  archive.StoreFailure(failure);
  failure.attempts = 2;
  failure.error.message = "again";
  archive.StoreFailure(failure);
  const std::optional<FailureRecord> found = archive.FindFailure(failure.sha256);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(3, found->attempts);
  EXPECT_EQ("again", found->error.message);
  archive.StoreDocument(SampleRecord("x"), PackPages({SamplePage(1, 0)}), SamplePlan(0), kVersions);
  EXPECT_THAT(Listed(archive), IsEmpty());
}

TEST_F(ArchiveRunsTest, AFileThatIsReadAtLastIsUnreadNoMore) {
  Archive archive = Create();
  archive.StoreUnread(Unread("/in/a.pdf", ErrorCode::kUnreadable));
  archive.StoreUnread(Unread("/in/a.pdf", ErrorCode::kTooLarge));
  archive.StoreUnread(Unread("/in/b.pdf", ErrorCode::kUnreadable));
  archive.StoreUnread(Unread("/in/c.pdf", ErrorCode::kUnreadable));
  const std::optional<UnreadFile> found = archive.FindUnread("/in/a.pdf");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(ErrorCode::kTooLarge, found->error.code);
  EXPECT_EQ(2, found->attempts);
  EXPECT_EQ(kVersions, found->versions);
  const FailureRecord failure = Failure("x", ErrorCode::kDamaged);
  archive.StoreFailure(failure);
  archive.NotePath(failure.sha256, {"/in/a.pdf", 1, 1, kSeen});
  archive.ForgetUnread("/in/b.pdf");
  EXPECT_FALSE(archive.FindUnread("/in/a.pdf").has_value());
  EXPECT_THAT(Listed(archive), ElementsAre("/in/a.pdf damaged: why x (1)",
                                           "/in/c.pdf unreadable: why /in/c.pdf (1)"));
}

}  // namespace
}  // namespace kehoach::store
