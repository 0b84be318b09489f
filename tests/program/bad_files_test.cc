// SPDX-License-Identifier: GPL-3.0-or-later
// Files that cannot be used: each costs itself and nothing else.
#include <filesystem>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "program_case.h"
#include "support/pdf_builder.h"

namespace kehoach::program {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string Fixture(const std::string& name) {
  const std::string bytes = ReadAll(fs::path(KEHOACH_SOURCE_DIR) / "tests/fixtures" / name);
  EXPECT_FALSE(bytes.empty()) << name;
  return bytes;
}

std::string NoPages() {
  return "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
         "2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\n"
         "trailer <</Root 1 0 R/Size 3>>\n%%EOF\n";
}

// Pages with nothing on them: what a scan without its image looks like.
std::string BlankPages(int count) {
  testing::PdfBuilder builder;
  for (int i = 0; i < count; ++i) builder.AddPage("", "");
  return builder.Build();
}

std::string DeeplyNested() {
  testing::PdfBuilder builder;
  builder.SetCatalogEntries("/Deep " + std::string(100000, '[') + std::string(100000, ']'));
  builder.AddPage("", "");
  return builder.Build();
}

class BadFilesTest : public ProgramCase {
 protected:
  // Name of each file -> class it must fail with.
  std::map<std::string, std::string> PutBadFiles() const {
    const std::string good = SmallPdf(1);
    Put("bad/empty.pdf", "");
    Put("bad/text.pdf", "Kính gửi: không phải là PDF\n");
    Put("bad/truncated.pdf", good.substr(0, good.size() / 20));
    Put("bad/encrypted.pdf", Fixture("encrypted-aes-256-user-password.pdf"));
    Put("bad/no-pages.pdf", NoPages());
    Put("bad/blank.pdf", BlankPages(3));
    return {{"empty.pdf", "empty"},       {"text.pdf", "not_pdf"},
            {"truncated.pdf", "damaged"}, {"encrypted.pdf", "encrypted"},
            {"no-pages.pdf", "no_pages"}, {"blank.pdf", "no_text"}};
  }
};

TEST_F(BadFilesTest, AreReportedByClassWhileTheOthersAreImported) {
  const auto expected = PutBadFiles();
  Put("bad/good.pdf", SmallPdf(1));
  const Outcome outcome = Run({"import", "bad"});
  EXPECT_EQ(outcome.code, 1) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("1 imported, 0 already there, 6 cannot be used"));
  for (const auto& [name, kind] : expected) {
    int lines = 0;
    for (const std::string& line : Lines(outcome.err)) {
      if (line.find("bad/" + name + ":") == std::string::npos) continue;
      ++lines;
      EXPECT_THAT(line, HasSubstr("(" + kind + ")"));
    }
    EXPECT_EQ(lines, 1) << name << "\n" << outcome;
  }
  EXPECT_EQ(json::parse(Run({"list", "--json"}).out).size(), 1u);
  EXPECT_EQ(Run({"verify"}).code, 0);

  const json failed = json::parse(Run({"status", "--failed", "--json"}).out);
  EXPECT_EQ(failed.size(), expected.size());
  for (const json& entry : failed) {
    const std::string name = fs::path(entry["path"].get<std::string>()).filename();
    EXPECT_EQ(entry["class"], expected.at(name)) << entry;
  }
}

TEST_F(BadFilesTest, AreNotTriedAgainUnlessAskedFor) {
  PutBadFiles();
  ASSERT_EQ(Run({"import", "bad"}).code, 1);
  const Outcome again = Run({"import", "bad"});
  EXPECT_EQ(again.code, 1) << again;
  EXPECT_THAT(again.err, HasSubstr("failed before"));
  const Outcome retried = Run({"import", "bad", "--retry-failed"});
  EXPECT_EQ(retried.code, 1);
  EXPECT_THAT(retried.err, ::testing::Not(HasSubstr("failed before")));
}

