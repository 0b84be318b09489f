// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive_rows.h"

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/sha256.h"
#include "sample.h"

namespace kehoach::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class ArchiveRowsTest : public testing::Test {
 protected:
  ArchiveRowsTest() : archive_(Archive::Open(folder_ / "archive", Mode::kCreate)) {}

  std::int64_t Store(const std::string& bytes, const Plan& plan) {
    return archive_.StoreDocument(SampleRecord(bytes), PackPages({SamplePage(1, 1)}), plan,
                                  kVersions);
  }

  // What passes, by a word for each row.
  std::vector<std::string> Read(const Filter& filter) const {
    std::vector<std::string> out;
    const ArchiveRows rows(archive_, filter);
    rows.Documents([&](const DocumentHead& head, const DocumentRow&) {
      out.push_back("document " + std::to_string(head.document));
    });
    rows.Objectives([&](const DocumentHead& head, const ObjectiveRow& row) {
      out.push_back("objective " + std::to_string(head.document) + "." +
                    std::to_string(row.number));
    });
    rows.Tasks([&](const DocumentHead& head, const TaskRow& row) {
      out.push_back("task " + std::to_string(head.document) + "." + std::to_string(row.row));
    });
    rows.Findings([&](const DocumentHead& head, const FindingRow& row) {
      out.push_back("finding " + std::to_string(head.document) + "." + row.kind);
    });
    rows.Targets([&](const DocumentHead& head, const TargetRow& row) {
      out.push_back("target " + std::to_string(head.document) + "." + TargetTextName(row.text));
    });
    return out;
  }

  TemporaryFolder folder_;
  Archive archive_;
};

// A plan with two tasks: the first led by A until June, the second supported by B until December.
Plan Small(const std::string& province, int year) {
  Plan plan;
  plan.document.province.text = province;
  plan.document.year = year;
  plan.objectives = {{1, {"Đúng hẹn", {}}, {}}};
  PlanTable table;
  table.columns = {"content", "lead", "support"};
  for (const auto& [lead, support, month] :
       {std::tuple("Phòng Một", "", "06"), std::tuple("Phòng Hai", "Sở Nội vụ tỉnh", "12")}) {
    PlanRow row;
    row.cells = {{"Việc", {}}, {lead, {}}, {support, {}}};
    row.due = Due{DueKind::kPeriod, std::nullopt, std::to_string(year) + "-" + month + "-30",
                  "due.rule", 0};
    table.rows.push_back(row);
  }
  plan.tables = {table};
  plan.findings = {{"no_number", "", {}, {}, {}}, {"no_deadline", "", 0, 1, {}}};
  Target target;
  target.text = TargetText::kTask;
  target.table = 0;
  target.row = 0;
  target.column = 0;
  plan.targets = {target};
  return plan;
}

TEST_F(ArchiveRowsTest, ByPathTheOrderOfStoringDoesNotCount) {
  const auto store = [](Archive& archive, const std::string& bytes,
                        const std::vector<std::string>& paths) {
    const DocumentRecord record = SampleRecord(bytes);
    archive.StoreDocument(record, PackPages({SamplePage(1, 1)}), Small("Huế", 2024), kVersions);
    for (const std::string& path : paths) archive.NotePath(record.sha256, {path, 1, 1, kSeen});
  };
  const auto list = [](const Archive& archive, const Filter& filter) {
    std::vector<std::string> out;
    const ArchiveRows rows(archive, filter);
    rows.HeadsByPath([&](const DocumentHead& head, const std::string& path) {
      out.push_back(path + " " + head.sha256.substr(0, 8));
    });
    return out;
  };
  const std::string one = Sha256Hex("one").substr(0, 8), two = Sha256Hex("two").substr(0, 8),
                    three = Sha256Hex("three").substr(0, 8), none = Sha256Hex("none").substr(0, 8);
  store(archive_, "none", {});
  store(archive_, "one", {"/in/z", "/in/b"});
  store(archive_, "two", {"/in/Z"});
  store(archive_, "three", {"/in/b", "/in/é"});
  Archive other = Archive::Open(folder_ / "other", Mode::kCreate);
  store(other, "three", {"/in/é", "/in/b"});
  store(other, "two", {"/in/Z"});
  store(other, "one", {"/in/b", "/in/z"});
  store(other, "none", {});
  ASSERT_LT(one, three);
  EXPECT_THAT(list(archive_, {}),
              ElementsAre(" " + none, "/in/Z " + two, "/in/b " + one, "/in/b " + three));
  EXPECT_EQ(list(archive_, {}), list(other, {}));
  Filter filter;
  filter.unit = "Phòng Hai";
  EXPECT_THAT(list(archive_, filter), SizeIs(4));
  filter.unit = "Phòng Ba";
  EXPECT_THAT(list(archive_, filter), IsEmpty());
  filter = {};
  filter.province = "Hà Nội";
  EXPECT_THAT(list(archive_, filter), IsEmpty());
}

