// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <map>
#include <set>
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
  EXPECT_EQ(Lines(second.err).back(),
            "kehoach: 0 imported, " + std::to_string(documents) + " already there");
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
  const Outcome piped = Run({"import", "--list-file", "-"}, {list});
  EXPECT_EQ(piped.code, 0) << piped;
  EXPECT_THAT(piped.err, HasSubstr("0 imported, 2 already there"));
  EXPECT_EQ(Run({"import", "--list-file", "none.txt"}).code, 2);
}

TEST_F(ImportTest, TakesAListThatBeginsWithAByteOrderMark) {
  const std::string list = "\xEF\xBB\xBF" + Put("a.pdf", SmallPdf(1)) + "\r\n";
  const Outcome outcome = Run({"import", "--list-file", "-"}, {list});
  EXPECT_EQ(outcome.code, 0) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("1 imported"));
}

TEST_F(ImportTest, TakesAListPartedByNul) {
  const std::string nul(1, '\0');
  const std::string list = Put("a.pdf", SmallPdf(1)) + nul + Put("b\nc.pdf", SmallPdf(2)) + nul;
  const Outcome outcome = Run({"import", "--list-file", "-"}, {list});
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
  // One worker: with two, b may be done before a.
  const Outcome failed =
      Run({"import", "a.pdf", "b.pdf", "--archive", "second", "-v", "--jobs", "1"});
  EXPECT_EQ(failed.code, 4) << failed;
  EXPECT_THAT(failed.err, HasSubstr("a.pdf: imported"));
  EXPECT_THAT(failed.err, HasSubstr("the same call reads it again"));
  EXPECT_EQ(Run({"show", "a.pdf", "--archive", "second"}).code, 0);
  EXPECT_EQ(Run({"verify", "--archive", "second"}).code, 0);
  fs::remove(blocked);
  EXPECT_THAT(Run({"import", "a.pdf", "b.pdf", "--archive", "second"}).err,
              HasSubstr("1 imported, 1 already there"));
}

TEST_F(ImportTest, NothingOfTheArchiveItselfIsImported) {
  Put("a.pdf", SmallPdf(1));
  ASSERT_EQ(Run({"import", "a.pdf"}).code, 0);
  for (const char* path : {"archive/originals", "archive"}) {
    const Outcome outcome = Run({"import", path, "a.pdf"});
    EXPECT_EQ(outcome.code, 1) << outcome;
    EXPECT_THAT(outcome.err, HasSubstr(std::string(path) + ": lies in the archive itself"));
    EXPECT_THAT(outcome.err, HasSubstr("0 imported, 1 already there"));
  }
  EXPECT_THAT(Run({"status"}).out, ::testing::ContainsRegex("paths +1\n"));
}

TEST_F(ImportTest, APathThatGoesBackOverALinkIsThatOfItsFile) {
  Put("a.pdf", SmallPdf(1));
  Put("other/a.pdf", SmallPdf(2));
  fs::create_directories(folder() / "other/deep");
  fs::create_directory_symlink(folder() / "other/deep", folder() / "link");
  EXPECT_THAT(Run({"import", "a.pdf", "link/../a.pdf"}).err, HasSubstr("2 imported"));
  std::set<std::string> paths;
  for (const json& document : List()) paths.insert(document["path"].get<std::string>());
  EXPECT_EQ(paths, (std::set<std::string>{fs::canonical(folder() / "a.pdf"),
                                          fs::canonical(folder() / "other/a.pdf")}));
  EXPECT_EQ(Run({"show", "link/../a.pdf"}).code, 0);
}

TEST_F(ImportTest, WhatIsLeftOutOfFoldersIsCountedAndNamedWhenAskedFor) {
  Put("all/a.pdf", SmallPdf(1));
  Put("all/b.doc", "no PDF");
  fs::create_symlink("nowhere", folder() / "all/dangling.pdf");
  const Outcome outcome = Run({"import", "all"});
  EXPECT_EQ(outcome.code, 0) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("left out of the folders: 1 that"));
  EXPECT_THAT(outcome.err, HasSubstr("1 not named *.pdf"));
  EXPECT_THAT(outcome.err, Not(HasSubstr("dangling")));
  EXPECT_THAT(Run({"import", "all", "-v"}).err,
              HasSubstr("all/dangling.pdf: left out: is a link to nothing"));
  EXPECT_THAT(Run({"import", "all", "-q"}).err, IsEmpty());
}

TEST_F(ImportTest, NamesTheCommandThatListsTheFailures) {
  Put("bad.pdf", "no PDF");
  const Outcome outcome = Run({"import", "bad.pdf", "--archive", "it's here"});
  EXPECT_EQ(outcome.code, 1) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("1 cannot be used: 1 not_pdf\n"));
  EXPECT_THAT(outcome.err, HasSubstr("kehoach status --failed --archive '" + folder().string() +
                                     "/it'\\''s here'\n"));
}

TEST_F(ImportTest, WrongOptionsNameTheRightForm) {
  Put("a.pdf", SmallPdf(1));
  const struct {
    std::vector<std::string> arguments;
    const char* message;
  } cases[] = {
      {{"-input", "a.pdf"}, "files and folders are named without one"},
      {{"-archive", "x", "a.pdf"}, "--archive"},
      {{"--memory", "much", "a.pdf"}, "512M"},
      {{"--max-file", "0", "a.pdf"}, "512M"},
      {{"--page-time", "-3", "a.pdf"}, "20s"},
      {{"--stall-time=1 day", "a.pdf"}, "2m"},
      {{"--retry-failed=broken", "a.pdf"}, "damaged, encrypted"},
      {{"--retry-failed", "damaged"}, "--retry-failed=damaged"},
      {{"--events", "-", "--json", "a.pdf"}, "standard output"},
      {{"--events", "a.pdf", "a.pdf"}, "holds something else"},
      {{"--events", "none/e", "a.pdf"}, "cannot be opened"},
  };
  for (const auto& c : cases) {
    std::vector<std::string> arguments = {"import"};
    arguments.insert(arguments.end(), c.arguments.begin(), c.arguments.end());
    const Outcome outcome = Run(arguments);
    EXPECT_EQ(outcome.code, 2) << outcome;
    EXPECT_THAT(outcome.err, HasSubstr(c.message));
    EXPECT_EQ(Lines(outcome.err).size(), 1u) << outcome;
  }
  EXPECT_FALSE(fs::exists(folder() / "archive"));
  EXPECT_EQ(ReadAll(folder() / "a.pdf"), SmallPdf(1));
}

