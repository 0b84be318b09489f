// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress_meter.h"

#include <chrono>
#include <cmath>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kehoach::cli {
namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::HasSubstr;
using ::testing::Not;
using Time = ProgressMeter::Time;

// A clock that the test moves.
class MeterTest : public ::testing::Test {
 protected:
  Time At(double s) const {
    return start_ + duration_cast<Time::duration>(std::chrono::duration<double>(s));
  }
  static double Left(const ProgressFigures& figures) {
    return figures.left ? static_cast<double>(figures.left->count()) : -1;
  }

  const Time start_ = Time(std::chrono::hours(100));
};

TEST_F(MeterTest, SaysNothingOfTheRestBeforeItKnows) {
  ProgressMeter meter(1000, start_);
  EXPECT_FALSE(meter.Figures(At(60)).left);
  meter.Add(At(61), {true, false, 3});
  meter.Add(At(62), {true, false, 3});
  EXPECT_FALSE(meter.Figures(At(63)).left);
  meter.Add(At(64), {true, false, 3});
  meter.Add(At(65), {true, false, 3});
  EXPECT_TRUE(meter.Figures(At(65)).left);
}

TEST_F(MeterTest, AnEvenPaceGivesTheTimeItTakes) {
  ProgressMeter meter(3600, start_);
  for (int i = 1; i <= 1200; ++i) {
    meter.Add(At(i), {true, false, 4});
    const ProgressFigures figures = meter.Figures(At(i));
    if (i >= 10) {
      EXPECT_NEAR(Left(figures), 3600 - i, 2) << i;
    }
  }
  const ProgressFigures figures = meter.Figures(At(1200));
  EXPECT_NEAR(figures.rate_now, 4, 0.5);
  EXPECT_NEAR(figures.rate_overall, 4, 0.01);
  EXPECT_TRUE(figures.rate_of_pages);
  EXPECT_EQ(figures.done, 1200u);
}

TEST_F(MeterTest, TheRateOfNowIsThatOfTheLastSeconds) {
  ProgressMeter meter(1000, start_);
  for (int i = 1; i <= 100; ++i) meter.Add(At(i), {true, false, 2});
  for (int i = 1; i <= 100; ++i) meter.Add(At(100 + i * 0.1), {true, false, 2});
  const ProgressFigures figures = meter.Figures(At(110));
  EXPECT_NEAR(figures.rate_now, 20, 2);
  EXPECT_NEAR(figures.rate_overall, 400.0 / 110, 0.01);
  // And while nothing ends, it falls.
  EXPECT_EQ(meter.Figures(At(125)).rate_now, 0);
}

