// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/sha256.h"
#include "sample.h"
#include "store/store.h"

namespace kehoach::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ArchiveTest : public testing::Test {
 protected:
  Archive Create() { return Archive::Open(directory_, Mode::kCreate); }

  // A document whose bytes are `bytes`, with its original, pages and plan.
  std::int64_t Store(Archive& archive, const std::string& bytes, int variant = 0) {
    const DocumentRecord record = SampleRecord(bytes);
    archive.StoreOriginal(record.sha256, bytes);
    const std::int64_t id =
        archive.StoreDocument(record, PackPages({SamplePage(1, variant), SamplePage(2, variant)}),
                              SamplePlan(variant), kVersions);
    archive.NotePath(record.sha256, {"/stored/" + bytes, 1, 1, "2026-01-01T00:00:00Z"});
    return id;
  }

  TemporaryFolder folder_;
  const std::string directory_ = folder_ / "archive";
};

TEST_F(ArchiveTest, GivesBackPagesAndPlanExactly) {
  Archive archive = Create();
  const std::int64_t id = Store(archive, "one", 3);
  EXPECT_EQ(1, id);
  const Result<Plan> plan = archive.LoadPlan(id);
  ASSERT_TRUE(plan.ok()) << plan.error().message;
  EXPECT_TRUE(*plan == SamplePlan(3));
  const Result<std::vector<Page>> pages = archive.LoadPages(id);
  ASSERT_TRUE(pages.ok()) << pages.error().message;
  EXPECT_TRUE(*pages == (std::vector<Page>{SamplePage(1, 3), SamplePage(2, 3)}));
  const Result<Page> page = archive.LoadPage(id, 2);
  ASSERT_TRUE(page.ok());
  EXPECT_TRUE(*page == SamplePage(2, 3));
}

TEST_F(ArchiveTest, GivesBackAnEmptyPlan) {
  Archive archive = Create();
  const std::int64_t id =
      archive.StoreDocument(SampleRecord("x"), PackPages({Page{}}), Plan{}, kVersions);
  EXPECT_TRUE(*archive.LoadPlan(id) == Plan{});
}

TEST_F(ArchiveTest, GivesBackBoxesThatAreNoMultiplesOfOneSixtyFourth) {
  Plan plan = SamplePlan(0);
  plan.measures[0].evidence.places = {{3, {0.1F, -0.0F, 1e-7F, 123456.7F}}};
  plan.measures[0].evidence.confidence = 1.0F / 3;
  Archive archive = Create();
  const std::int64_t id =
      archive.StoreDocument(SampleRecord("x"), PackPages({Page{}}), plan, kVersions);
  EXPECT_TRUE(*archive.LoadPlan(id) == plan);
}

TEST_F(ArchiveTest, KeepsWhatWasStoredAfterClosing) {
  {
    Archive archive = Create();
    Store(archive, "one");
  }
  const Archive archive = Archive::Open(directory_, Mode::kRead);
  EXPECT_TRUE(archive.HasDocument(Sha256Hex("one")));
  EXPECT_TRUE(*archive.LoadPlan(1) == SamplePlan(0));
  EXPECT_THAT(archive.Verify(), IsEmpty());
}

TEST_F(ArchiveTest, TheSameDocumentTwiceIsOneDocument) {
  Archive archive = Create();
  const std::int64_t first = Store(archive, "one", 0);
  Store(archive, "two");
  EXPECT_EQ(first, Store(archive, "one", 5));
  EXPECT_EQ(2, archive.Count().documents);
  EXPECT_EQ(4, archive.Count().pages);
  EXPECT_TRUE(*archive.LoadPlan(first) == SamplePlan(5));
}

