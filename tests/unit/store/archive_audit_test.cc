// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/sha256.h"
#include "sample.h"
#include "store/store.h"

namespace kehoach::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ArchiveAuditTest : public testing::Test {
 protected:
  // A plan of a year and province with two findings in it.
  void Store(const std::string& bytes, int year, const std::string& province) {
    Plan plan;
    plan.document.type.text = "KH";
    plan.document.issuer.text = "Sở Nội vụ";
    plan.document.province.text = province;
    plan.document.year = year;
    Objective objective;
    objective.number = 1;
    objective.text.text = "Giải quyết hồ sơ đúng hạn";
    plan.objectives = {objective};
    PlanTable table;
    table.columns = {"number", "content"};
    table.labels = {"TT", "Nội dung"};
    for (const RowKind kind : {RowKind::kGroup, RowKind::kTask, RowKind::kTask}) {
      PlanRow row;
      row.kind = kind;
      row.path = "I." + std::to_string(table.rows.size());
      row.cells.resize(2);
      table.rows.push_back(row);
    }
    plan.tables = {table};
    plan.findings = {{"no_number", "Văn bản không ghi số.", {}, {}, {}},
                     {"no_owner", "Dòng I.2 không ghi đơn vị chủ trì.", 0, 2, {{3, {}}}}};
    archive_.StoreDocument(SampleRecord(bytes), PackPages({SamplePage(1, 0)}), plan, kVersions);
  }
  std::vector<std::int64_t> Outlines(const Filter& filter) {
    std::vector<std::int64_t> ids;
    archive_.ForEachOutline(filter, [&](const DocumentOutline& d) { ids.push_back(d.id); });
    return ids;
  }

  TemporaryFolder folder_;
  Archive archive_ = Archive::Open(folder_ / "archive", Mode::kCreate);
};

TEST_F(ArchiveAuditTest, OutlinesCountTasksWithoutGroups) {
  Store("one", 2022, "Hà Nam");
  FailureRecord failure;
  failure.sha256 = Sha256Hex("bad");
  failure.error = {ErrorCode::kNoText, "", 0, "no text"};
  archive_.StoreFailure(failure);
  std::vector<DocumentOutline> outlines;
  archive_.ForEachOutline({}, [&](const DocumentOutline& d) { outlines.push_back(d); });
  ASSERT_EQ(outlines.size(), 2u);
  EXPECT_EQ(archive_.CountDocuments(), 2);
  EXPECT_EQ(outlines[0].province, "Hà Nam");
  EXPECT_EQ(outlines[0].year, 2022);
  EXPECT_EQ(outlines[0].objectives, 1);
  EXPECT_EQ(outlines[0].tasks, 2);
  EXPECT_EQ(outlines[1].status, DocumentStatus::kFailed);
  EXPECT_EQ(outlines[1].province, std::nullopt);
}

TEST_F(ArchiveAuditTest, OutlinesAreFilteredByTheirPlan) {
  Store("one", 2022, "Hà Nam");
  Store("two", 2023, "Huế");
  Filter filter;
  filter.province = "hue";
  EXPECT_THAT(Outlines(filter), ElementsAre(2));
  filter.years = Years{2020, 2022};
  EXPECT_THAT(Outlines(filter), IsEmpty());
}

TEST_F(ArchiveAuditTest, FindingsComeWithTheirDocumentAndRow) {
  Store("one", 2022, "Hà Nam");
  Store("two", 2023, "Huế");
  FindingFilter filter;
  filter.kind = "no_owner";
  filter.plan.province = "Huế";
  std::vector<StoredFinding> found;
  archive_.ForEachFinding(filter, [&](const StoredFinding& f) { found.push_back(f); });
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].document, 2);
  EXPECT_EQ(found[0].issuer, "Sở Nội vụ");
  EXPECT_EQ(found[0].year, 2023);
  EXPECT_EQ(found[0].message, "Dòng I.2 không ghi đơn vị chủ trì.");
  EXPECT_EQ(found[0].table, 1);
  EXPECT_EQ(found[0].row, 3);
  EXPECT_EQ(found[0].page, 3);
  EXPECT_EQ(found[0].row_path, "I.2");
  filter = {};
  filter.document = 1;
  found.clear();
  archive_.ForEachFinding(filter, [&](const StoredFinding& f) { found.push_back(f); });
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].kind, "no_number");
  EXPECT_EQ(found[0].row, std::nullopt);
}

TEST_F(ArchiveAuditTest, AReaderStopsInTheMiddleOfAQuery) {
  constexpr int kDocuments = 150;
  archive_.Begin();
  for (int i = 0; i < kDocuments; ++i) Store(std::to_string(i), 2022, "Hà Nam");
  archive_.Commit();
  std::atomic<bool> stop = false;
  archive_.StopWhen(stop);
  int seen = 0;
  EXPECT_THROW(archive_.ForEachFinding({},
                                       [&](const StoredFinding&) {
                                         ++seen;
                                         stop = true;
                                       }),
               Interrupted);
  EXPECT_LT(seen, 2 * kDocuments);
  EXPECT_THROW((void)archive_.Count(), Interrupted);
  // The archive is as good as before.
  stop = false;
  EXPECT_EQ(archive_.Count().findings, 2 * kDocuments);
}

TEST_F(ArchiveAuditTest, AStoppedBatchIsUndone) {
  Store("one", 2022, "Hà Nam");
  std::atomic<bool> stop = false;
  archive_.StopWhen(stop);
  archive_.Begin();
  Store("two", 2022, "Hà Nam");
  stop = true;
  EXPECT_THROW(Store("three", 2022, "Hà Nam"), Interrupted);
  stop = false;
  archive_.Rollback();
  EXPECT_EQ(archive_.CountDocuments(), 1);
}

}  // namespace
}  // namespace kehoach::store