TEST_F(MeterTest, WhatIsKnownAlreadySaysNothingOfTheRest) {
  // A run that goes on: 20,000 need no work, then ten a second are read.
  ProgressMeter meter(50'000, start_);
  for (int i = 1; i <= 20'000; ++i) meter.Add(At(i * 1e-4), {false, false, 0});
  EXPECT_FALSE(meter.Figures(At(3)).left);
  for (int i = 1; i <= 600; ++i) {
    meter.Add(At(3 + i * 0.1), {true, false, 3});
    meter.Figures(At(3 + i * 0.1));
  }
  EXPECT_NEAR(Left(meter.Figures(At(63))), 29'400 / 10, 300);
}

TEST_F(MeterTest, LargeItemsDoNotMakeItJump) {
  // Every 50th document takes 8 s, the others 0.1 s; what is shown once a second moves by a tenth
  // at most once some minutes are known.
  ProgressMeter meter(100'000, start_);
  double now = 0, shown_at = 0, before = -1;
  for (int i = 1; i <= 3000; ++i) {
    const double end = now + (i % 50 == 0 ? 8 : 0.1);
    while (shown_at + 1 <= end) {
      shown_at += 1;
      const double left = Left(meter.Figures(At(shown_at)));
      if (shown_at > 180) {
        EXPECT_LT(std::abs(left - before), before * 0.1) << shown_at;
      }
      before = left;
    }
    now = end;
    meter.Add(At(now), {true, false, 1});
  }
  EXPECT_GT(before, 0);
}

TEST_F(MeterTest, RunsDownWhileNothingEnds) {
  ProgressMeter meter(100, start_);
  for (int i = 1; i <= 50; ++i) {
    meter.Add(At(i), {});
    meter.Figures(At(i));
  }
  EXPECT_NEAR(Left(meter.Figures(At(50))), 50, 2);
  // Ten minutes without an end: the pace of the last half of the run is that of nothing.
  double left = 50;
  for (int s = 51; s < 1500; ++s) {
    left = Left(meter.Figures(At(s)));
    ASSERT_GE(left, 0) << s;
  }
}

TEST_F(MeterTest, CountsFailuresAndEndsWithoutRest) {
  ProgressMeter meter(8, start_);
  for (int i = 1; i <= 8; ++i) meter.Add(At(i), {true, i % 4 == 0, 1});
  const ProgressFigures figures = meter.Figures(At(9));
  EXPECT_EQ(figures.failed, 2u);
  EXPECT_FALSE(figures.left);
}

TEST(DurationTextTest, IsCoarserTheLongerItIs) {
  const struct {
    std::int64_t seconds;
    const char* text;
  } cases[] = {
      {0, "5 s"},         {7, "5 s"},       {44, "45 s"},         {59, "1 min"},
      {94, "1 min 30 s"}, {119, "2 min"},   {299, "5 min"},       {330, "6 min"},
      {3569, "59 min"},   {3599, "1 h"},    {7812, "2 h 10 min"}, {7199, "2 h"},
      {35'999, "10 h"},   {50'000, "14 h"}, {172'000, "2 d"},     {200'000, "2 d 8 h"},
  };
  for (const auto& c : cases) EXPECT_EQ(DurationText(seconds(c.seconds)), c.text) << c.seconds;
}

TEST(CountTextTest, PartsThousands) {
  EXPECT_EQ(CountText(0), "0");
  EXPECT_EQ(CountText(999), "999");
  EXPECT_EQ(CountText(1000), "1,000");
  EXPECT_EQ(CountText(1'234'567), "1,234,567");
  EXPECT_EQ(CountText(-123), "-123");
  EXPECT_EQ(CountText(-1234), "-1,234");
}

ProgressFigures Example() {
  ProgressFigures figures;
  figures.done = 1234;
  figures.total = 50'000;
  figures.failed = 3;
  figures.rate_now = 41.2;
  figures.rate_overall = 8.31;
  figures.rate_of_pages = true;
  figures.left = seconds(7812);
  return figures;
}

TEST(BarLineTest, ShowsDocumentsPagesFailuresAndTimeLeft) {
  EXPECT_EQ(BarLine(Example(), 120),
            "........................................  1,234/50,000  41 pages/s (8.3 overall)"
            "  3 failed  2 h 10 min left");
  ProgressFigures half = Example();
  half.done = 25'000;
  EXPECT_THAT(BarLine(half, 120), HasSubstr("####################....................  25,000"));
  half.done = half.total;
  EXPECT_THAT(BarLine(half, 120), HasSubstr("finishing"));
  EXPECT_THAT(BarLine(half, 120), Not(HasSubstr("left")));
}

TEST(BarLineTest, LeavesOutTheLeastNeededWhereItIsNarrow) {
  EXPECT_EQ(BarLine(Example(), 80),
            ".............  1,234/50,000  41 pages/s (8.3 overall)  3 failed  2 h 10 min left");
  EXPECT_EQ(BarLine(Example(), 64),
            "...........  1,234/50,000  41 pages/s  3 failed  2 h 10 min left");
  EXPECT_EQ(BarLine(Example(), 40), "1,234/50,000  3 failed  2 h 10 min left");
  EXPECT_EQ(BarLine(Example(), 30), "1,234/50,000  2 h 10 min left");
  EXPECT_EQ(BarLine(Example(), 12), "1,234/50,000");
  EXPECT_EQ(BarLine(Example(), 5), "1,234");
  EXPECT_EQ(BarLine(Example(), 0), "");
  for (int columns = 1; columns < 200; ++columns) {
    EXPECT_LE(static_cast<int>(BarLine(Example(), columns).size()), columns);
  }
}

TEST(BarLineTest, WithoutPagesTheRateIsThatOfItems) {
  ProgressFigures figures;
  figures.total = 10;
  EXPECT_EQ(BarLine(figures, 50), "........................................  0/10");
  figures.done = 5;
  figures.rate_now = figures.rate_overall = 25'000;
  EXPECT_EQ(BarLine(figures, 50), "#################.................  5/10  25,000/s");
}

TEST(PlainLineTest, IsASentence) {
  EXPECT_EQ(PlainLine(Example(), "documents"),
            "1,234 of 50,000 documents, 3 cannot be used, 41 pages/s, about 2 h 10 min left");
  ProgressFigures start;
  start.total = 12;
  EXPECT_EQ(PlainLine(start, "documents"), "0 of 12 documents");
}

TEST(BarLineTest, SaysHowManyPagesWaitForOcr) {
  ProgressFigures figures = Example();
  EXPECT_THAT(BarLine(figures, 160), Not(HasSubstr("OCR")));
  figures.waiting_pages = 1200;
  EXPECT_THAT(BarLine(figures, 160), HasSubstr("1,200 pages wait for OCR"));
  EXPECT_THAT(PlainLine(figures, "documents"), HasSubstr(", 1,200 pages wait for OCR"));
}

}  // namespace
}  // namespace kehoach::cli
