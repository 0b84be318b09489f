// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/due.h"

#include <string>

#include <gtest/gtest.h>

#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

// "period 2023-01-01..2023-03-31", "period ..2023-06-30", "recurring", or "-" for none.
std::string Say(const std::optional<Due>& due) {
  if (!due) return "-";
  static constexpr const char* kKinds[] = {"?",          "period", "recurring",
                                           "continuous", "event",  "as_planned"};
  std::string said = kKinds[static_cast<int>(due->kind)];
  if (due->kind == DueKind::kPeriod) {
    said.append(" ").append(due->from.value_or("")).append("..").append(due->to.value_or(""));
  } else if (due->from || due->to) {
    said += " with a date";
  }
  return said;
}

std::string Read(const char* cell, std::optional<int> year = 2023,
                 std::optional<int> year_to = std::nullopt) {
  return Say(ReadDue(cell, year, year_to, ProjectRules()));
}

struct Case {
  const char* cell;
  const char* expected;
};

template <std::size_t kCount>
void ExpectAll(const Case (&cases)[kCount]) {
  for (const Case& one : cases) EXPECT_EQ(Read(one.cell), one.expected) << one.cell;
}

TEST(DueTest, Days) {
  ExpectAll({
      {"ngày 11 tháng 01 năm 2023", "period 2023-01-11..2023-01-11"},
      {"29/12/2023", "period 2023-12-29..2023-12-29"},
      {"ngày 10/9/2023", "period 2023-09-10..2023-09-10"},
      {"05-11-2023", "period 2023-11-05..2023-11-05"},
      {"15.10.2023", "period 2023-10-15..2023-10-15"},
      {"30/6", "period 2023-06-30..2023-06-30"},
      {"ngày 05 tháng 3", "period 2023-03-05..2023-03-05"},
      {"30/6/23", "period 2023-06-30..2023-06-30"},
      {"17 giờ 30 ngày 15/6/2023", "period 2023-06-15..2023-06-15"},
      {"29/02/2024", "period 2024-02-29..2024-02-29"},
  });
}

TEST(DueTest, ADayThatDoesNotExistIsNoDue) {
  ExpectAll({
      {"31/02/2023", "-"},
      {"29/02/2023", "-"},
      {"31/4", "-"},
      {"Trước ngày 31/4", "-"},
      {"45/6/2023", "-"},
      {"12/13/2023", "-"},
      {"Tháng 13", "-"},
      {"Quý V", "-"},
      {"01/3 - 31/6/2023", "-"},
      {"30/6/19", "-"},
      {"01/01/3023", "-"},
  });
}

TEST(DueTest, Months) {
  ExpectAll({
      {"Tháng 9 năm 2023", "period 2023-09-01..2023-09-30"},
      {"Tháng 01/2023", "period 2023-01-01..2023-01-31"},
      {"T9/2023", "period 2023-09-01..2023-09-30"},
      {"Tháng 2", "period 2023-02-01..2023-02-28"},
      {"Tháng 02/2024", "period 2024-02-01..2024-02-29"},
      {"Tháng 3-5", "period 2023-03-01..2023-05-31"},
      {"Tháng 12 năm2023", "period 2023-12-01..2023-12-31"},
      {"tháng 3, 6, 9, 12", "period 2023-03-01..2023-12-31"},
      {"tháng 1 và tháng 2 năm 2023", "period 2023-01-01..2023-02-28"},
      {"Từ tháng 01 đến hết tháng 12 năm 2023", "period 2023-01-01..2023-12-31"},
      {"Tháng 12/2025 và tháng 01/2026", "period 2025-12-01..2026-01-31"},
      {"Từ tháng 10/2022 đến tháng 3/2023", "period 2022-10-01..2023-03-31"},
      {"5/2023 - 12/2023", "period 2023-05-01..2023-12-31"},
      {"Hoàn thành trong tháng 6", "period 2023-06-01..2023-06-30"},
      {"Tháng 3 năm sau", "period 2024-03-01..2024-03-31"},
      {"Tháng 9, 3", "-"},
      {"Tháng 11 - tháng 2", "-"},
      {"Tháng 3/2022 - tháng 5", "-"},
  });
}

