// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program_case.h"

namespace kehoach::program {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ImportTest : public ProgramCase {
 protected:
  json List() const { return json::parse(Run({"list", "--json"}).out, nullptr, false); }
};

TEST_F(ImportTest, SecondImportDoesNothingNew) {
  const std::size_t documents = CorpusPdfs().size();
  ASSERT_GE(documents, 16u);
  const Outcome first = Run({"import", Corpus().string()});
  EXPECT_EQ(first.code, 0) << first;
  EXPECT_THAT(first.out, IsEmpty());
  EXPECT_THAT(first.err, HasSubstr(std::to_string(documents) + " imported, 0 already there"));
  const json before = List();
  EXPECT_EQ(before.size(), documents);

  const Outcome second = Run({"import", Corpus().string()});
  EXPECT_EQ(second.code, 0) << second;
  EXPECT_EQ(second.err, "kehoach: 0 imported, " + std::to_string(documents) + " already there\n");
  EXPECT_EQ(List(), before);
}

TEST_F(ImportTest, SameBytesElsewhereAreOneDocumentWithTwoPaths) {
  Put("a.pdf", SmallPdf(1));
  Put("deep/er/B.PDF", SmallPdf(1));
  const Outcome outcome = Run({"import", "."});
  EXPECT_EQ(outcome.code, 0) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("1 imported, 1 already there"));
  EXPECT_EQ(List().size(), 1u);
  EXPECT_THAT(Run({"status"}).out, ::testing::ContainsRegex("paths +2\n"));
  // Both names lead to it.
  EXPECT_EQ(Run({"show", "a.pdf"}).code, 0);
  EXPECT_EQ(Run({"show", "deep/er/B.PDF"}).code, 0);
}

TEST_F(ImportTest, OriginalsAreKeptAndTheUsersFilesLeftAlone) {
  const std::string path = Put("a.pdf", SmallPdf(1));
  const fs::file_time_type time = fs::last_write_time(path);
  ASSERT_EQ(Run({"import", "a.pdf"}).code, 0);
  EXPECT_EQ(ReadAll(path), SmallPdf(1));
  EXPECT_EQ(fs::last_write_time(path), time);
  const std::string sha256 = List()[0]["sha256"];
  EXPECT_EQ(ReadAll(folder() / "archive/originals" / sha256.substr(0, 2) / (sha256 + ".pdf")),
            SmallPdf(1));
}

TEST_F(ImportTest, TheArchivesOwnCopiesAreNotImported) {
  Put("a.pdf", SmallPdf(1));
  ASSERT_EQ(Run({"import", "."}).code, 0);
  const Outcome again = Run({"import", "."});
  EXPECT_THAT(again.err, HasSubstr("0 imported, 1 already there"));
  EXPECT_THAT(Run({"status"}).out, ::testing::ContainsRegex("paths +1\n"));
}

TEST_F(ImportTest, AChangedFileIsANewDocument) {
  Put("a.pdf", SmallPdf(1));
  ASSERT_EQ(Run({"import", "a.pdf"}).code, 0);
  Put("a.pdf", SmallPdf(22));  // another size: the time alone may be the same
  const Outcome outcome = Run({"import", "a.pdf"});
  EXPECT_THAT(outcome.err, HasSubstr("1 imported")) << outcome;
  EXPECT_EQ(List().size(), 2u);
}

TEST_F(ImportTest, TakesAListOfFiles) {
  const std::string list = Put("a b.pdf", SmallPdf(1)) + "\r\n\n" + Put("c.pdf", SmallPdf(2));
  Put("list.txt", list);
  EXPECT_THAT(Run({"import", "--list-file", "list.txt"}).err, HasSubstr("2 imported"));
  const Outcome piped = Run({"import", "--list-file", "-"}, {list, false});
  EXPECT_EQ(piped.code, 0) << piped;
  EXPECT_THAT(piped.err, HasSubstr("0 imported, 2 already there"));
  EXPECT_EQ(Run({"import", "--list-file", "none.txt"}).code, 2);
}

TEST_F(ImportTest, TakesAListThatBeginsWithAByteOrderMark) {
  const std::string list = "\xEF\xBB\xBF" + Put("a.pdf", SmallPdf(1)) + "\r\n";
  const Outcome outcome = Run({"import", "--list-file", "-"}, {list, false});
  EXPECT_EQ(outcome.code, 0) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("1 imported"));
}

TEST_F(ImportTest, TakesAListPartedByNul) {
  const std::string nul(1, '\0');
  const std::string list = Put("a.pdf", SmallPdf(1)) + nul + Put("b\nc.pdf", SmallPdf(2)) + nul;
  const Outcome outcome = Run({"import", "--list-file", "-"}, {list, false});
  EXPECT_EQ(outcome.code, 0) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("2 imported"));
}

