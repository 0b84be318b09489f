// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/compare.h"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

PlanItem Objective(const std::string& text, int year = 2022, std::size_t row = 0) {
  PlanItem item;
  item.text = text;
  item.year = year;
  item.row = row;
  item.number = std::to_string(row + 1);
  return item;
}

PlanItem Task(const std::string& text, int year, const std::string& lead,
              const std::string& deadline, std::optional<Due> due) {
  PlanItem item = Objective(text, year);
  item.kind = ItemKind::kTask;
  if (!lead.empty()) item.lead = lead;
  if (!deadline.empty()) item.deadline = deadline;
  item.due = std::move(due);
  return item;
}

Due Period(const char* from, const char* to) {
  Due due;
  if (*from != '\0') due.from = from;
  if (*to != '\0') due.to = to;
  return due;
}

ComparedPair Only(const Comparison& comparison) {
  EXPECT_EQ(comparison.pairs.size(), 1u);
  return comparison.pairs.empty() ? ComparedPair() : comparison.pairs.front();
}

std::vector<std::string> Fates(const Comparison& c) {
  std::vector<std::string> fates;
  for (const ComparedPair& pair : c.pairs) {
    fates.push_back(std::string(FateName(pair.fate)) + " " +
                    (pair.after ? c.after[*pair.after].text : c.before[*pair.before].text));
  }
  return fates;
}

TEST(CompareTest, TheSameWordsAreKeptWhateverCaseSpacingAndTonePlacement) {
  const ComparedPair pair = Only(Compare({Objective("Hoà giải thành các vụ việc ở  cơ sở.")},
                                         {Objective("HÒA GIẢI THÀNH CÁC VỤ VIỆC Ở CƠ SỞ")}));
  EXPECT_EQ(pair.fate, Fate::kKept);
  EXPECT_EQ(pair.similarity, 1);
  EXPECT_FALSE(pair.Changed());
}

TEST(CompareTest, TheYearOfThePlanMayRollOn) {
  const auto with = [](int year) {
    return std::vector<PlanItem>{
        Objective("Hoàn thành kế hoạch công tác năm " + std::to_string(year), year)};
  };
  EXPECT_EQ(Only(Compare(with(2022), with(2023))).fate, Fate::kKept);
  // A year that does not follow the plan's is another word.
  const ComparedPair fixed = Only(Compare({Objective("Hoàn thành đề án đến năm 2025", 2022)},
                                          {Objective("Hoàn thành đề án đến năm 2030", 2023)}));
  EXPECT_EQ(fixed.fate, Fate::kReworded);
  // One that stays the same is the same word.
  EXPECT_EQ(Only(Compare({Objective("Hoàn thành đề án đến năm 2025", 2022)},
                         {Objective("Hoàn thành đề án đến năm 2025", 2023)}))
                .fate,
            Fate::kKept);
}

TEST(CompareTest, ARewordedItemNamesWhatChanged) {
  const ComparedPair pair =
      Only(Compare({Objective("Phấn đấu 95% hồ sơ được giải quyết đúng hạn")},
                   {Objective("Phấn đấu 97% hồ sơ được giải quyết đúng hạn")}));
  ASSERT_EQ(pair.fate, Fate::kReworded);
  std::vector<ChangeKind> kinds;
  for (const DiffPiece& piece : pair.diff) {
    if (piece.kind != ChangeKind::kNone) kinds.push_back(piece.kind);
  }
  EXPECT_THAT(kinds, ElementsAre(ChangeKind::kPercentage));
}

TEST(CompareTest, ObjectivesAndTasksAreNotMixed) {
  const Comparison c =
      Compare({Objective("Kiểm tra công vụ tại các phòng chuyên môn")},
              {Task("Kiểm tra công vụ tại các phòng chuyên môn", 2023, "", "", {})});
  EXPECT_EQ(c.objectives.dropped, 1u);
  EXPECT_EQ(c.tasks.added, 1u);
}

TEST(CompareTest, AnItemOfTheSameWordsIsNotTornUpForTwoAlike) {
  // The first of A is also like the second of B, and the second of A like the first of B.
  const Comparison c =
      Compare({Objective("Tổ chức tập huấn nghiệp vụ văn thư cho công chức các phòng", 2022, 0),
               Objective("Tập huấn nghiệp vụ văn thư, lưu trữ điện tử cho công chức", 2022, 1)},
              {Objective("Tổ chức tập huấn nghiệp vụ văn thư cho công chức các phòng", 2023, 0),
               Objective("Thăm hỏi gia đình chính sách", 2023, 1)});
  EXPECT_EQ(c.objectives.kept, 1u);
  EXPECT_EQ(c.objectives.dropped, 1u);
  EXPECT_EQ(c.objectives.added, 1u);
}

