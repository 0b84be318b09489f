// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output_file.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/exit_code.h"

namespace kehoach::cli {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::ExitedWithCode;
using testing::IsEmpty;

class OutputFileTest : public testing::Test {
 protected:
  OutputFileTest() {
    std::string pattern = (fs::temp_directory_path() / "kehoach-out-XXXXXX").string();
    if (!mkdtemp(pattern.data())) std::abort();
    folder_ = pattern;
  }
  ~OutputFileTest() override { fs::remove_all(folder_); }

  std::string At(const std::string& name) const { return (folder_ / name).string(); }
  std::string Content(const std::string& name) const {
    std::ifstream in(At(name), std::ios::binary);
    std::stringstream buffer;
    buffer << in.rdbuf();
    return buffer.str();
  }
  std::vector<std::string> Names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      names.push_back(entry.path().filename().string());
    }
    return names;
  }

  fs::path folder_;
};

TEST_F(OutputFileTest, AppearsWithCommitAndNotBefore) {
  OutputFile file(At("a.csv"));
  file.Write("một\n");
  file.Write(std::string(100'000, 'x'));
  EXPECT_FALSE(fs::exists(At("a.csv")));
  file.Commit();
  EXPECT_EQ("một\n" + std::string(100'000, 'x'), Content("a.csv"));
  EXPECT_THAT(Names(), ElementsAre("a.csv"));
}

TEST_F(OutputFileTest, WithoutCommitWhatStoodThereStays) {
  std::ofstream(At("a.csv")) << "before";
  {
    OutputFile file(At("a.csv"));
    file.Write("after");
  }
  EXPECT_EQ("before", Content("a.csv"));
  EXPECT_THAT(Names(), ElementsAre("a.csv"));
}

TEST_F(OutputFileTest, GetsThePermissionsOfAnyNewFileOrOfTheOneBefore) {
  const mode_t mask = ::umask(022);
  OutputFile(At("new")).Commit();
  std::ofstream(At("old")) << "";
  ::chmod(At("old").c_str(), 0640);
  OutputFile(At("old")).Commit();
  ::umask(mask);
  struct stat info {};
  ASSERT_EQ(0, ::stat(At("new").c_str(), &info));
  EXPECT_EQ(0644u, info.st_mode & 0777);
  ASSERT_EQ(0, ::stat(At("old").c_str(), &info));
  EXPECT_EQ(0640u, info.st_mode & 0777);
}

TEST_F(OutputFileTest, ALinkIsFollowed) {
  fs::create_directory(At("real"));
  std::ofstream(At("real/a.csv")) << "before";
  fs::create_symlink("real/a.csv", At("link.csv"));
  OutputFile file(At("link.csv"));
  file.Write("after");
  file.Commit();
  EXPECT_TRUE(fs::is_symlink(At("link.csv")));
  EXPECT_EQ("after", Content("real/a.csv"));
}

TEST_F(OutputFileTest, WhatCannotBeMadeIsAWrongCall) {
  for (const std::string& path : {At("none/a.csv"), folder_.string(), At("")}) {
    try {
      OutputFile file(path);
      ADD_FAILURE() << path;
    } catch (const Stop& stop) {
      EXPECT_EQ(ExitCode::kUsage, stop.code()) << path;
    }
  }
}

TEST_F(OutputFileTest, AFullDiskIsSaid) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  OutputFile file("/dev/full");
  EXPECT_EQ("", file.hidden_path());
  file.Write("x");
  try {
    file.Commit();
    ADD_FAILURE();
  } catch (const Stop& stop) {
    EXPECT_EQ(ExitCode::kSomeFailed, stop.code());
  }
}

TEST_F(OutputFileTest, AStopRemovesWhatIsOnItsWay) {
  for (const int signal : {SIGINT, SIGTERM}) {
    const auto stopped = [&] {
      const OutputFolder folder(At("new"));
      OutputFile one(At("a.csv")), two(folder.File("b.csv"));
      StopAtOnceOnSignal();
      one.Write(std::string(200'000, 'x'));
      std::raise(signal);
    };
    EXPECT_EXIT(stopped(), ExitedWithCode(130), "stopped; nothing was written");
    EXPECT_THAT(Names(), IsEmpty());
  }
}

TEST_F(OutputFileTest, AStopWaitsForStepsThatBelongTogether) {
  const auto stopped = [&] {
    OutputFile one(At("a.csv")), two(At("b.csv")), three(At("c.csv"));
    StopAtOnceOnSignal();
    const SignalsWait wait;
    one.Commit();
    std::raise(SIGINT);
    two.Commit();
  };
  EXPECT_EXIT(stopped(), ExitedWithCode(130), "stopped");
  EXPECT_THAT(Names(), testing::UnorderedElementsAre("a.csv", "b.csv"));
}

TEST_F(OutputFileTest, AFolderThatWasMadeGoesAgainUnlessItIsKept) {
  { const OutputFolder folder(At("new/")); }
  EXPECT_THAT(Names(), IsEmpty());
  {
    OutputFolder folder(At("new/"));
    OutputFile(folder.File("a.csv")).Commit();
    folder.Keep();
  }
  { const OutputFolder folder(At("new")); }
  EXPECT_TRUE(fs::exists(At("new/a.csv")));
  EXPECT_THROW(OutputFolder(At("new/a.csv")), Stop);
  EXPECT_THROW(OutputFolder(At("none/new")), Stop);
}

TEST_F(OutputFileTest, NamesFolderByItsEndOrByWhatIsThere) {
  EXPECT_TRUE(NamesFolder("out/"));
  EXPECT_TRUE(NamesFolder(folder_.string()));
  EXPECT_FALSE(NamesFolder(At("none")));
  EXPECT_FALSE(NamesFolder(""));
}

}  // namespace
}  // namespace kehoach::cli