TEST_F(ImportTest, WhatWasImportedBeforeTheArchiveFailsIsKept) {
  Put("a.pdf", SmallPdf(1));
  Put("b.pdf", SmallPdf(2));
  ASSERT_EQ(Run({"import", "b.pdf"}).code, 0);
  const std::string sha256 = List()[0]["sha256"];
  // Where the copy of b must go there is no room for it.
  const std::string blocked = Put("second/originals/" + sha256.substr(0, 2), "no folder");
  const Outcome failed = Run({"import", "a.pdf", "b.pdf", "--archive", "second", "-v"});
  EXPECT_EQ(failed.code, 4) << failed;
  EXPECT_THAT(failed.err, HasSubstr("a.pdf: imported"));
  EXPECT_THAT(failed.err, HasSubstr("the same call reads it again"));
  EXPECT_EQ(Run({"show", "a.pdf", "--archive", "second"}).code, 0);
  EXPECT_EQ(Run({"verify", "--archive", "second"}).code, 0);
  fs::remove(blocked);
  EXPECT_THAT(Run({"import", "a.pdf", "b.pdf", "--archive", "second"}).err,
              HasSubstr("1 imported, 1 already there"));
}

TEST_F(ImportTest, NothingToImportIsSaidInOneSentence) {
  fs::create_directory(folder() / "empty");
  const Outcome empty = Run({"import", "empty"});
  EXPECT_EQ(empty.code, 2);
  EXPECT_EQ(empty.err, "kehoach: no PDF found in empty\n");
  EXPECT_EQ(Run({"import"}).code, 2);
  EXPECT_FALSE(fs::exists(folder() / "archive"));
}

TEST_F(ImportTest, AWrongPathDoesNotKeepTheOthersOut) {
  Put("a.pdf", SmallPdf(1));
  const Outcome outcome = Run({"import", "missing.pdf", "a.pdf"});
  EXPECT_EQ(outcome.code, 1) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("missing.pdf: no such file"));
  EXPECT_THAT(outcome.err, HasSubstr("1 imported"));
  EXPECT_EQ(Run({"import", "missing.pdf"}).code, 2);
}

TEST_F(ImportTest, JsonSummaryIsData) {
  Put("a.pdf", SmallPdf(1));
  Put("bad.pdf", "no PDF");
  const Outcome outcome = Run({"import", ".", "--json", "-q"});
  EXPECT_EQ(outcome.code, 1);
  const json report = json::parse(outcome.out, nullptr, false);
  ASSERT_TRUE(report.is_object()) << outcome;
  EXPECT_EQ(report["imported"], 1);
  EXPECT_EQ(report["failed"], 1);
  ASSERT_EQ(report["failures"].size(), 1u);
  EXPECT_EQ(report["failures"][0]["class"], "not_pdf");
  EXPECT_THAT(report["failures"][0]["path"].get<std::string>(), EndsWith("bad.pdf"));
}

TEST_F(ImportTest, StopsAtCtrlCAndGoesOnLater) {
  constexpr int kMany = 400;
  for (int i = 0; i < kMany; ++i) Put("plans/" + std::to_string(i) + ".pdf", SmallPdf(i));
  const Outcome stopped = Run({"import", "plans", "-v"}, {"", true});
  EXPECT_EQ(stopped.code, 130) << stopped.err.substr(0, 500);
  EXPECT_THAT(stopped.err, HasSubstr("stopped"));
  const std::size_t kept = List().size();
  EXPECT_GE(kept, 1u);
  EXPECT_LT(kept, static_cast<std::size_t>(kMany));
  EXPECT_EQ(Run({"verify"}).code, 0);

  const Outcome rest = Run({"import", "plans", "-q"});
  EXPECT_EQ(rest.code, 0) << rest.err.substr(0, 500);
  EXPECT_THAT(rest.err, IsEmpty());
  EXPECT_EQ(List().size(), static_cast<std::size_t>(kMany));
}

TEST_F(ImportTest, AnArchiveThatCannotBeUsedIsExitCode4) {
  Put("a.pdf", SmallPdf(1));
  Put("file", "not a folder");
  const Outcome outcome = Run({"import", "a.pdf", "--archive", "file"});
  EXPECT_EQ(outcome.code, 4) << outcome;
  EXPECT_EQ(Lines(outcome.err).size(), 1u) << outcome;
  EXPECT_EQ(Run({"import", "a.pdf", "--archive", "/proc/none"}).code, 4);
  EXPECT_EQ(Run({"list", "--archive", "none"}).code, 4);
  EXPECT_FALSE(fs::exists(folder() / "none"));

  Put("broken/archive.db", "this is no database, whatever its name says");
  EXPECT_EQ(Run({"import", "a.pdf", "--archive", "broken"}).code, 4);
  EXPECT_EQ(ReadAll(folder() / "broken/archive.db"), "this is no database, whatever its name says");
}

TEST_F(ImportTest, BrokenRulesAreOneMessage) {
  Put("a.pdf", SmallPdf(1));
  Put("rules/bad.toml", "[[rule]]\nname = \"x\"\nscope = \n");
  for (const char* command : {"import", "extract"}) {
    const Outcome outcome = Run({command, "a.pdf", "--rules", "rules"});
    EXPECT_EQ(outcome.code, 3) << outcome;
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_EQ(Lines(outcome.err).size(), 1u) << outcome;
    EXPECT_THAT(outcome.err, HasSubstr("bad.toml")) << outcome;
  }
  EXPECT_FALSE(fs::exists(folder() / "archive"));
  const Outcome missing = Run({"import", "a.pdf", "--rules", "nowhere"});
  EXPECT_EQ(missing.code, 3);
  EXPECT_THAT(missing.err, HasSubstr("nowhere"));
}

}  // namespace
}  // namespace kehoach::program
