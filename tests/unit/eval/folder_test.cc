// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/folder.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "eval/report.h"

namespace kehoach::eval {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class FolderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("kehoach-eval-" + std::to_string(::getpid()));
    fs::create_directories(folder_ / "more");
  }
  void TearDown() override { fs::remove_all(folder_); }
  void Put(const std::string& name, const std::string& content) {
    std::ofstream(folder_ / name) << content;
  }

  fs::path folder_;
};

TEST_F(FolderTest, ScoresEveryPdfThatHasExpectedValues) {
  Put("b.pdf", "");
  Put("b.json", R"({"document":{"type":"KH"}})");
  Put("more/a.pdf", "");
  Put("more/a.json", R"({"document":{"type":"QĐ"}})");
  Put("alone.pdf", "");
  Put("floors.json", "{}");
  const auto read = [](const std::string& path) -> Result<std::string> {
    if (path.find("more") == std::string::npos) return std::string(R"({"document":{"type":"KH"}})");
    return Error{ErrorCode::kDamaged, path, 0, "cannot be read"};
  };
  const Result<Evaluation> evaluation = EvaluateFolder(folder_.string(), read);
  ASSERT_TRUE(evaluation.ok());
  ASSERT_EQ(evaluation->documents.size(), 2u);
  EXPECT_EQ(evaluation->documents[0].name, "b");
  EXPECT_FALSE(evaluation->documents[0].error);
  EXPECT_EQ(evaluation->documents[1].name, "more/a");
  EXPECT_TRUE(evaluation->documents[1].error);
  EXPECT_DOUBLE_EQ(evaluation->total[Figure::kMeta].share(), 0.5);
  EXPECT_EQ(evaluation->total[Figure::kMeta].missing, 1);
  EXPECT_THAT(EvaluationJson(*evaluation, {"x"}), HasSubstr("\"error\": \"cannot be read\""));
}

TEST_F(FolderTest, NothingToScoreIsAnError) {
  const auto read = [](const std::string&) -> Result<std::string> { return std::string("{}"); };
  EXPECT_FALSE(EvaluateFolder(folder_.string(), read).ok());
  EXPECT_FALSE(EvaluateFolder((folder_ / "missing").string(), read).ok());
  Put("b.pdf", "");
  Put("b.json", "not json");
  const Result<Evaluation> broken = EvaluateFolder(folder_.string(), read);
  ASSERT_FALSE(broken.ok());
  EXPECT_THAT(broken.error().source, HasSubstr("b.json"));
}

}  // namespace
}  // namespace kehoach::eval