TEST_F(BadFilesTest, AreTriedAgainByClass) {
  PutBadFiles();
  ASSERT_EQ(Run({"import", "bad"}).code, 1);
  const auto report = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "import");
    arguments.insert(arguments.end(), {"--json", "-q"});
    const Outcome outcome = Run(arguments);
    EXPECT_EQ(outcome.code, 1) << outcome;
    return json::parse(outcome.out, nullptr, false);
  };
  const json one = report({"bad", "--retry-failed=damaged"});
  EXPECT_EQ(one["failed"], 1);
  EXPECT_EQ(one["failed_before"], 5);
  const json two = report({"bad", "--retry-failed=damaged,empty"});
  EXPECT_EQ(two["failed"], 2);
  EXPECT_EQ(two["failed_before"], 4);
  // Without a path: wherever they were seen, and nothing else.
  const json alone = report({"--retry-failed=encrypted"});
  EXPECT_EQ(alone["failed"], 1);
  EXPECT_EQ(alone["failed_before"], 0);
  ASSERT_EQ(alone["failures"].size(), 1u);
  EXPECT_EQ(alone["failures"][0]["class"], "encrypted");
  EXPECT_EQ(report({"--retry-failed"})["failed"], 6);
  EXPECT_EQ(Run({"import", "--retry-failed=crashed"}).code, 0);

  // What has become readable is imported then.
  Put("bad/truncated.pdf", SmallPdf(1));
  const Outcome mended = Run({"import", "--retry-failed=damaged"});
  EXPECT_EQ(mended.code, 0) << mended;
  EXPECT_THAT(mended.err, HasSubstr("1 imported"));
}

