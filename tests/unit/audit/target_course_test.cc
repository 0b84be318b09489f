// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/target_course.h"

#include <algorithm>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::audit {
namespace {

using testing::ElementsAre;

StatedTarget Share(std::int64_t document, std::optional<int> year, Comparator comparator,
                   double value, const std::string& subject, const std::string& predicate) {
  StatedTarget t;
  t.document = document;
  t.year = year;
  t.comparator = comparator;
  t.value = value;
  t.unit = "%";
  t.subject = subject;
  t.predicate = predicate;
  t.key = subject + "|" + predicate;
  t.raw = subject + " " + predicate;
  return t;
}

StatedTarget OnTime(std::int64_t document, int year, double value) {
  return Share(document, year, Comparator::kAtLeast, value, "hồ sơ", "được giải quyết đúng hạn");
}

// "2021 95 first, 2022 97 raised"
std::string Shown(const TargetCourse& course) {
  std::string out;
  for (const CoursePoint& point : course.points) {
    if (!out.empty()) out += ", ";
    out += fmt::format(
        "{} {} {}", point.year.value_or(0),
        point.value().value ? fmt::format("{}", *point.value().value) : *point.value().grade,
        MoveName(point.move));
    if (point.disputed) out += " disputed";
    if (point.reworded) out += " reworded";
  }
  return out;
}

std::vector<std::string> Shown(const std::vector<TargetCourse>& courses) {
  std::vector<std::string> out;
  for (const TargetCourse& course : courses) out.push_back(Shown(course));
  return out;
}

TEST(TargetCourseTest, ValuesAreComparedFromYearToYear) {
  EXPECT_THAT(Shown(CoursesOf({OnTime(1, 2021, 95), OnTime(2, 2022, 97), OnTime(3, 2023, 97),
                               OnTime(4, 2025, 96)})),
              ElementsAre("2021 95 first, 2022 97 raised, 2023 97 kept, 2025 96 lowered"));
}

TEST(TargetCourseTest, TheOrderOfTheInputDoesNotMatter) {
  std::vector<StatedTarget> targets = {
      OnTime(4, 2024, 98), OnTime(1, 2021, 95), OnTime(3, 2023, 97),
      Share(2, 2022, Comparator::kEqual, 80, "hộ dân", "dùng nước sạch")};
  const std::vector<std::string> expected = Shown(CoursesOf(targets));
  std::sort(targets.begin(), targets.end(),
            [](const auto& a, const auto& b) { return a.document > b.document; });
  EXPECT_EQ(expected, Shown(CoursesOf(targets)));
}

TEST(TargetCourseTest, UnitsPeriodsAndMeaningsAreNotMixed) {
  StatedTarget times = OnTime(2, 2022, 2);
  times.unit = "lần";
  StatedTarget yearly = times;
  yearly.per = "P1Y";
  yearly.document = 3;
  yearly.year = 2023;
  EXPECT_EQ(3u, CoursesOf({OnTime(1, 2021, 95), times, yearly}).size());
  EXPECT_EQ(2u, CoursesOf({OnTime(1, 2021, 95),
                           Share(2, 2022, Comparator::kAtLeast, 60, "hộ nghèo", "được vay vốn")})
                    .size());
}

TEST(TargetCourseTest, OtherWordsForTheSameAreOneCourse) {
  const auto courses =
      CoursesOf({Share(1, 2021, Comparator::kAtLeast, 90, "hồ sơ", "được giải quyết đúng hạn"),
                 Share(2, 2022, Comparator::kAtLeast, 95, "hồ sơ", "giải quyết đúng thời hạn")});
  EXPECT_THAT(Shown(courses), ElementsAre("2021 90 first, 2022 95 raised reworded"));
  // But not where one plan states both.
  EXPECT_EQ(
      2u, CoursesOf({Share(1, 2021, Comparator::kAtLeast, 90, "hồ sơ", "được giải quyết đúng hạn"),
                     Share(1, 2021, Comparator::kAtLeast, 95, "hồ sơ", "giải quyết đúng thời hạn")})
              .size());
}

TEST(TargetCourseTest, AnotherKindOfBoundIsAChange) {
  StatedTarget more = OnTime(2, 2022, 95);
  more.comparator = Comparator::kMoreThan;
  StatedTarget about = OnTime(3, 2023, 99);
  about.comparator = Comparator::kAbout;
  EXPECT_THAT(Shown(CoursesOf({OnTime(1, 2021, 95), more, about})),
              ElementsAre("2021 95 first, 2022 95 changed, 2023 99 changed"));
}

TEST(TargetCourseTest, GradesHaveAnOrder) {
  StatedTarget good = OnTime(1, 2021, 0);
  good.value.reset();
  good.unit.clear();
  good.grade = "Khá";
  StatedTarget better = good;
  better.document = 2;
  better.year = 2022;
  better.grade = "Tốt";
  EXPECT_THAT(Shown(CoursesOf({good, better})), ElementsAre("2021 Khá first, 2022 Tốt raised"));
}

TEST(TargetCourseTest, TwoValuesForOneYearAreShownAsSuch) {
  EXPECT_THAT(Shown(CoursesOf({OnTime(1, 2021, 95), OnTime(2, 2021, 96), OnTime(3, 2022, 96)})),
              ElementsAre("2021 96 first disputed, 2022 96 kept"));
  EXPECT_THAT(Shown(CoursesOf({OnTime(1, 2021, 95), OnTime(1, 2021, 95)})),
              ElementsAre("2021 95 first"));
}

TEST(TargetCourseTest, WithoutAYearNothingIsCompared) {
  StatedTarget timeless = OnTime(1, 2021, 90);
  timeless.year.reset();
  EXPECT_THAT(Shown(CoursesOf({timeless, OnTime(2, 2022, 95)})),
              ElementsAre("2022 95 first, 0 90 first"));
}

}  // namespace
}  // namespace kehoach::audit
