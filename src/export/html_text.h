// SPDX-License-Identifier: GPL-3.0-or-later
// Text and figures on a page of HTML. Pure; thread-safe.
#ifndef KEHOACH_EXPORT_HTML_TEXT_H_
#define KEHOACH_EXPORT_HTML_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace kehoach::exporter {

// Any text as the text it is, between tags or in a quoted attribute; also in SVG and XML.
// CleanText() first.
std::string EscapeHtml(std::string_view text);

// "1.234.567" and "97,5": as figures are written in Vietnamese.
std::string VietnameseNumber(std::int64_t number);
std::string VietnameseNumber(double number);  // at most three decimals

// SHA-256 of a style sheet as a Content-Security-Policy names it: "sha256-…" (CSP level 3, 2.3.1).
std::string PolicyHash(std::string_view content);

}  // namespace kehoach::exporter

#endif  // KEHOACH_EXPORT_HTML_TEXT_H_
