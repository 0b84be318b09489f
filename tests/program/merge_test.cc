// SPDX-License-Identifier: GPL-3.0-or-later
// kehoach merge: archives that were filled apart, put together.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program_case.h"

namespace kehoach::program {
namespace {

namespace fs = std::filesystem;
using json = nlohmann::json;
using testing::HasSubstr;
using testing::SizeIs;

class MergeTest : public ProgramCase {
 protected:
  // Documents of the corpus in three folders, one of them in two.
  void PutFiles() {
    int i = 0;
    for (const fs::path& pdf : CorpusPdfs()) {
      const fs::path copy = folder() / fmt::format("part{}/{}.pdf", i % 3, i);
      fs::create_directories(copy.parent_path());
      fs::copy_file(pdf, copy);
      if (i == 4) fs::copy_file(pdf, folder() / "part2/again.pdf");
      if (++i == 9) break;
    }
    Put("part1/bad.pdf", "no PDF");
  }
  void Import(const std::string& archive, const std::vector<std::string>& folders) {
    std::vector<std::string> call = {"import", "-q", "--archive", archive};
    call.insert(call.end(), folders.begin(), folders.end());
    const Outcome outcome = Run(call);
    EXPECT_TRUE(outcome.code == 0 || outcome.code == 1) << outcome;
  }
  std::string Export(const std::string& archive) {
    const Outcome outcome = Run({"export", "--archive", archive});
    EXPECT_EQ(0, outcome.code) << outcome;
    return outcome.out;
  }
};

TEST_F(MergeTest, ThePartsExportAsTheWholeDoes) {
  PutFiles();
  Import("whole", {"part0", "part1", "part2"});
  for (const char* part : {"0", "1", "2"}) {
    Import(std::string("archive") + part, {std::string("part") + part});
  }
  const Outcome merged = Run({"merge", "--archive", "one", "archive0", "archive1", "archive2"});
  EXPECT_EQ(0, merged.code) << merged;
  EXPECT_THAT(merged.err, HasSubstr("9 added, 1 already there, 1 that cannot be used noted"));
  const std::string whole = Export("whole");
  EXPECT_THAT(Lines(whole), SizeIs(9));
  EXPECT_EQ(whole, Export("one"));
  ASSERT_EQ(0, Run({"merge", "-q", "--archive", "archive2", "archive1"}).code);
  ASSERT_EQ(0, Run({"merge", "-q", "--archive", "archive2", "archive0"}).code);
  EXPECT_EQ(whole, Export("archive2"));
  EXPECT_THAT(Run({"merge", "--archive", "one", "archive2"}).err, HasSubstr("0 added, 10 already"));
  EXPECT_EQ(whole, Export("one"));
  EXPECT_EQ(0, Run({"verify", "--archive", "one"}).code);
  EXPECT_EQ(1U, json::parse(Run({"status", "--failed", "--json", "--archive", "one"}).out).size());

  const auto hits = [this](const std::string& archive) {
    return json::parse(Run({"search", "kế hoạch", "--json", "--archive", archive}).out)["total"];
  };
  EXPECT_EQ(hits("whole"), hits("one"));
  const json run = json::parse(Run({"status", "--json", "--archive", "one"}).out)["runs"][0];
  EXPECT_EQ("merge", run["kind"]);
  EXPECT_EQ("done", run["state"]);
  EXPECT_EQ(10, run["documents"]);
  EXPECT_EQ(R"({"archives":["archive2"]})", run["options"]);
}

TEST_F(MergeTest, WhatIsDamagedIsLeftOutAndSaid) {
  Put("a.pdf", SmallPdf(1));
  Put("b.pdf", SmallPdf(2));
  Import("other", {"a.pdf", "b.pdf"});
  const json documents = json::parse(Run({"list", "--json", "--archive", "other"}).out);
  const std::string sha256 = documents[0]["sha256"];
  const fs::path original = folder() / "other/originals" / sha256.substr(0, 2) / (sha256 + ".pdf");
  ASSERT_TRUE(fs::exists(original));
  fs::remove(original);
  const Outcome merged = Run({"merge", "other", "--json"});
  EXPECT_EQ(1, merged.code) << merged;
  EXPECT_THAT(merged.err, HasSubstr("other: document 1: "));
  EXPECT_THAT(merged.err, HasSubstr("the document is left out (bad_archive)"));
  const json report = json::parse(merged.out);
  EXPECT_EQ(1, report["added"]);
  EXPECT_EQ(1, report["damaged"]);
  EXPECT_EQ(sha256, report["problems"][0]["sha256"]);
  EXPECT_EQ(0, Run({"verify"}).code);
}

TEST_F(MergeTest, WrongCallsAreSaidAndLeaveNothing) {
  Put("a.pdf", SmallPdf(1));
  Import("archive", {"a.pdf"});
  fs::create_directory_symlink(folder() / "archive", folder() / "link");
  const Outcome same = Run({"merge", "link"});
  EXPECT_EQ(2, same.code) << same;
  EXPECT_THAT(same.err, HasSubstr("link: is the archive that is merged into"));
  const Outcome none = Run({"merge", "--archive", "new", "archive", "nowhere"});
  EXPECT_EQ(4, none.code) << none;
  EXPECT_THAT(none.err, HasSubstr("nowhere: there is no archive"));
  EXPECT_FALSE(fs::exists(folder() / "new"));
  EXPECT_EQ(2, Run({"merge"}).code);
}

}  // namespace
}  // namespace kehoach::program
