// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/font_style.h"

#include <gtest/gtest.h>

namespace kehoach::pdf {
namespace {

TEST(FontStyleTest, ReadsNamesOfRealProducers) {
  struct Case {
    const char* base_font;
    const char* name;
    bool bold, italic;
  };
  const Case cases[] = {
      {"TimesNewRomanPSMT", "TimesNewRomanPSMT", false, false},
      {"BAAAAA+LiberationSerif-Bold", "LiberationSerif-Bold", true, false},
      {"ABCDEF+TimesNewRomanPS-BoldItalicMT", "TimesNewRomanPS-BoldItalicMT", true, true},
      {"TimesNewRoman,BoldItalic", "TimesNewRoman,BoldItalic", true, true},
      {"Helvetica-Oblique", "Helvetica-Oblique", false, true},
      {"Arial-Black", "Arial-Black", true, false},
      {"SegoeUI-Semibold", "SegoeUI-Semibold", true, false},
      {"Utopia-Demi", "Utopia-Demi", true, false},
      {"VNI-Times-B", "VNI-Times-B", true, false},
      {"Garamond-BI", "Garamond-BI", true, true},
      {"SourceSerif-It", "SourceSerif-It", false, true},
      {"CIDFont+F1", "CIDFont+F1", false, false},
      {"BlackChancery", "BlackChancery", false, false},
      {"Roboto-Medium", "Roboto-Medium", false, false},
      {".VnTimeH", ".VnTimeH", false, false},
      {"abcdef+Name", "abcdef+Name", false, false},
      {"ABCDEF+", "", false, false},
      {"", "", false, false},
  };
  for (const Case& c : cases) {
    const FontStyle style = ReadFontName(c.base_font);
    EXPECT_EQ(style.name, c.name) << c.base_font;
    EXPECT_EQ(style.bold, c.bold) << c.base_font;
    EXPECT_EQ(style.italic, c.italic) << c.base_font;
  }
}

}  // namespace
}  // namespace kehoach::pdf
