// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/original_links.h"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::cli {
namespace {

namespace fs = std::filesystem;

TEST(EncodePathTest, KeepsUnreservedCharactersAndSlashes) {
  EXPECT_EQ("../a-b_c.~/x9", EncodePath("../a-b_c.~/x9"));
  EXPECT_EQ("k%E1%BA%BF%20ho%E1%BA%A1ch/%23%22%25%3F%3A", EncodePath("kế hoạch/#\"%?:"));
}

class OriginalLinksTest : public testing::Test {
 protected:
  OriginalLinksTest() : archive_(Make()) { archive_.StoreOriginal(kThere, "x"); }
  ~OriginalLinksTest() override { fs::remove_all(folder_); }

  store::Archive Make() {
    std::string pattern = (fs::temp_directory_path() / "kehoach links-XXXXXX").string();
    if (!mkdtemp(pattern.data())) std::abort();
    folder_ = fs::canonical(pattern);
    return store::Archive::Open((folder_ / "kho").string(), store::Mode::kCreate);
  }

  // SHA-256 of "x".
  const std::string kThere = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
  const std::string kOriginal = "originals/2d/" + kThere + ".pdf";
  fs::path folder_;
  store::Archive archive_;
};

TEST_F(OriginalLinksTest, AreRelativeToTheFileTheyStandIn) {
  EXPECT_EQ("kho/" + kOriginal + "#page=3",
            OriginalLinks(archive_, "relative", (folder_ / "a.xlsx").string()).To(kThere, 3));
  EXPECT_EQ("../kho/" + kOriginal,
            OriginalLinks(archive_, "relative", (folder_ / "out/a.xlsx").string()).To(kThere, 0));
  EXPECT_EQ(kOriginal,
            OriginalLinks(archive_, "relative", (folder_ / "kho/a.xlsx").string()).To(kThere, 0));
}

TEST_F(OriginalLinksTest, AbsoluteOnesNameTheFolder) {
  const std::string base = "file://" + EncodePath((folder_ / "kho").string()) + "/";
  EXPECT_EQ(base + kOriginal + "#page=1",
            OriginalLinks(archive_, "absolute", (folder_ / "a.xlsx").string()).To(kThere, 1));
  EXPECT_EQ(base + kOriginal, OriginalLinks(archive_, "relative", "").To(kThere, 0));
  EXPECT_THAT(base, testing::HasSubstr("kehoach%20links"));
}

TEST_F(OriginalLinksTest, LeadNowhereWithoutAnOriginal) {
  OriginalLinks links(archive_, "relative", (folder_ / "a.xlsx").string());
  EXPECT_EQ("", links.To(std::string(64, 'a'), 2));
  EXPECT_NE("", links.To(kThere, 2));
  EXPECT_EQ("", OriginalLinks(archive_, "none", (folder_ / "a.xlsx").string()).To(kThere, 2));
}

}  // namespace
}  // namespace kehoach::cli