TEST(DueTest, QuartersAlsoAsOcrReadsThem) {
  ExpectAll({
      {"Quý I năm 2023", "period 2023-01-01..2023-03-31"},
      {"Quý II", "period 2023-04-01..2023-06-30"},
      {"quý 3", "period 2023-07-01..2023-09-30"},
      {"Q.III", "period 2023-07-01..2023-09-30"},
      {"QUÝ IV/2023", "period 2023-10-01..2023-12-31"},
      {"Qúy II", "period 2023-04-01..2023-06-30"},
      {"Quý l", "period 2023-01-01..2023-03-31"},
      {"Quý 1I", "period 2023-04-01..2023-06-30"},
      {"Quý lII/2023", "period 2023-07-01..2023-09-30"},
      {"Quý lV", "period 2023-10-01..2023-12-31"},
      {"Quý I - III", "period 2023-01-01..2023-09-30"},
      {"Từ quý III-IV", "period 2023-07-01..2023-12-31"},
      {"Quý I đến Quý III", "period 2023-01-01..2023-09-30"},
      {"Quý III, IV", "period 2023-07-01..2023-12-31"},
      {"quý I và quý II", "period 2023-01-01..2023-06-30"},
      {"Quý IV/2022 - Quý I/2023", "period 2022-10-01..2023-03-31"},
      {"Từ quý II đến hết năm", "period 2023-04-01..2023-12-31"},
      {"Quý I năm sau", "period 2024-01-01..2024-03-31"},
      {"Quý khách", "-"},
      {"Quý", "-"},
  });
}

TEST(DueTest, HalvesAndYears) {
  ExpectAll({
      {"6 tháng đầu năm", "period 2023-01-01..2023-06-30"},
      {"06 tháng cuối năm", "period 2023-07-01..2023-12-31"},
      {"09 tháng đầu năm 2023", "period 2023-01-01..2023-09-30"},
      {"Nửa cuối năm", "period 2023-07-01..2023-12-31"},
      {"Cả năm", "period 2023-01-01..2023-12-31"},
      {"Cập nhật cả năm", "period 2023-01-01..2023-12-31"},
      {"Trong năm 2023", "period 2023-01-01..2023-12-31"},
      {"năm 2026", "period 2026-01-01..2026-12-31"},
      {"2024 - 2026", "period 2024-01-01..2026-12-31"},
      {"giai đoạn 2026-2030", "period 2026-01-01..2030-12-31"},
      {"6 tháng", "-"},
      {"cuối năm", "-"},
      {"đầu năm", "-"},
      {"Cuối năm 2022", "-"},
      {"Năm học 2023-2024", "-"},
  });
}

TEST(DueTest, Ranges) {
  ExpectAll({
      {"29/6/2026 - 09/7/2026", "period 2026-06-29..2026-07-09"},
      {"từ 01/3 - 30/6/2023", "period 2023-03-01..2023-06-30"},
      {"Từ ngày 05 đến ngày 20 tháng 3", "period 2023-03-05..2023-03-20"},
      {"từ ngày 10 đến ngày 15 tháng 5 năm 1999", "period 1999-05-10..1999-05-15"},
      {"05 - 20/3/2026", "period 2026-03-05..2026-03-20"},
      {"Từ ngày 01/3/2026 đến hết ngày 30/6/2026", "period 2026-03-01..2026-06-30"},
      {"30/6/2023 - 01/3/2023", "-"},
  });
}

TEST(DueTest, OnlyAnEndOrABeginning) {
  ExpectAll({
      {"Trước ngày 15 tháng 10 năm 2023", "period ..2023-10-15"},
      {"Trước ngày 27/6/2026", "period ..2026-06-27"},
      {"Hoàn thành trước 30/6", "period ..2023-06-30"},
      {"đến hết ngày 31/12", "period ..2023-12-31"},
      {"chậm nhất ngày 20/12", "period ..2023-12-20"},
      {"Chậm nhất là ngày 14 tháng 6", "period ..2023-06-14"},
      {"Hạn cuối: 30/6/2023", "period ..2023-06-30"},
      {"trước cuối quý II", "period ..2023-06-30"},
      {"Hết năm 2023", "period ..2023-12-31"},
      {"Từ nay đến cuối năm", "period ..2023-12-31"},
      {"Thực hiện từ Quý I/2022", "period 2022-01-01.."},
      {"Từ tháng 3", "period 2023-03-01.."},
      {"Từ ngày 01/7/2025 trở đi", "period 2025-07-01.."},
      {"Năm 2023 và các năm tiếp theo", "period 2023-01-01.."},
      {"Kể từ ngày ký", "-"},
      {"Trước tháng 6", "-"},
      {"Trước ngày 15", "-"},
      {"năm trước ngày 05/11/2021", "-"},
  });
}

