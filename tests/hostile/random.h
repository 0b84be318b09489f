// SPDX-License-Identifier: GPL-3.0-or-later
// Random numbers that are the same on every platform, which those of <random> are not.
#ifndef KEHOACH_TESTS_HOSTILE_RANDOM_H_
#define KEHOACH_TESTS_HOSTILE_RANDOM_H_

#include <cstdint>

namespace kehoach::hostile {

// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
  }
  // 0..n-1; 0 when n is 0.
  std::uint32_t Below(std::uint32_t n) {
    return n == 0 ? 0 : static_cast<std::uint32_t>(Next() % n);
  }
  // 0..n-1, small ones much more often.
  std::uint32_t Skewed(std::uint32_t n) { return Below(Below(n) + 1); }

 private:
  std::uint64_t state_;
};

}  // namespace kehoach::hostile

#endif  // KEHOACH_TESTS_HOSTILE_RANDOM_H_