TEST_F(ImportTest, EventsAreOneObjectForEachFile) {
  Put("all/a.pdf", SmallPdf(1));
  Put("all/b.pdf", "no PDF");
  Put("all/c.pdf", SmallPdf(1));
  const std::string odd = Put("all/k\xE9.pdf", SmallPdf(2));
  ASSERT_EQ(Run({"import", "all", "missing.pdf", "--events", "events"}).code, 1);
  std::map<std::string, json> events;
  for (const std::string& line : Lines(ReadAll(folder() / "events"))) {
    const json event = json::parse(line, nullptr, false);
    ASSERT_TRUE(event.is_object()) << line;
    events[fs::path(event["path"].get<std::string>()).filename()] = event;
  }
  ASSERT_EQ(events.size(), 5u);
  const json& a = events["a.pdf"];
  EXPECT_EQ(a["path"], (folder() / "all/a.pdf").string());
  EXPECT_EQ(a["hash"].get<std::string>().size(), 64u);
  EXPECT_THAT((std::vector<std::string>{a["outcome"], events["c.pdf"]["outcome"]}),
              ::testing::UnorderedElementsAre("imported", "known"));
  const json& imported = a["outcome"] == "imported" ? a : events["c.pdf"];
  EXPECT_GT(imported["pages"], 0);
  EXPECT_TRUE(imported["class"].is_null());
  EXPECT_TRUE(imported["warnings"].is_array());
  EXPECT_EQ(events["b.pdf"]["outcome"], "failed");
  EXPECT_EQ(events["b.pdf"]["class"], "not_pdf");
  EXPECT_EQ(events["b.pdf"]["reason"], "the file is not a PDF");
  EXPECT_TRUE(events["b.pdf"]["pages"].is_null());
  EXPECT_EQ(events["missing.pdf"]["class"], "unreadable");
  EXPECT_TRUE(events["missing.pdf"]["hash"].is_null());
  const json& named = events["k\xEF\xBF\xBD.pdf"];
  std::string hex;
  for (const char byte : odd) hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  EXPECT_EQ(named["path_hex"], hex);
  EXPECT_FALSE(a.contains("path_hex"));

  // The next run goes on in the same file.
  ASSERT_EQ(Run({"import", "all", "--events", "events"}).code, 1);
  const std::vector<std::string> lines = Lines(ReadAll(folder() / "events"));
  ASSERT_EQ(lines.size(), 9u);
  std::map<std::string, int> outcomes;
  for (std::size_t i = 5; i < lines.size(); ++i) {
    ++outcomes[json::parse(lines[i])["outcome"].get<std::string>()];
  }
  EXPECT_EQ(outcomes, (std::map<std::string, int>{{"unchanged", 3}, {"failed_before", 1}}));
}

TEST_F(ImportTest, EventsThatCannotBeWrittenDoNotEndTheImport) {
  Put("a.pdf", SmallPdf(1));
  Put("b.pdf", SmallPdf(2));
  const Outcome outcome = Run({"import", "a.pdf", "b.pdf", "--events", "/dev/full"});
  EXPECT_EQ(outcome.code, 1) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("2 imported"));
  EXPECT_THAT(Lines(outcome.err), ::testing::ElementsAre(HasSubstr("events cannot be written"),
                                                         HasSubstr("2 imported")));
}

TEST_F(ImportTest, EventsOnStandardOutputAreData) {
  Put("a.pdf", SmallPdf(1));
  const Outcome outcome = Run({"import", "a.pdf", "--events", "-", "-q"});
  EXPECT_EQ(outcome.code, 0) << outcome;
  EXPECT_THAT(outcome.err, IsEmpty());
  ASSERT_EQ(Lines(outcome.out).size(), 1u);
  EXPECT_EQ(json::parse(outcome.out)["outcome"], "imported");
}

TEST_F(ImportTest, AProtectionThatTheKernelRefusesIsSaidOnceOrEndsWhatRequiresIt) {
  Put("a.pdf", SmallPdf(1));
  Put("b.pdf", SmallPdf(2));
  RunOptions refused;
  refused.refuse_seccomp = true;
  const Outcome required = Run({"import", "a.pdf", "b.pdf", "--require-sandbox"}, refused);
  EXPECT_EQ(required.code, 3) << required;
  EXPECT_EQ(Lines(required.err).size(), 1u) << required;
  EXPECT_THAT(required.err, HasSubstr("seccomp"));
  EXPECT_FALSE(fs::exists(folder() / "archive"));

  const Outcome without = Run({"import", "a.pdf", "b.pdf"}, refused);
  EXPECT_EQ(without.code, 0) << without;
  EXPECT_THAT(without.err, HasSubstr("2 imported"));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  EXPECT_EQ(Lines(without.err).size(), 2u) << without;
  EXPECT_THAT(without.err, HasSubstr("this machine does not give all"));
  EXPECT_EQ(Run({"import", "a.pdf", "--require-sandbox"}).code, 0);
#endif
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