TEST(DueTest, Recurring) {
  for (const char* cell : {"Hàng tháng",
                           "Hằng tháng",
                           "hàng tháng, quý",
                           "Hàng quý",
                           "Hàng năm",
                           "Hàng tuần",
                           "Tháng, Quý",
                           "Các quý, 6 tháng, năm",
                           "6 tháng và năm",
                           "theo tháng, quý, năm",
                           "06 tháng/lần",
                           "6 tháng/lần",
                           "01 lần/năm",
                           "một lần/năm",
                           "hai lần/năm",
                           "ít nhất một lần trong năm",
                           "mỗi năm ít nhất một lần",
                           "03-06 tháng/lần",
                           "02 đợt trong năm",
                           "2 lần trong quý",
                           "ngày 17 hàng tháng",
                           "ngày 14 hàng tháng",
                           "ngày 17 của tháng cuối quý",
                           "Trước ngày 20 hàng tháng",
                           "Ngày 15 tháng cuối quý",
                           "Định kỳ",
                           "định kỳ hoặc đột xuất",
                           "Định kỳ hàng quý",
                           "Hàng quý Hàng quý",
                           "- Hàng quý - Hàng quý",
                           "Trước ngày 31/12 hằng năm",
                           "Các quý trong năm",
                           "02 số/tháng",
                           "Mỗi quý 01 báo cáo",
                           "2 lần trong năm 2023",
                           "Hàng tháng, trước ngày 25",
                           "Quý IV hằng năm"}) {
    EXPECT_EQ(Read(cell), "recurring") << cell;
  }
}

TEST(DueTest, Continuous) {
  for (const char* cell :
       {"Thường xuyên", "Thường xuyên.", "- Thường xuyên", "Thường xuyên với từng đơn thư",
        "Thường xuyên trong năm", "Liên tục", "Hàng ngày", "Thường xuyên, liên tục",
        "Thực hiện thường xuyên", "Thường xuyên trong thời gian thi công"}) {
    EXPECT_EQ(Read(cell), "continuous") << cell;
  }
}

TEST(DueTest, Events) {
  for (const char* cell : {"Khi có phát sinh", "Khi có vật tư", "Khi có dấu hiệu chậm",
                           "Khi có sự điều chỉnh về biểu mẫu", "Khi có thay đổi.", "Theo sự vụ",
                           "Sau khi được phê duyệt", "Ngay sau khi có văn bản chỉ đạo", "Đột xuất",
                           "Khi có yêu cầu của cấp trên hoặc khi có phát sinh"}) {
    EXPECT_EQ(Read(cell), "event") << cell;
  }
}

TEST(DueTest, AsPlannedAndTheDateInsideIsNotTheDeadline) {
  for (const char* cell :
       {"Theo kế hoạch", "Theo KH được Hội đồng thông qua", "Theo thời hạn khi được phân công.",
        "Theo thời gian quy định của ngành", "Theo quy định", "Theo chỉ đạo", "Theo yêu cầu",
        "Theo Kế hoạch số 15/KH-UBND ngày 12/01/2026",
        "Theo các mốc thời gian tại Quyết định số 1441/QĐ-UBND ngày 25/9/2025",
        "Theo kế hoạch hàng năm", "Đúng thời hạn"}) {
    EXPECT_EQ(Read(cell), "as_planned") << cell;
  }
}

TEST(DueTest, WhatCannotBeToldIsNotGuessed) {
  for (const char* cell :
       {"",
        " ",
        "-",
        "x",
        "Không",
        "...",
        "Quý …/2023",
        "ngày 15/10/20..",
        "Tháng .../2023",
        "Lịch tháng quý II/2024 và báo cáo tháng 10/2024",
        "- Khi có thay đổi. - Trường hợp không có thay đổi thì thực hiện vào cuối năm",
        "Theo kế hoạch, chậm nhất 30/6",
        "Thường xuyên, định kỳ hàng tháng",
        "Thường xuyên trong năm, báo cáo trước ngày 15/12",
        "Sau khi có hướng dẫn, trước tháng 6",
        "Trong 05 ngày làm việc",
        "03 ngày",
        "Tuần 2 tháng 3",
        "Ngày 15/6 và ngày 15/12",
        "Các phòng, đơn vị gửi báo cáo ngày 14 hàng tháng",
        "Quý I (nếu có)",
        "Báo cáo tháng 11",
        "Ngày pháp luật",
        "Hàng hóa",
        "Thắng 3 trận",
        "Trong quá trình thực hiện",
        "24",
        "24/7",
        "Thường xuyên trong năm, báo cáo kết quả hàng quý",
        "6 tháng đầu năm và cả năm",
        "Theo kế hoạch của tỉnh (dự kiến tháng 9)",
        "Tháng 6 (lần 1), tháng 12 (lần 2)"}) {
    EXPECT_EQ(Read(cell), "-") << cell;
  }
}

