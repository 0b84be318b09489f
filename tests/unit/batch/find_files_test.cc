// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/find_files.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/file.h"

namespace kehoach::batch {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class FindFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "kehoach-find-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string Put(const std::string& name, const std::string& content = "x") {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << content;
    return (folder_ / name).string();
  }

  fs::path folder_;
};

TEST_F(FindFilesTest, WalksFoldersInOrder) {
  const std::string b = Put("b.pdf"), upper = Put("B.PDF"), deep = Put("a/deep.pdf");
  Put("notes.txt");
  Put("pdf");
  const FoundFiles found = FindFiles({folder_.string()});
  EXPECT_THAT(found.files, ElementsAre(upper, deep, b));
  EXPECT_THAT(found.problems, IsEmpty());
}

TEST_F(FindFilesTest, NamedFilesAreTakenOnceAndWhateverTheirName) {
  const std::string a = Put("a.pdf"), odd = Put("scan.001");
  const FoundFiles found = FindFiles({odd, a, folder_.string(), (folder_ / "./a.pdf").string()});
  EXPECT_THAT(found.files, ElementsAre(odd, a));
}

TEST_F(FindFilesTest, LeavesOutLinksToFoldersAndSpecialFiles) {
  const std::string a = Put("a.pdf");
  fs::create_directory_symlink(folder_, folder_ / "loop");
  fs::create_symlink("nowhere.pdf", folder_ / "dangling.pdf");
  ASSERT_EQ(::mkfifo((folder_ / "pipe.pdf").c_str(), 0600), 0);
  const FoundFiles found = FindFiles({folder_.string()});
  EXPECT_THAT(found.files, ElementsAre(a));
  EXPECT_THAT(found.problems, IsEmpty());
  ASSERT_EQ(found.left_out.size(), 3u);  // by path, each with what it is
  EXPECT_EQ(found.left_out[0].source, (folder_ / "dangling.pdf").string());
  EXPECT_EQ(found.left_out[0].message, "is a link to nothing");
  EXPECT_EQ(found.left_out[1].message, "is a link to a folder");
  EXPECT_EQ(found.left_out[2].message, "is a pipe");
  EXPECT_EQ(FindFiles({(folder_ / "pipe.pdf").string()}).problems.size(), 1u);
}

TEST_F(FindFilesTest, CountsFilesOfOtherNames) {
  Put("a.pdf");
  Put("b.doc");
  Put("deep/c.pdf.bak");
  EXPECT_EQ(FindFiles({folder_.string()}).other_files, 2u);
}

TEST_F(FindFilesTest, WhatLiesInTheArchiveIsAProblemWhenItIsNamed) {
  const std::string copy = Put("archive/originals/00/x.pdf"), archive = folder_ / "archive";
  fs::create_directory_symlink(folder_ / "archive/originals", folder_ / "link");
  for (const std::string& path :
       {copy, archive, archive + "/", archive + "/originals", (folder_ / "link").string(),
        (folder_ / "link/00/x.pdf").string(), (folder_ / "link/00").string()}) {
    const FoundFiles found = FindFiles({path}, archive);
    EXPECT_THAT(found.files, IsEmpty()) << path;
    ASSERT_EQ(found.problems.size(), 1u) << path;
    EXPECT_EQ(found.problems[0].source, path);
  }
  // A neighbour whose name begins alike is no part of it.
  const std::string neighbour = Put("archive2/y.pdf");
  EXPECT_THAT(FindFiles({neighbour}, archive).files, ElementsAre(neighbour));
}

TEST_F(FindFilesTest, GoingBackOverALinkIsNotWhereTheLinkStands) {
  const std::string here = Put("a.pdf"), there = Put("other/a.pdf");
  fs::create_directories(folder_ / "other/deep");
  fs::create_directory_symlink(folder_ / "other/deep", folder_ / "link");
  const std::string over = (folder_ / "link").string() + "/../a.pdf";  // other/a.pdf
  EXPECT_THAT(FindFiles({here, over, there}).files, ElementsAre(here, over));
  EXPECT_EQ(AbsolutePath(over), fs::canonical(there));
}

TEST_F(FindFilesTest, LeavesOutTheArchive) {
  const std::string a = Put("a.pdf");
  Put("archive/originals/00/x.pdf");
  EXPECT_THAT(FindFiles({folder_.string()}, (folder_ / "archive").string()).files, ElementsAre(a));
  EXPECT_EQ(FindFiles({folder_.string()}, (folder_ / "other").string()).files.size(), 2u);
}

TEST_F(FindFilesTest, MissingPathsAreProblems) {
  const FoundFiles found = FindFiles({(folder_ / "none").string()});
  EXPECT_THAT(found.files, IsEmpty());
  ASSERT_EQ(found.problems.size(), 1u);
  EXPECT_EQ(found.problems[0].code, ErrorCode::kUnreadable);
}

TEST_F(FindFilesTest, ReadFileKeepsItsLimit) {
  const std::string path = Put("a.pdf", std::string(100, 'x'));
  const Result<FileContent> content = ReadFile(path, 100);
  ASSERT_TRUE(content.ok());
  EXPECT_EQ(content->bytes, std::string(100, 'x'));
  EXPECT_EQ(content->state, *StatFile(path));
  const Result<FileContent> refused = ReadFile(path, 99);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(ReadFile(folder_.string()).error().code, ErrorCode::kUnreadable);
}

}  // namespace
}  // namespace kehoach::batch
