// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/units.h"

#include <gtest/gtest.h>

namespace kehoach::process {
namespace {

using std::chrono::milliseconds;

TEST(UnitsTest, DurationsHaveTheDecimalsTheyNeed) {
  EXPECT_EQ(DurationText(milliseconds(20'000)), "20 s");
  EXPECT_EQ(DurationText(milliseconds(1500)), "1.5 s");
  EXPECT_EQ(DurationText(milliseconds(7)), "0.007 s");
  EXPECT_EQ(DurationText(milliseconds(0)), "0 s");
}

TEST(UnitsTest, BytesAreInAUnitThatPeopleRead) {
  EXPECT_EQ(BytesText(std::int64_t{1} << 30), "1 GiB");
  EXPECT_EQ(BytesText(std::int64_t{96} << 20), "96 MiB");
  EXPECT_EQ(BytesText(1536 * 1024), "1536 KiB");
  EXPECT_EQ(BytesText(100), "100 bytes");
  EXPECT_EQ(BytesText(123'456'789), "117.7 MiB");
  EXPECT_EQ(BytesText(0), "0 bytes");
}

}  // namespace
}  // namespace kehoach::process