TEST_F(ArchiveRowsTest, GivesEveryValueOfAStoredPlan) {
  Store("one", SamplePlan(3));
  const ArchiveRows rows(archive_, {});
  EXPECT_EQ(1, rows.CountDocuments());
  EXPECT_EQ(kSeen, rows.LastSeen());

  std::vector<TaskRow> tasks;
  rows.Tasks([&](const DocumentHead& head, const TaskRow& row) {
    EXPECT_EQ("Trung tâm Dịch vụ Bến Lau", head.issuer);
    EXPECT_EQ(2031, head.year);
    tasks.push_back(row);
  });
  ASSERT_THAT(tasks, SizeIs(12));
  const TaskRow& first = tasks.front();
  EXPECT_EQ(1, first.table);
  EXPECT_EQ(2, first.row);  // behind the group row
  EXPECT_EQ(1, first.objective_number);
  EXPECT_EQ("Nhóm việc chung", first.group);
  EXPECT_EQ("1", first.number);
  EXPECT_EQ("Phòng Tổng hợp", first.lead);
  EXPECT_EQ(DueKind::kPeriod, first.due_kind);
  EXPECT_EQ("2031-06-30", first.due_to);
  EXPECT_EQ(1, first.page);
  EXPECT_EQ("lead#4: Ông Lê Văn Mẫu", first.more);
  EXPECT_EQ("Phòng Tổng hợp", first.support_units);
  EXPECT_EQ("", tasks[3].lead_units);
  EXPECT_EQ(std::nullopt, tasks[5].due_kind);

  std::vector<TargetRow> targets;
  rows.Targets([&](const DocumentHead&, const TargetRow& row) { targets.push_back(row); });
  ASSERT_THAT(targets, SizeIs(3));
  EXPECT_EQ(1, targets[0].objective_number);
  EXPECT_EQ(1, targets[0].page);
  EXPECT_EQ(Comparator::kRange, targets[1].comparator);
  EXPECT_EQ(97.5, targets[1].value);
  EXPECT_EQ(99.0, targets[1].value2);
  EXPECT_EQ("P1Y", targets[1].per);
  EXPECT_EQ(TargetText::kTask, targets[2].text);
  EXPECT_EQ(2, targets[2].row);
  EXPECT_EQ("Tốt", targets[2].grade);

  std::vector<FindingRow> findings;
  rows.Findings([&](const DocumentHead&, const FindingRow& row) { findings.push_back(row); });
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(5, findings[0].row);
  EXPECT_EQ(2, findings[0].page);
  EXPECT_EQ(std::nullopt, findings[1].table);

  rows.Documents([&](const DocumentHead&, const DocumentRow& row) {
    EXPECT_EQ(2, row.objectives);
    EXPECT_EQ(12, row.tasks);
    EXPECT_EQ(3, row.targets);
    EXPECT_EQ(kVersions, row.versions);
  });
}

TEST_F(ArchiveRowsTest, UnitsAreCountedOverTheTasksThatPass) {
  Store("one", SamplePlan(1));
  Store("two", SamplePlan(2));
  std::vector<UnitRow> units;
  const auto take = [&](const UnitRow& row) { units.push_back(row); };
  ArchiveRows(archive_, {}).Units(take);
  ASSERT_THAT(units, SizeIs(2));
  EXPECT_EQ("phong", units[0].key);
  EXPECT_EQ(22, units[0].lead);
  EXPECT_EQ(0, units[0].support);
  EXPECT_EQ(2, units[0].documents);
  EXPECT_EQ(2031, units[0].first_year);
  EXPECT_EQ("tong-hop", units[1].key);
  EXPECT_EQ("Phòng Tổng hợp", units[1].name);
  EXPECT_EQ(22, units[1].support);

  units.clear();
  Filter due;
  due.due_from = "2031-06-30";
  ArchiveRows(archive_, due).Units(take);
  ASSERT_THAT(units, SizeIs(2));
  EXPECT_EQ(4, units[0].lead);  // two rows of each plan are due on a day
  units.clear();
  Filter objectives;
  objectives.kind = ItemKind::kObjective;
  ArchiveRows(archive_, objectives).Units(take);
  EXPECT_THAT(units, IsEmpty());
}