TEST_F(ArchiveTest, AFailureIsRememberedUntilTheDocumentIsRead) {
  Archive archive = Create();
  FailureRecord failure;
  failure.sha256 = Sha256Hex("bad");
  failure.bytes = 3;
  failure.error = {ErrorCode::kEncrypted, "", 0, "it needs a password"};
  failure.versions = kVersions;
  failure.limits = "pages 20000";
  failure.seen = kSeen;
  const std::int64_t id = archive.StoreFailure(failure);
  EXPECT_FALSE(archive.HasDocument(failure.sha256));
  EXPECT_EQ(DocumentStatus::kFailed, archive.FindStatus(failure.sha256));
  const std::optional<FailureRecord> found = archive.FindFailure(failure.sha256);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(failure.error, found->error);
  EXPECT_EQ(kVersions, found->versions);
  EXPECT_EQ("pages 20000", found->limits);
  EXPECT_EQ(1, archive.Count().failures_by_class["encrypted"]);

  EXPECT_EQ(id, Store(archive, "bad"));
  EXPECT_FALSE(archive.FindFailure(failure.sha256).has_value());
  EXPECT_TRUE(archive.HasDocument(failure.sha256));
  // A later failure (a smaller limit, say) takes nothing away from what was read.
  EXPECT_EQ(id, archive.StoreFailure(failure));
  EXPECT_TRUE(archive.HasDocument(failure.sha256));
  EXPECT_FALSE(archive.FindFailure(failure.sha256).has_value());
}

TEST_F(ArchiveTest, EveryPathIsRecordedAndAnUnchangedFileIsKnown) {
  Archive archive = Create();
  const std::int64_t id = Store(archive, "one");
  Store(archive, "two");
  const std::string one = Sha256Hex("one"), two = Sha256Hex("two");
  archive.NotePath(one, {"/in/a.pdf", 3, 100, "2026-03-01T08:00:00Z"});
  archive.NotePath(one, {"/in/copy of a.pdf", 3, 200, "2026-03-02T08:00:00Z"});
  EXPECT_THAT(archive.Paths(id), ElementsAre("/in/copy of a.pdf", "/in/a.pdf", "/stored/one"));
  EXPECT_EQ(one, archive.FindUnchanged("/in/a.pdf", 3, 100));
  EXPECT_FALSE(archive.FindUnchanged("/in/a.pdf", 3, 101).has_value());
  EXPECT_FALSE(archive.FindUnchanged("/in/a.pdf", 4, 100).has_value());
  EXPECT_FALSE(archive.FindUnchanged("/in/b.pdf", 3, 100).has_value());
  // Another content at the same path: both documents keep it.
  archive.NotePath(two, {"/in/a.pdf", 3, 300, "2026-03-03T08:00:00Z"});
  EXPECT_EQ(two, archive.FindUnchanged("/in/a.pdf", 3, 300));
  EXPECT_THAT(archive.FindDocuments("/in/a.pdf"), ElementsAre(1, 2));
  // Touched only.
  archive.NotePath(two, {"/in/a.pdf", 3, 400, "2026-03-04T08:00:00Z"});
  EXPECT_EQ(two, archive.FindUnchanged("/in/a.pdf", 3, 400));
  EXPECT_FALSE(archive.FindUnchanged("/in/a.pdf", 3, 300).has_value());
  EXPECT_THROW(archive.NotePath(Sha256Hex("none"), {"/in/a.pdf", 3, 400, kSeen}), std::logic_error);
}

TEST_F(ArchiveTest, PlansOfAnotherProgramAreCounted) {
  Archive archive = Create();
  Store(archive, "one");
  archive.StoreDocument(SampleRecord("old"), PackPages({SamplePage(1, 0)}), SamplePlan(0),
                        {"0.0.1", kVersions.rules});
  EXPECT_EQ(1, archive.CountPlansNotBy(kVersions.program));
  EXPECT_EQ(2, archive.CountPlansNotBy("9.9.9"));
}

