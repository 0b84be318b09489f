// SPDX-License-Identifier: GPL-3.0-or-later
// What Archive::Verify() finds, each by doing that very harm.
#include "store/verify.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/sha256.h"
#include "sample.h"
#include "store/sqlite.h"
#include "store/store.h"

namespace kehoach::store {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class VerifyTest : public testing::Test {
 protected:
  VerifyTest() {
    Archive archive = Archive::Open(directory_, Mode::kCreate);
    archive.Begin();
    for (const std::string bytes : {"one", "two", "three"}) Store(archive, bytes);
    FailureRecord failure;
    failure.sha256 = Sha256Hex("bad");
    failure.bytes = 3;
    failure.error = {ErrorCode::kNoText, "", 0, "a scan"};
    archive.StoreOriginal(failure.sha256, "bad");
    archive.StoreFailure(failure);
    archive.NotePath(failure.sha256, {"/in/bad", 3, 1, kSeen});
    archive.Commit();
  }

  static void Store(Archive& archive, const std::string& bytes) {
    const DocumentRecord record = SampleRecord(bytes);
    archive.StoreOriginal(record.sha256, bytes);
    archive.StoreDocument(record, PackPages({SamplePage(1, 0), SamplePage(2, 0)}), SamplePlan(0),
                          kVersions);
    archive.NotePath(record.sha256, {"/in/" + bytes, 3, 1, kSeen});
  }

  void Execute(const std::string& sql) {
    Database(directory_ + "/archive.db", Database::Access::kWrite).Execute(sql);
  }

  std::string Original(const std::string& bytes) {
    return Archive::Open(directory_, Mode::kRead).OriginalPath(Sha256Hex(bytes));
  }

  // "error original_missing 2 ab12cd34: message"
  std::vector<std::string> Problems(bool hash = true) {
    std::vector<std::string> lines;
    for (const VerifyProblem& p : Archive::Open(directory_, Mode::kRead).Verify(hash)) {
      lines.push_back(std::string(p.error ? "error " : "note ") + p.kind + " " + p.subject + ": " +
                      p.message);
    }
    return lines;
  }
  // One problem, with its kind and what to do.
  void ExpectOne(const std::string& kind, const std::string& remedy, bool hash = true) {
    EXPECT_THAT(Problems(hash), ElementsAre(AllOf(HasSubstr(kind), HasSubstr(remedy))));
  }

