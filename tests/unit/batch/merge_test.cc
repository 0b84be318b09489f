// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/merge.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sha256.h"
#include "batch/recurrence_index.h"
#include "store/sqlite.h"
#include "unit/store/sample.h"

namespace kehoach::batch {
namespace {

namespace fs = std::filesystem;
using store::Archive;
using store::ArchiveError;
using store::Database;
using store::MergeVerdict;
using store::Mode;
using store::Versions;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Versions kOld = {"0.9.0", "rules-a"}, kNew = {"0.10.0", "rules-a"};
const std::string kEarly = "2031-03-01T08:00:00Z", kLate = "2031-03-02T08:00:00Z";

std::string Bytes(int i) { return "document " + std::to_string(i); }

// A plan of rules that list a unit under a name of their own.
Plan PlanOf(int variant, const std::string& unit_name) {
  Plan plan = store::SamplePlan(variant);
  for (PlanTable& table : plan.tables) {
    for (PlanRow& row : table.rows) {
      for (UnitMention& unit : row.units) {
        if (unit_name.empty()) continue;
        unit.key = "unit-of-many-names";
        unit.name = unit_name == "unlisted" ? "" : unit_name;
      }
    }
  }
  return plan;
}

void StoreRead(Archive& archive, int i, const Versions& versions, int variant,
               const std::string& path, const std::string& seen,
               const std::string& unit_name = {}) {
  store::DocumentRecord record = store::SampleRecord(Bytes(i));
  record.seen = seen;
  archive.StoreOriginal(record.sha256, Bytes(i));
  archive.StoreDocument(record, store::PackPages({store::SamplePage(1, variant)}),
                        PlanOf(variant, unit_name), versions);
  archive.NotePath(record.sha256, {path, 9, 1, seen});
}

void StoreFailed(Archive& archive, int i, ErrorCode code, const Versions& versions,
                 const std::string& path, const std::string& seen) {
  store::FailureRecord failure;
  failure.sha256 = Sha256Hex(Bytes(i));
  failure.bytes = std::ssize(Bytes(i));
  failure.error = {code, "", 0, "cannot be used"};
  failure.versions = versions;
  failure.seen = seen;
  if (code == ErrorCode::kNoText) archive.StoreOriginal(failure.sha256, Bytes(i));
  archive.StoreFailure(failure);
  archive.NotePath(failure.sha256, {path, 9, 1, seen});
}

void StoreUnread(Archive& archive, const std::string& path, const std::string& seen) {
  store::UnreadFile file;
  file.path = path;
  file.error = {ErrorCode::kUnreadable, "", 0, "no permission"};
  file.versions = kOld;
  file.seen = seen;
  archive.StoreUnread(file);
}

// All rows of all views but the list of runs, without the numbers that each archive gives by
// itself, in order: what two archives of the same content share.
std::string Content(const std::string& directory) {
  const std::set<std::string> own_numbers = {"document", "id"};
  Database db(directory + "/archive.db", Database::Access::kRead);
  db.Execute("PRAGMA trusted_schema = ON");
  std::vector<std::string> views;
  {
    store::Rows rows = db.Query(
        "SELECT name FROM sqlite_schema WHERE type = 'view' AND name != 'runs' "
        "ORDER BY name");
    while (rows.Next()) views.push_back(rows->Text(0));
  }
  std::string content;
  for (const std::string& view : views) {
    std::string columns;
    {
      store::Statement names(db.handle(),
                             ("SELECT name FROM pragma_table_info('" + view + "')").c_str(), "");
      while (names.Step()) {
        if (own_numbers.contains(names.Text(0))) continue;
        columns += (columns.empty() ? "\"" : ", \"") + names.Text(0) + "\"";
      }
    }
    std::vector<std::string> lines;
    store::Statement rows(db.handle(), ("SELECT " + columns + " FROM " + view).c_str(), "");
    while (rows.Step()) {
      std::string line = view;
      for (int i = 0; i < rows.Columns(); ++i) line += rows.IsNull(i) ? "|-" : "|" + rows.Text(i);
      lines.push_back(std::move(line));
    }
    std::ranges::sort(lines);
    for (const std::string& line : lines) content += line + "\n";
  }
  return content;
}

class MergeTest : public testing::Test {
 protected:
  MergeTest() {
    {
      Archive a = Archive::Open(a_, Mode::kCreate);
      a.Begin();
      StoreRead(a, 1, kOld, 1, "/in/1.pdf", kEarly);
      StoreRead(a, 2, kOld, 2, "/in/2.pdf", kLate, "unlisted");
      StoreRead(a, 3, kOld, 3, "/in/3.pdf", kEarly);
      StoreRead(a, 4, kNew, 40, "/in/4.pdf", kEarly);
      StoreFailed(a, 5, ErrorCode::kCrashed, kNew, "/in/5.pdf", kLate);
      StoreUnread(a, "/in/locked.pdf", kEarly);
      StoreUnread(a, "/in/9.pdf", kEarly);
      a.Commit();
    }
    {
      Archive b = Archive::Open(b_, Mode::kCreate);
      b.Begin();
      StoreFailed(b, 6, ErrorCode::kNoText, kOld, "/in/6.pdf", kLate);
      StoreRead(b, 5, kOld, 5, "/b/5.pdf", kEarly, "Ban Một");
      StoreRead(b, 4, kOld, 41, "/in/4.pdf", kLate);
      StoreRead(b, 3, kOld, 3, "/b/3.pdf", kLate);
      StoreUnread(b, "/in/locked.pdf", kLate);
      b.Commit();
    }
    {
      Archive c = Archive::Open(c_, Mode::kCreate);
      c.Begin();
      // The same versions, another reading: what should not be must still end in one way.
      StoreRead(c, 1, kOld, 11, "/in/1.pdf", kEarly);
      StoreFailed(c, 6, ErrorCode::kOutOfTime, kNew, "/in/6.pdf", kEarly);
      StoreRead(c, 9, {"0.10.0", "rules-b"}, 9, "/in/9.pdf", kLate, "Ban Mười");
      StoreRead(c, 4, {"0.10.0", "rules-b"}, 42, "/c/4.pdf", kEarly);
      c.Commit();
    }
  }

