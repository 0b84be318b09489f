// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to an archive when the process, the disk or the file lets it down.
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sha256.h"
#include "sample.h"
#include "store/store.h"

namespace kehoach::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using Kind = ArchiveError::Kind;

// Runs `work` in a child process. Returns its exit status as of waitpid().
int InChild(const std::function<int()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    int code = 99;
    try {
      code = work();
    } catch (const std::exception&) {
      code = 98;
    }
    _exit(code);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

void LimitFileSize(rlim_t bytes) {
  const rlimit limit = {bytes, bytes};
  setrlimit(RLIMIT_FSIZE, &limit);
}

class FaultTest : public testing::Test {
 protected:
  void SetUp() override {
    Archive archive = Archive::Open(directory_, Mode::kCreate);
    Store(archive, "before");
  }

  static void Store(Archive& archive, const std::string& bytes) {
    const DocumentRecord record = SampleRecord(bytes);
    archive.StoreOriginal(record.sha256, bytes);
    archive.StoreDocument(record, PackPages({SamplePage(1, 0)}), SamplePlan(0), kVersions);
    archive.NotePath(record.sha256, {"/in/" + bytes, 1, 1, kSeen});
  }

  // Sound, with the one document of before; and still of use.
  void ExpectOnlyBefore() {
    Archive archive = Archive::Open(directory_, Mode::kWrite);
    for (const VerifyProblem& problem : archive.Verify()) {
      EXPECT_FALSE(problem.error) << problem.kind << ": " << problem.message;
    }
    EXPECT_EQ(1, archive.Count().documents);
    EXPECT_TRUE(*archive.LoadPlan(1) == SamplePlan(0));
    Store(archive, "after");
    EXPECT_EQ(2, archive.Count().read);
  }

  TemporaryFolder folder_;
  const std::string directory_ = folder_ / "archive";
};

TEST_F(FaultTest, KilledBetweenBeginAndCommitLosesTheBatchAlone) {
  const int status = InChild([this] {
    Archive archive = Archive::Open(directory_, Mode::kWrite);
    archive.Begin();
    // More than the page cache holds, so that part of it is on disk already.
    for (int i = 0; i < 800; ++i) {
      archive.StoreDocument(SampleRecord(std::to_string(i)), PackPages({SamplePage(1, i)}),
                            SamplePlan(i), kVersions);
    }
    archive.StoreOriginal(Sha256Hex("0"), "0");
    if (fs::file_size(directory_ + "/archive.db-wal") < 1000000) return 1;
    raise(SIGKILL);
    return 0;
  });
  ASSERT_TRUE(WIFSIGNALED(status));
  ExpectOnlyBefore();
}

TEST_F(FaultTest, AFullDiskEndsTheRunAndLeavesASoundArchive) {
  const int status = InChild([this] {
    std::signal(SIGXFSZ, SIG_IGN);  // write() then fails with EFBIG, as with ENOSPC on a full disk
    Archive archive = Archive::Open(directory_, Mode::kWrite);
    LimitFileSize(1 << 20);
    try {
      archive.Begin();
      for (int i = 0; i < 5000; ++i) {
        archive.StoreDocument(SampleRecord(std::to_string(i)), PackPages({SamplePage(1, i)}),
                              SamplePlan(i), kVersions);
      }
      archive.Commit();
    } catch (const ArchiveError& error) {
      const bool clear = std::string(error.what()).find("no space left") != std::string::npos;
      return error.kind() == Kind::kDiskFull && clear ? 7 : 8;
    }
    return 9;
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(7, WEXITSTATUS(status));
  ExpectOnlyBefore();
}

TEST_F(FaultTest, ACopyThatDoesNotFitLeavesNoFile) {
  const std::string bytes(300000, 'x');
  const std::string sha256 = Sha256Hex(bytes);
  const int status = InChild([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    Archive archive = Archive::Open(directory_, Mode::kWrite);
    LimitFileSize(100000);
    try {
      archive.StoreOriginal(sha256, bytes);
    } catch (const ArchiveError& error) {
      const bool left = fs::exists(directory_ + "/originals/.incoming-" + sha256);
      return error.kind() == Kind::kDiskFull && !left ? 7 : 8;
    }
    return 9;
  });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(7, WEXITSTATUS(status));
  EXPECT_FALSE(fs::exists(Archive::Open(directory_, Mode::kRead).OriginalPath(sha256)));
  ExpectOnlyBefore();
}

TEST_F(FaultTest, AProcessKilledWhileCopyingLeavesNoOriginal) {
  const std::string bytes(300000, 'x');
  const std::string sha256 = Sha256Hex(bytes);
  const int status = InChild([&] {
    Archive archive = Archive::Open(directory_, Mode::kWrite);
    LimitFileSize(100000);  // SIGXFSZ ends the process in the middle of the copy
    archive.StoreOriginal(sha256, bytes);
    return 0;
  });
  ASSERT_TRUE(WIFSIGNALED(status));
  const std::string incoming = directory_ + "/originals/.incoming-" + sha256;
  EXPECT_TRUE(fs::exists(incoming));
  {
    const Archive archive = Archive::Open(directory_, Mode::kRead);
    EXPECT_FALSE(fs::exists(archive.OriginalPath(sha256)));
    const std::vector<VerifyProblem> problems = archive.Verify();
    ASSERT_EQ(1U, problems.size());
    EXPECT_EQ("leftover", problems[0].kind);
    EXPECT_FALSE(problems[0].error);
  }
  ExpectOnlyBefore();
  EXPECT_FALSE(fs::exists(incoming));
}

TEST_F(FaultTest, ATruncatedOriginalIsWrittenAgain) {
  Archive archive = Archive::Open(directory_, Mode::kWrite);
  std::ofstream(archive.OriginalPath(Sha256Hex("before"))) << "bef";
  archive.StoreOriginal(Sha256Hex("before"), "before");
  EXPECT_THAT(archive.Verify(), IsEmpty());
}

TEST_F(FaultTest, ASecondWriterIsRefusedAndReadersAreNot) {
  Archive writer = Archive::Open(directory_, Mode::kWrite);
  writer.Begin();
  Store(writer, "in the batch");
  const int status = InChild([this] {
    try {
      Archive::Open(directory_, Mode::kWrite);
    } catch (const ArchiveError& error) {
      const std::string holder = "process " + std::to_string(getppid());
      const bool named = std::string(error.what()).find(holder) != std::string::npos;
      return error.kind() == Kind::kLocked && named ? 7 : 8;
    }
    return 9;
  });
  EXPECT_EQ(7, WEXITSTATUS(status));
  const Archive reader = Archive::Open(directory_, Mode::kRead);
  EXPECT_EQ(1, reader.Count().documents);
  writer.Commit();
  EXPECT_EQ(2, reader.Count().documents);
  // Readers do not hold the writer up either.
  const std::vector<DocumentSummary> list = reader.ListDocuments();
  Store(writer, "later");
  EXPECT_EQ(3, writer.Count().documents);
}

TEST_F(FaultTest, TheLockEndsWithItsProcess) {
  const int status = InChild([this] {
    Archive archive = Archive::Open(directory_, Mode::kWrite);
    raise(SIGKILL);
    return 0;
  });
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_NO_THROW(Archive::Open(directory_, Mode::kWrite));
}

// Overwrites part of the database file.
void Damage(const std::string& file, std::streamoff offset, std::size_t size) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(offset);
  stream << std::string(size, '\xA5');
}

TEST_F(FaultTest, AFileThatIsNoDatabaseIsSaidToBeNone) {
  Damage(directory_ + "/archive.db", 0, 100);
  for (const Mode mode : {Mode::kRead, Mode::kWrite, Mode::kCreate}) {
    try {
      Archive::Open(directory_, mode);
      FAIL() << "opened";
    } catch (const ArchiveError& error) {
      EXPECT_EQ(Kind::kNotArchive, error.kind());
      EXPECT_THAT(error.what(), HasSubstr("archive.db"));
    }
  }
}

TEST_F(FaultTest, ADamagedDatabaseIsAnErrorWhereverItIsDamaged) {
  const std::string file = directory_ + "/archive.db";
  const auto size = static_cast<std::streamoff>(fs::file_size(file));
  constexpr std::streamoff kPage = 8192;
  ASSERT_GT(size, 10 * kPage);
  const std::string copy = folder_ / "copy.db";
  fs::copy_file(file, copy);
  int noticed = 0, pages = 0;
  for (std::streamoff offset = kPage; offset < size; offset += kPage) {
    fs::copy_file(copy, file, fs::copy_options::overwrite_existing);
    Damage(file, offset, kPage);
    ++pages;
    try {
      const Archive archive = Archive::Open(directory_, Mode::kRead);
      for (const VerifyProblem& problem : archive.Verify()) {
        if (problem.error) {
          ++noticed;
          break;
        }
      }
    } catch (const ArchiveError& error) {
      EXPECT_EQ(Kind::kDamaged, error.kind()) << error.what();
      ++noticed;
    }
  }
  EXPECT_EQ(pages, noticed);
}

TEST_F(FaultTest, ATruncatedDatabaseIsAnError) {
  const std::string file = directory_ + "/archive.db";
  fs::resize_file(file, fs::file_size(file) / 2);
  bool noticed = false;
  try {
    const Archive archive = Archive::Open(directory_, Mode::kRead);
    for (const VerifyProblem& problem : archive.Verify()) noticed = noticed || problem.error;
  } catch (const ArchiveError& error) {
    noticed = error.kind() == Kind::kDamaged;
  }
  EXPECT_TRUE(noticed);
}

}  // namespace
}  // namespace kehoach::store
