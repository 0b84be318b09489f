// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/sandbox.h"

#include <gtest/gtest.h>

namespace kehoach::process {
namespace {

TEST(ProtectionsTest, AreReadAsTheyWereWritten) {
  Protections protections;
  protections.all = {{"one", true, true, ""}, {"two", false, false, "the kernel has none"}};
  Protections again;
  ASSERT_TRUE(DecodeProtections(EncodeProtections(protections), again));
  EXPECT_EQ(again, protections);
}

TEST(ProtectionsTest, AnyBytesAreTaken) {
  Protections protections;
  protections.all = {{"one", true, true, "reason"}};
  const std::string good = EncodeProtections(protections);
  Protections again;
  for (std::size_t size = 1; size < good.size(); ++size) {
    EXPECT_FALSE(DecodeProtections(good.substr(0, size), again)) << size;
  }
  EXPECT_FALSE(DecodeProtections(std::string(100, '\xff'), again));
}

TEST(ProtectionsTest, AreCompleteWithAllThatAreEssential) {
  Protections protections;
  EXPECT_FALSE(protections.Complete());
  protections.all = {{"one", true, true, ""}, {"two", false, false, ""}};
  EXPECT_TRUE(protections.Complete());
  EXPECT_TRUE(protections.Active("one"));
  EXPECT_FALSE(protections.Active("two"));
  EXPECT_FALSE(protections.Active("three"));
  protections.all[0].active = false;
  EXPECT_FALSE(protections.Complete());
}

}  // namespace
}  // namespace kehoach::process