  MergeSummary Merge(const std::vector<std::string>& sources, const std::string& target,
                     const MergeOptions& options = {}) {
    Archive archive = Archive::Open(target, Mode::kCreate);
    MergeProgress progress;
    progress.on_document = [this](const MergeReport& report) { reports_.push_back(report); };
    return batch::Merge(sources, archive, options, progress, stop_);
  }

  static void ExpectSound(const std::string& directory) {
    const Archive archive = Archive::Open(directory, Mode::kRead);
    for (const store::VerifyProblem& problem : archive.Verify()) {
      EXPECT_FALSE(problem.error) << directory << ": " << problem.kind << " " << problem.subject
                                  << ": " << problem.message;
    }
    Database db(directory + "/archive.db", Database::Access::kWrite);
    EXPECT_NO_THROW(db.Execute("INSERT INTO search (search) VALUES ('integrity-check')"));
    EXPECT_EQ(db.QueryInt("SELECT count(*) FROM search_docsize"),
              db.QueryInt("SELECT (SELECT count(*) FROM plan_t) + (SELECT count(*) FROM "
                          "objective_t) + (SELECT count(*) FROM task_t)"));
    EXPECT_EQ(0, db.QueryInt("SELECT count(*) FROM recurrence_pending_t"));
  }

  void Execute(const std::string& directory, const std::string& sql) {
    Database(directory + "/archive.db", Database::Access::kWrite).Execute(sql);
  }

