// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress_meter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace kehoach::cli {
namespace {

using std::chrono::duration;
using std::chrono::seconds;

constexpr seconds kLongestPace{600}, kShortestPace{30};
constexpr std::chrono::milliseconds kBetweenSums{1000};
// Before that the pace of a few items would be taken for that of all.
constexpr seconds kFirstEstimate{2};
constexpr std::int64_t kFirstItems = 4;
constexpr double kShareWeight = 1.0 / 32;  // of one item in the share that needs work
constexpr double kSlowness = 10;           // seconds in which an error of what is shown is mended
constexpr int kLongestBar = 40, kShortestBar = 8;

double Seconds(ProgressMeter::Time::duration time) { return duration<double>(time).count(); }

}  // namespace

ProgressMeter::ProgressMeter(std::size_t total, Time start)
    : total_(total), start_(start), sums_{start, 0, 0, 0}, kept_{sums_} {}

void ProgressMeter::Keep(Time now) {
  if (now - kept_.back().time < kBetweenSums) return;
  kept_.push_back(sums_);
  kept_.back().time = now;
  // One older than the longest pace stays: it is where that begins.
  while (kept_.size() > 2 && now - kept_[1].time >= kLongestPace) kept_.pop_front();
}

const ProgressMeter::Sums& ProgressMeter::Since(Time time) const {
  const auto after = std::upper_bound(kept_.begin(), kept_.end(), time,
                                      [](Time t, const Sums& sums) { return t < sums.time; });
  return after == kept_.begin() ? kept_.front() : *std::prev(after);
}

void ProgressMeter::Add(Time now, const ProgressStep& step) {
  sums_.items += 1;
  sums_.worked += step.worked ? 1 : 0;
  sums_.pages += step.pages;
  failed_ += step.failed ? 1 : 0;
  worked_share_ += ((step.worked ? 1.0 : 0.0) - worked_share_) * kShareWeight;
  Keep(now);  // with this item: its work lies before `now`
}

std::optional<double> ProgressMeter::EstimateLeft(Time now) const {
  if (now - start_ < kFirstEstimate || sums_.worked < kFirstItems) return {};
  const auto pace = std::clamp<Time::duration>((now - start_) / 2, kShortestPace, kLongestPace);
  const Sums& from = Since(now - pace);
  const std::int64_t worked = sums_.worked - from.worked;
  const double taken = Seconds(now - from.time);
  if (worked == 0 || taken <= 0) return {};
  const auto items = static_cast<double>(total_) - static_cast<double>(sums_.items);
  return std::max(0.0, items) * worked_share_ * taken / static_cast<double>(worked);
}

ProgressFigures ProgressMeter::Figures(Time now, seconds recent) {
  Keep(now);
  ProgressFigures out;
  out.done = static_cast<std::size_t>(sums_.items);
  out.total = total_;
  out.failed = failed_;
  out.rate_of_pages = sums_.pages > 0;
  const auto rate = [&](const Sums& from) {
    const double taken = Seconds(now - from.time);
    const std::int64_t count =
        out.rate_of_pages ? sums_.pages - from.pages : sums_.items - from.items;
    return taken < 0.5 ? 0.0 : static_cast<double>(count) / taken;
  };
  out.rate_overall = rate({start_, 0, 0, 0});
  out.rate_now = rate(Since(now - recent));

  const std::optional<double> estimate = EstimateLeft(now);
  if (out.done >= total_) {
    left_.reset();
  } else if (!estimate) {
    // Nothing new is known: what was shown runs down.
    if (left_) left_ = std::max(0.0, *left_ - Seconds(now - left_time_));
  } else if (!left_) {
    left_ = estimate;
  } else {
    const double passed = Seconds(now - left_time_);
    const double expected = std::max(0.0, *left_ - passed);
    // Early on little is known, and a wrong first estimate should not stay.
    const double slowness = std::clamp(Seconds(now - start_) / 6, 0.5, kSlowness);
    left_ = expected + (*estimate - expected) * (1 - std::exp(-passed / slowness));
  }
  left_time_ = now;
  if (left_) out.left = seconds(std::llround(*left_));
  return out;
}

std::string RateText(double rate) {
  return rate < 9.95 ? fmt::format("{:.1f}", rate) : CountText(std::llround(rate));
}