TEST_F(BadFilesTest, OverALimitAreTriedAgainWhenItChanges) {
  // Some hundred milliseconds of processor time for nothing.
  std::string content;
  for (int i = 0; i < 1'000'000; ++i) content += "q Q\n";
  Put("bad/slow.pdf", testing::OnePage(content));
  std::string large = SmallPdf(1);
  large.insert(large.rfind("startxref"), "%" + std::string(8 << 20, 'x') + "\n");
  Put("bad/large.pdf", large);
  const auto report = [&](const std::vector<std::string>& options) {
    std::vector<std::string> arguments = {"import", "bad", "--json", "-q"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Outcome outcome = Run(arguments);
    const json out = json::parse(outcome.out, nullptr, false);
    std::map<std::string, std::string> classes;
    for (const json& failure : out["failures"]) {
      classes[fs::path(failure["path"].get<std::string>()).filename()] =
          failure["class"].get<std::string>() + ": " + failure["message"].get<std::string>();
    }
    EXPECT_EQ(out["failed"].get<int>() + out["failed_before"].get<int>(),
              static_cast<int>(classes.size()));
    classes["before"] = std::to_string(out["failed_before"].get<int>());
    return classes;
  };
  auto classes = report({"--page-time", "10ms", "--max-file", "6M"});
  EXPECT_THAT(classes["slow.pdf"], ::testing::StartsWith("out_of_time: "));
  EXPECT_THAT(classes["slow.pdf"], HasSubstr("--page-time"));
  EXPECT_THAT(classes["large.pdf"], ::testing::StartsWith("too_large: "));
  EXPECT_THAT(classes["large.pdf"], HasSubstr("--max-file"));
  EXPECT_EQ(classes["before"], "0");
  // A file that is not read is looked at again each time, which costs nothing.
  EXPECT_EQ(report({"--page-time", "10ms", "--max-file", "6M"})["before"], "1");
  classes = report({"--page-time", "100s", "--max-file", "6M"});
  EXPECT_THAT(classes["slow.pdf"], ::testing::StartsWith("no_text: "));
  EXPECT_EQ(classes["before"], "0");
  EXPECT_EQ(report({"--page-time", "100s"}).count("large.pdf"), 0u);
}

TEST_F(BadFilesTest, ANewerVersionTriesAgainWhatMayBeItsFault) {
  PutBadFiles();
  ASSERT_EQ(Run({"import", "bad"}).code, 1);
  // As an older version would have left it. SQLite has no checksums over its pages.
  const std::string version = Run({"--version"}).out.substr(std::string("kehoach ").size(), 5);
  std::string database = ReadAll(folder() / "archive/archive.db");
  std::size_t changed = 0;
  for (std::size_t at = 0; (at = database.find(version, at)) != std::string::npos; ++changed) {
    database.replace(at, version.size(), "0.0.0");
  }
  ASSERT_GE(changed, 6u);
  Put("archive/archive.db", database);
  const Outcome outcome = Run({"import", "bad", "--events", "events", "-q"});
  EXPECT_EQ(outcome.code, 1) << outcome;
  std::map<std::string, std::string> outcomes;
  for (const std::string& line : Lines(ReadAll(folder() / "events"))) {
    const json event = json::parse(line);
    outcomes[event["class"].get<std::string>()] = event["outcome"].get<std::string>();
  }
  EXPECT_EQ(outcomes, (std::map<std::string, std::string>{{"empty", "failed_before"},
                                                          {"not_pdf", "failed_before"},
                                                          {"damaged", "failed"},
                                                          {"encrypted", "failed_before"},
                                                          {"no_pages", "failed_before"},
                                                          {"no_text", "failed"}}));
}

TEST_F(BadFilesTest, OfManyThatFailedBeforeTheFirstAreNamed) {
  for (int i = 0; i < 30; ++i)
    Put("bad/" + std::to_string(i) + ".pdf", "no PDF " + std::to_string(i));
  EXPECT_EQ(Lines(Run({"import", "bad"}).err).size(), 32u);  // all, and two lines at the end
  const Outcome again = Run({"import", "bad"});
  EXPECT_EQ(again.code, 1) << again;
  EXPECT_THAT(again.err, HasSubstr("10 more failed before (-v names them)"));
  EXPECT_EQ(Lines(again.err).size(), 24u) << again;
  EXPECT_EQ(Lines(Run({"import", "bad", "-v"}).err).size(), 33u);
}

TEST_F(BadFilesTest, ExtractPrintsNothingButTheReason) {
  for (const auto& [name, kind] : PutBadFiles()) {
    const Outcome outcome = Run({"extract", "bad/" + name});
    EXPECT_EQ(outcome.code, 1) << name << "\n" << outcome;
    EXPECT_THAT(outcome.out, IsEmpty()) << name;
    EXPECT_EQ(Lines(outcome.err).size(), 1u) << name << "\n" << outcome;
    EXPECT_THAT(outcome.err, HasSubstr("bad/" + name)) << name;
    EXPECT_THAT(outcome.err, HasSubstr("(" + kind + ")")) << name;
  }
  EXPECT_EQ(Run({"extract", "missing.pdf"}).code, 1);
}

TEST_F(BadFilesTest, EmptyUserPasswordIsNoObstacle) {
  for (const char* name :
       {"encrypted-aes-128-empty-password.pdf", "encrypted-aes-256-empty-password.pdf",
        "encrypted-rc4-40-empty-password.pdf"}) {
    Put(name, Fixture(name));
    // Whether its text is enough to be used is another matter: it was decrypted.
    EXPECT_THAT(Run({"extract", name}).err, ::testing::Not(HasSubstr("(encrypted)"))) << name;
  }
}

TEST_F(BadFilesTest, SpecialFilesAreLeftOut) {
  Put("all/good.pdf", SmallPdf(1));
  ASSERT_EQ(::mkfifo((folder() / "all/pipe.pdf").c_str(), 0600), 0);
  fs::create_directory_symlink(folder() / "all", folder() / "all/loop");
  fs::create_symlink("self.pdf", folder() / "all/self.pdf");
  const Outcome outcome = Run({"import", "all"});
  EXPECT_EQ(outcome.code, 0) << outcome;
  EXPECT_THAT(outcome.err, HasSubstr("1 imported, 0 already there"));
  // Named outright, a FIFO is refused instead of being waited for.
  EXPECT_THAT(Run({"import", "all/pipe.pdf"}).err, HasSubstr("is not a regular file"));
  EXPECT_THAT(Run({"extract", "all/pipe.pdf"}).err, HasSubstr("is not a regular file"));
}

TEST_F(BadFilesTest, ThousandsOfPagesAndDeepNestingEndOrderly) {
  Put("many.pdf", BlankPages(5000));
  const Outcome many = Run({"extract", "many.pdf"});
  EXPECT_EQ(many.code, 1) << many;
  EXPECT_THAT(many.err, HasSubstr("none of its 5000 pages"));
  Put("deep.pdf", DeeplyNested());
  const Outcome deep = Run({"extract", "deep.pdf"});
  EXPECT_EQ(deep.code, 1) << deep;
  EXPECT_EQ(Lines(deep.err).size(), 1u) << deep;
}

}  // namespace
}  // namespace kehoach::program
