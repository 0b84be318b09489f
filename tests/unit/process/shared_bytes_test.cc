// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/shared_bytes.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

namespace kehoach::process {
namespace {

TEST(SharedBytesTest, FilledAndSealedBytesCanBeReadOnly) {
  SharedBytes bytes = SharedBytes::Create(5);
  std::memcpy(bytes.data(), "hello", 5);
  EXPECT_FALSE(bytes.sealed());
  bytes.Seal();
  EXPECT_TRUE(bytes.sealed());
  EXPECT_EQ(bytes.view(), "hello");
  EXPECT_EQ(write(bytes.fd(), "x", 1), -1);
  EXPECT_EQ(errno, EPERM);
  EXPECT_EQ(ftruncate(bytes.fd(), 0), -1);
  EXPECT_EQ(ftruncate(bytes.fd(), 100), -1);
  EXPECT_EQ(mmap(nullptr, 5, PROT_WRITE, MAP_SHARED, bytes.fd(), 0), MAP_FAILED);
  // The seals cannot be changed either.
  EXPECT_EQ(fcntl(bytes.fd(), F_ADD_SEALS, 0), -1);
}

TEST(SharedBytesTest, CopiesAndMovesKeepTheBytes) {
  SharedBytes bytes = SharedBytes::Copy("some bytes");
  const SharedBytes second = bytes.Duplicate();
  const char* const at = bytes.view().data();
  SharedBytes moved = std::move(bytes);
  EXPECT_EQ(moved.view().data(), at);
  EXPECT_EQ(moved.view(), "some bytes");
  moved = SharedBytes();
  EXPECT_EQ(second.view(), "some bytes");
  EXPECT_TRUE(second.sealed());
}

TEST(SharedBytesTest, NoBytesAreAValueToo) {
  EXPECT_EQ(SharedBytes().view(), "");
  EXPECT_EQ(SharedBytes().fd(), -1);
  EXPECT_EQ(SharedBytes().Duplicate().fd(), -1);
  const SharedBytes empty = SharedBytes::Copy("");
  EXPECT_EQ(empty.view(), "");
  EXPECT_TRUE(empty.sealed());
}

TEST(SharedBytesTest, ReadsAnOpenFileToItsEndOrTheLimit) {
  std::string path = testing::TempDir() + "kehoach-shared-XXXXXX";
  const UniqueFd file(mkstemp(path.data()));
  ASSERT_TRUE(file);
  unlink(path.c_str());
  std::string content;
  for (int i = 0; i < 100'000; ++i) content += std::to_string(i);
  ASSERT_EQ(write(file.get(), content.data(), content.size()),
            static_cast<ssize_t>(content.size()));
  lseek(file.get(), 0, SEEK_SET);
  EXPECT_TRUE(SharedBytes::Read(file.get(), content.size() + 10).view() == content);
  lseek(file.get(), 0, SEEK_SET);
  EXPECT_EQ(SharedBytes::Read(file.get(), 10).view(), content.substr(0, 10));
  EXPECT_EQ(SharedBytes::Read(file.get(), 5).view(), content.substr(10, 5));
}

TEST(SharedBytesTest, ReadsAPipe) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const UniqueFd reading(ends[0]);
  UniqueFd writing(ends[1]);
  ASSERT_EQ(write(writing.get(), "from a pipe", 11), 11);
  writing.Reset();
  EXPECT_EQ(SharedBytes::Read(reading.get(), 100).view(), "from a pipe");
}

TEST(SharedBytesTest, ReadingAFolderThrows) {
  const UniqueFd folder(open("/", O_RDONLY | O_DIRECTORY));
  ASSERT_TRUE(folder);
  EXPECT_THROW(SharedBytes::Read(folder.get(), 100), std::system_error);
}

}  // namespace
}  // namespace kehoach::process
