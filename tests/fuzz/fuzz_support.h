// SPDX-License-Identifier: GPL-3.0-or-later
// What the fuzz targets share.
#ifndef KEHOACH_TESTS_FUZZ_FUZZ_SUPPORT_H_
#define KEHOACH_TESTS_FUZZ_FUZZ_SUPPORT_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace kehoach::fuzz {

// Ends the run when a promise of the code under test is broken; NDEBUG does not switch it off.
inline void Require(bool promise, const char* what) {
  if (promise) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

inline std::string_view Text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// "2022", "2022-01" or "2022-01-11".
inline bool IsIsoDate(std::string_view date) {
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  for (std::size_t i = 0; i < date.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? date[i] != '-' : date[i] < '0' || date[i] > '9') return false;
  }
  return true;
}

}  // namespace kehoach::fuzz

#endif  // KEHOACH_TESTS_FUZZ_FUZZ_SUPPORT_H_
