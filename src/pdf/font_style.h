// SPDX-License-Identifier: GPL-3.0-or-later
// What a PostScript font name says of the font. Pure function, thread-safe.
#ifndef KEHOACH_PDF_FONT_STYLE_H_
#define KEHOACH_PDF_FONT_STYLE_H_

#include <string>
#include <string_view>

namespace kehoach::pdf {

struct FontStyle {
  std::string name;  // without the subset tag "ABCDEF+" (ISO 32000-1, 9.6.4)
  bool bold = false;
  bool italic = false;
};

// In: a BaseFont name. A name that says nothing ("CIDFont+F1") yields neither bold nor italic.
FontStyle ReadFontName(std::string_view base_font);

}  // namespace kehoach::pdf

#endif  // KEHOACH_PDF_FONT_STYLE_H_