TEST_F(ArchiveTest, FindsADocumentByNumberPathNameOrHash) {
  Archive archive = Create();
  Store(archive, "one");
  Store(archive, "two");
  const std::string one = Sha256Hex("one"), two = Sha256Hex("two");
  archive.NotePath(one, {"/in/2031/kế hoạch.pdf", 3, 1, kSeen});
  archive.NotePath(two, {"/in/2032/kế hoạch.pdf", 3, 1, kSeen});
  archive.NotePath(two, {"/in/2032/100%.pdf", 3, 1, kSeen});
  EXPECT_THAT(archive.FindDocuments("2"), ElementsAre(2));
  EXPECT_THAT(archive.FindDocuments("/in/2031/kế hoạch.pdf"), ElementsAre(1));
  EXPECT_THAT(archive.FindDocuments("kế hoạch.pdf"), ElementsAre(1, 2));
  EXPECT_THAT(archive.FindDocuments("2032/kế hoạch.pdf"), ElementsAre(2));
  EXPECT_THAT(archive.FindDocuments("100%.pdf"), ElementsAre(2));
  EXPECT_THAT(archive.FindDocuments("hoạch.pdf"), IsEmpty());
  EXPECT_THAT(archive.FindDocuments(two.substr(0, 6)), ElementsAre(2));
  EXPECT_THAT(archive.FindDocuments(one), ElementsAre(1));
  EXPECT_THAT(archive.FindDocuments(one.substr(0, 3)), IsEmpty());
  EXPECT_THAT(archive.FindDocuments(""), IsEmpty());
  EXPECT_THAT(archive.FindDocuments("99999999999999999999999999"), IsEmpty());
}

TEST_F(ArchiveTest, ListsDocumentsByFilter) {
  Archive archive = Create();
  Store(archive, "one");
  archive.StoreDocument(SampleRecord("two"), PackPages({SamplePage(1, 0)}), Plan{}, kVersions);
  Plan period = SamplePlan(0);
  period.document.year = 2040;
  period.document.year_to = 2045;
  period.document.province.text = "Bến Lau";
  period.findings.clear();
  archive.StoreDocument(SampleRecord("three"), PackPages({SamplePage(1, 0)}), period, kVersions);
  FailureRecord failure;
  failure.sha256 = Sha256Hex("four");
  failure.error = {ErrorCode::kDamaged, "", 7, "page 7 cannot be read"};
  archive.StoreFailure(failure);
  archive.NotePath(failure.sha256, {"/in/four.pdf", 1, 1, kSeen});

  const auto ids = [&archive](const DocumentFilter& filter) {
    std::vector<std::int64_t> found;
    for (const DocumentSummary& document : archive.ListDocuments(filter)) {
      found.push_back(document.id);
    }
    return found;
  };
  DocumentFilter filter;
  EXPECT_THAT(ids(filter), ElementsAre(1, 2, 3, 4));
  filter.status = DocumentStatus::kFailed;
  EXPECT_THAT(ids(filter), ElementsAre(4));
  filter = {};
  filter.plan.years = Years{2031, 2031};
  EXPECT_THAT(ids(filter), ElementsAre(1));
  filter.plan.years = Years{2043, 2043};
  EXPECT_THAT(ids(filter), ElementsAre(3));
  filter = {};
  for (const char* typed : {"Bến Lau", "BẾN LAU", "ben lau", "Be\u0302\u0301n Lau"}) {
    filter.plan.province = typed;
    EXPECT_THAT(ids(filter), ElementsAre(3)) << typed;
  }
  for (const char* other : {"Bến", ""}) {
    filter.plan.province = other;
    EXPECT_THAT(ids(filter), ElementsAre()) << other;
  }
  filter = {};
  filter.finding = "number_gap";
  EXPECT_THAT(ids(filter), ElementsAre(1));
  filter = {};
  filter.with_plan_rows = true;
  EXPECT_THAT(ids(filter), ElementsAre(1, 3));

  const DocumentSummary one = *archive.GetDocument(1);
  EXPECT_EQ("40", one.number);
  EXPECT_EQ(std::nullopt, one.province);
  EXPECT_EQ(2, one.objectives);
  EXPECT_EQ(2, one.tables);
  EXPECT_EQ(12, one.tasks);  // without the group
  EXPECT_EQ(2, one.findings);
  EXPECT_EQ(kSeen, one.first_seen);
  const DocumentSummary four = *archive.GetDocument(4);
  EXPECT_EQ("/in/four.pdf", four.path);
  ASSERT_TRUE(four.failure.has_value());
  EXPECT_EQ((Error{ErrorCode::kDamaged, "/in/four.pdf", 7, "page 7 cannot be read"}),
            *four.failure);
  EXPECT_FALSE(archive.GetDocument(5).has_value());
}