TEST(CompareTest, EqualTextsGoByWhoAndWhenBeforeTheirNumber) {
  std::vector<PlanItem> before = {Task("Báo cáo kết quả", 2022, "Văn phòng", "Quý II", {}),
                                  Task("Báo cáo kết quả", 2022, "Thanh tra", "Quý III", {})};
  std::vector<PlanItem> after = {Task("Báo cáo kết quả", 2023, "Thanh tra", "Quý III", {}),
                                 Task("Báo cáo kết quả", 2023, "Văn phòng", "Quý II", {})};
  before[1].row = after[1].row = 1;
  before[0].number = after[0].number = "1";
  before[1].number = after[1].number = "2";
  const Comparison c = Compare(before, after);
  for (const ComparedPair& pair : c.pairs) {
    EXPECT_EQ(c.before[*pair.before].lead, c.after[*pair.after].lead);
    EXPECT_FALSE(pair.lead_changed);
  }
}

TEST(CompareTest, TheOtherWordingOfAnObjectiveCountsToo) {
  PlanItem before = Objective("Nâng mức độ hài lòng của tổ chức, công dân");
  before.restated = "Xây dựng môi trường làm việc số trong toàn cơ quan";
  const ComparedPair pair =
      Only(Compare({before}, {Objective("Xây dựng môi trường làm việc số của cơ quan")}));
  EXPECT_EQ(pair.fate, Fate::kReworded);
}

struct DeadlineCase {
  const char* before;
  Due due_before;
  const char* after;
  Due due_after;
  std::optional<Shift> expected;
};

TEST(CompareTest, DeadlinesAreComparedWithinTheirYears) {
  Due continuous, monthly, event;
  continuous.kind = DueKind::kContinuous;
  monthly.kind = DueKind::kRecurring;
  event.kind = DueKind::kEvent;
  const DeadlineCase cases[] = {
      {"Quý II/2022",
       Period("2022-04-01", "2022-06-30"),
       "Quý II/2023",
       Period("2023-04-01", "2023-06-30"),
       {}},
      {"Quý II/2022",
       Period("2022-04-01", "2022-06-30"),
       "Quý II",
       Period("2023-04-01", "2023-06-30"),
       {}},
      {"Quý II", Period("2022-04-01", "2022-06-30"), "Quý III", Period("2023-07-01", "2023-09-30"),
       Shift::kLater},
      {"Tháng 10", Period("2022-10-01", "2022-10-31"), "trước ngày 15/10",
       Period("2023-10-01", "2023-10-15"), Shift::kEarlier},
      {"Tháng 2",
       Period("2022-02-01", "2022-02-28"),
       "Tháng 02",
       Period("2024-02-01", "2024-02-29"),
       {}},
      {"Tháng 3", Period("2022-03-01", "2022-03-31"), "Thường xuyên", continuous, Shift::kOther},
      {"Thường xuyên", continuous, "Thường xuyên trong năm", continuous, {}},
      {"Hằng tháng", monthly, "Hằng quý", monthly, Shift::kOther},
      {"Hằng tháng", monthly, "hằng tháng", monthly, {}},
      {"Khi có yêu cầu", event, "Khi có phát sinh", event, Shift::kOther},
      {"Quý I - II", Period("2022-01-01", "2022-06-30"), "Quý II",
       Period("2023-04-01", "2023-06-30"), Shift::kOther},
      {"trước 30/6", Period("", "2022-06-30"), "từ tháng 3", Period("2023-03-01", ""),
       Shift::kOther},
  };
  for (const DeadlineCase& c : cases) {
    // The second plan's year is that of its deadline.
    const int year = c.due_after.to || c.due_after.from
                         ? std::stoi((c.due_after.to ? *c.due_after.to : *c.due_after.from))
                         : 2023;
    const ComparedPair pair =
        Only(Compare({Task("Nạo vét kênh mương nội đồng", 2022, "", c.before, c.due_before)},
                     {Task("Nạo vét kênh mương nội đồng", year, "", c.after, c.due_after)}));
    EXPECT_EQ(pair.deadline, c.expected) << c.before << " -> " << c.after;
  }
}

