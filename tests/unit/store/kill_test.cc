// SPDX-License-Identifier: GPL-3.0-or-later
// An archive whose writer is killed from outside, at any moment, again and again; and readers
// beside a writer.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sha256.h"
#include "sample.h"
#include "store/sqlite.h"
#include "store/store.h"

namespace kehoach::store {
namespace {

namespace fs = std::filesystem;

constexpr int kGroup = 4;

std::string BytesOf(int i) { return "document " + std::to_string(i) + std::string(3000, 'x'); }

// Stores documents in groups from `first` on, without end. `committed` is what it was promised.
[[noreturn]] void WriteUntilKilled(const std::string& directory, int first,
                                   volatile int* committed) {
  Archive archive = Archive::Open(directory, Mode::kWrite);
  RunRecord run;
  run.id = archive.StartRun(run);
  for (int i = first;; i += kGroup) {
    archive.Begin();
    for (int j = i; j < i + kGroup; ++j) {
      const std::string bytes = BytesOf(j);
      const DocumentRecord record = SampleRecord(bytes);
      archive.StoreOriginal(record.sha256, bytes);
      archive.StoreDocument(record, PackPages({SamplePage(1, j)}), SamplePlan(j), kVersions);
      archive.NotePath(record.sha256, {"/in/" + std::to_string(j), 1, j, kSeen});
    }
    run.documents = i + kGroup;
    archive.UpdateRun(run.id, run);
    archive.Commit();
    *committed = i + kGroup;
  }
}

class KillTest : public testing::Test {
 protected:
  KillTest() { Archive::Open(directory_, Mode::kCreate); }

  // Whatever has its final name is whole.
  void ExpectWholeOriginals() {
    for (const fs::directory_entry& entry :
         fs::recursive_directory_iterator(directory_ + "/originals")) {
      if (!entry.is_regular_file()) continue;
      if (entry.path().filename().string().starts_with(".incoming-")) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      EXPECT_EQ(entry.path().stem().string(), Sha256Hex(bytes));
    }
  }

  TemporaryFolder folder_;
  const std::string directory_ = folder_ / "archive";
};

TEST_F(KillTest, AWriterKilledAtAnyMomentLeavesASoundArchiveWithAllThatWasCommitted) {
  auto* const committed = static_cast<int*>(
      mmap(nullptr, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  ASSERT_NE(MAP_FAILED, static_cast<void*>(committed));
  std::mt19937 random(20310301);
  int stored = 0;
  for (int round = 0; round < 30; ++round) {
    *committed = stored;
    const pid_t child = fork();
    if (child == 0) WriteUntilKilled(directory_, stored, committed);
    // Some way into the next group after none, one or two: however slow the machine is.
    const int until = stored + kGroup * static_cast<int>(random() % 3);
    int status = 0;
    while (static_cast<volatile int&>(*committed) < until) {
      ASSERT_EQ(0, waitpid(child, &status, WNOHANG)) << "the writer ended by itself";
      std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 20'000));
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "round " << round;

    const Archive archive = Archive::Open(directory_, Mode::kRead);
    for (const VerifyProblem& problem : archive.Verify()) {
      EXPECT_FALSE(problem.error) << "round " << round << ": " << problem.kind << " "
                                  << problem.subject << ": " << problem.message;
    }
    ExpectWholeOriginals();
    const auto documents = static_cast<int>(archive.CountDocuments());
    EXPECT_EQ(0, documents % kGroup);  // a group is there whole or not at all
    EXPECT_GE(documents, *committed);
    EXPECT_LE(documents, *committed + kGroup);
    for (int i = stored; i < documents; ++i) {
      const std::string sha256 = Sha256Hex(BytesOf(i));
      ASSERT_TRUE(archive.HasDocument(sha256)) << i;
      EXPECT_TRUE(*archive.LoadPlan(i + 1) == SamplePlan(i)) << i;
      EXPECT_TRUE(*archive.LoadPage(i + 1, 1) == SamplePage(1, i)) << i;
      EXPECT_EQ(sha256, archive.FindUnchanged("/in/" + std::to_string(i), 1, i)) << i;
    }
    stored = documents;
  }
  EXPECT_GT(stored, 0);
  munmap(committed, sizeof(int));
  // The next writer goes on, and clears away what was cut short.
  Archive::Open(directory_, Mode::kWrite);
  for (const fs::directory_entry& entry : fs::directory_iterator(directory_ + "/originals")) {
    EXPECT_TRUE(entry.is_directory()) << entry.path();
  }
}

TEST_F(KillTest, ReadersAreNotHeldUpByALongGroupNorByACheckpoint) {
  Archive writer = Archive::Open(directory_, Mode::kWrite);
  const auto store = [&writer](int i) {
    writer.StoreDocument(SampleRecord(BytesOf(i)), PackPages({SamplePage(1, i)}), SamplePlan(i),
                         kVersions);
  };
  store(0);
  int tasks_of_one = 0;
  for (const PlanTable& table : SamplePlan(0).tables)
    tasks_of_one += static_cast<int>(table.rows.size());
  const auto count_in_another_process = [this] {
    const pid_t child = fork();
    if (child == 0) {
      int count = 99;
      try {
        const Archive reader = Archive::Open(directory_, Mode::kRead);
        if (reader.LoadPlan(1).ok()) count = static_cast<int>(reader.ListDocuments().size());
      } catch (const std::exception&) {
        count = 98;
      }
      _exit(count);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WEXITSTATUS(status);
  };
  writer.Begin();
  // More than the writer's page cache holds: part of the group is in the WAL before its end.
  for (int i = 1; i <= 60; ++i) {
    store(i);
    if (i % 20 == 0) {
      EXPECT_EQ(1, count_in_another_process());
    }
  }
  // A reader in the middle of a list, which it sees as it was.
  Database reader(directory_ + "/archive.db", Database::Access::kRead);
  Rows rows = reader.Query("SELECT id FROM task_t");
  ASSERT_TRUE(rows.Next());
  writer.Commit();
  EXPECT_EQ(61, count_in_another_process());
  Database(directory_ + "/archive.db", Database::Access::kWrite)
      .Execute("PRAGMA wal_checkpoint(PASSIVE)");
  writer.Begin();
  store(61);
  EXPECT_EQ(61, count_in_another_process());
  int tasks = 1;
  while (rows.Next()) ++tasks;
  EXPECT_EQ(tasks_of_one, tasks);
  writer.Commit();
  EXPECT_EQ(62, count_in_another_process());
}

}  // namespace
}  // namespace kehoach::store