TEST_F(ArchiveTest, ReplacingAPlanTellsWhetherItChanged) {
  Archive archive = Create();
  const std::int64_t id = Store(archive, "one");
  const Versions newer = {"0.2.0", "rules-two"};
  EXPECT_FALSE(archive.ReplacePlan(id, SamplePlan(0), newer));
  EXPECT_EQ(newer, archive.GetDocument(id)->versions);
  Plan changed = SamplePlan(0);
  changed.tables[0].rows[4].cells[1].evidence.places[1].box.right += 1;
  EXPECT_TRUE(archive.ReplacePlan(id, changed, newer));
  EXPECT_TRUE(*archive.LoadPlan(id) == changed);
  EXPECT_FALSE(archive.ReplacePlan(id, changed, newer));
  EXPECT_THAT(archive.Verify(false), IsEmpty());
}

TEST_F(ArchiveTest, ADocumentThatCannotBeStoredLeavesItsBatchAlone) {
  Archive archive = Create();
  Plan broken = SamplePlan(0);
  broken.tables[0].rows[3].cells.pop_back();
  archive.Begin();
  Store(archive, "one");
  EXPECT_THROW(
      archive.StoreDocument(SampleRecord("two"), PackPages({SamplePage(1, 0)}), broken, kVersions),
      std::logic_error);
  Store(archive, "three");
  archive.Commit();
  EXPECT_FALSE(archive.FindStatus(Sha256Hex("two")).has_value());
  EXPECT_EQ(2, archive.Count().read);
  EXPECT_THAT(archive.Verify(), IsEmpty());
}

TEST_F(ArchiveTest, ARolledBackBatchLeavesNothing) {
  Archive archive = Create();
  archive.Begin();
  Store(archive, "one");
  archive.Rollback();
  EXPECT_EQ(0, archive.Count().documents);
  Store(archive, "two");
  EXPECT_EQ(1, archive.Count().documents);
}

TEST_F(ArchiveTest, CountsWhatItHolds) {
  Archive archive = Create();
  Store(archive, "one");
  Page scanned = SamplePage(1, 0);
  scanned.quality.verdict = TextVerdict::kNoText;
  archive.StoreDocument(SampleRecord("two"), PackPages({scanned}), Plan{}, {"0.2.0", "r"});
  const ArchiveCounts counts = archive.Count();
  EXPECT_EQ(2, counts.read);
  EXPECT_EQ(3, counts.pages);
  EXPECT_EQ(1, counts.pages_without_text);
  EXPECT_EQ(12, counts.tasks);
  EXPECT_EQ(1, counts.groups);
  EXPECT_EQ(6, counts.original_bytes);
  EXPECT_EQ(1, counts.findings_by_kind.at("no_number"));
  EXPECT_THAT(counts.plans_by_version,
              ElementsAre(std::pair(kVersions, 1), std::pair(Versions{"0.2.0", "r"}, 1)));
  EXPECT_GT(counts.database_bytes, 0);
}

// ---- verify ------------------------------------------------------------------------------

std::vector<std::string> Kinds(const Archive& archive) {
  std::vector<std::string> kinds;
  for (const VerifyProblem& problem : archive.Verify()) {
    kinds.push_back((problem.error ? "error " : "note ") + problem.kind);
  }
  return kinds;
}

TEST_F(ArchiveTest, VerifyNamesWhatIsWrongWithOriginals) {
  Archive archive = Create();
  for (const char* bytes : {"one", "two", "three"}) Store(archive, bytes);
  std::filesystem::remove(archive.OriginalPath(Sha256Hex("one")));
  std::ofstream(archive.OriginalPath(Sha256Hex("two"))) << "twice";
  std::ofstream(archive.OriginalPath(Sha256Hex("three"))) << "THREE";
  std::ofstream(archive.directory() + "/originals/stray.pdf") << "stray";
  EXPECT_THAT(Kinds(archive), ElementsAre("error original_missing", "error original_changed",
                                          "error original_changed", "note original_orphan"));
  // By size alone the third one goes unnoticed.
  EXPECT_EQ(3U, archive.Verify(false).size());
}