TEST_F(ArchiveRowsTest, GroupsEndWhereAnotherBegins) {
  Plan plan;
  PlanTable table;
  table.columns = {"content"};
  const auto add = [&](RowKind kind, std::optional<std::string> path, const std::string& text) {
    PlanRow row;
    row.kind = kind;
    row.path = std::move(path);
    row.cells = {{text, {}}};
    table.rows.push_back(row);
  };
  add(RowKind::kTask, "1", "a");
  add(RowKind::kGroup, "I", "Một");
  add(RowKind::kGroup, "I.1", "Con");
  add(RowKind::kTask, "I.1.a", "b");
  add(RowKind::kGroup, "I.10", "Con khác");
  add(RowKind::kTask, "I.10.a", "c");
  add(RowKind::kGroup, "II", "Hai");
  add(RowKind::kTask, "II.1", "d");
  add(RowKind::kGroup, std::nullopt, "Không số");
  add(RowKind::kTask, std::nullopt, "e");
  plan.tables = {table};
  table.rows = {table.rows.front()};
  plan.tables.push_back(table);
  Store("one", plan);
  std::vector<std::string> groups;
  ArchiveRows(archive_, {}).Tasks([&](const DocumentHead&, const TaskRow& row) {
    groups.push_back(row.group);
  });
  EXPECT_THAT(groups, ElementsAre("", "Một › Con", "Một › Con khác", "Hai", "Không số", ""));
}

TEST_F(ArchiveRowsTest, FiltersOfPlansChooseDocuments) {
  Store("one", Small("Huế", 2023));
  Store("two", Small("Hà Nội", 2024));
  Filter filter;
  filter.province = "hue";
  EXPECT_THAT(Read(filter),
              ElementsAre("document 1", "objective 1.1", "task 1.1", "task 1.2",
                          "finding 1.no_number", "finding 1.no_deadline", "target 1.task"));
  filter.province = "Cần Thơ";
  EXPECT_THAT(Read(filter), IsEmpty());
}

TEST_F(ArchiveRowsTest, FiltersOfRowsChooseRowsAndTheirDocuments) {
  Store("one", Small("Huế", 2023));
  Store("two", Small("Hà Nội", 2024));
  Filter due;
  due.due_from = "2024-01-01";
  due.due_to = "2024-06-30";
  EXPECT_THAT(Read(due), ElementsAre("document 2", "task 2.1", "target 2.task"));
  Filter unit;
  unit.unit = "so noi vu";
  unit.years = Years{2023, 2023};
  EXPECT_THAT(Read(unit), ElementsAre("document 1", "task 1.2", "finding 1.no_deadline"));
  unit.unit = "noi";
  EXPECT_THAT(Read(unit), SizeIs(3));
  unit.unit = "vu tinh so";
  EXPECT_THAT(Read(unit), IsEmpty());
}

TEST_F(ArchiveRowsTest, AKindLeavesTheRowsOfTheOthersOut) {
  Store("one", Small("Huế", 2023));
  Plan empty;
  empty.findings = {{"no_date", "", {}, {}, {}}};
  Store("two", empty);
  Filter filter;
  filter.kind = ItemKind::kDocument;
  EXPECT_THAT(Read(filter),
              ElementsAre("document 2", "document 1", "finding 2.no_date", "finding 1.no_number"))
      << "without a path documents come by hash";
  filter.kind = ItemKind::kObjective;
  EXPECT_THAT(Read(filter), ElementsAre("document 1", "objective 1.1"));
  filter.kind = ItemKind::kTask;
  EXPECT_THAT(Read(filter), ElementsAre("document 1", "task 1.1", "task 1.2",
                                        "finding 1.no_deadline", "target 1.task"));
}

TEST_F(ArchiveRowsTest, ReadsTheArchiveOfOneMoment) {
  Store("one", Small("Huế", 2023));
  const Archive reader = Archive::Open(folder_ / "archive", Mode::kRead);
  const ArchiveRows rows(reader, {});
  EXPECT_EQ(1, rows.CountDocuments());
  Store("two", Small("Huế", 2024));
  EXPECT_EQ(1, rows.CountDocuments());
}

TEST_F(ArchiveRowsTest, AVisitorThatThrowsEndsTheReadingAndLeavesTheArchiveUsable) {
  Store("one", Small("Huế", 2023));
  {
    const ArchiveRows rows(archive_, {});
    EXPECT_THROW(rows.Tasks([](const DocumentHead&, const TaskRow&) { throw 1; }), int);
    EXPECT_EQ(1, rows.CountDocuments());
  }
  Store("two", Small("Huế", 2024));
  EXPECT_EQ(2, ArchiveRows(archive_, {}).CountDocuments());
}

}  // namespace
}  // namespace kehoach::store
