// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/dates.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/project_rules.h"

namespace kehoach::plan {
namespace {

TEST(DatesTest, Calendar) {
  EXPECT_EQ(DaysInMonth(2024, 2), 29);
  EXPECT_EQ(DaysInMonth(2023, 2), 28);
  EXPECT_EQ(DaysInMonth(1900, 2), 28);
  EXPECT_EQ(DaysInMonth(2000, 2), 29);
  EXPECT_EQ(DaysInMonth(2023, 4), 30);
  EXPECT_TRUE(Exists({2023, 12, 31}));
  EXPECT_FALSE(Exists({2023, 2, 29}));
  EXPECT_FALSE(Exists({2023, 13, 1}));
  EXPECT_FALSE(Exists({2023, 0, 1}));
  EXPECT_FALSE(Exists({3023, 1, 1}));
  EXPECT_EQ(Iso({2022, 1, 11}), "2022-01-11");
  EXPECT_LT((Day{2022, 12, 31}), (Day{2023, 1, 1}));
}

TEST(DatesTest, NumbersAreDigitsOnly) {
  EXPECT_EQ(ParseNumber("05"), 5);
  EXPECT_EQ(ParseNumber("2022"), 2022);
  for (const char* bad : {"", "-5", "+5", " 5", "5 ", "5a", "20222"}) {
    EXPECT_FALSE(ParseNumber(bad).has_value()) << bad;
  }
}

struct DatelineCase {
  const char* line;
  const char* place;  // "-" for none
  const char* date_text;
  const char* date;  // "-" for none
};

TEST(DatesTest, DatelinesFilledInOrNot) {
  const DatelineCase cases[] = {
      {"Thành phố Hồ Chí Minh, ngày 11 tháng 01 năm 2022", "Thành phố Hồ Chí Minh",
       "ngày 11 tháng 01 năm 2022", "2022-01-11"},
      {"Trà Vinh, ngày tháng năm 2022", "Trà Vinh", "ngày tháng năm 2022", "2022"},
      {"Bình Dương, ngày    tháng 01 năm 2023", "Bình Dương", "ngày tháng 01 năm 2023", "2023-01"},
      {"TP. Huế, ngày … tháng … năm 2024", "TP. Huế", "ngày … tháng … năm 2024", "2024"},
      {"ngày ..../..../2024", "-", "ngày ..../..../2024", "2024"},
      {"Hà Nội, ngày 05 tháng 3 năm 2020.", "Hà Nội", "ngày 05 tháng 3 năm 2020", "2020-03-05"},
      {"Hà Nội ngày 05 tháng 3 năm 2020", "Hà Nội", "ngày 05 tháng 3 năm 2020", "2020-03-05"},
      {"Bà Rịa - Vũng Tàu, ngày 5/3/2020", "Bà Rịa - Vũng Tàu", "ngày 5/3/2020", "2020-03-05"},
      {"Tư Nghĩa,ngày 01tháng 02 năm2016", "Tư Nghĩa", "ngày 01tháng 02 năm2016", "2016-02-01"},
      {"Hà Nội, ngày 31 tháng 02 năm 2024", "Hà Nội", "ngày 31 tháng 02 năm 2024", "-"},
      {"Hà Nội, ngày 35 tháng 01 năm 2024", "Hà Nội", "ngày 35 tháng 01 năm 2024", "-"},
      {"Đà Nẵng, ngày      tháng 3 năm 20…", "Đà Nẵng", "ngày tháng 3 năm 20…", "-"},
      {"Đà Nẵng, ngày      tháng      năm", "Đà Nẵng", "ngày tháng năm", "-"},
      {"Đắk Lắk, ngày 01 tháng .... năm 2024", "Đắk Lắk", "ngày 01 tháng .... năm 2024", "2024"},
  };
  for (const DatelineCase& one : cases) {
    const std::optional<Dateline> found = ReadDateline(one.line, ProjectRules());
    ASSERT_TRUE(found.has_value()) << one.line;
    EXPECT_EQ(found->place.value_or("-"), one.place) << one.line;
    EXPECT_EQ(found->date_text, one.date_text) << one.line;
    EXPECT_EQ(found->date.value_or("-"), one.date) << one.line;
  }
}

TEST(DatesTest, SentencesAreNoDatelines) {
  for (const char* line :
       {"Hôm nay, ngày 05 tháng 3 năm 2020", "Căn cứ Kế hoạch của Sở, ngày 05 tháng 3 năm 2020",
        "Sáng ngày 05 tháng 3 năm 2020", "thực hiện xong trước ngày 01 tháng 02 năm 2016",
        "Huế, ngày 01 tháng 02 năm 2016 của Sở", "Thứ Hai, ngày 05 tháng 6 năm 2023",
        "Số: 91/KH-SVHTT Huế, ngày 01 tháng 02 năm 2016", "Huế, tháng 3", "ngày", ""}) {
    EXPECT_FALSE(ReadDateline(line, ProjectRules()).has_value()) << line;
  }
}

TEST(NumberOfWordTest, CardinalAndOrdinalWordsCount) {
  EXPECT_EQ(NumberOfWord("nhất", ProjectRules()), 1);
  EXPECT_EQ(NumberOfWord("Tư", ProjectRules()), 4);
  EXPECT_EQ(NumberOfWord("bốn", ProjectRules()), 4);
  EXPECT_EQ(NumberOfWord("mười", ProjectRules()), 10);
  EXPECT_EQ(NumberOfWord("mục", ProjectRules()), std::nullopt);
  EXPECT_EQ(NumberOfWord("", ProjectRules()), std::nullopt);
}

// Every rule that the project ships does what its examples say.
TEST(ProjectRulesTest, ExamplesHold) { EXPECT_THAT(ProjectRules().Check(), ::testing::IsEmpty()); }

}  // namespace
}  // namespace kehoach::plan