  store::TemporaryFolder folder_;
  const std::string a_ = folder_ / "a", b_ = folder_ / "b", c_ = folder_ / "c",
                    all_ = folder_ / "all";
  std::vector<MergeReport> reports_;
  std::atomic<bool> stop_{false};
};

TEST_F(MergeTest, TheOrderOfArchivesDoesNotCount) {
  std::vector<std::string> sources = {a_, b_, c_};
  std::string first;
  int n = 0;
  do {
    const std::string together = folder_ / ("together" + std::to_string(n));
    Merge(sources, together);
    ExpectSound(together);
    if (first.empty()) first = Content(together);
    EXPECT_EQ(first, Content(together));
    // One by one into a copy of the first of them.
    const std::string onto = folder_ / ("onto" + std::to_string(n));
    fs::copy(sources[0], onto, fs::copy_options::recursive);
    Merge({sources[1]}, onto);
    Merge({sources[2]}, onto);
    ExpectSound(onto);
    EXPECT_EQ(first, Content(onto));
    // The last two first, then that into the first.
    const std::string pair = folder_ / ("pair" + std::to_string(n));
    Merge({sources[1], sources[2]}, pair);
    const std::string nested = folder_ / ("nested" + std::to_string(n));
    fs::copy(sources[0], nested, fs::copy_options::recursive);
    Merge({pair}, nested);
    EXPECT_EQ(first, Content(nested));
    ++n;
  } while (std::ranges::next_permutation(sources).found);
  EXPECT_EQ(6, n);
}

TEST_F(MergeTest, TheBetterReadingOfADocumentWins) {
  Merge({a_, b_, c_}, all_);
  const Archive all = Archive::Open(all_, Mode::kRead);
  const auto find = [&](int i) {
    return *all.GetDocument(all.FindDocuments(Sha256Hex(Bytes(i)))[0]);
  };
  EXPECT_EQ(store::DocumentStatus::kRead, find(5).status);  // read beats failed, whatever version
  EXPECT_EQ((Versions{"0.10.0", "rules-b"}), find(4).versions);
  EXPECT_TRUE(*all.LoadPlan(find(4).id) == store::SamplePlan(42));
  EXPECT_EQ(ErrorCode::kOutOfTime, find(6).failure->code);  // by the newer version
  EXPECT_TRUE(fs::exists(all.OriginalPath(Sha256Hex(Bytes(6)))));
  EXPECT_EQ(kEarly, find(3).first_seen);
  EXPECT_THAT(all.Paths(find(3).id), ElementsAre("/b/3.pdf", "/in/3.pdf"));
  EXPECT_EQ(kLate, all.FindUnread("/in/locked.pdf")->seen);
  EXPECT_FALSE(all.FindUnread("/in/9.pdf").has_value());  // read later elsewhere
  EXPECT_EQ(7, all.Count().documents);
}

TEST_F(MergeTest, MergingAgainChangesNothing) {
  Merge({a_, b_, c_}, all_);
  const std::string before = Sha256Hex(Content(all_));
  const auto rows = [this] {
    Database db(all_ + "/archive.db", Database::Access::kRead);
    return std::vector<std::int64_t>{db.QueryInt("SELECT sum(id * length(sha256)) FROM document_t"),
                                     db.QueryInt("SELECT sum(id) FROM task_t"),
                                     db.QueryInt("SELECT max(id) FROM page_t"),
                                     db.QueryInt("SELECT sum(id * length(name)) FROM unit_t")};
  };
  const std::vector<std::int64_t> numbers = rows();
  for (const std::vector<std::string>& sources :
       {std::vector{c_, b_, a_}, std::vector{a_}, std::vector{b_, b_}}) {
    const MergeSummary summary = Merge(sources, all_);
    EXPECT_EQ(summary.Documents(), summary.known);
  }
  EXPECT_EQ(before, Sha256Hex(Content(all_)));
  EXPECT_EQ(numbers, rows());
}

TEST_F(MergeTest, TheUnionOfPartsIsTheWhole) {
  const std::string whole = folder_ / "whole", even = folder_ / "even", odd = folder_ / "odd";
  for (const std::string& directory : {whole, even, odd}) {
    Archive archive = Archive::Open(directory, Mode::kCreate);
    archive.Begin();
    for (int i = 1; i <= 12; ++i) {
      if (directory == (i % 2 == 0 ? odd : even)) continue;
      const std::string path = "/in/" + std::to_string(i) + ".pdf";
      if (i % 5 == 0) {
        StoreFailed(archive, i, ErrorCode::kEncrypted, kOld, path, kEarly);
      } else {
        StoreRead(archive, i, kOld, i, path, kEarly);
      }
    }
    UpdateRecurrence(archive);
    archive.Commit();
  }
  Merge({odd, even}, all_);
  EXPECT_EQ(Content(whole), Content(all_));
}

TEST_F(MergeTest, SourcesStayAsTheyAre) {
  const auto hash = [](const std::string& directory) {
    std::string all;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(directory)) {
      const std::string name = entry.path().filename();
      if (!entry.is_regular_file() || name.ends_with("-shm") || name.ends_with("-wal")) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      all += entry.path().string() + Sha256Hex(bytes) + "\n";
    }
    return all;
  };
  const std::string before = hash(b_);
  Merge({a_, b_}, all_);
  EXPECT_EQ(before, hash(b_));
  // Copies, not links: what becomes of one archive does not touch another.
  const Archive all = Archive::Open(all_, Mode::kRead);
  EXPECT_EQ(1U, fs::hard_link_count(all.OriginalPath(Sha256Hex(Bytes(1)))));
}

TEST_F(MergeTest, ADamagedDocumentIsLeftOutAndTheRestGoesIn) {
  const auto original = [this](int i) {
    return Archive::Open(b_, Mode::kRead).OriginalPath(Sha256Hex(Bytes(i)));
  };
  {
    Archive b = Archive::Open(b_, Mode::kWrite);
    b.Begin();
    for (int i = 20; i < 27; ++i) {
      StoreRead(b, i, kOld, i, "/b/" + std::to_string(i), kEarly);
    }
    b.Commit();
  }
  const auto where = [](int i) {
    return " WHERE document = (SELECT id FROM document_t WHERE "
           "sha256 = '" +
           Sha256Hex(Bytes(i)) + "')";
  };
  std::string changed = Bytes(20);
  changed[0] = 'D';
  std::ofstream(original(20)) << changed;
  fs::remove(original(21));
  Execute(b_, "UPDATE page_t SET content = x'0100'" + where(22));
  Execute(b_, "UPDATE objective_t SET evidence = '[1'" + where(23));
  Execute(b_, "DELETE FROM page_t" + where(24));
  Execute(b_, "UPDATE target_t SET table_ordinal = 7" + where(25));
  std::string traversal = "../../../../../../../../../../../../../../../../../../../etc/passwd";
  traversal.resize(64, 'x');
  Execute(b_, "UPDATE document_t SET sha256 = '" + traversal + "' WHERE sha256 = '" +
                  Sha256Hex(Bytes(26)) + "'");
  const MergeSummary summary = Merge({b_, a_}, all_);
  EXPECT_EQ(7, summary.damaged);
  std::vector<std::string> problems;
  for (const MergeReport& report : reports_) {
    EXPECT_EQ(report.verdict == MergeVerdict::kDamaged, report.error.has_value());
    if (report.error) problems.push_back(report.error->source + ": " + report.error->message);
  }
  ASSERT_EQ(7U, problems.size());
  EXPECT_THAT(problems[0], HasSubstr("is not what its name says"));
  EXPECT_THAT(problems[1], HasSubstr("No such file"));
  EXPECT_THAT(problems[2], HasSubstr("page 1"));
  EXPECT_THAT(problems[3], HasSubstr("damaged (objectives)"));
  EXPECT_THAT(problems[4], HasSubstr("0 pages are stored, the document has 1"));
  EXPECT_THAT(problems[5], HasSubstr("name others that are not there"));
  EXPECT_THAT(problems[6], HasSubstr("its SHA-256 is none"));
  ExpectSound(all_);
  const Archive all = Archive::Open(all_, Mode::kRead);
  EXPECT_EQ(6, all.Count().documents);
  EXPECT_FALSE(all.FindStatus(Sha256Hex(Bytes(20))).has_value());
  EXPECT_EQ(store::RunState::kDone, all.Runs(1).at(0).state);
  EXPECT_EQ(7, all.Runs(1).at(0).outcomes.at("damaged"));
}

TEST_F(MergeTest, ASoundReadingMendsOneThatDoesNotDecode) {
  const std::string good = folder_ / "good", bad = folder_ / "bad";
  for (const std::string& directory : {good, bad}) {
    Archive archive = Archive::Open(directory, Mode::kCreate);
    StoreRead(archive, 1, kOld, 1, "/in/1.pdf", kEarly);
  }
  Execute(bad, "UPDATE page_t SET content = x'FF'");
  Merge({good}, bad);
  EXPECT_TRUE(Archive::Open(bad, Mode::kRead).LoadPages(1).ok());
  ExpectSound(bad);
}

TEST_F(MergeTest, ALostOriginalComesBack) {
  Merge({a_}, all_);
  const std::string original = Archive::Open(all_, Mode::kRead).OriginalPath(Sha256Hex(Bytes(1)));
  fs::remove(original);
  const MergeSummary summary = Merge({a_}, all_);
  EXPECT_EQ(summary.Documents(), summary.known);
  EXPECT_TRUE(fs::exists(original));
  ExpectSound(all_);
}

TEST_F(MergeTest, ADatabaseThatIsNotSoundIsRefusedBeforeAnythingIsWritten) {
  const std::string file = b_ + "/archive.db";
  const auto size = static_cast<std::streamoff>(fs::file_size(file));
  {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(size / 2);
    stream << std::string(4096, '\xA5');
  }
  try {
    Merge({a_, b_}, all_);
    FAIL() << "merged";
  } catch (const ArchiveError& error) {
    EXPECT_EQ(ArchiveError::Kind::kDamaged, error.kind()) << error.what();
    EXPECT_THAT(error.what(), HasSubstr(b_));
  }
  EXPECT_EQ(0, Archive::Open(all_, Mode::kRead).Count().documents);
}

TEST_F(MergeTest, AnOlderSchemaIsRefusedWithTheRemedy) {
  Execute(b_, "PRAGMA user_version = 2");
  try {
    Merge({a_, b_}, all_);
    FAIL() << "merged";
  } catch (const ArchiveError& error) {
    EXPECT_EQ(ArchiveError::Kind::kOlder, error.kind());
    EXPECT_THAT(error.what(), HasSubstr("kehoach reextract --archive " + b_));
  }
}

TEST_F(MergeTest, StoppedItKeepsWhatIsDoneAndGoesOn) {
  {
    Archive archive = Archive::Open(all_, Mode::kCreate);
    MergeProgress progress;
    int documents = 0;
    progress.on_document = [&](const MergeReport&) { stop_ = ++documents == 3; };
    const MergeSummary summary = batch::Merge({a_, b_, c_}, archive, {}, progress, stop_);
    EXPECT_TRUE(summary.stopped);
    EXPECT_EQ(3, summary.added);
    EXPECT_EQ(store::RunState::kStopped, archive.Runs(1).at(0).state);
  }
  ExpectSound(all_);
  EXPECT_EQ(3, Archive::Open(all_, Mode::kRead).Count().documents);
  stop_ = false;
  Merge({a_, b_, c_}, all_);
  const std::string once = folder_ / "once";
  Merge({a_, b_, c_}, once);
  EXPECT_EQ(Content(once), Content(all_));
}

TEST_F(MergeTest, KilledAnywhereItGoesOnWithTheSameCall) {
  MergeOptions options;
  options.group_documents = 2;
  for (int documents = 1; documents <= 12; documents += 2) {
    const pid_t child = fork();
    if (child == 0) {
      int done = 0;
      MergeProgress progress;
      progress.on_document = [&](const MergeReport&) {
        if (++done == documents) raise(SIGKILL);
      };
      Archive archive = Archive::Open(all_, Mode::kCreate);
      batch::Merge({a_, b_, c_}, archive, options, progress, stop_);
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    const Archive archive = Archive::Open(all_, Mode::kRead);
    for (const store::VerifyProblem& problem : archive.Verify()) {
      EXPECT_FALSE(problem.error) << problem.kind << ": " << problem.message;
    }
    EXPECT_EQ(store::RunState::kInterrupted, archive.Runs(1).at(0).state);
  }
  Merge({a_, b_, c_}, all_);
  ExpectSound(all_);
  const std::string once = folder_ / "once";
  Merge({a_, b_, c_}, once);
  EXPECT_EQ(Content(once), Content(all_));
}

TEST_F(MergeTest, AFullDiskEndsItAndTheSameCallGoesOn) {
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);  // write() then fails with EFBIG, as with ENOSPC
    int code = 9;
    try {
      MergeOptions options;
      options.group_documents = 1;
      Archive archive = Archive::Open(all_, Mode::kCreate);
      const rlimit limit = {200000, 200000};
      setrlimit(RLIMIT_FSIZE, &limit);
      batch::Merge({a_, b_, c_}, archive, options, {}, stop_);
    } catch (const ArchiveError& error) {
      code = error.kind() == ArchiveError::Kind::kDiskFull ? 7 : 8;
    }
    _exit(code);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(7, WEXITSTATUS(status));
  Merge({a_, b_, c_}, all_);
  ExpectSound(all_);
  const std::string once = folder_ / "once";
  Merge({a_, b_, c_}, once);
  EXPECT_EQ(Content(once), Content(all_));
}

TEST_F(MergeTest, TheSameArchiveIsKnownUnderAnyName) {
  fs::create_directory_symlink(a_, folder_ / "link");
  EXPECT_TRUE(IsSameArchive(a_, folder_ / "link"));
  EXPECT_TRUE(IsSameArchive(a_, folder_ / "b/../a/."));
  EXPECT_FALSE(IsSameArchive(a_, b_));
  EXPECT_FALSE(IsSameArchive(a_, folder_ / "none"));
}

TEST(CompareVersionsTest, NumbersCompareAsNumbers) {
  const std::vector<std::string> ascending = {
      "",      "0.1",    "0.1.0", "0.2.0-rc1", "0.2.0",
      "0.9.0", "0.10.0", "1.0-a", "1.0",       "1.0.1",
      "1.01",  "1.2.x",  "1.10",  "2",         "18446744073709551617"};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      const int expected = i < j ? -1 : (i > j ? 1 : 0);
      EXPECT_EQ(expected, store::CompareVersions(ascending[i], ascending[j]))
          << ascending[i] << " " << ascending[j];
    }
  }
}

}  // namespace
}  // namespace kehoach::batch
