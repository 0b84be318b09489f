// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf/font_style.h"

#include <algorithm>
#include <cctype>

namespace kehoach::pdf {
namespace {

constexpr std::size_t kTagLength = 6;

bool HasSubsetTag(std::string_view name) {
  return name.size() > kTagLength && name[kTagLength] == '+' &&
         std::all_of(name.begin(), name.begin() + kTagLength,
                     [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

FontStyle ReadFontName(std::string_view base_font) {
  FontStyle style;
  style.name = HasSubsetTag(base_font) ? base_font.substr(kTagLength + 1) : base_font;
  const std::string lower = Lower(style.name);
  style.bold = Contains(lower, "bold");
  style.italic = Contains(lower, "italic") || Contains(lower, "oblique");

  // The words below are family names too ("Black Chancery"): they count after a separator only.
  const std::size_t separator = lower.find_last_of("-, ");
  if (separator == std::string::npos) return style;
  const std::string suffix = lower.substr(separator + 1);
  for (std::string_view heavy : {"black", "heavy", "demi", "extrab", "ultrab"}) {
    if (suffix.compare(0, heavy.size(), heavy) == 0) style.bold = true;
  }
  if (suffix == "b" || suffix == "bd" || suffix == "bi" || suffix == "z") style.bold = true;
  if (suffix == "i" || suffix == "it" || suffix == "ital" || suffix == "bi" || suffix == "z" ||
      suffix == "boldit" || suffix == "mediumit") {
    style.italic = true;
  }
  return style;
}

}  // namespace kehoach::pdf
