// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/html_text.h"

#include <limits>

#include <gtest/gtest.h>

namespace kehoach::exporter {
namespace {

TEST(EscapeHtmlTest, MarkupBecomesText) {
  EXPECT_EQ("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;",
            EscapeHtml("<script>alert('1')</script>"));
  EXPECT_EQ("&amp;lt;&quot;", EscapeHtml("&lt;\""));
  EXPECT_EQ("Kế hoạch 2024", EscapeHtml("Kế hoạch\t2024"));
  EXPECT_EQ("a\xEF\xBF\xBD", EscapeHtml("a\xFF\x01"));
}

TEST(VietnameseNumberTest, HasPointsBetweenThousandsAndACommaBeforeFractions) {
  EXPECT_EQ("0", VietnameseNumber(std::int64_t{0}));
  EXPECT_EQ("999", VietnameseNumber(std::int64_t{999}));
  EXPECT_EQ("1.000", VietnameseNumber(std::int64_t{1000}));
  EXPECT_EQ("-1.234.567", VietnameseNumber(std::int64_t{-1234567}));
  EXPECT_EQ("-123", VietnameseNumber(std::int64_t{-123}));
  EXPECT_EQ("97,5", VietnameseNumber(97.5));
  EXPECT_EQ("100", VietnameseNumber(100.0));
  EXPECT_EQ("14.582,125", VietnameseNumber(14582.125));
  EXPECT_EQ("0", VietnameseNumber(-0.0001));
  EXPECT_EQ("-0,5", VietnameseNumber(-0.5));
  EXPECT_EQ("", VietnameseNumber(std::numeric_limits<double>::infinity()));
}

// The value that browsers name for this style sheet in their messages.
TEST(PolicyHashTest, IsTheBase64OfTheSha256) {
  EXPECT_EQ("sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", PolicyHash(""));
  EXPECT_EQ("sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", PolicyHash("abc"));
}

}  // namespace
}  // namespace kehoach::exporter