TEST(DueTest, WithoutAYearNoneIsInvented) {
  EXPECT_EQ(Read("Quý I", std::nullopt), "-");
  EXPECT_EQ(Read("Cả năm", std::nullopt), "-");
  EXPECT_EQ(Read("Trước 30/6", std::nullopt), "-");
  EXPECT_EQ(Read("Quý I/2024", std::nullopt), "period 2024-01-01..2024-03-31");
  EXPECT_EQ(Read("Hàng tháng", std::nullopt), "recurring");
}

TEST(DueTest, APlanForSeveralYearsLendsNoYear) {
  EXPECT_EQ(Read("Quý I", 2026, 2030), "-");
  EXPECT_EQ(Read("Trong năm", 2026, 2030), "-");
  EXPECT_EQ(Read("Đến hết năm", 2026, 2030), "-");
  EXPECT_EQ(Read("Từ tháng 3/2026 đến tháng 5", 2026, 2030), "-");
  EXPECT_EQ(Read("Quý I năm sau", 2026, 2030), "-");
  EXPECT_EQ(Read("Năm 2027", 2026, 2030), "period 2027-01-01..2027-12-31");
  EXPECT_EQ(Read("Cả giai đoạn", 2026, 2030), "period 2026-01-01..2030-12-31");
  EXPECT_EQ(Read("Cả giai đoạn", 2026), "-");
  EXPECT_EQ(Read("Hàng năm", 2026, 2030), "recurring");
  EXPECT_EQ(Read("Quý I/2026", 2030, 2026), "-");
}

int OtherYear(const char* cell, std::optional<int> year,
              std::optional<int> year_to = std::nullopt) {
  const std::optional<Due> due = ReadDue(cell, year, year_to, ProjectRules());
  EXPECT_TRUE(due.has_value()) << cell;
  return due ? due->other_year : -1;
}

TEST(DueTest, AnotherYearThanThePlansIsNoted) {
  EXPECT_EQ(OtherYear("Tháng 1/2022", 2023), 2022);
  EXPECT_EQ(OtherYear("Thực hiện từ Quý I/2022", 2023), 2022);
  EXPECT_EQ(OtherYear("Trước ngày 15/10/2024", 2023), 2024);
  EXPECT_EQ(OtherYear("Tháng 1/2023", 2023), 0);
  EXPECT_EQ(OtherYear("Tháng 1", 2023), 0);
  EXPECT_EQ(OtherYear("Tháng 1/2022", std::nullopt), 0);
  EXPECT_EQ(OtherYear("Năm 2027", 2026, 2030), 0);
  EXPECT_EQ(OtherYear("Năm 2031", 2026, 2030), 2031);
  // A range over the plan's year names its neighbours on purpose.
  EXPECT_EQ(OtherYear("Tháng 12/2022 - tháng 01/2023", 2023), 0);
  EXPECT_EQ(OtherYear("2021 - 2022", 2023), 2021);
}

TEST(DueTest, TheRuleIsNamed) {
  EXPECT_EQ(ReadDue("Quý I", 2023, std::nullopt, ProjectRules())->rule, "due-point");
  EXPECT_EQ(ReadDue("Theo sự vụ", 2023, std::nullopt, ProjectRules())->rule, "due-occasional");
}

TEST(DueTest, LongCellsAreRefusedQuickly) {
  EXPECT_EQ(Read(("Theo kế hoạch " + std::string(100000, 'a')).c_str()), "-");
  EXPECT_EQ(Read((std::string(100000, '-') + "Quý I").c_str()), "period 2023-01-01..2023-03-31");
}

}  // namespace
}  // namespace kehoach::plan