TEST(CompareTest, ADeadlineThatOnePlanHasNoColumnForIsNoChange) {
  const ComparedPair pair = Only(
      Compare({Task("Nạo vét kênh mương", 2022, "", "Quý II", Period("2022-04-01", "2022-06-30"))},
              {Task("Nạo vét kênh mương", 2023, "", "", {})}));
  EXPECT_FALSE(pair.Changed());
}

TEST(CompareTest, UnitsAreComparedByTheirKeys) {
  PlanItem before = Task("Nạo vét kênh mương", 2022, "VP Sở", "", {});
  PlanItem after = Task("Nạo vét kênh mương", 2023, "Văn phòng Sở", "", {});
  EXPECT_TRUE(Only(Compare({before}, {after})).lead_changed);
  before.lead_units = after.lead_units = {"van phong"};
  EXPECT_FALSE(Only(Compare({before}, {after})).lead_changed);
  after.support = before.support = "Các phòng";
  after.support_units = {"cac phong", "thanh tra"};
  before.support_units = {"cac phong"};
  EXPECT_TRUE(Only(Compare({before}, {after})).support_changed);
}

TEST(CompareTest, TargetsOfAPairAreCompared) {
  PlanItem before = Objective("Tỷ lệ hồ sơ đúng hạn đạt tối thiểu 95%"), after = before;
  after.text = "Tỷ lệ hồ sơ đúng hạn đạt tối thiểu 97%";
  Target target;
  target.comparator = Comparator::kAtLeast;
  target.value = 95;
  target.unit = "%";
  before.targets = {target};
  target.value = 97;
  after.targets = {target};
  const Comparison c = Compare({before}, {after});
  ASSERT_EQ(Only(c).targets.size(), 1u);
  EXPECT_EQ(c.objectives.raised, 1u);
  EXPECT_EQ(c.objectives.stricter, 1u);
}

TEST(CompareTest, PartsOfASplitItemNameTheWhole) {
  const Comparison c = Compare(
      {Objective("Rà soát quy trình giải quyết hồ sơ đất đai; lắp đặt máy lấy số tự động tại quầy; "
                 "tập huấn kỹ năng giao tiếp cho công chức một cửa")},
      {Objective("Rà soát quy trình giải quyết hồ sơ đất đai", 2023, 0),
       Objective("Lắp đặt máy lấy số tự động tại quầy", 2023, 1),
       Objective("Thăm hỏi gia đình chính sách dịp lễ", 2023, 2)});
  std::vector<Relation> relations;
  for (const ComparedPair& pair : c.pairs) {
    if (pair.fate == Fate::kNew) relations.push_back(pair.relation);
  }
  EXPECT_THAT(relations, ElementsAre(Relation::kSplitFrom, Relation::kSplitFrom, Relation::kNone));
}

TEST(CompareTest, DroppedItemsStandBehindTheOneTheyFollowed) {
  const Comparison c = Compare(
      {Objective("Phun thuốc diệt muỗi tại khu dân cư", 2022, 0),
       Objective("Trồng cây xanh đô thị", 2022, 1), Objective("Lắp camera tại nút giao", 2022, 2)},
      {Objective("Phun thuốc diệt muỗi tại khu dân cư", 2023, 0),
       Objective("Khám sức khỏe người cao tuổi", 2023, 1),
       Objective("Lắp camera tại nút giao", 2023, 2)});
  EXPECT_THAT(
      Fates(c),
      ElementsAre("kept Phun thuốc diệt muỗi tại khu dân cư", "dropped Trồng cây xanh đô thị",
                  "new Khám sức khỏe người cao tuổi", "kept Lắp camera tại nút giao"));
}

TEST(CompareTest, AnEmptySideMakesAllNewOrDropped) {
  EXPECT_THAT(Compare({}, {}).pairs, IsEmpty());
  EXPECT_EQ(Compare({Objective("Trồng cây")}, {}).objectives.dropped, 1u);
  EXPECT_EQ(Compare({}, {Objective("Trồng cây")}).objectives.added, 1u);
}

TEST(CompareTest, TextsWithoutWordsAreStillItems) {
  EXPECT_EQ(Only(Compare({Objective("…")}, {Objective("…")})).fate, Fate::kKept);
}

TEST(CompareTest, CanBeStopped) {
  const std::vector<PlanItem> items = {Objective("Trồng cây")};
  EXPECT_THROW(Compare(items, items, [] { throw std::runtime_error("stop"); }), std::runtime_error);
}

}  // namespace
}  // namespace kehoach::audit
