// SPDX-License-Identifier: GPL-3.0-or-later
// How long recognition of one page may take.
#ifndef KEHOACH_OCR_DEADLINE_H_
#define KEHOACH_OCR_DEADLINE_H_

#include <cstdint>
#include <ctime>

namespace kehoach::ocr {

// Counts CPU time of the thread that made it, so that a busy machine fails no page. What sleeps for
// ever is for the process that watches this one. Use it in that thread only.
class Deadline {
 public:
  explicit Deadline(std::int64_t milliseconds) : end_(Now() + milliseconds * 1'000'000) {}
  bool Passed() const { return Now() >= end_; }

 private:
  static std::int64_t Now() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return std::int64_t{t.tv_sec} * 1'000'000'000 + t.tv_nsec;
  }

  std::int64_t end_;
};

}  // namespace kehoach::ocr

#endif  // KEHOACH_OCR_DEADLINE_H_
