// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/files.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sample.h"

namespace kehoach::store {
namespace {

using ::testing::HasSubstr;

TEST(SyncFilesTest, TakesManyFilesAndFolders) {
  const TemporaryFolder folder;
  std::vector<std::string> files = {folder / ""};
  for (int i = 0; i < 100; ++i) {
    files.push_back(folder / ("file-" + std::to_string(i)));
    WriteFile(files.back(), "content");
  }
  SyncFiles(files);
  SyncFiles({});
}

TEST(SyncFilesTest, NamesTheOneThatCannotBeSynced) {
  const TemporaryFolder folder;
  std::vector<std::string> files;
  for (int i = 0; i < 100; ++i) {
    files.push_back(folder / ("file-" + std::to_string(i)));
    WriteFile(files.back(), "content");
  }
  std::filesystem::remove(files[77]);
  try {
    SyncFiles(files);
    FAIL() << "nothing was thrown";
  } catch (const ArchiveError& error) {
    EXPECT_EQ(error.kind(), ArchiveError::Kind::kMissing);
    EXPECT_THAT(error.what(), HasSubstr("file-77"));
  }
}

}  // namespace
}  // namespace kehoach::store
