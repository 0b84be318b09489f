// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts as people write and read them: sizes and times with their units, pages. Pure,
// thread-safe.
#ifndef KEHOACH_CLI_AMOUNTS_H_
#define KEHOACH_CLI_AMOUNTS_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kehoach::cli {

// How the two are described where one is wrong.
inline constexpr const char* kSizeForm = "a size such as 512 or 512M (MiB), 64K or 2G";
inline constexpr const char* kTimeForm = "a time such as 20 or 20s (seconds), 500ms, 2m or 1h";

// "512", "512M", "512 MiB", "1.5G", "64k" (units of 1024; without one: MiB) in bytes. Nothing when
// it is no size, not above 0, or beyond 1 TiB.
std::optional<std::int64_t> ParseSize(std::string_view text);
// "20", "20s", "0.5s", "500ms", "2m", "1h" (without a unit: seconds). Nothing when it is no time,
// under a millisecond, or beyond 7 days.
std::optional<std::chrono::milliseconds> ParseTime(std::string_view text);

// The same in short: "512 MiB", "1.5 MiB", "64 KiB", "20 s", "500 ms".
std::string SizeText(std::int64_t bytes);
std::string TimeText(std::chrono::milliseconds time);

// "1–3, 5" of numbers in ascending order.
std::string PageRanges(const std::vector<int>& pages);

}  // namespace kehoach::cli

#endif  // KEHOACH_CLI_AMOUNTS_H_
