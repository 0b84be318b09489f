// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pattern.h"

#include <gtest/gtest.h>

namespace kehoach::rules {
namespace {

TEST(IsAnchoredTest, EveryAlternativeBeginsTheText) {
  for (const char* pattern :
       {"^a", "^a|^b", "^(?:a|b)", "^[|]", "^[]|]a", "^[^]|(]a", "^[[:alpha:]|]a", "^a\\|b",
        "^\\(a|^b", "^\\Qa|b\\E", "^[\\]|]b", "^(?P<name>a|b)|^(c|(d|e))$"}) {
    EXPECT_TRUE(IsAnchored(pattern)) << pattern;
  }
}

TEST(IsAnchoredTest, OthersMayMatchInside) {
  for (const char* pattern : {"", "a", "^a|b", "a|^b", "^a|", "|^a", "(?:^a)", "(?i)^a", "\\^a",
                              "[^a]", "^?a", "^*a", "^{0,1}a", "^(?:a)|b", "^[a]|b", "^\\\\|b"}) {
    EXPECT_FALSE(IsAnchored(pattern)) << pattern;
  }
}

}  // namespace
}  // namespace kehoach::rules
