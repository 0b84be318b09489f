// SPDX-License-Identifier: GPL-3.0-or-later
// How far a long run is, how fast, and how long it will still take. Pure: the time is passed in.
// One meter is for one thread.
#ifndef KEHOACH_CLI_PROGRESS_METER_H_
#define KEHOACH_CLI_PROGRESS_METER_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace kehoach::cli {

// What became of one item.
struct ProgressStep {
  bool worked = true;   // false: it needed no work, being known already; says nothing of the rate
  bool failed = false;  // cannot be used
  int pages = 0;        // that were read
};

struct ProgressFigures {
  std::size_t done = 0, total = 0, failed = 0;
  // A second; 0 = nothing to say yet. Pages where items have some, else items.
  double rate_now = 0;      // of the last seconds
  double rate_overall = 0;  // since the start
  bool rate_of_pages = false;
  std::optional<std::chrono::seconds> left;
  std::size_t waiting_pages = 0;  // that are being recognised, or wait for it
};

// The time left is that of the items left at the pace of the last minutes (half of the run, 30 s
// to 10 min). Items that need no work are kept apart, for a run that goes on where one was stopped
// meets thousands of them first: of those left, as many are taken to need work as of the last
// ones. What is shown follows that estimate slowly instead of jumping with each large item.
class ProgressMeter {
 public:
  using Time = std::chrono::steady_clock::time_point;

  ProgressMeter(std::size_t total, Time start);

  void Add(Time now, const ProgressStep& step);
  // `recent`: what "now" means for the rate. Times of calls must not go back.
  ProgressFigures Figures(Time now, std::chrono::seconds recent = std::chrono::seconds(10));

 private:
  struct Sums {
    Time time;
    std::int64_t items = 0, worked = 0, pages = 0;
  };
  void Keep(Time now);
  const Sums& Since(Time time) const;  // the newest kept sums that are not after `time`
  std::optional<double> EstimateLeft(Time now) const;

  std::size_t total_, failed_ = 0;
  Time start_;
  Sums sums_;
  std::deque<Sums> kept_;       // one a second, of the last ten minutes
  double worked_share_ = 1;     // of the last items
  std::optional<double> left_;  // seconds, as shown last
  Time left_time_;              // when that was
};

// "41", "8.3": a rate as people read it.
std::string RateText(double rate);
// "1,234,567".
std::string CountText(std::int64_t count);
// "2 h 10 min": coarser the longer it is, so that it does not tell more than is known.
std::string DurationText(std::chrono::seconds duration);

// "#####.....  1,234/50,000  41 pages/s (38 overall)  3 failed  2 h 10 min left", at most `columns`
// wide: the overall rate where it is another one; what does not fit is left out, the least needed
// first.
std::string BarLine(const ProgressFigures& figures, int columns);
// "1,234 of 50,000 documents, 3 cannot be used, 41 pages/s, about 2 h 10 min left".
std::string PlainLine(const ProgressFigures& figures, std::string_view items);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_PROGRESS_METER_H_
