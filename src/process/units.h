// SPDX-License-Identifier: GPL-3.0-or-later
// Limits in words: "20 s", "1.5 s", "1 GiB", "96 MiB".
#ifndef KEHOACH_PROCESS_UNITS_H_
#define KEHOACH_PROCESS_UNITS_H_

#include <chrono>
#include <cstdint>
#include <string>

namespace kehoach::process {

// Seconds with as many decimals as it needs, at most three; without locale. Pure.
std::string DurationText(std::chrono::milliseconds duration);

// In the largest unit that is whole, else in the largest with one decimal. Pure.
std::string BytesText(std::int64_t bytes);

}  // namespace kehoach::process

#endif  // KEHOACH_PROCESS_UNITS_H_