std::string CountText(std::int64_t count) {
  std::string digits = std::to_string(count);
  for (std::ptrdiff_t at = std::ssize(digits) - 3; at > (count < 0 ? 1 : 0); at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return digits;
}

std::string DurationText(seconds duration) {
  const auto rounded = [&](std::int64_t unit) {
    return (duration.count() + unit / 2) / unit * unit;
  };
  const auto two = [](std::int64_t large, const char* large_name, std::int64_t small,
                      const char* small_name) {
    return small == 0 ? fmt::format("{} {}", large, large_name)
                      : fmt::format("{} {} {} {}", large, large_name, small, small_name);
  };
  constexpr std::int64_t kMinute = 60, kHour = 60 * kMinute, kDay = 24 * kHour;
  if (rounded(5) < kMinute) return fmt::format("{} s", std::max<std::int64_t>(rounded(5), 5));
  if (rounded(10) < 5 * kMinute)
    return two(rounded(10) / kMinute, "min", rounded(10) % kMinute, "s");
  if (rounded(kMinute) < kHour) return fmt::format("{} min", rounded(kMinute) / kMinute);
  if (const std::int64_t five = rounded(5 * kMinute); five < 10 * kHour) {
    return two(five / kHour, "h", five % kHour / kMinute, "min");
  }
  if (rounded(kHour) < 2 * kDay) return fmt::format("{} h", rounded(kHour) / kHour);
  return two(rounded(kHour) / kDay, "d", rounded(kHour) % kDay / kHour, "h");
}

std::string BarLine(const ProgressFigures& figures, int columns) {
  if (columns <= 0) return {};
  const auto done = static_cast<std::int64_t>(figures.done);
  const auto total = static_cast<std::int64_t>(figures.total);
  const std::string unit = figures.rate_of_pages ? " pages/s" : "/s";
  // In the order of the line, each with its rank: 0 must be there, the highest goes first.
  struct Piece {
    int rank;
    std::string text;
  };
  std::vector<Piece> pieces = {{0, fmt::format("{}/{}", CountText(done), CountText(total))}};
  if (figures.rate_overall > 0) {
    pieces.push_back({3, "  " + RateText(figures.rate_now) + unit});
    // In the first seconds the two are the same.
    if (const std::string overall = RateText(figures.rate_overall);
        overall != RateText(figures.rate_now)) {
      pieces.push_back({4, fmt::format(" ({} overall)", overall)});
    }
  }
  if (figures.failed > 0) {
    pieces.push_back(
        {2, fmt::format("  {} failed", CountText(static_cast<std::int64_t>(figures.failed)))});
  }
  if (figures.waiting_pages > 0) {
    pieces.push_back({2, fmt::format("  {} pages wait for OCR",
                                     CountText(static_cast<std::int64_t>(figures.waiting_pages)))});
  }
  if (done >= total) {
    pieces.push_back({1, "  finishing"});
  } else if (figures.left) {
    pieces.push_back({1, fmt::format("  {} left", DurationText(*figures.left))});
  }
  const auto width = [&] {
    std::size_t sum = 0;
    for (const Piece& piece : pieces) sum += piece.text.size();  // ASCII
    return static_cast<int>(sum);
  };
  for (int rank = 4; rank > 0 && width() > columns; --rank) {
    std::erase_if(pieces, [&](const Piece& piece) { return piece.rank == rank; });
  }
  std::string line;
  if (const int bar = std::min(columns - width() - 2, kLongestBar); bar >= kShortestBar) {
    const auto filled = total == 0 ? 0 : std::min(done, total) * bar / total;
    line.assign(static_cast<std::size_t>(filled), '#');
    line.append(static_cast<std::size_t>(bar - filled), '.');
    line += "  ";
  }
  for (const Piece& piece : pieces) line += piece.text;
  line.resize(std::min(line.size(), static_cast<std::size_t>(columns)));
  return line;
}

std::string PlainLine(const ProgressFigures& figures, std::string_view items) {
  std::string line = fmt::format("{} of {} {}", CountText(static_cast<std::int64_t>(figures.done)),
                                 CountText(static_cast<std::int64_t>(figures.total)), items);
  if (figures.failed > 0) {
    line +=
        fmt::format(", {} cannot be used", CountText(static_cast<std::int64_t>(figures.failed)));
  }
  if (figures.rate_overall > 0) {
    line += fmt::format(", {}{}", RateText(figures.rate_now),
                        figures.rate_of_pages ? " pages/s" : "/s");
  }
  if (figures.waiting_pages > 0) {
    line += fmt::format(", {} pages wait for OCR",
                        CountText(static_cast<std::int64_t>(figures.waiting_pages)));
  }
  if (figures.done >= figures.total) {
    line += ", finishing";
  } else if (figures.left) {
    line += fmt::format(", about {} left", DurationText(*figures.left));
  }
  return line;
}

}  // namespace kehoach::cli
