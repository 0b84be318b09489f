// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/job_clock.h"

#include <chrono>
#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace kehoach::process {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

// A job in a process of which the test says everything.
class JobClockTest : public testing::Test {
 protected:
  JobClockTest() {
    limits_.step_cpu = milliseconds(20'000);
    limits_.job_cpu = milliseconds(300'000);
    limits_.stall = milliseconds(60'000);
  }

  // Lets `wall` and `cpu` go by, in many small looks, and gives the verdict, if there is one.
  std::optional<Verdict> Pass(milliseconds wall, milliseconds cpu) {
    constexpr int kLooks = 100;
    for (int i = 0; i < kLooks; ++i) {
      cpu_ += nanoseconds(cpu) / kLooks;
      const JobClock::Machine machine = {[&] { return waited_; }, [&] { return runnable_; }};
      const auto verdict =
          clock_.Look(nanoseconds(wall) / kLooks, cpu_, steps_, machine, limits_, "page");
      if (verdict) return verdict;
      if (waited_) *waited_ += waits_ * (nanoseconds(wall) / kLooks) / 100;
    }
    return std::nullopt;
  }

  Limits limits_;
  JobClock clock_;
  nanoseconds cpu_{0};
  std::uint64_t steps_ = std::uint64_t{1} << 32;
  std::optional<nanoseconds> waited_;
  int waits_ = 0;  // hundredths of the time
  bool runnable_ = false;
};

TEST_F(JobClockTest, WorkWithinItsBudgetsGoesOn) {
  clock_.Start(cpu_, steps_);
  for (int page = 0; page < 14; ++page) {
    EXPECT_EQ(Pass(milliseconds(20'000), milliseconds(19'900)), std::nullopt) << page;
    ++steps_;
  }
}

TEST_F(JobClockTest, ProcessorTimeBetweenTwoStepsIsLimited) {
  clock_.Start(cpu_, steps_);
  EXPECT_EQ(Pass(milliseconds(20'000), milliseconds(15'000)), std::nullopt);
  steps_ += 2;
  EXPECT_EQ(Pass(milliseconds(20'000), milliseconds(19'000)), std::nullopt);
  EXPECT_EQ(Pass(milliseconds(20'000), milliseconds(15'000)),
            (Verdict{End::kOutOfTime, "page 3 took more than 20 s of processor time"}));
}

TEST_F(JobClockTest, ProcessorTimeOfTheJobIsLimited) {
  cpu_ = milliseconds(1'000'000);  // of earlier jobs
  clock_.Start(cpu_, steps_);
  std::optional<Verdict> verdict;
  for (int page = 0; page < 100 && !verdict; ++page) {
    ++steps_;
    verdict = Pass(milliseconds(10'000), milliseconds(10'000));
  }
  EXPECT_EQ(verdict,
            (Verdict{End::kOutOfTime, "more than 300 s of processor time; it was at page 32"}));
  EXPECT_EQ(clock_.cpu_at_start(), milliseconds(1'000'000));
}

TEST_F(JobClockTest, NothingAtAllIsAStall) {
  clock_.Start(cpu_, steps_);
  EXPECT_EQ(Pass(milliseconds(59'000), milliseconds(1)), std::nullopt);
  EXPECT_EQ(Pass(milliseconds(2'000), milliseconds(1)),
            (Verdict{End::kStalled, "page 1 did nothing for 60 s"}));
}

TEST_F(JobClockTest, SlowWorkIsNoStall) {
  clock_.Start(cpu_, steps_);
  // One part in two hundred of a processor.
  EXPECT_EQ(Pass(milliseconds(1'000'000), milliseconds(5'000)), std::nullopt);
}

TEST_F(JobClockTest, AStepEndsAStall) {
  clock_.Start(cpu_, steps_);
  for (int page = 0; page < 10; ++page) {
    EXPECT_EQ(Pass(milliseconds(59'000), milliseconds(0)), std::nullopt);
    ++steps_;
  }
}

TEST_F(JobClockTest, WaitingForAProcessorIsNoStall) {
  waited_ = milliseconds(5);
  waits_ = 90;
  clock_.Start(cpu_, steps_);
  EXPECT_EQ(Pass(milliseconds(600'000), milliseconds(0)), std::nullopt);
  waits_ = 1;        // and then it does nothing
  runnable_ = true;  // which counts only where the kernel does not
  EXPECT_EQ(Pass(milliseconds(190'000), milliseconds(0)),
            (Verdict{End::kStalled, "page 1 did nothing for 60 s"}));
}

TEST_F(JobClockTest, WantingToRunIsForgivenSomeTimesWhereTheKernelDoesNotCount) {
  runnable_ = true;
  clock_.Start(cpu_, steps_);
  EXPECT_EQ(Pass(milliseconds(300'000), milliseconds(0)), std::nullopt);
  EXPECT_EQ(Pass(milliseconds(100'000), milliseconds(0)),
            (Verdict{End::kStalled, "page 1 did nothing for 60 s"}));
}

// A worker that was taken over may count steps without working.
TEST_F(JobClockTest, StepsWithoutWorkEndSomeDay) {
  clock_.Start(cpu_, steps_);
  std::optional<Verdict> verdict;
  int minutes = 0;
  for (; minutes < 1000 && !verdict; ++minutes) {
    steps_ = static_cast<std::uint64_t>(minutes) * 7;
    verdict = Pass(milliseconds(59'000), milliseconds(0));
  }
  ASSERT_TRUE(verdict);
  EXPECT_EQ(verdict->end, End::kStalled);
  EXPECT_EQ(minutes, 103);  // 20 × 300 s + 60 s
}

}  // namespace
}  // namespace kehoach::process
