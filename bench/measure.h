// SPDX-License-Identifier: GPL-3.0-or-later
// What the benchmarks share: CPU time and peak memory of a process, medians, temporary folders.
// Not thread-safe: one measurement at a time.
#ifndef KEHOACH_BENCH_MEASURE_H_
#define KEHOACH_BENCH_MEASURE_H_

#include <functional>
#include <string>
#include <vector>

namespace kehoach::bench {

struct Usage {
  double seconds = 0;   // CPU, user and system
  double peak_mib = 0;  // most memory resident at once
};

// Runs a program with its output thrown away and waits for it. The peak is never below that of
// the calling process (exec hands the mark on), so a caller stays small. Throws
// std::runtime_error when it cannot be run or ends with another code than `expected`.
Usage RunProgram(const std::vector<std::string>& arguments, int expected = 0);

// Runs `work` in a forked process, so that what it leaves in memory does not meet the next one.
Usage RunForked(const std::function<void()>& work);

// CPU seconds of this process so far.
double CpuSeconds();
// Most memory of this process resident at once, so far.
double PeakMib();

// REQUIRES: not empty. Of an even number of values the upper middle one.
double Median(std::vector<double> values);

// *.pdf of a folder, in name order.
std::vector<std::string> PdfsOf(const std::string& folder);

// Throws std::runtime_error.
std::string ReadAll(const std::string& file);

// A new folder that goes with its content when the object does.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace kehoach::bench

#endif  // KEHOACH_BENCH_MEASURE_H_
