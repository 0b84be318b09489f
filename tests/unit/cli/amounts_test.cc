// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/amounts.h"

#include <gtest/gtest.h>

namespace kehoach::cli {
namespace {

using std::chrono::milliseconds;

constexpr std::int64_t kMib = 1024 * 1024;

TEST(ParseSizeTest, TakesUnitsOf1024AndMibWithoutOne) {
  const struct {
    const char* text;
    std::int64_t bytes;
  } cases[] = {
      {"512", 512 * kMib},    {"512M", 512 * kMib},
      {"512m", 512 * kMib},   {"512MiB", 512 * kMib},
      {"512 MB", 512 * kMib}, {"2G", 2048 * kMib},
      {"1.5g", 1536 * kMib},  {"64K", 64 * 1024},
      {"0.5", kMib / 2},      {"1024G", std::int64_t{1} << 40},
  };
  for (const auto& c : cases) EXPECT_EQ(ParseSize(c.text), c.bytes) << c.text;
}

TEST(ParseSizeTest, RefusesWhatIsNone) {
  for (const char* text : {"", "M", "x", "12x", "-1", "+1", "0", "0M", "inf", "nan", "1e3", "1,5",
                           "1025G", "99999999999999999999", "1MM", "5ib", "5b", "1 024", "0x10"}) {
    EXPECT_FALSE(ParseSize(text)) << text;
  }
}

TEST(ParseTimeTest, TakesUnitsAndSecondsWithoutOne) {
  const struct {
    const char* text;
    int ms;
  } cases[] = {{"20", 20'000},  {"20s", 20'000},    {"0.5", 500},      {"500ms", 500},
               {"2m", 120'000}, {"2 min", 120'000}, {"1h", 3'600'000}, {"1.5H", 5'400'000}};
  for (const auto& c : cases) EXPECT_EQ(ParseTime(c.text), milliseconds(c.ms)) << c.text;
}

TEST(ParseTimeTest, RefusesWhatIsNone) {
  for (const char* text : {"", "s", "abc", "-5", "0", "0.0001", "8000000", "1d", "5 s x", "inf"}) {
    EXPECT_FALSE(ParseTime(text)) << text;
  }
}

TEST(AmountTextTest, IsShort) {
  EXPECT_EQ(SizeText(512 * kMib), "512 MiB");
  EXPECT_EQ(SizeText(kMib * 3 / 2), "1.5 MiB");
  EXPECT_EQ(SizeText(64 * 1024), "64 KiB");
  EXPECT_EQ(TimeText(milliseconds(20'000)), "20 s");
  EXPECT_EQ(TimeText(milliseconds(1500)), "1500 ms");
}

TEST(PageRangesTest, JoinsNeighbours) {
  EXPECT_EQ(PageRanges({}), "");
  EXPECT_EQ(PageRanges({7}), "7");
  EXPECT_EQ(PageRanges({1, 2, 3, 5, 8, 9}), "1–3, 5, 8–9");
}

}  // namespace
}  // namespace kehoach::cli