  TemporaryFolder folder_;
  const std::string directory_ = folder_ / "archive";
};

TEST_F(VerifyTest, ASoundArchiveHasNoProblems) {
  EXPECT_THAT(Problems(), IsEmpty());
  EXPECT_THAT(Problems(false), IsEmpty());
}

TEST_F(VerifyTest, OriginalsThatAreLostOrChangedAreErrors) {
  fs::remove(Original("one"));
  std::ofstream(Original("two")) << "owt";
  EXPECT_THAT(Problems(), ElementsAre(AllOf(HasSubstr("error original_missing 1 "),
                                            HasSubstr("put it back, or import its file")),
                                      AllOf(HasSubstr("error original_changed 2 "),
                                            HasSubstr("is not what its name says"))));
  EXPECT_THAT(Problems(false), ElementsAre(HasSubstr("original_missing 1 ")));
  std::ofstream(Original("two")) << "longer";
  EXPECT_THAT(Problems(false),
              ElementsAre(HasSubstr("original_missing"), HasSubstr("has 6 bytes, not 3")));
}

TEST_F(VerifyTest, AnOriginalThatIsNoFileDoesNotHoldItUp) {
  const std::string file = Original("one");
  fs::remove(file);
  ASSERT_EQ(0, mkfifo(file.c_str(), 0600));
  ExpectOne("error original_changed 1 ", "is no regular file");
}

TEST_F(VerifyTest, AFailedDocumentNeedsNoOriginalButAGoodOne) {
  fs::remove(Original("bad"));
  EXPECT_THAT(Problems(), IsEmpty());
  std::ofstream(Original("bad")) << "dab";
  ExpectOne("error original_changed 4 ", "is not what its name says");
}

TEST_F(VerifyTest, FilesThatBelongToNoDocumentAreNoted) {
  std::ofstream(directory_ + "/originals/note.txt") << "x";
  fs::create_directories(directory_ + "/originals/ff");
  const std::string sha256 = Sha256Hex("one");
  std::ofstream(directory_ + "/originals/ff/" + sha256 + ".pdf") << "one";
  std::ofstream(directory_ + "/originals/.incoming-x") << "x";
  EXPECT_THAT(Problems(),
              ElementsAre(AllOf(HasSubstr("note leftover"), HasSubstr("next import removes it")),
                          AllOf(HasSubstr("note original_orphan"), HasSubstr("note.txt"),
                                HasSubstr("import it, or delete it")),
                          AllOf(HasSubstr("note original_orphan"), HasSubstr("/ff/"))));
  // What a writer is at work on is no leftover.
  Archive writer = Archive::Open(directory_, Mode::kWrite);
  writer.Begin();
  writer.StoreOriginal(Sha256Hex("new"), "new");
  EXPECT_THAT(Problems(),
              ElementsAre(HasSubstr("note original_orphan"), HasSubstr("note original_orphan")));
}

TEST_F(VerifyTest, PagesAndPlansThatAreLostOrDamagedAreErrors) {
  Execute("DELETE FROM page_t WHERE document = 1 AND number = 2");
  Execute("UPDATE page_t SET content = x'01' WHERE document = 2 AND number = 1");
  Execute("UPDATE plan_t SET evidence = '[' WHERE document = 3");
  EXPECT_THAT(Problems(),
              ElementsAre(AllOf(HasSubstr("error page_count 1 "),
                                HasSubstr("import its file into another")),
                          AllOf(HasSubstr("error page_damaged 2 "), HasSubstr("page 1: ")),
                          AllOf(HasSubstr("error plan_damaged 3 "), HasSubstr("run reextract"))));
}

TEST_F(VerifyTest, ADocumentWithoutPlanReasonOrPathIsSaid) {
  Execute("DELETE FROM failure_t");
  ExpectOne("error failure 4 ", "import it again with --retry-failed");
  Execute("INSERT INTO failure_t SELECT id, 7, 'a scan', 0, '', '', '', '', 1 FROM document_t");
  EXPECT_THAT(Problems(), ElementsAre(HasSubstr("error failure 1 "), HasSubstr("error failure 2 "),
                                      HasSubstr("error failure 3 ")));
  Execute("DELETE FROM failure_t WHERE document < 4; DELETE FROM path_t WHERE document = 2");
  ExpectOne("note no_path 2 ", "importing the file says so");
}

TEST_F(VerifyTest, RowsWithoutParentsAreErrors) {
  Execute("PRAGMA foreign_keys = OFF; UPDATE path_t SET document = 77 WHERE document = 2");
  EXPECT_THAT(Problems(), testing::Contains(HasSubstr("error foreign_key path_t")));
}

TEST_F(VerifyTest, ASearchIndexThatIsNotThatOfThePlansIsAnError) {
  // One word more in a plan than was indexed.
  Execute("UPDATE objective_t SET text = text || ' thêm' WHERE document = 2 AND ordinal = 0");
  ExpectOne("error search 2 ", "UPDATE search_state_t SET value = 0");
  Execute("UPDATE search_state_t SET value = 0");
  {
    Archive archive = Archive::Open(directory_, Mode::kWrite);
    while (archive.BuildSearchIndex()) {
    }
  }
  EXPECT_THAT(Problems(), IsEmpty());
  // A plan that is gone leaves its rows in the index.
  Execute("DELETE FROM plan_t WHERE document = 3");
  EXPECT_THAT(Problems(), ElementsAre(AllOf(HasSubstr("error no_plan 3 "), HasSubstr("reextract")),
                                      HasSubstr("belong to no document")));
}

TEST_F(VerifyTest, AnIndexThatIsNotCompleteYetIsNoFault) {
  Execute("UPDATE search_state_t SET value = 0");
  Archive archive = Archive::Open(directory_, Mode::kWrite);
  EXPECT_THAT(Problems(), IsEmpty());
  archive.BuildSearchIndex(2);
  EXPECT_THAT(Problems(), IsEmpty());
}

TEST_F(VerifyTest, ItSeesOneMomentWhileAWriterGoesOn) {
  Archive writer = Archive::Open(directory_, Mode::kWrite);
  std::vector<std::int64_t> steps;
  VerifyOptions options;
  int found = 0;
  options.progress = [&](std::int64_t done, std::int64_t all) {
    steps.push_back(done);
    EXPECT_EQ(4, all);
    Store(writer, "while it runs");
  };
  VerifyArchive(directory_, options, [&](const VerifyProblem& problem) {
    ++found;
    ADD_FAILURE() << problem.kind << ": " << problem.message;
  });
  EXPECT_THAT(steps, ElementsAre(4));
  EXPECT_EQ(0, found);
}

TEST_F(VerifyTest, ManyDocumentsOnAnyNumberOfThreadsGiveTheSameList) {
  {
    Archive archive = Archive::Open(directory_, Mode::kWrite);
    archive.Begin();
    for (int i = 0; i < 150; ++i) {
      const DocumentRecord record = SampleRecord(std::to_string(i));
      if (i % 7 != 0) archive.StoreOriginal(record.sha256, std::to_string(i));
      archive.StoreDocument(record, PackPages({Page{}}), Plan{}, kVersions);
    }
    archive.Commit();
  }
  std::vector<std::string> first;
  for (const int threads : {0, 1, 5}) {
    VerifyOptions options;
    options.threads = threads;
    std::vector<std::string> list;
    std::int64_t last = 0;
    options.progress = [&](std::int64_t done, std::int64_t) {
      EXPECT_GT(done, last);
      last = done;
    };
    VerifyArchive(directory_, options,
                  [&](const VerifyProblem& p) { list.push_back(p.kind + p.subject); });
    EXPECT_EQ(154, last);
    if (first.empty()) first = list;
    EXPECT_EQ(first, list);
  }
  EXPECT_EQ(22, std::count_if(first.begin(), first.end(), [](const std::string& line) {
              return line.starts_with("original_missing");
            }));
}

TEST_F(VerifyTest, ItStopsWhenAsked) {
  std::atomic<bool> stop{false};
  VerifyOptions options;
  options.stop = &stop;
  options.progress = [&](std::int64_t, std::int64_t) { stop = true; };
  EXPECT_THROW(VerifyArchive(directory_, options, [](const VerifyProblem&) {}), Interrupted);
}

}  // namespace
}  // namespace kehoach::store