TEST_F(ArchiveTest, VerifyNotesPagesWithoutText) {
  Archive archive = Create();
  Page scanned = SamplePage(1, 0);
  scanned.quality.verdict = TextVerdict::kNoText;
  scanned.quality.reason = "an image covers the page";
  const DocumentRecord record = SampleRecord("scan");
  archive.StoreOriginal(record.sha256, "scan");
  archive.StoreDocument(record, PackPages({scanned}), Plan{}, kVersions);
  archive.NotePath(record.sha256, {"/in/x", 1, 1, kSeen});
  EXPECT_THAT(Kinds(archive), ElementsAre("note page_without_text"));
}

// ---- opening -----------------------------------------------------------------------------

ArchiveError::Kind OpenError(const std::string& directory, Mode mode, std::string* message) {
  try {
    Archive::Open(directory, mode);
  } catch (const ArchiveError& error) {
    *message = error.what();
    return error.kind();
  }
  ADD_FAILURE() << directory << " was opened";
  return ArchiveError::Kind::kInternal;
}

TEST_F(ArchiveTest, AFolderThatCannotBeLookedIntoIsNotCalledMissing) {
  // Root may look into every folder, but not through links that go round in a circle.
  std::filesystem::create_symlink(directory_, directory_);
  std::string message;
  EXPECT_EQ(ArchiveError::Kind::kIo, OpenError(directory_, Mode::kRead, &message));
  EXPECT_THAT(message, HasSubstr("cannot be read"));
}

TEST_F(ArchiveTest, AMissingArchiveIsMadeOnlyWhenAskedFor) {
  std::string message;
  EXPECT_EQ(ArchiveError::Kind::kMissing, OpenError(directory_, Mode::kRead, &message));
  EXPECT_THAT(message, HasSubstr(directory_));
  EXPECT_EQ(ArchiveError::Kind::kMissing, OpenError(directory_, Mode::kWrite, &message));
  EXPECT_FALSE(std::filesystem::exists(directory_));
}

TEST_F(ArchiveTest, AFolderOfOtherThingsIsNotMadeAnArchive) {
  std::filesystem::create_directory(directory_);
  std::ofstream(directory_ + "/plan.pdf") << "%PDF";
  std::string message;
  EXPECT_EQ(ArchiveError::Kind::kNotArchive, OpenError(directory_, Mode::kCreate, &message));
  EXPECT_THAT(message, HasSubstr("plan.pdf"));
  EXPECT_FALSE(std::filesystem::exists(directory_ + "/archive.db"));
}

TEST_F(ArchiveTest, NamesWithSpecialCharactersAreFine) {
  const std::string odd = folder_ / "kế hoạch #1?%20&x=1";
  {
    Archive archive = Archive::Open(odd, Mode::kCreate);
    Store(archive, "one");
  }
  EXPECT_TRUE(std::filesystem::exists(odd + "/archive.db"));
  EXPECT_TRUE(Archive::Open(odd, Mode::kRead).HasDocument(Sha256Hex("one")));
}

TEST(PackedPageTest, TextFollowsTheLinesOfThePage) {
  Page page;
  page.words = {{"Số", {}, 100, 13}, {"12", {}, 100.5F, 13}, {"Quý", {}, 120, 13}};
  page.quality.verdict = TextVerdict::kUsable;
  EXPECT_EQ("Số 12\nQuý", PackPage(page).text);
  page.quality.verdict = TextVerdict::kImplausible;
  EXPECT_EQ("", PackPage(page).text);
}

TEST(TextSourceTest, TellsWhereTheWordsComeFrom) {
  Page embedded = SamplePage(1, 0), ocr = SamplePage(2, 0), unusable = SamplePage(3, 0);
  for (Word& word : ocr.words) word.origin = Origin::kOcr;
  unusable.quality.verdict = TextVerdict::kImplausible;
  EXPECT_EQ(TextSource::kEmbedded, TextSourceOf({embedded, unusable}));
  EXPECT_EQ(TextSource::kOcr, TextSourceOf({unusable, ocr}));
  EXPECT_EQ(TextSource::kMixed, TextSourceOf({embedded, ocr}));
  EXPECT_EQ(TextSource::kNone, TextSourceOf({unusable}));
}

}  // namespace
}  // namespace kehoach::store
